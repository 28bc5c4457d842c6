"""Quotations that stand alone: whose they are when the sentence before leaves one candidate."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.extract.attribution.choose import Found
from reportedly.extract.attribution.quoted import is_credited_after, with_chain
from reportedly.extract.attribution.quotes import Quote
from reportedly.extract.attribution.source import is_word_of
from reportedly.extract.parse import Parse

_STOPS = frozenset((".", "!", "?", "”", '"', "''", "»", "’", ":"))
# Shorter ones are titles and scare quotes.
_FEWEST = 5


def adopt_quotes(p: Parse, found: list[Found], quotes: Sequence[Quote], inside: Sequence[int]) -> None:
    """Give each quotation that nothing claims, and that is a sentence of its own, to the attribution just before it."""
    if not quotes or not found:
        return
    claimed = bytearray(len(p) + 1)
    ends: dict[int, Found] = {}  # the last attribution of each paragraph
    for f in sorted(found, key=lambda f: (_last(f), f.frame.cue)):
        for i, j in f.content:
            claimed[i:j] = b"\1" * (j - i)
        if f.source and (is_word_of("saying", f.frame.lemma) or any(inside[i] >= 0 for i, _ in f.content)):
            ends[p.para[_last(f) - 1]] = f
    sayings = frozenset(f.frame.lemma for f in found)
    for number, quote in enumerate(quotes):
        if claimed[quote.first] or quote.follows >= 0 or quote.last - quote.first < _FEWEST or quote.single:
            continue
        low, high = p.paragraphs[p.para[quote.first]]
        alone = quote.first == low or p.word[quote.first - 1] in _STOPS
        whole = quote.last >= high - 1 or (p.tag[quote.last][0] in "NPDIRWVC" and _is_sentence(p, quote))
        if not alone or not whole or is_credited_after(p, quote, inside, sayings):
            continue
        para = p.para[quote.first]
        owner = ends.get(para)
        if owner is None and quote.first == low and quote.last >= high - 1:
            owner = ends.get(para - 1)
            if owner is not None and _last(owner) < p.paragraphs[para - 1][1] - 1:
                owner = None
        if owner is None or _last(owner) > quote.first or quote.first - _last(owner) > 3:
            continue
        ranges = with_chain(p, quotes, number, inside, sayings)
        owner.content += ranges
        ends[p.para[ranges[-1][0]]] = owner
        for i, j in ranges:
            claimed[i:j] = b"\1" * (j - i)


def _is_sentence(p: Parse, quote: Quote) -> bool:
    return p.text[quote.span.start : quote.span.end].rstrip("\"'”’»`")[-1:] in (".", "!", "?", "…")


def _last(f: Found) -> int:
    ends = [j for _, j in f.content] + [f.cue[1]]
    if f.source:
        ends.append(f.source[1])
    return max(ends)
