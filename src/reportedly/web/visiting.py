"""Visits written down, so that the next one is told what is new since."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from reportedly.store import open_ledger
from reportedly.store.visits import is_visit_due, keep_visit
from reportedly.web.clock import get_now
from reportedly.web.page import Setting, answer_json
from reportedly.web.requests import take_json

_WAIT = 10.0  # seconds for whoever is writing


def make_visiting_routes(setting: Setting) -> list[Route]:
    """`/visit` says that somebody looks; with `seen` that all there is was seen."""

    def keep(seen: bool) -> Response:
        with open_ledger(setting.ledger, wait=_WAIT) as ledger:
            if seen or is_visit_due(ledger, setting.who, get_now()):
                keep_visit(ledger, setting.who, get_now(), seen=seen)
        return answer_json({"ok": True})

    async def visit(request: Request) -> Response:
        given = await take_json(request)
        return await run_in_threadpool(keep, given.get("seen") is True)

    return [Route("/visit", visit, methods=["POST"])]
