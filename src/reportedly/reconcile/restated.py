"""Steps upstream to the same statement: of the same speaker, of one side, of who holds an office."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from reportedly.lang import load_words
from reportedly.model import (
    AgentKind,
    AttributionKind,
    EdgeKind,
    FigureRole,
    SlotEntry,
)
from reportedly.reconcile.edges import Step, make_edge
from reportedly.reconcile.ground import Ground
from reportedly.reconcile.moment import order_entries
from reportedly.reconcile.same import SMALL, are_of_one_body, cut_entry, is_same_statement

_NOBODY = (AgentKind.UNNAMED, AgentKind.UNRESOLVED)
_HAD = re.compile(r"\bhad(?: \w+){0,2}\s+$")
_HAD_SAID = re.compile(r"^had\b", re.IGNORECASE)
_HAS_SAID = re.compile(r"^(?:has|have)\b", re.IGNORECASE)
_HIDDEN = re.compile(r"\bnot to be (?:named|identified)|\bdeclined to be|\banonym|\bcondition of")
_BEFORE = 40  # characters before a cue that may put it in the past
_ONE_SAYING = 2  # days within which reports of one speaker's words are reports of one saying, if none tells of two
_BESIDE = 12  # characters either side of a cue that may say it is said again
_LATELY = 7  # the same, of what somebody "has said"
_QUOTED = 5  # words that a shared quotation has at least


def find_said_before(entry: SlotEntry, entries: Sequence[SlotEntry], ground: Ground) -> Step | None:
    """The same speaker's same words or figure in an earlier or nearer report."""
    if entry.speaker is None or entry.agent_kind in _NOBODY:
        return find_through_agency(entry, entries, ground)
    for other in sorted(entries, key=order_entries):
        if other is entry or other.speaker != entry.speaker:
            continue
        if order_entries(other) > order_entries(entry):
            break
        quoted = _share_quotation(entry, other, ground)
        if quoted:
            reason = f"the same quotation of {entry.agent} stands in {other.ref.address}"
            return other, make_edge(EdgeKind.SHARED_QUOTATION, other, reason)
        if is_same_statement(entry, other) and not _says_anew(entry, other, ground):
            reason = f"{entry.agent} is credited with the same in {other.ref.address}"
            return other, make_edge(EdgeKind.SAME_STATEMENT, other, reason)
    return find_of_one_side(entry, entries, ground)


def find_of_one_side(entry: SlotEntry, entries: Sequence[SlotEntry], ground: Ground) -> Step | None:
    """The same answer from the same side, and nobody tells of a second saying: one restates the other.

    A state as such ("Lisbon says"), and whoever tells of a number that stood before, restates what somebody of that
    side said; a body restates its own head, and he the body. Two offices of one state may well speak for themselves.
    """
    if entry.own_voice and entry.agent_kind is None:
        return None
    for other in sorted(entries, key=order_entries):
        # "Spain denied it", and then who of Spain did: in one report the order is that of the telling.
        told_after = other.ref.report == entry.ref.report and _is_vague(entry) and not _is_vague(other)
        if order_entries(other) >= order_entries(entry) and not told_after:
            continue
        if other is entry or (other.own_voice and other.agent_kind is None) or other.agent_kind in _NOBODY:
            continue
        # What two officers let out is not what their general says.
        alike = (entry.agent_kind is AgentKind.GROUP) == (other.agent_kind is AgentKind.GROUP)
        by_body = alike and are_of_one_body(entry, other)
        if not (by_body or (_is_vague(entry) and set(entry.sides) & set(other.sides))):
            continue
        if not is_same_statement(entry, other):
            continue
        soon = by_body and not _says_anew(entry, other, ground)
        if entry.low is None and not (entry.ref.report == other.ref.report or soon or _looks_back(entry, ground)):
            continue  # a side that says the same once more, without a number, says it anew
        reason = f"{entry.agent} and {other.agent} speak for one side, with the same answer ({other.ref.address})"
        return other, make_edge(EdgeKind.SAME_STATEMENT, other, reason, inferred=True)
    return None


def _is_vague(entry: SlotEntry) -> bool:
    # What the sentence only hands on ("the 22 given by the army") was said before; a person may have said it elsewhere.
    handed_on = entry.attribution is None and not entry.own_voice and entry.agent_kind is not AgentKind.PERSON
    return entry.agent_kind is AgentKind.GOVERNMENT or entry.role is FigureRole.BEFORE or handed_on


def _says_anew(entry: SlotEntry, other: SlotEntry, ground: Ground) -> bool:
    """Whether somebody says once more, in other words or days later, what was said without a number: another saying."""
    if entry.low is not None or entry.ref.report == other.ref.report or not (entry.published and other.published):
        return False
    if _looks_back(entry, ground):
        return False
    cue, around = _cut_cue(entry, ground)
    days = (date.fromisoformat(entry.published[:10]) - date.fromisoformat(other.published[:10])).days
    if days and _load_anew().search(around):
        return True
    return days > (_LATELY if _HAS_SAID.match(cue) else _ONE_SAYING)


def _cut_cue(entry: SlotEntry, ground: Ground) -> tuple[str, str]:
    """The words that credit a claim, and those with the ones before and after them."""
    reading = ground.readings.get(entry.ref.report)
    if reading is None or entry.ref.number > len(reading.claims):
        return "", ""
    attribution, text = reading.claims[entry.ref.number - 1].attribution, reading.report.text
    if attribution is None:
        return "", ""
    around = (text[max(0, cue.start - _BESIDE) : cue.end + _BESIDE] for cue in attribution.cue)
    return " ".join(cue.cut(text) for cue in attribution.cue), " ".join(around)


@cache
def _load_anew() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load_words('slots')['hearsay']['anew'])})\b", re.IGNORECASE)


def _looks_back(entry: SlotEntry, ground: Ground) -> bool:
    """ "Spain had repeatedly denied that": tells of a saying that lies before the report's own time."""
    reading = ground.readings.get(entry.ref.report)
    if reading is None or entry.ref.number > len(reading.claims):
        return False
    text, attribution = reading.report.text, reading.claims[entry.ref.number - 1].attribution
    return attribution is not None and any(
        _HAD_SAID.match(cue.cut(text)) or _HAD.search(text, max(0, cue.start - _BEFORE), cue.start)
        for cue in attribution.cue
    )


def find_by_office(entry: SlotEntry, entries: Sequence[SlotEntry], ground: Ground) -> Step | None:
    """The same number from somebody named who holds the office that this is credited to: "an army spokesman"."""
    wanted = frozenset((entry.agent or "").casefold().split()) - SMALL
    if len(wanted) < 2 or entry.own_voice or _hides(entry, ground):
        return None
    for other in sorted(entries, key=order_entries):
        if order_entries(other) >= order_entries(entry):
            break
        held = any(wanted <= names for names in ground.called.get(other.speaker or "", ()))
        if other.speaker == entry.speaker or other.ref.report == entry.ref.report or not held:
            continue
        if is_same_statement(entry, other) and other.agent_kind not in _NOBODY:
            reason = f"{other.agent} ({other.ref.address}) holds that office and gives the same"
            return other, make_edge(EdgeKind.SAME_STATEMENT, other, reason, inferred=True)
    return None


def _hides(entry: SlotEntry, ground: Ground) -> bool:
    reading = ground.readings.get(entry.ref.report)
    if reading is None:
        return True
    mentions = [m for a in reading.agents if a.name == entry.agent for m in a.mentions]
    return any(_HIDDEN.search(reading.report.text, m.start, m.end + _BEFORE) for m in mentions)


def find_through_agency(entry: SlotEntry, entries: Sequence[SlotEntry], ground: Ground) -> Step | None:
    """The same from an unnamed source, through the same agency: one unnamed source, as far as can be told."""
    via = {n.casefold() for n in entry.chain[:-1]}
    if not via or entry.own_voice:
        return None
    for other in sorted(entries, key=order_entries):
        if other is entry or other.own_voice or order_entries(other) > order_entries(entry):
            continue
        shared = via & {n.casefold() for n in other.chain}
        same = is_same_statement(entry, other) and not _says_anew(entry, other, ground)
        if shared and other.agent_kind is entry.agent_kind and same:
            reason = f"both have it through {sorted(shared)[0]} from somebody unnamed"
            return other, make_edge(EdgeKind.SAME_STATEMENT, other, reason, inferred=True)
    return None


def _share_quotation(a: SlotEntry, b: SlotEntry, ground: Ground) -> bool:
    if AttributionKind.INDIRECT in (a.attribution, b.attribution) or a.own_voice or a.ref.report == b.ref.report:
        return False
    mine, theirs = cut_entry(a, ground).casefold().split(), cut_entry(b, ground).casefold().split()
    if min(len(mine), len(theirs)) < _QUOTED:
        return False
    runs = {tuple(mine[i : i + _QUOTED]) for i in range(len(mine) - _QUOTED + 1)}
    return any(tuple(theirs[i : i + _QUOTED]) in runs for i in range(len(theirs) - _QUOTED + 1))
