"""Words as vectors: what lies near what, and words that nobody writes."""

import numpy as np
import pytest

from reportedly.link.pairing.lexicon import load_lexicon

# A word, one of like use, one of another.
NEARER = [
    ("slain", "killed", "sold"),
    ("soldiers", "troops", "apples"),
    ("destroyed", "demolished", "elected"),
    ("injured", "wounded", "opened"),
    ("homes", "houses", "missiles"),
]


@pytest.mark.parametrize(("word", "like", "other"), NEARER)
def test_words_of_like_use_lie_closer(word, like, other):
    find = load_lexicon().find
    assert float(find(word) @ find(like)) > float(find(word) @ find(other)) + 0.1


@pytest.mark.parametrize("word", ["x" * 10_000, "\0", "🚒", "", " ", "ünïcode", "\u202e", "%" * 300])
def test_hostile_words_get_a_vector_like_others(word):
    lexicon = load_lexicon()
    found = lexicon.find(word)
    assert found.shape == (lexicon.size,)
    assert np.isfinite(found).all()
    assert float(np.linalg.norm(found)) == pytest.approx(1.0, abs=1e-4) or not found.any()
    assert np.isfinite(lexicon.mix([word, "killed"])).all()


def test_a_word_is_itself():
    find = load_lexicon().find
    assert float(find("killed") @ find("killed")) == pytest.approx(1.0, abs=1e-5)
    assert np.array_equal(find("killed"), find("killed"))


def test_a_mix_leans_to_what_weighs_more():
    lexicon = load_lexicon()
    mixed = lexicon.mix(["killed", "bridge"], {"killed": 5.0, "bridge": 0.5})
    assert float(mixed @ lexicon.find("killed")) > float(mixed @ lexicon.find("bridge"))
    assert float(np.linalg.norm(mixed)) == pytest.approx(1.0, abs=1e-5)


def test_a_mix_of_nothing_is_nought():
    lexicon = load_lexicon()
    assert not lexicon.mix([]).any()
    assert not lexicon.mix(["killed"], {"killed": 0.0}).any()
