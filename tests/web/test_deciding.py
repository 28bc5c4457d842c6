"""Decisions over the socket: checked, kept, taken back; and no tab overwrites what another decided."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.linking import link_ledger
from reportedly.model import Reading, Report
from reportedly.store import open_ledger

from ..store.readings import make_many, make_reading
from .server import Answer, Served, serve

PORT, SAILORS = (c.id for c in make_reading().claims[:2])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        ledger.add(make_reading())
    return path


@pytest.fixture
def desk(path: Path) -> Iterator[Served]:
    """A workbench that may be changed."""
    with serve(path, who="Ana") as running:
        yield running


def decide(desk: Served, verdict: str, *keys: str, about: str = "claim", **more: Any) -> Answer:
    return desk.ask("/decide", "POST", {"verdict": verdict, "about": about, "keys": list(keys), **more})


def test_a_decision_is_kept_and_shown(desk: Served, path: Path) -> None:
    told = decide(desk, "accept", PORT, note="seen the notice").json()
    assert (told["decision"]["who"], told["decision"]["number"], told["seen"]) == ("Ana", 1, 1)
    twin = desk.ask(f"/claim/{PORT}.json").json()
    assert [d["verdict"] for d in twin["decisions"]] == ["accept"]
    assert "accepted" in desk.ask(f"/claim/{PORT}").text
    assert "seen the notice" in desk.ask("/journal").text
    with open_ledger(path, read_only=True) as ledger:
        assert [d.keys for d in ledger.decisions()] == [(PORT,)]


def test_undo_takes_back_and_is_a_line_itself(desk: Served) -> None:
    number = decide(desk, "reject", PORT).json()["decision"]["number"]
    assert desk.ask("/undo", "POST", {"number": number}).status == 200
    journal = desk.ask("/journal.json").json()["decisions"]
    assert [(d["verdict"], d["in_force"]) for d in journal] == [("undo", True), ("reject", False)]
    assert "rejected</span>" not in desk.ask(f"/claim/{PORT}").text
    assert desk.ask("/undo", "POST", {"number": number}).status == 404
    assert desk.ask("/undo", "POST", {"number": 99}).status == 404


def test_an_edit_shows_what_was_read_too(desk: Served) -> None:
    value = {"status": "denied", "figures": [{"at": 0, "low": 310, "high": 320, "approximator": "none"}]}
    assert decide(desk, "edit", SAILORS, value=value).status == 200
    twin = desk.ask(f"/claim/{SAILORS}.json").json()
    assert (twin["claim"]["status"], twin["claim"]["figures"][0]["low"]) == ("denied", 310)
    assert twin["claim"]["figures"][0]["span"]  # the words stay
    page = desk.ask(f"/claim/{SAILORS}").text
    assert "310-320" in page
    assert "as it was read: possible; ~300." in page
    report = desk.ask(f"/report/{make_reading().report.id}.json").json()
    assert report["claims"][1]["status"] == "denied"


def test_a_grade(desk: Served) -> None:
    assert decide(desk, "grade", "Ana Reyes", about="agent", value="B").status == 200
    assert "usually reliable" in desk.ask("/agent?name=Ana+Reyes").text
    assert {a["name"]: a["grade"] for a in desk.ask("/agents.json").json()["agents"]}["Ana Reyes"] == "B"


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"verdict": "nonsense"}, 400),
        ({"verdict": "split"}, 400),  # of a claim
        ({"verdict": ["accept"]}, 400),
        ({"about": "report"}, 400),
        ({"keys": []}, 400),
        ({"keys": "x"}, 400),
        ({"keys": ["a", "b"]}, 400),
        ({"keys": ["x" * 501]}, 400),
        ({"keys": ["0123456789abcdef"]}, 404),
        ({"note": "x" * 2001}, 400),
        ({"note": 5}, 400),
        ({"verdict": "edit"}, 400),
        ({"verdict": "edit", "value": {"status": "maybe"}}, 400),
        ({"verdict": "edit", "value": {"certainty": 4}}, 400),
        ({"verdict": "edit", "value": {"certainty": True}}, 400),
        ({"verdict": "edit", "value": {"text": "x"}}, 400),
        ({"verdict": "edit", "value": {"figures": [{"at": 0, "low": 2, "high": 1}]}}, 400),
        ({"verdict": "edit", "value": {"figures": [{"at": -1, "low": 2, "high": 3}]}}, 400),
        ({"verdict": "edit", "value": {"figures": [{"at": 0, "low": "2", "high": 3}]}}, 400),
        ({"verdict": "same", "keys": [PORT, PORT]}, 400),
        ({"verdict": "same", "keys": [PORT, SAILORS], "about": "figure"}, 404),
        ({"verdict": "grade", "about": "agent", "keys": ["Ana Reyes"], "value": "G"}, 400),
        ({"verdict": "grade", "about": "agent", "keys": ["Nobody Such"], "value": "A"}, 404),
    ],
)
def test_what_is_no_decision_is_refused(desk: Served, change: dict[str, Any], status: int) -> None:
    given = {"verdict": "accept", "about": "claim", "keys": [PORT], **change}
    assert desk.ask("/decide", "POST", given).status == status
    assert desk.ask("/journal.json").json()["total"] == 0


@pytest.mark.parametrize("body", ["", "[]", "null", "{", '{"a":' * 5000, "\xff"])
def test_what_is_no_json_is_refused(desk: Served, body: str) -> None:
    for path in ("/decide", "/undo", "/session"):
        assert desk.ask(path, "POST", body.encode("latin-1"), content_type="application/json").status == 400


def test_a_change_has_its_limit(desk: Served) -> None:
    assert desk.ask("/decide", "POST", b" " * 1_000_001, content_type="application/json").status == 413


def test_a_second_tab_is_told_what_the_first_decided(desk: Served) -> None:
    assert decide(desk, "accept", PORT, seen=0).status == 200
    refused = decide(desk, "reject", PORT, seen=0)
    assert refused.status == 409
    assert "Ana decided “accept” about this meanwhile" in refused.json()["error"]
    assert decide(desk, "reject", PORT, seen=1).status == 200
    number = desk.ask("/undo", "POST", {"number": 2}).json()["decision"]["number"]
    assert decide(desk, "accept", PORT, seen=2).status == 409  # an undo is news as well
    assert decide(desk, "accept", PORT, seen=number).status == 200
    assert decide(desk, "reject", PORT).status == 200  # whoever insists


def test_two_tabs_and_a_running_read_lose_nothing(desk: Served, path: Path) -> None:
    failed: list[str] = []

    def click(verdicts: tuple[str, str], claim: str) -> None:
        for i in range(20):
            answer = decide(desk, verdicts[i % 2], claim)
            if answer.status != 200:
                failed.append(answer.text)

    def read() -> None:
        with open_ledger(path) as ledger:
            for reading in make_many(30, claims=10):
                ledger.add(reading)

    threads = [
        threading.Thread(target=click, args=(("accept", "reject"), PORT)),
        threading.Thread(target=click, args=(("reject", "accept"), SAILORS)),
        threading.Thread(target=read),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with open_ledger(path) as ledger:
        journal = ledger.decisions()
        assert len(journal) == 40
        assert [d.number for d in journal] == list(range(1, 41))
        assert ledger.counts().reports == 31
        assert ledger.check() == []


def test_a_get_changes_nothing(desk: Served) -> None:
    for path in ("/decide", "/undo", "/read", "/session"):
        assert desk.ask(path).status == 405
    assert desk.ask("/journal.json").json()["total"] == 0


def look_at(desk: Served, claim: str) -> dict[str, Any]:
    return dict(desk.ask(f"/claim/{claim}.json").json()["claim"])


def test_times_and_places_are_edited(desk: Served) -> None:
    boats = make_reading().claims[3].id
    value = {"times": [{"at": 0, "edtf": "2024-04-06/2024-04-07"}], "places": [{"at": 0, "geonames_id": 2950159}]}
    assert decide(desk, "edit", boats, value=value).status == 200
    now = look_at(desk, boats)
    (time,), (place,) = now["times"], now["places"]
    assert (time["earliest"], time["latest"], time["edtf"]) == ("2024-04-06", "2024-04-07", "2024-04-06/2024-04-07")
    assert (time["anchor"], time["span"]) == ("hand", list(make_reading().claims[3].times[0].span))
    assert (place["name"], place["country"], place["precision"]) == ("Berlin", "DE", "city")
    page = desk.ask(f"/claim/{boats}").text
    assert "Edited by hand, as it was read: “two days earlier” as 7 Apr 2024; “Örnvik” as" in page
    assert "(unresolved)" in page

    point = {"times": [{"at": 0, "gone": True}], "places": [{"at": 0, "lat": -33.9, "lon": 18.4, "role": "from"}]}
    assert decide(desk, "edit", boats, value=point).status == 200
    now = look_at(desk, boats)
    assert now["times"] == []
    assert (now["places"][0]["lat"], now["places"][0]["geonames_id"], now["places"][0]["role"]) == (-33.9, None, "from")
    told = desk.ask(f"/claim/{boats}.json").json()["editable"]
    assert [t["role"] for t in told["times"]] == ["gone"]

    left_open = {"times": [{"at": 0, "edtf": ""}], "places": [{"at": 0, "unresolved": True}]}
    number = decide(desk, "edit", boats, value=left_open).json()["decision"]["number"]
    now = look_at(desk, boats)
    assert (now["times"][0]["earliest"], now["times"][0]["anchor"]) == (None, "unresolved")
    assert (now["places"][0]["lat"], now["places"][0]["precision"]) == (None, "unresolved")
    assert desk.ask("/undo", "POST", {"number": number}).status == 200
    assert look_at(desk, boats)["places"][0]["lat"] == -33.9


WRONG_EDITS: list[tuple[dict[str, Any], str]] = [
    ({"times": [{"at": 0, "edtf": "last week"}]}, "time 1: last week: write a day"),
    ({"times": [{"at": 0, "edtf": "2024-02-30"}]}, "no such day"),
    ({"times": [{"at": 0, "edtf": "2024-05-03/2024-05-01"}]}, "ends before it begins"),
    ({"times": [{"at": 0, "edtf": "2024-05~"}]}, "no words of the report call it approximate"),
    ({"times": [{"at": 0, "role": "later"}]}, "no such role"),
    ({"times": [{"at": 0}]}, "say when"),
    ({"times": [{"at": 3, "edtf": "2024"}]}, "times: the claim has 1"),
    ({"times": [{"at": 0, "edtf": "2024"}, {"at": 0, "gone": True}]}, "each is edited once"),
    ({"times": [{"at": True, "edtf": "2024"}]}, "say which one"),
    ({"places": [{"at": 0, "lat": 91, "lon": 0}]}, "latitude and longitude in degrees"),
    ({"places": [{"at": 0, "lat": None, "lon": 3}]}, "latitude and longitude in degrees"),
    ({"places": [{"at": 0, "geonames_id": 3}]}, "the gazetteer has no place 3"),
    ({"places": [{"at": 0}]}, "say where"),
    ({"places": [{"at": 1, "unresolved": True}]}, "places: the claim has 1"),
]


@pytest.mark.parametrize(("value", "message"), WRONG_EDITS)
def test_an_edit_that_cannot_be_is_refused_with_its_reason(desk: Served, value: dict[str, Any], message: str) -> None:
    answer = decide(desk, "edit", make_reading().claims[3].id, value=value)
    assert answer.status == 400
    assert message in answer.json()["error"]


def test_places_are_looked_up(desk: Served) -> None:
    found = desk.ask("/places.json?name=Berlin").json()["places"]
    assert ("Berlin", "DE", "city", 2950159) in [
        (p["name"], p["country"], p["precision"], p["geonames_id"]) for p in found
    ]
    assert len(found) <= 12
    assert desk.ask("/places.json?name=%22%20OR%201%3D1").json() == {"places": []}


def test_a_story_is_split_and_told(tmp_path: Path) -> None:
    path = tmp_path / "stories.db"
    reports = [
        f"Two ferries collided off Lindau on Monday, killing {n} people, the coast guard said." for n in (3, 4, 5)
    ]
    with open_ledger(path) as ledger:
        for text in reports:
            ledger.add(Reading(report=Report(text=text, published="2024-05-06")))
        link_ledger(ledger)
        (story,) = ledger.stories()
    with serve(path, who="Ana") as desk:
        for keys in ([story.id], [story.id, story.id], [story.id, "no such report"], [story.id, *story.reports]):
            assert decide(desk, "split", *keys, about="story").status in (400, 404)
        told = decide(desk, "split", story.id, story.reports[2], about="story", seen=0).json()
        assert [s["reports"] for s in told["stories"]] == [2, 1]
        assert decide(desk, "pin", story.id, about="story", seen=0).status == 409
        assert decide(desk, "accept", story.id, about="story").status == 400
        twin = desk.ask(told["stories"][1]["address"] + ".json").json()
        assert [d["verdict"] for d in twin["decisions"]] == ["split"]
        assert desk.ask("/undo", "POST", {"number": told["decision"]["number"]}).status == 200
        assert [s["reports"] for s in desk.ask("/stories.json").json()["stories"]] == [3]
