"""A claim or figure laid out as an answer, with all that a reader needs to weigh it."""

from __future__ import annotations

import re

from reportedly.lang import load_words
from reportedly.link.answer import BEFALLEN, Answer, Standing
from reportedly.link.befell import get_befalling_verbs
from reportedly.link.credit import find_giver, find_speaker
from reportedly.link.family import find_family
from reportedly.link.group import Group
from reportedly.link.nations import find_nations
from reportedly.link.stems import find_content_words, make_stem
from reportedly.link.when import find_bound, find_phase
from reportedly.model import (
    Approximator,
    Claim,
    ClaimRef,
    CountedClass,
    Figure,
    FigureRole,
    PlaceRole,
    Precision,
    SlotEntry,
    Span,
    Status,
)

_TAKES_PART = re.compile(r"\w+ part\b")


def answer_claim(at: Standing, window: tuple[str | None, str | None] | None, inherited: bool) -> Answer:
    """A claim as such."""
    text = at.reading.report.text
    agents = " ".join(p.span.cut(text) for p in at.claim.participants if p.role == "agent")
    group = Group(population=None, nations=find_nations(agents, at.nations))
    return make_answer(
        at, span=at.claim.span, figure=None, kind=None, group=group, window=window,
        inherited=inherited, values=None, rate=None, whole=None, is_part=False,
    )  # fmt: skip


def make_answer(
    at: Standing,
    *,
    span: Span,
    figure: int | None,
    kind: CountedClass | None,
    group: Group,
    window: tuple[str | None, str | None] | None,
    inherited: bool,
    values: Figure | None,
    rate: str | None,
    whole: ClaimRef | None,
    is_part: bool,
) -> Answer:
    """The answer that a claim, or a figure of it, gives."""
    claim, report = at.claim, at.reading.report
    text = report.text
    speaker, chain, guessed = find_speaker(at.reading, claim, at.speakers)
    giver = find_giver(at, values)
    if giver and (speaker is None or giver.key != speaker.key):
        speaker, chain = giver, (*chain, giver.name)
    said = claim.attribution.said if claim.attribution else None
    words = " ".join(span.cut(text).split())
    entry = SlotEntry(
        ref=ClaimRef(report=report.id, claim=claim.id, number=at.number, figure=figure),
        words=words,
        span=span,
        status=claim.status,
        event=claim.event.lemma,
        denies=_denies(claim, kind),
        certainty=claim.certainty.value,
        agent=speaker.name if speaker else report.outlet,
        agent_kind=speaker.kind if speaker else None,
        speaker=speaker.key if speaker else (report.outlet or "").casefold() or None,
        sides=tuple(sorted(speaker.sides)) if speaker else (),
        body=speaker.body if speaker else None,
        chain=chain,
        inferred=guessed,
        own_voice=claim.attribution is None and giver is None,
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
        unit=values.unit if values else None,
        change=values.change if values else None,
        role=values.role if values else FigureRole.COUNT,
        places=tuple(dict.fromkeys(p.name for p in claim.places)),
    )
    agents = [p.span.cut(text) for p in claim.participants if p.role == "agent"]
    patients = [p.span.cut(text) for p in claim.participants if p.role == "patient"]
    return Answer(
        entry=entry,
        kind=kind,
        phase=find_phase(claim, text, kind),
        family=find_family(
            claim,
            kind,
            part=bool(_TAKES_PART.search(text[claim.event.span.start :][:12])),
            in_hospital=claim.event.lemma in load_words("slots")["families"]["hospital"]
            and "hospital" in claim.span.cut(text).lower(),
        ),
        lemma=claim.event.lemma,
        group=group,
        window=window,
        places=tuple(p for p in claim.places if p.role is not PlaceRole.FROM and p.precision is not Precision.WATER),
        words=find_content_words(_leave_out(claim, values, text)),
        who=find_content_words(" ".join(agents)),
        whom=find_content_words(" ".join(patients)),
        rate=rate,
        whole=whole,
        is_part=is_part,
        inherited=inherited,
        order=claim.span.start,
        part=next((p.role for p in claim.participants if values and p.span.covers(values.number)), None),
        has_figure=bool(claim.figures),
        told=_leave_out(claim, values, text),
        verb=claim.event.span.cut(text),
        noun=" ".join(text[values.number.end : values.span.end].split()) if values else "",
    )


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
