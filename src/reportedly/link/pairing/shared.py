"""The weight of the stems that two rows share: few rows share any, so only those are added up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
Column = Callable[[slice], Matrix]
Weights = Mapping[str, float]


def share_stems(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]], weights: Weights) -> Column:
    """Of each row of `left` with each of `right` the weight of what both have, added up in the order of the stems.

    >>> share_stems([frozenset({"bus", "road"})], [frozenset({"road"}), frozenset()], {"road": 2.0})(slice(0, 1))
    array([[2., 0.]], dtype=float32)
    """
    rows_with = Counter(s for row in right for s in row)
    if left is right:  # a stem that one row alone has is shared with nobody
        rows_with = Counter({s: count for s, count in rows_with.items() if count > 1})
    known = {stem: n for n, stem in enumerate(sorted(rows_with))}
    value = np.array([weights.get(stem, 1.0) for stem in known], dtype=np.float64)
    mine = _number(left, known)
    stems = np.array([s for row in mine for s in row], dtype=np.intp)
    bounds = np.cumsum([0, *map(len, mine)])
    held_by: list[list[int]] = [[] for _ in known]
    for n, row in enumerate(mine if left is right else _number(right, known)):
        for s in row:
            held_by[s].append(n)
    holders = np.array([n for rows in held_by for n in rows], dtype=np.intp)
    starts = np.cumsum([0, *map(len, held_by)])

    def column(rows: slice) -> Matrix:
        start, stop, _ = rows.indices(len(left))
        own = stems[bounds[start] : bounds[stop]]
        often = starts[own + 1] - starts[own]
        # Where in `holders` those stand that have each stem of these rows.
        at = np.arange(often.sum()) + np.repeat(starts[own] - np.cumsum(often) + often, often)
        row = np.repeat(np.arange(stop - start), np.diff(bounds[start : stop + 1]))
        cell = np.repeat(row * len(right), often) + holders[at]
        total = np.bincount(cell, np.repeat(value[own], often), minlength=(stop - start) * len(right))
        return total.reshape(stop - start, len(right)).astype(np.float32)

    return column


def _number(rows: Sequence[frozenset[str]], known: Mapping[str, int]) -> list[list[int]]:
    return [sorted(known[s] for s in row if s in known) for row in rows]
