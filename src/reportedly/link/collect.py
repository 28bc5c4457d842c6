"""Claims as answers: what each says to a question that is still to be found."""

from __future__ import annotations

from collections.abc import Mapping

from reportedly.link.alias import NO_NATIONS
from reportedly.link.answer import Answer, Standing
from reportedly.link.around import find_main_place, look_around
from reportedly.link.figured import answer_figure
from reportedly.link.lay import answer_claim
from reportedly.link.speaker import Speakers
from reportedly.link.told import Told
from reportedly.link.when import find_window, goes_on, is_long_ago
from reportedly.link.whole import set_wholes
from reportedly.model import Claim, Reading


def collect_answers(
    reading: Reading, speakers: Speakers, nations: Mapping[str, str], capitals: Mapping[str, str] = NO_NATIONS
) -> list[Answer]:
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
        shared = Standing(
            reading=reading, claim=claim, number=number, speakers=speakers, nations=nations, capitals=capitals
        )
        for index, figure in enumerate(claim.figures):
            answer = answer_figure(shared, index, figure, told, window, inherited)
            if answer is not None:
                found.append(answer)
            if answer is None or (answer.kind is None and answer.entry.unit is None):
                if figure.counted is not None and figure.counted.span != figure.number:
                    told.unread = figure
                continue
            told.note(claim, figure, answer)
        set_wholes(found, claim)
        found.append(answer_claim(shared, window, inherited))
    main = find_main_place(reading)
    return [look_around(a, reading, main) for a in found]
