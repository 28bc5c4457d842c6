"""Small stories for claims without a number: which of them answer one question, and who denies whom.

`questions/*.toml` lists `[[scene]]`s, each with an `id` and `reports`, rows of outlet, day and text. In the text a mark
behind a word says which question the claim that it stands in answers: `crossed{a}` says so, `crossed{-a}` denies it,
and questions that begin with `w` ask who did it. Whatever is not marked answers none of them. The first of a file is
dev, the second test, and so on in turn.

question pairs   two marked claims of one question that stand in one slot: found, missing, or too much. Too much is a
                 pair in one slot of which at least one is marked, and which is of no one question
who              pairs found of which the slot asks who
denies           pairs of which one says and one denies the same, and a relation says so, either way round; too much is
                 any other pair of marked claims that a relation calls a denial. Where several are said to have done
                 it, whom a denial denies is not asked

A claim stands at a mark where its event does, or its cue ("told her to stay"), the longest of these; else where it is
the smallest that covers it.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from gold.stories import GOLD, GoldError
from gold.tally import Score
from reportedly.model import Claim, Comparison, Reading, RelationKind, Report, SlotKind, Span

_MARK = re.compile(r"([\w’-]+)\{(-?)(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A word of a report that answers a question."""

    report: str
    span: Span
    question: str
    denies: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A small story and its marks."""

    name: str
    split: str
    reports: tuple[Report, ...]
    marks: tuple[Mark, ...]


def load_scenes(folder: Path = GOLD / "questions") -> list[Scene]:
    """All scenes, file by file; raises `GoldError` on any slip in them."""
    scenes = []
    for path in sorted(p for p in folder.glob("*.toml") if p.name != "floors.toml"):
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["scene"]
        for number, row in enumerate(rows):
            if unknown := sorted(row.keys() - {"id", "reports"}):
                raise GoldError(f"{path.stem}: unknown key {unknown[0]!r}")
            scenes.append(_load_scene(row["id"], "test" if number % 2 else "dev", row["reports"]))
    return scenes


def _load_scene(name: str, split: str, rows: Sequence[Sequence[str]]) -> Scene:
    reports, marks = [], []
    for outlet, day, told in rows:
        pieces: list[str] = []
        found: list[tuple[Span, str, bool]] = []
        last = length = 0
        for mark in _MARK.finditer(told):
            pieces.append(told[last : mark.end(1)])
            length += mark.end(1) - last
            found.append((Span(length - len(mark[1]), length), mark[3], bool(mark[2])))
            last = mark.end()
        text = "".join([*pieces, told[last:]])
        if "{" in text or not found:
            raise GoldError(f"{name}: a report without a mark, or a mark behind no word: {text[:40]!r}")
        report = Report(text=text, outlet=outlet, published=day)
        reports.append(report)
        marks += [Mark(report=report.id, span=s, question=q, denies=d) for s, q, d in found]
    return Scene(name=name, split=split, reports=tuple(reports), marks=tuple(marks))


Place = tuple[str, str]  # a claim: report and claim id


def score_scene(scene: Scene, readings: Sequence[Reading], comparisons: Sequence[Comparison]) -> Score:
    """What the slots and relations of one scene's comparisons have of its marks."""
    out = Score()
    by_report = {r.report.id: r for r in readings}
    where = {mark: found for mark in scene.marks if (found := _find_claim(mark, by_report[mark.report]))}
    names: dict[Place, list[Mark]] = defaultdict(list)
    for mark, place in where.items():
        names[place].append(mark)
    kinds: dict[frozenset[Place], SlotKind] = {}
    for c in comparisons:
        if c.slot.kind is not SlotKind.HOW_MANY:
            for ends in combinations({(e.report, e.claim) for e in c.slot.entries}, 2):
                kinds[frozenset(ends)] = c.slot.kind
    wanted = {frozenset((a, b)) for a, b in combinations(scene.marks, 2) if a.question == b.question}
    for a, b in sorted((sorted(p, key=_order) for p in wanted), key=lambda p: [_order(m) for m in p]):
        pair = frozenset((where[a], where[b])) if a in where and b in where else None
        line = f"{scene.name}: {_tell(a, by_report)} with {_tell(b, by_report)}"
        ok = pair is not None and (pair in kinds or len(pair) == 1)
        out.mark("question pairs", ok, line + ("" if pair else " (not read)"))
        if a.question.startswith("w") and ok and pair in kinds:
            out.mark("who", kinds[pair] is SlotKind.WHO, line)
    for pair in kinds:
        marked = [names[p] for p in pair]
        if any(marked) and not any(x.question == y.question for x in marked[0] for y in marked[-1]):
            told = [_tell(m[0], by_report) if m else _words(p, by_report) for m, p in zip(marked, pair, strict=True)]
            out.over("question pairs", f"{scene.name}: " + " with ".join(sorted(told)))
    _score_denials(scene, where, by_report, comparisons, out)
    return out


def _score_denials(
    scene: Scene, where: dict[Mark, Place], readings: dict[str, Reading], comparisons: Sequence[Comparison], out: Score
) -> None:
    said = {
        ((r.left.report, r.left.claim), (r.right.report, r.right.claim))
        for c in comparisons
        for r in c.relations
        if r.kind is RelationKind.DENIES
    }
    several = {
        q
        for q in {m.question for m in scene.marks}
        if q[0] == "w" and sum(m.question == q and not m.denies for m in scene.marks) > 1
    }
    for no in scene.marks:
        for yes in scene.marks:
            if no is yes or (no.question in several and no.question == yes.question):
                continue
            ends = (where[no], where[yes]) if no in where and yes in where else None
            has = ends is not None and bool({ends, ends[::-1]} & said)
            line = f"{scene.name}: {_tell(no, readings)} denies {_tell(yes, readings)}"
            if no.denies and not yes.denies and no.question == yes.question:
                out.mark("denies", has, line)
            elif has and not (yes.denies and not no.denies and no.question == yes.question):
                out.over("denies", line)


def _find_claim(mark: Mark, reading: Reading) -> Place | None:
    def length(claim: Claim) -> int:
        return claim.span.end - claim.span.start

    at = [
        c
        for c in reading.claims
        if c.event.span.overlaps(mark.span)
        or (c.attribution and any(cue.overlaps(mark.span) for cue in c.attribution.cue))
    ]
    around = [c for c in reading.claims if c.span.overlaps(mark.span)]
    best = max(at, key=length) if at else min(around, key=length, default=None)
    return (mark.report, best.id) if best else None


def _order(mark: Mark) -> tuple[str, str, Span]:
    return mark.question, mark.report, mark.span


def _tell(mark: Mark, readings: dict[str, Reading]) -> str:
    report = readings[mark.report].report
    return f"{report.outlet} “{mark.span.cut(report.text)}”{' (denied)' if mark.denies else ''}"


def _words(place: Place, readings: dict[str, Reading]) -> str:
    reading = readings[place[0]]
    claim = next(c for c in reading.claims if c.id == place[1])
    return f"{reading.report.outlet} “{claim.span.cut(reading.report.text)[:50]}”"
