"""What stands around a figure or an event of a written report."""

import pytest

from reportedly.link.pairing.sight import see_claim, see_figure
from reportedly.link.stems import make_stem

from ...mini import read

TEXT = (
    "At least 12 people were killed in Elvas on Monday, seven of them miners, police said. "
    "Ana Reis counted 30 trucks.\n"
    "The army did not destroy the old mill at Borba, farmers said."
)


def _see(text=TEXT):
    (reading,) = read(("The Harbour Post", "2024-03-05", text))
    return reading, {
        f.low: see_figure(f, c, reading) for c in reading.claims for f in c.figures if f.low is not None
    }  # fmt: skip


def _see_event(word, text=TEXT):
    (reading,) = read(("The Harbour Post", "2024-03-05", text))
    return next(see_claim(c, reading) for c in reading.claims if c.event.span.cut(reading.report.text) == word)


def test_a_figure_sees_its_sentence_and_its_paragraph():
    _, figures = _see()
    toll = figures[12]
    police, truck = make_stem("police"), "truck"
    assert police in toll.sentence
    assert truck not in toll.sentence
    assert {police, truck} <= toll.paragraph
    assert make_stem("mill") not in toll.paragraph
    assert toll.near <= toll.sentence


def test_a_figure_sees_the_numbers_beside_it_and_not_its_own():
    _, figures = _see()
    assert figures[12].beside == {7}
    assert figures[12].told == {7, 30}
    assert figures[30].beside == frozenset()


def test_a_figure_sees_what_is_counted_and_its_verb():
    _, figures = _see()
    assert figures[12].counted == ("people",)
    assert figures[12].verb == "killed"
    assert "trucks" in figures[30].counted


def test_a_figure_sees_names_but_not_the_word_that_begins_its_sentence():
    _, figures = _see()
    assert make_stem("monday") in figures[12].names
    assert "reis" in figures[30].names
    assert "ana" not in figures[30].names


def test_a_figure_knows_how_far_down_it_stands():
    _, figures = _see(TEXT + "\nFour boats sank off Borba.")
    assert figures[12].opens
    assert not figures[4].opens
    assert 0 <= figures[12].depth < figures[30].depth < figures[4].depth <= 1


def test_a_claim_sees_who_did_what():
    seen = _see_event("destroy")
    assert make_stem("army") in seen.doer
    assert make_stem("mill") in seen.done_to
    assert "mill" in seen.done_to_words
    assert make_stem("borba") in seen.sentence
    assert seen.negative
    assert seen.credited
    assert not seen.counts


def test_a_claim_that_counts_says_so_and_is_not_negative():
    seen = _see_event("killed")
    assert seen.counts
    assert not seen.negative
    assert seen.event == "killed"
    assert 0 < seen.length < len(TEXT)


@pytest.mark.parametrize("told", ["x" * 10_000, "\0", "🚒", "O’Neill-" * 500], ids=["long", "nul", "emoji", "names"])
def test_hostile_words_are_words(told):
    reading, figures = _see(f"12 {told} people were killed by {told}, police said.")
    assert figures[12].opens
    assert all(see_claim(c, reading).length <= len(reading.report.text) for c in reading.claims)
