"""The routes of the workbench, and what becomes of errors."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from reportedly.errors import DecidedError, NotFoundError, ReportedlyError
from reportedly.show.page import make_environment
from reportedly.store import open_ledger
from reportedly.web.adding import make_adding_routes
from reportedly.web.charting import make_chart_routes
from reportedly.web.comparer import Comparer
from reportedly.web.deciding import make_deciding_routes
from reportedly.web.guard import Gate, Guard
from reportedly.web.page import Page, Setting, answer_json, make_routes, render
from reportedly.web.pages import agents, claim, journal, report, reports, search, slot, stories, story
from reportedly.web.places import make_place_routes
from reportedly.web.session import make_session_routes
from reportedly.web.static import get_static_address, serve_static
from reportedly.web.visiting import make_visiting_routes

# A further page is one module and one line here.
PAGES: tuple[Page, ...] = (
    stories.PAGE,
    story.PAGE,
    slot.PAGE,
    report.PAGE,
    reports.PAGE,
    claim.PAGE,
    agents.PAGE,
    agents.NAMED,
    agents.ONE,
    search.PAGE,
    journal.PAGE,
)


def make_app(ledger: Path, gate: Gate | None = None, who: str = "me") -> Starlette:
    """The workbench over the ledger in the file at `ledger`, which is made where it is not there yet.

    `who` is whose decisions it writes. Raises `LedgerError` where the file cannot be used.
    """
    gate = gate or Gate()
    open_ledger(ledger).close()
    setting = Setting(
        ledger=ledger,
        templates=make_environment("reportedly.web"),
        static=get_static_address(),
        who=who,
        comparer=Comparer(ledger=ledger),
    )
    routes = [route for page in PAGES for route in make_routes(page, setting)]
    routes += make_session_routes(setting, gate)
    routes += make_deciding_routes(setting)
    routes += make_adding_routes(setting)
    routes += make_chart_routes(setting)
    routes += make_place_routes()
    routes += make_visiting_routes(setting)
    routes.append(Route("/static/{version}/{name}", serve_static, methods=["GET"]))

    @asynccontextmanager
    async def run(_: Starlette) -> AsyncIterator[None]:
        setting.comparer.wake()
        yield
        await run_in_threadpool(setting.comparer.end)

    return Starlette(
        routes=routes,
        lifespan=run,
        middleware=[Middleware(Guard, gate=gate)],
        exception_handlers={
            ReportedlyError: _explain_with(setting),
            HTTPException: _explain_with(setting),
            Exception: _explain_with(setting),
        },
    )


def _explain_with(setting: Setting) -> Any:
    def explain(request: Request, error: Exception) -> Response:
        status, message = 500, "something went wrong here; the terminal that runs `reportedly serve` says more"
        if isinstance(error, HTTPException):
            status, message = error.status_code, error.detail
        elif isinstance(error, NotFoundError):
            status, message = 404, str(error)
        elif isinstance(error, DecidedError):
            status, message = 409, str(error)
        elif isinstance(error, ReportedlyError):
            status, message = 503, str(error)
        if request.method == "POST" or request.url.path.endswith(".json"):
            return answer_json({"error": message}, status)
        html = render(request, setting, "error.html", "", {"status": status, "message": message})
        return Response(html, status, media_type="text/html")

    return explain
