"""Nothing an article says reaches the terminal as anything but letters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.show.terminal import make_safe

CASES = {
    "colour": ("a\x1b[31mred", r"a\x1b[31mred"),
    "title of the window": ("\x1b]0;owned\x07", r"\x1b]0;owned\x07"),
    "eight-bit escape": ("\x9b2J", r"\x9b2J"),
    "back over what stood there": ("rm\x08\x08ls", r"rm\x08\x08ls"),
    "right to left override": ("abc\u202etxt.exe", r"abc\u202etxt.exe"),
    "isolates": ("\u2066a\u2069", r"\u2066a\u2069"),
    "marks of direction": ("\u200ea\u200f\u061c", r"\u200ea\u200f\u061c"),
    "line separators": ("a\u2028b\u2029c\x85d", r"a\u2028b\u2029c\x85d"),
    "letters that are not seen": ("\ufeffa\u2060\U000e0041\u3164", r"\ufeffa\u2060\U000e0041\u3164"),
    "lone surrogate": ("a\ud800", r"a\ud800"),
    "NUL and DEL": ("a\0b\x7f", r"a\x00b\x7f"),
    "line breaks": ("a\nb\tc\rd", r"a b c\x0dd"),
    "spaces of all widths": ("12\u202f000\u00a0men\u2009left", "12 000 men left"),
    "letters of the world": ("Örnvik Владивосток 平壤 عربى हिन्दी", "Örnvik Владивосток 平壤 عربى हिन्दी"),
    "emoji of several": ("👩‍🚒 🇺🇦 👍🏽", "👩‍🚒 🇺🇦 👍🏽"),
    "plain": ("Yonhap said so.", "Yonhap said so."),
}


@pytest.mark.parametrize("name", CASES)
def test_make_safe(name):
    text, safe = CASES[name]
    assert make_safe(text) == safe


@given(st.text(st.characters(codec=None)))
def test_what_is_printed_is_harmless(text):
    for letter in make_safe(text):
        assert unicodedata.category(letter) not in {"Cc", "Cs", "Zl", "Zp"}
        assert unicodedata.bidirectional(letter) not in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def test_lines_may_be_kept():
    assert make_safe("a\n\tb\x1b", keep_lines=True) == "a\n\tb\\x1b"
