"""Written claims: sentences made from a known status and hedge must give both back, with the hedge's exact span."""

from __future__ import annotations

import random

import pytest

from reportedly.extract.certainty import judge_event
from reportedly.extract.parse import parse_reports
from reportedly.model import Span

SUBJECTS = ["The rebels", "Two frigates", "The army", "Several workers", "The new government", "Kenya"]
VERBS = [
    ("leave", "left", "left", "the harbour"),
    ("attack", "attacked", "attacked", "the convoy"),
    ("buy", "bought", "bought", "ten aircraft"),
    ("repair", "repaired", "repaired", "the road"),
    ("close", "closed", "closed", "the border"),
]
CUES = [
    "{}, the ministry said.",
    "The ministry said {}.",
    "According to the ministry, {}.",
    "The ministry confirmed that {}.",
]
# words before the verb, its form (base, past, participle), status, value bounds, the hedge
FRAMES = [
    ("", 1, "occurred", 3, 3, ""),
    ("have", 2, "occurred", 3, 3, ""),
    ("will", 0, "predicted", 3, 3, ""),
    ("will not", 0, "denied", -3, -2, "not"),
    ("may", 0, "possible", 0, 1.5, "may"),
    ("might", 0, "possible", 0, 1.5, "might"),
    ("could have", 2, "possible", 0, 1.5, "could"),
    ("did not", 0, "denied", -3, -3, "not"),
    ("never", 1, "denied", -3, -3, "never"),
    ("failed to", 0, "denied", -3, -2, "failed"),
    ("plan to", 0, "planned", 1.5, 3, ""),
    ("decided to", 0, "planned", 2, 3, ""),
    ("intend to", 0, "planned", 1.5, 3, ""),
    ("are expected to", 0, "predicted", 0.5, 2.5, "expected"),
    ("are likely to", 0, "predicted", 0.5, 2.5, "likely"),
    ("probably", 1, "occurred", 0.5, 2.5, "probably"),
    ("reportedly", 1, "occurred", 0.5, 2.5, "reportedly"),
    ("tried to", 0, "possible", 0, 1.5, "tried"),
    ("managed to", 0, "occurred", 2.5, 3, ""),
]


def write(seed: int) -> list[tuple[str, int, Span, tuple[str, int, str, float, float, str]]]:
    chance = random.Random(seed)
    written = []
    for frame in FRAMES:
        subject = chance.choice(["The rebels", "Two frigates", "Several workers"])
        *forms, thing = chance.choice(VERBS)
        lead = f"{subject} {frame[0]} ".replace("  ", " ")
        content = f"{lead}{forms[frame[1]]} {thing}"
        cue = chance.choice(CUES)
        at = cue.index("{}")
        if at:
            content = content[0].lower() + content[1:]
        start = at + len(lead)
        written.append((cue.format(content), start, Span(at, at + len(content)), frame))
    return written


@pytest.mark.parametrize("seed", range(6))
def test_written_claims_come_back(seed: int) -> None:
    written = write(seed)
    missed = []
    for (text, start, scope, frame), p in zip(written, parse_reports([w[0] for w in written]), strict=True):
        judged = judge_event(p, p.token_at(start), scope)
        hedges = " ".join(h.cut(text) for h in judged.certainty.hedge)
        right = (
            judged.status.value == frame[2] and frame[3] <= judged.certainty.value <= frame[4] and hedges == frame[5]
        )
        if not right:
            missed.append((text, frame[2], judged))
    # The parser misreads a sentence now and then; a broken rule loses its frame in every seed.
    assert len(missed) <= 1, missed


@pytest.mark.parametrize("prefix", ["", "Early on Monday, sources wrote. ", "😀 \u202bשלום\u202c. "])
def test_spans_move_with_the_text(prefix: str) -> None:
    body = "Officials said the ships might not be sent."
    text = prefix + body
    (p,) = parse_reports([text])
    event = p.token_at(text.index("sent"))
    judged = judge_event(p, event, Span(len(prefix) + 15, len(text) - 1))
    assert [h.cut(text) for h in judged.certainty.hedge] == ["might not"]
    assert judged.status.value == "possible"
