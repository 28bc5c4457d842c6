"""Decisions as they come in: written into the journal, and taken back again."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from reportedly.model import Decision, Subject, Verdict
from reportedly.store import Ledger, open_ledger
from reportedly.web.clock import get_now
from reportedly.web.decided import load_decided, tell_decision
from reportedly.web.decision import check_keys, read_decision
from reportedly.web.page import Setting, answer_json
from reportedly.web.requests import take_json

_WAIT = 10.0  # seconds a decision waits for whoever is writing


def make_deciding_routes(setting: Setting) -> list[Route]:
    """`/decide` writes one decision, `/undo` takes one back."""

    def run(act: Callable[[Ledger], Decision]) -> Response:
        with open_ledger(setting.ledger, wait=_WAIT) as ledger:
            kept = act(ledger)
            decided = load_decided(ledger)
            told: dict[str, Any] = {"decision": tell_decision(kept)}
            if kept.about == Subject.STORY:
                told["stories"] = list_stories(ledger, kept)
        setting.comparer.wake()
        about = next((d.keys for d in decided.journal if d.number == kept.undoes), kept.keys)
        return answer_json(told | {"seen": max(map(decided.seen, about), default=0)})

    async def decide(request: Request) -> Response:
        given = await take_json(request)
        decision = await run_in_threadpool(read_decision, given, setting.who)
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


def list_stories(ledger: Ledger, decision: Decision) -> list[dict[str, Any]]:
    """The stories that there are after a decision about some: the one to go on with, then what was split off it."""
    keys = list(decision.keys[:1])
    if decision.verdict == Verdict.SPLIT:
        # The id stays with the report that opened the story, which may have been taken out.
        out, rest = json.loads(decision.value or "[]")
        keys = [rest[0], out[0]]
    return [
        {"id": s.id, "title": s.title, "reports": len(s.reports), "address": f"/story/{s.id}"}
        for s in map(ledger.story, keys)
    ]
