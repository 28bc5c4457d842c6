"""How two answers to one question stand to each other."""

from __future__ import annotations

from reportedly.lang import load_words
from reportedly.model import Approximator, FigureRole, Relation, RelationKind, SlotEntry, SlotKind
from reportedly.model.bounds import find_bounds, get_number, may_be_equal
from reportedly.model.relation import MAY_CONFLICT
from reportedly.reconcile.asked import Asked, find_copy, order_by_distance
from reportedly.reconcile.claims import relate_claims
from reportedly.reconcile.misreport import find_misreport
from reportedly.reconcile.moment import count_days, get_day, is_later, is_later_of, order_entries
from reportedly.reconcile.same import are_of_one_side, says_the_same
from reportedly.reconcile.telling import lapse, make_relation, note_wording, since, way_of, who

_CLOSE = 1.3  # figures further apart than this factor are no longer called the same, though "at least" allows it
_SAME_TIME = 3  # days within which two sides' counts of one thing are of one time


def relate_entries(a: SlotEntry, b: SlotEntry, asked: Asked) -> Relation | None:
    """The relation of two entries of one slot; None where nothing can be said (neither gives a value).

    The later or further one stands left where the relation has a direction.
    """
    if asked.kind is not SlotKind.HOW_MANY:
        return relate_claims(a, b, asked)
    if a.denies != b.denies and not (a.low == a.high == 0 or b.low == b.high == 0):
        # Whoever denies one number says nothing of another.
        return _relate_denial(a, b) if says_the_same(a, b) else None
    if get_number(a) is None or get_number(b) is None:
        return None
    one_breath = a.ref.report == b.ref.report and a.speaker == b.speaker and a.own_voice == b.own_voice
    if one_breath and (a.role is FigureRole.BEFORE) != (b.role is FigureRole.BEFORE):
        old, new = (a, b) if a.role is FigureRole.BEFORE else (b, a)
        reason = f"{who(new)} tells of “{new.words}” in the place of “{old.words}”"
        return make_relation(RelationKind.UPDATES, new, old, ("figure",), reason)
    if (a.role is FigureRole.BEFORE) != (b.role is FigureRole.BEFORE) and not may_be_equal(a, b):
        # "Rose from 30 to 45": what stood before contradicts nobody; when it did so is not told.
        old, new = (a, b) if a.role is FigureRole.BEFORE else (b, a)
        if is_later(old, new):
            return None
        reason = f"{who(old)} gives “{old.words}” as what stood before; “{new.words}” ({who(new)}) is later"
        return make_relation(RelationKind.UPDATES, new, old, ("figure",), reason, score=0.8)
    same_origin = asked.origin_of.get(a.ref) is not None and asked.origin_of.get(a.ref) == asked.origin_of.get(b.ref)
    copy = find_copy(a, b, asked)
    if same_origin or copy:
        return _relate_one_origin(a, b, asked, copy)
    one_voice = a.speaker is not None and a.speaker == b.speaker
    if not _are_equal(a, b) and (one_voice or (are_of_one_side(a, b) and is_later_of(a, b))):
        return _relate_one_speaker(a, b, asked)
    return _relate_two_speakers(a, b, asked)


def _relate_one_origin(
    a: SlotEntry, b: SlotEntry, asked: Asked, copy: tuple[SlotEntry, SlotEntry] | None
) -> Relation | None:
    far, near = copy or order_by_distance(a, b, asked)
    wrong = find_misreport(far, near) if far.ref.report != near.ref.report else None
    if wrong:
        fields, reason = wrong
        return make_relation(RelationKind.MISREPORTS, far, near, fields, reason)
    if copy:
        return make_relation(RelationKind.COPIES, far, near, ("words",), f"{who(far)} has the words of {who(near)}")
    if _are_equal(a, b) or may_be_equal(a, b):
        return make_relation(RelationKind.AGREES, a, b, ("figure",), "one statement, told twice: no second voice")
    return _relate_one_speaker(a, b, asked) if a.speaker == b.speaker else _relate_two_speakers(a, b, asked)


def _relate_one_speaker(a: SlotEntry, b: SlotEntry, asked: Asked) -> Relation:
    late, early = (a, b) if order_entries(a) > order_entries(b) else (b, a)
    more = (get_number(late) or 0.0) > (get_number(early) or 0.0)
    if may_be_equal(a, b) and _are_close(a, b) and not (asked.grows and more):
        return make_relation(RelationKind.AGREES, a, b, ("figure",), _agree(a, b))  # said in other words, not anew
    if is_later(late, early) or _tells_a_change(late, early):
        way = way_of(late, early)
        return make_relation(
            RelationKind.UPDATES, late, early, ("figure",),
            f"{who(late)} {way} from “{early.words}” to “{late.words}”, {lapse(early, late)}",
        )  # fmt: skip
    if may_be_equal(a, b):
        return make_relation(RelationKind.AGREES, a, b, ("figure",), _agree(a, b))
    return make_relation(
        RelationKind.CONFLICTS, a, b, ("figure",),
        f"{who(a)} is credited with “{a.words}” and with “{b.words}”, and nothing tells which came later",
        score=0.7,
    )  # fmt: skip


def _relate_two_speakers(a: SlotEntry, b: SlotEntry, asked: Asked) -> Relation:
    late, early = (a, b) if order_entries(a) > order_entries(b) else (b, a)
    if not is_later_of(a, b) and _tells_a_change(early, late):
        late, early = early, late  # of one day, and nothing else tells which came first
    # Two sides that count the same dead do not carry on each other's count.
    rivals = bool(a.sides and b.sides) and not set(a.sides) & set(b.sides)
    if not rivals and _tells_a_change(late, early):
        return make_relation(
            RelationKind.UPDATES, late, early, ("figure",),
            f"{who(late)} tells of a change to “{late.words}”, after “{early.words}” ({who(early)})", score=0.8,
        )  # fmt: skip
    more = (get_number(late) or 0.0) - (get_number(early) or 0.0)
    compatible = may_be_equal(a, b)
    close = _are_close(a, b)
    if not rivals and asked.grows and (not close or is_later_of(a, b)) and (least := _find_least(a, b)):
        full = b if least is a else a
        if not is_later(least, full):
            return make_relation(
                RelationKind.UPDATES, full, least, ("figure",),
                f"“{least.words}” ({who(least)}) is a count that goes on, “{full.words}” ({who(full)}) goes further",
                score=0.7,
            )  # fmt: skip
    if compatible and (close or not is_later(late, early)):
        return make_relation(RelationKind.AGREES, a, b, ("figure",), _agree(a, b))
    if not rivals and is_later(late, early) and ((asked.grows and more > 0) or asked.moves):
        way = "counts grow with the days" if asked.grows else "such numbers move with the days"
        return make_relation(
            RelationKind.UPDATES, late, early, ("figure",),
            f"“{late.words}” ({who(late)}) comes {since(early, late)} “{early.words}” ({who(early)}): {way}",
            score=0.8,
        )  # fmt: skip
    if compatible:
        return make_relation(RelationKind.AGREES, a, b, ("figure",), _agree(a, b), score=0.6)
    note = note_wording(a, b, events=not asked.grows)
    against = f"“{a.words}” ({who(a)}) against “{b.words}” ({who(b)}): one question, and no number fits both{note}"
    doubt = _doubt_time(late, early, asked, more)
    if doubt:
        return make_relation(RelationKind.CONFLICTS, a, b, ("figure",), f"{against}; {doubt}", score=MAY_CONFLICT)
    return make_relation(RelationKind.CONFLICTS, a, b, ("figure",), against)


def _find_least(a: SlotEntry, b: SlotEntry) -> SlotEntry | None:
    """Which of two counts of one day is the first, given as the least there may be, and left behind by the other."""
    for one, other in ((a, b), (b, a)):
        open_above = one.approximator in (Approximator.AT_LEAST, Approximator.MORE_THAN)
        if open_above and (get_number(one) or 0.0) < (get_number(other) or 0.0) and one.ref.report != other.ref.report:
            return one
    return None


def _doubt_time(late: SlotEntry, early: SlotEntry, asked: Asked, more: float) -> str | None:
    """Why two counts that differ may be of two times, so that both can be right; None where they are of one."""
    if late.ref.report == early.ref.report:
        return None
    days = count_days(early, late)
    if days is None and (asked.grows or asked.moves):
        return "with no dates for both, one may come after the other and update it"
    if days is not None and days > _SAME_TIME and (asked.moves or more > 0):
        return f"in {days} days the number may have changed"
    return None


def _tells_a_change(late: SlotEntry, early: SlotEntry) -> bool:
    """ "The toll has risen to five", after "three" or on one day with it: the words themselves say what is later."""
    words, before, after = load_words("slots")["bare"], get_number(early) or 0.0, get_number(late) or 0.0
    if late.change is not None or before == after or is_later(early, late):
        return False
    if late.event in words["upward"] or late.event in words["downward"]:
        return late.event in words["upward" if after > before else "downward"]
    return get_day(late) == get_day(early) and late.event in words["changing"]


def _relate_denial(a: SlotEntry, b: SlotEntry) -> Relation:
    no, yes = (a, b) if a.denies else (b, a)
    return make_relation(
        RelationKind.DENIES,
        no,
        yes,
        ("status",),
        f"{who(no)} denies “{no.words}”, which {who(yes)} says",
    )


def _are_close(a: SlotEntry, b: SlotEntry) -> bool:
    small, large = sorted((get_number(a) or 0.0, get_number(b) or 0.0))
    return large <= _CLOSE * small or small == large


def _are_equal(a: SlotEntry, b: SlotEntry) -> bool:
    return (a.low, a.high, a.approximator) == (b.low, b.high, b.approximator)


def _agree(a: SlotEntry, b: SlotEntry) -> str:
    if _are_equal(a, b):
        return f"{who(a)} and {who(b)} give the same number"
    (low, high), (other_low, other_high) = find_bounds(a), find_bounds(b)
    if a.approximator is b.approximator is Approximator.NONE and (low, high) != (other_low, other_high):
        return f"“{a.words}” and “{b.words}” are the same but for rounding"
    return f"“{a.words}” and “{b.words}” can be the same number"
