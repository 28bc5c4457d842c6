"""Parts and wholes of one report: which of its figures another is a part of."""

from __future__ import annotations

from dataclasses import replace

from reportedly.link.answer import Answer
from reportedly.model import Change, Claim, Figure


def set_wholes(found: list[Answer], claim: Claim) -> None:
    """Note for the figures of one claim which stands in the words of another: "1,500 of the 6,200 people"."""
    # "1,500 of the 6,200 people": the whole stands inside the part's own words.
    own = {a.ref.figure: n for n, a in enumerate(found) if a.ref.claim == claim.id and a.ref.figure is not None}
    for index, n in own.items():
        for other, m in own.items():
            if index == other or index is None or other is None:
                continue
            part, whole = claim.figures[index], claim.figures[other]
            inside = part.span.covers(whole.number) or (
                part.part_of is not None and part.part_of.overlaps(whole.number)
            )
            if inside and (part.low or 0) < (whole.high or whole.low or 0):
                found[n] = replace(found[n], is_part=True, whole=found[m].ref)


def may_hold(whole: Figure, part: Figure) -> bool:
    """Whether the second figure may be a part of the first."""
    low = part.low if part.low is not None else part.high
    high = whole.high if whole.high is not None else whole.low
    return low is not None and high is not None and low <= high and part.change is not Change.UP
