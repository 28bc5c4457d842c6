"""An edit of a claim as it is sent: every part of it checked, with a reason where it cannot be."""

from __future__ import annotations

import json
from typing import Any, TypeGuard

from starlette.exceptions import HTTPException

from reportedly.model import Approximator, PlaceRole, Precision, Status, TimeRole, read_edtf
from reportedly.store import Entry
from reportedly.web.places import find_place

_LONGEST_VALUE = 4_000


def read_edit(given: Any) -> dict[str, Any]:
    """What an edit says instead of what was read, every part of it checked."""
    if not isinstance(given, dict) or not given or len(json.dumps(given)) > _LONGEST_VALUE:
        raise HTTPException(400, "value: say what should stand there")
    kept: dict[str, Any] = {}
    for name, value in given.items():
        if name == "status" and value in [s.value for s in Status]:
            kept[name] = value
        elif name == "certainty" and _is_number(value) and -3 <= value <= 3:
            kept[name] = float(value)
        elif name == "agent" and isinstance(value, str) and value.strip():
            kept[name] = " ".join(value.split())[:300]
        elif name == "figures" and isinstance(value, list) and value:
            kept[name] = [_read_figure(figure) for figure in value]
        elif name == "times" and isinstance(value, list) and value:
            kept[name] = [_read_time(time) for time in value]
        elif name == "places" and isinstance(value, list) and value:
            kept[name] = [_read_place(place) for place in value]
        else:
            raise HTTPException(400, f"{name[:40]}: cannot be edited to that")
    return kept


def _read_figure(given: Any) -> dict[str, Any]:
    if not isinstance(given, dict) or not _is_index(given.get("at")):
        raise HTTPException(400, "figures: say which one")
    low, high, bound = given.get("low"), given.get("high"), given.get("approximator", "none")
    if not all(v is None or _is_number(v) for v in (low, high)) or (low is None and high is None):
        raise HTTPException(400, "figures: low and high are numbers")
    if low is not None and high is not None and low > high:
        raise HTTPException(400, "figures: low is above high")
    if bound not in [a.value for a in Approximator]:
        raise HTTPException(400, "figures: no such approximator")
    return {"at": given["at"], "low": low, "high": high, "approximator": bound}


def _read_time(given: Any) -> dict[str, Any]:
    if not isinstance(given, dict) or not _is_index(given.get("at")):
        raise HTTPException(400, "times: say which one")
    if given.get("gone") is True:
        return {"at": given["at"], "gone": True}
    kept: dict[str, Any] = {"at": given["at"]}
    role, words = given.get("role"), given.get("edtf")
    if role is not None:
        if role not in [r.value for r in TimeRole]:
            raise HTTPException(400, f"time {given['at'] + 1}: no such role")
        kept["role"] = role
    if words is not None:
        if not isinstance(words, str) or len(words) > 60:
            raise HTTPException(400, f"time {given['at'] + 1}: a text is wanted")
        try:
            kept["edtf"] = words.strip()
            if words.strip():
                read_edtf(words)
        except ValueError as error:
            raise HTTPException(400, f"time {given['at'] + 1}: {error}") from None
    if len(kept) == 1:
        raise HTTPException(400, f"time {given['at'] + 1}: say when it was, or that it is no time of this claim")
    return kept


def _read_place(given: Any) -> dict[str, Any]:
    if not isinstance(given, dict) or not _is_index(given.get("at")):
        raise HTTPException(400, "places: say which one")
    which = f"place {given['at'] + 1}"
    if given.get("gone") is True:
        return {"at": given["at"], "gone": True}
    kept: dict[str, Any] = {"at": given["at"]}
    role = given.get("role")
    if role is not None:
        if role not in [r.value for r in PlaceRole]:
            raise HTTPException(400, f"{which}: no such role")
        kept["role"] = role
    known, lat, lon = given.get("geonames_id"), given.get("lat"), given.get("lon")
    if given.get("unresolved") is True:
        kept["unresolved"] = True
    elif _is_index(known):
        place = find_place(known)
        if place is None:
            raise HTTPException(400, f"{which}: the gazetteer has no place {known}")
        kept |= place
    elif lat is not None or lon is not None:
        if not (_is_number(lat) and _is_number(lon) and -90 <= lat <= 90 and -180 <= lon <= 180):
            raise HTTPException(400, f"{which}: write latitude and longitude in degrees, as in 48.85, 2.35")
        kept |= {"lat": round(float(lat), 5), "lon": round(float(lon), 5), "precision": Precision.POINT.value}
    if len(kept) == 1:
        raise HTTPException(400, f"{which}: say where it is, or that it is no place of this claim")
    return kept


def check_edit(entry: Entry, edit: dict[str, Any]) -> None:
    """Raise `HTTPException` where an edit speaks of a figure, time or place that the claim has not."""
    held = {"figures": entry.claim.figures, "times": entry.claim.times, "places": entry.claim.places}
    for name, nouns in held.items():
        given = [part["at"] for part in edit.get(name, ())]
        if len(set(given)) != len(given) or any(at >= len(nouns) for at in given):
            raise HTTPException(400, f"{name}: the claim has {len(nouns)}, and each is edited once")
    for part in edit.get("times", ()):
        if part.get("edtf", "").endswith(("~", "?", "%")) and not entry.claim.times[part["at"]].hedge:
            raise HTTPException(
                400,
                f"time {part['at'] + 1}: no words of the report call it approximate; write the days it may be, as in "
                "2024-05-01/2024-05-03",
            )


def _is_index(value: Any) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**40


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15
