"""An agent of one report as the alias table looks at it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from reportedly.link.names import (
    Sort,
    find_common_words,
    find_land_words,
    fold,
    initials_of,
    key_of,
    load_lists,
    sort_of,
    split_name,
)
from reportedly.model import Agent, Evidence, Reading, Span

_SPLIT = re.compile(r"[,;:/()“”\"\n]")  # more than a name


@dataclass(slots=True, eq=False)
class Seen:
    """One agent of one report.

    `names` are the names that the report gives it, by what is compared of them, with the words; `descriptions` what
    else it is called ("South Korea's news agency": its common words), `roles` the words of its office; `lands` the
    countries told of it, `about` the one country that the report is mostly about.
    """

    report: str
    agent: Agent
    published: str | None
    sort: Sort
    key: tuple[str, ...]
    about: str | None
    names: dict[tuple[str, ...], tuple[str, Span]] = field(default_factory=dict)
    descriptions: list[tuple[frozenset[str], str, Span]] = field(default_factory=list)
    roles: frozenset[str] = frozenset()
    lands: frozenset[str] = frozenset()
    land_words: frozenset[str] = frozenset()

    @property
    def common(self) -> frozenset[str]:
        """The words of the name that tell no country."""
        return frozenset(split_name(self.agent.name)) - self.land_words

    @property
    def first(self) -> Evidence:
        """The words that name it, where it is first spoken of."""
        return Evidence(report=self.report, span=self.agent.mentions[0])

    def show(self, span: Span) -> Evidence:
        """Words of this report as evidence."""
        return Evidence(report=self.report, span=span)


def list_seen(reading: Reading, nations: Mapping[str, str]) -> list[Seen]:
    """The agents of a report; `nations` maps lower-case names of countries and their peoples to ISO codes."""
    about = _find_main_country(reading)
    report_id = reading.report.id
    return [_look_at(reading, report_id, agent, about, nations) for agent in reading.agents if agent.mentions]


def _look_at(reading: Reading, report_id: str, agent: Agent, about: str | None, nations: Mapping[str, str]) -> Seen:
    text = reading.report.text
    lands = find_land_words(agent.name, nations)
    sort = sort_of(agent, lands)
    seen = Seen(
        report=report_id,
        agent=agent,
        published=reading.report.published,
        sort=sort,
        key=key_of(sort, agent.name),
        about=about,
        lands=frozenset((*agent.countries, *lands.values())),
    )
    if sort is Sort.APART:
        return seen
    for span in agent.mentions:
        words = span.cut(text)
        if _is_name(words, sort) and _resembles(words, agent.name):
            seen.names.setdefault(key_of(sort, words), (_trim(words), span))
    for span in agent.called:
        words = span.cut(text)
        if _is_name(words, sort):
            seen.names.setdefault(key_of(sort, words), (_trim(words), span))
        elif common := find_common_words(words):
            seen.descriptions.append((common, _trim(words), span))
    roles: set[str] = set()
    for told in (agent.role, agent.affiliation):
        if told is not None:
            roles.update(split_name(told.cut(text)))
            lands |= find_land_words(told.cut(text), nations)
    if sort is Sort.HOLDER:
        roles.update(split_name(agent.name))
    seen.roles, seen.land_words = frozenset(roles), frozenset(lands)
    seen.lands |= frozenset(lands.values())
    return seen


def _is_name(words: str, sort: Sort) -> bool:
    """Whether words are a name and nothing else: every word but small ones has a capital, one is no common noun."""
    parts = [w for w in _trim(words).split() if w[:1].isalpha()]
    if _SPLIT.search(_trim(words)) or not parts or len(parts) > 8:
        return False
    if any(w[0].islower() and fold(w) not in ("of", "and", "for", "the") for w in parts):
        return False
    lists = load_lists()
    known = lists.roles if sort in (Sort.PERSON, Sort.HOLDER) else lists.trades | lists.everywhere
    return not all(fold(w) in known for w in parts)


def _resembles(words: str, name: str) -> bool:
    """Whether a mention shares a word with the name, or is its initials: what else led here is no name of it."""
    mine = set(split_name(words))
    return bool(mine & set(split_name(name))) or initials_of(name) in mine


def _trim(words: str) -> str:
    words = " ".join(words.split()).strip(" ,.;:()“”\"'’")
    return words[4:] if words[:4].lower() == "the " else words


def _find_main_country(reading: Reading) -> str | None:
    """The country that most places of a report lie in, where one stands out."""
    counted = Counter(place.country for claim in reading.claims for place in claim.places if place.country)
    if not counted:
        counted = Counter(code for agent in reading.agents for code in agent.countries)
    most = counted.most_common(2)
    if not most or (len(most) > 1 and most[0][1] < 2 * most[1][1]):
        return None
    return most[0][0]
