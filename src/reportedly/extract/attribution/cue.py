"""Which words are the cue: the verb with its auxiliaries, negation, particle and the preposition it governs."""

from __future__ import annotations

from reportedly.extract.attribution.frame import Frame
from reportedly.extract.attribution.source import is_word_of
from reportedly.extract.parse import Parse

_BEFORE = frozenset(("aux", "auxpass", "neg"))
_ADVERBS = frozenset(("RB", "RBR", "RBS"))
_WRITTEN = frozenset(("statement", "email", "e-mail"))
_AFTER = frozenset(("RB", "RP", "JJ"))


def cue_range(p: Parse, frame: Frame, source: tuple[int, int] | None) -> tuple[int, int]:
    """The tokens (half-open) of a frame's cue: always one run, never over its source or content."""
    v = frame.cue
    low, high = p.sentences[p.sent[v]]
    parts = [*frame.content, source] if source else frame.content
    floor = max([low, *(j for _, j in parts if j <= v)])
    ceiling = min([high, *(i for i, _ in parts if i > v)])
    kind = p.tag[v][0]
    if frame.lemma == "according":
        return (v, v + 2) if v + 1 < high and p.lower[v + 1] == "to" else (v, v + 1)
    if kind == "R":
        return v, v + 1
    if kind == "N" and source != (p.left[v], v):
        return _noun_range(p, v, floor, ceiling)
    if p.tag[v] == "VBN" and v - 1 >= floor and p.lower[v - 1] == "as" and source and source[0] == v + 2:
        return v - 1, v + 2  # "as mentioned in"
    first, last = v, v + 1
    while first > floor and _belongs_before(p, first - 1, v):
        first -= 1
    while last < ceiling and _belongs_after(p, last, v):
        last += 1
    if last + 3 <= ceiling and _is_in_a_statement(p, last):
        last += 3
    if last < ceiling < high and any(i == ceiling for i, _ in frame.content) and _is_filler(p, last, ceiling):
        last = ceiling
    return first, last


def _noun_range(p: Parse, n: int, floor: int, ceiling: int) -> tuple[int, int]:
    first, last = n, n + 1
    while first > floor and p.head[first - 1] == n and p.dep[first - 1] in ("amod", "compound", "nummod", "advmod"):
        first -= 1
    while last < ceiling and p.dep[last] == "prep" and p.head[last] == n:
        last += 1
    return first, last


def _belongs_before(p: Parse, k: int, v: int) -> bool:
    if is_word_of("adverbs", p.lower[k]):
        return False  # "allegedly" is a cue of its own
    h, d = p.head[k], p.dep[k]
    if h == v:
        return d in _BEFORE or (d == "advmod" and p.tag[k] in _ADVERBS)
    return d == "advmod" and h < v and p.head[h] == v and p.tag[k] == "RB"


def _belongs_after(p: Parse, k: int, v: int) -> bool:
    if p.head[k] != v:
        return False
    d = p.dep[k]
    return d in ("prt", "neg") or (d == "advmod" and p.tag[k] in _AFTER and p.right[k] - p.left[k] == 1)


def _is_in_a_statement(p: Parse, i: int) -> bool:
    words = p.lower[i : i + 3]
    return (
        len(words) == 3
        and words[0] == "in"
        and words[1] in ("a", "an")
        and words[2] in _WRITTEN
        and p.right[i] == i + 3
    )


def _is_filler(p: Parse, i: int, j: int) -> bool:
    """Whether the words between a cue and its content belong to the cue: "made [the decision to]", "spoke [about]"."""
    if j - i > 6:
        return False
    for k in range(i, j):
        tag = p.tag[k]
        if tag in (",", ":", "PRP", "NNP", "NNPS", "``", "''", "-LRB-") or p.dep[k] in ("npadvmod", "agent"):
            return False
        if tag in ("NN", "NNS") and not is_word_of("nouns", p.lemma(k)) and not is_word_of("carriers", p.lemma(k)):
            return False
    return True
