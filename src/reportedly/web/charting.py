"""Charts as drawings that stand in a page: made by the one chart module, kept while the ledger stays as it is."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from reportedly.errors import NotFoundError
from reportedly.link.decided import apply_edits
from reportedly.store import Ledger
from reportedly.store.browse import find_slot
from reportedly.web.decided import load_decided
from reportedly.web.guard import CHART_POLICY
from reportedly.web.page import Setting

if TYPE_CHECKING:
    from reportedly.show.charts import Picture

_KEPT = 64  # drawings
_MOST_REPORTS = 400  # of a story, the latest
_ONE_AT_A_TIME = threading.Lock()  # drawing takes a core for a moment


def make_chart_routes(setting: Setting) -> list[Route]:
    """`/chart.svg?kind=...`: `figures` and `sources` of a `slot`, `claims` and `map` of a `story`."""
    kept: OrderedDict[tuple[str, str, object], str] = OrderedDict()

    def draw(kind: str, name: str) -> str:
        from reportedly.show.charts import render_svg

        with setting.open() as ledger:
            mark = ledger.query(
                (object,) * 3,
                "SELECT max(number), (SELECT max(number) FROM claim), (SELECT max(number) FROM decision) FROM report",
            )
            key = (kind, name, tuple(mark[0]))
            if key not in kept:
                with _ONE_AT_A_TIME:
                    kept[key] = render_svg(make_picture(ledger, kind, name), name=f"c-{kind}", themed=True)
                while len(kept) > _KEPT:
                    kept.popitem(last=False)
        return kept[key]

    async def show(request: Request) -> Response:
        kind = request.query_params.get("kind", "")
        name = request.query_params.get("slot" if kind in ("figures", "sources") else "story", "")
        if kind not in ("figures", "sources", "claims", "map") or not name:
            raise HTTPException(404, "no such chart")
        svg = await run_in_threadpool(draw, kind, name)
        return Response(svg, media_type="image/svg+xml", headers={"Content-Security-Policy": CHART_POLICY})

    return [Route("/chart.svg", show, methods=["GET"])]


def make_picture(ledger: Ledger, kind: str, name: str) -> Picture:
    """The chart of that kind of the slot or story of that name; its marks lead to the claims' pages."""
    from reportedly.show import charts

    if kind in ("figures", "sources"):
        comparison = find_slot(ledger, name)
        if comparison is None:
            raise NotFoundError(f"{name[:80]}: no such question")
        made = charts.draw_figures if kind == "figures" else charts.draw_sources
        return made(comparison, links="/claim/")
    edits = load_decided(ledger).edits
    readings = [apply_edits(ledger.reading(r), edits) for r in ledger.story(name).reports[-_MOST_REPORTS:]]
    if not any(reading.claims for reading in readings):
        raise NotFoundError("there is no claim to draw")
    return (
        charts.draw_map(readings, links="/claim/") if kind == "map" else charts.draw_claims(readings, links="/claim/")
    )
