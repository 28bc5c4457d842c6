"""Every claim of a story as its gist: what a report says of itself first, then what it leaves to others to say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.link.answer import Answer
from reportedly.link.echo import Echo, answer_echo, borrow_event, find_echo, show_denier
from reportedly.link.gist import Gist
from reportedly.link.nations import Nations
from reportedly.link.pairing.sight import see_claim
from reportedly.link.proposition import read_gist
from reportedly.link.speaker import Speakers
from reportedly.model import Reading


def collect_gists(
    readings: Iterable[Reading], answers: Iterable[Answer], speakers: Speakers, nations: Nations
) -> list[Gist]:
    """The gists of all claims of one story, report by report in the order of the readings.

    A denial that says nothing but that it is one ("rejected the accusation") denies the last that somebody else said
    before it in its report; where its report tells nothing such, the last that was said of who denies in the reports
    before.
    """
    by_report: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        if answer.ref.figure is None:
            by_report[answer.ref.report].append(answer)
    found: list[Gist] = []
    left: list[Echo] = []
    for reading in readings:
        here, open_ = _read_report(reading, by_report[reading.report.id], speakers, nations)
        found += here
        left += open_
    found = [g if g.things else borrow_event(g, _told_before(g, found), same_report=False) for g in found]
    return found + [answer_echo(e, _told_before(e.gist, found), same_report=False) or e.gist for e in left]


def _told_before(gist: Gist, found: Sequence[Gist]) -> list[Gist]:
    """What other reports told up to the day of a claim's report, the latest last."""
    entry = gist.answer.entry
    day = (entry.published or "~")[:10]
    return [
        g for g in found if g.answer.ref.report != entry.ref.report and (g.answer.entry.published or "~")[:10] <= day
    ]


def _read_report(
    reading: Reading, answers: Sequence[Answer], speakers: Speakers, nations: Nations
) -> tuple[list[Gist], list[Echo]]:
    claims = {c.id: c for c in reading.claims}
    here: list[Gist] = []
    left: list[Echo] = []
    for answer in sorted(answers, key=lambda a: (a.order, a.ref.number)):
        claim = claims[answer.ref.claim]
        gist = borrow_event(read_gist(answer, claim, reading, speakers, nations), here)
        if gist.denies != gist.answer.entry.denies:  # "no sign of an attack"
            gist = replace(gist, answer=replace(gist.answer, entry=replace(gist.answer.entry, denies=gist.denies)))
        gist = replace(gist, sight=see_claim(claim, reading))
        echo = find_echo(gist, claim, reading, speakers, nations)
        if echo is None:
            here.append(gist)
            continue
        gist = show_denier(gist, echo, claim, reading.report.text)
        echo = Echo(gist=gist, denier=echo.denier, of=echo.of, numbers=echo.numbers)
        denied = answer_echo(echo, here, same_report=True)
        # Whoever has just denied it in so many words sums up with "rejects the accusation" what was said.
        mine = gist.answer.entry.speaker
        summed_up = mine is not None and any(g.denies and g.answer.entry.speaker == mine for g in here)
        if denied or summed_up:
            here.append(denied or gist)
        else:
            left.append(echo)
    return here, left
