"""Which of two answers is the later one."""

from __future__ import annotations

from datetime import UTC, date, datetime

from reportedly.model import SlotEntry


def get_day(entry: SlotEntry) -> str | None:
    """The day on which an answer held, None where nothing dates it."""
    return entry.as_of[:10] if entry.as_of else None


def is_later(a: SlotEntry, b: SlotEntry) -> bool:
    """Whether `a` held after `b`: on a later day, or some hours later where both give the hour."""
    first, second = get_day(a), get_day(b)
    if first is None or second is None:
        return False
    if first != second:
        return first > second
    return _moment(a) > _moment(b) if has_hour(a) and has_hour(b) else False


def is_later_of(a: SlotEntry, b: SlotEntry) -> bool:
    """Whether either is known to be the later."""
    return is_later(a, b) or is_later(b, a)


def count_days(a: SlotEntry, b: SlotEntry) -> int | None:
    """The days from `a` to `b`, None where one is not dated."""
    first, second = get_day(a), get_day(b)
    if first is None or second is None:
        return None
    return date.fromisoformat(second).toordinal() - date.fromisoformat(first).toordinal()


def has_hour(entry: SlotEntry) -> bool:
    """Whether it is dated to the hour, by its own time or by that of a report of the same day."""
    return len(_tell_time(entry)) > 10


def order_entries(entry: SlotEntry) -> tuple[str, str, bool, str, int, int]:
    """The key that sorts entries by time, undated ones last, a denial after what it may deny."""
    figure = entry.ref.figure if entry.ref.figure is not None else -1
    denied = entry.denies
    return (entry.as_of or "~", entry.published or "~", denied, entry.ref.report, entry.ref.number, figure)


def _tell_time(entry: SlotEntry) -> str:
    told, published = entry.as_of or "", entry.published or ""
    # What was said "on Monday" was said before Monday's report of it.
    return published if len(told) == 10 and published[:10] == told else told


def _moment(entry: SlotEntry) -> datetime:
    moment = datetime.fromisoformat(_tell_time(entry))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
