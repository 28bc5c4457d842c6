"""Filters, orders and look-ups, held against the plainest reading of what they promise."""

import re
import unicodedata
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.errors import LedgerError, NotFoundError
from reportedly.model import CountedClass, Reading, Status
from reportedly.store import ClaimFilter, Ledger, Order, open_ledger

from .readings import TEXT, make_many, make_reading, number_claim


class Many(NamedTuple):
    ledger: Ledger
    readings: list[Reading]

    def __repr__(self):
        return "many"  # Hypothesis prints what it is given


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    readings = [*make_many(40, claims=8), make_reading()]
    with open_ledger(tmp_path_factory.mktemp("many") / "ledger.db") as ledger:
        for reading in readings:
            ledger.add(reading)
        yield Many(ledger, readings)


def fold(text):
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def has_words(wanted, text):
    words = re.findall(r"\w+", fold(text))
    return all(
        any(w == word or (len(word) >= 4 and w.startswith(word)) for w in words) for word in fold(wanted).split()
    )


def meets(reading, claim, wanted):
    """The promise of ClaimFilter, claim by claim."""
    text = reading.report.text
    said_by = []
    if claim.attribution:
        said_by = [s.agent for s in claim.attribution.sources]
        said_by += [link.agent for link in claim.attribution.chain if not link.inferred]
    times = [t for t in claim.times if t.earliest or t.latest]
    said = claim.attribution.said if claim.attribution else None
    if times:
        dates = min(t.earliest or "0" for t in times), max(t.latest or "9" for t in times)
    elif said and (said.earliest or said.latest):
        dates = said.earliest or "0", said.latest or "9"
    else:
        dates = (reading.report.published,) * 2
    outlet = reading.report.outlet or ""
    return (
        (wanted.text is None or has_words(wanted.text, claim.span.cut(text)))
        and (
            wanted.source is None
            or any(has_words(wanted.source, name) for name in said_by)
            or (claim.attribution is None and wanted.source.lower() in outlet.lower())
        )
        and (wanted.place is None or any(wanted.place in (p.name, p.country, str(p.geonames_id)) for p in claim.places))
        and (wanted.since is None or (dates[1] or "0") >= wanted.since)
        and (wanted.until is None or (dates[0] or "9") <= wanted.until)
        and (not wanted.status or claim.status in wanted.status)
        and (not wanted.figure_class or any(f.counted and f.counted.kind in wanted.figure_class for f in claim.figures))
        and (wanted.outlet is None or wanted.outlet.lower() in outlet.lower())
        and (wanted.report is None or reading.report.id.startswith(wanted.report))
        and (wanted.least_sure is None or claim.certainty.value >= wanted.least_sure)
        and (wanted.own_voice is None or wanted.own_voice == (claim.attribution is None))
    )


FILTERS = {
    "nothing": {},
    "text": {"text": "left"},
    "text, beginning of a word": {"text": "reac"},
    "text without its accent": {"text": "ornvik"},
    "text, short words stand whole": {"text": "on"},
    "source": {"source": "harbour office"},
    "source, second in the chain": {"source": "Coast"},
    "source, by outlet": {"source": "outlet 3"},
    "place by name": {"place": "Selby"},
    "place of two words": {"place": "Port Louis"},
    "place by country": {"place": "SE"},
    "place by number": {"place": "934154"},
    "since": {"since": "2024-06-15"},
    "until": {"until": "2024-03-01"},
    "between": {"since": "2024-02-01", "until": "2024-02-29"},
    "status": {"status": (Status.DENIED, Status.PLANNED)},
    "figure class": {"figure_class": (CountedClass.KILLED, CountedClass.MONEY)},
    "outlet": {"outlet": "Outlet 2"},
    "sure": {"least_sure": 1.0},
    "own voice": {"own_voice": True},
    "attributed": {"own_voice": False},
    "several": {"source": "Reyes", "status": (Status.OCCURRED,), "least_sure": 0.0, "place": "GB"},
    "none": {"text": "zeppelin"},
}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_finds_what_it_promises_and_no_more(name, many):
    ledger, readings = many
    wanted = ClaimFilter(**FILTERS[name])
    expected = [(r.report.id, c.id) for r in readings for c in r.claims if meets(r, c, wanted)]
    assert bool(expected) == (name != "none"), "a case that finds nothing tests nothing"
    assert [(e.reading.report.id, e.claim.id) for e in ledger.claims(wanted)] == expected
    assert ledger.count_claims(wanted) == len(expected)
    chosen = [(r.report.id, c.id) for r in ledger.readings(wanted) for c in r.claims]
    assert chosen == expected


def test_words_in_quotes_stand_together(many):
    ledger, _ = many
    assert ledger.count_claims(ClaimFilter(text='"Örnvik two days"')) == 1
    assert ledger.count_claims(ClaimFilter(text='"two Örnvik days"')) == 0


KEYS = {
    Order.PUBLISHED: lambda e: e.reading.report.published or "~",
    Order.WHEN: lambda e: (e.claim.times[0].earliest or e.claim.times[0].latest) if e.claim.times else "~",
    Order.SOURCE: lambda e: e.claim.attribution.sources[0].agent.lower() if e.claim.attribution else "~",
    Order.STATUS: lambda e: e.claim.status.value,
    Order.SURE: lambda e: -e.claim.certainty.value,
    Order.FIGURE: lambda e: -max((f.high or f.low for f in e.claim.figures), default=-1),
}


@pytest.mark.parametrize("order", KEYS)
def test_an_order_sorts_and_pages_fit_together(order, many):
    ledger, _ = many
    wanted = ClaimFilter(since="2024-01-01")
    whole = list(ledger.claims(wanted, order))
    with_times = [e for e in whole if order is not Order.WHEN or e.claim.times]
    keys = [KEYS[order](e) for e in with_times]
    assert keys == sorted(keys)
    pages = [e.claim.id for page in range(0, len(whole), 50) for e in ledger.claims(wanted, order, 50, page)]
    assert pages == [e.claim.id for e in whole]


def test_a_claim_is_found_by_its_names(open_store):
    reading = make_reading()
    ledger = open_store()
    ledger.add(reading)
    claim = reading.claims[2]
    report = reading.report.id
    for name in (claim.id, claim.id[:6], "3", f"{report[:8]}:3", f"{report[:8].upper()}:3", f" {report}:3 "):
        entry = ledger.claim(name)
        assert (entry.claim, entry.number, entry.reading) == (claim, 3, reading)
    for name in ("9", "", "zzzz", f"{report[:8]}:9", "ffff:1", "%", "0' OR 1=1", "\ud800"):
        with pytest.raises(NotFoundError):
            ledger.claim(name)


def test_a_name_that_fits_several_is_refused(open_store):
    ledger = open_store()
    for reading in make_many(40, claims=8):
        ledger.add(reading)
    ids = sorted(c.id for r in ledger.readings() for c in r.claims)
    shared = next(a[:2] for a, b in pairwise(ids) if a[:2] == b[:2] and not a[:2].isdecimal())
    with pytest.raises(NotFoundError, match="several"):
        ledger.claim(shared)
    with pytest.raises(NotFoundError, match="no such claim"):
        ledger.claim("zz")
    with pytest.raises(NotFoundError, match="several"):
        ledger.reading("")


def test_the_same_id_in_two_reports_needs_the_report(open_store):
    ledger = open_store()
    first, second = make_many(2, claims=2)
    twin = replace(second, claims=(replace(second.claims[0], id=first.claims[0].id), second.claims[1]))
    ledger.add(first)
    ledger.add(twin)
    with pytest.raises(NotFoundError, match=f"{first.report.id[:8]}:1"):
        ledger.claim(first.claims[0].id)
    assert ledger.claim(f"{twin.report.id[:12]}:1").reading == twin


def test_counts(open_store):
    ledger = open_store()
    ledger.add(make_reading())
    ledger.add(make_reading(outlet="Gazette", path="b.txt"))
    ledger.add_failure("c.pdf", "a PDF")
    counts = ledger.counts()
    assert (counts.reports, counts.publications, counts.claims, counts.own_voice) == (1, 2, 4, 1)
    assert (counts.agents, counts.figures, counts.times, counts.places) == (4, 2, 2, 3)
    assert (counts.problems, counts.failures) == (2, 1)


@settings(max_examples=150, deadline=None)
@given(
    words=st.text(max_size=40)
    | st.sampled_from(['" AND (', "NEAR(a b)", "a* OR", "{x} : y", "-a", "^a", '"', "\0", "a\0b"])
)
def test_no_search_is_a_syntax_error(many, words):
    ledger, _ = many
    for wanted in (
        ClaimFilter(text=words),
        ClaimFilter(source=words),
        ClaimFilter(place=words),
        ClaimFilter(outlet=words),
        ClaimFilter(report=words),
    ):
        assert ledger.count_claims(wanted) == len(list(ledger.claims(wanted)))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_words_that_stand_in_a_claim_find_it(many, data):
    ledger, _ = many
    reading = make_reading()
    claim = data.draw(st.sampled_from(reading.claims))
    words = re.findall(r"\w+", claim.span.cut(TEXT))
    chosen = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=4))
    found = [e.claim.id for e in ledger.claims(ClaimFilter(text=" ".join(chosen)))]
    assert claim.id in found


def test_ids_are_those_of_the_factory():
    reading = make_reading()
    assert [c.id for c in reading.claims] == [number_claim(reading.report, n) for n in (1, 2, 3, 4)]


def test_a_search_without_end_is_stopped(many, monkeypatch):
    monkeypatch.setattr(many.ledger, "_patience", 0.1)
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(LedgerError, match="took too long"):
        many.ledger.query((int,), endless)
    assert many.ledger.counts().reports == 41
