"""Steps upstream through outlets: what an agency credits itself, or tells otherwise, and what "the press" told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from reportedly.lang import load_words
from reportedly.model import (
    AgentKind,
    EdgeKind,
    SlotEntry,
)
from reportedly.model.bounds import get_number
from reportedly.reconcile.edges import Step, make_edge
from reportedly.reconcile.ground import Ground
from reportedly.reconcile.moment import order_entries
from reportedly.reconcile.same import SMALL, says_the_same

_WORDS = re.compile(r"\w+")
_NEAR = 2  # days after an outlet's report in which others hand it on


def find_relayed(entry: SlotEntry, entries: Sequence[SlotEntry], _: Ground) -> Step | None:
    """The agency credited here credits somebody itself, as another report tells, or as its own report does."""
    if entry.agent is None or entry.own_voice:
        return None
    agency = entry.agent.casefold()
    for other in sorted(entries, key=order_entries):
        if other.ref.report == entry.ref.report or other.speaker in (None, entry.speaker) or other.own_voice:
            continue
        through = agency in [n.casefold() for n in other.chain[:-1]] or _is_named(entry, other.outlet)
        if through and says_the_same(entry, other):
            reason = (
                f"{other.outlet or other.ref.address} ({other.ref.address}) gives the same as said by {other.agent}, "
                f"through {entry.agent}"
            )
            return other, make_edge(EdgeKind.CREDIT, other, reason, inferred=True)
    return find_otherwise_told(entry, entries)


def find_otherwise_told(entry: SlotEntry, entries: Sequence[SlotEntry]) -> Step | None:
    """Another number in the last report of the outlet credited here, a day or two before, and nobody gives this one."""
    if entry.agent_kind is not AgentKind.OUTLET or entry.low is None:
        return None
    if any(o.ref.report != entry.ref.report and says_the_same(entry, o) and not o.denies for o in entries):
        return None
    told = [
        o
        for o in entries
        if o.ref.report != entry.ref.report and _is_named(entry, o.outlet) and o.published and entry.published
        and o.published <= entry.published and o.low is not None
    ]  # fmt: skip
    if not told:
        return None
    last = max(told, key=lambda o: (o.published or "", order_entries(o)))
    days = date.fromisoformat((entry.published or "")[:10]) - date.fromisoformat((last.published or "")[:10])
    if days.days > _NEAR:
        return None
    reason = (
        f"it credits {entry.agent}, whose last report before it ({last.ref.address}) gives “{last.words}”; "
        f"no report at hand gives “{entry.words}”"
    )
    return last, make_edge(EdgeKind.CREDIT, last, reason, inferred=True)


def find_from_the_press(entry: SlotEntry, entries: Sequence[SlotEntry], ground: Ground) -> Step | None:
    """The first to give a number that this has from "the press" or "local media", whichever they are."""
    if entry.low is None or not (_is_of_media(entry.agent or "") or _is_learned(entry, ground)):
        return None
    for other in sorted(entries, key=order_entries):
        if order_entries(other) >= order_entries(entry):
            break
        if other.ref.report != entry.ref.report and get_number(entry) == get_number(other) and not other.denies:
            reason = f"it has this from the press, where {other.outlet or other.ref.address} gave it first"
            return other, make_edge(EdgeKind.CREDIT, other, reason, inferred=True)
    return None


def _is_of_media(agent: str) -> bool:
    words = set(agent.casefold().split())
    hearsay = load_words("slots")["hearsay"]
    return bool(words & set(hearsay["media"])) and words <= {*hearsay["media"], *hearsay["words"]}


def _is_learned(entry: SlotEntry, ground: Ground) -> bool:
    reading = ground.readings.get(entry.ref.report)
    if reading is None or entry.ref.number > len(reading.claims):
        return False
    text, span = reading.report.text, reading.claims[entry.ref.number - 1].span
    ends = (n for n in (text.find(mark, entry.span.end) for mark in (". ", ".\n", "\n")) if n >= 0)
    return _load_learned().search(text, span.start, max(span.end, min(ends, default=len(text)))) is not None


@cache
def _load_learned() -> re.Pattern[str]:
    hearsay = load_words("slots")["hearsay"]
    verbs, words, media = ("|".join(hearsay[name]) for name in ("verbs", "words", "media"))
    return re.compile(
        rf"\b(?:{verbs}) (?:of it |this |it )?(?:only )?(?:from|in|through) (?:(?:{words}) )*(?:{media})\b"
    )


def _is_named(entry: SlotEntry, outlet: str | None) -> bool:
    """Whether who is credited is an outlet, by words of its name: by one alone only where it is known for an outlet."""
    mine, theirs = (set(_WORDS.findall((name or "").casefold())) - SMALL for name in (entry.agent, outlet))
    if not mine or not theirs:
        return False
    return mine == theirs or (
        (mine < theirs or theirs < mine) and (min(len(mine), len(theirs)) > 1 or entry.agent_kind is AgentKind.OUTLET)
    )
