"""The weights that `training.pairing` found, as they ship."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent / "weights.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Linear:
    """Log odds as a sum: what each column, by name, is worth, and where they begin."""

    bias: float
    by_column: Mapping[str, float]

    def apply(self, columns: Mapping[str, NDArray[np.float32]], shape: tuple[int, ...]) -> NDArray[np.float32]:
        """The log odds of every pair, in the columns' own shape."""
        total = np.full(shape, self.bias, dtype=np.float32)
        for name, weight in self.by_column.items():
            total += np.float32(weight) * columns[name]
        return total


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """`first` looks at all pairs, `last` at those that `first` gives `cutoff` or more; groups join from `least` on."""

    first: Linear
    last: Linear
    cutoff: float
    least: float


@cache
def load_weights() -> Mapping[str, Weighing]:
    """The weighings of "figures" and "claims"."""
    told = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return {
        name: Weighing(
            first=Linear(bias=found["first"]["bias"], by_column=found["first"]["columns"]),
            last=Linear(bias=found["last"]["bias"], by_column=found["last"]["columns"]),
            cutoff=found["cutoff"],
            least=found["least"],
        )
        for name, found in told.items()
    }
