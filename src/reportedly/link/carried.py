"""Whose an uncredited sentence is that only carries on what somebody was just credited with."""

from __future__ import annotations

import re

from reportedly.link.answer import Standing
from reportedly.link.speaker import Speaker
from reportedly.model import AgentKind, Claim, Figure

# "Of these, 85 are in the hall", "Two others were hurt", "The other four", "Eleven of his colleagues": some of those,
# or those besides, whom the sentence before counts.
_ON = re.compile(
    r"^(?:of (?:these|those|them|whom)\b|another\b|a further\b|the others?\b|the remaining\b|the rest\b|"
    r"[\w-]+ others?\b|[\w-]+ more\b|[\w-]+ of (?:them|these|those|his|her|their|its)\b)",
    re.IGNORECASE,
)
_GAP = 40  # characters between two sentences that follow each other
_NOBODY = (AgentKind.UNRESOLVED, AgentKind.UNNAMED)


def find_carried(at: Standing, figure: Figure | None) -> Speaker | None:
    """The speaker whose words a claim goes on with that credits nobody; None where it may as well be the outlet's own.

    Either it counts the rest of those whom the sentence before counts, or it stands between two sentences of one
    paragraph that are both credited to one.
    """
    claim, text = at.claim, at.reading.report.text
    if claim.attribution is not None:
        return None
    before = _find_near(at, after=False)
    speaker = _speaker_of(at, before) if before else None
    if before is None or speaker is None:
        return None
    start = max(text.rfind(mark, 0, claim.span.start) for mark in (". ", ".” ", '." ', "\n")) + 1
    begins = text[start : claim.span.end].lstrip(' ”"“')
    if figure is not None and before.figures and _ON.match(begins) and figure.span.start - start < _GAP:
        return speaker
    after = _find_near(at, after=True)
    behind = _speaker_of(at, after) if after else None
    return speaker if behind is not None and behind.key == speaker.key else None


def _find_near(at: Standing, *, after: bool) -> Claim | None:
    """The credited claim of the sentence right before, or right after, in the same paragraph."""
    text, claim = at.reading.report.text, at.claim
    best: Claim | None = None
    for other in at.reading.claims:
        if other.attribution is None:
            continue
        if (after and other.span.start < claim.span.end) or (not after and other.span.end > claim.span.start):
            continue
        gap = text[claim.span.end : other.span.start] if after else text[other.span.end : claim.span.start]
        if "\n" in gap or len(re.findall(r"[.!?][”\"]?\s", gap)) > 1:
            continue
        closer = best is None or (other.span.start < best.span.start if after else other.span.end > best.span.end)
        if closer:
            best = other
    return best


def _speaker_of(at: Standing, claim: Claim) -> Speaker | None:
    if not claim.attribution or not claim.attribution.sources:
        return None
    speaker = at.speakers.get((at.reading.report.id, claim.attribution.sources[-1].agent_id))
    return speaker if speaker and speaker.kind not in _NOBODY else None
