"""Why answers stand as they do: all that contradict one answer on one line."""

from reportedly.model import (
    Approximator,
    ClaimRef,
    Comparison,
    Counts,
    RelationKind,
    Slot,
    SlotEntry,
    SlotKind,
    Span,
    Status,
)
from reportedly.reconcile.asked import Asked
from reportedly.reconcile.relate import relate_entries
from reportedly.show.reasons import list_reasons


def compare(*said):
    entries = tuple(
        SlotEntry(
            ref=ClaimRef(report=f"{n}" * 8, claim="c", number=1, figure=0), words=f"{number} dead", span=Span(0, 5),
            status=Status.OCCURRED, certainty=3, agent=who, speaker=who, chain=(who,), as_of=day, published=day,
            low=number, high=number, approximator=Approximator.NONE,
        )
        for n, (who, day, number) in enumerate(said)
    )  # fmt: skip
    pairs = [(a, b) for n, a in enumerate(entries) for b in entries[n + 1 :]]
    relations = tuple(r for a, b in pairs if (r := relate_entries(a, b, Asked(grows=True))))
    slot = Slot(id="s", story=None, question="How many?", kind=SlotKind.HOW_MANY, entries=tuple(e.ref for e in entries))
    counts = Counts(reports=len(entries), origins=len(entries), independent=0)
    return Comparison(story=None, slot=slot, entries=entries, relations=relations, origins=(), counts=counts)


def test_all_that_contradict_one_answer_share_a_line():
    c = compare(("A", "2024-03-05", 2), ("B", "2024-03-05", 17), ("C", "2024-03-05", 17), ("D", "2024-03-05", 60))
    assert [(line.pair, line.text) for line in list_reasons(c)] == [
        ("1 conflicts with 2, 3, 4", "2 (A) against 17 (B, C), 60 (D): one question, and no number fits both"),
        ("2, 3 conflict with 4", "17 (B, C) against 60 (D): one question, and no number fits both"),
    ]


def test_what_only_may_conflict_comes_last_and_is_told_apart():
    c = compare(("A", None, 5), ("B", "2024-03-05", 2), ("C", "2024-03-05", 17))
    first, *rest = list_reasons(c)
    assert first.pair.startswith("2 conflicts with 3")
    assert all(line.relation.may_conflict and "may conflict with" in line.pair for line in rest)


def test_a_single_conflict_keeps_its_own_reason():
    c = compare(("A", "2024-03-05", 12), ("B", "2024-03-05", 14))
    (line,) = list_reasons(c)
    assert line.relation.kind is RelationKind.CONFLICTS
    assert line.text == c.relations[0].reason
