"""Stems that rows share, added up: the same as by counting pair by pair."""

import random

import numpy as np
import pytest

from reportedly.link.pairing.shared import share_stems

WORDS = ["bus", "road", "mill", "fire", "flour", "truck", "bridge", "dock"]


def _draw(rng, count):
    return [frozenset(rng.sample(WORDS, rng.randrange(len(WORDS)))) for _ in range(count)]


@pytest.mark.parametrize("seed", range(5))
def test_it_gives_what_counting_gives(seed):
    rng = random.Random(seed)
    left, right = _draw(rng, 9), _draw(rng, 6)
    weights = {word: rng.random() for word in WORDS[:5]}
    wanted = [[sum(weights.get(s, 1.0) for s in a & b) for b in right] for a in left]
    assert np.allclose(share_stems(left, right, weights)(slice(0, 9)), wanted)


@pytest.mark.parametrize("seed", range(5))
def test_with_itself_it_leaves_out_only_what_a_row_shares_with_no_other(seed):
    rows = _draw(random.Random(seed), 7)
    found = share_stems(rows, rows, {})(slice(0, 7))
    apart = ~np.eye(7, dtype=bool)
    assert np.array_equal(found[apart], np.array([[len(a & b) for b in rows] for a in rows])[apart])
    assert np.array_equal(found, found.T)


def test_where_no_row_has_a_stem_nothing_is_shared():
    rows = [frozenset[str]()] * 3
    assert share_stems(rows, rows, {})(slice(1, 3)).tolist() == [[0, 0, 0], [0, 0, 0]]
