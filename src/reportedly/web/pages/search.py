"""Search: words and facets, every one of them in the address."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from reportedly.model import Status
from reportedly.store import ClaimFilter, Ledger, Order
from reportedly.store.browse import Facet, list_facets
from reportedly.web.decided import Decided
from reportedly.web.kept import Kept
from reportedly.web.page import Asked, Page, View
from reportedly.web.pages.entry import tell_entry
from reportedly.web.pages.paging import make_address, take_part

_WORDS = ("text", "source", "agent", "place", "outlet")
_FACETS: Kept[list[Facet]] = Kept(64)  # most of the time that a search takes
_ORDERS = {"report": "as read", "when": "when it happened", "published": "when published", "figure": "largest figure"}


def look(ledger: Ledger, asked: Asked, decided: Decided) -> View:
    """The claims that meet what the address asks for; what it asks for and cannot be asked is passed over."""
    wanted = take_filter(asked)
    order = asked.query.get("order", "report")
    order = order if order in _ORDERS else "report"
    part = take_part(asked, ledger.count_claims(wanted), "/search")
    entries = [decided.correct(e) for e in ledger.claims(wanted, Order(order), part.size, part.offset)]
    facets: dict[str, list[dict[str, Any]]] = {}
    for facet in _FACETS.get(ledger.path, wanted, lambda: list_facets(ledger, wanted)):
        facets.setdefault(facet.field, []).append(asdict(facet) | {"address": _narrow(asked, facet)})
    chosen = [
        {"field": k, "value": v, "address": make_address(asked, "/search", **{k: None})}
        for k in asked.query
        if k in (*_WORDS, "status", "since", "until")
        for v in asked.many(k)
        if v
    ]
    data = {"total": part.total, "claims": [tell_entry(e) for e in entries], "facets": facets}
    shown = {
        "entries": entries,
        "part": part,
        "facets": facets,
        "chosen": chosen,
        "asked": asked.query.get("text", ""),
        "query": {k: asked.query.get(k, "") for k in (*_WORDS, "since", "until", "status")},
        "order": order,
        "orders": _ORDERS,
    }
    return View(data=data, shown=shown)


def take_filter(asked: Asked) -> ClaimFilter:
    """The filter that an address asks for."""
    words = {k: asked.query.get(k, "").strip() or None for k in _WORDS}
    known = {s.value for s in Status}
    status = tuple(Status(s) for s in asked.many("status") if s in known)
    return ClaimFilter(
        text=words["text"],
        source=words["source"],
        agent=words["agent"],
        place=words["place"],
        outlet=words["outlet"],
        since=_take_day(asked.query.get("since", "")),
        until=_take_day(asked.query.get("until", "")),
        status=status,
    )


def _take_day(told: str) -> str | None:
    try:
        return date.fromisoformat(told).isoformat()
    except ValueError:
        return None


def _narrow(asked: Asked, facet: Facet) -> str:
    if facet.field != "month":
        return make_address(asked, "/search", **{facet.field: facet.value})
    year, month = int(facet.value[:4]), int(facet.value[5:])
    last = date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)
    return make_address(asked, "/search", since=f"{facet.value}-01", until=last.isoformat())


PAGE = Page(path="/search", twin="/search.json", template="search.html", section="Claims", look=look)
