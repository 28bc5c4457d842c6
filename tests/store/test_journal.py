"""What people decide is written once, never changed, and holds on when reports are read anew."""

import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import LedgerError, NotALedgerError, NotFoundError
from reportedly.model import Decision, Subject, Verdict
from reportedly.store import Added, open_ledger
from reportedly.store.journal import select_in_force

from .readings import make_reading

WRONG = Decision(
    verdict=Verdict.WRONG,
    about=Subject.CLAIM,
    keys=("c1",),
    who="ana",
    at="2024-10-18T09:00:00+00:00",
    note="the sum, not a toll",
)


def undo(number: int) -> Decision:
    return replace(WRONG, verdict=Verdict.UNDO, about=Subject.DECISION, keys=(str(number),), note=None, undoes=number)


def test_decisions_are_kept_in_order_with_every_field(open_store):
    grade = replace(WRONG, verdict=Verdict.GRADE, about=Subject.AGENT, keys=("Harbour Office", "x y"), value="B")
    first, second = open_store().decide(WRONG), open_store().decide(grade)
    assert (first.number, second.number) == (1, 2)
    assert open_store().decisions() == [replace(WRONG, number=1), replace(grade, number=2)]
    assert open_store().decisions("x y") == [second]
    assert open_store().decisions("nothing") == []


def test_what_is_in_force_is_not_written_twice(open_store):
    ledger = open_store()
    first = ledger.decide(WRONG)
    assert ledger.decide(replace(WRONG, who="ben", at="2025-01-01")) == first
    other = ledger.decide(replace(WRONG, verdict=Verdict.ACCEPT))
    assert ledger.decide(WRONG).number == 3, "after another verdict it is said anew"
    assert other.number == 2


def test_an_undo_takes_back_and_can_be_taken_back(open_store):
    ledger = open_store()
    ledger.decide(WRONG)
    second = ledger.decide(undo(1))
    assert ledger.decisions() == []
    assert [d.number for d in ledger.decisions(in_force=False)] == [1, 2]
    with pytest.raises(NotFoundError, match="1: no decision in force"):
        ledger.decide(undo(1))
    ledger.decide(undo(second.number))
    assert [d.number for d in ledger.decisions()] == [1]
    with pytest.raises(NotFoundError):
        ledger.decide(undo(99))
    assert len(ledger.decisions(in_force=False)) == 3


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE decision SET verdict = 'accept'",
        "UPDATE decision SET number = 7",
        "DELETE FROM decision",
        "INSERT OR REPLACE INTO decision (number, at, who, verdict, about) VALUES (1, '', '', 'same', 'claim')",
        "REPLACE INTO decision_key VALUES (1, 1, 'c2')",
        "UPDATE decision_key SET key = 'c2'",
        "DELETE FROM decision_key",
    ],
)
def test_the_database_itself_refuses_to_change_the_journal(statement, tmp_path):
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        ledger.decide(WRONG)
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        connection.execute(statement)
    connection.close()
    with open_ledger(path) as ledger:
        assert ledger.decisions() == [replace(WRONG, number=1)]


def test_a_ledger_without_its_guards_is_refused(tmp_path):
    path = tmp_path / "ledger.db"
    open_ledger(path).close()
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER decision_stays")
    connection.close()
    with pytest.raises(NotALedgerError, match="decision_stays"):
        open_ledger(path)


def test_a_decision_outlives_a_new_reading_of_its_claim(open_store):
    ledger = open_store()
    ledger.add(make_reading())
    claim = ledger.claim("2").claim
    ledger.decide(replace(WRONG, keys=(claim.id,)))
    assert ledger.add(make_reading(title="Port to close soon"), version=2) is Added.REPLACED
    assert [d.keys for d in ledger.decisions(claim.id)] == [(ledger.claim("2").claim.id,)]
    assert ledger.check() == []


def test_a_reader_cannot_decide(tmp_path):
    path = tmp_path / "ledger.db"
    open_ledger(path).close()
    with open_ledger(path, read_only=True) as ledger, pytest.raises(LedgerError, match="only be read"):
        ledger.decide(WRONG)


KEYS = st.text(st.characters(codec="utf-8"), max_size=5)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(list(Verdict)), st.lists(KEYS, max_size=3), st.integers(1, 12)), max_size=12))
def test_any_journal_comes_back_as_it_was_written(steps):
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "ledger.db") as ledger:
        written: list[Decision] = []
        for verdict, keys, undoes in steps:
            undoing = verdict is Verdict.UNDO
            decision = replace(WRONG, verdict=verdict, keys=tuple(keys), undoes=undoes if undoing else None)
            try:
                done = ledger.decide(decision)
            except NotFoundError:
                assert undoing
                continue
            if done.number == len(written) + 1:
                written.append(replace(decision, number=done.number))
        assert ledger.decisions(in_force=False) == written
        assert ledger.decisions() == select_in_force(written)
