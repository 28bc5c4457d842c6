"""The gold of reports taken together is sound, and slips in it are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from gold.links import Links, find_linked, load_links
from gold.stories import GOLD, GoldError

from reportedly.model.relation import RelationKind

FOLDERS = {name: load_links(name) for name in find_linked()}
BORDER = FOLDERS["border-clash"]

STORY = """
fiction = true
[[report]]
file = "01-a.txt"
outlet = "The Post"
published = "2021-10-11"
[[report]]
file = "02-b.txt"
outlet = "The Echo"
published = "2021-10-12"
"""
TEXTS = {
    "01-a.txt": "At least 12 sailors died, the harbour office said. Five of them were cooks. No pilot was on board.",
    "02-b.txt": "Up to 12 sailors died, the harbour office said. A pilot was on board. Nine died in another harbour.",
}
LINKS = """
relations = [{ left = "dead.02", kind = "misreports", right = "dead.01", why = "up to for at least" }]
[[story]]
title = "The harbour"
reports = ["01", "02"]
[[copy]]
source = "01"
copy = "02"
why = "word for word"
changes = [{ was = "At least", now = "Up to" }, { was = "|No| pilot" , now = "|A| pilot" }]
[[slot]]
id = "dead"
question = "How many sailors died?"
entries = [{ id = "01", figure = "At least 12 sailors" }, { id = "02", figure = "Up to 12 sailors" }]
origins = [{ agent = "harbour office", party = "office", known = true, of = ["01", "02"] }]
"""
HELD = """
[[slot]]
id = "pilot"
kind = "whether"
question = "Was a pilot on board?"
entries = [{ id = "01", claim = ["pilot |was|", "|on| board"] }, { id = "02", claim = "pilot |was|" }]
origins = [
  { agent = "The Post", known = false, of = ["01"] },
  { agent = "The Echo", known = false, of = ["02"] },
]
"""


def make_links(folder: Path, links: str = LINKS, held: str = HELD) -> Links:
    (folder / "tiny" / "reports").mkdir(parents=True)
    for file, text in TEXTS.items():
        (folder / "tiny" / "reports" / file).write_text(text, encoding="utf-8")
    (folder / "tiny" / "story.toml").write_text(STORY, encoding="utf-8")
    (folder / "tiny" / "links.toml").write_text(links, encoding="utf-8")
    (folder / "tiny" / "links-test.toml").write_text(held, encoding="utf-8")
    return load_links("tiny", folder)


# --- the gold itself -------------------------------------------------------------------------------------------------
def test_one_story_is_told_in_25_reports_over_several_weeks() -> None:
    longest = max(BORDER.stories, key=lambda story: len(story.files))
    days = [d for file in longest.files if (d := BORDER.reports[file].published_date)]
    assert len(days) == len(longest.files) >= 25
    assert (max(days) - min(days)).days >= 21


def test_half_of_the_slots_are_kept_for_judging() -> None:
    splits = [slot.split for slot in BORDER.slots]
    assert abs(splits.count("dev") - splits.count("test")) <= 2


@pytest.mark.parametrize("split", ["dev", "test"])
def test_either_split_holds_every_kind_of_relation(split: str) -> None:
    assert {r.kinds[0] for r in BORDER.relations if r.split == split} == set(RelationKind)


@pytest.mark.parametrize("name", FOLDERS)
def test_all_that_is_linked_is_fiction(name: str) -> None:
    assert "fiction" in (GOLD / name / "README.md").read_text(encoding="utf-8").splitlines()[0]


@pytest.mark.parametrize("name", FOLDERS)
def test_no_two_reports_are_the_same_text(name: str) -> None:
    assert len({report.id for report in FOLDERS[name].reports.values()}) == len(FOLDERS[name].reports)


@pytest.mark.parametrize("name", FOLDERS)
def test_reports_stand_in_order_of_publication(name: str) -> None:
    days = [report.published_date for report in FOLDERS[name].reports.values()]
    assert None not in days
    assert days == sorted(d for d in days if d)


def test_a_slot_has_two_answers_or_more() -> None:
    assert [slot.id for slot in BORDER.slots if len(slot.wanted) < 2] == []


def test_no_pair_is_told_twice() -> None:
    pairs = [frozenset((r.left, r.right)) for r in BORDER.relations]
    assert len(set(pairs)) == len(pairs)


def test_a_copy_comes_after_its_source() -> None:
    for copy in BORDER.copies:
        source, later = (BORDER.reports[file].published_date for file in (copy.source, copy.copy))
        assert source
        assert later
        assert source <= later


# --- the loader ------------------------------------------------------------------------------------------------------
def test_words_become_spans(tmp_path: Path) -> None:
    links = make_links(tmp_path)
    texts = {report.id: report.text for report in links.reports.values()}
    assert [[s.cut(texts[e.report]) for s in e.spans] for slot in links.slots for e in slot.entries] == [
        ["At least 12 sailors"],
        ["Up to 12 sailors"],
        ["was", "on"],
        ["was"],
    ]


def test_counts_come_from_entries_and_origins(tmp_path: Path) -> None:
    dead, pilot = (slot.counts for slot in make_links(tmp_path).slots)
    assert (dead.reports, dead.origins, dead.independent) == (2, 1, 1)
    assert (pilot.reports, pilot.origins, pilot.independent) == (2, 2, 0)


def test_known_origins_of_one_party_count_once(tmp_path: Path) -> None:
    two = """origins = [
  { agent = "harbour office", party = "harbour", known = true, of = ["01"] },
  { agent = "harbour master", party = "harbour", known = true, of = ["02"] },
]"""
    one = 'origins = [{ agent = "harbour office", party = "office", known = true, of = ["01", "02"] }]'
    assert one in LINKS
    counts = make_links(tmp_path, LINKS.replace(one, two)).slots[0].counts
    assert (counts.origins, counts.independent) == (2, 1)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('reports = ["01", "02"]', 'reports = ["01"]', "must be in one story, not in 0"),
        ('reports = ["01", "02"]', 'reports = ["01", "02", "02"]', "must be in one story, not in 2"),
        ('reports = ["01", "02"]', 'reports = ["01", "03"]', "no report's number"),
        ('question = "How', 'split = "dev"\nquestion = "How', "unknown key"),
        ('figure = "Up to 12 sailors"', 'figure = "Up to 13 sailors"', "not in the report"),
        ('figure = "Up to 12 sailors"', 'figure = "died"', "more than once"),
        ('id = "02", figure = "Up to 12', 'id = "01", figure = "12', "not in the report|used twice"),
        ('{ id = "02", figure = "Up to 12 sailors" }', '{ id = "01b", figure = "12 sailors" }', "must rest on|share"),
        ('kind = "misreports"', 'kind = "repeats"', "RelationKind"),
        ('right = "dead.01"', 'right = "dead.03"', "no slot has the entry"),
        ('right = "dead.01"', 'right = "pilot.01"', "do not both stand in dev"),
        ('of = ["01", "02"]', 'of = ["01"]', "must rest on one origin, not on 0"),
        ('of = ["01", "02"]', 'of = ["01", "02", "02"]', "must rest on one origin, not on 2"),
        ('party = "office", known = true', "known = true", "names its party"),
        ('was = "At least"', 'was = "At most"', "not in the report"),
    ],
)
def test_slips_in_the_gold_are_told(tmp_path: Path, old: str, new: str, why: str) -> None:
    assert old in LINKS
    with pytest.raises(ValueError, match=why):
        make_links(tmp_path, LINKS.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('id = "pilot"', 'id = "dead"', "two slots are called"),
        ('kind = "whether"', 'kind = "how many"', "figures answer how many"),
        ("[[slot]]", "[[copy]]", "unknown key 'copy'"),
    ],
)
def test_slips_in_the_test_half_are_told(tmp_path: Path, old: str, new: str, why: str) -> None:
    assert old in HELD
    with pytest.raises(GoldError, match=why):
        make_links(tmp_path, held=HELD.replace(old, new, 1))


def test_two_entries_may_not_share_words(tmp_path: Path) -> None:
    more = """
[[slot]]
id = "sailors"
question = "How many sailors were there?"
entries = [{ id = "01", figure = "12" }]
origins = [{ agent = "harbour office", party = "office", known = true, of = ["01"] }]
"""
    with pytest.raises(GoldError, match="share words"):
        make_links(tmp_path, LINKS + more)


def test_a_file_that_the_story_does_not_list_is_told(tmp_path: Path) -> None:
    make_links(tmp_path)
    (tmp_path / "tiny" / "reports" / "03-c.txt").write_text("Nobody knows.", encoding="utf-8")
    with pytest.raises(GoldError, match=r"03-c\.txt stands in only one of"):
        load_links("tiny", tmp_path)
