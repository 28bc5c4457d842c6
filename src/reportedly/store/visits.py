"""When somebody last looked at the ledger, and how far it went then."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from reportedly.store.sqlite import Ledger

GAP = timedelta(hours=1)  # so long after the last page a visit is over
_STEP = timedelta(minutes=10)  # so often a visit that goes on is written down


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit of one person, between two moments (ISO 8601, UTC); `report` was the last in the ledger then."""

    number: int
    began: str
    ended: str
    report: int


def find_last_visit(ledger: Ledger, who: str, now: str) -> Visit | None:
    """The visit before the one that goes on now, against which what is new is told; None at the first."""
    visits = _load_visits(ledger, who)
    if visits and _is_within(visits[0].ended, now, GAP):
        visits = visits[1:]
    return visits[0] if visits else None


def is_visit_due(ledger: Ledger, who: str, now: str) -> bool:
    """Whether a page that is shown now should have the visit written down."""
    visits = _load_visits(ledger, who)
    return not visits or not _is_within(visits[0].ended, now, _STEP)


def keep_visit(ledger: Ledger, who: str, now: str, *, seen: bool = False) -> None:
    """Write down that `who` is looking: the visit goes on, or a new one begins an hour after the last page.

    With `seen` the person says that all there is was seen: the visit ends, and what is new is counted from now.
    """
    with ledger.writing() as connection:
        (report,) = connection.execute("SELECT coalesce(max(number), 0) FROM report").fetchone()
        row = connection.execute(
            "SELECT number, ended FROM visit WHERE who = ? ORDER BY number DESC LIMIT 1", (who,)
        ).fetchone()
        if row and _is_within(row[1], now, GAP):
            connection.execute("UPDATE visit SET ended = ?, report = ? WHERE number = ?", (now, report, row[0]))
        else:
            _open_visit(connection, who, now, report)
        if seen:
            _open_visit(connection, who, now, report)


def _open_visit(connection: sqlite3.Connection, who: str, now: str, report: int) -> None:
    connection.execute("INSERT INTO visit (who, began, ended, report) VALUES (?, ?, ?, ?)", (who, now, now, report))


def _load_visits(ledger: Ledger, who: str) -> list[Visit]:
    rows = ledger.query(
        (int, str, str, int),
        "SELECT number, began, ended, report FROM visit WHERE who = ? ORDER BY number DESC LIMIT 2",
        (who,),
    )
    return [Visit(number=n, began=began, ended=ended, report=report) for n, began, ended, report in rows]


def _is_within(then: str, now: str, gap: timedelta) -> bool:
    try:
        return datetime.fromisoformat(now) - datetime.fromisoformat(then) < gap
    except (ValueError, TypeError):
        return False
