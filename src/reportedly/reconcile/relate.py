"""How two answers to one question stand to each other."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.lang import load_words
from reportedly.model import (
    Approximator,
    ClaimRef,
    CountedClass,
    Evidence,
    FigureRole,
    Phase,
    Relation,
    RelationKind,
    SlotEntry,
    SlotKind,
)
from reportedly.model.bounds import find_bounds, get_number, may_be_equal
from reportedly.model.relation import MAY_CONFLICT
from reportedly.reconcile.moment import count_days, get_day, is_later, order_entries
from reportedly.reconcile.same import are_of_one_side, says_the_same
from reportedly.reconcile.slips import is_slip

_CLOSE = 1.3  # figures further apart than this factor are no longer called the same, though "at least" allows it
_SAME_TIME = 3  # days within which two sides' counts of one thing are of one time
_DAYS_APART = 1  # ends of a stretch of time that differ by less are told by the clock, not by a mistake

_NEGATIONS = ("no", "not", "never", "any")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a question lets happen: `grows`, counts only go up; `moves`, they go either way with the days."""

    kind: SlotKind = SlotKind.HOW_MANY
    grows: bool = False
    moves: bool = False
    origin_of: dict[ClaimRef, str] = field(default_factory=dict)
    depth_of: dict[ClaimRef, int] = field(default_factory=dict)  # steps from the origin
    copied: frozenset[tuple[ClaimRef, ClaimRef]] = frozenset()  # (copy, source)
    doers: dict[frozenset[ClaimRef], bool] = field(default_factory=dict)  # pairs that name the same doer, or another
    named: dict[ClaimRef, str] = field(default_factory=dict)  # the words for who does it


def find_course(kind: CountedClass | None, phase: Phase, families: set[str]) -> tuple[bool, bool]:
    """Whether counts of a class grow, and whether they move with the days."""
    if phase is not Phase.HAPPENED:
        return False, False
    counting = load_words("slots")["counting"]
    told = kind.value if kind else ""
    grows = told in counting["grows"] or bool(families & set(counting["grown_by"]))
    return grows, told in counting["moves"] or bool(families & set(counting["moved_by"]))


def relate_entries(a: SlotEntry, b: SlotEntry, asked: Asked) -> Relation | None:
    """The relation of two entries of one slot; None where nothing can be said (neither gives a value).

    The later or further one stands left where the relation has a direction.
    """
    if asked.kind is not SlotKind.HOW_MANY:
        return _relate_claims(a, b, asked)
    if a.denies != b.denies and not (a.low == a.high == 0 or b.low == b.high == 0):
        # Whoever denies one number says nothing of another.
        return _relate_denial(a, b) if says_the_same(a, b) else None
    if get_number(a) is None or get_number(b) is None:
        return None
    one_breath = a.ref.report == b.ref.report and a.speaker == b.speaker and a.own_voice == b.own_voice
    if one_breath and (a.role is FigureRole.BEFORE) != (b.role is FigureRole.BEFORE):
        old, new = (a, b) if a.role is FigureRole.BEFORE else (b, a)
        reason = f"{_who(new)} tells of “{new.words}” in the place of “{old.words}”"
        return _make(RelationKind.UPDATES, new, old, ("figure",), reason)
    if (a.role is FigureRole.BEFORE) != (b.role is FigureRole.BEFORE) and not may_be_equal(a, b):
        # "Rose from 30 to 45": what stood before contradicts nobody; when it did so is not told.
        old, new = (a, b) if a.role is FigureRole.BEFORE else (b, a)
        if is_later(old, new):
            return None
        reason = f"{_who(old)} gives “{old.words}” as what stood before; “{new.words}” ({_who(new)}) is later"
        return _make(RelationKind.UPDATES, new, old, ("figure",), reason, score=0.8)
    same_origin = asked.origin_of.get(a.ref) is not None and asked.origin_of.get(a.ref) == asked.origin_of.get(b.ref)
    copy = _find_copy(a, b, asked)
    if same_origin or copy:
        return _relate_one_origin(a, b, asked, copy)
    one_voice = a.speaker is not None and a.speaker == b.speaker
    if not _are_equal(a, b) and (one_voice or (are_of_one_side(a, b) and is_later_of(a, b))):
        return _relate_one_speaker(a, b, asked)
    return _relate_two_speakers(a, b, asked)


def is_later_of(a: SlotEntry, b: SlotEntry) -> bool:
    """Whether either is known to be the later."""
    return is_later(a, b) or is_later(b, a)


def _relate_one_origin(
    a: SlotEntry, b: SlotEntry, asked: Asked, copy: tuple[SlotEntry, SlotEntry] | None
) -> Relation | None:
    far, near = copy or _order_by_distance(a, b, asked)
    wrong = find_misreport(far, near) if far.ref.report != near.ref.report else None
    if wrong:
        fields, reason = wrong
        return _make(RelationKind.MISREPORTS, far, near, fields, reason)
    if copy:
        return _make(RelationKind.COPIES, far, near, ("words",), f"{_who(far)} has the words of {_who(near)}")
    if _are_equal(a, b) or may_be_equal(a, b):
        return _make(RelationKind.AGREES, a, b, ("figure",), "one statement, told twice: no second voice")
    return _relate_one_speaker(a, b, asked) if a.speaker == b.speaker else _relate_two_speakers(a, b, asked)


def find_misreport(far: SlotEntry, near: SlotEntry) -> tuple[tuple[str, ...], str] | None:
    """What `far` gets wrong of the statement that it rests on, as `near` gives it: its bound, its number, its date."""
    fields, told = [], []
    if get_number(far) == get_number(near):
        if far.approximator is not near.approximator:
            fields.append("approximator")
            if far.approximator is Approximator.NONE:
                told.append(f"drops “{near.approximator.value}”")
            elif near.approximator is Approximator.NONE:
                told.append(f"adds “{far.approximator.value}”")
            else:
                told.append(f"makes “{far.approximator.value}” of “{near.approximator.value}”")
    elif not may_be_equal(far, near) or is_slip(far, near):
        fields.append("figure")
        told.append(f"gives “{far.words}”")
    days = (far.event_earliest, far.event_latest), (near.event_earliest, near.event_latest)
    # A number that another clause takes up ("1,500 of the 6,200 went back on Thursday") has that clause's day.
    if far.event == near.event and _are_apart(days[0], days[1]):
        fields.append("time")
        told.append(f"dates it {_stretch(*days[0])} where its origin dates it {_stretch(*days[1])}")
    if not fields:
        return None
    return tuple(fields), f"{_where(far)} {' and '.join(told)}, where {_where(near)} gives “{near.words}”"


def _relate_one_speaker(a: SlotEntry, b: SlotEntry, asked: Asked) -> Relation:
    late, early = (a, b) if order_entries(a) > order_entries(b) else (b, a)
    more = (get_number(late) or 0.0) > (get_number(early) or 0.0)
    if may_be_equal(a, b) and _are_close(a, b) and not (asked.grows and more):
        return _make(RelationKind.AGREES, a, b, ("figure",), _agree(a, b))  # said in other words, not anew
    if is_later(late, early) or _tells_a_change(late, early):
        way = _way(late, early)
        return _make(
            RelationKind.UPDATES, late, early, ("figure",),
            f"{_who(late)} {way} from “{early.words}” to “{late.words}”, {_when(early, late)}",
        )  # fmt: skip
    if may_be_equal(a, b):
        return _make(RelationKind.AGREES, a, b, ("figure",), _agree(a, b))
    return _make(
        RelationKind.CONFLICTS, a, b, ("figure",),
        f"{_who(a)} is credited with “{a.words}” and with “{b.words}”, and nothing tells which came later",
        score=0.7,
    )  # fmt: skip


def _relate_two_speakers(a: SlotEntry, b: SlotEntry, asked: Asked) -> Relation:
    late, early = (a, b) if order_entries(a) > order_entries(b) else (b, a)
    if not is_later_of(a, b) and _tells_a_change(early, late):
        late, early = early, late  # of one day, and nothing else tells which came first
    # Two sides that count the same dead do not carry on each other's count.
    rivals = bool(a.sides and b.sides) and not set(a.sides) & set(b.sides)
    if not rivals and _tells_a_change(late, early):
        return _make(
            RelationKind.UPDATES, late, early, ("figure",),
            f"{_who(late)} tells of a change to “{late.words}”, after “{early.words}” ({_who(early)})", score=0.8,
        )  # fmt: skip
    more = (get_number(late) or 0.0) - (get_number(early) or 0.0)
    compatible = may_be_equal(a, b)
    close = _are_close(a, b)
    if not rivals and asked.grows and (not close or is_later_of(a, b)) and (least := _find_least(a, b)):
        full = b if least is a else a
        if not is_later(least, full):
            return _make(
                RelationKind.UPDATES, full, least, ("figure",),
                f"“{least.words}” ({_who(least)}) is a count that goes on, “{full.words}” ({_who(full)}) goes further",
                score=0.7,
            )  # fmt: skip
    if compatible and (close or not is_later(late, early)):
        return _make(RelationKind.AGREES, a, b, ("figure",), _agree(a, b))
    if not rivals and is_later(late, early) and ((asked.grows and more > 0) or asked.moves):
        way = "counts grow with the days" if asked.grows else "such numbers move with the days"
        return _make(
            RelationKind.UPDATES, late, early, ("figure",),
            f"“{late.words}” ({_who(late)}) comes {_since(early, late)} “{early.words}” ({_who(early)}): {way}",
            score=0.8,
        )  # fmt: skip
    if compatible:
        return _make(RelationKind.AGREES, a, b, ("figure",), _agree(a, b), score=0.6)
    note = _note_wording(a, b, events=not asked.grows)
    against = f"“{a.words}” ({_who(a)}) against “{b.words}” ({_who(b)}): one question, and no number fits both{note}"
    doubt = _doubt_time(late, early, asked, more)
    if doubt:
        return _make(RelationKind.CONFLICTS, a, b, ("figure",), f"{against}; {doubt}", score=MAY_CONFLICT)
    return _make(RelationKind.CONFLICTS, a, b, ("figure",), against)


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
    return _make(RelationKind.DENIES, no, yes, ("status",), f"{_who(no)} denies “{no.words}”, which {_who(yes)} says")


def _relate_claims(a: SlotEntry, b: SlotEntry, asked: Asked) -> Relation | None:
    copy = _find_copy(a, b, asked)
    same_doer = asked.doers.get(frozenset((a.ref, b.ref)))
    if same_doer is False:
        return _relate_rivals(a, b, asked)
    if asked.kind is SlotKind.WHO and same_doer is None and not copy:
        return None  # nothing tells whether both name one
    if (a.denies) != (b.denies):
        no, yes = (a, b) if a.denies else (b, a)
        if copy:
            return _make(
                RelationKind.MISREPORTS, *copy, ("status",), f"{_who(copy[0])} turns what {_who(copy[1])} says round"
            )
        if no.speaker == yes.speaker and (not is_later_of(no, yes) or _is_turned_round(no, yes)):
            reason = (
                f"{_who(no)} is credited with “{yes.words}” and with “{no.words}”, and nothing tells which came later"
            )
            return _make(RelationKind.CONFLICTS, no, yes, ("status",), reason, score=0.7)
        if no.speaker == yes.speaker:
            late, early = (no, yes) if is_later(no, yes) else (yes, no)
            reason = f"{_who(late)} takes back what was said before: “{early.words}”"
            return _make(RelationKind.UPDATES, late, early, ("status",), reason)
        if is_later(yes, no):
            reason = f"{_who(yes)} says what {_who(no)} had denied: “{yes.words}”"
            return _make(RelationKind.DENIES, yes, no, ("status",), reason)
        return _make(
            RelationKind.DENIES, no, yes, ("status",), f"{_who(no)} denies what {_who(yes)} says: “{no.words}”"
        )
    same_origin = asked.origin_of.get(a.ref) is not None and asked.origin_of.get(a.ref) == asked.origin_of.get(b.ref)
    days = (a.event_earliest, a.event_latest), (b.event_earliest, b.event_latest)
    apart = _are_apart(days[0], days[1])
    if (same_origin or copy) and apart:
        far, near = copy or _order_by_distance(a, b, asked)
        wrong = find_misreport(far, near)
        if wrong:
            return _make(RelationKind.MISREPORTS, far, near, *wrong)
    if copy:
        return _make(RelationKind.COPIES, *copy, ("words",), f"{_who(copy[0])} has the words of {_who(copy[1])}")
    if apart:
        return _make(
            RelationKind.CONFLICTS, a, b, ("time",),
            f"{_who(a)} dates it {_stretch(*days[0])}, {_who(b)} {_stretch(*days[1])}", score=0.7,
        )  # fmt: skip
    if not says_the_same(a, b):
        return None  # "there is no evidence of it": neither the same nor a denial
    told = f"name “{asked.named[a.ref]}”" if asked.kind is SlotKind.WHO and a.ref in asked.named else "say the same"
    reason = "one statement, told twice: no second voice" if same_origin else f"{_who(a)} and {_who(b)} {told}"
    return _make(RelationKind.AGREES, a, b, ("status",), reason)


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
        reason = f"{_who(late)} names “{asked.named[late.ref]}”, after “{asked.named[early.ref]}”"
        return _make(RelationKind.UPDATES, late, early, ("who",), reason)
    reason = f"{_who(a)} names “{asked.named[a.ref]}”, {_who(b)} “{asked.named[b.ref]}”"
    return _make(RelationKind.CONFLICTS, a, b, ("who",), reason, score=0.8)


def _find_copy(a: SlotEntry, b: SlotEntry, asked: Asked) -> tuple[SlotEntry, SlotEntry] | None:
    if (a.ref, b.ref) in asked.copied:
        return a, b
    return (b, a) if (b.ref, a.ref) in asked.copied else None


def _order_by_distance(a: SlotEntry, b: SlotEntry, asked: Asked) -> tuple[SlotEntry, SlotEntry]:
    far = (asked.depth_of.get(a.ref, 0), len(a.chain), order_entries(a))
    return (a, b) if far > (asked.depth_of.get(b.ref, 0), len(b.chain), order_entries(b)) else (b, a)


def _are_close(a: SlotEntry, b: SlotEntry) -> bool:
    small, large = sorted((get_number(a) or 0.0, get_number(b) or 0.0))
    return large <= _CLOSE * small or small == large


def _are_equal(a: SlotEntry, b: SlotEntry) -> bool:
    return (a.low, a.high, a.approximator) == (b.low, b.high, b.approximator)


def _are_apart(a: tuple[str | None, str | None], b: tuple[str | None, str | None]) -> bool:
    if a == b:
        return False
    if all(a) and all(b):
        return max(a[0] or "", b[0] or "") > min(a[1] or "~", b[1] or "~")
    # Two deadlines, or two beginnings: told apart by the day that both give.
    both = [(x, y) for x, y in zip(a, b, strict=True) if x and y]
    same_shape = [x is None for x in a] == [y is None for y in b]
    return same_shape and any(x != y for x, y in both)


def _agree(a: SlotEntry, b: SlotEntry) -> str:
    if _are_equal(a, b):
        return f"{_who(a)} and {_who(b)} give the same number"
    (low, high), (other_low, other_high) = find_bounds(a), find_bounds(b)
    if a.approximator is b.approximator is Approximator.NONE and (low, high) != (other_low, other_high):
        return f"“{a.words}” and “{b.words}” are the same but for rounding"
    return f"“{a.words}” and “{b.words}” can be the same number"


def _way(late: SlotEntry, early: SlotEntry) -> str:
    before, after = get_number(early) or 0.0, get_number(late) or 0.0
    return "goes up" if after > before else "goes down" if after < before else "changes"


def _when(early: SlotEntry, late: SlotEntry) -> str:
    days = count_days(early, late)
    return f"{days} day{'' if days == 1 else 's'} later" if days else "later the same day"


def _since(early: SlotEntry, late: SlotEntry) -> str:
    days = count_days(early, late)
    if not days:
        return "later the same day, after"
    return f"{days} day{'' if days == 1 else 's'} after"


def _note_wording(a: SlotEntry, b: SlotEntry, *, events: bool) -> str:
    notes = []
    if events and a.event and b.event and a.event != b.event:
        notes.append(f"one says “{a.event}”, the other “{b.event}”")
    if get_day(a) and get_day(b) and get_day(a) != get_day(b):
        days = abs(count_days(a, b) or 0)
        notes.append(f"they are {days} day{'' if days == 1 else 's'} apart")
    return f" ({'; '.join(notes)})" if notes else ""


def _who(entry: SlotEntry) -> str:
    if entry.own_voice:
        return f"{entry.outlet or entry.ref.address} itself"
    return entry.agent or "somebody unnamed"


def _where(entry: SlotEntry) -> str:
    return entry.outlet or entry.ref.address


def _stretch(earliest: str | None, latest: str | None) -> str:
    if earliest and latest:
        return f"{earliest} to {latest}" if earliest != latest else earliest
    return f"by {latest}" if latest else f"from {earliest}"


def _make(
    kind: RelationKind, left: SlotEntry, right: SlotEntry, fields: tuple[str, ...], reason: str, score: float = 1.0
) -> Relation:
    return Relation(
        kind=kind,
        left=left.ref,
        right=right.ref,
        fields=fields,
        reason=reason,
        evidence=(
            Evidence(report=left.ref.report, span=left.span),
            Evidence(report=right.ref.report, span=right.span),
        ),
        score=score,
    )
