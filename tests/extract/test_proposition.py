"""One event, one proposition: which words make it, and who takes part."""

from __future__ import annotations

import pytest

from reportedly.extract.parse import Parse, parse_report
from reportedly.extract.participant import find_participants
from reportedly.extract.proposition import find_propositions, type_event
from reportedly.model import Span


def read(text: str) -> tuple[Parse, list[tuple[str, str]]]:
    p = parse_report(text)
    numbers = [i for i in range(len(p)) if p.tag[i] == "CD"]
    found = find_propositions(p, [Span(0, len(text.rstrip(".")))], numbers)
    return p, [(p.lemma(q.event), p.span(q.first, q.last).cut(text)) for q in found]


CASES = {
    "two with one subject": (
        "The navy has sent two ships and will soon send more.",
        [("send", "The navy has sent two ships"), ("send", "will soon send more")],
    ),
    "a carrier gives its event": (
        "Norland has decided to send 200 rescuers.",
        [("send", "Norland has decided to send 200 rescuers")],
    ),
    "expected": (
        "Rescuers are expected to arrive on Monday.",
        [("arrive", "Rescuers are expected to arrive on Monday")],
    ),
    "it was likely that": (
        "It was likely that the crew were in the water.",
        [("be", "It was likely that the crew were in the water")],
    ),
    "soldiers that might join": (
        "10,000 soldiers that might join the search.",
        [("join", "10,000 soldiers that might join the search")],
    ),
    "a result with its own figure": (
        "The wave hit the pier, killing 12 people.",
        [("hit", "The wave hit the pier"), ("kill", "killing 12 people")],
    ),
    "a relative clause with its own figure": (
        "The storm, which killed 12 people, moved north.",
        [("move", "The storm, which killed 12 people, moved north"), ("kill", "which killed 12 people")],
    ),
    "a relative clause without": (
        "The storm, which began at sea, moved north.",
        [("move", "The storm, which began at sea, moved north")],
    ),
    "a noun misread as a verb": ("The men were issued with boots and forged papers.", None),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_propositions(case: tuple[str, list[tuple[str, str]] | None]) -> None:
    text, expected = case
    _, found = read(text)
    if expected is None:
        assert len(found) == 1
    else:
        assert found == expected


PARTICIPANTS = {
    "active": ("The navy sent two ships.", {"agent": "The navy", "patient": "two ships"}),
    "passive": ("Two ships were sent by the navy.", {"agent": "the navy", "patient": "Two ships"}),
    "below a carrier": ("The navy plans to send ships.", {"agent": "The navy", "patient": "ships"}),
    "passive carrier": ("Ships are expected to be sent.", {"patient": "Ships"}),
}


@pytest.mark.parametrize("case", PARTICIPANTS.values(), ids=PARTICIPANTS.keys())
def test_participants(case: tuple[str, dict[str, str]]) -> None:
    text, expected = case
    p = parse_report(text)
    (q,) = find_propositions(p, [Span(0, len(text))], [])
    assert {x.role: x.span.cut(text) for x in find_participants(p, q)} == expected


def test_a_shared_subject_is_found_for_the_second_event() -> None:
    p = parse_report("The navy has sent ships and will send planes.")
    _, second = find_propositions(p, [Span(0, len(p.text))], [])
    assert {x.role: x.span.cut(p.text) for x in find_participants(p, second)} == {
        "agent": "The navy",
        "patient": "planes",
    }


@pytest.mark.parametrize(
    ("lemma", "kind"), [("kill", "death"), ("send", "movement"), ("meet", "meeting"), ("zigzag", "other")]
)
def test_event_types(lemma: str, kind: str) -> None:
    assert type_event(lemma) == kind


def test_events_in_skip_are_left_out() -> None:
    p = parse_report("The navy sent ships, and police closed the port.")
    both = find_propositions(p, [Span(0, len(p.text))], [])
    assert len(both) == 2
    left = find_propositions(p, [Span(0, len(p.text))], [], skip=[both[1].event])
    assert [q.event for q in left] == [both[0].event]


NAMED = {
    "a state": ("The ferry was not overloaded, an inspector said.", "overloaded"),
    "there was no event": ("There was no ammonia in the hall.", "was"),
    "what something was": ("It was a Serbian shell.", "was"),
    "a number": ("There were 40 attacks.", "were"),
    "a light verb with a thing": ("The envoy carried a letter.", "carried"),
    "no evidence that": ("Monitors found no evidence that the results were altered.", "altered"),
    "no plans to": ("The brewer has no plans to close the plant.", "close"),
    "somebody's version": ("The ministry stands by its version that the rebels opened fire.", "stands"),
    "hearsay": ("The mayor heard that the bridge was unsafe.", "heard"),
    "what is asked": ("Observers did not see who fired first.", "see"),
    "a thing seen": ("The mayor saw 40 people, most of whom were on foot.", "saw"),
    "called false": ("Allegations that our units used such weapons are an invention.", "used"),
    "seen doing": ("A driver saw soldiers cross the bridge.", "cross"),
    "news of its own": ("The mayor published a report that the bridge was unsafe.", "published"),
}


@pytest.mark.parametrize("case", NAMED.values(), ids=NAMED.keys())
def test_the_word_that_names_an_event(case: tuple[str, str]) -> None:
    text, word = case
    p = parse_report(text)
    numbers = [i for i in range(len(p)) if p.tag[i] == "CD"]
    found = find_propositions(p, [Span(0, len(text.rstrip(".")))], numbers)
    assert p.word[found[0].named] == word


TAKING_PART = {
    "seen doing": ("Officers were seen firing rifles.", {"agent": "Officers", "patient": "rifles"}),
    "no plans": ("The brewer has no plans to close the plant.", {"agent": "The brewer", "patient": "the plant"}),
}


@pytest.mark.parametrize("case", TAKING_PART.values(), ids=TAKING_PART.keys())
def test_who_takes_part_in_what_a_verb_only_carries(case: tuple[str, dict[str, str]]) -> None:
    text, wanted = case
    p = parse_report(text)
    (found,) = find_propositions(p, [Span(0, len(text.rstrip(".")))], [])
    assert {x.role: x.span.cut(text) for x in find_participants(p, found)} == wanted
