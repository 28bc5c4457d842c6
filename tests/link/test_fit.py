"""Which fields keep two answers apart, of all pairs of a small written story."""

from itertools import combinations

from reportedly.link.answer import NEVER
from reportedly.link.fit import find_forbidding, score_fit

from .pairing.story import STORY, list_figures


def test_what_forbids_is_what_the_whole_fit_says_forbids():
    pairs = list(combinations(list_figures(*STORY), 2))
    told = [find_forbidding(a, b) for a, b in pairs]
    assert told == [score_fit(a, b).forbids for a, b in pairs]
    assert any(told)
    assert not all(told)


def test_a_fit_is_never_where_a_field_forbids():
    for a, b in combinations(list_figures(*STORY), 2):
        assert (score_fit(a, b).score == NEVER) is bool(find_forbidding(a, b))
