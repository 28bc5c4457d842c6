"""Who a label of a transcript means: "IBARRA: I did not say that." is Hugo Ibarra."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.link.lists import get_list
from reportedly.link.names import load_lists, split_name
from reportedly.model import Agent, AgentKind, Identity, Reading

_SHORTEST = 2  # letters: "Q", "A"


def is_label(agent: Agent, reading: Reading) -> bool:
    """Whether an agent who answers is named only by a label in capitals that its lines begin with.

    >>> from reportedly.model import Report, Span
    >>> report = Report(text="QUESTION: Who won?\\nIBARRA: Nobody has yet.")
    >>> agent = Agent(id="a", name="IBARRA", kind=AgentKind.ORGANISATION, mentions=(Span(19, 25),))
    >>> is_label(agent, Reading(report=report))
    True
    """
    if not agent.name.isupper() or len(agent.name) < _SHORTEST or agent.name.lower() in get_list("asking", "labels"):
        return False
    return re.search(rf"^{re.escape(agent.name)}\s*:", reading.report.text, re.MULTILINE) is not None


def find_labelled(agent: Agent, identities: Iterable[Identity]) -> Identity | None:
    """The one person of a story whose surname a label gives; None for offices, and where two or nobody may be meant."""
    words = [w for w in split_name(agent.name) if w not in load_lists().roles]
    if not words:
        return None
    found = [
        one
        for one in identities
        if one.kind is AgentKind.PERSON and not one.name.isupper() and split_name(one.name)[-1:] == (words[-1],)
    ]
    return found[0] if len(found) == 1 else None
