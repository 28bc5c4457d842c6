"""Fresh stories are sound, and what is made of the test half does not fall under what was measured."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from gold.fresh import Fresh, count_story, find_mark, list_fresh, load_fresh

from reportedly.extract.assemble import extract_batch, extract_claims
from reportedly.model import RelationKind

# 0.05 under what `python -m benchmarks.fresh` measures: precision and recall of pairs, share of relations.
FLOORS = {"figure pairs": (0.72, 0.3), "claim pairs": (0.63, 0.05), "origin pairs": (0.92, 0.11)}
RELATIONS = 0.19

TOLD = """== Border Monitor | 2024-03-05
At least 12{f:dead@a} people were killed in Elvas, police said. The army shelled{c:shelled@b} the market.
== The Harbour Post | 2024-03-06
Police said 14{f:dead@c} people had died in Elvas. The army denied that it had shelled{c:-shelled@d} the market.
rel: dead.2 updates dead.1
"""


@pytest.fixture(scope="module")
def counts() -> Counter[tuple[str, str]]:
    total: Counter[tuple[str, str]] = Counter()
    for story in list_fresh("test"):
        total += count_story(story, list(extract_batch(story.reports)))
    return total


@pytest.fixture
def story(tmp_path: Path) -> Fresh:
    path = tmp_path / "market.txt"
    path.write_text(TOLD, encoding="utf-8")
    return load_fresh(path)


def test_marks_are_cut_from_the_text_and_stand_at_its_words(story: Fresh) -> None:
    texts = {r.id: r.text for r in story.reports}
    assert [m.span.cut(texts[m.report]) for m in story.marks] == ["12", "shelled", "14", "shelled"]
    assert "{" not in "".join(texts.values())
    assert [m.name for m in story.marks] == ["dead.1", "shelled.1", "dead.2", "shelled.2"]
    assert [m.denies for m in story.marks] == [False, False, False, True]
    assert story.relations == (("dead.2", RelationKind.UPDATES, "dead.1"),)


def test_a_mark_leads_to_its_figure_or_its_event(story: Fresh) -> None:
    reading = extract_claims(story.reports[0])
    found = [find_mark(m, reading) for m in story.marks[:2]]
    assert [ref is not None and ref.figure for ref in found] == [0, None]


def test_pairs_are_wanted_once_each_and_found_where_they_stand_in_one_slot(story: Fresh) -> None:
    counts = count_story(story, list(extract_batch(story.reports)))
    assert counts["figure pairs", "wanted"] == counts["claim pairs", "wanted"] == counts["relations", "wanted"] == 1
    assert counts["figure pairs", "found"] == 1
    assert counts["origin pairs", "wanted"] == 0


@pytest.mark.parametrize("split", ["dev", "test"])
def test_every_relation_names_entries_that_are(split: str) -> None:
    for one in list_fresh(split):
        names = {m.name for m in one.marks}
        if one.complete:
            assert {end for left, _, right in one.relations for end in (left, right)} <= names, one.name


@pytest.mark.parametrize("field", FLOORS)
def test_no_share_falls_under_its_floor(counts: Counter[tuple[str, str]], field: str) -> None:
    found, wanted, over = (counts[field, name] for name in ("found", "wanted", "too much"))
    precision, recall = FLOORS[field]
    assert found / (found + over) >= precision
    assert found / wanted >= recall


def test_relations_do_not_fall_under_their_floor(counts: Counter[tuple[str, str]]) -> None:
    assert counts["relations", "found"] / counts["relations", "wanted"] >= RELATIONS
