"""Average-link clustering of a few hundred reports at a time, best pair first.

Two groups join while the mean similarity of their reports, the days between them reckoned in, is over a threshold, and
while what sets the groups apart does not outweigh what they share (`contrast`). Which reports stand in one group from
the start, and which groups may never join, is given: so the same steps take a ledger from nothing, add one report to
it, and keep to what a person decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from reportedly.link.contrast import measure_contrast
from reportedly.link.gram import sum_products

_NEVER = -9.0
_GROWN = 1.25  # times the reports, from which two groups that were found to differ are asked again


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterOptions:
    """When two groups join.

    `least` is the mean cosine of their reports. `contrast` is how much of what holds each group together must hold the
    two together too, asked from `asked` reports a side while they are not `alike` nearly word for word. After `near`
    days between the groups the similarity falls, to half `half_life` days later and never under `far` of it.
    """

    least: float = 0.085
    contrast: float = 0.34
    asked: int = 3
    alike: float = 0.5
    near: int = 3
    half_life: int = 30
    far: float = 0.25


def cluster(
    vectors: Sequence[Mapping[int, float]],
    weights: Mapping[int, float],
    days: Sequence[int | None],
    together: Sequence[Sequence[int]],
    apart: Iterable[tuple[int, int]] = (),
    options: ClusterOptions | None = None,
) -> list[list[int]]:
    """The groups that reports fall into, each a list of places in `together`.

    `vectors` are the reports as terms with weights, of length 1; `weights` how much each term tells by itself; `days`
    their days of publication as ordinals. `together` lists groups of reports to begin with, `apart` pairs of those
    groups that never join.
    """
    groups = _Groups(vectors, weights, days, together, apart, options or ClusterOptions())
    groups.join()
    return [members for members in groups.members if members]


class _Groups:
    """The state while joining: rows of joined groups stay in the arrays, dead."""

    def __init__(
        self,
        vectors: Sequence[Mapping[int, float]],
        weights: Mapping[int, float],
        days: Sequence[int | None],
        together: Sequence[Sequence[int]],
        apart: Iterable[tuple[int, int]],
        options: ClusterOptions,
    ) -> None:
        count = len(together)
        self.options = options
        self.members = [[i] for i in range(count)]
        self.reports = [list(group) for group in together]
        places: dict[int, int] = {}
        self.rows = [
            np.array([places.setdefault(term, len(places)) for term in sorted(v)], dtype=np.int64) for v in vectors
        ]
        self.weights = np.array([weights[term] for term in places], dtype=np.float64)
        self.sums = sum_products(vectors, places, together)
        self.size = np.array([len(group) for group in together], dtype=np.float64)
        self.alive = np.ones(count, dtype=bool)
        dated = [[day for i in group if (day := days[i]) is not None] for group in together]
        # What has no date is at no distance from anything.
        self.first = np.array([min(group, default=-np.inf) for group in dated], dtype=np.float64)
        self.last = np.array([max(group, default=np.inf) for group in dated], dtype=np.float64)
        self.barred: list[set[int]] = [set() for _ in range(count)]
        self.asked: dict[tuple[int, int], float] = {}  # how many reports two groups had when they were found to differ
        self.decided: list[set[int]] = [set() for _ in range(count)]
        for a, b in apart:
            self._bar(a, b)
            self.decided[a].add(b)
            self.decided[b].add(a)

    def join(self) -> None:
        """Join the closest pair until no pair is close enough."""
        count = len(self.members)
        if count < 2:
            return
        scores = np.array([self._score(i) for i in range(count)])
        best = scores.argmax(axis=1)
        high = scores[np.arange(count), best]
        while True:
            a = int(high.argmax())
            b = int(best[a])
            if high[a] < self.options.least:
                return
            if high[a] < self.options.alike and self._differ(a, b):
                self._bar(a, b)
                self.asked[min(a, b), max(a, b)] = self.size[a] + self.size[b]
                scores[a, b] = scores[b, a] = _NEVER
                for i in (a, b):
                    best[i] = scores[i].argmax()
                    high[i] = scores[i, best[i]]
                continue
            self._merge(a, b)
            row = self._score(a)
            scores[a] = scores[:, a] = row
            scores[b] = scores[:, b] = _NEVER
            best[a] = row.argmax()
            high[b] = _NEVER
            high[a] = row[best[a]]
            closer = (row > high) & self.alive
            closer[a] = False
            best[closer], high[closer] = a, row[closer]
            for i in np.flatnonzero(((best == a) | (best == b)) & self.alive & ~closer).tolist():
                if i != a:
                    best[i] = scores[i].argmax()
                    high[i] = scores[i, best[i]]

    def _score(self, i: int) -> Any:
        options = self.options
        gap = np.maximum(0.0, np.maximum(self.first - self.last[i], self.first[i] - self.last) - options.near)
        nearness = np.maximum(options.far, 1.0 / (1.0 + gap / options.half_life))
        row = self.sums[i] / (self.size[i] * self.size) * nearness
        row[~self.alive] = _NEVER
        row[[i, *self.barred[i]]] = _NEVER
        return row

    def _differ(self, a: int, b: int) -> bool:
        if min(self.size[a], self.size[b]) < self.options.asked:
            return False
        one, other = ([self.rows[i] for i in self.reports[group]] for group in (a, b))
        return measure_contrast(one, other, self.weights) < self.options.contrast

    def _merge(self, a: int, b: int) -> None:
        self.sums[a] += self.sums[b]
        self.sums[:, a] += self.sums[:, b]
        self.size[a] += self.size[b]
        self.alive[b] = False
        if np.isfinite(self.first[b]):
            undated = not np.isfinite(self.first[a])
            self.first[a] = self.first[b] if undated else min(self.first[a], self.first[b])
            self.last[a] = self.last[b] if undated else max(self.last[a], self.last[b])
        self.members[a] += self.members[b]
        self.reports[a] += self.reports[b]
        self.members[b] = []
        # What only contrast kept apart is asked again when the two have grown; what a person said stays.
        decided = self.decided[a] | self.decided[b]
        barred = set(decided)
        for i in self.barred[a] | self.barred[b]:
            self.barred[i] -= {a, b}
            held = max(self.asked.pop((min(x, i), max(x, i)), 0.0) for x in (a, b))
            if self.size[a] + self.size[i] < _GROWN * held:
                self.asked[min(a, i), max(a, i)] = held
                barred.add(i)
        for i in barred:
            self.barred[i].add(a)
        for i in decided:
            self.decided[i].discard(b)
            self.decided[i].add(a)
        self.barred[a], self.decided[a] = barred, decided

    def _bar(self, a: int, b: int) -> None:
        self.barred[a].add(b)
        self.barred[b].add(a)
