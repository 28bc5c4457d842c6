import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.link.words import cut_words, fold_stem


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("They didn’t, O'Neill said.", ["they", "didn't", "o'neill", "said"]),
        ("12,000 of 3.2 million; F-16s", ["12", "000", "of", "3.2", "million", "f-16s"]),
        ("Örnvik ÖRNVIK", ["örnvik", "örnvik"]),
        ("“—” …", []),
    ],
)
def test_words_are_folded(text, forms):
    assert [word.form for word in cut_words(text)] == forms


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_words_stand_where_they_say_in_order(text):
    words = cut_words(text)
    assert all(text[w.start : w.end].casefold().replace("’", "'").startswith(w.form[:1]) for w in words)
    assert all(a.end <= b.start for a, b in itertools.pairwise(words))
    assert all(0 <= w.start < w.end <= len(text) for w in words)


@pytest.mark.parametrize(("one", "other"), [("wounded", "wounding"), ("ferries", "ferry"), ("Ana's".lower(), "ana")])
def test_inflections_meet(one, other):
    assert fold_stem(one) == fold_stem(other)
