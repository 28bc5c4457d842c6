"""How two figures of one slot stand to each other: a table of pairs."""

from dataclasses import replace

import pytest

from reportedly.model import Approximator, ClaimRef, FigureRole, RelationKind, SlotEntry, SlotKind, Span, Status
from reportedly.reconcile.asked import Asked
from reportedly.reconcile.relate import relate_entries

from ..mini import compare

GROWS = Asked(grows=True)
STILL = Asked()
_WORDS = {a.value: a for a in Approximator}


def say(who, day, number, how="none", **fields):
    return SlotEntry(
        ref=ClaimRef(report=f"{who}{day}", claim="c", number=1, figure=0), words=f"{how} {number}", span=Span(0, 5),
        status=Status.OCCURRED, certainty=3, agent=who, speaker=who, chain=("Post", who), as_of=day, published=day,
        low=number, high=number, approximator=_WORDS[how], **fields,
    )  # fmt: skip


CASES = [
    ("the same number", say("A", "2024-03-05", 12), say("B", "2024-03-05", 12), STILL, "agrees"),
    ("at least allows more", say("A", "2024-03-05", 3000, "at least"), say("B", "2024-03-05", 3200), STILL, "agrees"),
    ("but no less", say("A", "2024-03-05", 3000, "at least"), say("B", "2024-03-05", 2800), STILL, "conflicts"),
    ("up to allows less", say("A", "2024-03-05", 300, "up to"), say("B", "2024-03-05", 250), STILL, "agrees"),
    ("about reaches a tenth", say("A", "2024-03-05", 1500, "about"), say("B", "2024-03-05", 1600), STILL, "agrees"),
    ("about reaches no half", say("A", "2024-03-05", 1500, "about"), say("B", "2024-03-05", 2300), STILL, "conflicts"),
    ("more than 90", say("A", "2024-03-05", 90, "more than"), say("B", "2024-03-05", 90), STILL, "conflicts"),
    ("rounding", say("A", "2024-03-05", 3000), say("B", "2024-03-05", 3012), STILL, "agrees"),
    ("round numbers far apart", say("A", "2024-03-05", 10000), say("B", "2024-03-05", 12000), STILL, "conflicts"),
    ("one speaker, later", say("A", "2024-03-05", 12), say("A", "2024-03-06", 14), STILL, "updates"),
    ("one speaker, down", say("A", "2024-03-05", 31), say("A", "2024-03-06", 27), GROWS, "updates"),
    ("a toll grows", say("A", "2024-03-05", 12), say("B", "2024-03-07", 23), GROWS, "updates"),
    ("past at least", say("A", "2024-03-05", 14, "at least"), say("B", "2024-03-06", 23), GROWS, "updates"),
    ("a toll does not shrink", say("A", "2024-03-05", 23), say("B", "2024-03-07", 12), GROWS, "conflicts"),
    ("a plan does not grow", say("A", "2024-03-05", 10000), say("B", "2024-03-07", 12000), STILL, "conflicts"),
    ("missing go up and down", say("A", "2024-03-05", 60), say("B", "2024-03-07", 35), Asked(moves=True), "updates"),
    ("one speaker in other words", say("A", "2024-03-05", 3_200_000), say("A", "2024-03-11", 3e6, "more than"), STILL,
     "agrees"),
    ("one speaker, a toll past at least", say("A", "2024-03-05", 20, "at least"), say("A", "2024-03-06", 23), GROWS,
     "updates"),
    ("the same day", say("A", "2024-03-05", 12), say("B", "2024-03-05", 14), GROWS, "conflicts"),
    ("the same day, hours told", say("A", "2024-03-05T08:00:00+00:00", 12), say("B", "2024-03-05T20:00:00+00:00", 14),
     GROWS, "updates"),
    ("an offer that was raised", say("A", "2024-03-05", 50_000), say("B", "2024-03-06", 200_000, event="raise"), STILL,
     "updates"),
    ("at least, then more, of one day", say("A", "2024-03-05", 14, "at least"), say("B", "2024-03-05", 31), GROWS,
     "updates"),
    ("at least, close to it", say("A", "2024-03-05", 14, "at least"), say("B", "2024-03-05", 15), GROWS, "agrees"),
    ("at least, told after", say("A", "2024-03-07", 14, "at least"), say("B", "2024-03-05", 31), GROWS, "agrees"),
    ("at least, of rivals", say("A", "2024-03-05", 14, "at least", sides=("PT",)),
     say("B", "2024-03-05", 31, sides=("ES",)), GROWS, "agrees"),
    ("of one day, one rose", say("B", "2024-03-05", 12), say("A", "2024-03-05", 14, event="rise"), GROWS, "updates"),
    ("of one day, the lesser rose", say("A", "2024-03-05", 12, event="rise"), say("B", "2024-03-05", 14), GROWS,
     "conflicts"),
    ("nothing rises to less", say("A", "2024-03-05", 35), say("B", "2024-03-07", 13, event="rise"), GROWS, "conflicts"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "asked", "kind"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_pairs(a, b, asked, kind):
    relation = relate_entries(a, b, asked)
    assert relation.kind.value == kind, relation.reason
    assert relation.reason
    assert {e.report for e in relation.evidence} == {a.ref.report, b.ref.report}
    swapped = relate_entries(b, a, asked)
    assert swapped.kind is relation.kind
    if relation.kind in (RelationKind.UPDATES, RelationKind.MISREPORTS):
        assert (swapped.left, swapped.right) == (relation.left, relation.right)
        assert relation.left == b.ref


def share(*entries):
    """What is asked where all entries rest on one origin, the first nearest to it."""
    return Asked(
        grows=True, origin_of={e.ref: "o" for e in entries}, depth_of={e.ref: n for n, e in enumerate(entries)}
    )


@pytest.mark.parametrize(
    ("near", "far", "fields", "told"),
    [
        (("at least", {}), ("none", {}), ("approximator",), "drops “at least”"),
        (("none", {}), ("up to", {}), ("approximator",), "adds “up to”"),
        (("about", {}), ("more than", {}), ("approximator",), "makes “more than” of “about”"),
        (
            ("none", {"event_earliest": "2024-10-08", "event_latest": "2024-10-13"}),
            ("none", {"event_earliest": "2024-11-08", "event_latest": "2024-11-13"}),
            ("time",), "dates it 2024-11-08",
        ),
    ],
)  # fmt: skip
def test_what_one_gets_wrong_of_its_own_origin(near, far, fields, told):
    first = say("A", "2024-03-05", 12, near[0], **near[1])
    second = replace(say("A", "2024-03-06", 12, far[0], **far[1]), chain=("Other", "Agency", "A"))
    relation = relate_entries(first, second, share(first, second))
    assert (relation.kind, relation.left, relation.fields) == (RelationKind.MISREPORTS, second.ref, fields)
    assert told in relation.reason


def test_a_faithful_repetition_is_no_second_voice():
    first, second = say("A", "2024-03-05", 12), say("A", "2024-03-08", 12)
    relation = relate_entries(first, second, share(first, second))
    assert relation.kind is RelationKind.AGREES
    assert "no second voice" in relation.reason


def test_denials_are_told_from_zero():
    yes, no = say("A", "2024-03-05", 12), replace(say("B", "2024-03-05", 12), status=Status.DENIED, denies=True)
    none = replace(say("B", "2024-03-05", 0), status=Status.DENIED, denies=True)
    assert relate_entries(yes, no, STILL).kind is RelationKind.DENIES
    assert relate_entries(yes, no, STILL).left == no.ref
    assert relate_entries(yes, none, STILL).kind is RelationKind.CONFLICTS
    assert relate_entries(say("A", "2024-03-05", 30), no, STILL) is None  # who denies 12 says nothing of 30


def test_two_sides_do_not_carry_on_each_other_s_count():
    ours, theirs = say("A", "2024-03-05", 12, sides=("PT",)), say("B", "2024-03-07", 23, sides=("ES",))
    assert relate_entries(ours, theirs, GROWS).kind is RelationKind.CONFLICTS
    later = replace(theirs, sides=("PT",))
    assert relate_entries(ours, later, GROWS).kind is RelationKind.UPDATES


def test_what_a_claim_tells_as_the_level_before_is_updated_by_the_level_after():
    old = replace(say("A", "2024-03-05", 31), role=FigureRole.BEFORE)
    new = replace(say("A", "2024-03-05", 27), ref=replace(old.ref, figure=1))
    relation = relate_entries(old, new, share(old, new))
    assert (relation.kind, relation.left) == (RelationKind.UPDATES, new.ref)


def test_two_counts_of_different_times_only_may_conflict():
    undated = replace(say("A", "2024-03-05", 12), as_of=None, published=None), say("B", "2024-03-05", 23)
    for a, b in (undated, undated[::-1]):
        relation = relate_entries(a, b, GROWS)
        assert relation.may_conflict
        assert "no dates" in relation.reason
    assert not relate_entries(*undated, STILL).may_conflict  # what does not change needs no date
    ours, theirs = say("A", "2024-03-05", 12, sides=("PT",)), say("B", "2024-03-17", 23, sides=("ES",))
    assert "in 12 days" in relate_entries(ours, theirs, GROWS).reason
    assert relate_entries(ours, theirs, GROWS).may_conflict
    assert relate_entries(ours, theirs, STILL).may_conflict  # nor does anything tell that a number stands for long
    assert not relate_entries(ours, replace(theirs, as_of="2024-03-06"), STILL).may_conflict
    fewer = replace(theirs, low=7.0, high=7.0)
    assert not relate_entries(ours, fewer, GROWS).may_conflict  # the dead do not become fewer


def test_one_undated_report_that_gives_two_numbers_conflicts_with_itself():
    a = replace(say("A", "2024-03-05", 12), as_of=None, published=None)
    b = replace(say("B", "2024-03-05", 23), as_of=None, published=None, ref=replace(a.ref, figure=1))
    assert not relate_entries(a, b, GROWS).may_conflict


def test_the_killed_or_wounded_of_one_speaker_told_as_killed_are_a_misreport():
    wire = "60 Spanish soldiers were killed or wounded in Elvas, Tomé Lopes said."
    comet = "Tomé Lopes said 60 Spanish soldiers were killed in Elvas."
    found = compare(("Border Monitor", "2024-03-13", wire), ("The Comet", "2024-03-14", comet))
    (wrong,) = {r.reason for c in found for r in c.relations if r.kind is RelationKind.MISREPORTS}
    assert "gives as people killed what Border Monitor gives as people killed or wounded" in wrong
    other = "Tomé Lopes said 40 Spanish soldiers were killed in Elvas."
    found = compare(("Border Monitor", "2024-03-13", wire), ("The Comet", "2024-03-14", other))
    assert not [r for c in found for r in c.relations if r.kind is RelationKind.MISREPORTS]


def test_a_level_that_stood_before_contradicts_no_other_report():
    before = say("A", "2024-03-05", 30, role=FigureRole.BEFORE)
    told = relate_entries(before, say("B", "2024-03-07", 45), STILL)
    assert (told.kind, told.right) == (RelationKind.UPDATES, before.ref)
    assert relate_entries(say("B", "2024-03-04", 45), before, STILL) is None
    assert relate_entries(say("B", "2024-03-04", 30), before, STILL).kind is RelationKind.AGREES


def test_a_claim_that_is_left_open_neither_agrees_nor_denies():
    asked = Asked(kind=SlotKind.WHETHER)
    told = replace(say("A", "2024-03-05", 1), low=None, high=None)
    unsure = replace(say("B", "2024-03-05", 1), low=None, high=None, certainty=0)
    assert relate_entries(told, unsure, asked) is None
    assert relate_entries(told, replace(unsure, certainty=1.5), asked).kind is RelationKind.AGREES
