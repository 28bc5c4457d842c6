"""Columns: what is reckoned of all pairs of a story's figures or claims, some rows at a time to keep memory small.

A column is prepared once for n answers, and then gives for a slice of k of them a matrix k x n.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from math import log

import numpy as np
from numpy.typing import NDArray

from reportedly.link.pairing.shared import Column, Matrix, Weights, share_stems
from reportedly.link.stems import make_singular, make_stem

_LEAST = 0.1


def weigh_stems(told: Iterable[tuple[str, frozenset[str]]]) -> dict[str, float]:
    """The weight of every stem of a story, given the stems that stand in each report: the fewer have it, the more."""
    held: dict[str, set[str]] = defaultdict(set)
    reports = set()
    for report, stems in told:
        reports.add(report)
        for stem in stems:
            held[stem].add(report)
    return {stem: log((len(reports) + 1) / (len(ids) + 0.5)) + _LEAST for stem, ids in held.items()}


def share(
    left: Sequence[frozenset[str]], weights: Weights | None = None, right: Sequence[frozenset[str]] | None = None
) -> Column:
    """The weight of what two rows share, of all that the one with less has, 0 to 1; `right`: its sets, if others."""
    weights = weights or {}
    add_up = share_stems(left, right if right is not None else left, weights)
    sizes, others = (
        np.array([sum(weights.get(s, 1.0) for s in row) for row in rows], dtype=np.float32)
        for rows in (left, right if right is not None else left)
    )

    def column(rows: slice) -> Matrix:
        common = add_up(rows)
        least = np.minimum(sizes[rows][:, None], others[None])
        return np.asarray(np.divide(common, least, out=np.zeros_like(common), where=least > 0))

    return column


def jaccard(sets: Sequence[frozenset[str]]) -> Column:
    """How many stems two rows share, of all that either has, 0 to 1."""
    add_up = share_stems(sets, sets, {})
    sizes = np.array([len(s) for s in sets], dtype=np.float32)

    def column(rows: slice) -> Matrix:
        common = add_up(rows)
        either = sizes[rows][:, None] + sizes[None] - common
        return np.asarray(np.divide(common, either, out=np.zeros_like(common), where=either > 0))

    return column


def liken(vectors: Sequence[NDArray[np.float32]]) -> Column:
    """The cosine of two rows' vectors, each of length one or nought."""
    stacked = np.stack(vectors)
    return lambda rows: np.asarray(stacked[rows] @ stacked.T, dtype=np.float32)


def same(values: Sequence[object]) -> Column:
    """1 where two rows have one value; None is the same as nothing."""
    codes: dict[object, int] = {}
    code = np.array([-1 if v is None else codes.setdefault(v, len(codes)) for v in values])
    return lambda rows: ((code[rows][:, None] == code[None]) & (code[None] >= 0)).astype(np.float32)


def differ(values: Sequence[object]) -> Column:
    """1 where two rows have different values, None being one."""
    alike = same([(v,) for v in values])
    return lambda rows: 1 - alike(rows)


def both(values: Sequence[object]) -> Column:
    """1 where both rows hold."""
    held = np.array([bool(v) for v in values], dtype=np.float32)
    return lambda rows: held[rows][:, None] * held[None]


def either(values: Sequence[object]) -> Column:
    """1 where one row holds at least."""
    neither = both([not v for v in values])
    return lambda rows: 1 - neither(rows)


def one_of(values: Sequence[object]) -> Column:
    """1 where one row holds and the other does not."""
    return differ([bool(v) for v in values])


def apart(values: Sequence[float]) -> Column:
    """How far two rows' values lie apart."""
    known = np.array(values, dtype=np.float64)
    return lambda rows: np.abs(known[rows][:, None] - known[None]).astype(np.float32)


def least(values: Sequence[float]) -> Column:
    """The lesser of two rows' values."""
    known = np.array(values, dtype=np.float32)
    return lambda rows: np.minimum(known[rows][:, None], known[None])


def times(*columns: Column) -> Column:
    """The product of columns."""

    def column(rows: slice) -> Matrix:
        product = columns[0](rows)
        for other in columns[1:]:
            product = product * other(rows)
        return product

    return column


def keep(column: Column) -> Column:
    """The column, reckoned once for a slice though several others rest on it."""
    last: list[tuple[slice, Matrix]] = []

    def kept(rows: slice) -> Matrix:
        if not last or last[0][0] != rows:
            last[:] = [(rows, column(rows))]
        return last[0][1]

    return kept


def no(column: Column) -> Column:
    """1 less the column."""
    return lambda rows: 1 - column(rows)


def above(column: Column, limit: float = 0.0) -> Column:
    """1 where the column is above a limit."""
    return lambda rows: (column(rows) > limit).astype(np.float32)


def up_to(limit: float, column: Column) -> Column:
    """The column, no value above a limit."""
    return lambda rows: np.minimum(np.float32(limit), column(rows))


def either_way(sets: Sequence[frozenset[str]], own: Sequence[frozenset[str]]) -> Column:
    """1 where what is one row's `own` stands in the other's set."""
    there, back = share(own, right=sets), share(sets, right=own)
    return lambda rows: ((there(rows) > 0) | (back(rows) > 0)).astype(np.float32)


def count_reports(reports: Sequence[str]) -> Column:
    """The logarithm of how many reports a story has: the more, the more questions, and the less two rows share one."""
    size = np.float32(log(len(set(reports))))
    return lambda rows: np.full((len(range(len(reports))[rows]), len(reports)), size)


def count_day(iso: str | None) -> int:
    """An ISO day or moment as the number of its day; 0 where there is none."""
    return date.fromisoformat(iso[:10]).toordinal() if iso else 0


def apart_in_days(days: Sequence[int]) -> Column:
    """How many days lie between two rows, nought where one has none."""
    return times(apart([float(d) for d in days]), both(days))


def weigh_words(words: Iterable[str], weights: Weights) -> dict[str, float]:
    """The weight of words, by that of their stems."""
    return {w: weights.get(make_stem(make_singular(w)), 1.0) for w in words}
