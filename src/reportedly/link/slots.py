"""Answers of one story to slots: those that answer one question stand together."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from reportedly.link.answer import Answer
from reportedly.link.fit import FEATURES, find_forbidding, score_fit
from reportedly.link.pairing.cluster import Scores, cluster
from reportedly.link.pairing.figures import score_figures
from reportedly.link.pairing.weights import load_weights
from reportedly.model import ClaimRef, Place, Precision

_COMMON = 0.3  # share of a story's reports from which a word around tells nothing
_FEW_REPORTS = 4  # of which a name that only one has tells nothing
_MARGIN = 0.5  # two slots this close (log odds): which of them it answers is ambiguous
_LOOKS = 14  # members of a slot that its reasons are told of
_SURE, _FAR = 50.0, 20.0  # log odds: what people say is one, and what is as good as minus infinity
_SAYS = {f.field: f.apart for f in FEATURES}


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

    def impose(self, scores: Scores, refs: Sequence[ClaimRef]) -> None:
        """Set how likely each two answers belong together to what people decided, where they did.

        Two that are the same as a third are the same, whatever was read of them; who said that two are not one has the
        last word.
        """
        place: dict[str, list[int]] = defaultdict(list)
        for n, ref in enumerate(refs):
            for key in {ref.key, ref.claim}:
                place[key].append(n)
        home = list(range(len(refs)))
        for i, j in _list_pairs(self.same, place):
            old, new = home[i], home[j]
            home = [new if h == old else h for h in home]
        together: dict[int, list[int]] = defaultdict(list)
        for n, h in enumerate(home):
            together[h].append(n)
        for rows in together.values():
            if len(rows) > 1:
                scores.odds[np.ix_(rows, rows)] = _SURE
                scores.against[np.ix_(rows, rows)] = False
        for i, j in _list_pairs(self.apart, place):
            scores.odds[i, j] = scores.odds[j, i] = -np.inf

    def concern(self, refs: Iterable[ClaimRef]) -> bool:
        """Whether somebody decided anything about one of these answers."""
        named = {key for pair in (*self.same, *self.apart) for key in pair}
        return bool(named) and any(ref.key in named or ref.claim in named for ref in refs)


def _list_pairs(pairs: Iterable[frozenset[str]], place: Mapping[str, list[int]]) -> Iterator[tuple[int, int]]:
    for pair in pairs:
        first, *rest = sorted(pair)
        for i in place.get(first, ()):
            yield from ((i, j) for j in place.get(rest[0] if rest else first, ()) if i != j)


def gather_figures(answers: Iterable[Answer], verdicts: Verdicts = Verdicts()) -> list[Gathering]:
    """The figures of one story, grouped by the question they answer.

    How likely two answer one question is learned (`link.pairing`); those that most likely do are put together first.
    The result does not depend on the order of `answers`.
    """
    figures = [a for a in sharpen_context(list(answers)) if a.entry.ref.figure is not None]
    figures.sort(key=_rank)
    if not figures:
        return []
    refs = [a.ref for a in figures]
    scores = score_figures(figures)
    verdicts.impose(scores, refs)
    least = load_weights()["figures"].least
    groups = cluster(scores, least)
    found = [
        Gathering(members=[figures[n] for n in group], decided=verdicts.concern(refs[n] for n in group))
        for group in groups
    ]
    for gathering, doubts in zip(found, _find_doubts(scores.odds, groups, least), strict=True):
        gathering.doubts = {
            figures[n].ref: f"fits “{figures[m].entry.words}” nearly as well, which answers another question"
            for n, m in doubts.items()
        }
    return found


def _find_doubts(scores: NDArray[np.float32], groups: list[list[int]], least: float) -> list[dict[int, int]]:
    """Of each group the rows that fit another group nearly as well, and the first row of that."""
    order = np.array([n for group in groups for n in group], dtype=np.intp)
    sizes = np.array([len(group) for group in groups])
    starts = np.cumsum(sizes) - sizes
    found: list[dict[int, int]] = []
    for k, group in enumerate(groups):
        found.append({})
        if len(group) < 2:
            continue
        near = np.maximum(scores[group], -_FAR)
        means = np.add.reduceat(near[:, order].astype(np.float64), starts, axis=1) / sizes
        means[:, k] = -_FAR
        for n, row, others in zip(group, near, means, strict=True):
            own = float(row[[m for m in group if m != n]].mean())
            other = int(others.argmax())
            if others[other] >= least and own - others[other] < _MARGIN:
                found[k][n] = groups[other][0]
    return found


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


def _rank(a: Answer) -> tuple[object, ...]:
    return (a.entry.as_of or "~", a.ref.report, a.ref.number, a.ref.figure or 0)


def explain_fits(members: Sequence[Answer]) -> tuple[str, ...]:
    """Why the members of a slot stand together, the strongest reason first."""
    told: dict[str, int] = defaultdict(int)
    first = members[0]
    for member in members[1:_LOOKS]:
        for n, reason in enumerate(score_fit(first, member).fits):
            if reason:
                told[reason] += 10 - min(n, 9)
    return tuple(sorted(told, key=lambda r: (-told[r], r)))


def explain_apart(a: Answer, b: Answer) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which fields keep two answers apart, and what to say of them."""
    fields = find_forbidding(a, b)
    return fields, tuple(_SAYS[name] for name in fields if _SAYS[name])


def name_slot(story: str | None, members: Sequence[Answer]) -> str:
    """The id of a slot: of its story and its earliest member, so that it stays when later answers join."""
    first = min(members, key=lambda a: (a.entry.as_of or "~", a.ref.report, a.ref.number, a.ref.figure or -1))
    told = f"{story}:{first.ref.report}:{first.ref.claim}:{first.ref.figure}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]
