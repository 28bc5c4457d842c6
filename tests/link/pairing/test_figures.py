"""How likely two figures answer one question, on a small written story."""

from itertools import permutations

import numpy as np
import pytest

from reportedly.briefing import CompareOptions, list_answers, load_nations
from reportedly.link.pairing.cluster import cluster
from reportedly.link.pairing.figures import compare_closely, forbid, list_columns, score_figures
from reportedly.link.pairing.look import FORBIDS
from reportedly.link.pairing.weights import load_weights
from reportedly.link.slots import Verdicts, gather_figures

from ...mini import read
from .story import STORY, list_figures


@pytest.fixture(scope="module")
def figures():
    return list_figures(*STORY)


def _find(figures, words):
    (place,) = [n for n, a in enumerate(figures) if words in a.entry.words]
    return place


# Two of the story's figures, and whether they are held against each other at all.
MAY = {
    "two tolls": ("12 people", "14 people", True),
    "killed and wounded": ("12 people", "Nine soldiers", False),
    "houses and tanks": ("12 houses", "12 tanks", False),
    "tonnes and kilometres": ("40 tonnes", "40 km", False),
    "a day and in all": ("200 people", "14 people", False),
    "soldiers wounded": ("Nine soldiers", "Ten soldiers", True),
}


@pytest.mark.parametrize("pair", MAY.values(), ids=MAY)
def test_units_rates_and_classes_never_mix(figures, pair):
    first, other, may = pair
    i, j = _find(figures, first), _find(figures, other)
    never = forbid(figures)
    odds = score_figures(figures).odds
    assert (not never[i, j]) is may
    assert np.isfinite(odds[i, j]) == np.isfinite(odds[j, i]) == may


def test_nothing_that_may_never_be_held_against_each_other_stands_together(figures):
    never = forbid(figures)
    groups = cluster(score_figures(figures), load_weights()["figures"].least)
    assert any(len(group) > 1 for group in groups)
    assert not any(never[i, j] for group in groups for i in group for j in group)


def test_scores_are_symmetric(figures):
    scores = score_figures(figures)
    assert np.array_equal(scores.odds, scores.odds.T)
    assert np.array_equal(scores.against, scores.against.T)


def test_columns_are_symmetric_and_the_same_for_slices(figures):
    count = len(figures)
    for name, column in list_columns(figures).items():
        whole = column(slice(0, count))
        assert np.array_equal(whole, whole.T), name
        cut = np.concatenate([column(slice(n, min(count, n + 3))) for n in range(0, count, 3)])
        assert np.allclose(cut, whole, atol=1e-6), name


def test_two_tolls_are_likelier_one_than_a_toll_and_tanks(figures):
    odds = score_figures(figures).odds
    toll, other, tanks = (_find(figures, w) for w in ("12 people", "15 people", "12 tanks"))
    assert odds[toll, other] > load_weights()["figures"].least > odds[toll, tanks]


def test_what_the_rules_find_says_who_is_not_one(figures):
    pairs = [
        (_find(figures, a), _find(figures, b)) for a, b in (("12 people", "14 people"), ("12 houses", "40 tonnes"))
    ]
    found = compare_closely(figures, pairs)
    against = sum(column for name, column in found.items() if name.endswith(FORBIDS))
    assert against[0] == 0 < against[1]
    assert found["rules join"].tolist() == [1, 0]


def test_each_field_agrees_forbids_or_is_open(figures):
    pairs = [(i, j) for i in range(len(figures)) for j in range(i)]
    found = compare_closely(figures, pairs)
    fields = [name.removesuffix(" open") for name in found if name.endswith(" open")]
    assert fields
    for field in fields:
        no = found.get(f"{field}{FORBIDS}", found.get(f"{field} speaks against"))
        agrees = found[f"{field} agrees"] != 0
        assert not np.any((no > 0) & (found[f"{field} open"] > 0)), field
        assert not np.any(agrees & ((no > 0) | (found[f"{field} open"] > 0))), field


def _list(readings):
    options = CompareOptions(nations=load_nations())
    return list_answers(readings, options)


def _tell(gatherings):
    return sorted(sorted(a.entry.words for a in g.members) for g in gatherings)


def test_the_order_of_answers_changes_nothing():
    answers = [a for a in _list(read(*STORY)) if a.ref.figure is not None][:5]
    found = {str(_tell(gather_figures(order))) for order in permutations(answers)}
    assert len(found) == 1
    whole = _list(read(*STORY))
    there, back = ([[m.ref for m in g.members] for g in gather_figures(order)] for order in (whole, whole[::-1]))
    assert there == back


def _stand_together(gatherings, a, b):
    return any({a, b} <= {m.ref for m in g.members} for g in gatherings)


@pytest.mark.parametrize("by", ["figure", "claim"])
def test_peoples_verdict_that_two_are_not_one_wins(by):
    answers = _list(read(*STORY))
    a, b = (next(x.ref for x in answers if w in x.entry.words) for w in ("12 people", "14 people"))
    assert _stand_together(gather_figures(answers), a, b)
    pair = frozenset((a.key, b.key) if by == "figure" else (a.claim, b.claim))
    found = gather_figures(answers, Verdicts(apart=frozenset([pair])))
    assert not _stand_together(found, a, b)
    assert any(g.decided for g in found)


# Whatever the weights make of them: even other units and classes.
@pytest.mark.parametrize("words", [("12 people", "12 tanks"), ("40 tonnes", "40 km"), ("Nine soldiers", "12 houses")])
def test_peoples_verdict_that_two_are_one_wins(words):
    answers = _list(read(*STORY))
    a, b = (next(x.ref for x in answers if w in x.entry.words and x.ref.figure is not None) for w in words)
    assert not _stand_together(gather_figures(answers), a, b)
    verdicts = Verdicts(same=frozenset([frozenset((a.key, b.key))]))
    assert _stand_together(gather_figures(answers, verdicts), a, b)


def test_two_that_people_said_are_the_same_as_a_third_stand_with_it_though_their_units_differ():
    answers = _list(read(*STORY))
    words = ("12 people", "40 tonnes", "40 km")
    a, b, c = (next(x.ref for x in answers if w in x.entry.words and x.ref.figure is not None) for w in words)
    verdicts = Verdicts(same=frozenset([frozenset((a.key, b.key)), frozenset((a.key, c.key))]))
    found = gather_figures(answers, verdicts)
    assert _stand_together(found, a, b)
    assert _stand_together(found, a, c)


def test_who_says_that_two_are_not_one_has_the_last_word():
    answers = _list(read(*STORY))
    a, b = (next(x.ref for x in answers if w in x.entry.words) for w in ("12 people", "14 people"))
    pair = frozenset([frozenset((a.key, b.key))])
    assert not _stand_together(gather_figures(answers, Verdicts(same=pair, apart=pair)), a, b)


HOSTILE = ["x" * 10_000, "\0", "🚒" * 50, "%s {} \\", "\u202e", "12 " * 200]


@pytest.mark.parametrize("told", HOSTILE, ids=["long", "nul", "emoji", "marks", "turned", "numbers"])
def test_hostile_words_do_no_harm(told):
    added = ("Delta Wire", "2024-03-08", f"16 people were killed in Elvas, {told} said. 12 {told} were destroyed.")
    answers = _list(read(*STORY, added))
    gatherings = gather_figures(answers)
    assert sorted(m.ref.key for g in gatherings for m in g.members) == sorted(
        a.ref.key for a in answers if a.ref.figure is not None
    )
    a, b = (next(x.ref for x in answers if w in x.entry.words) for w in ("12 people", "14 people"))
    assert _stand_together(gatherings, a, b)


def test_no_figures_are_no_slots():
    assert gather_figures([]) == []
    assert gather_figures(_list(read(("Delta Wire", "2024-03-05", "The road to Borba was closed, police said.")))) == []


def test_one_figure_is_a_slot_of_its_own():
    (found,) = gather_figures(_list(read(("Delta Wire", "2024-03-05", "12 people were killed, police said."))))
    assert len(found.members) == 1
    assert not found.doubts
