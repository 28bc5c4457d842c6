"""Which words are the cue: the verb with its auxiliaries, negation, particle and the preposition it governs."""

from __future__ import annotations

from reportedly.extract.attribution.frame import Frame
from reportedly.extract.attribution.source import is_word_of
from reportedly.extract.parse import Parse

_BEFORE = frozenset(("aux", "auxpass", "neg"))


def cue_range(p: Parse, frame: Frame, source: tuple[int, int] | None) -> tuple[int, int]:
    """The tokens (half-open) of a frame's cue: always one run, never over its source or content."""
    v = frame.cue
    first, last = v, v + 1
    content = frame.content
    floor = max([j for _, j in content if j <= v] + ([source[1]] if source and source[1] <= v else []), default=0)
    ceiling = min([i for i, _ in content if i > v] + ([source[0]] if source and source[0] > v else []), default=len(p))
    low, high = p.sentences[p.sent[v]]
    floor, ceiling = max(floor, low), min(ceiling, high)
    if frame.lemma == "according":
        return (v, v + 2) if v + 1 < high and p.lower[v + 1] == "to" else (v, v + 1)
    if p.tag[v][0] == "R":
        return v, v + 1
    if p.tag[v][0] == "N" and source != (p.left[v], v):
        while (
            first - 1 >= floor
            and p.head[first - 1] == v
            and p.dep[first - 1] in ("amod", "compound", "det", "nummod", "advmod")
        ):
            if p.dep[first - 1] == "det":
                break
            first -= 1
        while last < ceiling and p.dep[last] == "prep" and p.head[last] == v:
            last += 1
        return first, last
    if p.tag[v] == "VBN" and v - 1 >= floor and p.lower[v - 1] == "as" and source and source[0] == v + 2:
        return v - 1, v + 2
    while first - 1 >= floor:
        k = first - 1
        if is_word_of("adverbs", p.lower[k]):
            break
        if p.head[k] == v and (p.dep[k] in _BEFORE or p.dep[k] == "advmod" and p.tag[k] in ("RB", "RBR", "RBS")):
            first -= 1
        elif p.dep[k] == "advmod" and p.head[k] < v and p.head[p.head[k]] == v and p.tag[k] == "RB":
            first -= 1
        else:
            break
    while last < ceiling:
        k = last
        if p.head[k] == v and (
            p.dep[k] in ("prt", "neg")
            or p.dep[k] == "advmod"
            and p.tag[k] in ("RB", "RP", "JJ")
            and p.left[k] == k
            and p.right[k] == k + 1
        ):
            last += 1
        else:
            break
    if ceiling < high and any(i == ceiling for i, _ in content) and last < ceiling and _is_filler(p, last, ceiling, v):
        last = ceiling
    return first, last


def _is_filler(p: Parse, i: int, j: int, v: int) -> bool:
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
