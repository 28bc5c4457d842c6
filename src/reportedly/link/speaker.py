"""One name for a speaker across reports, and the countries it speaks for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from reportedly.link.alias import NO_NATIONS, link_agents
from reportedly.link.bodies import is_outlet, speaks_for_state
from reportedly.link.home import find_home
from reportedly.link.labels import find_labelled, is_label
from reportedly.link.member import find_body, name_body
from reportedly.link.names import find_land_words, split_name
from reportedly.link.nations import find_nations
from reportedly.link.publisher import OFFICES, find_publisher
from reportedly.link.stems import get_stop_words, split_words
from reportedly.model import Agent, AgentKind, Identity, Reading, Span

_BESIDE = 60  # characters
_TITLED = re.compile(
    r"\b(?:minister|president|premier|chief|head|general|spokes\w+|secretary|ambassador|envoy|director|commander|colonel|"
    r"governor|mayor|deputy|leader|officer|chancellor|king|queen|admiral|major|captain)\b",
    re.IGNORECASE,
)
_APART = (AgentKind.UNNAMED, AgentKind.UNRESOLVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """An agent of one report as all reports know it: `key` is the same for the same speaker."""

    key: str
    name: str
    kind: AgentKind
    sides: frozenset[str] = frozenset()
    body: str | None = None  # the organisation it belongs to, where the report says
    called: frozenset[frozenset[str]] = frozenset()  # the words of its names and offices, in any of the reports


Speakers = dict[tuple[str, str], Speaker]
OUTLET = ""  # in the place of an agent's id: the outlet itself, where it is a body that publishes its own word


def find_speakers(
    readings: Iterable[Reading], nations: Mapping[str, str], capitals: Mapping[str, str] = NO_NATIONS
) -> Speakers:
    """The speakers of many reports of one story by report id and agent id.

    Who is one with whom is told by the table of identities; whom they speak for by the countries that their names and
    offices tell, in any of the reports, else by the capital that they speak in, or by the body that they are of. What
    that table leaves open across all the world is closed within a story: an office of one name ("the army") is one,
    unless two countries are told of it. Unnamed sources stay apart.

    `nations` maps lower-case names of countries and peoples, `capitals` those of capitals, to ISO codes.
    """
    readings = list(readings)
    table = link_agents(readings, nations)
    agents = {(r.report.id, a.id): (a, r) for r in readings for a in r.agents if a.mentions}
    ids = {at: table.lookup(*at).id for at in agents}
    sides: dict[str, frozenset[str]] = defaultdict(frozenset)
    for at, (agent, reading) in agents.items():
        sides[ids[at]] |= _find_sides(agent, reading, nations, capitals)
    _fill_from_capitals(agents, ids, sides, nations, capitals)
    joined = _join_offices(table.identities, sides, nations)
    homes = {at: joined[one] for at, one in ids.items()}
    labels = {at for at, (agent, reading) in agents.items() if is_label(agent, reading)}
    for at in labels:
        homes[at] = find_labelled(agents[at][0], table.identities) or homes[at]
    bodies = _find_bodies(agents, homes, sides, nations)
    called: dict[str, set[frozenset[str]]] = defaultdict(set)
    for at, (agent, reading) in agents.items():
        called[homes[at].id] |= _list_names(agent, reading, nations)
    speakers: Speakers = {}
    known = {h.id: h for h in homes.values()}
    for reading in readings:
        if found := find_publisher(reading, known, sides, nations, capitals):
            speakers[reading.report.id, OUTLET] = Speaker(
                key=found.key, name=found.name, kind=AgentKind.ORGANISATION, sides=found.sides
            )
    # Whoever publishes what others say does not speak for itself, whatever its name.
    outlets = {(r.report.outlet or "").casefold() for r in readings if (r.report.id, OUTLET) not in speakers}
    for at, (agent, reading) in agents.items():
        home = homes[at]
        body = bodies.get(home.id)
        host = speakers.get((at[0], OUTLET)) if at in labels else None  # whose own note it is
        told = body.name if body else name_body(agent, reading)
        speakers[at] = Speaker(
            key=home.id,
            name=home.name,
            kind=AgentKind.PERSON if at in labels else _tell_kind(home, capitals, outlets),
            sides=sides[home.id] | (sides[body.id] if body else host.sides if host else frozenset()),
            body=told or (host.name if host else None),
            called=frozenset(called[home.id]),
        )
    return speakers


Agents = dict[tuple[str, str], tuple[Agent, Reading]]


def _fill_from_capitals(
    agents: Agents,
    ids: Mapping[tuple[str, str], str],
    sides: dict[str, frozenset[str]],
    nations: Mapping[str, str],
    capitals: Mapping[str, str],
) -> None:
    """The country of state offices that no report tells one of: that of the capital in which they speak."""
    told: dict[str, set[str]] = defaultdict(set)
    for at, (agent, reading) in agents.items():
        if sides[ids[at]] or not _is_of_state(agent, reading):
            continue
        home, from_capital = find_home(reading, nations, capitals)
        # A body's own note comes from where it sits.
        if home and (from_capital or _is_publisher(agent, reading)):
            told[ids[at]].add(home)
    for one, codes in told.items():
        if len(codes) == 1:
            sides[one] = frozenset(codes)


def _find_bodies(
    agents: Agents,
    homes: Mapping[tuple[str, str], Identity],
    sides: Mapping[str, frozenset[str]],
    nations: Mapping[str, str],
) -> dict[str, Identity]:
    """The bodies that persons and groups speak for, by identity, where the reports lead to one only."""
    found: dict[str, dict[str, Identity]] = defaultdict(dict)
    for (report, agent_id), (agent, reading) in agents.items():
        body = find_body(agent, reading, nations)
        at = homes.get((report, body.id)) if body else None
        mine = sides[homes[report, agent_id].id]
        if at and at.id != homes[report, agent_id].id and (not mine or not sides[at.id] or mine & sides[at.id]):
            found[homes[report, agent_id].id][at.id] = at
    return {one: next(iter(held.values())) for one, held in found.items() if len(held) == 1}


def _is_publisher(agent: Agent, reading: Reading) -> bool:
    return agent.name.casefold() == (reading.report.outlet or "").casefold()


def _tell_kind(one: Identity, capitals: Mapping[str, str], outlets: Container[str]) -> AgentKind:
    if one.kind is AgentKind.PERSON:
        return one.kind
    if one.name.lower() in capitals:
        return AgentKind.GOVERNMENT
    reports = is_outlet(one.name) or one.name.casefold() in outlets
    return AgentKind.OUTLET if one.kind is AgentKind.ORGANISATION and reports else one.kind


def _join_offices(
    identities: Iterable[Identity], sides: dict[str, frozenset[str]], nations: Mapping[str, str]
) -> dict[str, Identity]:
    homes: dict[str, Identity] = {}
    by_words: dict[tuple[str, ...], list[Identity]] = defaultdict(list)
    # Those that tell their country first, so that what tells none joins them where only one can be meant.
    for one in sorted(identities, key=lambda i: (not sides[i.id], -len(i.members), i.name, i.id)):
        homes[one.id] = one
        words = tuple(w for w in split_words(one.name) if w not in nations and w not in get_stop_words())
        if one.kind not in OFFICES or not words:
            continue
        near = by_words[words] or [i for known, found in by_words.items() if _is_short_of(words, known) for i in found]
        same = [i for i in near if not sides[i.id] or not sides[one.id] or sides[i.id] & sides[one.id]]
        if len(same) == 1:
            homes[one.id] = same[0]
            sides[same[0].id] |= sides[one.id]
        else:
            by_words[words].append(one)
    return homes


def _is_short_of(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """ "military intelligence" and "military intelligence service": two words or more that both have."""
    few, many = sorted((set(a), set(b)), key=len)
    return len(few) > 1 and few < many


def _cut_beside(text: str, mention: Span) -> list[str]:
    """The words that stand right before and after a name in its own phrase: "Spain’s defence minister, X", "X, ..."."""
    before = re.split(r"[.;:!?\n,“”\"()]", text[max(0, mention.start - _BESIDE) : mention.start])[-1]
    after = text[mention.end : mention.end + _BESIDE]
    apposed = after[1:].split(",")[0] if after.startswith(",") and "," in after[1:] else ""
    words = apposed.split(" who ")[0]
    # What does not lead up to the name as a title does is another phrase: "after talks with Spain Ana Reis said".
    return [w for w in (before if _TITLED.search(before) else "", words if _TITLED.search(words) else "") if w]


def _list_names(agent: Agent, reading: Reading, nations: Mapping[str, str]) -> set[frozenset[str]]:
    """The words of each name and office that a report gives somebody, without those that tell a country."""
    if agent.kind in _APART:
        return set()
    text = reading.report.text
    role, of = (" ".join(s.cut(text).split()) if s else "" for s in (agent.role, agent.affiliation))
    told = [agent.name, role, f"{role} {of}" if role and of else "", *(s.cut(text) for s in agent.called)]
    if agent.kind is AgentKind.GOVERNMENT:
        told += [m.cut(text) for m in agent.mentions[:6]]
    found = set()
    for words in told:
        lands = find_land_words(words, nations)
        found.add(frozenset(w for w in split_name(words) if w not in lands))
    return found - {frozenset()}


def _cut_offices(agent: Agent, reading: Reading) -> list[str]:
    """What stands before the same office elsewhere in a report: "Spain’s prime minister" of Prime Minister X.

    Only where one country’s is told of, and not where the name itself tells of another.
    """
    report = reading.report
    role = " ".join(agent.role.cut(report.text).split()) if agent.role else ""
    if agent.countries or not speaks_for_state(role):
        return []
    owner = rf"((?:[A-Z][\w-]*\s)?[A-Z][\w-]*)(?:[’']s?)?\s(?i:{re.escape(role)})\b"
    found = {m[1] for words in (report.title or "", report.text) for m in re.finditer(owner, words)}
    return sorted(found) if len(found) == 1 else []


def _is_of_state(agent: Agent, reading: Reading) -> bool:
    text = reading.report.text
    if agent.kind is AgentKind.GOVERNMENT:
        return True
    told = [agent.name, *(s.cut(text) for s in (agent.role, agent.affiliation) if s)]
    return speaks_for_state(" ".join(told))


def _find_sides(
    agent: Agent, reading: Reading, nations: Mapping[str, str], capitals: Mapping[str, str]
) -> frozenset[str]:
    text = reading.report.text
    said = [agent.name, *(s.cut(text) for s in (*agent.mentions[:6], agent.role, agent.affiliation) if s)]
    if agent.kind is AgentKind.PERSON:
        said += [words for m in agent.mentions[:3] for words in _cut_beside(text, m)]
        said += _cut_offices(agent, reading)
    sides = frozenset(agent.countries) | frozenset(code for words in said for code in find_nations(words, nations))
    code = capitals.get(agent.name.lower()) if agent.kind is not AgentKind.PERSON else None
    return sides | {code} if code else sides
