import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.extract.paragraph import LONGEST, split_paragraphs
from reportedly.extract.unread import is_row

WRAPPED = (
    "The ferry had left the harbour at dawn with more than two hundred people\n"
    "aboard, among them a school choir on its way home from the islands, when\n"
    "it struck a submerged wreck and began to list, the coastguard said."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\n\n \n Two. ", ["One.", "Two."]),
        (WRAPPED, [WRAPPED]),
        ("Title without a stop\n" + "A long first paragraph that ends with a stop. " * 4, None),
        ("", []),
        (" \n\n\t\n", []),
        ("a\r\n\r\nb", ["a", "b"]),
    ],
    ids=["line breaks", "blank lines", "hard wrapped", "headline", "empty", "only space", "CRLF"],
)
def test_paragraphs(text: str, expected: list[str] | None) -> None:
    found = [s.cut(text) for s in split_paragraphs(text)]
    if expected is None:
        assert len(found) == 2
    else:
        assert found == expected


def test_a_line_without_end_is_cut_at_spaces() -> None:
    text = "word " * (LONGEST // 2)
    spans = split_paragraphs(text)
    assert len(spans) > 1
    assert all(s.end - s.start <= LONGEST for s in spans)
    assert " ".join(s.cut(text) for s in spans) == text.strip()


@given(st.text(alphabet=" \n\r\tab.,", max_size=300))
def test_nothing_is_lost_and_nothing_overlaps(text: str) -> None:
    spans = split_paragraphs(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    rows = [m.span() for m in re.finditer(r"[^\n]+", text) if is_row(m.group())]
    taken = [*((s.start, s.end) for s in spans), *rows]
    outside = [c for i, c in enumerate(text) if not any(a <= i < b for a, b in taken)]
    assert not any(c.isalnum() for c in outside)
