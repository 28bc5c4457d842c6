"""Everybody who is credited, over all reports and under all their names, and what one of them said over time."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from reportedly.errors import NotFoundError
from reportedly.model import Identity
from reportedly.store import ClaimFilter, Entry, Ledger, Order
from reportedly.store.browse import count_agents, list_agents
from reportedly.store.identities import (
    IdentityLine,
    count_bearers,
    count_identities,
    find_identities,
    list_identities,
    list_names,
    load_identity,
)
from reportedly.web.decided import Decided, tell_decision
from reportedly.web.graded import Keys, find_keys
from reportedly.web.page import Asked, Page, View
from reportedly.web.pages.entry import tell_entry
from reportedly.web.pages.paging import take_part


def look(ledger: Ledger, asked: Asked, decided: Decided) -> View:
    """One part of the agents, of those who bear a name that holds the words of `?words=`."""
    words = asked.query.get("words", "")
    total = count_identities(ledger, words)
    if not total and not count_identities(ledger):
        return _look_by_name(ledger, asked, decided, words)
    part = take_part(asked, total, "/agents")
    lines = list_identities(ledger, part.size, part.offset, words)
    keys = find_keys(ledger, lines)
    agents = []
    for line in lines:
        known = keys[line.id].known
        told = {"grade": decided.grade(*known), "key": keys[line.id].new, "seen": max(map(decided.seen, known))}
        agents.append(asdict(line) | told | {"address": f"/agent/{line.id}"})
    return _tell(agents, part, words)


def _look_by_name(ledger: Ledger, asked: Asked, decided: Decided, words: str) -> View:
    # Before the agents of a ledger were ever joined.
    part = take_part(asked, count_agents(ledger, words), "/agents")
    agents = [
        asdict(line)
        | {"names": 1, "grade": decided.grade(line.name), "key": line.name, "seen": decided.seen(line.name)}
        | {"address": get_address(line.name)}
        for line in list_agents(ledger, part.size, part.offset, words)
    ]
    return _tell(agents, part, words)


def _tell(agents: list[dict[str, Any]], part: Any, words: str) -> View:
    data = {"agents": agents, "total": part.total}
    return View(data=data, shown={"agents": agents, "part": part, "words": words})


def look_at_name(ledger: Ledger, asked: Asked, decided: Decided) -> View:
    """The agent of `?name=`; where several bear that name, each of them and all that is credited to it."""
    name = asked.query.get("name", "")
    found = find_identities(ledger, name)
    if len(found) == 1:
        return _look_at(ledger, asked, decided, found[0].id)
    wanted = ClaimFilter(agent=name)
    line = IdentityLine(id="", name=name, kind="", names=1, claims=0, reports=0, first=None, last=None)
    return _show(ledger, asked, decided, wanted, line, None, same=found)


def look_at_one(ledger: Ledger, asked: Asked, decided: Decided) -> View:
    """The agent of the id in the address, over all reports."""
    return _look_at(ledger, asked, decided, asked.parts["agent"])


def _look_at(ledger: Ledger, asked: Asked, decided: Decided, known: str) -> View:
    found = load_identity(ledger, known)
    if found is None:
        raise NotFoundError(f"{known[:80]}: no such agent; when more is read, agents may be joined otherwise")
    line, identity = found
    return _show(ledger, asked, decided, ClaimFilter(identity=known), line, identity)


def _show(
    ledger: Ledger,
    asked: Asked,
    decided: Decided,
    wanted: ClaimFilter,
    line: IdentityLine,
    identity: Identity | None,
    *,
    same: list[IdentityLine] | None = None,
) -> View:
    total = ledger.count_claims(wanted)
    if not total:
        raise NotFoundError(f"{line.name[:80]}: nobody of that name is credited with anything in this ledger")
    path = f"/agent/{line.id}" if identity else "/agent"
    part = take_part(asked, total, path)
    entries = [decided.correct(e) for e in ledger.claims(wanted, Order.PUBLISHED, part.size, part.offset)]
    keys = find_keys(ledger, [line])[line.id] if identity else Keys(new=line.name, known=(line.name,))
    names = list_names(ledger, line.id) if identity else []
    others = [o for o in (load_identity(ledger, i) for i in identity.may_be) if o] if identity else []
    data: dict[str, Any] = {
        "id": line.id or None,
        "name": line.name,
        "kinds": [line.kind] if identity else _list_kinds(entries, line.name),
        "grade": decided.grade(*keys.known),
        "decisions": [tell_decision(d) for d in decided.journal if not set(keys.known).isdisjoint(d.keys)],
        "names": [asdict(n) for n in names],
        "aliases": [_tell_alias(ledger, alias) for alias in identity.aliases] if identity else [],
        "may_be": [asdict(o[0]) | {"address": f"/agent/{o[0].id}"} for o in others],
        "same_name": [asdict(o) | {"address": f"/agent/{o.id}"} for o in same or ()],
        "total": total,
        "claims": [tell_entry(e) for e in entries],
    }
    seen = max(map(decided.seen, keys.known))
    bearers = count_bearers(ledger, line.name) if same else 1
    shown = {"line": line, "key": keys.new, "seen": seen, "entries": entries, "part": part, "bearers": bearers}
    return View(data=data, shown=shown)


def _tell_alias(ledger: Ledger, alias: Any) -> dict[str, Any]:
    told = []
    for e in alias.evidence[:3]:
        words = " ".join(e.span.cut(ledger.reading(e.report).report.text).split())
        told.append({"words": words, "address": f"/report/{e.report}#at={e.span.start}-{e.span.end}"})
    return {"name": alias.name, "reason": alias.reason, "evidence": told}


def _list_kinds(entries: list[Entry], name: str) -> list[str]:
    return sorted({a.kind.value for e in entries for a in e.reading.agents if a.name == name})


def get_address(name: str) -> str:
    """The page of the agent of that name; names may hold anything, so it is no path."""
    return "/agent?" + urlencode({"name": name})


PAGE = Page(path="/agents", twin="/agents.json", template="agents.html", section="Agents", look=look)
NAMED = Page(path="/agent", twin="/agent.json", template="agent.html", section="Agents", look=look_at_name)
ONE = Page(path="/agent/{agent}", twin="/agent/{agent}.json", template="agent.html", section="Agents", look=look_at_one)
