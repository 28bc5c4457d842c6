"""Decisions as they come in: checked, written into the journal, and taken back again."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from reportedly.errors import NotFoundError
from reportedly.model import Approximator, Decision, Status, Subject, Verdict
from reportedly.store import Ledger, open_ledger
from reportedly.web.decided import GRADES, load_decided, tell_decision
from reportedly.web.page import Setting, answer_json
from reportedly.web.requests import take_json

_WAIT = 10.0  # seconds a decision waits for whoever is writing
_LONGEST_NOTE = 2_000
_LONGEST_VALUE = 4_000
_PAIRS = (Verdict.SAME, Verdict.NOT_SAME)
_ALLOWED = {
    Subject.CLAIM: (Verdict.ACCEPT, Verdict.REJECT, Verdict.WRONG, Verdict.EDIT, *_PAIRS),
    Subject.FIGURE: _PAIRS,
    Subject.AGENT: (Verdict.GRADE, *_PAIRS),
}


def make_deciding_routes(setting: Setting) -> list[Route]:
    """`/decide` writes one decision, `/undo` takes one back."""

    def run(act: Callable[[Ledger], Decision]) -> Response:
        with open_ledger(setting.ledger, wait=_WAIT) as ledger:
            kept = act(ledger)
            decided = load_decided(ledger)
        setting.comparer.wake()
        about = next((d.keys for d in decided.journal if d.number == kept.undoes), kept.keys)
        return answer_json({"decision": tell_decision(kept), "seen": max(map(decided.seen, about), default=0)})

    async def decide(request: Request) -> Response:
        given = await take_json(request)
        decision = read_decision(given, setting.who)
        seen = given.get("seen")
        known = seen if isinstance(seen, int) else None

        def act(ledger: Ledger) -> Decision:
            check_keys(ledger, decision)
            return ledger.decide(decision, seen=known)

        return await run_in_threadpool(run, act)

    async def undo(request: Request) -> Response:
        given = await take_json(request)
        number = given.get("number")
        if not isinstance(number, int):
            raise HTTPException(400, "number: say which decision to take back")
        decision = Decision(
            verdict=Verdict.UNDO,
            about=Subject.DECISION,
            keys=(str(number),),
            who=setting.who,
            at=get_now(),
            undoes=number,
        )
        return await run_in_threadpool(run, lambda ledger: ledger.decide(decision))

    return [Route("/decide", decide, methods=["POST"]), Route("/undo", undo, methods=["POST"])]


def get_now() -> str:
    """This moment, as the journal writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def read_decision(given: dict[str, Any], who: str) -> Decision:
    """The decision that a page sent; raises `HTTPException` where it is none."""
    try:
        verdict, about = Verdict(str(given.get("verdict"))), Subject(str(given.get("about")))
    except ValueError:
        raise HTTPException(400, "verdict, about: not known") from None
    keys, value, note = given.get("keys"), given.get("value"), given.get("note")
    if verdict not in _ALLOWED.get(about, ()):
        raise HTTPException(400, f"a {about} cannot be decided to be “{verdict}” here")
    if not isinstance(keys, list) or not all(isinstance(k, str) and 0 < len(k) <= 500 for k in keys):
        raise HTTPException(400, "keys: a list of ids or names is wanted")
    wanted = 2 if verdict in _PAIRS else 1
    if len(set(keys)) != wanted or len(keys) != wanted:
        raise HTTPException(400, f"keys: {wanted} different one{'s are' if wanted > 1 else ' is'} wanted")
    if note is not None and (not isinstance(note, str) or len(note) > _LONGEST_NOTE):
        raise HTTPException(400, f"note: a text of at most {_LONGEST_NOTE} characters is wanted")
    if verdict == Verdict.GRADE and value not in GRADES:
        raise HTTPException(400, f"value: a grade is one of {', '.join(GRADES)}")
    if verdict == Verdict.EDIT:
        value = json.dumps(read_edit(value), ensure_ascii=False, sort_keys=True)
    elif verdict != Verdict.GRADE:
        value = None
    return Decision(
        verdict=verdict, about=about, keys=tuple(keys), who=who, at=get_now(), value=value, note=note or None
    )


def check_keys(ledger: Ledger, decision: Decision) -> None:
    """Raise `NotFoundError` where a key names nothing in the ledger."""
    for key in decision.keys:
        if decision.about == Subject.AGENT:
            if not ledger.query((int,), "SELECT 1 FROM source WHERE name = ? LIMIT 1", (key,)):
                raise NotFoundError(f"{key[:80]}: nobody of that name is credited with anything")
            continue
        claim, _, figure = key.partition("#")
        found = ledger.query((int,), "SELECT number FROM claim WHERE id = ? LIMIT 1", (claim,))
        if found and decision.about == Subject.FIGURE:
            at = int(figure[:6]) if figure.isdecimal() and figure.isascii() else -1
            found = ledger.query((int,), "SELECT 1 FROM figure WHERE claim = ? AND position = ?", (found[0][0], at))
        if not found:
            raise NotFoundError(f"{key[:80]}: no such {decision.about} in {ledger.path}")


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
