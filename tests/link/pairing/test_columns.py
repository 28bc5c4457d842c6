"""What is reckoned of all pairs: written values, and what holds of every column."""

import numpy as np
import pytest

from reportedly.link.pairing import columns as c
from reportedly.link.stems import make_stem

SETS = [frozenset(s.split()) for s in ("bus road", "road mill fire", "", "fire", "bus road")]
WEIGHTS = {"bus": 2.0, "road": 0.5, "mill": 1.5, "fire": 3.0}
VALUES = ["a", None, "b", "a", None]
NUMBERS = [3.0, 0.0, 7.5, 3.0, -2.0]
UNIT = [np.array(v, dtype=np.float32) for v in ((1, 0), (0, 1), (0, 0), (0.6, 0.8), (1, 0))]
ALL = slice(0, 5)

SYMMETRIC = {
    "share": c.share(SETS, WEIGHTS),
    "jaccard": c.jaccard(SETS),
    "liken": c.liken(UNIT),
    "same": c.same(VALUES),
    "differ": c.differ(VALUES),
    "both": c.both(VALUES),
    "either": c.either(VALUES),
    "one_of": c.one_of(VALUES),
    "apart": c.apart(NUMBERS),
    "least": c.least(NUMBERS),
    "times": c.times(c.apart(NUMBERS), c.same(VALUES)),
    "no": c.no(c.same(VALUES)),
    "above": c.above(c.share(SETS), 0.4),
    "up_to": c.up_to(4.0, c.apart(NUMBERS)),
    "either_way": c.either_way(SETS, SETS[1:] + SETS[:1]),
    "count_reports": c.count_reports(["r1", "r1", "r2", "r3", "r3"]),
    "apart_in_days": c.apart_in_days([5, 0, 9, 5, 6]),
    "keep": c.keep(c.share(SETS, WEIGHTS)),
}

# The value of rows 0 and 1, of 0 and 3, of 2 and 2.
TOLD = {
    "share": (0.2, 0.0, 0.0),  # 0.5 of 2.5
    "jaccard": (0.25, 0.0, 0.0),
    "liken": (0.0, 0.6, 0.0),
    "same": (0, 1, 1),
    "differ": (1, 0, 0),
    "both": (0, 1, 1),
    "either": (1, 1, 1),
    "one_of": (1, 0, 0),
    "apart": (3, 0, 0),
    "least": (0, 3, 7.5),
    "times": (0, 0, 0),
    "no": (1, 0, 0),
    "above": (1, 0, 0),
    "up_to": (3, 0, 0),
    "either_way": (1, 1, 0),
    "count_reports": (np.log(3), np.log(3), np.log(3)),
    "apart_in_days": (0, 0, 0),
    "keep": (0.2, 0.0, 0.0),
}


@pytest.mark.parametrize("name", SYMMETRIC)
def test_a_column_has_the_written_values(name):
    found = SYMMETRIC[name](ALL)
    assert [float(found[at]) for at in ((0, 1), (0, 3), (2, 2))] == pytest.approx(TOLD[name])
    assert found.dtype == np.float32
    assert found.shape == (5, 5)


@pytest.mark.parametrize("name", SYMMETRIC)
def test_two_rows_are_to_each_other_what_they_are_the_other_way_round(name):
    found = SYMMETRIC[name](ALL)
    assert np.array_equal(found, found.T)


@pytest.mark.parametrize("name", SYMMETRIC)
@pytest.mark.parametrize("size", [1, 2, 3])
def test_slices_give_what_the_whole_gives(name, size):
    column = SYMMETRIC[name]
    cut = np.concatenate([column(slice(n, min(5, n + size))) for n in range(0, 5, size)])
    assert np.array_equal(cut, column(ALL))


def test_a_kept_column_is_reckoned_once_a_slice():
    asked = []

    def column(rows):
        asked.append(rows)
        return np.full((1, 5), len(asked), dtype=np.float32)

    kept = c.keep(column)
    first, again, other = kept(slice(0, 1)), kept(slice(0, 1)), kept(slice(1, 2))
    assert asked == [slice(0, 1), slice(1, 2)]
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_what_fewer_reports_have_weighs_more():
    found = c.weigh_stems(
        [("r1", frozenset({"bus", "road"})), ("r1", frozenset({"mill"})), ("r2", frozenset({"road"}))]
    )
    assert found["bus"] == found["mill"] > found["road"] > 0


def test_a_stem_counts_once_a_report():
    once = c.weigh_stems([("r1", frozenset({"bus"})), ("r2", frozenset({"road"}))])
    twice = c.weigh_stems([("r1", frozenset({"bus"})), ("r1", frozenset({"bus"})), ("r2", frozenset({"road"}))])
    assert once == twice


def test_words_weigh_what_their_stems_weigh():
    weights = {make_stem("counted"): 4.0}
    found = c.weigh_words(["counted", "counting", "unheard"], weights)
    assert found == {"counted": 4.0, "counting": 4.0, "unheard": 1.0}


@pytest.mark.parametrize("iso", ["2024-03-05", "2024-03-05T23:59:00+09:00"])
def test_a_moment_counts_as_its_day(iso):
    assert c.count_day(iso) == c.count_day("2024-03-04") + 1


def test_no_day_lies_no_days_away():
    assert c.count_day(None) == 0
    days = [c.count_day(None), c.count_day("2024-03-05"), c.count_day("2024-03-09")]
    assert c.apart_in_days(days)(slice(0, 3)).tolist() == [[0, 0, 0], [0, 0, 4], [0, 4, 0]]


def test_stems_that_only_the_other_side_has_count_for_nothing():
    own, others = [frozenset({"bus"}), frozenset({"mill"})], [frozenset({"mill", "bus"}), frozenset({"road"})]
    assert c.share(own, right=others)(slice(0, 2)).tolist() == [[1, 0], [1, 0]]


@pytest.mark.parametrize("stems", [["x" * 10_000], ["\0"], ["🚒", "🚒🚒"], [""]])
def test_hostile_stems_are_stems_like_others(stems):
    rows = [frozenset(stems), frozenset(), frozenset(stems)]
    for column in (c.share(rows), c.jaccard(rows)):
        assert column(slice(0, 3)).tolist() == [[1, 0, 1], [0, 0, 0], [1, 0, 1]]


def test_none_is_the_same_as_nothing_and_differs_from_what_is_told():
    assert c.same([None, None, "a"])(slice(0, 3)).tolist() == [[0, 0, 0], [0, 0, 0], [0, 0, 1]]
    assert c.differ([None, None, "a"])(slice(0, 3)).tolist() == [[0, 0, 1], [0, 0, 1], [1, 1, 0]]
