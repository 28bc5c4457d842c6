"""`reportedly compare` and `reportedly origins`."""

import json

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
    before = told.read_bytes()
    assert run("compare", "--db", told).out == run("compare", "--db", told).out
    assert told.read_bytes() == before


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
