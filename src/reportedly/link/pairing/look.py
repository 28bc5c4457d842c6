"""All pairs looked at quickly, those that may be one looked at closely."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.link.pairing.cluster import Scores
from reportedly.link.pairing.shared import Column, Matrix
from reportedly.link.pairing.weights import Weighing

_CELLS = 1 << 18  # pairs looked at in one go
_CLOSE = 40  # the likeliest partners of an answer that are looked at closely: work grows with answers, not with pairs
FORBIDS = " forbids"  # how the names of columns end that say that two are not one
Closely = Callable[[Sequence[tuple[int, int]]], Mapping[str, Matrix]]


def score_pairs(columns: Mapping[str, Column], count: int, closely: Closely, weighing: Weighing) -> Scores:
    """How likely each two of `count` answers belong together.

    `closely` gives the further columns of pairs that the first look leaves open.
    """
    scores = np.zeros((count, count), dtype=np.float32)
    looked = np.eye(count, dtype=bool)
    against = np.zeros((count, count), dtype=bool)
    for rows in cut_rows(count):
        start = rows.start
        reckoned = {name: columns[name](rows) for name in weighing.first.by_column}
        quick = weighing.first.apply(reckoned, (rows.stop - rows.start, count))
        scores[rows] = np.where(looked[rows], scores[rows], quick)
        open_ = _keep_likeliest(quick, weighing.cutoff) & ~looked[rows]
        low, high = np.nonzero(open_)
        # Two rows of one slice that are each other's are looked at once.
        once = (high < rows.start) | (high >= rows.stop) | (low < high - rows.start) | ~_turned(open_, rows, low, high)
        low, high = low[once], high[once]
        if not len(low):
            continue
        near = {name: column[low, high] for name, column in reckoned.items()}
        near |= closely(list(zip((low + start).tolist(), high.tolist(), strict=True)))
        found = weighing.last.apply(near, low.shape)
        against[low + start, high] = against[high, low + start] = is_forbidden(near)
        scores[low + start, high] = scores[high, low + start] = found
        looked[low + start, high] = looked[high, low + start] = True
    return Scores(odds=scores, against=against)


def cut_rows(count: int) -> Iterator[slice]:
    """Slices of `count` rows that hold about as many pairs each, so that memory does not grow with all pairs."""
    step = max(1, _CELLS // max(1, count))
    for start in range(0, count, step):
        yield slice(start, min(count, start + step))


def is_forbidden(columns: Mapping[str, Matrix]) -> NDArray[np.bool_]:
    """Where a column that forbids holds."""
    return np.asarray(np.sum([columns[name] for name in columns if name.endswith(FORBIDS)], axis=0) > 0)


def _keep_likeliest(quick: Matrix, cutoff: float) -> NDArray[np.bool_]:
    open_ = quick >= cutoff
    if quick.shape[1] > _CLOSE:
        least = np.partition(quick, -_CLOSE, axis=1)[:, -_CLOSE]
        open_ &= quick >= least[:, None]
    return open_


def _turned(open_: NDArray[np.bool_], rows: slice, low: NDArray[np.intp], high: NDArray[np.intp]) -> NDArray[np.bool_]:
    inside = (high >= rows.start) & (high < rows.stop)
    found = np.zeros(len(low), dtype=bool)
    found[inside] = open_[high[inside] - rows.start, low[inside] + rows.start]
    return found
