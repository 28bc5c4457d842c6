"""An edit of a claim as it is sent: every part of it checked, with a reason where it cannot be."""

from __future__ import annotations

import json
from typing import Any

from starlette.exceptions import HTTPException

from reportedly.model import Approximator, Status

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
        else:
            raise HTTPException(400, f"{name[:40]}: cannot be edited to that")
    return kept


def _read_figure(given: Any) -> dict[str, Any]:
    if not isinstance(given, dict) or not isinstance(given.get("at"), int) or given["at"] < 0:
        raise HTTPException(400, "figures: say which one")
    low, high, bound = given.get("low"), given.get("high"), given.get("approximator", "none")
    if not all(v is None or _is_number(v) for v in (low, high)) or (low is None and high is None):
        raise HTTPException(400, "figures: low and high are numbers")
    if low is not None and high is not None and low > high:
        raise HTTPException(400, "figures: low is above high")
    if bound not in [a.value for a in Approximator]:
        raise HTTPException(400, "figures: no such approximator")
    return {"at": given["at"], "low": low, "high": high, "approximator": bound}


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15
