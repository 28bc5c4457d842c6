"""One name for a speaker across reports, and the countries it speaks for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.link.alias import link_agents
from reportedly.link.nations import find_nations
from reportedly.link.stems import get_stop_words, split_words
from reportedly.model import Agent, AgentKind, Identity, Reading, Span

_BESIDE = 60  # characters
_TITLED = re.compile(
    r"\b(?:minister|president|premier|chief|head|general|spokes\w+|secretary|ambassador|envoy|director|commander|colonel|"
    r"governor|mayor|deputy|leader|officer|chancellor|king|queen|admiral|major|captain)\b",
    re.IGNORECASE,
)
_OFFICES = (AgentKind.GOVERNMENT, AgentKind.ORGANISATION, AgentKind.OUTLET)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """An agent of one report as all reports know it: `key` is the same for the same speaker."""

    key: str
    name: str
    kind: AgentKind
    sides: frozenset[str] = frozenset()
    body: str | None = None  # the organisation it belongs to, where the report says


Speakers = dict[tuple[str, str], Speaker]


def find_speakers(readings: Iterable[Reading], nations: Mapping[str, str]) -> Speakers:
    """The speakers of many reports of one story by report id and agent id.

    Who is one with whom is told by the table of identities; whom they speak for by the countries that their names and
    offices tell, in any of the reports. What that table leaves open across all the world is closed within a story: an
    office of one name ("the army") is one, unless two countries are told of it. Unnamed sources stay apart.
    """
    readings = list(readings)
    table = link_agents(readings, nations)
    found = {(r.report.id, a.id): _find_sides(a, r, nations) for r in readings for a in r.agents if a.mentions}
    sides: dict[str, frozenset[str]] = defaultdict(frozenset)
    for (report, agent), (codes, _) in found.items():
        sides[table.lookup(report, agent).id] |= codes
    keys = _join_offices(table.identities, sides, nations)
    speakers: Speakers = {}
    for at, (_, body) in found.items():
        one = table.lookup(*at)
        home = keys[one.id]
        speakers[at] = Speaker(key=home.id, name=home.name, kind=home.kind, sides=sides[home.id], body=body)
    return speakers


def _join_offices(
    identities: Iterable[Identity], sides: dict[str, frozenset[str]], nations: Mapping[str, str]
) -> dict[str, Identity]:
    homes: dict[str, Identity] = {}
    by_words: dict[tuple[str, ...], list[Identity]] = defaultdict(list)
    # Those that tell their country first, so that what tells none joins them where only one can be meant.
    for one in sorted(identities, key=lambda i: (not sides[i.id], -len(i.members), i.name, i.id)):
        homes[one.id] = one
        words = tuple(w for w in split_words(one.name) if w not in nations and w not in get_stop_words())
        if one.kind not in _OFFICES or not words:
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


def _find_sides(agent: Agent, reading: Reading, nations: Mapping[str, str]) -> tuple[frozenset[str], str | None]:
    text = reading.report.text
    said = [agent.name, *(s.cut(text) for s in (*agent.mentions[:6], agent.role, agent.affiliation) if s)]
    if agent.kind is AgentKind.PERSON:
        said += [words for m in agent.mentions[:3] for words in _cut_beside(text, m)]
    sides = frozenset(code for words in said for code in find_nations(words, nations))
    body = " ".join(agent.affiliation.cut(text).split()) if agent.affiliation else None
    return sides, body
