"""Attributions by patterns that are too rare to learn and hardly ever wrong, put to those that were weighed."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.extract.attribution.bounds import settle_content
from reportedly.extract.attribution.choose import Found
from reportedly.extract.attribution.openings import list_openings
from reportedly.extract.attribution.quotes import Quote
from reportedly.extract.attribution.reckoned import list_reckoned
from reportedly.extract.parse import Parse

# The names of frames that are sayings whatever their words.
SETTLED = frozenset(("label", "as s", "account", "tail", "dash", "reckons", "hears"))


def add_sure(p: Parse, found: Sequence[Found], quotes: Sequence[Quote], inside: Sequence[int]) -> list[Found]:
    """The attributions with those of `openings` and `reckoned` whose cue none of them has.

    One that has most of the same content and no better source gives way.
    """
    kept = list(found)
    for f in (*list_openings(p), *list_reckoned(p)):
        if inside[f.frame.cue] >= 0 and any(inside[i] != inside[f.frame.cue] for i, _ in f.content):
            continue  # a cue in a quotation speaks of words in it
        same = [g for g in kept if g.cue[0] <= f.frame.cue < g.cue[1] or g.frame.cue == f.frame.cue]
        if any((g.source or f.source is None) and f.frame.name != "as s" for g in same):
            continue
        taken = [f.cue, f.source] if f.source else [f.cue]
        f.content[:] = settle_content(p, f.content, taken, quotes, inside)
        rest = [g for g in kept if not any(g is s for s in same)]
        if f.content and not _is_claimed(f, rest):
            kept = [*(g for g in rest if not _gives_way(g, f)), f]
    return kept


def _words(f: Found) -> set[int]:
    return {k for i, j in f.content for k in range(i, j)}


def _is_claimed(f: Found, kept: Sequence[Found]) -> bool:
    """Whether somebody named is credited with these words already, by a cue outside them."""
    words = _words(f)
    for g in kept:
        if (
            g.source
            and not f.holds(g.frame.cue)
            and not g.holds(f.frame.cue)
            and 2 * len(words & _words(g)) > len(words)
        ):
            return True
    return False


def _gives_way(g: Found, f: Found) -> bool:
    """Whether an attribution to nobody is about the same words, or has the new one's source among its content."""
    if g.holds(f.frame.cue) and f.source and g.holds(f.source[0]) and not g.source:
        return True
    return g.source is None and not f.holds(g.frame.cue) and 2 * len(_words(f) & _words(g)) > len(_words(f))
