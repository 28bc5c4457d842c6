"""What people decided, laid over what was read: it wins over the machine, and the words stay as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from reportedly.model import Approximator, Claim, Decision, Reading, Status, Subject, Verdict


def find_edits(decisions: Iterable[Decision]) -> dict[str, dict[str, Any]]:
    """By claim id, what edits in force say; a later edit of a claim replaces an earlier one whole."""
    return {
        d.keys[0]: json.loads(d.value)
        for d in decisions
        if d.verdict == Verdict.EDIT and d.about == Subject.CLAIM and d.keys and d.value
    }


def apply_edits(reading: Reading, edits: dict[str, dict[str, Any]]) -> Reading:
    """The reading as people corrected it; spans stay, since the words are still what the report says."""
    if not edits or not any(claim.id in edits for claim in reading.claims):
        return reading
    return replace(reading, claims=tuple(edit_claim(c, edits[c.id]) if c.id in edits else c for c in reading.claims))


def edit_claim(claim: Claim, edit: dict[str, Any]) -> Claim:
    """One claim with the values that an edit gives; what the edit does not name, or what is not there, stays."""
    if "status" in edit:
        claim = replace(claim, status=Status(edit["status"]))
    if "certainty" in edit:
        claim = replace(claim, certainty=replace(claim.certainty, value=edit["certainty"]))
    if "agent" in edit and claim.attribution and claim.attribution.sources:
        first, *others = claim.attribution.sources
        chain = tuple(
            replace(link, agent=edit["agent"]) if link.agent_id == first.agent_id and link.agent_id else link
            for link in claim.attribution.chain
        )
        sources = (replace(first, agent=edit["agent"]), *others)
        claim = replace(claim, attribution=replace(claim.attribution, sources=sources, chain=chain))
    figures = list(claim.figures)
    for given in edit.get("figures", ()):
        if given["at"] < len(figures):
            figures[given["at"]] = replace(
                figures[given["at"]],
                low=given["low"],
                high=given["high"],
                approximator=Approximator(given["approximator"]),
            )
    return replace(claim, figures=tuple(figures))
