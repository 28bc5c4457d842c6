"""How likely two claims say, or deny, one and the same, on a small written story."""

import numpy as np
import pytest

from reportedly.link.asserted import gather_claims
from reportedly.link.likeness import weigh_words
from reportedly.link.pairing.claims import compare_closely, list_columns, score_claims
from reportedly.link.pairing.weights import load_weights
from reportedly.link.slots import Verdicts

from .story import STORY, list_claims


@pytest.fixture(scope="module")
def gists():
    return list_claims(*STORY)


def _find(gists, words, denies=None):
    found = [n for n, g in enumerate(gists) if words in g.answer.entry.words and denies in (None, g.denies)]
    assert found, [g.answer.entry.words for g in gists]
    return found[0]


def test_scores_are_symmetric(gists):
    scores = score_claims(gists)
    assert scores.odds.shape == (len(gists), len(gists))
    assert np.array_equal(scores.odds, scores.odds.T)
    assert np.array_equal(scores.against, scores.against.T)


def test_columns_are_symmetric_and_the_same_for_slices(gists):
    count = len(gists)
    for name, column in list_columns(gists).items():
        whole = column(slice(0, count))
        assert np.allclose(whole, whole.T, atol=1e-6), name
        cut = np.concatenate([column(slice(n, min(count, n + 3))) for n in range(0, count, 3)])
        assert np.allclose(cut, whole, atol=1e-6), name


def test_a_claim_and_its_denial_are_likelier_one_than_two_deeds(gists):
    odds = score_claims(gists).odds
    said, denied, other = (_find(gists, w, no) for w, no in (("mill", False), ("mill", True), ("flour", None)))
    assert odds[said, denied] > load_weights()["claims"].least > odds[said, other]


def test_each_field_agrees_forbids_or_is_open(gists):
    pairs = [(i, j) for i in range(len(gists)) for j in range(i)]
    found = compare_closely(gists, pairs, weigh_words(gists))
    assert {len(column) for column in found.values()} == {len(pairs)}
    for field in ("doer", "place", "time"):
        agrees, forbids, open_ = (found[f"{field} {how}"] for how in ("agrees", "forbids", "open"))
        assert not np.any((forbids > 0) & (open_ > 0)), field
        assert not np.any((agrees > 0) & ((forbids > 0) | (open_ > 0))), field
    assert np.isfinite(np.stack(list(found.values()))).all()


def _stand_together(slots, a, b):
    return any({a, b} <= {m.ref for m in s.members} for s in slots)


def _find_mill(gists):
    return (gists[_find(gists, "mill", no)].answer.ref for no in (False, True))


def test_a_denial_stands_with_what_it_denies(gists):
    assert _stand_together(gather_claims(gists), *_find_mill(gists))


def test_the_order_of_claims_changes_nothing(gists):
    def tell(slots):
        return sorted(sorted(m.ref.key for m in s.members) for s in slots)

    wanted = tell(gather_claims(gists))
    rng = np.random.default_rng(7)
    assert wanted
    assert all(tell(gather_claims([gists[n] for n in rng.permutation(len(gists))])) == wanted for _ in range(10))


def test_peoples_verdict_that_two_are_not_one_wins(gists):
    a, b = _find_mill(gists)
    assert not _stand_together(gather_claims(gists, Verdicts(apart=frozenset([frozenset((a.key, b.key))]))), a, b)


def test_peoples_verdict_that_two_are_one_wins(gists):
    a, b = gists[_find(gists, "mill", False)].answer.ref, gists[_find(gists, "died")].answer.ref
    assert not _stand_together(gather_claims(gists), a, b)
    assert _stand_together(gather_claims(gists, Verdicts(same=frozenset([frozenset((a.key, b.key))]))), a, b)


@pytest.mark.parametrize("told", ["x" * 10_000, "\0", "🚒" * 50, "%s {} \\"], ids=["long", "nul", "emoji", "marks"])
def test_hostile_words_do_no_harm(told):
    found = list_claims(*STORY, ("Delta Wire", "2024-03-08", f"The {told} destroyed the school, {told} said."))
    assert not np.isnan(score_claims(found).odds).any()
    assert _stand_together(gather_claims(found), *_find_mill(found))


def test_no_claims_are_no_slots():
    assert gather_claims([]) == []
