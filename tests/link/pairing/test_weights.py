"""The weights that ship: each belongs to a column that is reckoned, and the other way round."""

import numpy as np
import pytest

from reportedly.link.likeness import weigh_words
from reportedly.link.pairing import claims, figures
from reportedly.link.pairing.weights import Linear, load_weights

from .story import STORY, list_claims, list_figures


def _list_names(kind):
    if kind == "figures":
        answers = list_figures(*STORY)
        return figures.list_columns(answers), figures.compare_closely(answers, [(0, 1)])
    gists = list_claims(*STORY)
    return claims.list_columns(gists), claims.compare_closely(gists, [(0, 1)], weigh_words(gists))


@pytest.mark.parametrize("kind", ["figures", "claims"])
def test_every_weight_has_its_column_and_every_column_its_weight(kind):
    quick, close = _list_names(kind)
    weighing = load_weights()[kind]
    assert not set(quick) & set(close)
    assert set(weighing.first.by_column) == set(quick)
    assert set(weighing.last.by_column) == set(quick) | set(close)


def test_both_kinds_are_weighed_and_nothing_else():
    assert set(load_weights()) == {"figures", "claims"}


@pytest.mark.parametrize("kind", ["figures", "claims"])
def test_weights_are_numbers(kind):
    weighing = load_weights()[kind]
    for linear in (weighing.first, weighing.last):
        assert np.isfinite([linear.bias, *linear.by_column.values()]).all()
        assert any(linear.by_column.values())
    # What the first look leaves open must not be less than what is joined in the end.
    assert weighing.cutoff < weighing.least


def test_log_odds_are_a_sum():
    linear = Linear(bias=1.0, by_column={"a": 2.0, "b": -0.5})
    columns = {"a": np.array([0, 1], np.float32), "b": np.array([4, 4], np.float32), "of no weight": np.ones(2)}
    assert linear.apply(columns, (2,)).tolist() == [-1.0, 1.0]
    assert Linear(bias=3.0, by_column={}).apply({}, (2, 1)).tolist() == [[3.0], [3.0]]
