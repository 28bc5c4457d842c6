"""What a careful reader records of a story's reports taken together: stories, copies, slots, relations, origins.

The format is written down in `gold/README.md`. As in `gold.stories`, words become spans here, once; whatever cannot be
placed, or contradicts itself, is an error in the gold and raises `GoldError`.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from gold.stories import GOLD, GoldError, as_tuple, check_keys, find_words, load_reports
from reportedly.model import Report, Span
from reportedly.model.relation import RelationKind
from reportedly.model.slot import SlotKind


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEntry:
    """One answer: a figure by its words (one span), or a claim by the words that may be its event (one or more)."""

    id: str
    file: str
    report: str
    spans: tuple[Span, ...]
    is_figure: bool
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldOrigin:
    """Entries that rest on one utterance; `party` is whom it speaks for, `known` whether it speaks for itself."""

    agent: str
    known: bool
    party: str | None
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldCounts:
    """The three counts of a slot."""

    reports: int
    origins: int
    independent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSlot:
    """A question with its answers; only those that are not optional are wanted."""

    id: str
    split: str
    kind: SlotKind
    question: str
    entries: tuple[GoldEntry, ...]
    origins: tuple[GoldOrigin, ...]

    @property
    def wanted(self) -> tuple[GoldEntry, ...]:
        """The entries that have to be found."""
        return tuple(e for e in self.entries if not e.optional)

    @property
    def counts(self) -> GoldCounts:
        """Reports and origins counted; of the origins that are known, those of one party count as one."""
        return GoldCounts(
            reports=len({e.file for e in self.wanted}),
            origins=len(self.origins),
            independent=len({o.party for o in self.origins if o.known}),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldRelation:
    """`left` stands to `right` as any of `kinds` says; both are names of entries, "slot.entry"."""

    kinds: tuple[RelationKind, ...]
    left: str
    right: str
    split: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldChange:
    """Words that a copy changed: None where they were put in, or left out."""

    was: Span | None
    now: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldCopy:
    """One file's narrative in another; `wanted` is False for a translation and for what readers may leave out."""

    source: str
    copy: str
    wanted: bool
    changes: tuple[GoldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldStory:
    """The files that report on one event."""

    title: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """All that is recorded of one folder of reports."""

    name: str
    reports: dict[str, Report]
    stories: tuple[GoldStory, ...]
    copies: tuple[GoldCopy, ...]
    slots: tuple[GoldSlot, ...]
    relations: tuple[GoldRelation, ...]


def find_linked() -> list[str]:
    """The names of all folders with a `links.toml`, in order."""
    return sorted(p.parent.name for p in GOLD.glob("*/links.toml"))


def load_links(name: str, root: Path = GOLD) -> Links:
    """What is recorded of one folder's reports taken together; raises `GoldError` on any slip in it."""
    dev = tomllib.loads((root / name / "links.toml").read_text(encoding="utf-8"))
    test = root / name / "links-test.toml"
    held = tomllib.loads(test.read_text(encoding="utf-8")) if test.exists() else {}
    check_keys(dev, "story copy slot relations", f"{name}/links.toml")
    check_keys(held, "slot relations", f"{name}/links-test.toml")
    return _Loader(name, load_reports(name, root)).load({"dev": dev, "test": held})


@dataclass(slots=True)
class _Loader:
    name: str
    reports: dict[str, Report]
    splits: dict[str, str] = field(default_factory=dict)  # "slot.entry" -> split

    def load(self, rows: dict[str, Any]) -> Links:
        stories = tuple(self._story(row) for row in rows["dev"].get("story", []))
        told = Counter(f for s in stories for f in s.files)
        if wrong := [f for f in self.reports if told[f] != 1]:
            raise GoldError(f"{self.name}: {wrong[0]} must be in one story, not in {told[wrong[0]]}")
        slots = tuple(self._slot(row, split) for split in rows for row in rows[split].get("slot", []))
        if twice := [s for s, n in Counter(s.id for s in slots).items() if n > 1]:
            raise GoldError(f"{self.name}: two slots are called {twice[0]}")
        self._check_overlaps(slots)
        return Links(
            name=self.name,
            reports=self.reports,
            stories=stories,
            copies=tuple(self._copy(row) for row in rows["dev"].get("copy", [])),
            slots=slots,
            relations=tuple(self._relation(row, split) for split in rows for row in rows[split].get("relations", [])),
        )

    def _file(self, number: str) -> str:
        found = [f for f in self.reports if f.startswith(f"{number[:2]}-")]
        if len(found) != 1:
            raise GoldError(f"{self.name}: {number!r} begins with no report's number")
        return found[0]

    def _story(self, row: dict[str, Any]) -> GoldStory:
        check_keys(row, "title reports", self.name)
        return GoldStory(title=row["title"], files=tuple(self._file(n) for n in row["reports"]))

    def _copy(self, row: dict[str, Any]) -> GoldCopy:
        check_keys(row, "source copy why changes optional translated", self.name)
        source, copy = self._file(row["source"]), self._file(row["copy"])
        changes = []
        for change in row.get("changes", []):
            check_keys(change, "was now", f"{self.name}: {copy}")
            sides = [
                find_words(self.reports[file].text, change[key], f"{self.name}/{file}") if key in change else None
                for key, file in (("was", source), ("now", copy))
            ]
            changes.append(GoldChange(was=sides[0], now=sides[1]))
        wanted = not row.get("optional") and not row.get("translated")
        return GoldCopy(source=source, copy=copy, wanted=wanted, changes=tuple(changes))

    def _slot(self, row: dict[str, Any], split: str) -> GoldSlot:
        where = f"{self.name}: slot {row['id']}"
        check_keys(row, "id kind question entries origins", where)
        entries = tuple(self._entry(e, where) for e in row["entries"])
        slot = GoldSlot(
            id=row["id"],
            split=split,
            kind=SlotKind(row.get("kind", SlotKind.HOW_MANY)),
            question=row["question"],
            entries=entries,
            origins=tuple(self._origin(o, where) for o in row["origins"]),
        )
        ids = [e.id for e in entries]
        if len(set(ids)) != len(ids):
            raise GoldError(f"{where}: an entry's id is used twice")
        if len({e.is_figure for e in entries}) != 1 or entries[0].is_figure != (slot.kind is SlotKind.HOW_MANY):
            raise GoldError(f"{where}: figures answer how many, claims whether or who")
        rests = Counter(e for o in slot.origins for e in o.entries)
        if wrong := [e.id for e in slot.wanted if rests[e.id] != 1] or [e for e in rests if e not in ids]:
            raise GoldError(f"{where}: {wrong[0]} must rest on one origin, not on {rests[wrong[0]]}")
        self.splits.update({f"{slot.id}.{e}": slot.split for e in ids})
        return slot

    def _entry(self, row: dict[str, Any], where: str) -> GoldEntry:
        check_keys(row, "id figure claim optional", where)
        if ("figure" in row) == ("claim" in row):
            raise GoldError(f"{where}: {row['id']} needs the words of a figure or of a claim")
        file = self._file(row["id"])
        report = self.reports[file]
        words = as_tuple(row.get("figure", row.get("claim")))
        return GoldEntry(
            id=row["id"],
            file=file,
            report=report.id,
            spans=tuple(find_words(report.text, w, f"{where}, {file}") for w in words),
            is_figure="figure" in row,
            optional=row.get("optional", False),
        )

    def _origin(self, row: dict[str, Any], where: str) -> GoldOrigin:
        check_keys(row, "agent known party of why", where)
        if row["known"] != ("party" in row):
            raise GoldError(f"{where}: {row['agent']}: a known origin names its party, another cannot")
        return GoldOrigin(agent=row["agent"], known=row["known"], party=row.get("party"), entries=tuple(row["of"]))

    def _relation(self, row: dict[str, Any], split: str) -> GoldRelation:
        check_keys(row, "left kind right why", self.name)
        left, right = row["left"], row["right"]
        if unknown := [e for e in (left, right) if e not in self.splits]:
            raise GoldError(f"{self.name}: no slot has the entry {unknown[0]!r}")
        if {self.splits[left], self.splits[right]} != {split}:
            raise GoldError(f"{self.name}: {left} and {right} do not both stand in {split}")
        kinds = tuple(RelationKind(k) for k in as_tuple(row["kind"]))
        return GoldRelation(kinds=kinds, left=left, right=right, split=split)

    def _check_overlaps(self, slots: tuple[GoldSlot, ...]) -> None:
        figures = [(e.report, e.spans[0], f"{s.id}.{e.id}") for s in slots for e in s.entries if e.is_figure]
        for i, (report, span, here) in enumerate(figures):
            for other, beside, there in figures[i + 1 :]:
                if report == other and span.overlaps(beside):
                    raise GoldError(f"{self.name}: {here} and {there} share words")
