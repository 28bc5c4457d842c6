"""What the tagger is told of each word, and of each word as seen from a cue: the parse and the rules, as numbers.

A table of kinds (`WORD_KINDS`, `PAIR_KINDS`) gives each sight its own range of ids, so that one embedding table serves
all: a row's embeddings are summed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.extract.attribution.choose import Found, Option, make_found
from reportedly.extract.attribution.quotes import Quote
from reportedly.extract.parse import Parse

Ids = NDArray[np.int64]

# How many ids each sight of a word takes: tag, dependency, letter case, the rules' cue, the rules' role, quotation.
MOST_TAGS, MOST_DEPS, MOST_PATHS = 64, 64, 1024
WORD_KINDS = (MOST_TAGS, MOST_DEPS, 6, 6, 4, 3)
# Of a pair: distance, sentence and paragraph, path in the parse, the rules' frames of this cue, of others, quotation.
PAIR_KINDS = (30, 35, MOST_PATHS, 64, 8, 8)
_STEPS = np.array([1, 2, 3, 4, 5, 7, 10, 14, 20, 28, 40, 60, 90])
_CUE_BINS = np.array([0.05, 0.2, 0.42, 0.7, 0.9])
# Children of a word that are looked at on either side of a cue; longer rows are lists or nonsense.
MOST_BESIDE = 40
# Frames under this weight are not shown.
LEAST_FRAME = 0.05
_NONE, _SOURCE, _CONTENT, _CUE = 0, 1, 2, 3


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A report as the tagger sees it: `words` (tokens x sights), and what pairs are looked up in."""

    parse: Parse
    inside: Ids  # the number of the quotation each token stands in, or -1
    sentences: Ids
    paragraphs: Ids
    starts: list[int]  # first token of each quotation
    words: Ids
    options: Mapping[int, Option]  # by cue token
    frames: Mapping[int, list[tuple[float, Found]]]  # by cue token: the two likeliest, with their ranges
    roles: NDArray[np.int64]  # the role of each token in what the rules chose, outermost


@dataclass(frozen=True, slots=True)
class Labels:
    """The names behind the ids: Penn tags, dependency labels, paths in the parse; id 0 is none of them."""

    tags: Mapping[str, int]
    deps: Mapping[str, int]
    paths: Mapping[str, int]


def see_report(
    p: Parse,
    quotes: Sequence[Quote],
    inside: Sequence[int],
    options: Sequence[Option],
    chosen: Sequence[Found],
    labels: Labels,
) -> View:
    """Lay out what the tagger may see of a report."""
    n = len(p)
    rated = np.zeros(n, dtype=np.int64)
    frames: dict[int, list[tuple[float, Found]]] = {}
    by_cue = {o.cue: o for o in options}
    for option in options:
        rated[option.cue] = np.searchsorted(_CUE_BINS, option.total, side="right")
        if option.total < LEAST_FRAME:
            continue
        made = [(w, make_found(p, f, s, w, quotes, inside)) for w, f, s in option.frames[:2] if w >= LEAST_FRAME]
        frames[option.cue] = [(w, found) for w, found in made if found]
    roles = np.zeros(n, dtype=np.int64)
    for found in sorted(chosen, key=lambda f: sum(j - i for i, j in f.content)):
        for i, j in found.content:
            roles[i:j] = _CONTENT
        if found.source:
            roles[slice(*found.source)] = _SOURCE
        roles[slice(*found.cue)] = _CUE
    words = np.empty((n, len(WORD_KINDS)), dtype=np.int64)
    words[:, 0] = [labels.tags.get(t, 0) for t in p.tag]
    words[:, 1] = [labels.deps.get(d, 0) for d in p.dep]
    words[:, 2] = [_case(w) for w in p.word]
    words[:, 3] = rated
    words[:, 4] = roles
    words[:, 5] = [0 if q < 0 else 2 if quotes[q].single else 1 for q in inside[:n]]
    words += np.cumsum([0, *WORD_KINDS[:-1]])
    quoted, sentences, paragraphs = (np.array(x[:n], dtype=np.int64) for x in (inside, p.sent, p.para))
    starts = [q.first for q in quotes]
    return View(p, quoted, sentences, paragraphs, starts, words, by_cue, frames, roles)


def see_pairs(view: View, cue: int, low: int, high: int, labels: Labels) -> Ids:
    """The sights of tokens `low` .. `high` (half-open) from the cue at token `cue`: tokens x sights."""
    p = view.parse
    at = np.arange(low, high)
    out = np.empty((high - low, len(PAIR_KINDS)), dtype=np.int64)
    far = np.searchsorted(_STEPS, np.abs(at - cue), side="right")
    out[:, 0] = np.where(at < cue, len(_STEPS) - far, len(_STEPS) + far)
    sentence = np.clip(view.sentences[low:high] - p.sent[cue], -3, 3) + 3
    paragraph = np.clip(view.paragraphs[low:high] - p.para[cue], -2, 2) + 2
    out[:, 1] = sentence * 5 + paragraph
    out[:, 2] = 0
    for i, j, name in reversed(list(list_paths(p, cue))):
        if i < high and j > low:
            out[max(i, low) - low : min(j, high) - low, 2] = labels.paths.get(name, 1)
    out[:, 3] = _frame_roles(view, cue, low, high)
    nested = int(view.roles[cue] == _CONTENT)
    out[:, 4] = view.roles[low:high] * 2 + nested
    out[:, 5] = _quote_ranks(view, cue, low, high)
    out += np.cumsum([0, *PAIR_KINDS[:-1]])
    return out


def list_paths(p: Parse, cue: int) -> Iterator[tuple[int, int, str]]:
    """Token ranges of the cue's sentence with their paths from the cue, the nearest first."""
    at, before, trail = cue, -1, ""
    for _ in range(5):
        yield at, at + 1, f"{trail}="
        for c in _list_near(p.children[at], cue):
            if c != before:
                yield p.left[c], p.right[c], f"{trail}{'<' if c < at else '>'}{p.dep[c]}"
        if p.head[at] == at:
            break
        trail += f"{p.dep[at]}^"
        before, at = at, p.head[at]


def _list_near(children: Sequence[int], cue: int) -> Sequence[int]:
    """The children nearest to a cue: a hostile sentence hangs tens of thousands on one word."""
    if len(children) <= 2 * MOST_BESIDE:
        return children
    at = bisect_left(children, cue)
    return children[max(0, at - MOST_BESIDE) : at + MOST_BESIDE]


def _frame_roles(view: View, cue: int, low: int, high: int) -> Ids:
    out = np.zeros(high - low, dtype=np.int64)
    for k, (weight, found) in enumerate(view.frames.get(cue, ())):
        roles = np.zeros(high - low, dtype=np.int64)
        for i, j in found.content:
            roles[max(0, i - low) : max(0, j - low)] = 1
        if found.source:
            roles[max(0, found.source[0] - low) : max(0, found.source[1] - low)] = 2
        roles[max(0, found.cue[0] - low) : max(0, found.cue[1] - low)] = 3
        # the likeliest: 3 weights x 4 roles, at 4 ids apart; the second adds its role; 0 .. 3 is no frame at all
        out += (4 + roles) * 4 + 16 * (0 if weight < 0.3 else 1 if weight < 0.7 else 2) if k == 0 else roles
    return out


def _quote_ranks(view: View, cue: int, low: int, high: int) -> Ids:
    inside = view.inside[low:high]
    ahead = bisect_left(view.starts, cue + 1)  # quotations that begin at or before the cue
    ranks = np.where(inside < ahead, 2 + np.minimum(2, ahead - 1 - inside), 5 + np.minimum(2, inside - ahead))
    ranks[inside == view.inside[cue]] = 1
    ranks[inside < 0] = 0
    return ranks


def _case(word: str) -> int:
    if not word[0].isalpha():
        return 1 if word[0].isdigit() else 0
    if word.islower():
        return 2
    if word[0].isupper():
        return 4 if len(word) > 1 and word.isupper() else 3
    return 5
