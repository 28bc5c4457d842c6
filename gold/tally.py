"""What a score is made of: counts by field, lines for people, and how alike two sets of characters are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from reportedly.model import Span


@dataclass(slots=True)
class Score:
    """Counts by (field, "found" | "wanted" | "extra"), and a line for each thing missing or extra."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)

    def mark(self, name: str, ok: bool, what: str) -> None:
        """One thing wanted, found or not."""
        self.counts[name, "wanted"] += 1
        self.counts[name, "found"] += ok
        if not ok:
            self.lines.append(f"- {name}: {what}")

    def over(self, name: str, what: str) -> None:
        """One thing that should not be there."""
        self.counts[name, "extra"] += 1
        self.lines.append(f"+ {name}: {what}")

    def add(self, other: Score) -> None:
        """Another report's score on top."""
        self.counts += other.counts
        self.lines += other.lines

    def recall(self, name: str) -> float:
        """Found of wanted, 0 to 1; 1 where nothing is wanted."""
        wanted = self.counts[name, "wanted"]
        return self.counts[name, "found"] / wanted if wanted else 1.0

    def precision(self, name: str) -> float:
        """Found of found and extra, 0 to 1."""
        found = self.counts[name, "found"]
        total = found + self.counts[name, "extra"]
        return found / total if total else 1.0

    def share(self, name: str) -> float:
        """What a floor is held against: recall of a field, or its precision where the name ends in " P"."""
        return self.precision(name[:-2]) if name.endswith(" P") else self.recall(name)

    def list_floors(self) -> list[str]:
        """A line of TOML for each field that was wanted or too much, rounded down: the floors as they stand."""
        wanted = sorted({name for name, what in self.counts if what == "wanted"})
        names = wanted + sorted({f"{name} P" for name, what in self.counts if what == "extra"})
        return [f'"{name}" = {int(100 * self.share(name)) / 100}' for name in names]


def chars(spans: Iterable[Span]) -> set[int]:
    """The characters that spans cover."""
    return {i for s in spans for i in range(s.start, s.end)}


def dice(a: set[int], b: set[int]) -> float:
    """How alike two sets of characters are, 0 to 1."""
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0


def cut_words(text: str, spans: Iterable[Span]) -> str:
    """The words at spans, short enough for a line."""
    words = " … ".join(s.cut(text) for s in spans)
    return " ".join(words.split())[:90]


def same_day(have: str | None, want: str | None) -> bool:
    """Whether two ISO dates agree, as finely as the gold is; without a date in the gold there must be none."""
    return (have or "").startswith(want) if want else not have
