"""How findings are held against the gold of reports taken together: hand-made ones, right, empty, wrong in one way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from gold.link_score import score_copies, score_split, score_stories
from gold.links import GoldSlot, Links, load_links
from gold.matching import Found, match_entries
from gold.tally import Score

from reportedly.model import Certainty, Claim, Event, Figure, Reading, Report, Span, Status
from reportedly.model.comparison import Comparison
from reportedly.model.copy import Copy, WordChange, WordChangeKind
from reportedly.model.origin import Counts, Origin, OriginMember, Statement
from reportedly.model.reference import ClaimRef
from reportedly.model.relation import Relation, RelationKind
from reportedly.model.slot import Slot, SlotKind
from reportedly.model.story import Story

TEXTS = {
    "01-a.txt": "At least 12 sailors died, the office said. Four of the 12 were cooks. No pilot was on board.",
    "02-b.txt": "Up to 12 sailors died, the office said. A pilot was on board. Two harbours are closed.",
    "03-c.txt": "Fourteen sailors have died by now, the office said. The 14 had families.",
    "04-d.txt": "Nine sailors died on another coast.",
}
STORY = "fiction = true\n" + "".join(
    f'[[report]]\nfile = "{file}"\noutlet = "Paper {day}"\npublished = "2021-10-1{day}"\n'
    for day, file in enumerate(TEXTS, 1)
)
LINKS = """
relations = [
  { left = "dead.02", kind = "misreports", right = "dead.01" },
  { left = "dead.03", kind = "updates", right = "dead.01" },
  { left = "cooks.01", kind = "part of", right = "dead.01" },
  { left = "pilot.02", kind = ["denies", "conflicts"], right = "pilot.01" },
]
[[story]]
title = "The harbour"
reports = ["01", "02", "03"]
[[story]]
title = "Another coast"
reports = ["04"]
[[copy]]
source = "01"
copy = "02"
changes = [{ was = "At least", now = "Up to" }, { was = "|No| pilot", now = "|A| pilot" }]
[[copy]]
source = "01"
copy = "03"
optional = true
[[slot]]
id = "dead"
question = "How many sailors died?"
entries = [
  { id = "01", figure = "At least 12 sailors" },
  { id = "02", figure = "Up to 12 sailors" },
  { id = "03", figure = "Fourteen sailors" },
  { id = "03b", figure = "14", optional = true },
]
origins = [
  { agent = "the office", party = "office", known = true, of = ["01", "02"] },
  { agent = "the office, later", party = "office", known = true, of = ["03"] },
]
[[slot]]
id = "cooks"
question = "How many of them were cooks?"
entries = [{ id = "01", figure = "Four" }]
origins = [{ agent = "Paper 1", known = false, of = ["01"] }]
[[slot]]
id = "pilot"
kind = "whether"
question = "Was a pilot on board?"
entries = [{ id = "01", claim = "pilot |was|" }, { id = "02", claim = ["pilot |was|", "|on| board"] }]
origins = [{ agent = "Paper 1", known = false, of = ["01"] }, { agent = "Paper 2", known = false, of = ["02"] }]
"""
HELD = """
[[slot]]
id = "others"
question = "How many harbours are closed?"
entries = [{ id = "02", figure = "Two harbours" }]
origins = [{ agent = "Paper 2", known = false, of = ["02"] }]
"""
FIELDS = ("figure pairs", "claim pairs", "whole slots", "relations", "reports exact", "origins exact", "origin pairs")
RATED = ("relations", "relations: misreports", "relations: updates", "relations: part of", "relations: denies")


@pytest.fixture
def links(tmp_path: Path) -> Links:
    (tmp_path / "tiny" / "reports").mkdir(parents=True)
    for file, text in TEXTS.items():
        (tmp_path / "tiny" / "reports" / file).write_text(text, encoding="utf-8")
    for name, content in (("story", STORY), ("links", LINKS), ("links-test", HELD)):
        (tmp_path / "tiny" / f"{name}.toml").write_text(content, encoding="utf-8")
    return load_links("tiny", tmp_path)


# --- findings, made by hand ------------------------------------------------------------------------------------------
def read(links: Links) -> dict[str, Reading]:
    """A claim for each entry: its figure, or the event at its first words; other figures stand alone in claims."""
    claims: dict[str, list[Claim]] = {report.id: [] for report in links.reports.values()}
    for slot in links.slots:
        for e in slot.entries:
            figures = (Figure(span=e.spans[0], number=e.spans[0], low=1, high=1),) if e.is_figure else ()
            event = Span(0, 1) if e.is_figure else e.spans[0]
            claims[e.report].append(make_claim(f"{slot.id}.{e.id}", event, figures))
    nine = Span(0, 4)
    claims[report_of(links, "04").id].append(
        make_claim("other", Span(5, 6), (Figure(span=nine, number=nine, low=9, high=9),))
    )
    return {r.id: Reading(report=r, claims=tuple(claims[r.id])) for r in links.reports.values()}


def make_claim(name: str, event: Span, figures: tuple[Figure, ...]) -> Claim:
    return Claim(
        id=name,
        span=event,
        attribution=None,
        event=Event(span=event, lemma="be", type="state"),
        certainty=Certainty(value=3.0),
        status=Status.OCCURRED,
        figures=figures,
    )


def report_of(links: Links, number: str) -> Report:
    return next(r for file, r in links.reports.items() if file.startswith(number))


def ref(links: Links, name: str) -> ClaimRef:
    if name == "other":
        return ClaimRef(report=report_of(links, "04").id, claim=name, number=1, figure=0)
    slot = next(s for s in links.slots if s.id == name.split(".")[0])
    entry = next(e for e in slot.entries if e.id == name.split(".")[1])
    return ClaimRef(report=entry.report, claim=name, number=1, figure=0 if entry.is_figure else None)


def names(slot: GoldSlot, optional: bool = False) -> list[str]:
    return [f"{slot.id}.{e.id}" for e in (slot.entries if optional else slot.wanted)]


def relate(links: Links, left: str, kind: RelationKind, right: str) -> Relation:
    return Relation(kind=kind, left=ref(links, left), right=ref(links, right), fields=("figure",), reason="by hand")


def compare(
    links: Links,
    entries: Iterable[str],
    *,
    origins: Iterable[Iterable[str]] = (),
    relations: Iterable[Relation] = (),
    counts: tuple[int, int, int] = (0, 0, 0),
) -> Comparison:
    refs = tuple(ref(links, name) for name in entries)
    statement = Statement(earliest=None, latest=None, report=refs[0].report, content="by hand")
    return Comparison(
        story=None,
        slot=Slot(id="-".join(r.claim for r in refs), story=None, kind=SlotKind.HOW_MANY, question="?", entries=refs),
        entries=(),
        relations=tuple(relations),
        origins=tuple(
            Origin(
                id=str(number),
                agent=None,
                statement=statement,
                members=tuple(OriginMember(claim=ref(links, name)) for name in group),
                known=False,
                reason="by hand",
            )
            for number, group in enumerate(origins)
        ),
        counts=Counts(reports=counts[0], origins=counts[1], independent=counts[2]),
    )


def compare_slot(links: Links, slot: GoldSlot, *, optional: bool = False) -> Comparison:
    mine = [r for r in links.relations if r.left.split(".")[0] == slot.id]
    c = slot.counts
    return compare(
        links,
        names(slot, optional),
        origins=[[f"{slot.id}.{e}" for e in o.entries] for o in slot.origins],
        relations=[relate(links, r.left, r.kinds[0], r.right) for r in mine],
        counts=(c.reports, c.origins, c.independent),
    )


def make_found(links: Links, comparisons: Iterable[Comparison]) -> Found:
    return Found(readings=read(links), comparisons=tuple(comparisons))


def perfect(links: Links) -> list[Comparison]:
    return [compare_slot(links, slot) for slot in links.slots]


def share(out: Score, name: str) -> tuple[int, int, int]:
    return tuple(out.counts[name, what] for what in ("found", "wanted", "extra"))  # type: ignore[return-value]


# --- slots -----------------------------------------------------------------------------------------------------------
def test_what_is_right_has_full_marks(links: Links) -> None:
    out = score_split(links, make_found(links, perfect(links)), "dev")
    assert out.lines == []
    assert share(out, "figure pairs") == (3, 3, 0)
    assert share(out, "claim pairs") == (1, 1, 0)
    assert share(out, "relations") == (4, 4, 0)
    assert share(out, "origin pairs") == (1, 1, 0)


def test_nothing_has_none(links: Links) -> None:
    out = score_split(links, make_found(links, ()), "dev")
    assert sum(out.counts[name, "found"] for name in FIELDS) == 0
    assert all(out.counts[name, "wanted"] for name in FIELDS)
    assert not any(out.counts[name, "extra"] for name in FIELDS)


def test_nothing_read_has_none(links: Links) -> None:
    empty = {r.id: Reading(report=r, claims=()) for r in links.reports.values()}
    out = score_split(links, Found(readings=empty), "dev")
    assert sum(out.counts[name, "found"] for name in FIELDS) == 0


def test_one_heap_has_every_pair_and_pays_for_it(links: Links) -> None:
    every = [n for slot in links.slots for n in names(slot, optional=True)]
    out = score_split(links, make_found(links, [compare(links, [*every, "other"])]), "dev")
    # cooks with dead 01, 02, 03 and 03b; others and the nine with dead 01, 02, 03 and cooks
    assert share(out, "figure pairs") == (3, 3, 4 + 4 + 4)
    assert share(out, "claim pairs") == (1, 1, 0)
    assert share(out, "whole slots")[0] == 0
    assert share(out, "origins exact")[0] == 0


def test_every_figure_alone_finds_no_pair_and_adds_none(links: Links) -> None:
    every = [n for slot in links.slots for n in names(slot)]
    out = score_split(links, make_found(links, [compare(links, [name]) for name in every]), "dev")
    assert share(out, "figure pairs") == (0, 3, 0)


def test_an_optional_answer_is_no_gain_and_no_fault(links: Links) -> None:
    dead, *rest = links.slots
    found = make_found(links, [compare_slot(links, dead, optional=True), *(compare_slot(links, s) for s in rest)])
    out = score_split(links, found, "dev")
    assert share(out, "figure pairs") == (3, 3, 0)
    assert "- whole slots: dead" not in out.lines


def test_an_optional_answer_in_another_slot_is_a_fault(links: Links) -> None:
    out = score_split(links, make_found(links, [compare(links, ["cooks.01", "dead.03b"])]), "dev")
    assert share(out, "figure pairs") == (0, 3, 1)


def test_a_figure_that_no_slot_has_is_a_fault(links: Links) -> None:
    out = score_split(links, make_found(links, [compare(links, [*names(links.slots[0]), "other"])]), "dev")
    assert share(out, "figure pairs") == (3, 3, 3)
    assert "+ figure pairs: dead.01 with Paper 4: …Nine sailors died on ano…" in out.lines


def test_a_pair_across_the_halves_costs_both(links: Links) -> None:
    found = make_found(links, [compare(links, ["dead.01", "others.02"])])
    assert share(score_split(links, found, "dev"), "figure pairs")[2] == 1
    assert share(score_split(links, found, "test"), "figure pairs")[2] == 1


def test_a_slot_cut_in_two_keeps_the_pairs_within(links: Links) -> None:
    out = score_split(
        links, make_found(links, [compare(links, ["dead.01", "dead.02"]), compare(links, ["dead.03"])]), "dev"
    )
    assert share(out, "figure pairs") == (1, 3, 0)


def test_a_pair_held_by_two_slots_counts_once(links: Links) -> None:
    twice = [compare(links, ["dead.01", "dead.02"]), compare(links, ["dead.01", "dead.02"])]
    assert share(score_split(links, make_found(links, twice), "dev"), "figure pairs") == (1, 3, 0)


def test_a_number_is_taken_by_one_entry_alone(links: Links) -> None:
    found = make_found(links, perfect(links))
    wide = report_of(links, "03")
    whole = Span(0, len(wide.text))
    claim = make_claim("dead.03", Span(0, 1), (Figure(span=whole, number=whole, low=14, high=14),))
    found = replace(found, readings={**found.readings, wide.id: Reading(report=wide, claims=(claim,))})
    assert [n for n in match_entries(links, found) if n.startswith("dead.03")] == ["dead.03"]


# --- relations -------------------------------------------------------------------------------------------------------
def rate(links: Links, *relations: Relation) -> Score:
    dead = compare(links, names(links.slots[0]), relations=relations)
    return score_split(links, make_found(links, [dead]), "dev")


def test_the_wrong_kind_is_wrong(links: Links) -> None:
    swapped = {"misreports": RelationKind.UPDATES, "updates": RelationKind.MISREPORTS}
    out = rate(links, *(relate(links, r.left, swapped.get(r.kinds[0], r.kinds[0]), r.right) for r in links.relations))
    assert [share(out, name)[0] for name in RATED] == [2, 0, 0, 1, 1]


def test_a_directed_kind_the_other_way_is_wrong(links: Links) -> None:
    out = rate(links, *(relate(links, r.right, r.kinds[0], r.left) for r in links.relations))
    assert share(out, "relations") == (0, 4, 0)


def test_a_kind_that_holds_both_ways_may_be_turned(links: Links) -> None:
    out = rate(links, relate(links, "pilot.01", RelationKind.CONFLICTS, "pilot.02"))
    assert share(out, "relations") == (1, 4, 0)


def test_any_of_the_kinds_that_readers_give_will_do(links: Links) -> None:
    out = rate(links, relate(links, "pilot.02", RelationKind.DENIES, "pilot.01"))
    assert share(out, "relations: denies") == (1, 1, 0)


@pytest.mark.parametrize("kind", [k for k in RelationKind if k not in (RelationKind.MISREPORTS, RelationKind.COPIES)])
def test_a_second_kind_beside_the_right_one_is_wrong(links: Links, kind: RelationKind) -> None:
    right = relate(links, "dead.02", RelationKind.MISREPORTS, "dead.01")
    assert share(rate(links, right), "relations: misreports") == (1, 1, 0)
    assert share(rate(links, right, relate(links, "dead.02", kind, "dead.01")), "relations: misreports") == (0, 1, 0)


def test_all_kinds_at_once_win_nothing(links: Links) -> None:
    every = [relate(links, r.left, kind, r.right) for r in links.relations for kind in RelationKind]
    assert share(rate(links, *every), "relations") == (0, 4, 0)


def test_a_misreport_may_be_called_a_copy_as_well_but_not_instead(links: Links) -> None:
    copies = relate(links, "dead.02", RelationKind.COPIES, "dead.01")
    right = relate(links, "dead.02", RelationKind.MISREPORTS, "dead.01")
    assert share(rate(links, right, copies), "relations: misreports") == (1, 1, 0)
    assert share(rate(links, copies), "relations: misreports") == (0, 1, 0)


# --- counts and origins ----------------------------------------------------------------------------------------------
def count(links: Links, entries: list[str], counts: tuple[int, int, int]) -> Score:
    return score_split(links, make_found(links, [compare(links, entries, counts=counts)]), "dev")


def test_counts_are_exact_or_wrong(links: Links) -> None:
    out = count(links, ["dead.01", "dead.02", "dead.03"], (3, 3, 1))
    assert share(out, "reports exact")[0] == 1
    assert share(out, "origins exact")[0] == 0
    assert share(out, "independent exact")[0] == 1


def test_a_lucky_count_of_a_scrap_of_the_slot_is_wrong(links: Links) -> None:
    assert share(count(links, ["dead.01"], (3, 2, 1)), "origins exact")[0] == 0
    assert share(count(links, ["dead.01", "dead.03"], (3, 2, 1)), "origins exact")[0] == 1


def test_the_slot_with_most_of_the_answers_is_asked(links: Links) -> None:
    parts = [compare(links, ["dead.01"], counts=(3, 2, 1)), compare(links, ["dead.02", "dead.03"], counts=(1, 1, 1))]
    out = score_split(links, make_found(links, parts), "dev")
    assert share(out, "origins exact")[0] == 0


def test_an_origin_too_wide_is_counted(links: Links) -> None:
    wide = compare(links, names(links.slots[0]), origins=[names(links.slots[0])])
    assert share(score_split(links, make_found(links, [wide]), "dev"), "origin pairs") == (1, 1, 2)


def test_an_origin_too_narrow_is_counted(links: Links) -> None:
    narrow = compare(links, names(links.slots[0]), origins=[[name] for name in names(links.slots[0])])
    assert share(score_split(links, make_found(links, [narrow]), "dev"), "origin pairs") == (0, 1, 0)


# --- copies ----------------------------------------------------------------------------------------------------------
def copy_of(
    links: Links, source: str, copy: str, *, directed: bool = True, changes: tuple[WordChange, ...] = ()
) -> Copy:
    return Copy(
        source=report_of(links, source).id,
        copy=report_of(links, copy).id,
        directed=directed,
        reason="by hand",
        of_source=0.5,
        of_copy=0.5,
        changes=changes,
    )


REPLACED = (
    WordChange(kind=WordChangeKind.REPLACED, source=Span(0, 8), copy=Span(0, 5)),
    WordChange(kind=WordChangeKind.REPLACED, source=Span(70, 72), copy=Span(40, 41)),
)


def copied(links: Links, *copies: Copy) -> Score:
    return score_copies(links, Found(readings=read(links), copies=copies))


def test_a_copy_with_its_way_and_its_changes(links: Links) -> None:
    assert [TEXTS["01-a.txt"][70:72], TEXTS["02-b.txt"][40:41]] == ["No", "A"]
    out = copied(links, copy_of(links, "01", "02", changes=REPLACED))
    assert out.lines == []
    assert [share(out, n) for n in ("copies", "copy direction", "copy changes")] == [(1, 1, 0), (1, 1, 0), (2, 2, 0)]


def test_a_copy_that_is_not_found_is_asked_for(links: Links) -> None:
    assert share(copied(links), "copies") == (0, 1, 0)


def test_a_copy_the_wrong_way_round_is_found_but_not_its_direction(links: Links) -> None:
    turned = tuple(replace(c, source=c.copy, copy=c.source) for c in REPLACED)
    out = copied(links, copy_of(links, "02", "01", changes=turned))
    assert [share(out, n) for n in ("copies", "copy direction", "copy changes")] == [(1, 1, 0), (0, 1, 0), (2, 2, 0)]


def test_an_undecided_way_is_not_the_right_one(links: Links) -> None:
    assert share(copied(links, copy_of(links, "01", "02", directed=False)), "copy direction") == (0, 1, 0)


def test_a_change_must_show_on_both_sides(links: Links) -> None:
    half = (replace(REPLACED[0], copy=Span(20, 24)), replace(REPLACED[1], source=None))
    assert share(copied(links, copy_of(links, "01", "02", changes=half)), "copy changes") == (0, 2, 0)


def test_a_copy_that_readers_may_leave_out_is_no_fault_and_another_is(links: Links) -> None:
    assert share(copied(links, copy_of(links, "01", "03")), "copies") == (0, 1, 0)
    assert share(copied(links, copy_of(links, "01", "04")), "copies") == (0, 1, 1)


# --- stories ---------------------------------------------------------------------------------------------------------
def cluster(links: Links, *groups: tuple[str, ...]) -> Found:
    stories = tuple(
        Story(id=str(n), title="?", reports=tuple(report_of(links, r).id for r in group))
        for n, group in enumerate(groups)
    )
    return Found(readings=read(links), stories=stories)


@pytest.mark.parametrize(
    ("groups", "precision", "recall"),
    [
        ([("01", "02", "03"), ("04",)], 1.0, 1.0),
        ([("01", "02", "03")], 1.0, 1.0),
        ([], 1.0, (1 / 3 * 3 + 1) / 4),
        ([("01", "02", "03", "04")], (3 / 4 * 3 + 1 / 4) / 4, 1.0),
        ([("01", "02"), ("03", "04")], (1 + 1 + 1 / 2 + 1 / 2) / 4, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4),
    ],
    ids=["right", "alone needs no story", "empty", "one heap", "one astray"],
)
def test_stories_are_scored_by_b_cubed(
    links: Links, groups: list[tuple[str, ...]], precision: float, recall: float
) -> None:
    assert score_stories([links], cluster(links, *groups)) == pytest.approx((precision, recall))
