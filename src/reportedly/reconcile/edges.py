"""What leads upstream from one answer to another: each finder gives the best step it knows, or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reportedly.model import (
    Copy,
    EdgeKind,
    Evidence,
    OriginEdge,
    SlotEntry,
    Span,
)
from reportedly.model.bounds import get_number
from reportedly.reconcile.ground import Ground
from reportedly.reconcile.moment import order_entries
from reportedly.reconcile.same import says_the_same
from reportedly.reconcile.sentences import find_sentence_of

_BEFORE = 40  # characters before a cue that may put it in the past
Step = tuple[SlotEntry, OriginEdge]
_WINDOW = 24  # characters
_FEW, _MOST = 3, 0.75  # words that two claims share, and of the shorter


def find_same_report(entry: SlotEntry, entries: Sequence[SlotEntry], ground: Ground) -> Step | None:
    """A figure in the outlet's own voice that the same report credits to somebody elsewhere."""
    if not entry.own_voice:
        return None
    here = [o for o in entries if o.ref.report == entry.ref.report and o is not entry]
    for other in here:
        same = says_the_same(entry, other) and get_number(entry) == get_number(other)
        if not other.own_voice and other.agent and same and (entry.low is not None or _leads_to(entry, other, ground)):
            reason = f"the same report credits it to {other.agent} ({other.ref.address})"
            return other, make_edge(EdgeKind.CREDIT, other, reason, inferred=True)
    for other in sorted(here, key=order_entries):
        # What an outlet says itself in one paragraph is one telling, whatever numbers it comes to; elsewhere in the
        # report another number may be anybody's. "17 in the morning and 16 at noon" are two.
        apart = _has_own_time(entry, ground) or _has_own_time(other, ground)
        told = says_the_same(entry, other) or _stand_together(entry, other, ground)
        before = order_entries(other) < order_entries(entry)
        if before and told and not apart and other.own_voice and entry.agent_kind is None:
            reason = f"{entry.outlet or 'the report'} says both itself ({other.ref.address})"
            return other, make_edge(EdgeKind.SAME_STATEMENT, other, reason)
    return None


def _leads_to(entry: SlotEntry, other: SlotEntry, ground: Ground) -> bool:
    """Whether a claim is the headline or first paragraph to what is credited below: elsewhere two voices speak."""
    reading = ground.readings.get(entry.ref.report)
    if reading is None:
        return False
    text = reading.report.text
    return "\n" not in text[: entry.span.end].strip() and "\n" in text[entry.span.end : other.span.start]


def _stand_together(entry: SlotEntry, other: SlotEntry, ground: Ground) -> bool:
    reading = ground.readings.get(entry.ref.report)
    if reading is None:
        return False
    first, second = sorted((entry.span, other.span))
    return "\n" not in reading.report.text[first.end : second.start]


def _has_own_time(entry: SlotEntry, ground: Ground) -> bool:
    reading = ground.readings.get(entry.ref.report)
    if reading is None or entry.ref.number > len(reading.claims):
        return False
    after = range(entry.span.end, entry.span.end + _BEFORE)
    return any(t.span.start in after for t in reading.claims[entry.ref.number - 1].times)


def find_copied(entry: SlotEntry, entries: Sequence[SlotEntry], ground: Ground) -> Step | None:
    """The same words in a report that this one copies."""
    for copy in ground.copies.get(entry.ref.report, ()):
        for other in entries:
            if other.ref.report != copy.source:
                continue
            if _stands_in(copy, other.span, entry.span) or _has_its_words(entry, other):
                share = round(100 * copy.of_copy)
                name = other.outlet or other.ref.address
                reason = f"{share} % of this report’s words stand in that of {name}; {copy.reason}"
                return other, make_edge(EdgeKind.COPIED_NARRATIVE, other, reason, name=name)
    if shared := find_sentence_of(entry, entries, ground):
        other, words = shared
        name = other.outlet or other.ref.address
        reason = f"{words} words around it stand in the same order in {name} ({other.ref.address})"
        return other, make_edge(EdgeKind.COPIED_NARRATIVE, other, reason, name=name, inferred=True)
    return None


def find_translated(entry: SlotEntry, entries: Sequence[SlotEntry], ground: Ground) -> Step | None:
    """The same answer in a report that this one renders from another language or in other words."""
    found = ground.translations.get(entry.ref.report)
    if found is None or found.source is None:
        return None
    for other in entries:
        if other.ref.report == found.source and says_the_same(entry, other):
            edge = make_edge(EdgeKind.TRANSLATED, other, found.reason, name=found.name, inferred=found.inferred)
            return other, replace(edge, evidence=(*edge.evidence, *found.evidence))
    return None


def find_shared_error(entry: SlotEntry, entries: Sequence[SlotEntry], ground: Ground) -> Step | None:
    """A misspelling that both reports have: rarely chance."""
    mine = ground.errors.get(entry.ref.report, {})
    if not mine:
        return None
    for other in sorted(entries, key=order_entries):
        if order_entries(other) >= order_entries(entry):
            break
        shared = mine.keys() & ground.errors.get(other.ref.report, {}).keys()
        if shared and other.ref.report != entry.ref.report and says_the_same(entry, other):
            word = sorted(shared)[0]
            evidence = (mine[word], ground.errors[other.ref.report][word])
            reason = f"both reports spell “{word}” wrong in the same way"
            return other, OriginEdge(
                kind=EdgeKind.SHARED_RARE_ERROR, name=other.outlet or other.ref.address, reason=reason,
                claim=other.ref, evidence=evidence, inferred=True,
            )  # fmt: skip
    return None


def _stands_in(copy: Copy, source: Span, copied: Span) -> bool:
    # Where the number itself was changed on the way, the words before or after it still lead there.
    return any(
        kept.copy.start - _WINDOW <= copied.start <= kept.copy.end + _WINDOW
        and abs((copied.start - kept.copy.start) - (source.start - kept.source.start)) <= _WINDOW
        for kept in copy.kept
    )


def _has_its_words(copied: SlotEntry, source: SlotEntry) -> bool:
    """Whether a claim of a copying report is one of its source’s, though too short a run of words to be told by it."""
    if copied.low is not None or copied.high is not None or copied.event != source.event:
        return False
    mine, theirs = copied.words.casefold().split(), source.words.casefold().split()
    shared = sum((Counter(mine) & Counter(theirs)).values())
    return shared >= _FEW and shared >= _MOST * min(len(mine), len(theirs))


def make_edge(
    kind: EdgeKind, other: SlotEntry, reason: str, *, name: str | None = None, inferred: bool = False
) -> OriginEdge:
    """A step to another answer, shown by its words."""
    return OriginEdge(
        kind=kind,
        name=name or other.agent or other.outlet or other.ref.address,
        reason=reason,
        claim=other.ref,
        evidence=(Evidence(report=other.ref.report, span=other.span),),
        inferred=inferred,
    )
