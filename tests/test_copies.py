"""Copies in a ledger: found whatever was done to them, never through boilerplate or quotations, at bounded cost."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.extract.assemble import extract_claims
from reportedly.linking import LinkOptions, link_ledger
from reportedly.model import Copy, Reading, Report
from reportedly.store import Ledger, open_ledger

VERBS = ["lost", "kept", "sold", "found", "counted", "burned", "buried", "hid", "traded", "claimed"]
SYLLABLES = ["ar", "ven", "tol", "mi", "sken", "ro", "dal", "ul", "gri", "pas", "o", "lun", "bek", "tha"]


def write(seed: int, sentences: int = 14) -> list[str]:
    """Sentences of a made-up report about made-up things; each seed has names and things of its own."""
    chance = random.Random(seed)
    things = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(40)]
    names = [thing.title() for thing in things[:12]]
    return [
        f"In {chance.choice(names)} the {chance.choice(things)} of {chance.choice(names)} {chance.choice(VERBS)} "
        f"{chance.randint(2, 900)} {chance.choice(things)} while the {chance.choice(things)} at {chance.choice(names)} "
        f"was {chance.choice(['shut', 'empty', 'flooded', 'for sale'])} and {chance.choice(things)} fell."
        for _ in range(sentences)
    ]


def link(path: Path, *reports: Report, options: LinkOptions | None = None) -> Ledger:
    ledger = open_ledger(path)
    for report in reports:
        ledger.add(Reading(report=report))
    link_ledger(ledger, options)
    return ledger


def pairs(copies: list[Copy]) -> set[tuple[str, str]]:
    return {(copy.source, copy.copy) for copy in copies}


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ledger.db"


FIRST = Report(text=" ".join(write(1)), published="2024-04-10", outlet="Selby Wire")


def test_a_shortened_changed_copy_is_found_the_right_way_round_with_its_changes(path):
    part = write(1)[2:9]
    part[3] = part[3].replace(" while ", " not while ")
    copy = Report(text=" ".join(part + write(2, 3)), published="2024-04-11", outlet="Arvika Post")
    with link(path, copy, FIRST, Report(text=" ".join(write(3)), published="2024-04-10")) as ledger:
        (found,) = ledger.copies()
        assert (found.source, found.copy, found.directed) == (FIRST.id, copy.id, True)
        assert 0.4 < found.of_source < 0.6
        assert 0.6 < found.of_copy < 0.8
        turning = [(c.kind.value, c.copy and c.copy.cut(copy.text)) for c in found.changes if c.turns]
        assert turning == [("inserted", "not")]
        assert all(k.source.cut(FIRST.text).lower() == k.copy.cut(copy.text).lower() for k in found.kept)
        assert ledger.copies(copy.id) == ledger.copies(FIRST.id) == [found]
        rows = ledger._connection.execute("SELECT copy_words FROM copy_changes WHERE turns").fetchall()
        assert rows == [("not",)]
        assert ledger.check() == []


def test_it_does_not_matter_which_is_read_first_or_when_it_is_linked(path, tmp_path):
    copy = Report(text=" ".join(write(1)[2:9]), published="2024-04-11", outlet="Arvika Post")
    with link(path, FIRST) as ledger:
        assert ledger.copies() == []
    with link(path, copy) as ledger:
        forth = ledger.copies()
    with link(tmp_path / "b.db", copy, options=LinkOptions(chunk=1)):
        pass
    with link(tmp_path / "b.db", FIRST, options=LinkOptions(chunk=1)) as ledger:
        assert ledger.copies() == forth
        assert len(forth) == 1


def test_read_anew_with_another_date_it_turns_round(path):
    copy = Report(text=" ".join(write(1)[2:9]), published="2024-04-11", outlet="Arvika Post")
    with link(path, FIRST, copy) as ledger:
        assert pairs(ledger.copies()) == {(FIRST.id, copy.id)}
    with link(path, replace(FIRST, published="2024-04-20")) as ledger:
        assert pairs(ledger.copies()) == {(copy.id, FIRST.id)}
        assert ledger.check() == []


def test_hundreds_of_copies_of_one_text_lead_to_it_at_bounded_cost(path):
    sentences = write(1)
    chance = random.Random(5)
    copies = [
        Report(
            text=" ".join(sentences[:12] + write(1000 + n, 1)),
            published=f"2024-04-{11 + n % 9}",
            outlet=f"Mirror {chance.randint(0, 10**6)}",
        )
        for n in range(250)
    ]
    with link(path, FIRST, *copies) as ledger:
        found = ledger.copies()
        assert len(found) <= 8 * 251
        assert max(n for (n,) in ledger._connection.execute("SELECT count(*) FROM fingerprint GROUP BY hash")) <= 64
        assert {copy.copy for copy in found if copy.source == FIRST.id} == {report.id for report in copies}
        assert len(ledger.story(FIRST.id).reports) == 251


BOILERPLATE = (
    "The Selby Wire brings you news from the northern ports every day of the week and twice on Sundays. Write to our "
    "newsroom with what you have seen or heard, and tell us whether we may give your name. All rights are reserved, "
    "and nothing on this page may be printed again without the leave of the publisher in Lindau."
)


@pytest.mark.parametrize("outlets", [["Selby Wire"] * 6, ["Selby Wire", "Arvika Post", "Lindau Bote"] * 2])
def test_boilerplate_makes_no_copy(outlets, path):
    reports = [
        Report(text=" ".join(write(10 + n, 5)) + "\n\n" + BOILERPLATE, published="2024-04-10", outlet=outlet)
        for n, outlet in enumerate(outlets)
    ]
    with link(path, *reports, options=LinkOptions(chunk=1)) as ledger:
        stories = {report: story.id for story in ledger.stories() for report in story.reports}
        assert not [copy for copy in ledger.copies() if stories[copy.source] != stories[copy.copy]]


def test_a_real_copy_with_boilerplate_is_still_one(path):
    others = [Report(text=" ".join(write(20 + n, 6)) + "\n\n" + BOILERPLATE, outlet="Selby Wire") for n in range(5)]
    source = replace(FIRST, text=FIRST.text + "\n\n" + BOILERPLATE)
    copy = Report(text=" ".join(write(1)[:8]) + "\n\n" + BOILERPLATE, published="2024-04-12", outlet="Selby Wire")
    with link(path, *others, source, copy) as ledger:
        assert (source.id, copy.id) in pairs(ledger.copies())
        (found,) = ledger.copies(copy.id)
        assert 0.4 < found.of_source < 0.75


QUOTE = "“We counted every crate by hand that night and not one of them was missing when the bells rang at five,”"


def test_a_shared_quotation_is_no_copy_and_is_kept_apart(path):
    one = Report(text=f"{QUOTE} Mayor Ana Reyes told reporters in Selby. " + " ".join(write(30, 4)), outlet="A")
    other = Report(text=" ".join(write(31, 4)) + f" {QUOTE} said Ana Reyes, mayor of Selby.", outlet="B")
    third = Report(text=" ".join(write(32, 4)) + f" {QUOTE} said Barnaby Holt, a miller.", outlet="C")
    with open_ledger(path) as ledger:
        for report in (one, other, third):
            ledger.add(extract_claims(report))
        link_ledger(ledger)
        assert ledger.copies() == []
        (found,) = ledger.quotations()
        assert {found.left, found.right} == {one.id, other.id}, "another speaker’s words are not shared"
        texts = {report.id: report.text for report in (one, other)}
        assert found.left_span.cut(texts[found.left]) == found.right_span.cut(texts[found.right])
        assert found.words >= 20
        assert "Reyes" in found.speaker
        assert ledger.quotations(third.id) == []
        assert ledger.quotations(one.id) == [found]


def test_a_second_time_changes_nothing(path):
    copy = Report(text=" ".join(write(1)[2:9]), published="2024-04-11", outlet="Arvika Post")
    link(path, FIRST, copy).close()
    before = path.read_bytes()
    with link(path) as ledger:
        assert link_ledger(ledger).copies == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize("chunk", [1, 3, 50])
def test_chunks_find_the_same_copies(chunk, path):
    family = [
        Report(text=" ".join(write(1)[n : n + 9] + write(50 + n, 2)), published=f"2024-04-{10 + n}", outlet=f"O{n}")
        for n in range(6)
    ]
    with link(path, *family, options=LinkOptions(chunk=chunk)) as ledger:
        assert len(ledger.copies()) == 15
