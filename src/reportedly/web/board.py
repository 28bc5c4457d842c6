"""A comparison laid out as a board: one column for each different answer, the lowest first, with who gives it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.model import (
    ClaimRef,
    Comparison,
    Origin,
    SlotEntry,
    SlotKind,
)
from reportedly.show.board import write_answer, write_ends, write_range, write_speaker
from reportedly.web.standings import Standing, gather_standings, is_grave

_FIRST, _MOST = 8, 20  # standings shown at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One answer: its number in time order, the letter of its origin, the words that hedge it, and what it disputes.

    `disputes` are the answers it disputes, in the order of the columns, each with the numbers of those who give it.
    """

    number: int
    entry: SlotEntry
    speaker: str
    letter: str
    known: bool
    hedge: str
    disputes: tuple[tuple[str, tuple[int, ...]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One answer and all who give it; `at` and `width` place it on the scale, 0 to 100."""

    label: str
    cards: tuple[Card, ...]
    reports: int
    origins: int
    at: float | None = None
    width: float = 0.0
    is_denial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A comparison as it is drawn."""

    columns: tuple[Column, ...]
    standings: tuple[Standing, ...]
    origins: tuple[tuple[str, Origin, int], ...]
    range: str
    ends: tuple[str, ...]
    first: int  # so many of the standings are shown at once: those in dispute, and some more


def lay_board(c: Comparison, hedges: Mapping[str, str]) -> Board:
    """The board of a comparison; `hedges` are the hedging words of claims by their ids."""
    numbers = {e.ref: n for n, e in enumerate(c.entries, start=1)}
    letters = {m.claim: (write_letter(n), o.known) for n, o in enumerate(c.origins) for m in o.members}
    disputes: dict[ClaimRef, set[int]] = defaultdict(set)
    for r in c.relations:
        if is_grave(r) and r.left in numbers and r.right in numbers:
            disputes[r.left].add(numbers[r.right])
            disputes[r.right].add(numbers[r.left])
    cards = tuple(
        Card(
            number=numbers[e.ref],
            entry=e,
            speaker=write_speaker(e).removeprefix("- "),
            letter=letters.get(e.ref, ("", False))[0],
            known=letters.get(e.ref, ("", False))[1],
            hedge=hedges.get(e.ref.claim, ""),
        )
        for e in c.entries
    )
    columns = _lay_columns(c, cards)
    columns = tuple(_tell_disputes(column, columns, disputes) for column in columns)
    place = {card.entry.ref: column.label for column in columns for card in column.cards}
    standings = gather_standings(c.relations, numbers, place)
    return Board(
        columns=columns,
        standings=standings,
        origins=tuple((write_letter(n), o, len({m.claim.report for m in o.members})) for n, o in enumerate(c.origins)),
        range=write_range(c),
        ends=tuple(line.replace(", - ", ", ") for line in write_ends(c)),
        first=max(_FIRST, sum(s.alert for s in standings[:_MOST])),
    )


def write_letter(number: int) -> str:
    """The sign of an origin: A, B, ... Z, AA, AB."""
    letter = chr(ord("A") + number % 26)
    return letter if number < 26 else write_letter(number // 26 - 1) + letter


def _write_yes(entry: SlotEntry) -> str:
    return "no" if entry.denies else "yes"


def _lay_columns(c: Comparison, cards: Sequence[Card]) -> tuple[Column, ...]:
    counted = c.slot.kind is SlotKind.HOW_MANY
    groups: dict[tuple[object, ...], list[Card]] = defaultdict(list)
    for card in cards:
        e = card.entry
        key = (e.low, e.high, e.approximator, e.change) if counted else (e.denies,)
        groups[key].append(card)
    values = [v for e in c.entries for v in (e.low, e.high) if v is not None]
    made = []
    for group in groups.values():
        first = group[0].entry
        at, width = _place(first, values) if counted else (None, 0.0)
        made.append(
            Column(
                label=write_answer(first) if counted else _write_yes(first),
                cards=tuple(group),
                reports=len({card.entry.ref.report for card in group}),
                origins=len({card.letter or card.number for card in group}),
                at=at,
                width=width,
                is_denial=all(card.entry.denies for card in group),
            )
        )
    return tuple(sorted(made, key=_rank))


def _tell_disputes(column: Column, columns: Sequence[Column], disputes: Mapping[ClaimRef, set[int]]) -> Column:
    def tell(card: Card) -> Card:
        held = disputes.get(card.entry.ref, set())
        told = ((other.label, tuple(c.number for c in other.cards if c.number in held)) for other in columns)
        return replace(card, disputes=tuple((label, numbers) for label, numbers in told if numbers))

    return replace(column, cards=tuple(tell(card) for card in column.cards))


def _rank(column: Column) -> tuple[float, float, str]:
    e = column.cards[0].entry
    bounds = [v for v in (e.low, e.high) if v is not None]
    return (bounds[0], bounds[-1], column.label) if bounds else (float(column.is_denial), 0.0, column.label)


def _place(entry: SlotEntry, values: Sequence[float]) -> tuple[float | None, float]:
    # On a scale from the least to the most that anybody says; by magnitude where these lie far apart.
    least, most = min(values, default=0.0), max(values, default=0.0)
    if least == most or (entry.low is None and entry.high is None):
        return None, 0.0
    scale = math.log1p if least >= 0 and most > 50 * max(least, 1.0) else float
    low = entry.low if entry.low is not None else least
    high = entry.high if entry.high is not None else most
    start, stop = (100 * (scale(v) - scale(least)) / (scale(most) - scale(least)) for v in (low, high))
    return round(start, 2), round(stop - start, 2)
