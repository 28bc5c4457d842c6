"""The body that somebody speaks for: "who commands the fire brigade", "the brigade’s commander", "army spokesman"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportedly.link.bodies import is_office
from reportedly.link.names import find_land_words, load_lists, split_name
from reportedly.model import Agent, AgentKind, Reading

_HEADS = re.compile(
    r"\bwho (?:heads?|headed|leads?|led|commands?|commanded|runs?|ran|chairs?|directs?|speaks? for|spoke for)"
    r" ((?:the |its |his |her )?[^,.;“”]{3,60})"
)
_BODIES = (AgentKind.ORGANISATION, AgentKind.GOVERNMENT)


def find_body(agent: Agent, reading: Reading, nations: Mapping[str, str]) -> Agent | None:
    """The agent of the same report that a person, or a group, is told to head, lead or speak for; None where none is.

    The words beside the name must be words that lead to that agent elsewhere in the report, or name it.
    """
    if agent.kind in _BODIES or agent.kind is AgentKind.OUTLET:
        return None
    for words in _list_words(agent, reading):
        lands = find_land_words(words, nations)
        wanted = [w for w in split_name(words) if w not in lands]
        if not wanted:
            continue
        found = [other for other in reading.agents if other.kind in _BODIES and _is_called(other, wanted, reading)]
        if len(found) == 1:
            return found[0]
    return None


def name_body(agent: Agent, reading: Reading) -> str | None:
    """What a report calls the body that a person speaks for, where nothing else in it leads there."""
    if agent.kind in _BODIES or agent.kind is AgentKind.OUTLET:
        return None
    return next((" ".join(words.split()) for words in _list_words(agent, reading)), None)


def _list_words(agent: Agent, reading: Reading) -> list[str]:
    text = reading.report.text
    found = [m[1] for mention in agent.mentions[:6] for m in _HEADS.finditer(mention.cut(text))]
    if agent.affiliation:
        found.append(agent.affiliation.cut(text))
    if agent.role:
        role = agent.role.cut(text)
        if role.lower().endswith("minister") and "prime" not in role.lower():
            found.append(role[: -len("minister")] + "ministry")
        else:
            # "Portuguese army spokesman": what is left without the word for the office.
            kept = [w for w in role.split() if not set(split_name(w)) <= load_lists().roles]
            if kept and len(kept) < len(role.split()) and is_office(kept[-1]):
                found.append(" ".join(kept))
    return found


def _is_called(body: Agent, wanted: list[str], reading: Reading) -> bool:
    text = reading.report.text
    names = [split_name(body.name), *(split_name(m.cut(text)) for m in body.mentions[:8])]
    return any(tuple(wanted) == n or (n and wanted[-1] == n[-1] and set(wanted) <= set(n)) for n in names)
