"""One name for a speaker across reports, and the countries it speaks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reportedly.link.nations import find_nations
from reportedly.link.stems import get_stop_words, split_words
from reportedly.model import Agent, AgentKind, Reading

_OFFICES = frozenset(
    [
        "government",
        "ministry",
        "office",
        "agency",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "official",
        "army",
        "news",
    ]
)


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
    """The speakers of many reports by report id and agent id: an alias table of one story.

    Persons are one where the last name and, if both have it, the first agree; offices and outlets where one's words
    hold the other's, or its initials; never across countries that both are known to speak for. Unnamed and unresolved
    agents stay apart: "an official" here is nobody's "an official" there.
    """
    speakers: Speakers = {}
    known: list[_Known] = []
    found = [(r, a) for r in readings for a in r.agents]
    # The fullest names first, so that "Budanov" meets Kyrylo Budanov whichever report comes first.
    for reading, agent in sorted(found, key=lambda x: (-len(x[1].name.split()), x[0].report.id, x[1].id)):
        sides, body = _find_sides(agent, reading, nations)
        if agent.kind in (AgentKind.UNNAMED, AgentKind.UNRESOLVED):
            key = f"{reading.report.id[:16]}/{agent.id}"
            speakers[reading.report.id, agent.id] = Speaker(
                key=key, name=agent.name, kind=agent.kind, sides=sides, body=body
            )
            continue
        mine = _Known(agent=agent, sides=sides, words=_name_words(agent.name, nations))
        same = [k for k in known if k.fits(mine)]
        home = same[0] if len({k.agent.name for k in same}) == 1 or (same and same[0].words == mine.words) else None
        if home is None:
            known.append(mine)
            home = mine
        home.sides |= sides
        speakers[reading.report.id, agent.id] = Speaker(
            key=home.agent.name.casefold(), name=home.agent.name, kind=home.agent.kind, sides=sides, body=body
        )
    return speakers


class _Known:
    def __init__(self, *, agent: Agent, sides: frozenset[str], words: tuple[str, ...]) -> None:
        self.agent, self.sides, self.words = agent, sides, words

    def fits(self, other: _Known) -> bool:
        if self.sides and other.sides and not self.sides & other.sides:
            return False
        mine, theirs = self.words, other.words
        if not mine or not theirs:
            return self.agent.name.casefold() == other.agent.name.casefold()
        person = AgentKind.PERSON in (self.agent.kind, other.agent.kind)
        if person and self.agent.kind is other.agent.kind:
            return mine[-1] == theirs[-1] and (len(theirs) == 1 or len(mine) == 1 or mine[0][0] == theirs[0][0])
        if person or AgentKind.GROUP in (self.agent.kind, other.agent.kind):
            return mine == theirs
        small, large = sorted((set(mine), set(theirs)), key=len)
        if small == large:
            return True
        if small <= large and not small <= _OFFICES:
            return True
        initials = "".join(w[0] for w in mine)
        return len(initials) > 2 and theirs == (initials,)


def _name_words(name: str, nations: Mapping[str, str]) -> tuple[str, ...]:
    words = [w for w in split_words(name.partition("(")[0]) if w not in get_stop_words()]
    bare = [w for w in words if w not in nations]
    return tuple(bare or words)


def _find_sides(agent: Agent, reading: Reading, nations: Mapping[str, str]) -> tuple[frozenset[str], str | None]:
    text = reading.report.text
    said = [agent.name, *(s.cut(text) for s in (*agent.mentions[:6], agent.role, agent.affiliation) if s)]
    sides: dict[str, int] = defaultdict(int)
    for words in said:
        for code in find_nations(words, nations):
            sides[code] += 1
    body = " ".join(agent.affiliation.cut(text).split()) if agent.affiliation else None
    return frozenset(sides), body
