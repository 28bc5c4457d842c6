"""Answers that belong together, from how likely each two of them do: average linkage, led by the likeliest pair."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_MEAN = 0.8  # what the mean of two groups' pairs weighs, against their likeliest pair
_MOST = 0.3  # share of two groups' pairs that may be against it: what was read wrong of one keeps no others apart


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """How likely each two rows belong together, both n x n and symmetric: log odds, minus infinity where nothing may
    join them, and whether something that was read of the two is `against` it."""

    odds: NDArray[np.float32]
    against: NDArray[np.bool_]


def cluster(scores: Scores, least: float) -> list[list[int]]:
    """Groups of rows, each in order: those that fit best are joined first, and none below `least`.

    >>> odds = np.array([[0, 2, -9], [2, 0, -9], [-9, -9, 0]], dtype=np.float32)
    >>> cluster(Scores(odds, np.zeros((3, 3), dtype=bool)), 0.0)
    [[0, 1], [2]]
    """
    groups: list[list[int]] = []
    for part in _find_parts(scores.odds, least):
        mine = np.ix_(part, part)
        groups += _join(Scores(scores.odds[mine], scores.against[mine]), part, least) if len(part) > 1 else [part]
    return sorted(groups)


def _find_parts(odds: NDArray[np.float32], least: float) -> list[list[int]]:
    # Only rows that a chain of likely pairs leads to can ever be joined.
    near = odds >= least
    left = set(range(len(odds)))
    parts = []
    while left:
        part = {left.pop()}
        edge = set(part)
        while edge:
            reached = set(np.flatnonzero(near[list(edge)].any(axis=0)).tolist()) & left
            left -= reached
            part |= reached
            edge = reached
        parts.append(sorted(part))
    return parts


def _join(scores: Scores, rows: list[int], least: float) -> list[list[int]]:
    count = len(rows)
    groups = [[row] for row in rows]
    total = scores.odds.astype(np.float64)
    best = scores.odds.copy()
    against = scores.against.astype(np.int32)
    size = np.ones(count)
    np.fill_diagonal(best, -np.inf)
    np.fill_diagonal(total, 0.0)
    alive = np.ones(count, dtype=bool)
    fit = _MEAN * total
    fit += (1 - _MEAN) * best.astype(np.float64)
    fit[scores.against] = -np.inf
    np.fill_diagonal(fit, -np.inf)
    # Each row's best is kept: a join changes two rows, and few others' best.
    partner = fit.argmax(axis=1)
    top = fit.max(axis=1)
    while True:
        i = int(top.argmax())
        j = int(partner[i])
        if top[i] < least:
            break
        groups[i] += groups[j]
        alive[j] = False
        total[i] += total[j]
        total[:, i] = total[i]
        best[i] = np.maximum(best[i], best[j])
        best[:, i] = best[i]
        against[i] += against[j]
        against[:, i] = against[i]
        size[i] += size[j]
        fit[j] = fit[:, j] = -np.inf
        row = _MEAN * total[i] / (size[i] * size) + (1 - _MEAN) * best[i].astype(np.float64)
        row[~alive | (against[i] > _MOST * size[i] * size)] = -np.inf
        row[i] = -np.inf
        fit[i] = fit[:, i] = row
        better = (row > top) | ((row == top) & (i < partner))
        partner[better], top[better] = i, row[better]
        for n in [*np.flatnonzero(((partner == i) | (partner == j)) & ~better).tolist(), i, j]:
            partner[n] = fit[n].argmax()
            top[n] = fit[n, partner[n]]
    return [sorted(group) for group, lives in zip(groups, alive, strict=True) if lives]
