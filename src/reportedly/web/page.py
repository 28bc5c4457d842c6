"""A page and its JSON twin from one function, so that they cannot tell different things."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from jinja2 import Environment
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from reportedly.store import Ledger, open_ledger
from reportedly.store.visits import Visit, find_last_visit, is_visit_due
from reportedly.web.clock import get_now
from reportedly.web.comparer import Comparer
from reportedly.web.decided import GRADES, Decided, load_decided
from reportedly.web.guard import CHART_POLICY

_COMPARED = ("Stories", "Agents")  # sections that show what is found behind the pages
PATIENCE = 10.0  # seconds a question to the ledger may take here: somebody is looking at an empty page


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a page is asked for: the parts of its address, the words after the question mark, the visit before this."""

    parts: Mapping[str, str]
    query: Mapping[str, str]
    many: Callable[[str], list[str]]
    last_visit: Visit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What a page shows: `data` is its JSON twin, `shown` what the template needs besides.

    `moved` is the page's own address where it was called by another. Data that costs much is a function that makes it.
    """

    data: dict[str, Any] | Callable[[], dict[str, Any]]
    shown: dict[str, Any] = field(default_factory=dict)
    charts: bool = False
    moved: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One address of the workbench: `look` reads the ledger, `template` draws what it found."""

    path: str
    twin: str
    template: str
    section: str
    look: Callable[[Ledger, Asked, Decided], View]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What all pages stand on."""

    ledger: Path
    templates: Environment
    static: str
    who: str  # whose decisions are written here
    comparer: Comparer

    def open(self) -> Ledger:
        """The ledger, to look things up only."""
        return open_ledger(self.ledger, read_only=True, patience=PATIENCE)


def make_routes(page: Page, setting: Setting) -> list[Route]:
    """The routes of a page and of its twin."""

    def look(request: Request) -> tuple[View, Decided]:
        query, last, due = request.query_params, None, False
        if page.section in _COMPARED:
            setting.comparer.wake(request.path_params.get("story"))
        with setting.open() as ledger:
            decided = load_decided(ledger)
            if page.section == "Stories":
                now = get_now()
                last, due = find_last_visit(ledger, setting.who, now), is_visit_due(ledger, setting.who, now)
            asked = Asked(parts=request.path_params, query=query, many=query.getlist, last_visit=last)
            view = page.look(ledger, asked, decided)
            return replace(view, shown={"visit_due": due, "last_visit": last, **view.shown}), decided

    async def show(request: Request) -> Response:
        return await run_in_threadpool(draw, request)

    def draw(request: Request) -> Response:
        view, decided = look(request)
        if view.moved:
            return RedirectResponse(view.moved, 307)
        shown = {"data": None if callable(view.data) else view.data, "decided": decided, "grades": GRADES, **view.shown}
        html = render(request, setting, page.template, page.section, shown)
        headers = {"Content-Security-Policy": CHART_POLICY} if view.charts else None
        return HTMLResponse(html, headers=headers)

    async def tell(request: Request) -> Response:
        view, _ = await run_in_threadpool(look, request)
        return RedirectResponse(f"{view.moved}.json", 307) if view.moved else answer_json(_get_data(view))

    return [Route(page.twin, tell, methods=["GET"]), Route(page.path, show, methods=["GET"])]


def _get_data(view: View) -> dict[str, Any]:
    return view.data() if callable(view.data) else view.data


def render(request: Request, setting: Setting, template: str, section: str, shown: dict[str, Any]) -> str:
    """A whole page: the frame around a template."""
    path, query = request.url.path, request.url.query
    twin = ("/stories" if path == "/" else path) + ".json" + (f"?{query}" if query else "")
    theme = request.cookies.get("theme", "")
    frame = {
        "section": section,
        "static": setting.static,
        "twin": twin,
        "theme": theme if theme in ("light", "dark") else "",
        "ledger_name": setting.ledger.name,
        "comparing": setting.comparer.tell() if section in _COMPARED else None,
    }
    return setting.templates.get_template(template).render(frame | shown)


def answer_json(data: Any, status: int = 200) -> Response:
    """Data as JSON in UTF-8."""
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return Response(body, status, media_type="application/json")
