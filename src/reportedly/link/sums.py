"""What a sum of money is for."""

from __future__ import annotations

import re
from functools import cache

from reportedly.lang import load_words
from reportedly.link.stems import find_content_words, make_stem
from reportedly.model import Span

_END_BEFORE, _END_AFTER = re.compile(r"[.;!?]\s|\n"), re.compile(r"[.;!?,]\s|\n")
_BEFORE, _AFTER = 70, 45  # characters


def find_sums(text: str, span: Span) -> frozenset[str]:
    """What a sum is for, by the words beside it: "fined $400,000", "put the damage at 8 million euros".

    >>> text = "The port put the damage at 8 million euros."
    >>> sorted(find_sums(text, Span(27, 42)))
    ['damage']
    """
    before = _END_BEFORE.split(text[max(0, span.start - _BEFORE) : span.start])[-1]
    after = _END_AFTER.split(text[span.end : span.end + _AFTER])[0]
    stems = find_content_words(f"{before} {after}")
    found = frozenset(name for name, told in _get_stems().items() if stems & told)
    # Damages that somebody claims are not the damage that was done.
    return found - {"damage", "cost"} if found & {"claim", "compensation", "fine"} else found


@cache
def _get_stems() -> dict[str, frozenset[str]]:
    return {name: frozenset(make_stem(w) for w in words) for name, words in load_words("slots")["sums"].items()}
