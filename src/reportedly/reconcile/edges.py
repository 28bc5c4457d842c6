"""What leads upstream from one answer to another: each finder gives the best step it knows, or none."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from reportedly.lang import load_words
from reportedly.model import (
    AgentKind,
    AttributionKind,
    ClaimRef,
    Copy,
    EdgeKind,
    Evidence,
    FigureRole,
    OriginEdge,
    Reading,
    SlotEntry,
    Span,
    Translation,
)
from reportedly.model.bounds import get_number, may_be_equal
from reportedly.reconcile.moment import count_days, order_entries

_NOBODY = (AgentKind.UNNAMED, AgentKind.UNRESOLVED)
_SMALL = frozenset(["the", "of", "in", "a", "an", "and", "for", "local", "regional", "national", "’s", "'s"])
_HAD = re.compile(r"\bhad(?: \w+){0,2}\s+$")
_HIDDEN = re.compile(r"\bnot to be (?:named|identified)|\bdeclined to be|\banonym|\bcondition of")
_NEAR = 2  # days after an outlet's report in which others hand it on
_BEFORE = 40  # characters before a cue that may put it in the past
_QUOTED = 5  # words that a shared quotation has at least


@dataclass(slots=True, kw_only=True)
class Ground:
    """What the finders look things up in, once a story."""

    readings: Mapping[str, Reading]
    copies: dict[str, list[Copy]] = field(default_factory=lambda: defaultdict(list))  # by the copying report
    errors: dict[str, dict[str, Evidence]] = field(default_factory=dict)  # by report: rare spellings
    translations: dict[str, Translation] = field(default_factory=dict)  # by the report that renders another
    called: Mapping[str, frozenset[frozenset[str]]] = field(default_factory=dict)  # by speaker: words of its offices


def lay_ground(
    readings: Iterable[Reading],
    copies: Iterable[Copy],
    translations: Iterable[Translation] = (),
    called: Mapping[str, frozenset[frozenset[str]]] | None = None,
) -> Ground:
    """The look-up tables of a story."""
    by_id = {r.report.id: r for r in readings}
    ground = Ground(readings=by_id, translations={t.copy: t for t in translations}, called=called or {})
    for copy in copies:
        if copy.directed and copy.source in by_id and copy.copy in by_id:
            ground.copies[copy.copy].append(copy)
    for report_id, reading in by_id.items():
        ground.errors[report_id] = {
            p.corrected_from.casefold(): Evidence(report=report_id, span=p.span)
            for c in reading.claims
            for p in c.places
            if p.corrected_from
        }
    return ground


Step = tuple[SlotEntry, OriginEdge]


def find_same_report(entry: SlotEntry, entries: Sequence[SlotEntry], ground: Ground) -> Step | None:
    """A figure in the outlet's own voice that the same report credits to somebody elsewhere."""
    if not entry.own_voice:
        return None
    here = [o for o in entries if o.ref.report == entry.ref.report and o is not entry]
    for other in here:
        same = says_the_same(entry, other) and get_number(entry) == get_number(other)
        if not other.own_voice and other.agent and same:
            reason = f"the same report credits it to {other.agent} ({other.ref.address})"
            return other, _edge(EdgeKind.CREDIT, other, reason, inferred=True)
    for other in sorted(here, key=order_entries):
        # What an outlet says itself in one report is one telling, whatever numbers it comes to.
        # "17 in the morning and 16 at noon" are two.
        apart = _has_own_time(entry, ground) or _has_own_time(other, ground)
        before = order_entries(other) < order_entries(entry)
        if before and not apart and other.own_voice and entry.agent_kind is None:
            reason = f"{entry.outlet or 'the report'} says both itself ({other.ref.address})"
            return other, _edge(EdgeKind.SAME_STATEMENT, other, reason)
    return None


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
                return other, _edge(EdgeKind.COPIED_NARRATIVE, other, reason, name=name)
    return None


def find_translated(entry: SlotEntry, entries: Sequence[SlotEntry], ground: Ground) -> Step | None:
    """The same answer in a report that this one renders from another language or in other words."""
    found = ground.translations.get(entry.ref.report)
    if found is None or found.source is None:
        return None
    for other in entries:
        if other.ref.report == found.source and says_the_same(entry, other):
            edge = _edge(EdgeKind.TRANSLATED, other, found.reason, name=found.name, inferred=found.inferred)
            return other, replace(edge, evidence=(*edge.evidence, *found.evidence))
    return None


def find_relayed(entry: SlotEntry, entries: Sequence[SlotEntry], _: Ground) -> Step | None:
    """The agency credited here credits somebody itself, as another report tells, or as its own report does."""
    if entry.agent is None or entry.own_voice:
        return None
    agency = entry.agent.casefold()
    for other in sorted(entries, key=order_entries):
        if other.ref.report == entry.ref.report or other.speaker in (None, entry.speaker) or other.own_voice:
            continue
        through = agency in [n.casefold() for n in other.chain[:-1]] or _is_named(agency, other.outlet)
        if through and says_the_same(entry, other):
            reason = (
                f"{other.outlet or other.ref.address} ({other.ref.address}) gives the same as said by {other.agent}, "
                f"through {entry.agent}"
            )
            return other, _edge(EdgeKind.CREDIT, other, reason, inferred=True)
    return find_otherwise_told(entry, entries)


def find_otherwise_told(entry: SlotEntry, entries: Sequence[SlotEntry]) -> Step | None:
    """Another number in the last report of the outlet credited here, a day or two before, and nobody gives this one."""
    if entry.agent_kind is not AgentKind.OUTLET or entry.low is None:
        return None
    agency = (entry.agent or "").casefold()
    if any(o.ref.report != entry.ref.report and says_the_same(entry, o) and not o.denies for o in entries):
        return None
    told = [
        o
        for o in entries
        if o.ref.report != entry.ref.report and _is_named(agency, o.outlet) and o.published and entry.published
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
    return last, _edge(EdgeKind.CREDIT, last, reason, inferred=True)


def find_by_office(entry: SlotEntry, entries: Sequence[SlotEntry], ground: Ground) -> Step | None:
    """The same number from somebody named who holds the office that this is credited to: "an army spokesman"."""
    wanted = frozenset((entry.agent or "").casefold().split()) - _SMALL
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
            return other, _edge(EdgeKind.SAME_STATEMENT, other, reason, inferred=True)
    return None


def find_from_the_press(entry: SlotEntry, entries: Sequence[SlotEntry], ground: Ground) -> Step | None:
    """The first to give a number that this has from "the press" or "local media", whichever they are."""
    if entry.low is None or not (_is_of_media(entry.agent or "") or _is_learned(entry, ground)):
        return None
    for other in sorted(entries, key=order_entries):
        if order_entries(other) >= order_entries(entry):
            break
        if other.ref.report != entry.ref.report and get_number(entry) == get_number(other) and not other.denies:
            reason = f"it has this from the press, where {other.outlet or other.ref.address} gave it first"
            return other, _edge(EdgeKind.CREDIT, other, reason, inferred=True)
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


def _hides(entry: SlotEntry, ground: Ground) -> bool:
    reading = ground.readings.get(entry.ref.report)
    if reading is None:
        return True
    mentions = [m for a in reading.agents if a.name == entry.agent for m in a.mentions]
    return any(_HIDDEN.search(reading.report.text, m.start, m.end + _BEFORE) for m in mentions)


def find_said_before(entry: SlotEntry, entries: Sequence[SlotEntry], ground: Ground) -> Step | None:
    """The same speaker's same words or figure in an earlier or nearer report."""
    if entry.speaker is None or entry.agent_kind in _NOBODY:
        return find_through_agency(entry, entries)
    for other in sorted(entries, key=order_entries):
        if other is entry or other.speaker != entry.speaker:
            continue
        if order_entries(other) > order_entries(entry):
            break
        quoted = _share_quotation(entry, other, ground)
        if quoted:
            reason = f"the same quotation of {entry.agent} stands in {other.ref.address}"
            return other, _edge(EdgeKind.SHARED_QUOTATION, other, reason)
        if is_same_statement(entry, other):
            reason = f"{entry.agent} is credited with the same in {other.ref.address}"
            return other, _edge(EdgeKind.SAME_STATEMENT, other, reason)
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
        by_body = AgentKind.GROUP not in (entry.agent_kind, other.agent_kind) and are_of_one_body(entry, other)
        if not (by_body or (_is_vague(entry) and set(entry.sides) & set(other.sides))):
            continue
        if not is_same_statement(entry, other):
            continue
        if entry.low is None and not (entry.ref.report == other.ref.report or _looks_back(entry, ground)):
            continue  # a side that says the same once more, without a number, says it anew
        reason = f"{entry.agent} and {other.agent} speak for one side, with the same answer ({other.ref.address})"
        return other, _edge(EdgeKind.SAME_STATEMENT, other, reason, inferred=True)
    return None


def _is_vague(entry: SlotEntry) -> bool:
    # What the sentence only hands on ("the 22 given by the army") was said before; a person may have said it elsewhere.
    handed_on = entry.attribution is None and not entry.own_voice and entry.agent_kind is not AgentKind.PERSON
    return entry.agent_kind is AgentKind.GOVERNMENT or entry.role is FigureRole.BEFORE or handed_on


def _looks_back(entry: SlotEntry, ground: Ground) -> bool:
    """ "Spain had repeatedly denied that": tells of a saying that lies before the report's own time."""
    reading = ground.readings.get(entry.ref.report)
    if reading is None or entry.ref.number > len(reading.claims):
        return False
    attribution = reading.claims[entry.ref.number - 1].attribution
    return attribution is not None and any(
        _HAD.search(reading.report.text, max(0, cue.start - _BEFORE), cue.start) for cue in attribution.cue
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
    mine, theirs = (set((x or "").casefold().split()) - _SMALL for x in (a.body or a.agent, b.body or b.agent))
    named = bool(a.body or b.body) and bool(mine and theirs)
    return named and (mine <= theirs or theirs <= mine)


def find_through_agency(entry: SlotEntry, entries: Sequence[SlotEntry]) -> Step | None:
    """The same from an unnamed source, through the same agency: one unnamed source, as far as can be told."""
    via = {n.casefold() for n in entry.chain[:-1]}
    if not via or entry.own_voice:
        return None
    for other in sorted(entries, key=order_entries):
        if other is entry or other.own_voice or order_entries(other) > order_entries(entry):
            continue
        shared = via & {n.casefold() for n in other.chain}
        if shared and other.agent_kind is entry.agent_kind and is_same_statement(entry, other):
            reason = f"both have it through {sorted(shared)[0]} from somebody unnamed"
            return other, _edge(EdgeKind.SAME_STATEMENT, other, reason, inferred=True)
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


def _share_quotation(a: SlotEntry, b: SlotEntry, ground: Ground) -> bool:
    if AttributionKind.INDIRECT in (a.attribution, b.attribution) or a.own_voice or a.ref.report == b.ref.report:
        return False
    mine, theirs = cut_entry(a, ground).casefold().split(), cut_entry(b, ground).casefold().split()
    if min(len(mine), len(theirs)) < _QUOTED:
        return False
    runs = {tuple(mine[i : i + _QUOTED]) for i in range(len(mine) - _QUOTED + 1)}
    return any(tuple(theirs[i : i + _QUOTED]) in runs for i in range(len(theirs) - _QUOTED + 1))


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


_WINDOW = 24  # characters
_FEW, _MOST = 3, 0.75  # words that two claims share, and of the shorter


def _is_named(key: str, outlet: str | None) -> bool:
    if not outlet:
        return False
    low = outlet.casefold()
    return low == key or (len(low) > 4 and (low in key or key in low))


def _edge(
    kind: EdgeKind, other: SlotEntry, reason: str, *, name: str | None = None, inferred: bool = False
) -> OriginEdge:
    return OriginEdge(
        kind=kind,
        name=name or other.agent or other.outlet or other.ref.address,
        reason=reason,
        claim=other.ref,
        evidence=(Evidence(report=other.ref.report, span=other.span),),
        inferred=inferred,
    )


def get_ref(step: Step) -> ClaimRef:
    """Where a step leads."""
    return step[0].ref
