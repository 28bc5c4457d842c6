"""Whether two groups of reports are two events that only look alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

_MOST = 40  # reports of a side that are looked at
# Groups of few reports hold together by chance: so many pairs of this likeness are reckoned in.
_PRIOR_PAIRS, _PRIOR = 8.0, 0.2


def measure_contrast(one: Sequence[Any], other: Sequence[Any], weights: Any) -> float:
    """How like reports of the two groups are, over how like reports of one group are; near 0 for two separate events.

    Each report is an array of its terms' places in `weights`. A term is weighed by how rare it is among these reports:
    what all of them tell says nothing, what only one group tells sets it apart. "Two prison fires, each with its own
    town, name and toll" come out at 0.1 to 0.3, two halves of one story over 0.4.
    """
    one, other = thin_out(one), thin_out(other)
    reports = [*one, *other]
    count, first = len(reports), len(one)
    terms, place, held = np.unique(np.concatenate(reports), return_inverse=True, return_counts=True)
    weight = np.where((held >= 2) & (held < count), np.log(count / held) * weights[terms], 0.0)
    owner = np.repeat(np.arange(count), [len(report) for report in reports])
    length = np.sqrt(np.bincount(owner, np.square(weight)[place], count))
    value = weight[place] / np.where(length > 0, length, 1.0)[owner]
    left = owner < first
    sums = [np.bincount(place[side], value[side], len(terms)) for side in (left, ~left)]
    itself = [np.count_nonzero(length[:first]), np.count_nonzero(length[first:])]
    within = sum((s @ s - same) / 2 for s, same in zip(sums, itself, strict=True))
    pairs = first * (first - 1) / 2 + (count - first) * (count - first - 1) / 2
    between = (sums[0] @ sums[1]) / (first * (count - first))
    return float(between / ((within + _PRIOR_PAIRS * _PRIOR) / (pairs + _PRIOR_PAIRS)))


def thin_out(reports: Sequence[Any]) -> Sequence[Any]:
    """At most forty of them, evenly spread."""
    if len(reports) <= _MOST:
        return reports
    return [reports[i * len(reports) // _MOST] for i in range(_MOST)]
