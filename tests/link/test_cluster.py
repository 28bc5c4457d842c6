"""Groups of reports from vectors alone: what joins, what stays apart, and that order does not matter much."""

import random
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.link.cluster import ClusterOptions, cluster
from reportedly.link.contrast import measure_contrast
from reportedly.link.gram import sum_products
from reportedly.link.terms import find_terms, weigh, weigh_all, weigh_terms


def vector(text):
    packed = find_terms(text)
    return weigh_terms(packed, weigh_all([packed]))


def group(texts, days=None, together=None, apart=(), **options):
    vectors = [vector(text) for text in texts]
    weights = {term: weigh(term) for vector in vectors for term in vector}
    found = cluster(
        vectors,
        weights,
        days or [None] * len(texts),
        together or [[i] for i in range(len(texts))],
        apart,
        ClusterOptions(**options),
    )
    return sorted(sorted(members) for members in found)


def tell(event: str, people: str, town: str, number: int, seed: int) -> str:
    """A made-up report of an event: its own facts, and some of the words that all such reports have."""
    chance = random.Random(seed)
    common = ["fire brigade", "smoke", "roof", "warehouse", "engines", "nightfall", "blaze", "hose", "ladder", "ash"]
    facts = [f"{event} near {town}", f"{people} was in command", f"{number} engines came", f"the mayor of {town} wept"]
    return ". ".join(chance.sample(facts, 3) + [f"There was talk of {word}" for word in chance.sample(common, 5)])


ONE = [tell("The Quarrel mill burned", "Ottoline Grieve", "Ambleforth", 41, seed) for seed in range(6)]
OTHER = [tell("The Tansy depot burned", "Barnaby Holt", "Wexcombe", 17, seed + 50) for seed in range(6)]


def test_two_events_that_look_alike_stay_two():
    assert group(ONE + OTHER) == [list(range(6)), list(range(6, 12))]


def test_without_contrast_they_would_join():
    assert len(group(ONE + OTHER, contrast=0.0, least=0.03)) == 1


def test_contrast_is_low_for_two_events_and_high_for_halves_of_one():
    def measure(one, other):
        vectors = [vector(text) for text in one + other]
        places = {term: i for i, term in enumerate(sorted({t for v in vectors for t in v}))}
        weights = np.array([weigh(term) for term in places])
        rows = [np.array(sorted(places[t] for t in v)) for v in vectors]
        return measure_contrast(rows[: len(one)], rows[len(one) :], weights)

    assert measure(ONE, OTHER) < ClusterOptions().contrast < measure(ONE[::2], ONE[1::2])


def test_the_same_words_long_after_are_another_story():
    day = date(2024, 4, 10).toordinal()
    texts = [ONE[0], OTHER[0]]
    one, other = (vector(text) for text in texts)
    similar = sum(weight * other.get(term, 0) for term, weight in one.items())
    assert group(texts, [day, day + 2], least=similar * 0.99) == [[0, 1]]
    assert group(texts, [day, day + 60], least=similar * 0.5) == [[0], [1]]
    assert group(texts, [day, day + 4000], least=similar * 0.24) == [[0, 1]], "what is like enough joins at any time"


def test_undated_reports_are_at_no_distance():
    assert group(ONE[:3], [None, 700_000, 700_400], least=0.02) == [[0, 1, 2]]


def test_what_stands_together_stays_and_what_is_kept_apart_never_joins():
    together = [[0, 6], [1], [2, 3, 4, 5]]
    found = group(ONE + OTHER, together=together)
    assert any(0 in members for members in found)
    apart = group(ONE, together=[[0, 1, 2], [3, 4, 5]], apart=[(0, 1)])
    assert apart == [[0], [1]]
    assert group(ONE, together=[[0, 1, 2], [3, 4], [5]], apart=[(0, 1)]) in ([[0], [1, 2]], [[0, 2], [1]])


@pytest.mark.parametrize("seed", range(5))
def test_order_does_not_matter(seed):
    texts = ONE + OTHER
    order = random.Random(seed).sample(range(12), 12)
    found = group([texts[i] for i in order])
    assert sorted(sorted(order[i] for i in members) for members in found) == [list(range(6)), list(range(6, 12))]


def test_nothing_and_empty_reports():
    assert group([]) == []
    assert group(["", "", "the of and"]) == [[0], [1], [2]]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.dictionaries(st.integers(0, 40), st.floats(0.1, 1), max_size=8), min_size=1, max_size=40),
    st.integers(1, 5),
)
def test_the_matrix_is_that_of_plain_sums(vectors, size):
    groups = [list(range(i, min(i + size, len(vectors)))) for i in range(0, len(vectors), size)]
    places = {term: i for i, term in enumerate(sorted({t for v in vectors for t in v}))}
    matrix = sum_products(vectors, places, groups)
    for a, one in enumerate(groups):
        for b, other in enumerate(groups):
            plain = sum(vectors[i].get(t, 0) * x for i in one for j in other for t, x in vectors[j].items())
            assert matrix[a, b] == pytest.approx(0 if a == b else plain)
