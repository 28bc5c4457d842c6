"""Agents over all reports: one page over all their names, one grade, and the old addresses."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.extract.assemble import extract_claims
from reportedly.model import Report
from reportedly.store import open_ledger
from reportedly.who import join_agents

from ..store.readings import make_many, make_reading
from .server import Served, serve

REPORTS = (
    ("The Harbour Post", "2024-03-05", "Twelve people died in Lindau, Mayor Marta Quiroga said on Monday."),
    (
        "Selby Post",
        "2024-03-06",
        "Marta Quiroga said that two ferries were sound. Quiroga also said all were searched.",
    ),
    ("Lake Radio", "2024-03-06", "Quiroga said on Tuesday that nobody was missing."),
    ("Lake Radio", "2024-03-07", "Spain’s defence ministry said that 20 soldiers were sent to Lindau."),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("agents") / "ledger.db"
    with open_ledger(path) as ledger:
        for outlet, day, text in REPORTS:
            ledger.add(extract_claims(Report(text=text, published=day, outlet=outlet)))
        assert join_agents(ledger)
        assert not join_agents(ledger)
        assert ledger.check() == []
    return path


@pytest.fixture(scope="module")
def desk(path: Path) -> Iterator[Served]:
    with serve(path) as running:
        yield running


def list_agents(desk: Served) -> dict[str, dict[str, Any]]:
    return {a["name"]: a for a in desk.ask("/agents.json").json()["agents"]}


def test_one_page_holds_what_was_said_under_all_names(desk: Served) -> None:
    line = list_agents(desk)["Marta Quiroga"]
    assert (line["reports"], line["names"]) == (3, 2)
    told = desk.ask(line["address"] + ".json").json()
    assert len(told["claims"]) == told["total"] == line["claims"] >= 4
    names = {n["name"]: n for n in told["names"]}
    assert set(names) == {"Marta Quiroga", "Quiroga"}
    assert names["Quiroga"]["reason"]
    (alias,) = (a for a in told["aliases"] if a["name"] == "Quiroga")
    assert any("Quiroga" in e["words"] for e in alias["evidence"])
    page = desk.ask(line["address"]).text
    assert "Why it is the same" in page
    assert alias["evidence"][0]["address"] in page


def test_old_addresses_lead_to_the_same(desk: Served) -> None:
    line = list_agents(desk)["Marta Quiroga"]
    for name in ("Marta+Quiroga", "Quiroga"):
        told = desk.ask(f"/agent.json?name={name}").json()
        assert (told["id"], told["total"]) == (line["id"], line["claims"])
        assert desk.ask(f"/agent?name={name}").status == 200
    assert desk.ask("/agent/none").status == 404
    assert desk.ask("/agent/none.json").status == 404


def test_a_claim_leads_to_who_said_it(desk: Served) -> None:
    found = desk.ask("/search.json?text=missing").json()["claims"][0]
    assert list_agents(desk)["Marta Quiroga"]["address"] in desk.ask(found["address"]).text


def test_a_grade_is_of_the_agent_and_not_of_a_name(desk: Served) -> None:
    line = list_agents(desk)["Marta Quiroga"]
    given = {"verdict": "grade", "about": "agent", "keys": ["Quiroga"], "value": "C"}
    number = desk.ask("/decide", "POST", given).json()["decision"]["number"]
    assert list_agents(desk)["Marta Quiroga"]["grade"] == "C"
    better = desk.ask("/decide", "POST", given | {"keys": [line["key"]], "value": "B"}).json()["decision"]["number"]
    assert desk.ask("/agent.json?name=Quiroga").json()["grade"] == "B"
    by_id = desk.ask("/decide", "POST", given | {"keys": [f"agent:{line['id']}"], "value": "A"})
    assert by_id.status == 200
    assert list_agents(desk)["Marta Quiroga"]["grade"] == "A"
    assert line["address"] in desk.ask("/journal").text
    for taken in (by_id.json()["decision"]["number"], better, number):
        assert desk.ask("/undo", "POST", {"number": taken}).status == 200
    assert list_agents(desk)["Marta Quiroga"]["grade"] is None
    assert desk.ask("/decide", "POST", given | {"keys": ["agent:none"]}).status == 404


def test_words_of_any_name_find_the_agent(desk: Served) -> None:
    for words in ("quiroga", "marta", "%", "_"):
        found = {a["name"] for a in desk.ask(f"/agents.json?words={words}").json()["agents"]}
        assert ("Marta Quiroga" in found) == words.isalpha()


def test_a_name_that_several_bear_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    texts = ("Witnesses said that four ferries sank off Lindau.", "Witnesses said that two bridges fell in Arvika.")
    with open_ledger(path) as ledger:
        for text in texts:
            ledger.add(extract_claims(Report(text=text, published="2024-03-06")))
        join_agents(ledger)
    with serve(path) as desk:
        told = desk.ask("/agent.json?name=Witnesses").json()
        assert (told["id"], told["total"], len(told["same_name"])) == (None, 2, 2)
        assert "2 agents bear this name" in desk.ask("/agent?name=Witnesses").text
        lines = desk.ask("/agents.json").json()["agents"]
        assert {line["key"] for line in lines} == {f"agent:{line['id']}" for line in lines}


def test_agents_are_joined_anew_when_reports_come_in(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        ledger.add(make_reading())
        assert join_agents(ledger)
        ledger.add(make_reading(outlet="Gazette", path="b.txt"))  # a further publication: nobody new
        assert not join_agents(ledger)
        for reading in make_many(2, claims=3):
            ledger.add(reading)
        assert join_agents(ledger)
        ledger.add(make_reading(title="Another"))
        assert join_agents(ledger)
        assert ledger.check() == []
