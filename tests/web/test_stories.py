"""Stories and slots of the large gold story; what is decided changes them."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.store import open_ledger
from reportedly.web.board import lay_board, write_letter

from ..store.readings import make_reading
from .server import Served, serve


@pytest.fixture
def desk(gold: Path, tmp_path: Path) -> Iterator[Served]:
    """A workbench over a copy of the gold ledger."""
    path = tmp_path / "ledger.db"
    shutil.copy(gold, path)
    with serve(path) as running:
        yield running


def wait(desk: Served) -> int:
    state = desk.ask("/comparing.json").json()
    while state["running"]:
        state = desk.ask(f"/comparing.json?after={state['round']}").json()
    assert state["failed"] is None
    return int(state["round"])


def find_largest(desk: Served) -> dict[str, Any]:
    stories = desk.ask("/stories.json").json()["stories"]
    return dict(max(stories, key=lambda s: s["reports"]))


def test_a_story_tells_its_questions_and_reports(desk: Served) -> None:
    line = find_largest(desk)
    story = desk.ask(line["address"] + ".json").json()
    assert len(story["reports"]) == line["reports"] > 20
    assert len(story["questions"]) == line["questions"] > 10
    assert all(q["reports"] > 1 for q in story["questions"])
    every = desk.ask(line["address"] + ".json?all=1").json()
    assert len(every["questions"]) == story["questions_in_all"] > len(story["questions"])
    for question in every["questions"]:
        assert question["reports"] >= 1
        assert question["origins"] >= question["independent"] >= 0
        page = desk.ask(question["address"])
        assert page.status == 200
        assert page.text.count("<article") == question["entries"]


def test_every_answer_leads_to_its_words(desk: Served) -> None:
    story = desk.ask(find_largest(desk)["address"] + ".json").json()
    slot = desk.ask(story["questions"][0]["address"] + ".json").json()
    for entry in slot["entries"]:
        claim = desk.ask(f"/claim/{entry['ref']['claim']}.json").json()
        text = desk.ask(claim["report"]["address"] + ".json").json()["report"]["text"]
        start, end = entry["span"]
        assert text[start:end] == entry["words"]


def test_a_board_has_a_column_for_each_answer(gold: Path) -> None:
    with open_ledger(gold, read_only=True) as ledger:
        compared = [c for s in ledger.stories() for c in ledger.comparisons(s.id) or []]
    assert len(compared) > 50
    for comparison in compared:
        board = lay_board(comparison, {})
        cards = [card for column in board.columns for card in column.cards]
        assert sorted(card.number for card in cards) == list(range(1, len(comparison.entries) + 1))
        assert all(
            column.at is None or 0 <= column.at <= column.at + column.width <= 100.01 for column in board.columns
        )
        lows = [column.cards[0].entry.low for column in board.columns if column.cards[0].entry.low is not None]
        assert lows == sorted(lows)
        assert sum(s.count for s in board.standings) == len(comparison.relations)
        disputed = {(card.number, n) for card in cards for _, numbers in card.disputes for n in numbers}
        assert disputed == {(n, other) for other, n in disputed}
        labels = [column.label for column in board.columns]
        for card in cards:
            assert [label for label, _ in card.disputes] == [x for x in labels if x in dict(card.disputes)]
        assert {card.letter for card in cards} <= {letter for letter, _, _ in board.origins}


def test_letters() -> None:
    assert [write_letter(n) for n in (0, 25, 26, 27, 52, 702)] == ["A", "Z", "AA", "AB", "BA", "AAA"]


def test_what_is_rejected_or_edited_counts_no_more(desk: Served) -> None:
    address = find_largest(desk)["address"]
    before = desk.ask(address + ".json").json()["questions"][0]
    slot = desk.ask(before["address"] + ".json").json()
    most = max(e["high"] for e in slot["entries"])
    top = [e["ref"] for e in slot["entries"] if e["high"] == most]
    wait(desk)
    for ref in top:
        keys = [ref["claim"]]
        assert desk.ask("/decide", "POST", {"verdict": "wrong", "about": "claim", "keys": keys}).status == 200
    assert wait(desk) > 0
    after = [q for q in desk.ask(address + ".json").json()["questions"] if q["question"] == before["question"]]
    assert all(q["high"] < most for q in after)
    value = {"figures": [{"at": top[0]["figure"], "low": 7, "high": 7, "approximator": "none"}]}
    edit = {"verdict": "edit", "about": "claim", "keys": [top[0]["claim"]], "value": value}
    assert desk.ask("/decide", "POST", edit).status == 200
    wait(desk)
    answered = desk.ask(f"/claim/{top[0]['claim']}").text
    assert "/slot/" in answered


def test_a_report_that_comes_in_is_put_into_a_story(desk: Served) -> None:
    wait(desk)
    before = desk.ask("/stories.json").json()["total"]
    with open_ledger(desk.ledger) as ledger:  # another program
        ledger.add(make_reading())
    desk.ask("/")
    assert wait(desk) > 0
    assert desk.ask("/stories.json").json()["total"] == before + 1


@pytest.mark.parametrize(
    "path", ["/story/ffff", "/story/x", "/slot/ffff", "/slot/%25", "/chart.svg", "/chart.svg?kind=map&story=ffff"]
)
def test_what_is_not_there(desk: Served, path: str) -> None:
    assert desk.ask(path).status == 404


def test_charts_are_drawings_without_scripts(desk: Served) -> None:
    story = find_largest(desk)
    slot = desk.ask(story["address"] + ".json").json()["questions"][0]["slot"]
    for query in (f"kind=figures&slot={slot}", f"kind=sources&slot={slot}", f"kind=map&story={story['id']}"):
        answer = desk.ask(f"/chart.svg?{query}")
        assert (answer.status, answer.headers["content-type"]) == (200, "image/svg+xml")
        assert "<script" not in answer.text
        assert 'href="http' not in answer.text
        assert "/claim/" in answer.text or "map" in query
