"""Answers of one story to slots: those that answer one question stand together."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from reportedly.link.answer import NEVER, Answer
from reportedly.link.fit import FEATURES, Fit, score_fit
from reportedly.model import ClaimRef, CountedClass, Place, Precision

LEAST = 0.75  # the mean fit that an answer needs to join a slot
_COMMON = 0.3  # share of a story's reports from which a word around tells nothing
_NEAREST = 3
_FEW = 60  # slots of one block
_FEW_REPORTS = 4  # of which a name that only one has tells nothing
_MARGIN = 0.2  # two slots this close: which of them it answers is ambiguous
_LOOKS = 14  # members of a slot that an answer is held against, so that work grows with slots, not with pairs
_GROUPED = frozenset([CountedClass.PEOPLE, CountedClass.TROOPS, CountedClass.CIVILIANS])


@dataclass(slots=True)
class Gathering:
    """A slot in the making: its members, and why an answer stands in it though another slot fits nearly as well."""

    members: list[Answer] = field(default_factory=list)
    doubts: dict[ClaimRef, str] = field(default_factory=dict)
    decided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """What people decided about pairs of answers, by their keys (`ClaimRef.key`, or a claim's id for all of it)."""

    same: frozenset[frozenset[str]] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()

    def judge(self, a: ClaimRef, b: ClaimRef) -> bool | None:
        """Whether somebody said that two answer one question (True) or do not (False)."""
        if not self.same and not self.apart:
            return None
        pairs = [frozenset((x, y)) for x in (a.key, a.claim) for y in (b.key, b.claim)]
        if any(p in self.apart for p in pairs):
            return False
        return True if any(p in self.same for p in pairs) else None


def gather_figures(answers: Iterable[Answer], verdicts: Verdicts = Verdicts()) -> list[Gathering]:
    """The figures of one story, grouped by the question they answer.

    What says most about itself (nation, group, time, place) is placed first; what says little then joins the slot that
    fits best on the mean, unless any member forbids it. Every answer is looked at once more at the end. The result does
    not depend on the order of `answers`.
    """
    blocks: dict[tuple[object, ...], list[Answer]] = defaultdict(list)
    for answer in sharpen_context(list(answers)):
        if answer.entry.ref.figure is not None:
            blocks[_block(answer)].append(answer)
    found: list[Gathering] = []
    for key in sorted(blocks, key=str):
        found += _gather_block(sorted(blocks[key], key=_rank), verdicts)
    return join_decided(found, verdicts)


def sharpen_context(answers: Sequence[Answer]) -> list[Answer]:
    """The answers, their surroundings without the words that much of the story's reports have."""
    held: dict[str, set[str]] = defaultdict(set)
    for a in answers:
        for w in a.context:
            held[w].add(a.ref.report)
    reports = len({a.ref.report for a in answers})
    common = {w for w, ids in held.items() if len(ids) > max(3, _COMMON * reports)}
    main = find_main_place(answers)
    known = {p.name: p for a in answers for p in (*a.places, *a.nearby) if p.precision is not Precision.UNRESOLVED}
    return [
        replace(
            a,
            context=a.context - common,
            # What one report's words leave open another's may tell.
            places=tuple(known.get(p.name, p) if p.precision is Precision.UNRESOLVED else p for p in a.places),
            nearby=tuple(known.get(p.name, p) if p.precision is Precision.UNRESOLVED else p for p in a.nearby),
            assumed=() if a.places or a.nearby else main,
            named=frozenset(w for w in a.named if reports > _FEW_REPORTS and held[w] <= {a.ref.report}),
        )
        for a in answers
    ]


def find_main_place(answers: Sequence[Answer]) -> tuple[Place, ...]:
    """The place where most reports of a story say that things happened: where they happened that tell no place."""
    told: dict[str, dict[str, Place]] = defaultdict(dict)
    for a in answers:
        for place in a.places:
            if place.precision not in (Precision.UNRESOLVED, Precision.COUNTRY):
                told[place.name][a.ref.report] = place
    best = max(told.values(), key=len, default={})
    placed = {report for reports in told.values() for report in reports}
    return (next(iter(best.values())),) if len(best) > 1 and 3 * len(best) >= len(placed) else ()


def _block(a: Answer) -> tuple[object, ...]:
    # What can never be one question is never compared: the steps below are a join on this key.
    kind = "people" if a.kind in _GROUPED else a.kind.value if a.kind else None
    return (kind, a.entry.unit, a.rate)


def _rank(a: Answer) -> tuple[object, ...]:
    known = bool(a.group.nations) + (a.group.population is not None) + (a.window is not None) + bool(a.places)
    known -= 2 * a.group.bare
    return (-known, a.entry.as_of or "~", a.ref.report, a.ref.number, a.ref.figure or 0)


def _gather_block(answers: Sequence[Answer], verdicts: Verdicts) -> list[Gathering]:
    slots: list[Gathering] = []
    home: dict[ClaimRef, Gathering] = {}
    for answer in answers:
        chosen = _choose(answer, slots, verdicts)
        if chosen is None:
            chosen = Gathering()
            slots.append(chosen)
        chosen.members.append(answer)
        home[answer.ref] = chosen
    for answer in answers:  # once more, now that every slot is known
        now = home[answer.ref]
        now.members.remove(answer)
        chosen = _choose(answer, slots, verdicts) or (now if not now.members else Gathering())
        if chosen not in slots:
            slots.append(chosen)
        chosen.members.append(answer)
        home[answer.ref] = chosen
    return _merge_pieces([s for s in slots if s.members], verdicts)


def _merge_pieces(slots: list[Gathering], verdicts: Verdicts) -> list[Gathering]:
    """Slots that began apart and whose members fit each other by now become one, the best fitting pair first.

    Only where the slots are few enough to hold each against each.
    """
    if len(slots) > _FEW:
        return slots
    while True:
        best: tuple[float, int, int] | None = None
        for i, a in enumerate(slots):
            for j in range(i + 1, len(slots)):
                score = _score_pair(a, slots[j], verdicts)
                if score >= LEAST and (best is None or score > best[0]):
                    best = (score, i, j)
        if best is None:
            return slots
        _, i, j = best
        slots[i].members += slots[j].members
        slots[i].doubts |= slots[j].doubts
        slots[i].decided |= slots[j].decided
        del slots[j]


def _score_pair(a: Gathering, b: Gathering, verdicts: Verdicts) -> float:
    if (verdicts.same or verdicts.apart) and any(
        verdicts.judge(x.ref, y.ref) is False for x in a.members for y in b.members
    ):
        return NEVER
    few, many = sorted((a.members, b.members), key=len)
    if len(few) > _LOOKS:
        few = [*few[: _LOOKS // 2], *few[-_LOOKS // 2 :]]
    scores = [score_slot(x, many) for x in few]
    return NEVER if NEVER in scores else sum(scores) / len(scores)


def join_decided(slots: list[Gathering], verdicts: Verdicts) -> list[Gathering]:
    """Slots whose members a person called the same become one, whatever the rules think of their classes."""
    if not verdicts.same:
        return slots
    joined: list[Gathering] = []
    for slot in slots:
        home = next(
            (j for j in joined if any(verdicts.judge(a.ref, b.ref) for a in slot.members for b in j.members)), None
        )
        if home is None:
            joined.append(slot)
        else:
            home.members += slot.members
            home.doubts |= slot.doubts
            home.decided = True
    return joined


def _choose(answer: Answer, slots: Sequence[Gathering], verdicts: Verdicts) -> Gathering | None:
    scored: list[tuple[float, int]] = []
    for n, slot in enumerate(slots):
        if not slot.members:
            continue
        judged = {verdicts.judge(answer.ref, m.ref) for m in slot.members}
        if True in judged:
            slot.decided = True
            return slot
        if False in judged:
            slot.decided = True
            continue
        score = score_slot(answer, slot.members)
        if score >= LEAST:
            scored.append((score, -n))
    if not scored:
        return None
    scored.sort(reverse=True)
    best = slots[-scored[0][1]]
    best.doubts.pop(answer.ref, None)
    if len(scored) > 1 and scored[0][0] - scored[1][0] < _MARGIN:
        other = slots[-scored[1][1]].members[0]
        best.doubts[answer.ref] = f"fits “{other.entry.words}” nearly as well, which answers another question"
    return best


def score_slot(answer: Answer, members: Sequence[Answer]) -> float:
    """How well an answer fits a slot: the mean over all members and over the nearest; `NEVER` where one forbids it.

    A toll that grows is like its last value, not like its first.
    """
    looked = members if len(members) <= _LOOKS else [*members[: _LOOKS // 2], *members[-_LOOKS // 2 :]]
    scores = []
    for member in looked:
        fit = score_fit(answer, member)
        if fit.score == NEVER:
            return NEVER
        scores.append(fit.score)
    if answer.definite:  # "the 3,000" are those of whom somebody else counted 3,000
        same = [s for s, m in zip(scores, looked, strict=True) if m.entry.low == answer.entry.low]
        scores = same or scores
    scores.sort(reverse=True)
    nearest = scores[:_NEAREST]
    return (sum(scores) / len(scores) + sum(nearest) / len(nearest)) / 2


def explain_fits(members: Sequence[Answer]) -> tuple[str, ...]:
    """Why the members of a slot stand together, the strongest reason first."""
    told: dict[str, int] = defaultdict(int)
    first = members[0]
    for member in members[1:_LOOKS]:
        for n, reason in enumerate(score_fit(first, member).fits):
            if reason:
                told[reason] += 10 - min(n, 9)
    return tuple(sorted(told, key=lambda r: (-told[r], r)))


def explain_apart(a: Answer, b: Answer) -> tuple[Fit, tuple[str, ...]]:
    """Which fields keep two answers apart, and what to say of them."""
    fit = score_fit(a, b)
    says = {f.field: f.apart for f in FEATURES}
    return fit, tuple(says[name] for name in fit.forbids if says[name])


def name_slot(story: str | None, members: Sequence[Answer]) -> str:
    """The id of a slot: of its story and its earliest member, so that it stays when later answers join."""
    first = min(members, key=lambda a: (a.entry.as_of or "~", a.ref.report, a.ref.number, a.ref.figure or -1))
    told = f"{story}:{first.ref.report}:{first.ref.claim}:{first.ref.figure}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]
