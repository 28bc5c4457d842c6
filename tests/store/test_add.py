"""What adding does: once, twice, elsewhere, with other facts, by newer rules."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model import Certainty, Claim, Event, Problem, Reading, Report, Span, Status
from reportedly.store import Added, open_ledger

from .readings import make_many, make_reading


def test_a_reading_comes_back_equal(open_store):
    reading = make_reading()
    with open_store() as ledger:
        assert ledger.add(reading) is Added.NEW
    with open_store(read_only=True) as ledger:
        assert ledger.reading(reading.report.id) == reading
        assert list(ledger.readings()) == [reading]
        assert ledger.check() == []


def test_many_readings_come_back_in_order(open_store):
    readings = make_many(30, claims=5)
    ledger = open_store()
    for reading in readings:
        ledger.add(reading)
    assert list(ledger.readings()) == readings
    assert ledger.check() == []


def test_the_same_again_changes_nothing_at_all(open_store):
    ledger = open_store()
    ledger.add(make_reading())
    ledger._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = ledger.path.read_bytes()
    assert ledger.add(make_reading()) is Added.UNCHANGED
    ledger._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert ledger.path.read_bytes() == before


CASES = {
    # name: facts of the first, facts of the second, what happens, which reading is kept
    "same facts": ({}, {}, Added.UNCHANGED, 0),
    "a date that was not known": ({"published": None}, {"published": "2024-04-10"}, Added.REPLACED, 1),
    "another date for the same file": ({}, {"published": "2024-04-11"}, Added.REPLACED, 1),
    "another outlet for the same file": ({}, {"outlet": "Selby Gazette"}, Added.REPLACED, 1),
    "a title that was not known": ({"title": None}, {}, Added.REPLACED, 1),
    "less than is known": ({}, {"published": None, "outlet": None, "title": None}, Added.UNCHANGED, 0),
    "another file, nothing else known": (
        {"outlet": None, "published": None, "title": None},
        {"outlet": None, "published": None, "title": None, "path": "copy.txt"},
        Added.PUBLICATION,
        0,
    ),
    "another file of the same outlet and day": ({}, {"path": "copy.txt"}, Added.UNCHANGED, 0),
    "another file of the same outlet, a later day": (
        {},
        {"path": "copy.txt", "published": "2024-04-12"},
        Added.PUBLICATION,
        0,
    ),
    "another outlet, another file": ({}, {"path": "copy.txt", "outlet": "Gazette"}, Added.PUBLICATION, 0),
    "another url": (
        {"url": "https://a.example/1", "path": None},
        {"url": "https://b.example/1", "path": None},
        Added.PUBLICATION,
        0,
    ),
    "the same url, another day": (
        {"url": "https://a.example/1"},
        {"url": "https://a.example/1", "published": "2024-04-12", "path": "again.html"},
        Added.REPLACED,
        1,
    ),
    "standard input of two outlets": (
        {"path": "<stdin>"},
        {"path": "<stdin>", "outlet": "Gazette"},
        Added.PUBLICATION,
        0,
    ),
    "standard input, date given now": ({"path": "<stdin>", "published": None}, {"path": "<stdin>"}, Added.REPLACED, 1),
}


@pytest.mark.parametrize("name", CASES)
def test_the_same_text_again(name, open_store):
    first, second, happens, kept = CASES[name]
    readings = make_reading(**first), make_reading(**second)
    ledger = open_store()
    ledger.add(readings[0])
    assert ledger.add(readings[1]) is happens
    report_id = readings[0].report.id
    assert ledger.reading(report_id) == readings[kept]
    assert len(ledger.publications(report_id)) == (2 if happens is Added.PUBLICATION else 1)
    assert ledger.counts().claims == 4
    # And again: by now everything is known.
    assert ledger.add(readings[1]) is Added.UNCHANGED
    assert ledger.add(readings[kept]) is Added.UNCHANGED
    assert ledger.check() == []


def test_a_further_publication_may_become_known_better(open_store):
    ledger = open_store()
    ledger.add(make_reading())
    elsewhere = {"outlet": "Gazette", "path": "b.txt", "title": None}
    assert ledger.add(make_reading(**elsewhere, published=None)) is Added.PUBLICATION
    assert ledger.add(make_reading(**elsewhere, published="2024-04-12")) is Added.PUBLICATION
    assert ledger.add(make_reading(**elsewhere, published=None, url="https://g.example/")) is Added.PUBLICATION
    (read, other) = ledger.publications(make_reading().report.id)
    assert (read.is_read, read.outlet, read.published) == (True, "Selby Post", "2024-04-10")
    assert (other.is_read, other.published, other.url) == (False, "2024-04-12", "https://g.example/")


def test_newer_rules_read_anew_and_older_do_not(open_store):
    old, new = make_reading(), replace(make_reading(), claims=make_reading().claims[:2])
    ledger = open_store()
    ledger.add(old, version=2)
    assert ledger.add(new, version=1) is Added.UNCHANGED
    assert ledger.add(new, version=2) is Added.UNCHANGED
    assert ledger.reading(old.report.id) == old
    assert ledger.add(new, version=3) is Added.REPLACED
    assert ledger.reading(old.report.id) == new
    assert ledger.counts().claims == 2
    assert ledger.check() == []
    poorer = replace(old, report=replace(old.report, published=None))
    assert ledger.add(poorer, version=4) is Added.UNCHANGED, "newer rules must not cost a known date"


def test_replacing_leaves_nothing_behind(open_store):
    ledger = open_store()
    ledger.add(make_reading(published=None))
    ledger.add(make_reading())
    fresh_counts = ledger.counts()
    tables = [
        name
        for (name,) in ledger._connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%search%'"
        )
    ]
    replaced = {t: ledger._connection.execute(f"SELECT count(*) FROM {t}").fetchone() for t in tables}
    with open_ledger(ledger.path.with_name("fresh.db")) as fresh:
        fresh.add(make_reading())
        assert fresh.counts() == fresh_counts
        assert replaced == {t: fresh._connection.execute(f"SELECT count(*) FROM {t}").fetchone() for t in tables}


def test_failures_are_kept_until_the_document_can_be_read(open_store):
    ledger = open_store()
    ledger.add_failure("selby.txt", "no text")
    ledger.add_failure("b.pdf", "a PDF")
    ledger.add_failure("b.pdf", "a PDF, still")
    assert ledger.failures() == [("b.pdf", "a PDF, still"), ("selby.txt", "no text")]
    ledger.add(make_reading(path="selby.txt"))
    assert ledger.failures() == [("b.pdf", "a PDF, still")]


# Anything that UTF-8 can hold, the line ends, NULs and marks that change the direction of writing included.
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


@settings(max_examples=60, deadline=None)
@given(text=texts, title=st.none() | texts, cut=st.tuples(st.integers(0, 59), st.integers(1, 60)))
def test_any_text_comes_back_with_its_spans(tmp_path_factory, text, title, cut):
    start = min(cut[0], len(text) - 1)
    span = Span(start, min(start + cut[1], len(text)))
    claim = Claim(
        id="x",
        span=span,
        attribution=None,
        event=Event(span=span, lemma=text[:5], type="t"),
        certainty=Certainty(value=0.5),
        status=Status.POSSIBLE,
    )
    reading = Reading(
        report=Report(text=text, title=title), claims=(claim,), problems=(Problem(message=text, span=span),)
    )
    with open_ledger(tmp_path_factory.mktemp("any") / "ledger.db") as ledger:
        ledger.add(reading)
        (entry,) = ledger.claims()
        assert entry.reading == reading
        assert entry.claim.span.cut(entry.reading.report.text) == text[span.start : span.end]
        assert ledger.check() == []
