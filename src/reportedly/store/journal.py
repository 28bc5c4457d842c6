"""The journal of what people decided: it is only added to, and it wins over the machine."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from types import NoneType

from reportedly.errors import DecidedError, NotALedgerError, NotFoundError
from reportedly.model import Decision, Subject, Verdict
from reportedly.store.faults import check_types

_TEXT = (str, NoneType)
_ROW = (int, str, str, str, str, _TEXT, _TEXT, (int, NoneType))


def add_decision(connection: sqlite3.Connection, path: Path, decision: Decision) -> Decision:
    """Write a decision and return it with its number; the caller holds the transaction.

    What the last decision in force on the same keys says already is not written again: that one is returned. Raises
    `NotFoundError` where it undoes what is not there or not in force.
    """
    journal = load_decisions(connection, path, in_force=False)
    if decision.verdict == Verdict.UNDO:
        if decision.undoes not in {d.number for d in journal} - find_undone(journal):
            raise NotFoundError(f"{decision.undoes}: no decision in force in {path} has that number")
    else:
        for held in reversed(select_in_force(journal)):
            if held.about == decision.about and _are_same_keys(held, decision):
                if (held.verdict, held.value, set(held.keys)) == (decision.verdict, decision.value, set(decision.keys)):
                    return held
                break
    (number,) = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM decision").fetchone()
    connection.execute(
        "INSERT INTO decision (number, at, who, verdict, about, value, note, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            decision.at,
            decision.who,
            decision.verdict.value,
            decision.about.value,
            decision.value,
            decision.note,
            decision.undoes,
        ),
    )
    connection.executemany(
        "INSERT INTO decision_key (decision, position, key) VALUES (?, ?, ?)",
        [(number, i, key) for i, key in enumerate(decision.keys, start=1)],
    )
    return replace(decision, number=number)


def _are_same_keys(held: Decision, decision: Decision) -> bool:
    # Of stories any one word that shares a key stands between: a split holds no more after a merge.
    if decision.about == Subject.STORY:
        return not set(held.keys).isdisjoint(decision.keys)
    return set(held.keys) == set(decision.keys)


def load_decisions(connection: sqlite3.Connection, path: Path, *, in_force: bool = True) -> list[Decision]:
    """The journal in its order; `in_force`: without what was undone, and without what undid it."""
    keys: dict[int, list[str]] = {}
    for number, key in check_types(
        connection.execute("SELECT decision, key FROM decision_key ORDER BY decision, position").fetchall(),
        (int, str),
        path,
    ):
        keys.setdefault(number, []).append(key)
    rows = connection.execute(
        "SELECT number, at, who, verdict, about, value, note, undoes FROM decision ORDER BY number"
    ).fetchall()
    try:
        decisions = [
            Decision(
                number=number,
                at=at,
                who=who,
                verdict=Verdict(verdict),
                about=Subject(about),
                keys=tuple(keys.get(number, ())),
                value=value,
                note=note,
                undoes=undoes,
            )
            for number, at, who, verdict, about, value, note, undoes in check_types(rows, _ROW, path)
        ]
    except ValueError as error:
        raise NotALedgerError(f"{path}: its journal holds what no ledger does ({error}); restore a copy") from error
    return select_in_force(decisions) if in_force else decisions


def select_in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Those that nobody took back, in their order; an undo that was itself undone takes nothing back.

    >>> first = Decision(verdict=Verdict.WRONG, about=Subject.CLAIM, keys=("c1",), who="me", at="2024-10-18", number=1)
    >>> second = replace(first, verdict=Verdict.UNDO, undoes=1, number=2)
    >>> third = replace(second, undoes=2, number=3)
    >>> select_in_force([first, second]), select_in_force([first, second, third]) == [first]
    ([], True)
    """
    journal = list(decisions)
    undone = find_undone(journal)
    return [d for d in journal if d.verdict != Verdict.UNDO and d.number not in undone]


def find_undone(decisions: Iterable[Decision]) -> set[int | None]:
    """The numbers of those that were taken back, undos among them."""
    undone: set[int | None] = set()
    for decision in sorted(decisions, key=lambda d: d.number or 0, reverse=True):
        if decision.verdict == Verdict.UNDO and decision.number not in undone:
            undone.add(decision.undoes)
    return undone


def find_latest(journal: Iterable[Decision], keys: Iterable[str]) -> Decision | None:
    """The last line of the journal about any of the keys; an undo is about what the undone decision was about."""
    wanted, about, latest = set(keys), set[int | None](), None
    for decision in sorted(journal, key=lambda d: d.number or 0):
        if wanted & set(decision.keys) or (decision.verdict == Verdict.UNDO and decision.undoes in about):
            about.add(decision.number)
            latest = decision
    return latest


def refuse_unseen(journal: Iterable[Decision], decision: Decision, seen: int) -> None:
    """Raise `DecidedError` where the journal holds a line about the same keys after the one numbered `seen`."""
    latest = find_latest(journal, decision.keys)
    if latest is not None and (latest.number or 0) > seen and latest.number != decision.undoes:
        raise DecidedError(f"{latest.who} decided “{latest.verdict}” about this meanwhile (no. {latest.number})")
