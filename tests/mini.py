"""Small stories, written for tests: (outlet, day, text) to readings and comparisons. All of it is fiction."""

from collections.abc import Iterable, Sequence

from reportedly.briefing import CompareOptions, compare_readings, load_nations
from reportedly.extract.assemble import extract_batch
from reportedly.model import Comparison, Copy, Reading, Relation, Report, SlotKind

Told = tuple[str, str, str]


def read(*told: Told) -> list[Reading]:
    return list(extract_batch(Report(text=text, outlet=outlet, published=day) for outlet, day, text in told))


def compare(*told: Told, copies: Sequence[Copy] = ()) -> list[Comparison]:
    return compare_readings(read(*told), None, CompareOptions(nations=load_nations(), copies=copies))


def slots(comparisons: Iterable[Comparison]) -> list[list[str]]:
    """The figures' words, slot by slot."""
    return [[e.words for e in c.entries] for c in comparisons if c.slot.kind is SlotKind.HOW_MANY]


def find(comparisons: Iterable[Comparison], words: str) -> Comparison:
    """The comparison that has a figure with those words."""
    (found,) = [c for c in comparisons if c.slot.kind is SlotKind.HOW_MANY and any(e.words == words for e in c.entries)]
    return found


def relate(comparisons: Iterable[Comparison], left: str, right: str) -> Relation | None:
    """The relation of two figures by their words, whichever stands left."""
    for c in comparisons:
        for r in c.relations:
            by_ref = {e.ref: e.words for d in comparisons for e in d.entries}
            if {by_ref.get(r.left), by_ref.get(r.right)} == {left, right}:
                return r
    return None
