"""Decoding: the likeliest path, by trying all of them."""

from itertools import pairwise, product

import numpy as np
import pytest

from reportedly.extract.attribution.tagger.decode import ROLES, decode, list_ranges


@pytest.mark.parametrize("seed", range(6))
def test_the_path_is_the_best_of_all_paths(seed: int) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(3, 4, len(ROLES))).astype(np.float32)
    begins = rng.normal(size=len(ROLES)).astype(np.float32)
    moves = rng.normal(size=(len(ROLES), len(ROLES))).astype(np.float32)
    lengths = np.array([4, 1, 3])
    for row, length, path in zip(scores, lengths, decode(scores, lengths, begins, moves), strict=True):

        def worth(labels: tuple[int, ...], row: np.ndarray = row) -> float:
            steps = sum(moves[a, b] for a, b in pairwise(labels))
            return float(begins[labels[0]] + steps + sum(row[k, label] for k, label in enumerate(labels)))

        best = max(product(range(len(ROLES)), repeat=length), key=worth)
        assert tuple(path) == best


def test_a_move_that_gold_never_makes_is_not_taken() -> None:
    scores = np.full((1, 2, len(ROLES)), -5.0, dtype=np.float32)
    scores[0, 0, ROLES.index("O")] = scores[0, 1, ROLES.index("I-content")] = 0.0
    moves = np.zeros((len(ROLES), len(ROLES)), dtype=np.float32)
    moves[ROLES.index("O"), ROLES.index("I-content")] = -50.0
    (path,) = decode(scores, np.array([2]), np.zeros(len(ROLES), dtype=np.float32), moves)
    assert path != [ROLES.index("O"), ROLES.index("I-content")]


@pytest.mark.parametrize(
    ("path", "ranges"),
    [([0, 0], []), ([5, 6, 6], [(0, 3)]), ([6, 6, 0, 6], [(0, 2), (3, 4)]), ([5, 5, 6], [(0, 1), (1, 3)])],
)
def test_ranges_are_runs(path: list[int], ranges: list[tuple[int, int]]) -> None:
    assert list_ranges(path, "content") == ranges
