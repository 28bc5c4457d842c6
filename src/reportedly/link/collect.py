"""Claims as answers: what each says to a question that is still to be found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reportedly.link.answer import Answer, Standing
from reportedly.link.figured import answer_figure
from reportedly.link.lay import answer_claim
from reportedly.link.speaker import Speakers
from reportedly.link.stems import find_content_words
from reportedly.link.told import Told
from reportedly.link.when import find_window, goes_on, is_long_ago
from reportedly.link.whole import set_wholes
from reportedly.model import Claim, Place, Precision, Reading

_AROUND = 240  # characters


def collect_answers(reading: Reading, speakers: Speakers, nations: Mapping[str, str]) -> list[Answer]:
    """Every figure of a reading's claims, and every claim as such, in the order of the report."""
    found: list[Answer] = []
    told = Told()
    background: tuple[Claim, tuple[str | None, str | None]] | None = None
    text = reading.report.text
    for number, claim in enumerate(reading.claims, start=1):
        window = find_window(claim, text)
        if window is None and background and goes_on(background[0], claim, text):
            window, inherited = background[1], True
        else:
            inherited = False
        background = (claim, window) if window and is_long_ago(window, reading) else None
        shared = Standing(reading=reading, claim=claim, number=number, speakers=speakers, nations=nations)
        for index, figure in enumerate(claim.figures):
            answer = answer_figure(shared, index, figure, told, window, inherited)
            if answer is None:
                continue
            found.append(answer)
            told.note(claim, figure, answer)
        set_wholes(found, claim)
        found.append(answer_claim(shared, window, inherited))
    main = _find_main_place(reading)
    return [_look_around(a, reading, main) for a in found]


def _find_main_place(reading: Reading) -> tuple[Place, ...]:
    """The place that the report tells of most, if it does so more than once: where its claims play that tell none."""
    counted: dict[str, list[Place]] = {}
    for claim in reading.claims:
        for place in claim.places:
            if place.precision is not Precision.UNRESOLVED:
                counted.setdefault(place.name, []).append(place)
    best = max(counted.values(), key=len, default=[])
    return (best[0],) if len(best) > 1 else ()


def _look_around(answer: Answer, reading: Reading, main: tuple[Place, ...]) -> Answer:
    text = reading.report.text
    at = answer.entry.span.start
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    end = len(text) if end < 0 else end
    first, last = max(start, at - _AROUND), min(end, at + _AROUND)
    nearby: tuple[Place, ...] = ()
    if not answer.places:
        told = [c for c in reading.claims if at - 2 * _AROUND <= c.span.start <= at and c.places]
        nearby = told[-1].places if told else main
    return replace(answer, context=find_content_words(text[first:last]), nearby=nearby)
