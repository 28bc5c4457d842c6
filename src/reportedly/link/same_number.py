"""Whether two answers give the same number, in the same words, by the same speaker."""

from __future__ import annotations

from reportedly.link.answer import BEFALLEN, Answer, are_near
from reportedly.link.same_time import count_day

_SOON = 3  # days within which answers to one question contradict each other


def compare_values(a: Answer, b: Answer) -> float | None:
    """The number itself: the same one, above all a crooked one, is rarely chance."""
    if a.entry.low is None and a.entry.high is None:
        return None
    mine, theirs = a.entry.low or a.entry.high or 0.0, b.entry.low or b.entry.high or 0.0
    if mine == theirs:
        return 1.0 if _is_round(mine) else 1.5
    if are_near(a, b):
        return 0.5
    small, large = sorted((mine, theirs))
    if small == 0:
        # "Nobody was hurt" contradicts who counts three on the same days; weeks later it is of another time.
        mine_day, their_day = count_day(a.entry.as_of), count_day(b.entry.as_of)
        apart = abs(mine_day - their_day) if mine_day and their_day else 0
        return -1.0 if apart <= _SOON else -2.5
    ratio = large / max(small, 1)
    return -1.5 if ratio > 30 else -0.9 if ratio > 10 else -0.5 if ratio > 5 else None


def _is_round(value: float) -> bool:
    return value < 10 or (value >= 100 and value % 100 == 0)


def compare_speakers(a: Answer, b: Answer) -> float | None:
    """Who says so."""
    return 0.5 if a.entry.speaker and a.entry.speaker == b.entry.speaker else None


def compare_words(a: Answer, b: Answer) -> float | None:
    """The words of the claims."""
    joined = len(a.words | b.words)
    return len(a.words & b.words) / joined if joined else None


def compare_context(a: Answer, b: Answer) -> float | None:
    """The rarer words of the paragraphs around."""
    if _stand_apart(a, b):
        return None
    small = min(len(a.context), len(b.context))
    return len(a.context & b.context) / small - 0.2 if small > 3 else None


def _stand_apart(a: Answer, b: Answer) -> bool:
    # "Thirty are still inside, eight walked free": one paragraph tells of both, so that its words join nothing.
    if a.ref.report != b.ref.report or a.lemma == b.lemma or a.entry.unit or a.kind in BEFALLEN:
        return False
    return a.entry.low != b.entry.low
