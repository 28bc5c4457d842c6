"""The word list holds no word twice and no number out of range."""

from __future__ import annotations

from collections import Counter

from reportedly.extract.certainty.words import certainty_words
from reportedly.lang import load_words
from reportedly.model import Status


def test_each_word_stands_in_one_group() -> None:
    seen: Counter[tuple[str, str]] = Counter()
    for entry in load_words("certainty")["predicate"].values():
        for key, words in entry.items():
            if isinstance(words, list):
                seen.update((key, word) for word in words)
    assert [word for word, count in seen.items() if count > 1] == []


def test_values_and_statuses_are_those_of_the_model() -> None:
    words = certainty_words()
    statuses = {s.value for s in Status} | {"", "likely"}
    for predicate in words.predicates.values():
        assert -3 <= predicate.yes <= 3
        assert -3 <= predicate.no <= 3
        assert predicate.status in statuses
    assert all(-3 <= value <= 3 for value in words.adverbs.values())
