"""Status, certainty and the words that say so, case by case."""

from __future__ import annotations

import pytest
from tests.extract.certainty.marks import read_clauses, read_marks

from reportedly.extract.certainty import Judgement, judge_event
from reportedly.extract.parse import parse_report, parse_reports


def judge(marked: str) -> tuple[str, Judgement]:
    text, event, scope = read_marks(marked)
    p = parse_report(text)
    return text, judge_event(p, p.token_at(event), scope or p.sentence_span(p.sent[p.token_at(event)]))


# name: clause, status, lowest and highest value, hedge words, status words
CASES = {
    "past": ("The crew *left* the ship.", "occurred", 3, 3, [], ["left"]),
    "perfect": ("{The crew has *left* the ship}, he said.", "occurred", 3, 3, [], ["has"]),
    "progressive": ("{The crew is *leaving* the ship}, he said.", "ongoing", 3, 3, [], ["is"]),
    "backshift": ("He said {the crew *was* on deck}.", "ongoing", 3, 3, [], ["was"]),
    "future": ("{The crew will *leave* soon}, he said.", "predicted", 3, 3, [], ["will"]),
    "future in the past": ("He said {the crew would *leave* soon}.", "predicted", 3, 3, [], ["would"]),
    "may": ("The crew may *leave* the ship.", "possible", 0, 1.5, ["may"], ["may"]),
    "month of May": ("The crew *left* the ship on May 5.", "occurred", 3, 3, [], ["left"]),
    "noun will": ("The crew *read* his will.", "occurred", 3, 3, [], ["read"]),
    "cannot": ("The crew can not *leave* the ship.", "denied", -3, -2, ["can not"], ["can not"]),
    "might not": ("The crew might not *leave*.", "possible", -1.5, 0, ["might not"], ["might"]),
    "decided": ("{The crew has decided to *leave*}, he said.", "planned", 2, 3, [], ["has decided to"]),
    "expected": ("The crew is expected to *leave*.", "predicted", 0.5, 2.5, ["expected"], ["is expected to"]),
    "denied by the cue": ("The captain denied {that the crew had *left*}.", "denied", -3, -2, ["denied"], ["denied"]),
    "denied reports": ("He denied reports {that the crew had *left*}.", "denied", -3, -2, ["denied"], ["denied"]),
    "double negation": ("They did not fail to *warn* us.", "occurred", 1.5, 3, ["not fail"], None),
    "not only": ("He not only *sank* the boat but burned the pier.", "occurred", 3, 3, [], ["sank"]),
    "no subject": ("{No boats were *sunk*}, he said.", "denied", -3, -3, ["No"], ["No"]),
    "without": ("He left without *paying* the fee.", "denied", -3, -3, ["without"], ["without"]),
    "condition": ("If the boat *sinks*, he will pay.", "possible", 0, 1.5, ["If"], ["If"]),
    "question": ("Did the boat *sink*?", "possible", 0, 0, ["?"], ["?"]),
    "who question": ("Who *sank* the boat?", "occurred", 2, 3, [], ["sank"]),
    "unlikely": ("The boat is unlikely to *sink*.", "possible", -2, -0.5, ["unlikely"], None),
    "shared auxiliary": ("The boats will be armed and *sent* north.", "predicted", 3, 3, [], ["will"]),
    "own auxiliary": ("The boats have been armed and will be *sent* north.", "predicted", 3, 3, [], ["will"]),
    "relative": ("He spoke of men that might *join* them.", "possible", 0, 1.5, ["might"], ["might"]),
    "yet to": ("The court has yet to *rule*.", "denied", -3, -2, ["has yet"], None),
    "headline": ("Storm *sinks* two boats", "occurred", 3, 3, [], ["sinks"]),
    "headline plan": ("Navy to *scrap* two boats", "planned", 2, 3, [], ["to"]),
    "prevented": ("The storm prevented the boat from *sailing*.", "denied", -3, -2, ["prevented"], ["prevented"]),
    "outside the scope": ("He may have said {the boat *sank*}.", "occurred", 3, 3, [], ["sank"]),
}


@pytest.mark.parametrize("name", CASES)
def test_judge_event(name: str) -> None:
    marked, status, low, high, hedges, words = CASES[name]
    text, judged = judge(marked)
    assert judged.status.value == status, judged
    assert low <= judged.certainty.value <= high, judged
    assert [h.cut(text) for h in judged.certainty.hedge] == hedges
    if words is not None:
        assert [s.cut(text) for s in judged.status_spans] == words
    assert judged.reasons


@pytest.mark.parametrize(("half", "statuses", "values"), [("dev", 95, 96), ("test", 90, 93)])
def test_own_clauses(half: str, statuses: int, values: int) -> None:
    clauses = read_clauses(half)
    marks = [read_marks(clause["text"]) for clause in clauses]
    right = sure = 0
    for clause, (_, event, scope), p in zip(clauses, marks, parse_reports([m[0] for m in marks]), strict=True):
        judged = judge_event(p, p.token_at(event), scope or p.sentence_span(0))
        right += judged.status.value == clause["status"]
        sure += clause["low"] <= judged.certainty.value <= clause["high"]
    assert len(clauses) == 100
    assert right >= statuses
    assert sure >= values
