"""A claim or figure laid out as an answer, with all that a reader needs to weigh it."""

from __future__ import annotations

import re

from reportedly.link.answer import BEFALLEN, Answer, Standing
from reportedly.link.befell import get_befalling_verbs
from reportedly.link.carried import find_carried
from reportedly.link.counting import Counting
from reportedly.link.credit import find_speaker
from reportedly.link.family import find_family, find_verb
from reportedly.link.giver import find_giver
from reportedly.link.group import Group
from reportedly.link.lists import get_list
from reportedly.link.nations import find_nations
from reportedly.link.pairing.sight import see_figure
from reportedly.link.speaker import OUTLET
from reportedly.link.stems import find_content_words, make_stem
from reportedly.link.sums import find_sums
from reportedly.link.when import find_bound, find_phase
from reportedly.model import (
    Approximator,
    Claim,
    ClaimRef,
    CountedClass,
    Figure,
    FigureRole,
    Phase,
    Place,
    PlaceRole,
    Precision,
    SlotEntry,
    Status,
)

_NOTHING = Counting(kind=None, unit=None)
_TREATS = ("treat", "hospitalise", "hospitalize")
_STATES = ("be", "remain", "stay", "lie")
_FROM = re.compile(r"\bfrom\s+$")
_TO = re.compile(r"(?:,[^,.;\n]{1,60},| \w+){0,2} to \d")
_TAKES_PART = re.compile(r"\w+ part\b")


def answer_claim(at: Standing, window: tuple[str | None, str | None] | None, inherited: bool) -> Answer:
    """A claim as such."""
    text = at.reading.report.text
    agents = " ".join(p.span.cut(text) for p in at.claim.participants if p.role == "agent")
    group = Group(population=None, nations=find_nations(agents, at.nations))
    return make_answer(at, group=group, window=window, inherited=inherited)


def make_answer(
    at: Standing,
    *,
    group: Group,
    window: tuple[str | None, str | None] | None,
    inherited: bool,
    index: int | None = None,
    figure: Figure | None = None,
    counting: Counting = _NOTHING,
    whole: ClaimRef | None = None,
    is_part: bool = False,
) -> Answer:
    """The answer that a claim, or a figure of it (the one with this `index`), gives."""
    claim, report, values, kind = at.claim, at.reading.report, figure, counting.kind
    span = values.span if values else claim.span
    text = report.text
    speaker, chain, guessed = find_speaker(at.reading, claim, at.speakers)
    if claim.attribution is None:
        speaker = at.speakers.get((report.id, OUTLET))
    giver, handed_on = find_giver(at, values) or (None, False)
    if giver and (speaker is None or giver.key != speaker.key):
        speaker, chain = giver, (*chain, giver.name)
    carried = find_carried(at, values) if giver is None and speaker is None else None
    if carried:
        speaker, chain, guessed = carried, (*chain, carried.name), (carried.name,)
    lender = counting.borrow(claim)
    lemma = find_verb(claim, figure, text) if figure else claim.event.lemma
    said = claim.attribution.said if claim.attribution else None
    words = " ".join(span.cut(text).split())
    entry = SlotEntry(
        ref=ClaimRef(report=report.id, claim=claim.id, number=at.number, figure=index),
        words=words,
        span=span,
        status=claim.status,
        event=claim.event.lemma,
        denies=not handed_on and _denies(claim, kind),
        certainty=claim.certainty.value,
        agent=speaker.name if speaker else report.outlet,
        agent_kind=speaker.kind if speaker else None,
        speaker=speaker.key if speaker else (report.outlet or "").casefold() or None,
        sides=tuple(sorted(speaker.sides)) if speaker else (),
        body=speaker.body if speaker else None,
        chain=chain,
        inferred=guessed,
        own_voice=claim.attribution is None and giver is None and carried is None,
        attribution=claim.attribution.kind if claim.attribution else None,
        outlet=report.outlet,
        title=report.title,
        published=report.published,
        said_earliest=said.earliest if said else None,
        said_latest=said.latest if said else None,
        event_earliest=find_bound(claim, "earliest", min),
        event_latest=find_bound(claim, "latest", max),
        as_of=(said.latest or said.earliest if said else None) or report.published,
        nations=tuple(sorted(group.nations)),
        low=values.low if values else None,
        high=values.high if values else None,
        approximator=values.approximator if values else Approximator.NONE,
        unit=counting.unit,
        change=lender.entry.change if lender and values and not values.change else counting.change,
        role=_find_role(values, text) if values else FigureRole.COUNT,
        places=tuple(dict.fromkeys(p.name for p in claim.places)),
    )
    agents = [p.span.cut(text) for p in claim.participants if p.role == "agent"]
    patients = [p.span.cut(text) for p in claim.participants if p.role == "patient"]
    return Answer(
        entry=entry,
        kind=kind,
        phase=lender.phase if lender else Phase.HAPPENED if counting.inner else find_phase(claim, text, kind, figure),
        family=lender.family if lender else _find_own_family(claim, counting, lemma, text),
        lemma="" if counting.inner else lender.lemma if lender else lemma,
        group=group,
        window=window,
        places=() if counting.inner else _find_places(at, gives=giver is not None),
        words=find_content_words(_leave_out(claim, values, text)) | (lender.words if lender else frozenset()),
        who=find_content_words(" ".join(agents)),
        whom=find_content_words(" ".join(patients)),
        rate=counting.rate,
        whole=whole,
        is_part=is_part,
        inherited=inherited,
        order=claim.span.start,
        part=next((p.role for p in claim.participants if values and p.span.covers(values.number)), None),
        has_figure=bool(claim.figures),
        definite=counting.definite,
        sums=find_sums(text, values.span) if values and kind is CountedClass.MONEY else frozenset(),
        called=speaker.called if speaker else frozenset(),
        told=_leave_out(claim, values, text),
        sight=see_figure(values, claim, at.reading) if values else None,
        verb=claim.event.span.cut(text),
        noun=" ".join(text[values.number.end : values.span.end].split()) if values else "",
    )


def _find_places(at: Standing, *, gives: bool) -> tuple[Place, ...]:
    # "Ankara puts its own dead at two": a capital that gives the number is not where they died.
    text = at.reading.report.text
    agents = [p.span for p in at.claim.participants if gives and p.role == "agent"]
    speaks = [s for s in agents if s.cut(text).lower() in at.capitals]
    return tuple(
        p
        for p in at.claim.places
        if p.role is not PlaceRole.FROM
        and p.precision is not Precision.WATER
        and not any(p.span.overlaps(s) for s in speaks)
    )


def _find_own_family(claim: Claim, counting: Counting, lemma: str, text: str) -> str:
    if counting.inner:  # the claim's verb is that of the part
        return counting.kind.value if counting.kind in BEFALLEN and counting.kind else ""
    return find_family(
        claim,
        counting.kind,
        lemma,
        part=bool(_TAKES_PART.search(text[claim.event.span.start :][:12])),
        guilty=text[claim.event.span.end :][:7].strip() == "guilty",
        in_hospital=lemma in _TREATS
        or ("hospital" in claim.span.cut(text).lower() and lemma in (*get_list("families", "hospital"), *_STATES)),
    )


def _find_role(figure: Figure, text: str) -> FigureRole:
    # "corrects the number from 22, as announced on Monday, to 19"
    before = text[max(0, figure.span.start - 8) : figure.span.start]
    if figure.role is FigureRole.COUNT and _FROM.search(before) and _TO.match(text, figure.number.end):
        return FigureRole.BEFORE
    return figure.role


def _denies(claim: Claim, kind: CountedClass | None) -> bool:
    # "The five killed are not included" denies nothing of the killing, "denied that five were killed" does.
    if claim.status is not Status.DENIED:
        return False
    return kind not in BEFALLEN or make_stem(claim.event.lemma) in get_befalling_verbs()


def _leave_out(claim: Claim, figure: Figure | None, text: str) -> str:
    if figure is None or not claim.span.covers(figure.span):
        return " ".join(claim.span.cut(text).split())
    words = text[claim.span.start : figure.span.start] + "…" + text[figure.span.end : claim.span.end]
    return " ".join(words.split())
