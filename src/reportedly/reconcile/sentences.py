"""A sentence that two reports have word for word, though the one is no copy of the other by and large."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.model import AttributionKind, SlotEntry
from reportedly.reconcile.ground import Ground
from reportedly.reconcile.moment import is_later, order_entries

_RUN = 9  # words in a row that two reporters do not write alike, the number among them
_WORD = re.compile(r"\w+(?:[.,’'-]\w+)*")
_QUOTED = (AttributionKind.DIRECT, AttributionKind.MIXED)
_DAY = 10  # characters of an ISO date
_REACH = 200  # characters either side that are looked at


def find_sentence_of(entry: SlotEntry, entries: Sequence[SlotEntry], ground: Ground) -> tuple[SlotEntry, int] | None:
    """The first answer whose words around the number this one has too, and how many words those are.

    What somebody is quoted with stands word for word in many reports, and is no copy of theirs.
    """
    if entry.low is None or entry.attribution in _QUOTED:
        return None
    for other in sorted(entries, key=order_entries):
        if (
            not _is_published_before(other, entry)
            or frozenset((other.ref.report, entry.ref.report)) in ground.undecided
        ):
            continue
        if other.ref.report == entry.ref.report or other.attribution in _QUOTED:
            continue
        run = _count_run(entry, other, ground)
        if run >= _RUN:
            return other, run
    return None


def _is_published_before(a: SlotEntry, b: SlotEntry) -> bool:
    """Whether a report came out before another: on a day before, or at an hour before, where both tell it."""
    first, second = a.published or "", b.published or ""
    if not first or not second:
        return False
    if first[:_DAY] != second[:_DAY]:
        return first[:_DAY] < second[:_DAY]
    return len(first) > _DAY and len(second) > _DAY and is_later(replace(b, as_of=second), replace(a, as_of=first))


def _count_run(a: SlotEntry, b: SlotEntry, ground: Ground) -> int:
    for entry in (a, b):
        if entry.ref not in ground.around:
            ground.around[entry.ref] = _cut_around(entry, ground)
    (before, after), (other_before, other_after) = ground.around[a.ref], ground.around[b.ref]
    return _count_same(before, other_before) + _count_same(after, other_after)


def _cut_around(entry: SlotEntry, ground: Ground) -> tuple[list[str], list[str]]:
    """The words of the sentence before a figure, the nearest first, and those from it on."""
    reading = ground.readings.get(entry.ref.report)
    if reading is None:
        return [], []
    text, at = reading.report.text, entry.span.start
    before = re.split(r"[.!?:][”\"]?\s|\n|[“”\"]", text[max(0, at - _REACH) : at])[-1]
    after = re.split(r"[.!?:][”\"]?(?:\s|$)|\n|[“”\"]", text[at : at + _REACH])[0]
    return _WORD.findall(before.casefold())[::-1], _WORD.findall(after.casefold())


def _count_same(a: list[str], b: list[str]) -> int:
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
