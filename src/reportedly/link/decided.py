"""What people decided, laid over what was read: it wins over the machine, and the words stay as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from reportedly.model import (
    Anchor,
    Approximator,
    Claim,
    Decision,
    Place,
    PlaceRole,
    Precision,
    Reading,
    Status,
    Subject,
    Time,
    TimeRole,
    Verdict,
    name_edtf,
    read_edtf,
)


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
    claim = replace(claim, figures=tuple(figures))
    if "times" in edit:
        claim = _edit_times(claim, {given["at"]: given for given in edit["times"]})
    if "places" in edit:
        changes = {given["at"]: given for given in edit["places"]}
        places = [edit_place(p, changes.get(at, {})) for at, p in enumerate(claim.places)]
        claim = replace(claim, places=tuple(p for p in places if p))
    return claim


def _edit_times(claim: Claim, changes: dict[int, dict[str, Any]]) -> Claim:
    attribution, kept = claim.attribution, []
    for at, time in enumerate(claim.times):
        changed = edit_time(time, changes.get(at, {}))
        if changed:
            kept.append(changed)
        # When it was said stands with the attribution too.
        said = attribution.said if attribution else None
        is_said = time.role == TimeRole.SAID and changed is not None and changed.role == TimeRole.SAID
        if (
            attribution
            and said
            and changed
            and is_said
            and (said.earliest, said.latest) == (time.earliest, time.latest)
        ):
            said = replace(said, earliest=changed.earliest, latest=changed.latest)
            attribution = replace(attribution, said=said)
    return replace(claim, times=tuple(kept), attribution=attribution)


def edit_time(time: Time, given: dict[str, Any]) -> Time | None:
    """A time as an edit has it: another in EDTF (none: left open), another role, or None where it is no time of it."""
    if given.get("gone"):
        return None
    if "role" in given:
        time = replace(time, role=TimeRole(given["role"]))
    if "edtf" not in given:
        return time
    words = given["edtf"]
    earliest, latest = read_edtf(words) if words else (None, None)
    return replace(
        time,
        value=name_edtf(words) if words else "",
        earliest=earliest,
        latest=latest,
        anchor=Anchor.HAND if words else Anchor.UNRESOLVED,
        anchor_span=None,
        hedge=time.hedge if words.endswith("~") else None,
    )


def edit_place(place: Place, given: dict[str, Any]) -> Place | None:
    """A place as an edit has it: one of the gazetteer, a point, unresolved, another role, or None where it is none."""
    if given.get("gone"):
        return None
    if "role" in given:
        place = replace(place, role=PlaceRole(given["role"]))
    if given.get("unresolved"):
        place = replace(place, geonames_id=None, lat=None, lon=None, country=None, precision=Precision.UNRESOLVED)
    elif "lat" in given:
        place = replace(
            place,
            name=given.get("name", place.name),
            geonames_id=given.get("geonames_id"),
            lat=given["lat"],
            lon=given["lon"],
            country=given.get("country"),
            precision=Precision(given.get("precision", Precision.POINT)),
        )
    else:
        return place
    return replace(place, box=None, within_km=None, corrected_from=None, score=1.0 if place.lat is not None else 0.0)
