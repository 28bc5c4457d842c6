"""Pairs of marked words in the stories of `fresh/`: found in one slot, missing, or put together wrongly."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from reportedly.model import Reading, SlotKind, Span

from ..mini import Told, compare, read

STORIES = Path(__file__).parent / "fresh"
_MARK = re.compile(r"([\w’'.-]*\w)\{([cf]):-?(\w+)\}")
Place = tuple[str, str, int | None]  # report, claim, figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A marked word: in which report of its story it stands, where, and which question it answers."""

    report: int
    span: Span
    kind: str
    question: str


def load_story(path: Path) -> tuple[list[Told], list[Mark]]:
    """The reports of one file and its marks."""
    told: list[Told] = []
    marks: list[Mark] = []
    for block in path.read_text(encoding="utf-8").split("== ")[1:]:
        head, _, body = block.partition("\n")
        outlet, day = head.split(" | ")
        text, last = "", 0
        for mark in _MARK.finditer(body):
            text += body[last : mark.end(1)]
            span = Span(len(text) - len(mark[1]), len(text))
            marks.append(Mark(report=len(told), span=span, kind=mark[2], question=mark[3]))
            last = mark.end()
        told.append((outlet.strip(), day.strip(), (text + body[last:]).rstrip()))
    return told, marks


def count_pairs() -> Counter[tuple[str, str]]:
    """How many pairs are wanted, found and too much, over all stories, for figures ("f") and claims ("c")."""
    out: Counter[tuple[str, str]] = Counter()
    for path in sorted(STORIES.glob("*.txt")):
        told, marks = load_story(path)
        readings = read(*told)
        comparisons = compare(*told)
        by_kind = {"f": [c for c in comparisons if c.slot.kind is SlotKind.HOW_MANY]}
        by_kind["c"] = [c for c in comparisons if c.slot.kind is not SlotKind.HOW_MANY]
        for kind, found in by_kind.items():
            mine = [m for m in marks if m.kind == kind]
            where = {m: next(_find(m, readings[m.report]), None) for m in mine}
            names: dict[Place, set[str]] = defaultdict(set)
            for m, place in where.items():
                if place:
                    names[place].add(m.question)
            pairs = {
                frozenset(ends)
                for c in found
                for ends in combinations(
                    {(e.report, e.claim, e.figure if kind == "f" else None) for e in c.slot.entries}, 2
                )
            }
            for a, b in combinations(mine, 2):
                if a.question == b.question:
                    out[kind, "wanted"] += 1
                    ends = {where[a], where[b]}
                    out[kind, "found"] += None not in ends and (len(ends) == 1 or ends in pairs)
            for one, other in pairs:
                if (names[one] or names[other]) and not names[one] & names[other]:
                    out[kind, "too much"] += 1
    return out


def _find(mark: Mark, reading: Reading) -> Iterator[Place]:
    for claim in reading.claims:
        if mark.kind == "c" and claim.event.span.overlaps(mark.span):
            yield reading.report.id, claim.id, None
        for index, figure in enumerate(claim.figures):
            if mark.kind == "f" and figure.number.overlaps(mark.span):
                yield reading.report.id, claim.id, index
    if mark.kind == "c":  # a claim is marked at any of its words: the narrowest that has the mark
        around = [c for c in reading.claims if c.span.overlaps(mark.span)]
        for claim in sorted(around, key=lambda c: c.span.end - c.span.start):
            yield reading.report.id, claim.id, None
