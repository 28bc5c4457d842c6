"""The learned view: bounds, order, the same figure alone and in a batch, and what it shares with the rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.growth import assert_linear

from reportedly.extract.certainty import judge_event, judge_framing, judge_readings
from reportedly.extract.certainty import model as learned
from reportedly.extract.parse import Parse, parse_report, parse_reports, parse_tokens

SENTENCES = [
    ("The company sold its plant in March , a spokesman said .", "sold", 2.0, 3.0),
    ("The company may sell its plant , a spokesman said .", "sell", -2.0, 2.0),
    ("The company did not sell its plant , a spokesman said .", "sell", -3.0, -1.0),
    ("The minister denied that the company had sold its plant .", "sold", -3.0, 1.5),
]


@pytest.fixture(scope="module")
def events() -> list[tuple[Parse, int]]:
    parses = parse_tokens([text.split() for text, _, _, _ in SENTENCES])
    return [(p, p.word.index(word)) for p, (_, word, _, _) in zip(parses, SENTENCES, strict=True)]


def test_values_stand_where_readers_put_them(events: list[tuple[Parse, int]]) -> None:
    for judged, (text, _, low, high) in zip(judge_readings(events), SENTENCES, strict=True):
        assert low <= judged.certainty.value <= high, text


def test_alone_and_in_a_batch_are_the_same(events: list[tuple[Parse, int]]) -> None:
    many = judge_readings(events * 40)
    assert many[: len(events)] == many[-len(events) :] == [judge_event(p, event) for p, event in events]


def test_hedges_and_status_are_those_of_the_rules(events: list[tuple[Parse, int]]) -> None:
    p, event = events[1]
    judged = judge_event(p, event)
    assert [h.cut(p.text) for h in judged.certainty.hedge] == ["may"]
    assert judged.status.value == "possible"


def test_odd_tokens_are_judged_too() -> None:
    for tokens in (["!"], ["1"], ["a", " ", "b"], ["😀", "\u202e", "x"], ["Stop"], ["no"] * 50):
        (p,) = parse_tokens([tokens])
        for event in range(len(p)):
            assert -3.0 <= judge_event(p, event).certainty.value <= 3.0


def test_weights_are_small() -> None:
    assert (Path(learned.__file__).parent / learned.WEIGHTS).stat().st_size < 300_000


@pytest.mark.parametrize(
    ("text", "cue", "stand", "negated", "words"),
    [
        ("Seoul said that officers were there.", "said", "neutral", False, []),
        ("Seoul claims that officers are there.", "claims", "doubting", False, ["claims"]),
        ("Seoul confirmed that officers were there.", "confirmed", "endorsing", False, ["confirmed"]),
        ("Seoul would not confirm that officers were there.", "confirm", "endorsing", True, ["not confirm"]),
        ("Seoul denied that officers were there.", "denied", "opposing", False, ["denied"]),
    ],
)
def test_framing(text: str, cue: str, stand: str, negated: bool, words: list[str]) -> None:
    p = parse_report(text)
    framing = judge_framing(p, p.word.index(cue))
    assert (framing.stand, framing.negated) == (stand, negated)
    assert [s.cut(text) for s in framing.spans] == words


@pytest.mark.parametrize("unit", ["He said {0} she left.", "They {1} stop?"])
def test_a_chain_of_clauses_costs_no_more_than_its_length(unit: str) -> None:
    def work(n: int) -> Callable[[], object]:
        text = unit.format("he may not say that he did not think that " * n, "will not go and " * n)
        (p,) = parse_reports([text])
        return lambda: [judge_event(p, event, p.sentence_span(p.sent[event])) for event in range(len(p))]

    assert_linear(work, 60)
