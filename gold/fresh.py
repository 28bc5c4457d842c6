"""Fictional stories with marks at every figure and at disputed claims: loaded, and pairs of marked words counted.

The form is told in `gold/fresh/README.md`. Found is a pair that stands in one slot, too much one that does so and has
two questions (or, of claims, one that bears no mark); what was not read is missing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from reportedly.briefing import CompareOptions, compare_readings, load_nations
from reportedly.model import Claim, ClaimRef, Comparison, Reading, RelationKind, Report, SlotKind, Span

FRESH = Path(__file__).with_name("fresh")
_MARK = re.compile(r"([\w’'.-]*\w|%)\{([cf]):(-?)([a-z0-9-]+)(?:@([a-z?]))?\}")
_RELATION = re.compile(r"rel: (\S+) (.+) (\S+)\s*")
_BOTH_WAYS = frozenset([RelationKind.AGREES, RelationKind.CONFLICTS, RelationKind.OTHER_SCOPE])
_BESIDE = {RelationKind.COPIES: {RelationKind.AGREES}, RelationKind.MISREPORTS: {RelationKind.COPIES}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked word: its name ("dead.3b"), where it stands, its question, and the letter of its origin, if any."""

    name: str
    report: str
    span: Span
    is_figure: bool
    question: str
    denies: bool
    origin: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """One story. `complete`: every figure bears a mark; else those without one are not judged."""

    name: str
    reports: tuple[Report, ...]
    marks: tuple[Mark, ...]
    relations: tuple[tuple[str, RelationKind, str], ...]
    complete: bool


def list_fresh(split: str, root: Path = FRESH) -> list[Fresh]:
    """The stories of a split, "dev" or "test", by name."""
    return [load_fresh(path) for path in sorted((root / split).glob("*.txt"))]


def load_fresh(path: Path) -> Fresh:
    """The story in a file."""
    reports: list[Report] = []
    marks: list[Mark] = []
    relations: list[tuple[str, RelationKind, str]] = []
    told = path.read_text(encoding="utf-8")
    for number, block in enumerate(told.split("== ")[1:], start=1):
        head, _, body = block.partition("\n")
        outlet, _, day = head.rpartition(" | ")
        lines = body.split("\n")
        relations += [(m[1], RelationKind(m[2]), m[3]) for line in lines if (m := _RELATION.fullmatch(line))]
        body = "\n".join(line for line in lines if not line.startswith("rel: ")).strip()
        text, last = "", 0
        found = []
        for mark in _MARK.finditer(body):
            text += body[last : mark.end(1)]
            found.append((Span(len(text) - len(mark[1]), len(text)), mark))
            last = mark.end()
        report = Report(text=text + body[last:], outlet=outlet.strip(), published=day.strip())
        reports.append(report)
        seen: Counter[str] = Counter()
        for span, mark in found:
            letter = "abcdefghijklm"[seen[mark[4]]] if seen[mark[4]] else ""
            seen[mark[4]] += 1
            marks.append(
                Mark(
                    name=f"{mark[4]}.{number}{letter}",
                    report=report.id,
                    span=span,
                    is_figure=mark[2] == "f",
                    question=mark[4],
                    denies=bool(mark[3]),
                    origin=mark[5],
                )
            )
    return Fresh(
        name=path.stem, reports=tuple(reports), marks=tuple(marks), relations=tuple(relations), complete="@" in told
    )


def find_mark(mark: Mark, reading: Reading) -> ClaimRef | None:
    """The figure with the marked number; the claim whose event (or cue) is marked, else the shortest around it."""
    if mark.is_figure:
        return next(
            (
                _point(reading, claim, index)
                for claim in reading.claims
                for index, figure in enumerate(claim.figures)
                if figure.number.overlaps(mark.span)
            ),
            None,
        )

    def length(claim: Claim) -> int:
        return claim.span.end - claim.span.start

    at = [
        c
        for c in reading.claims
        if c.event.span.overlaps(mark.span) or (c.attribution and any(s.overlaps(mark.span) for s in c.attribution.cue))
    ]
    around = [c for c in reading.claims if c.span.overlaps(mark.span)]
    best = max(at, key=length) if at else min(around, key=length, default=None)
    return _point(reading, best, None) if best else None


def _point(reading: Reading, claim: Claim, index: int | None) -> ClaimRef:
    number = reading.claims.index(claim) + 1
    return ClaimRef(report=reading.report.id, claim=claim.id, number=number, figure=index)


def count_story(story: Fresh, readings: Sequence[Reading]) -> Counter[tuple[str, str]]:
    """What is wanted, found and too much of figure pairs, claim pairs and origin pairs, and of relations by kind."""
    by_report = {r.report.id: r for r in readings}
    compared = compare_readings(readings, None, CompareOptions(nations=load_nations()))
    where = {m.name: find_mark(m, by_report[m.report]) for m in story.marks}
    out: Counter[tuple[str, str]] = Counter()
    for is_figure, field in ((True, "figure pairs"), (False, "claim pairs")):
        slots = _list_slots(compared, lambda kind, fig=is_figure: (kind is SlotKind.HOW_MANY) is fig)  # type: ignore[misc]
        _count_pairs([m for m in story.marks if m.is_figure is is_figure], where, slots, field, out)
        if not is_figure:
            marked = {where[m.name] for m in story.marks if not m.is_figure}
            for refs in slots:
                out[field, "too much"] += len(refs & marked) * len(refs - marked)
    _count_origins(story, where, compared, out)
    _count_relations(story, where, compared, out)
    return out


def _list_slots(compared: Iterable[Comparison], wanted: Callable[[SlotKind], bool]) -> list[set[ClaimRef | None]]:
    return [set(c.slot.entries) for c in compared if wanted(c.slot.kind)]


def _count_pairs(
    marks: Sequence[Mark],
    where: dict[str, ClaimRef | None],
    slots: Sequence[set[ClaimRef | None]],
    field: str,
    out: Counter[tuple[str, str]],
) -> None:
    homes: dict[ClaimRef | None, set[int]] = defaultdict(set)
    for n, refs in enumerate(slots):
        for ref in refs:
            homes[ref].add(n)
    for a, b in combinations(marks, 2):
        first, second = where[a.name], where[b.name]
        one = first is not None and first == second
        together = first is not None and second is not None and (one or bool(homes[first] & homes[second]))
        if a.question == b.question:
            out[field, "wanted"] += 1
            out[field, "found"] += together
        elif together and not one:
            out[field, "too much"] += 1


def _count_origins(
    story: Fresh, where: dict[str, ClaimRef | None], compared: Iterable[Comparison], out: Counter[tuple[str, str]]
) -> None:
    homes: dict[ClaimRef, set[tuple[int, int]]] = defaultdict(set)
    for n, comparison in enumerate(compared):
        for m, origin in enumerate(comparison.origins):
            for member in origin.members:
                homes[member.claim].add((n, m))
    for a, b in combinations(story.marks, 2):
        if a.question != b.question or a.origin in (None, "?") or b.origin in (None, "?"):
            continue
        first, second = where[a.name], where[b.name]
        if first is not None and first == second:
            continue
        together = first is not None and second is not None and bool(homes[first] & homes[second])
        if a.origin == b.origin:
            out["origin pairs", "wanted"] += 1
            out["origin pairs", "found"] += together
        elif together:
            out["origin pairs", "too much"] += 1


def _count_relations(
    story: Fresh, where: dict[str, ClaimRef | None], compared: Iterable[Comparison], out: Counter[tuple[str, str]]
) -> None:
    said: dict[tuple[ClaimRef | None, ClaimRef | None], set[RelationKind]] = defaultdict(set)
    for comparison in compared:
        for relation in comparison.relations:
            said[relation.left, relation.right].add(relation.kind)
            if relation.kind in _BOTH_WAYS:
                said[relation.right, relation.left].add(relation.kind)
    for left, kind, right in story.relations:
        first, second = where.get(left), where.get(right)
        kinds = said[first, second] if first and second else set()
        turned = said[second, first] - _BOTH_WAYS if first and second else set()
        beside = _BESIDE.get(kind, set())
        right_kind = kind in kinds and kinds <= {kind, *beside} and not turned - beside
        for field in ("relations", f"relations: {kind}"):
            out[field, "wanted"] += 1
            out[field, "found"] += right_kind
