"""Where a content begins and ends: whole quotations, no stray commas, no full stop outside the marks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reportedly.extract.attribution.frame import Ranges
from reportedly.extract.attribution.quotes import Quote
from reportedly.extract.parse import Parse
from reportedly.lang import load_words

_LOOSE = frozenset((",", ";", ":", "-", "–", "—", "--", "―"))
_LOOSE_AFTER = _LOOSE | frozenset((".", "!", "?", "…"))


def settle_content(
    p: Parse, content: Ranges, taken: Sequence[tuple[int, int]], quotes: Sequence[Quote], inside: Sequence[int]
) -> Ranges:
    """Content ranges in order, widened to whole quotations, less the words `taken` by cue and source, trimmed."""
    n = len(p)
    wide: Ranges = []
    for i, j in content:
        if i >= j:
            continue
        q = inside[i]
        if q >= 0 and not any(quotes[q].first <= a < i for a, _ in taken):
            i = min(i, quotes[q].first)
        if q >= 0 and i == quotes[q].first and i > 1 and p.lower[i - 1] == "that" and p.dep[i - 1] == "mark":
            i -= 1
        q = inside[j - 1]
        if q >= 0 and not any(j <= a < quotes[q].last for a, _ in taken):
            j = max(j, min(n, quotes[q].last))
        wide.append((i, j))
    parts: Ranges = []
    for i, j in sorted(wide):
        if parts and i <= parts[-1][1]:
            parts[-1] = (parts[-1][0], max(j, parts[-1][1]))
        else:
            parts.append((i, j))
    for a, b in taken:
        parts = [r for i, j in parts for r in ((i, min(j, a)), (max(i, b), j)) if r[0] < r[1]]
    return [r for r in (_trim(p, i, j, inside) for i, j in parts) if r[0] < r[1]]


@cache
def _connectives() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words.split()) for words in load_words("cues")["connectives"])


def skip_connective(p: Parse, i: int, j: int) -> int:
    """Where a content begins after a word that only ties its sentence to the one before ("Moreover, ...")."""
    for words in _connectives():
        n = len(words)
        if i + n + 1 < j and p.word[i + n] == "," and tuple(p.lower[i : i + n]) == words:
            return i + n + 1
    return i


def _trim(p: Parse, i: int, j: int, inside: Sequence[int]) -> tuple[int, int]:
    while i < j and p.word[i] in _LOOSE:
        i += 1
    if i < j and inside[i] < 0:
        i = skip_connective(p, i, j)
    while i < j and p.word[j - 1] in _LOOSE_AFTER and inside[j - 1] < 0:
        j -= 1
    if j - i == 1 and not p.word[i][0].isalnum():
        return i, i
    return i, j
