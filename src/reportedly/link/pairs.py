"""Pairs of answers in two slots: one a part of the other, or alike and yet of another scope."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from reportedly.link.answer import BEFALLEN, Answer
from reportedly.link.group import EVERYBODY
from reportedly.link.parts import find_told_parts
from reportedly.link.slots import Gathering, explain_apart
from reportedly.model import ClaimRef, CountedClass, Evidence, Relation, RelationKind
from reportedly.model.bounds import get_number

_BESIDE = 250  # characters
_MOST = 60  # pairs of two slots that are written out; of more, the first and the last of each
_WHOLES = {CountedClass.KILLED: CountedClass.CASUALTIES, CountedClass.WOUNDED: CountedClass.CASUALTIES}
_ALIKE = (CountedClass.TROOPS, CountedClass.PEOPLE, CountedClass.CIVILIANS)


def pair_slots(slots: Sequence[Gathering]) -> list[Relation]:
    """What holds between answers of different slots of a story: parts with their wholes, and other scopes."""
    found: list[Relation] = []
    marks = [frozenset(mark for a in slot.members for mark in _mark(a)) for slot in slots]
    for (a, marked), (b, other) in combinations(zip(slots, marks, strict=True), 2):
        if marked.isdisjoint(other):
            continue
        for x, y in _choose_pairs(a.members, b.members):
            relation = find_other_class(x, y) or find_other_class(y, x)
            relation = relation or find_part(x, y) or find_part(y, x) or find_other_scope(x, y)
            if relation:
                found.append(relation)
    found += find_sums(slots)
    home = {a.ref: n for n, slot in enumerate(slots) for a in slot.members}
    known = {(r.left, r.right) for r in found}
    for part, whole in find_told_parts([a for s in slots for a in s.members]):
        if home[part.ref] != home[whole.ref] and not known & {(part.ref, whole.ref), (whole.ref, part.ref)}:
            found.append(_make(part, whole, f"“{part.entry.words}” are told of as a part of “{whole.entry.words}”"))
    return found


def _mark(a: Answer) -> tuple[object, ...]:
    """What one of two answers must have in common with the other for anything to hold between them: their report, or
    how they are counted."""
    if a.kind in BEFALLEN:
        return a.ref.report, CountedClass.CASUALTIES
    if a.kind in _ALIKE:
        return a.ref.report, (CountedClass.PEOPLE, a.entry.unit)
    return a.ref.report, (a.kind, a.entry.unit, a.group.head if a.kind is CountedClass.OTHER else None)


def find_part(part: Answer, whole: Answer) -> Relation | None:
    """Whether the first is a part of the second: the report says so, or one report or speaker counts some and all."""
    if part.whole == whole.ref:
        return _make(part, whole, f"“{part.entry.words}” are told of as a part of “{whole.entry.words}”")
    if not _share_a_breath(part, whole) or part.phase is not whole.phase or not _is_less(part, whole):
        return None
    if part.group.nations and whole.group.nations and not part.group.nations & whole.group.nations:
        return None
    if part.kind in _WHOLES and _WHOLES[part.kind] is whole.kind:
        return _make(part, whole, "the killed or wounded together are all casualties")
    if part.kind is not whole.kind or part.kind not in BEFALLEN:
        return None
    narrower = part.group.population != EVERYBODY and whole.group.population == EVERYBODY
    owned = bool(part.group.nations) and not whole.group.nations and part.group.population == whole.group.population
    if part.is_part or narrower or owned:
        return _make(part, whole, f"“{part.entry.words}” are among “{whole.entry.words}”, all that one count gives")
    return None


def find_other_class(told: Answer, meant: Answer) -> Relation | None:
    """Whether the first hands on a speaker's killed or wounded as killed: the very number, of a class of its own."""
    a, b = told.entry, meant.entry
    if told.kind not in _WHOLES or _WHOLES[told.kind] is not meant.kind or a.own_voice:
        return None
    if a.speaker is None or a.speaker != b.speaker or a.ref.report == b.ref.report or a.denies or b.denies:
        return None
    if get_number(a) is None or get_number(a) != get_number(b) or (a.published or "") < (b.published or "~"):
        return None
    nations = told.group.nations, meant.group.nations
    if all(nations) and not nations[0] & nations[1]:
        return None
    where, there = a.outlet or a.ref.address, b.outlet or b.ref.address
    whole = _WHOLES[told.kind]
    return Relation(
        kind=RelationKind.MISREPORTS,
        left=told.ref,
        right=meant.ref,
        fields=("class",),
        reason=f"{where} gives as {told.kind.value} what {there} gives as {whole.value}",
        evidence=(_evidence(told), _evidence(meant)),
        score=0.9,
    )


def find_other_scope(a: Answer, b: Answer) -> Relation | None:
    """Whether two figures look alike and yet answer different questions, and which fields keep them apart."""
    if a.kind in BEFALLEN and b.kind in BEFALLEN and a.kind is not b.kind:
        return _find_other_fate(a, b)
    alike = a.kind is b.kind and (a.kind is not CountedClass.OTHER or a.group.head == b.group.head)
    if not (alike or (a.kind in _ALIKE and b.kind in _ALIKE)) or a.entry.unit != b.entry.unit or a.kind is None:
        return None
    if a.entry.unit and a.kind is not CountedClass.MONEY:
        return None  # two distances have nothing to do with one another
    fields, reasons = explain_apart(a, b)
    if not reasons or "class" in fields:
        return None
    return Relation(
        kind=RelationKind.OTHER_SCOPE,
        left=a.ref,
        right=b.ref,
        fields=fields,
        reason="; ".join(reasons),
        evidence=(_evidence(a), _evidence(b)),
    )


def _find_other_fate(a: Answer, b: Answer) -> Relation | None:
    """The killed beside the wounded of one passage: side by side for a reader, and two questions."""
    beside = a.ref.report == b.ref.report and abs(a.order - b.order) <= _BESIDE  # whoever says either
    if not beside or a.phase is not b.phase:
        return None
    if a.kind is None or b.kind is None or CountedClass.CASUALTIES in (a.kind, b.kind):
        return None
    return Relation(
        kind=RelationKind.OTHER_SCOPE,
        left=a.ref,
        right=b.ref,
        fields=("class",),
        reason=f"one counts {a.kind.value}, the other {b.kind.value}",
        evidence=(_evidence(a), _evidence(b)),
    )


def find_sums(slots: Sequence[Gathering]) -> list[Relation]:
    """Two or three figures of one report that add up to a fourth: each is a part of it."""
    by_report: dict[str, list[Answer]] = {}
    for slot in slots:
        for a in slot.members:
            if a.kind in BEFALLEN or a.kind in _ALIKE:
                by_report.setdefault(a.ref.report, []).append(a)
    found = []
    for answers in by_report.values():
        for whole in answers:
            found += list(_find_sum(whole, answers))
    return found


def _find_sum(whole: Answer, answers: Sequence[Answer]) -> Iterator[Relation]:
    total = get_number(whole.entry)
    if total is None or total < 4:
        return
    near = [
        a
        for a in answers
        if a.ref != whole.ref
        and a.phase is whole.phase
        and (a.entry.speaker == whole.entry.speaker or whole.entry.own_voice)
        and abs(a.order - whole.order) < 400
        and (a.kind is whole.kind or _WHOLES.get(a.kind) is whole.kind)  # type: ignore[arg-type]
        and 0 < (get_number(a.entry) or 0) < total
    ]
    for size in (2, 3):
        for parts in combinations(near[:8], size):
            if sum(get_number(p.entry) or 0 for p in parts) == total and len({p.group for p in parts} | {None}) > 1:
                told = " + ".join(f"{get_number(p.entry):g}" for p in parts)
                for part in parts:
                    yield _make(part, whole, f"the parts sum to the whole: {told} = {total:g}")
                return


def _choose_pairs(a: Sequence[Answer], b: Sequence[Answer]) -> Iterator[tuple[Answer, Answer]]:
    if len(a) * len(b) <= _MOST:
        yield from product(a, b)
        return
    told = set()
    for x, y in ((a[0], b[0]), (a[-1], b[-1]), (a[0], b[-1]), (a[-1], b[0])):
        told.add((x.ref, y.ref))
        yield x, y
    by_report: dict[str, list[Answer]] = {}
    for y in b:
        by_report.setdefault(y.ref.report, []).append(y)
    for x in a:  # those of one report stand beside each other for its reader
        for y in by_report.get(x.ref.report, ()):
            if (x.ref, y.ref) not in told:
                yield x, y


def _share_a_breath(a: Answer, b: Answer) -> bool:
    if a.ref.report == b.ref.report:
        return a.entry.speaker == b.entry.speaker and abs(a.order - b.order) < 600
    return False


def _is_less(part: Answer, whole: Answer) -> bool:
    small, large = get_number(part.entry), get_number(whole.entry)
    return small is not None and large is not None and 0 < small < large


def _make(part: Answer, whole: Answer, reason: str) -> Relation:
    return Relation(
        kind=RelationKind.PART_OF,
        left=part.ref,
        right=whole.ref,
        fields=("figure",),
        reason=reason,
        evidence=(_evidence(part), _evidence(whole)),
    )


def _evidence(a: Answer) -> Evidence:
    return Evidence(report=a.ref.report, span=a.entry.span)


def list_refs(slots: Sequence[Gathering]) -> set[ClaimRef]:
    """All that stand in the slots."""
    return {a.ref for s in slots for a in s.members}
