"""Who is meant by a name, over the reports of a ledger: also where other reports call them otherwise.

    wanted, told = widen_source(ledger, ClaimFilter(source="Yonhap"))

`wanted` then also finds "the South Korean news agency" in reports that never say Yonhap, where one report teaches that
they are one; `told` says so, with the words it was learned from, and names what stays ambiguous.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from reportedly.link.alias import AgentTable, link_agents
from reportedly.link.names import find_common_words, find_land_words, split_name
from reportedly.model import Alias, Identity, Reading
from reportedly.store import ClaimFilter, Ledger
from reportedly.store.identities import are_joined, keep_identities

MOST = 400  # reports looked at: those with the latest agents of that name
_SHORTEST = 6  # letters of a word that may be spelled otherwise at its end


def widen_source(ledger: Ledger, wanted: ClaimFilter) -> tuple[ClaimFilter, list[str]]:
    """A filter that finds its `source` under other names too, and lines for people that say which and why."""
    if not wanted.source or not wanted.source.strip('" '):
        return wanted, []
    name = wanted.source.replace('"', " ")
    table, readings = _learn_names(ledger, name)
    found = table.find(name)
    agents = tuple((m.report, m.agent) for one in found for m in one.members)
    texts = {reading.report.id: reading.report.text for reading in readings}
    told = [line for one in found for line in _tell_aliases(one, name, texts)]
    told += _tell_ambiguous(table, found)
    return replace(wanted, source_agents=agents), told


def join_agents(ledger: Ledger) -> bool:
    """Join the agents of all reports into who they are, where that was not done since anything was read.

    Returns whether anything was done. One identity's names, reasons and counts are then in the ledger
    (`reportedly.store.identities`).
    """
    from reportedly.extract.place import open_gazetteer

    if are_joined(ledger):
        return False
    keep_identities(ledger, link_agents(ledger.readings(), open_gazetteer().nations).identities)
    return True


def _learn_names(ledger: Ledger, name: str) -> tuple[AgentTable, list[Reading]]:
    from reportedly.extract.place import open_gazetteer

    nations = open_gazetteer().nations
    first = [*_find_reports(ledger, [_loosen(name)]), *_find_teaching(ledger, name, nations)]
    readings = {i: ledger.reading(i) for i in dict.fromkeys(first)}
    table = link_agents(readings.values(), nations)
    patterns = {pattern for one in table.find(name) for pattern in _list_patterns(one)}
    more = [i for i in _find_reports(ledger, sorted(patterns)) if i not in readings] if patterns else []
    if not more:
        return table, list(readings.values())
    readings |= {i: ledger.reading(i) for i in more}
    return link_agents(readings.values(), nations), list(readings.values())


def _find_teaching(ledger: Ledger, name: str, nations: Mapping[str, str]) -> list[str]:
    """Reports that may say who "the Norwegian news agency" is: they speak of Norway and of a news agency."""
    lands = find_land_words(name, nations)
    common = [w for w in split_name(name) if w not in lands]
    if not lands or not common:
        return []
    known = [word for word, code in nations.items() if code in lands.values()]
    terms = [f'"{w}"' for w in common] + ["(" + " OR ".join(f'"{word}"' for word in sorted(known)) + ")"]
    rows = ledger.query(
        (str,),
        "SELECT r.id FROM report_search AS s JOIN report AS r ON r.number = s.rowid WHERE report_search MATCH ? "
        "ORDER BY r.number DESC LIMIT ?",
        (f"text : ({' AND '.join(terms)})", MOST // 2),
    )
    return [row[0] for row in rows]


def _list_patterns(one: Identity) -> Iterable[tuple[str, ...]]:
    """What the names of agents in other reports must hold to be worth a look, a tuple of words each."""
    for name in (one.name, *(alias.name for alias in one.aliases)):
        yield tuple(find_common_words(name)) or _loosen(name)
        if one.kind == "person" and (words := name.split()):
            yield (words[-1],)


def _loosen(name: str) -> tuple[str, ...]:
    return tuple(w[:-2] if len(w) >= _SHORTEST else w for w in name.split())


def _find_reports(ledger: Ledger, patterns: list[tuple[str, ...]]) -> list[str]:
    """The ids of reports in which an agent's name holds all words of one of the patterns, the latest first."""
    patterns = [p for p in patterns if p][:50]
    if not patterns:
        return []
    terms, values = [], []
    for pattern in patterns:
        terms.append("(" + " AND ".join(["a.name LIKE ? ESCAPE '\\'"] * len(pattern)) + ")")
        values += ["%" + w.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%" for w in pattern]
    rows = ledger.query(
        (str,),
        "SELECT DISTINCT r.id FROM agent AS a JOIN report AS r ON r.number = a.report "  # noqa: S608
        f"WHERE {' OR '.join(terms)} ORDER BY r.number DESC LIMIT ?",
        [*values, MOST],
    )
    return [row[0] for row in rows]


def _tell_aliases(one: Identity, asked: str, texts: dict[str, str]) -> Iterable[str]:
    wanted = set(split_name(asked))
    for alias in one.aliases:
        if not wanted <= set(split_name(alias.name)):
            yield f"{one.name} is also called {alias.name} ({alias.reason}: {_quote(alias, texts)})"


def _quote(alias: Alias, texts: dict[str, str]) -> str:
    words = ((e.report, " ".join(e.span.cut(texts[e.report]).split())) for e in alias.evidence[:2])
    return ", ".join(f"{report[:8]} “{said[:60]}”" for report, said in words)


def _tell_ambiguous(table: AgentTable, found: tuple[Identity, ...]) -> list[str]:
    ids = {one.id for one in found}
    lines = []
    for other in table.identities:
        if other.id not in ids and ids.intersection(other.may_be):
            names = " or ".join(table.by_id[i].name for i in other.may_be if i in table.by_id)
            where = ", ".join(m.report[:8] for m in other.members[:3])
            lines.append(f"left out as ambiguous: {other.name} in {where}, who may be {names}")
    return lines
