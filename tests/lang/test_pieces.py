"""Word pieces: what the uncased BERT scheme makes of words."""

import pytest

from reportedly.lang.pieces import MOST_PIECES, Pieces

VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "sold",
    "##iers",
    "mun",
    "##ster",
    "'",
    "s",
    "12",
    ",",
    "000",
    "-",
    "中",
]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Soldiers", ["sold", "##iers"]),
        ("MÜNSTER", ["mun", "##ster"]),
        ("Mu\u0308nster", ["mun", "##ster"]),
        ("'s", ["'", "s"]),
        ("12,000", ["12", ",", "000"]),
        ("中中", ["中", "中"]),
        ("zebra", ["[UNK]"]),
        ("x" * 101, ["[UNK]"]),
        ("\x00", ["[UNK]"]),
        ("\u200d", ["[UNK]"]),
        ("sold\x00iers", ["sold", "##iers"]),
    ],
)
def test_words_are_split_as_bert_does(word: str, pieces: list[str]) -> None:
    assert [VOCABULARY[i] for i in Pieces(VOCABULARY).split(word)] == pieces


def test_a_hostile_word_takes_no_more_than_its_share_of_a_window() -> None:
    assert len(Pieces(VOCABULARY).split("-" * 90)) == MOST_PIECES


def test_a_word_is_split_the_same_way_twice() -> None:
    pieces = Pieces(VOCABULARY)
    assert pieces.split("soldiers") == pieces.split("soldiers") == pieces.split("SOLDIERS")
