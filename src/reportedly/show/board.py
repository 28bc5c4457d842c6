"""How the answers to one question stand beside each other, in words, wherever they are shown."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.model import (
    AgentKind,
    ClaimRef,
    Comparison,
    Counts,
    Origin,
    Relation,
    RelationKind,
    SlotEntry,
    SlotKind,
)
from reportedly.show.wording import write_bounds, write_count, write_day

MOST_SHOWN = 14  # answers shown of a slot, unless all are asked for
# Which relation an answer shows where it has several: what a reader must not miss comes first.
_FIRST = (
    RelationKind.DENIES,
    RelationKind.MISREPORTS,
    RelationKind.UPDATES,
    RelationKind.COPIES,
    RelationKind.AGREES,
    RelationKind.CONFLICTS,
)
_PASSIVE = {
    RelationKind.DENIES: "denied by",
    RelationKind.MISREPORTS: "misreported by",
    RelationKind.UPDATES: "updated by",
    RelationKind.COPIES: "copied by",
}
_VERBS = {RelationKind.CONFLICTS: "conflicts with", RelationKind.AGREES: "agrees with"}


def write_counts(counts: Counts) -> str:
    """The three counts, always together: `4 reports, 2 origins, 0 known to be independent`."""
    reports, origins = write_count(counts.reports, "report"), write_count(counts.origins, "origin")
    return f"{reports}, {origins}, {counts.independent} known to be independent"


def write_summary(c: Comparison) -> str:
    """The range and the three counts in one line."""
    told = write_range(c)
    denied = sum(e.denies for e in c.entries)
    if c.slot.kind is SlotKind.WHO:
        told = f"{write_count(len(c.entries) - denied, 'answer')} that name somebody, {denied} that deny it"
    elif c.slot.kind is not SlotKind.HOW_MANY:
        told = f"{write_count(len(c.entries) - denied, 'answer')} yes, {denied} no"
    elif denied and told and not all(e.low == 0 for e in c.entries if e.denies):
        told += f" ({denied} denied)"
    return " · ".join(x for x in (told, write_counts(c.counts)) if x)


def write_range(c: Comparison) -> str:
    """`1 500 to 11 000`, with `≥` and `≤` where an end is open; nothing where no number is told."""
    if c.range is None or c.range.low is None:
        return "no number told" if c.slot.kind is SlotKind.HOW_MANY else ""
    unit = c.slot.unit
    low, high = (write_value(v, unit) for v in (c.range.low, c.range.high))
    above = "≥" if c.range.open_above else ""
    below = "≤" if c.range.open_below else ""
    if c.range.low == c.range.high:
        return f"{above or below}{low}"
    return f"{below}{low} to {above}{high}"


def write_ends(c: Comparison) -> list[str]:
    """Who stands at each end of the range."""
    if c.range is None or c.range.low == c.range.high:
        return []
    by_ref = {e.ref: e for e in c.entries}
    lines = []
    for name, refs in (("least", c.range.lowest), ("most", c.range.highest)):
        who = list(dict.fromkeys(write_speaker(by_ref[r]) for r in refs if r in by_ref))
        more = f" and {len(who) - 2} more" if len(who) > 2 else ""
        first = by_ref[refs[0]]
        lines.append(f"{name}: {write_answer(first)}, {', '.join(who[:2])}{more}, {write_as_of(first, find_year(c))}")
    return lines


def write_speaker(entry: SlotEntry) -> str:
    """Who says it and through whom: `Rescue Service, via Lusitan Press`; the outlet itself in its own voice."""
    if entry.own_voice:
        return f"- {entry.outlet or 'the report'} itself"
    name = entry.agent or "nobody named"
    if entry.agent_kind is AgentKind.UNRESOLVED:
        name += "?"
    via = [n for n in entry.chain if n not in (entry.agent, entry.outlet)]
    guessed = {*entry.inferred}
    return name + "".join(f", via {n}{' (inferred)' if n in guessed else ''}" for n in via)


def find_standing(entry: SlotEntry, relations: Sequence[Relation], numbers: dict[ClaimRef, int]) -> Relation | None:
    """How an answer stands to the others, where it stands to several in many ways: what a reader must not miss."""
    inside = [r for r in relations if entry.ref in (r.left, r.right) and r.left in numbers and r.right in numbers]
    own = [r for r in inside if r.left == entry.ref or r.kind in _VERBS]
    earlier = [r for r in own if numbers[_other(r, entry.ref)] < numbers[entry.ref]]
    conflicts = [r for r in own if r.kind is RelationKind.CONFLICTS]
    directed = [r for r in own if r.left == entry.ref and r.kind in _PASSIVE]
    for found in (directed, conflicts, earlier, own):
        if found:
            return min(
                found,
                key=lambda r: (_FIRST.index(r.kind), abs(numbers[_other(r, entry.ref)] - numbers[entry.ref])),
            )
    return None


def write_standing(entry: SlotEntry, relation: Relation | None, numbers: dict[ClaimRef, int]) -> str:
    """How an answer stands to another, by its number: `updates 2`."""
    if relation is None:
        return ""
    return f"{write_verb(relation)} {numbers[_other(relation, entry.ref)]}"


def write_verb(relation: Relation) -> str:
    """How the left one of a relation stands to the right one."""
    return "may conflict with" if relation.may_conflict else _VERBS.get(relation.kind, relation.kind.value)


def _other(relation: Relation, ref: ClaimRef) -> ClaimRef:
    return relation.right if relation.left == ref else relation.left


def choose_entries(c: Comparison) -> list[SlotEntry]:
    """The answers of a long list that are worth a line: at most `MOST_SHOWN`, and those that change something first."""
    # The first of every speaker with every figure, so that what is left out only repeats what is shown.
    seen: set[object] = set()
    kept = []
    for entry in c.entries:
        key = (entry.low, entry.high, entry.approximator, entry.status, entry.speaker)
        if key not in seen:
            seen.add(key)
            kept.append(entry)
    if len(kept) <= MOST_SHOWN:
        return kept
    ends = {*c.range.lowest[:1], *c.range.highest[:1]} if c.range else set()
    changed = {d.after for d in c.developments}
    firm = [e for e in kept if e.ref in ends or e.ref in changed][:MOST_SHOWN]
    rest = [e for e in kept if e not in firm][: MOST_SHOWN - len(firm)]
    return [e for e in kept if e in firm or e in rest]


def letter_origins(origins: Sequence[Origin]) -> dict[ClaimRef, str]:
    """The letter of the origin behind each answer: A for the first."""
    return {m.claim: letter(n) for n, o in enumerate(origins) for m in o.members}


def letter(number: int) -> str:
    """The letter of the origin of that number, from 0: A to Z, then AA."""
    return chr(ord("A") + number) if number < 26 else f"{chr(ord('A') + number // 26 - 1)}{chr(ord('A') + number % 26)}"


def write_answer(entry: SlotEntry) -> str:
    """An answer's number as a figure is written; `?` where it gives none."""
    return write_bounds(entry.low, entry.high, entry.approximator, entry.unit, entry.change)


def write_value(value: float | None, unit: str | None) -> str:
    """One end of a range, with its unit."""
    return write_bounds(value, value, unit=unit)


def find_year(c: Comparison) -> int | None:
    """The year that all answers are of, which then goes unsaid."""
    years = {e.as_of[:4] for e in c.entries if e.as_of}
    return int(years.pop()) if len(years) == 1 else None


def write_as_of(entry: SlotEntry, year: int | None = None) -> str:
    """The day on which an answer held: said, else published."""
    if entry.as_of is None:
        return "no date"
    return write_day(entry.as_of[:10], year)
