"""What is made of our own stories, from text to comparisons, does not fall under what was measured."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from gold.finding import find_links
from gold.link_score import HELD, list_rates
from gold.links import find_linked, load_links
from gold.stories import GOLD

FLOORS = tomllib.loads((GOLD / "link_floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def rates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    folders = [load_links(name) for name in find_linked()]
    ledger: Path = tmp_path_factory.mktemp("stories") / "stories.db"
    return list_rates(folders, find_links(folders, ledger))


def test_every_part_has_floors(rates: dict[str, dict[str, float]]) -> None:
    assert set(FLOORS) == set(rates)
    assert {name for part in FLOORS.values() for name in part} == set(HELD)


@pytest.mark.parametrize("part", FLOORS)
def test_no_rate_falls_under_its_floor(rates: dict[str, dict[str, float]], part: str) -> None:
    fallen = {name: rates[part][name] for name, least in FLOORS[part].items() if rates[part][name] < least}
    assert fallen == {}
