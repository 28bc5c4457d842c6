"""Whether two answers are one, one statement, or of one side."""

from __future__ import annotations

import re

from reportedly.model import AgentKind, SlotEntry
from reportedly.model.bounds import get_number, may_be_equal
from reportedly.reconcile.ground import Ground
from reportedly.reconcile.moment import count_days

_WORDS = re.compile(r"\w+")
_BODIES = (AgentKind.ORGANISATION, AgentKind.GOVERNMENT)
SMALL = frozenset(  # words of a name that tell nobody apart
    ["the", "of", "in", "a", "an", "and", "for", "local", "regional", "national", "’s", "'s", "s"]
)


def are_of_one_side(a: SlotEntry, b: SlotEntry) -> bool:
    """Whether two speakers are of one country's state, or of one organisation."""
    if a.agent is None or b.agent is None:
        return False
    return bool(set(a.sides) & set(b.sides)) or are_of_one_body(a, b)


def are_of_one_body(a: SlotEntry, b: SlotEntry) -> bool:
    """Whether two speak for one organisation: itself and its head, or two of its own."""
    if a.speaker is not None and a.speaker == b.speaker:
        return True
    if a.sides and b.sides and not set(a.sides) & set(b.sides):
        return False  # two defence ministries
    mine, theirs = (set(_WORDS.findall((x or "").casefold())) - SMALL for x in (a.body or a.agent, b.body or b.agent))
    # "The prefecture" is the Prefecture of Savona; of persons only those are, who are told to be of a body.
    named = bool(a.body or b.body) or (a.agent_kind in _BODIES and b.agent_kind in _BODIES)
    return named and bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def says_the_same(a: SlotEntry, b: SlotEntry) -> bool:
    """Whether two entries give one answer: figures that one number fits, or claims of one status."""
    if a.low is None and a.high is None:
        return (a.certainty > 0) == (b.certainty > 0)
    return get_number(a) == get_number(b) or may_be_equal(a, b)


def is_same_statement(a: SlotEntry, b: SlotEntry) -> bool:
    """Whether two sayings of one agent may be one: the same number, and no two days that are both told."""
    if a.low is not None or a.high is not None:
        if get_number(a) != get_number(b):
            return False
    elif not says_the_same(a, b):
        return False
    if a.said_latest and b.said_latest:
        days = count_days(a, b)
        return days is None or abs(days) <= 1
    return True


def cut_entry(entry: SlotEntry, ground: Ground) -> str:
    """All words of the claim that an entry stands in."""
    reading = ground.readings.get(entry.ref.report)
    if reading is None or entry.ref.number > len(reading.claims):
        return entry.words
    return reading.claims[entry.ref.number - 1].span.cut(reading.report.text)
