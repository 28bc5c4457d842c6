"""Parts and wholes of one report: which of its figures another is a part of."""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.link.answer import BEFALLEN, Answer
from reportedly.link.befell import is_fronted
from reportedly.link.group import EVERYBODY, find_population
from reportedly.link.lists import get_list
from reportedly.link.stems import split_words
from reportedly.link.told import Before, Told
from reportedly.model import Change, Claim, ClaimRef, CountedClass, Figure, Span

_OF_WHICH = re.compile(r"(?:^|[.;,:“]\s*|\n)\s*(?:of|among) (?:the|its|their|those|these)\b[^,.;]*$", re.IGNORECASE)
_OWNED = (["its"], ["their"], ["our"], ["his"], ["her"])
_OF_THE = re.compile(r"\s+of the \w", re.IGNORECASE)
_PART = re.compile(r"\b(?:of (?:them|whom|those|these)|including|among (?:them|whom))\b[^.;]*$")
_SOME = re.compile(
    r"\s+(?:who|that|which|in|at|on|from|near|wounded|injured|hurt|killed|missing|captured|taken|held)\b"
)
_PLAIN = 3  # words of a noun phrase that names no others: "the police officers"
_NEAR = 40  # characters before a number that may say it is a part


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


def find_whole(
    figure: Figure,
    claim: Claim,
    text: str,
    *,
    kind: CountedClass | None,
    head: str | None,
    heir: Before | None,
    told: Told,
) -> tuple[bool, ClaimRef | None]:
    """Whether a figure is a part, and of which figure told before."""
    lead_words = text[max(0, figure.span.start - _NEAR) : figure.number.start].lower()
    follow = text[figure.number.end : figure.number.end + 12].lower()
    is_part = (
        (figure.part_of is not None and split_words(figure.part_of.cut(text))[:1] not in _OWNED)
        or any(lead_words.rstrip().endswith(w) or follow.lstrip().startswith(w) for w in get_list("scope", "part"))
        or bool(_PART.search(lead_words))
        or bool(_OF_THE.match(text, figure.number.end))
    )
    if kind in BEFALLEN and figure.part_of is not None and _names_all(figure.part_of, text):
        is_part = False  # "14 of the guards are dead": of all guards that are
    near = told.by_head.get(head or "") or told.find(claim, text, befallen=True)
    whole = near[2].ref if is_part and near and may_hold(near[1], figure) else None
    if near and whole and near[2].kind is not kind:
        is_part = False  # "three were shot, two of them killed": all the killed
    fronted = _find_fronted(figure, claim, text, told) if figure.part_of is None else None
    if fronted and may_hold(fronted[1], figure):
        return True, fronted[2].ref  # "of the 250 firefighters promised, 180 have come"
    if heir and heir[0] is claim and _OF_WHICH.search(text[max(0, heir[1].span.start - 40) : heir[1].number.start]):
        is_part, whole = True, heir[2].ref  # "of the firm's 35 workers, six had been on duty"
    return is_part, whole


def _find_fronted(figure: Figure, claim: Claim, text: str, told: Told) -> Before | None:
    return next(
        (
            b
            for b in (told.people, told.thing, told.befallen)
            if b and b[0] is claim and b[1].number.start < figure.number.start and is_fronted(b[1], text)
        ),
        None,
    )


def _names_all(part_of: Span, text: str) -> bool:
    nouns = split_words(part_of.cut(text))
    if nouns[:1] != ["the"] or len(nouns) > _PLAIN or _SOME.match(text, part_of.end):
        return False
    return find_population(nouns) not in (None, EVERYBODY)


def may_hold(whole: Figure, part: Figure) -> bool:
    """Whether the second figure may be a part of the first."""
    low = part.low if part.low is not None else part.high
    high = whole.high if whole.high is not None else whole.low
    return low is not None and high is not None and low <= high and part.change is not Change.UP
