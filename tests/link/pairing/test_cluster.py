"""Who is joined, of written log odds."""

import numpy as np
import pytest

from reportedly.link.pairing.cluster import Scores, cluster

NEVER = -np.inf


def _score(count, pairs, other=-9.0, against=()):
    odds = np.full((count, count), other, dtype=np.float32)
    for (i, j), value in pairs.items():
        odds[i, j] = odds[j, i] = value
    marked = np.zeros((count, count), dtype=bool)
    for i, j in against:
        marked[i, j] = marked[j, i] = True
    return Scores(odds, marked)


def test_nobody_is_no_group():
    assert cluster(_score(0, {}), 0.0) == []


def test_the_likeliest_are_joined_first():
    # 1 fits both; whoever it fits best has it, and the other then fits the two no longer.
    assert cluster(_score(3, {(0, 1): 1.0, (1, 2): 2.0}), 0.0) == [[0], [1, 2]]
    assert cluster(_score(3, {(0, 1): 2.0, (1, 2): 1.0}), 0.0) == [[0, 1], [2]]


def test_groups_join_where_their_mean_fits():
    pairs = {(0, 1): 5.0, (2, 3): 5.0, (0, 2): 4.0, (1, 3): 4.0, (0, 3): -1.0, (1, 2): -1.0}
    assert cluster(_score(4, pairs), 0.0) == [[0, 1, 2, 3]]
    assert cluster(_score(4, pairs), 3.0) == [[0, 1], [2, 3]]


def test_what_may_never_join_keeps_its_groups_apart():
    pairs = {(i, j): 6.0 for i in range(4) for j in range(i)}
    assert cluster(_score(4, pairs), 0.0) == [[0, 1, 2, 3]]
    for found in (cluster(_score(4, pairs | {(0, 3): NEVER}), 0.0), cluster(_score(4, pairs | {(3, 0): NEVER}), 0.0)):
        assert all(not {0, 3} <= set(group) for group in found)


# Two groups of two and of five: of their ten pairs three or four are against it.
@pytest.mark.parametrize(("count", "groups"), [(3, 1), (4, 2)])
def test_more_than_three_of_ten_pairs_against_it_keep_groups_apart(count, groups):
    left, right = range(2), range(2, 7)
    pairs = {(i, j): 9.0 for side in (left, right) for i in side for j in side if i < j}
    between = [(i, j) for i in left for j in right]
    found = cluster(_score(7, pairs | dict.fromkeys(between, 4.0), against=between[:count]), 0.0)
    assert len(found) == groups, found


def test_two_alone_are_kept_apart_by_what_is_against_it():
    assert cluster(_score(2, {(0, 1): 4.0}, against=[(0, 1)]), 0.0) == [[0], [1]]


def test_nothing_below_the_least_is_joined():
    assert cluster(_score(2, {(0, 1): 0.5}), 0.5) == [[0, 1]]
    assert cluster(_score(2, {(0, 1): 0.5}), 0.51) == [[0], [1]]


def _draw(seed, count=40):
    rng = np.random.default_rng(seed)
    odds = rng.normal(-1.0, 3.0, (count, count)).astype(np.float32)
    odds = (odds + odds.T) / 2
    odds[rng.random((count, count)) < 0.05] = NEVER
    odds = np.minimum(odds, odds.T)
    against = rng.random((count, count)) < 0.1
    return Scores(odds, against | against.T)


@pytest.mark.parametrize("seed", range(6))
def test_every_row_stands_in_one_group_and_no_group_holds_what_may_never_join(seed):
    scores = _draw(seed)
    found = cluster(scores, 0.0)
    assert sorted(n for group in found for n in group) == list(range(40))
    assert any(len(group) > 2 for group in found)
    assert all(scores.odds[i, j] > NEVER for group in found for i in group for j in group if i != j)


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_rows_changes_no_group(seed):
    scores = _draw(seed)
    turned = np.random.default_rng(seed).permutation(40)
    mine = np.ix_(turned, turned)
    found = cluster(Scores(scores.odds[mine], scores.against[mine]), 0.0)
    assert sorted(sorted(int(turned[n]) for n in group) for group in found) == cluster(scores, 0.0)


@pytest.mark.parametrize("seed", range(6))
def test_it_joins_what_looking_at_all_pairs_of_groups_each_time_joins(seed):
    scores = _draw(seed)
    groups = [[n] for n in range(40)]
    while True:
        fits = {}
        for a in range(len(groups)):
            for b in range(a):
                mine = np.ix_(groups[b], groups[a])
                if scores.against[mine].mean() <= 0.3:
                    odds = scores.odds[mine].astype(np.float64)
                    fits[b, a] = 0.8 * odds.mean() + 0.2 * odds.max()
        best = max(fits, key=fits.__getitem__)
        if fits[best] < 0.0:
            break
        groups[best[0]] += groups.pop(best[1])
    assert cluster(scores, 0.0) == sorted(sorted(group) for group in groups)


def test_scores_are_left_as_they_were():
    scores = _draw(1)
    before = scores.odds.copy(), scores.against.copy()
    cluster(scores, 0.0)
    assert np.array_equal(scores.odds, before[0])
    assert np.array_equal(scores.against, before[1])
