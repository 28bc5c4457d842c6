"""The words of a name: as a key to compare, and as they are shown."""

from __future__ import annotations

from reportedly.extract.agent.layout import Layout, find_segments
from reportedly.extract.parse import UNSEEN, Parse
from reportedly.model import Span

_SMALL = frozenset(
    ["the", "'s", "’s", "a", "an", "'", "’", "of", "and", "for", "in", "at", "from", "on", "to", "by", "with"]
)


def make_key(p: Parse, start: int, end: int) -> tuple[str, ...]:
    """The words of a name in lower case, without small ones and marks."""
    return tuple(w for i in range(start, end) if (w := p.lower[i].rstrip(".")) not in _SMALL and w[:1].isalnum())


def clean(p: Parse, start: int, end: int) -> str:
    """The words as they stand, for display: no trailing marks, no "'s", white space single."""
    while end > start + 1 and (not p.word[end - 1][0].isalnum() or p.lower[end - 1] in ("'s", "’s")):
        end -= 1
    return " ".join(UNSEEN.sub("", p.span(start, end).cut(p.text)).split()).rstrip(".,;:")


def find_capitals(p: Parse, start: int, end: int) -> tuple[str, ...]:
    """The words that begin with a capital, in lower case: they may tell a country."""
    return tuple(p.lower[i] for i in range(start, end) if p.word[i][0].isupper() and p.tag[i] != "DT")


def is_short_form(p: Parse, start: int, end: int) -> bool:
    """Whether a segment is capitals alone in brackets: "(FOW)"."""
    return end == start + 1 and p.word[start].isupper() and len(p.word[start]) > 1 and p.lower[start - 1] == "("


def find_short_forms(p: Parse, at: Layout) -> tuple[Span, ...]:
    """What stands in brackets beside a name, as its short form."""
    return tuple(p.span(s, e) for s, e in find_segments(p, at) if is_short_form(p, s, e))
