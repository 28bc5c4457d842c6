"""Windows: every word is read in exactly one, none is wider than the encoder takes."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.attribution.tagger.windows import WIDEST, cut_windows
from reportedly.extract.parse import Parse
from reportedly.lang.pieces import MOST_PIECES


def lay_out(paragraphs: list[list[int]]) -> tuple[Parse, list[int]]:
    """A parse with so many pieces a word; every seventh word begins a sentence."""
    p, sizes = Parse(text=""), []
    for number, words in enumerate(paragraphs):
        first = len(sizes)
        sizes += words
        p.paragraphs.append((first, len(sizes)))
        p.sent += [number * 1000 + k // 7 for k in range(len(words))]
    return p, sizes


@given(st.lists(st.lists(st.integers(1, MOST_PIECES), min_size=1, max_size=300), max_size=12))
def test_each_word_is_in_one_window_and_windows_hold(paragraphs: list[list[int]]) -> None:
    p, sizes = lay_out(paragraphs)
    windows = cut_windows(p, sizes)
    assert [k for low, high in windows for k in range(low, high)] == list(range(len(sizes)))
    for low, high in windows:
        assert low < high
        assert sum(sizes[low:high]) <= WIDEST


def test_a_paragraph_that_fits_is_never_cut() -> None:
    p, sizes = lay_out([[1] * 100, [1] * 100, [1] * 40])
    assert cut_windows(p, sizes) == [(0, 100), (100, 240)]


def test_no_words_no_windows() -> None:
    assert cut_windows(*lay_out([])) == []
