"""All pairs quickly, those near closely: on 300 made-up rows that two columns tell apart."""

import numpy as np
import pytest

from reportedly.link.pairing import look
from reportedly.link.pairing.columns import apart, same
from reportedly.link.pairing.look import cut_rows, is_forbidden, score_pairs
from reportedly.link.pairing.weights import Linear, Weighing

COUNT = 300
PLACE = [float(n % 60) for n in range(COUNT)]
COLUMNS = {"far": apart(PLACE), "same": same([n % 7 for n in range(COUNT)])}
FIRST = Linear(bias=2.0, by_column={"far": -1.0, "same": 0.0})
WEIGHING = Weighing(
    first=FIRST, last=Linear(bias=5.0, by_column={"far": -2.0, "same": 1.0, "close": 0.5}), cutoff=0.0, least=0.0
)


class Closely:
    """Keeps which pairs were asked for."""

    def __init__(self):
        self.asked = []

    def __call__(self, pairs):
        self.asked += pairs
        close = np.array([(i + j) % 5 for i, j in pairs], dtype=np.float32)
        return {"close": close, "day forbids": (close == 4).astype(np.float32)}


def _score(monkeypatch, rows):
    monkeypatch.setattr(look, "_CELLS", rows * COUNT)
    closely = Closely()
    return score_pairs(COLUMNS, COUNT, closely, WEIGHING), closely.asked


@pytest.mark.parametrize("rows", [1, 7, 64, 299])
def test_tiles_give_what_one_tile_gives(monkeypatch, rows):
    whole, asked = _score(monkeypatch, COUNT)
    cut, asked_in_tiles = _score(monkeypatch, rows)
    assert np.array_equal(cut.odds, whole.odds)
    assert np.array_equal(cut.against, whole.against)
    assert {frozenset(p) for p in asked_in_tiles} == {frozenset(p) for p in asked}


@pytest.mark.parametrize("rows", [7, COUNT])
def test_no_pair_is_looked_at_twice_and_no_row_beside_itself(monkeypatch, rows):
    _, asked = _score(monkeypatch, rows)
    assert asked
    assert len({frozenset(p) for p in asked}) == len(asked)
    assert all(i != j for i, j in asked)


def test_what_is_near_is_looked_at_closely_and_the_rest_quickly(monkeypatch):
    found, asked = _score(monkeypatch, 64)
    near = {(i, j) for a, b in asked for i, j in ((a, b), (b, a))}
    for i, j in ((0, 60), (0, 1), (0, 2), (3, 30), (299, 0)):
        far, close = abs(PLACE[i] - PLACE[j]), (i + j) % 5
        assert ((i, j) in near) == (far <= 2)
        wanted = 5.0 - 2 * far + (i % 7 == j % 7) + 0.5 * close if far <= 2 else 2.0 - far
        assert found.odds[i, j] == pytest.approx(wanted)
        assert found.against[i, j] == (far <= 2 and close == 4)


def test_scores_are_symmetric(monkeypatch):
    found, _ = _score(monkeypatch, 64)
    assert np.array_equal(found.odds, found.odds.T)
    assert np.array_equal(found.against, found.against.T)


def test_of_very_many_near_ones_the_likeliest_are_looked_at_closely():
    closely = Closely()
    line = {"far": apart([n / 1000 for n in range(COUNT)]), "same": same([None] * COUNT)}
    score_pairs(line, COUNT, closely, WEIGHING)
    assert COUNT * 20 <= len(closely.asked) <= COUNT * 40
    assert (0, 1) in closely.asked
    assert (0, COUNT - 1) not in closely.asked


@pytest.mark.parametrize("count", [0, 1, 300, 5000])
def test_rows_are_cut_without_gap_or_overlap(count):
    cut = list(cut_rows(count))
    assert [n for rows in cut for n in range(count)[rows]] == list(range(count))
    assert all(rows.stop <= count for rows in cut)


def test_many_rows_are_cut_finer():
    assert len(list(cut_rows(300))) == 1
    widest = max(rows.stop - rows.start for rows in cut_rows(5000))
    assert widest * 5000 <= 300_000


def test_one_column_that_forbids_is_enough():
    ones, none = np.ones(2, dtype=np.float32), np.zeros(2, dtype=np.float32)
    half = np.array([0, 1], dtype=np.float32)
    assert is_forbidden({"a forbids": none, "b forbids": half, "c": ones}).tolist() == [False, True]
