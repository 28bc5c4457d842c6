"""Looking writes nothing by itself; a visit is told by the page's script, and what is new is told against the last."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly.linking import link_ledger
from reportedly.store import open_ledger
from reportedly.store.visits import keep_visit

from ..store.readings import make_many, make_reading
from .server import Served, serve

YESTERDAY = "2024-10-17T17:40:00+00:00"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Served]:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        ledger.add(make_reading())
    with serve(path, who="Ana") as running:
        yield running


def count_visits(desk: Served) -> int:
    with open_ledger(desk.ledger, read_only=True) as ledger:
        return len(ledger.query((str,), "SELECT who FROM visit"))


def test_a_page_alone_is_no_visit(desk: Served) -> None:
    for _ in range(3):
        assert "data-visit-due" in desk.ask("/").text
    assert count_visits(desk) == 0
    assert desk.ask("/visit", "POST", {}).status == 200
    assert desk.ask("/visit", "POST", {}).status == 200
    assert count_visits(desk) == 1
    assert "data-visit-due" not in desk.ask("/").text
    assert desk.ask("/stories.json").json()["news"] is None


def test_what_came_in_since_is_new_until_it_is_seen(desk: Served) -> None:
    with open_ledger(desk.ledger) as ledger:
        keep_visit(ledger, "Ana", YESTERDAY)
        keep_visit(ledger, "Bob", YESTERDAY)
        for reading in make_many(2, claims=3):
            ledger.add(reading)
        link_ledger(ledger)
    news = desk.ask("/stories.json").json()["news"]
    assert (news["since"], news["reports"]) == (YESTERDAY, 2)
    assert "New since 17 Oct 2024" in desk.ask("/").text
    found = desk.ask("/stories.json?new=1").json()["stories"]
    assert sum(story["new_reports"] for story in found) == 2
    assert all(story["new_reports"] for story in found)
    desk.ask("/visit", "POST", {})
    again = desk.ask("/stories.json").json()["news"]  # its questions may have been compared since
    assert (again["since"], again["reports"], again["stories"]) == (YESTERDAY, 2, news["stories"])
    assert desk.ask("/visit", "POST", {"seen": True}).status == 200
    assert desk.ask("/stories.json").json()["news"]["reports"] == 0
    assert "Nothing new since" in desk.ask("/").text
    assert desk.ask("/stories.json?new=1").json()["stories"] == []
