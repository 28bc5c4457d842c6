"""`reportedly compare` and `reportedly origins`."""

import json
import os

import pytest

from reportedly.codec import decode_noun
from reportedly.extract.assemble import extract_batch
from reportedly.model import Comparison, Report
from reportedly.store import open_ledger

TOLD = (
    ("Lusitan Press", "2024-03-05", "Army says 12 dead", "At least 12 people were killed in Elvas, the army said."),
    ("Border Monitor", "2024-03-06", None, "12 people were killed in Elvas, the army said. Olives fell by 3 %."),
    ("Meseta Radio", "2024-03-07", "\x1b[31mred", "Nine people were killed in Elvas, said Ana Reis, a baker."),
)


@pytest.fixture
def told(tmp_path):
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        for reading in extract_batch(Report(text=t, outlet=o, published=d, title=n) for o, d, n, t in TOLD):
            ledger.add(reading)
    return path


def test_compare_reads_as_a_briefing(told, run):
    done = run("compare", "--db", told)
    assert (done.code, done.err) == (0, "")
    for words in (
        "How many people were killed in Elvas?",
        "9 to ≥12",
        "3 reports, 2 origins, 2 known to be independent",
        "least: 9, Ana Reis",
        "drops “at least”",
        "conflicts with",
        "ana reis",
        "further question",
    ):
        assert words.casefold() in done.out.casefold(), words
    assert "\x1b" not in done.out
    assert "true" not in done.out.casefold()


def test_compare_again_prints_the_same_and_changes_nothing(told, run):
    first = run("compare", "--db", told).out
    before = told.read_bytes()
    assert run("compare", "--db", told).out == first
    assert told.read_bytes() == before


def test_a_ledger_that_may_only_be_read_is_compared_all_the_same(told, run):
    first = run("compare", "--db", told).out
    told.chmod(0o444)
    if os.access(told, os.W_OK):
        pytest.skip("nothing is read-only to this user")
    assert run("compare", "--db", told).out == first


def test_what_a_person_decides_holds_when_reports_are_read_again(told, run):
    first, second, third = decode_noun(run("compare", "--db", told, "--json").out.splitlines()[0], Comparison).entries
    assert (
        run("decide", "not-same", second.ref.address, third.ref.address, "--note", "elsewhere", "--db", told).code == 0
    )
    assert run("decide", "not-same", first.ref.address, f"{third.ref.address}.1", "--db", told).code == 0
    apart = [decode_noun(x, Comparison) for x in run("compare", "--db", told, "--json").out.splitlines()]
    assert [c.counts.reports for c in apart if c.slot.counted == "people killed"] == [2, 1]
    assert all(c.slot.decided for c in apart if c.counts.reports == 2)
    with open_ledger(told) as ledger:
        for reading in list(ledger.readings()):
            ledger.add(reading, version=9)
    again = [decode_noun(x, Comparison) for x in run("compare", "--db", told, "--json").out.splitlines()]
    assert again == apart
    assert "elsewhere" in run("decide", "--db", told).out
    for number in ("1", "2"):
        assert run("decide", "undo", number, "--db", told).code == 0
    (back,) = [
        c
        for x in run("compare", "--db", told, "--json").out.splitlines()
        if (c := decode_noun(x, Comparison)).slot.counted == "people killed"
    ]
    assert back.counts.reports == 3
    assert run("decide", "wrong", first.ref.address, "--db", told).code == 0
    assert first.ref.address not in run("compare", "--db", told, "--all").out


@pytest.mark.parametrize(
    "given", [("same", "1"), ("wrong",), ("undo", "x"), ("undo", "7"), ("wrong", "99"), ("same", "1.9", "2")]
)
def test_decisions_about_nothing_are_refused(told, run, given):
    assert run("decide", *given, "--db", told).code == 2
    assert "nobody has decided anything" in run("decide", "--db", told).out


def test_what_is_compared_stands_in_tables(told, run):
    run("compare", "--db", told)
    with open_ledger(told, read_only=True) as ledger:
        rows = ledger._connection.execute("SELECT question, reports, origins, independent FROM questions").fetchall()
        assert rows[0] == ("How many people were killed in Elvas?", 3, 2, 2)
        answers = ledger._connection.execute("SELECT words, address, origin FROM answers").fetchall()
        assert {"At least 12 people", "Nine people"} <= {words for words, _, _ in answers}
        kinds = {kind for (kind,) in ledger._connection.execute("SELECT kind FROM relations")}
        assert {"misreports", "conflicts"} <= kinds
        assert ledger.check() == []


def test_a_slot_is_asked_for_by_its_words(told, run):
    assert "killed" not in run("compare", "--slot", "olives", "--db", told).out
    assert "no question with “submarines”" in run("compare", "--slot", "submarines", "--db", told).out


def test_json_is_a_comparison_a_line(told, run):
    lines = run("compare", "--db", told, "--json").out.splitlines()
    first = decode_noun(lines[0], Comparison)
    assert first.counts.reports == 3
    assert json.loads(lines[0])["slot"]["question"] == first.slot.question


def test_every_address_leads_to_a_claim(told, run):
    for line in run("compare", "--db", told, "--json", "--all").out.splitlines():
        for entry in decode_noun(line, Comparison).entries:
            assert run("show", entry.ref.address, "--db", told).code == 0
            shown = run("origins", entry.ref.address, "--db", told)
            assert shown.code == 0
            assert "origin: " in shown.out


def test_origins_show_the_way_up(told, run):
    lines = run("compare", "--db", told, "--json").out.splitlines()
    second = decode_noun(lines[0], Comparison).entries[1]
    done = run("origins", second.ref.address, "--db", told)
    assert "same statement as" in done.out
    assert "The same origin, elsewhere:" in done.out
    assert "Other origins" in done.out
    assert json.loads(run("origins", second.ref.address, "--db", told, "--json").out.splitlines()[0])["origins"]


def test_what_is_not_there_is_told(told, run, tmp_path):
    assert run("origins", "99", "--db", told).code == 2
    assert run("compare", "--db", tmp_path / "none.db").code == 2
    empty = tmp_path / "empty.db"
    open_ledger(empty).close()
    assert "nothing to compare" in run("compare", "--db", empty).out
