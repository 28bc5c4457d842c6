"""The fields of a claim as marks on the report's words."""

from __future__ import annotations

from typing import NamedTuple

from reportedly.model import Claim, Figure, Reading, Span
from reportedly.show.wording import (
    cut,
    get_year,
    write_certainty,
    write_converted,
    write_dates,
    write_figure,
    write_framing,
    write_place,
    write_role,
    write_time,
)


class Mark(NamedTuple):
    """One field in its words; `value` is what was read in them, or ''."""

    field: str
    span: Span
    value: str


def list_marks(reading: Reading, claim: Claim) -> list[Mark]:
    """All fields of a claim that stand in words: the claim itself, who, how sure, how many, when, where."""
    text, year = reading.report.text, get_year(reading.report)
    marks = [Mark("claim", claim.span, "")]
    attribution = claim.attribution
    if attribution:
        marks += [Mark("source", s.span, s.agent) for s in attribution.sources]
        marks += [Mark("cue", span, attribution.kind.value) for span in attribution.cue]
        marks += [Mark("content", span, "") for span in attribution.content if span != claim.span]
        named = {s.span for s in attribution.sources}
        marks += [
            Mark("chain", link.span, link.agent) for link in attribution.chain if link.span and link.span not in named
        ]
        if said := attribution.said:
            told = [f"to {said.to}" if said.to else "", f"in {said.place}" if said.place else ""]
            told.append(write_dates(said.earliest, said.latest, year))
            marks += [Mark("said", span, ", ".join(filter(None, told))) for span in said.spans]
    if claim.framing:
        marks += [Mark("framing", span, write_framing(claim.framing)) for span in claim.framing.spans]
    marks.append(Mark("event", claim.event.span, f"{claim.event.lemma} ({claim.event.type})"))
    marks += [Mark("status", span, claim.status.value) for span in claim.status_spans]
    marks += [Mark("hedge", span, write_certainty(claim)) for span in claim.certainty.hedge]
    marks += [Mark(p.role, p.span, "") for p in claim.participants]
    for figure in claim.figures:
        marks.append(Mark("figure", figure.span, _describe_figure(figure)))
        if figure.counted:
            group = (
                f" ({figure.counted.group.value})" if figure.counted.group not in (None, figure.counted.kind) else ""
            )
            marks.append(Mark("counted", figure.counted.span, figure.counted.kind.value + group))
        if figure.role_span and figure.role_span != figure.part_of:
            marks.append(Mark(figure.role.value, figure.role_span, write_figure(figure)))
        if figure.part_of:
            marks.append(Mark("part of", figure.part_of, ""))
        if figure.base:
            marks.append(Mark("base", figure.base, "the level before"))
        if figure.year_span:
            marks.append(Mark("year", figure.year_span, f"money of {figure.year}"))
    for time in claim.times:
        anchor = f", from “{cut(time.anchor_span, text)}”" if time.anchor_span else f", by {time.anchor.value}"
        marks.append(Mark("time", time.span, f"{write_time(time, text)} [{time.value}]{anchor}"))
    for place in claim.places:
        within = f", within {place.within_km:g} km" if place.within_km else ""
        marks.append(Mark("place", place.span, f"{write_place(place)}, {place.precision.value}{within}"))
    return marks


def _describe_figure(figure: Figure) -> str:
    converted = write_converted(figure)
    told = [write_figure(figure), f"= {converted}" if converted else "", write_role(figure)]
    kind = figure.counted.kind.value if figure.counted else ""
    return ", ".join(filter(None, (" ".join(filter(None, told)), kind)))
