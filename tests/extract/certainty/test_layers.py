"""The layers of a saying: how sure the source is and why, how the reporter frames it, and negation through both."""

from __future__ import annotations

import pytest
from tests.extract.certainty.marks import read_marks

from reportedly import Report, extract_claims
from reportedly.extract.certainty import judge_event
from reportedly.extract.parse import parse_report
from reportedly.model import Claim, Stand


def read(text: str) -> Claim:
    return extract_claims(Report(text=text, published="2024-10-18")).claims[0]


@pytest.mark.parametrize(
    ("text", "stand", "negated", "words", "status", "sure"),
    [
        ("The army said that it had lost the bridge.", Stand.NEUTRAL, False, [], "occurred", True),
        ("Rebels claimed that they had taken the port.", Stand.DOUBTING, False, ["claimed"], "occurred", True),
        ("Police confirmed that a third body had been found.", Stand.ENDORSING, False, ["confirmed"], "occurred", True),
        ("The army denied that it had lost the bridge.", Stand.OPPOSING, False, ["denied"], "denied", True),
        ("Rebels claimed that they might take the port.", Stand.DOUBTING, False, ["claimed"], "possible", False),
        (
            "Madrid dismissed as fabricated the claim that its aircraft had bombed the mill.",
            Stand.OPPOSING,
            False,
            ["dismissed"],
            "denied",
            True,
        ),
        (
            "The army rejected as untrue reports that it had lost the bridge.",
            Stand.OPPOSING,
            False,
            ["rejected"],
            "denied",
            True,
        ),
        ("The letter was fabricated, the court said.", Stand.NEUTRAL, False, [], "occurred", True),
        ("It is not true that the mill burned, the mayor said.", Stand.NEUTRAL, False, [], "denied", True),
        ("It is true that the mill burned, the mayor said.", Stand.NEUTRAL, False, [], "occurred", True),
        ("The firm denied that it had not paid.", Stand.OPPOSING, False, ["denied"], "occurred", True),
        ("Rebels claimed that nobody was hurt.", Stand.DOUBTING, False, ["claimed"], "denied", True),
        ("Officials revealed that the dam was leaking.", Stand.ENDORSING, False, ["revealed"], "ongoing", True),
    ],
)
def test_source_and_reporter_stand_apart(
    text: str, stand: Stand, negated: bool, words: list[str], status: str, sure: bool
) -> None:
    claim = read(text)
    assert claim.framing is not None
    assert (claim.framing.stand, claim.framing.negated) == (stand, negated)
    assert [s.cut(text) for s in claim.framing.spans] == words
    assert claim.status.value == status
    assert (abs(claim.certainty.value) == 3.0) == sure
    assert claim.certainty.reasons


def test_what_was_retracted_is_not_said_any_more() -> None:
    text = "The ministry retracted its earlier statement that 30 had died."
    said = extract_claims(Report(text=text, published="2024-10-18")).claims[-1]
    assert (said.event.lemma, said.status.value, said.certainty.value) == ("die", "possible", 0.0)


def test_own_voice_is_framed_by_nobody() -> None:
    claim = read("The dam burst on Friday.")
    assert claim.attribution is None
    assert claim.framing is None
    assert claim.certainty.reasons == ("past tense",)


def test_reasons_go_from_the_outside_in() -> None:
    claim = read("The army denied that it might withdraw.")
    assert [r.split(":")[0].split(" ")[0] for r in claim.certainty.reasons][:2] == ["deny", "modal"]


@pytest.mark.parametrize(
    ("status", "marked"),
    [
        ("possible", "A ground operation would be a *mistake*, the envoy said."),
        ("possible", "The minister said {such a step would *cost* thousands of jobs}."),
        ("possible", "Without aid the city would *fall* within days, the mayor said."),
        ("possible", "Sending troops would be a *mistake*, she said."),
        ("predicted", "The premier said {the dam would be *finished* by June}."),
        ("predicted", "The army said {it would *withdraw* on Friday}."),
        ("denied", "The ministry would not *confirm* the figure."),
        ("denied", "He would not *comment* on the arrests."),
        ("ongoing", "Firefighters were still *battling* the blaze on Monday, officials said."),
        ("occurred", "Police said {a man was *battling* the blaze on Monday}."),
    ],
)
def test_what_would_be(status: str, marked: str) -> None:
    text, event, scope = read_marks(marked)
    p = parse_report(text)
    assert judge_event(p, p.token_at(event), scope).status.value == status
