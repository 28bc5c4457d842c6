"""EDTF read back: what people write, what is none, and what the ledger writes itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Span, Time, name_edtf, read_edtf, write_edtf

READ = {
    "2024": ("2024-01-01", "2024-12-31"),
    "2024-02": ("2024-02-01", "2024-02-29"),
    "2023-02": ("2023-02-01", "2023-02-28"),
    " 2024-05-01 ": ("2024-05-01", "2024-05-01"),
    "2024-05-01T06:30": ("2024-05-01T06:30", "2024-05-01T06:30"),
    "2024-05-01T06:30:00Z": ("2024-05-01T06:30Z", "2024-05-01T06:30Z"),
    "2024-05~": ("2024-05-01", "2024-05-31"),
    "2024-22": ("2024-06-01", "2024-08-31"),
    "2024-24": ("2024-12-01", "2025-02-28"),
    "2024-33": ("2024-01-01", "2024-03-31"),
    "2024-41": ("2024-07-01", "2024-12-31"),
    "202X": ("2020-01-01", "2029-12-31"),
    "19XX": ("1900-01-01", "1999-12-31"),
    "2024-05-XX": ("2024-05-01", "2024-05-31"),
    "2024-XX-XX": ("2024-01-01", "2024-12-31"),
    "2024-05-01/2024-05-03": ("2024-05-01", "2024-05-03"),
    "2024-05/2024-06": ("2024-05-01", "2024-06-30"),
    "../2024-05-03": (None, "2024-05-03"),
    "/2024-05-03": (None, "2024-05-03"),
    "2024-05-03/..": ("2024-05-03", None),
    "2024-05-03T08:00/2024-05-03": ("2024-05-03T08:00", "2024-05-03"),
}
NONE = [
    *("", "May 2024", "2024-13", "2024-42", "2024-02-30", "2024-05-01/2024-04-01", "/", "../..", "1/2/3", "24-05-01"),
    *("2024-5-1", "2024-XX-03", "202X-05", "2024-05-01T25:00", "2024~~", "0000", "2024-21-03", "{2024,2025}"),
]


@pytest.mark.parametrize("words", READ)
def test_it_is_read(words: str) -> None:
    assert read_edtf(words) == READ[words]


@pytest.mark.parametrize("words", NONE)
def test_what_is_none_is_refused_with_a_reason(words: str) -> None:
    with pytest.raises(ValueError, match=r".{10}"):
        read_edtf(words)


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)), st.integers(0, 5000), st.sampled_from(["low", "high", "both"]))
def test_what_the_ledger_writes_is_read_as_it_was(first: date, days: int, ends: str) -> None:
    low = first.isoformat() if ends != "high" else None
    high = (first + timedelta(days)).isoformat() if ends != "low" else None
    told = write_edtf(Time(span=Span(0, 1), value=low or high or "", type="DATE", earliest=low, latest=high))
    assert told
    assert read_edtf(told) == (low, high)


@pytest.mark.parametrize("words", [w for w in READ if "X-" not in w and not w.startswith("/") and "T" not in w])
def test_its_name_leads_back_to_it(words: str) -> None:
    low, high = read_edtf(words)
    told = write_edtf(Time(span=Span(0, 1), value=name_edtf(words), type="DATE", earliest=low, latest=high))
    assert told
    assert read_edtf(told) == (low, high)
