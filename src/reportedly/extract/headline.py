"""A headline that only says what the text says after it: its claims are the text's, told twice."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.extract.parse import Parse
from reportedly.model import Claim

_LONGEST = 25  # tokens
_CLOSED = frozenset((".", "!", "?", ":", ";", '"', "”", "''", ")", "…"))


def drop_repeated(p: Parse, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims without those of the headline that the body makes again, with the same figures and status.

    A headline that says more, less or otherwise than the body keeps its claims: where it misreports, that must show.
    """
    end = find_headline(p)
    if not end:
        return tuple(claims)
    body = [c for c in claims if c.span.start >= end]
    return tuple(c for c in claims if c.span.end > end or not any(_repeats(p, other, c) for other in body))


def find_headline(p: Parse) -> int:
    """Where the report's headline ends: a short first paragraph without a full stop; 0 where there is none."""
    if len(p.paragraphs) < 2:
        return 0
    first, last = p.paragraphs[0]
    if not 3 <= last - first <= _LONGEST or p.lower[last - 1] in _CLOSED:
        return 0
    return p.end[last - 1]


def _repeats(p: Parse, body: Claim, headline: Claim) -> bool:
    if body.status is not headline.status or abs(body.certainty.value - headline.certainty.value) > 0.5:
        return False
    if body.event.lemma != headline.event.lemma and (
        body.event.type != headline.event.type or body.event.type == "other"
    ):
        return False
    told = {(f.low, f.high, f.unit) for f in body.figures}
    if any((f.low, f.high, f.unit) not in told for f in headline.figures):
        return False
    pinned = {x.geonames_id for x in body.places}
    if any(x.geonames_id is not None and x.geonames_id not in pinned for x in headline.places):
        return False
    return bool(headline.figures) or len(_nouns(p, headline) & _nouns(p, body)) >= 2


def _nouns(p: Parse, claim: Claim) -> set[str]:
    first, last = p.token_at(claim.span.start), p.token_at(claim.span.end - 1) + 1
    return {p.lemma(i) for i in range(first, last) if p.tag[i][:1] == "N"}
