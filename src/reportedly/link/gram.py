"""How much groups of sparse vectors have in common, as one matrix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

_OFTEN = 24  # groups with a term from which a dense column is faster than listing pairs


def sum_products(
    vectors: Sequence[Mapping[int, float]], places: Mapping[int, int], groups: Sequence[Sequence[int]]
) -> Any:
    """A symmetric matrix of the sums of products between all vectors of each two groups; zero on the diagonal.

    `places` numbers the terms of all vectors from 0.
    """
    count = len(groups)
    owners: list[int] = []
    terms: list[int] = []
    values: list[float] = []
    for owner, group in enumerate(groups):
        total: dict[int, float] = {}
        for i in group:
            for term, value in vectors[i].items():
                total[term] = total.get(term, 0.0) + value
        for term in sorted(total):
            owners.append(owner)
            terms.append(places[term])
            values.append(total[term])
    owner_of, term_of, value_of = np.array(owners, dtype=np.int64), np.array(terms, dtype=np.int64), np.array(values)
    order = np.argsort(term_of, kind="stable")
    owner_of, term_of, value_of = owner_of[order], term_of[order], value_of[order]
    holders = np.bincount(term_of, minlength=len(places))
    starts = np.concatenate(([0], np.cumsum(holders)))[:-1]
    result = np.zeros(count * count)
    flat, products = [], []
    for held in range(2, _OFTEN):
        where = starts[holders == held][:, None] + np.arange(held)
        if len(where):
            who, what = owner_of[where], value_of[where]
            flat.append((who[:, :, None] * count + who[:, None, :]).ravel())
            products.append((what[:, :, None] * what[:, None, :]).ravel())
    if flat:
        result += np.bincount(np.concatenate(flat), np.concatenate(products), count * count)
    matrix = result.reshape(count, count)
    often = holders[term_of] >= _OFTEN
    if often.any():
        _, column = np.unique(term_of[often], return_inverse=True)
        dense = np.zeros((count, int(column.max()) + 1))
        dense[owner_of[often], column] = value_of[often]
        matrix += dense @ dense.T
    np.fill_diagonal(matrix, 0.0)
    return matrix
