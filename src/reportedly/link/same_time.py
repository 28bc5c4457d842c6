"""Whether two answers are about one time, and were given at one."""

from __future__ import annotations

from datetime import date

from reportedly.link.answer import NEVER, Answer, are_one_statement

_SAME_DAYS = 1  # "late on Sunday" and "Monday" may be one night
_LONG_AGO = 60  # days before its report that an event must lie to be no part of what the report is about


def compare_windows(a: Answer, b: Answer) -> float | None:
    """When it happened: yesterday's toll is not last week's."""
    if a.window is None and b.window is None:
        return None
    if a.window is None or b.window is None:
        given, other = (a, b) if a.window else (b, a)
        window = given.window
        asked = count_day(other.entry.as_of)
        last = count_day(window[1]) if window else None
        if asked and last and asked - last > _LONG_AGO:
            return NEVER if not are_one_statement(a, b) else -0.5
        return None
    gap = _gap(a.window, b.window)
    if gap <= 0:
        return 1.0 if a.window == b.window else 0.5
    if gap <= _SAME_DAYS:
        return 0.2
    return NEVER if not are_one_statement(a, b) else -0.5


def _gap(a: tuple[str | None, str | None], b: tuple[str | None, str | None]) -> int:
    first, second = (count_day(a[0]) or 0, count_day(a[1]) or 10**7), (count_day(b[0]) or 0, count_day(b[1]) or 10**7)
    return max(first[0], second[0]) - min(first[1], second[1])


def count_day(iso: str | None) -> int | None:
    """An ISO day or moment as the number of its day."""
    return date.fromisoformat(iso[:10]).toordinal() if iso else None


def compare_days(a: Answer, b: Answer) -> float | None:
    """When they were said: reports of one day mostly tell of one thing."""
    mine, theirs = count_day(a.entry.as_of), count_day(b.entry.as_of)
    if mine is None or theirs is None:
        return None
    return max(-0.1, 0.2 - 0.05 * abs(mine - theirs))
