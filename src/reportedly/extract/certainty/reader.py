"""The reader's view: the learned value, with the status, hedges and reasons of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.extract.certainty.climb import climb
from reportedly.extract.certainty.judge import Judgement, fold
from reportedly.extract.certainty.model import describe_event, describe_writing, predict_values
from reportedly.extract.parse import Parse
from reportedly.model import Certainty


def judge_readings(events: Sequence[tuple[Parse, int]]) -> list[Judgement]:
    """What a reader concludes of many events, each a parse and a token of it; order is kept.

    One call for many is several times as fast as one for each.
    """
    judged: list[Judgement] = []
    rows: list[list[float]] = []
    writing: list[list[float]] = []
    told: dict[tuple[int, int], list[float]] = {}
    for p, event in events:
        first, last = p.sentences[p.sent[event]]
        levels = climb(p, event, first, last)
        judgement = fold(p, levels)
        judged.append(judgement)
        key = (id(p), first)
        if key not in told:
            told[key] = describe_writing(p, first, last)
        writing.append(told[key])
        rows.append(describe_event(p, event, levels, judgement, told[key][:-1]))
    return [
        replace(j, certainty=Certainty(value=value, hedge=j.certainty.hedge))
        for j, value in zip(judged, predict_values(rows, writing), strict=True)
    ]
