"""What a claim asserts, in ways that reports of unseen kinds have: negations, headlines, deadlines."""

from __future__ import annotations

import pytest

from reportedly import Report, extract_claims

CASES = {
    "not a single": ("Not a single plane left the ground that night.", "leave", "denied"),
    "not one": ("Not one of the planes left the ground.", "leave", "denied"),
    "not all": ("Not all planes left the ground.", "leave", "occurred"),
    "no fewer": ("The foreigners numbered no fewer than 1,200.", "number", "occurred"),
    "no more": ("There were no more than 600 troops at the border.", "be", "occurred"),
    "headline": ("Prime minister to visit Braga on Wednesday", "visit", "planned"),
    "headline, country": ("France to send 200 troops to Chad", "send", "planned"),
    "planned by an end": ("A third is planned for Dondo by the end of the month.", "plan", "planned"),
    "state of emergency": ("The president declared a state of emergency in two provinces.", "declare", "occurred"),
    "due to": ("The blaze was due to a short circuit in the shaft.", "due", "occurred"),
    "dismissed as": ("He dismissed as fabrication the claim that guards had fired.", "fire", "denied"),
    "called": ("A spokesman called the strike “deeply disappointing”.", "strike", "occurred"),
}


@pytest.mark.parametrize("name", CASES)
def test_status(name: str) -> None:
    text, event, status = CASES[name]
    found = {c.event.lemma: c.status.value for c in extract_claims(Report(text=text, published="2032-02-10")).claims}
    assert found.get(event) == status


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Ankara has demanded their release by Friday.", "2032-02-13"),
        ("The Met department has issued a red alert for Friday.", "2032-02-13"),
        ("A meeting was pencilled in for Thursday.", "2032-02-12"),
        ("The rally was called for Saturday.", "2032-02-14"),
        ("Figures for Monday showed a fall.", "2032-02-09"),
        ("They left by Friday.", "2032-02-06"),
    ],
)
def test_days_that_are_set_lie_ahead(text: str, latest: str) -> None:
    (claim,) = extract_claims(Report(text=text, published="2032-02-10")).claims
    assert [t.latest for t in claim.times] == [latest]


def test_an_aside_that_only_leads_over_claims_nothing() -> None:
    text = "It comes weeks after a ferry sank off Hvar, killing eight."
    assert [c.event.lemma for c in extract_claims(Report(text=text)).claims] == ["sink", "kill"]


def test_how_many_speak_is_no_figure_of_what_they_say() -> None:
    text = "Two people familiar with the plan said 40 jobs would go."
    (claim,) = extract_claims(Report(text=text, published="2032-02-10")).claims
    assert [f.low for f in claim.figures] == [40.0]
    assert claim.attribution is not None
    assert claim.attribution.sources[0].span is not None


def test_how_many_of_those_asked_said_so_is_told() -> None:
    text = "The paper asked 400 people. Ninety of them said that nobody had called."
    figures = [f.low for c in extract_claims(Report(text=text)).claims for f in c.figures]
    assert figures == [400.0, 90.0]


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("The rescue lasted 14 hours.", [14.0]),
        ("They were held for up to 15 days.", [15.0]),
        ("It sank three days ago.", []),
        ("Thirty arrived in the past 24 hours.", [30.0]),
        ("Two of its six pumps failed.", [2.0, 6.0]),
        ("The two capitals agreed.", []),
    ],
)
def test_lengths_are_figures_and_days_are_not(text: str, lows: list[float]) -> None:
    reading = extract_claims(Report(text=text, published="2032-02-10"))
    assert [f.low for c in reading.claims for f in c.figures] == lows


ACCUSED = {
    "of": ("The minister accused the rebels of shelling the market.", "shell", "minister", "the rebels", "occurred"),
    "of and of": (
        "The general accused the rebels of having crossed the river and of opening fire on a patrol.",
        "open",
        "general",
        None,
        "occurred",
    ),
    "for": ("The mayor blamed the army for shelling the market.", "shell", "mayor", "the army", "occurred"),
    "denied having": ("Mr Sunal’s party denied having broken the truce.", "break", "Mr Sunal’s party", None, "denied"),
}


@pytest.mark.parametrize("case", ACCUSED.values(), ids=ACCUSED.keys())
def test_what_somebody_is_accused_of_is_what_the_accuser_says(case: tuple[str, str, str, str | None, str]) -> None:
    text, event, source, agent, status = case
    claims = extract_claims(Report(text=text, published="2032-02-10")).claims
    (claim,) = [c for c in claims if c.event.lemma == event]
    assert claim.attribution is not None
    assert [s.agent for s in claim.attribution.sources] == [source]
    assert claim.status.value == status
    agents = [p.span.cut(text) for p in claim.participants if p.role == "agent"]
    assert agent is None or agents == [agent]


SAID_OF = {
    "no evidence": ("Monitors found no evidence that the results were altered.", "alter", ("possible", "denied")),
    "called false": ("Reports that our units used such weapons are baseless.", "use", ("denied",)),
    "no plans": ("The brewer has no plans to close the plant.", "close", ("denied",)),
}


@pytest.mark.parametrize("case", SAID_OF.values(), ids=SAID_OF.keys())
def test_status_of_what_a_verb_only_leads_to(case: tuple[str, str, tuple[str, ...]]) -> None:
    text, event, statuses = case
    (claim,) = extract_claims(Report(text=text, published="2032-02-10")).claims
    assert claim.event.lemma == event
    assert claim.status.value in statuses
