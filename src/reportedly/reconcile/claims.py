"""How two claims without a number stand to each other."""

from __future__ import annotations

from reportedly.model import Relation, RelationKind, SlotEntry, SlotKind
from reportedly.reconcile.asked import Asked, find_copy, order_by_distance
from reportedly.reconcile.misreport import are_apart, find_misreport
from reportedly.reconcile.moment import is_later, is_later_of, order_entries
from reportedly.reconcile.same import says_the_same
from reportedly.reconcile.telling import make_relation, stretch, who

_NEGATIONS = ("no", "not", "never", "any")


def relate_claims(a: SlotEntry, b: SlotEntry, asked: Asked) -> Relation | None:
    """The relation of two claims that answer one question; None where nothing can be said."""
    copy = find_copy(a, b, asked)
    same_doer = asked.doers.get(frozenset((a.ref, b.ref)))
    if same_doer is False:
        return _relate_rivals(a, b, asked)
    if asked.kind is SlotKind.WHO and same_doer is None and not copy:
        return None  # nothing tells whether both name one
    if (a.denies) != (b.denies):
        no, yes = (a, b) if a.denies else (b, a)
        if copy:
            return make_relation(
                RelationKind.MISREPORTS,
                *copy,
                ("status",),
                f"{who(copy[0])} turns what {who(copy[1])} says round",
            )
        if no.speaker == yes.speaker and (not is_later_of(no, yes) or _is_turned_round(no, yes)):
            reason = (
                f"{who(no)} is credited with “{yes.words}” and with “{no.words}”, and nothing tells which came later"
            )
            return make_relation(RelationKind.CONFLICTS, no, yes, ("status",), reason, score=0.7)
        if no.speaker == yes.speaker:
            late, early = (no, yes) if is_later(no, yes) else (yes, no)
            reason = f"{who(late)} takes back what was said before: “{early.words}”"
            return make_relation(RelationKind.UPDATES, late, early, ("status",), reason)
        if is_later(yes, no):
            reason = f"{who(yes)} says what {who(no)} had denied: “{yes.words}”"
            return make_relation(RelationKind.DENIES, yes, no, ("status",), reason)
        return make_relation(
            RelationKind.DENIES,
            no,
            yes,
            ("status",),
            f"{who(no)} denies what {who(yes)} says: “{no.words}”",
        )
    same_origin = asked.origin_of.get(a.ref) is not None and asked.origin_of.get(a.ref) == asked.origin_of.get(b.ref)
    days = (a.event_earliest, a.event_latest), (b.event_earliest, b.event_latest)
    apart = are_apart(days[0], days[1])
    if (same_origin or copy) and apart:
        far, near = copy or order_by_distance(a, b, asked)
        wrong = find_misreport(far, near)
        if wrong:
            return make_relation(RelationKind.MISREPORTS, far, near, *wrong)
    if copy:
        return make_relation(RelationKind.COPIES, *copy, ("words",), f"{who(copy[0])} has the words of {who(copy[1])}")
    if apart:
        return make_relation(
            RelationKind.CONFLICTS, a, b, ("time",),
            f"{who(a)} dates it {stretch(*days[0])}, {who(b)} {stretch(*days[1])}", score=0.7,
        )  # fmt: skip
    if not says_the_same(a, b):
        return None  # "there is no evidence of it": neither the same nor a denial
    told = f"name “{asked.named[a.ref]}”" if asked.kind is SlotKind.WHO and a.ref in asked.named else "say the same"
    reason = "one statement, told twice: no second voice" if same_origin else f"{who(a)} and {who(b)} {told}"
    return make_relation(RelationKind.AGREES, a, b, ("status",), reason)


def _is_turned_round(no: SlotEntry, yes: SlotEntry) -> bool:
    """ "Holds no prisoners", "holds prisoners": one saying, of which one report lost the negation."""
    undated = no.said_earliest is None and yes.said_earliest is None and no.published != yes.published
    kept = [[w for w in entry.words.lower().split() if w not in _NEGATIONS] for entry in (no, yes)]
    return undated and kept[0] == kept[1]


def _relate_rivals(a: SlotEntry, b: SlotEntry, asked: Asked) -> Relation | None:
    """Two that name different doers: who denies the one says nothing of the other."""
    if a.denies or b.denies:
        return None
    late, early = (a, b) if order_entries(a) > order_entries(b) else (b, a)
    if late.speaker == early.speaker and is_later(late, early):
        reason = f"{who(late)} names “{asked.named[late.ref]}”, after “{asked.named[early.ref]}”"
        return make_relation(RelationKind.UPDATES, late, early, ("who",), reason)
    reason = f"{who(a)} names “{asked.named[a.ref]}”, {who(b)} “{asked.named[b.ref]}”"
    return make_relation(RelationKind.CONFLICTS, a, b, ("who",), reason, score=0.8)
