"""What is made of our own stories, from text to comparisons, does not fall under what was measured."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from gold.finding import find_given, find_links
from gold.link_score import HELD, list_rates, score_split
from gold.links import find_linked, load_links
from gold.matching import Found
from gold.stories import GOLD

from reportedly.link.rendered import find_translations

FLOORS = tomllib.loads((GOLD / "link_floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Found:
    ledger: Path = tmp_path_factory.mktemp("stories") / "stories.db"
    return find_links([load_links(name) for name in find_linked()], ledger)


@pytest.fixture(scope="module")
def rates(found: Found) -> dict[str, dict[str, float]]:
    return list_rates([load_links(name) for name in find_linked()], found)


def test_every_part_has_floors(rates: dict[str, dict[str, float]]) -> None:
    assert set(FLOORS) == set(rates)
    assert {name for part in FLOORS.values() for name in part} == set(HELD)


@pytest.mark.parametrize("part", FLOORS)
def test_no_rate_falls_under_its_floor(rates: dict[str, dict[str, float]], part: str) -> None:
    fallen = {name: rates[part][name] for name, least in FLOORS[part].items() if rates[part][name] < least}
    assert fallen == {}


def test_given_slots_are_those_of_the_gold(found: Found) -> None:
    links = load_links("convoys")
    given, alone = (score_split(links, f, "dev") for f in (find_given(links, found), found))
    assert given.precision("figure pairs") == given.precision("claim pairs") == 1
    assert given.recall("figure pairs") > alone.recall("figure pairs")


def test_translations_are_those_that_the_gold_has(found: Found) -> None:
    have, want = set(), set()
    for name in find_linked():
        rows = tomllib.loads((GOLD / name / "links.toml").read_text(encoding="utf-8"))
        want |= {(name, c["source"], c["copy"]) for c in rows.get("copy", []) if c.get("translated")}
        file_of = {report.id: file[:2] for file, report in load_links(name).reports.items()}
        for one in find_translations([found.readings[report] for report in file_of], found.copies):
            have.add((name, file_of.get(one.source or ""), file_of[one.copy]))
    assert have == want
