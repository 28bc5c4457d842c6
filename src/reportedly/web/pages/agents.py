"""Everybody who is credited, and what one of them said over time."""

from __future__ import annotations

from dataclasses import asdict
from urllib.parse import urlencode

from reportedly.errors import NotFoundError
from reportedly.store import ClaimFilter, Ledger, Order
from reportedly.store.browse import count_agents, list_agents
from reportedly.web.decided import Decided, tell_decision
from reportedly.web.page import Asked, Page, View
from reportedly.web.pages.entry import tell_entry
from reportedly.web.pages.paging import take_part


def look(ledger: Ledger, asked: Asked, decided: Decided) -> View:
    """One part of the names, of those that hold the words of `?words=`."""
    words = asked.query.get("words", "")
    part = take_part(asked, count_agents(ledger, words), "/agents")
    lines = list_agents(ledger, part.size, part.offset, words)
    agents = [asdict(line) | {"grade": decided.grade(line.name), "address": get_address(line.name)} for line in lines]
    data = {"agents": agents, "total": part.total}
    addresses = {line.name: get_address(line.name) for line in lines}
    return View(data=data, shown={"lines": lines, "part": part, "words": words, "addresses": addresses})


def look_at_one(ledger: Ledger, asked: Asked, decided: Decided) -> View:
    """What the agent of `?name=` said, in the order of what it is about."""
    name = asked.query.get("name", "")
    wanted = ClaimFilter(agent=name)
    total = ledger.count_claims(wanted)
    if not total:
        raise NotFoundError(f"{name[:80]}: nobody of that name is credited with anything in this ledger")
    part = take_part(asked, total, "/agent")
    entries = [decided.correct(e) for e in ledger.claims(wanted, Order.PUBLISHED, part.size, part.offset)]
    kinds = {a.kind.value for e in entries for a in e.reading.agents if a.name == name}
    data = {
        "name": name,
        "kinds": sorted(kinds),
        "grade": decided.grade(name),
        "decisions": [tell_decision(d) for d in decided.journal if name in d.keys],
        "total": total,
        "claims": [tell_entry(e) for e in entries],
    }
    return View(data=data, shown={"name": name, "kinds": sorted(kinds), "entries": entries, "part": part})


def get_address(name: str) -> str:
    """The page of the agent of that name; names may hold anything, so it is no path."""
    return "/agent?" + urlencode({"name": name})


PAGE = Page(path="/agents", twin="/agents.json", template="agents.html", section="Agents", look=look)
ONE = Page(path="/agent", twin="/agent.json", template="agent.html", section="Agents", look=look_at_one)
