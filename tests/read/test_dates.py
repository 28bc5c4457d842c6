"""Times of publication as pages and users write them."""

import pytest

from reportedly.errors import InputError
from reportedly.read import ReadOptions
from reportedly.read.dates import read_iso_date, read_published


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2024-10-18", "2024-10-18"),
        ("20241018", "2024-10-18"),
        ("2024-10-18T09:30:00+09:00", "2024-10-18T09:30:00+09:00"),
        ("2024-10-18T09:30:00+0900", "2024-10-18T09:30:00+09:00"),
        ("2024-10-18T09:30:00Z", "2024-10-18T09:30:00+00:00"),
        ("2024-10-18T09:30:00.123456789Z", "2024-10-18T09:30:00+00:00"),
        ("2024-10-18T09:30", "2024-10-18T09:30:00"),
        ("2024-10-18 09:30:00 +0900", "2024-10-18T09:30:00+09:00"),
        ("2024-10-18 09:30:00 UTC", "2024-10-18T09:30:00+00:00"),
        ("2024-10-18 09:30:00 GMT", "2024-10-18T09:30:00+00:00"),
        ("Fri, 18 Oct 2024 09:30:00 +0900", "2024-10-18T09:30:00+09:00"),
        ("Fri, 18 Oct 2024 09:30:00 GMT", "2024-10-18T09:30:00+00:00"),
        ("18 October 2024", "2024-10-18"),
        ("Friday, 18 October 2024", "2024-10-18"),
        ("October 18, 2024", "2024-10-18"),
        ("Oct. 18th, 2024", "2024-10-18"),
        ("Fri, 18 Oct 2024 09:30 EST", "2024-10-18T09:30:00-05:00"),
        ("18-Oct-2024", "2024-10-18"),
        ("2024/10/18 09:30", "2024-10-18"),
        ("2024-10-18T09:30:00+09", "2024-10-18T09:30:00+09:00"),
        # The day is sure, the time of day is not read as another one.
        ("2024-10-18T9:30:00Z", "2024-10-18"),
        ("2024-10-18T21:30:00 EST", "2024-10-18"),
        ("October 18, 2024 9:30 pm", "2024-10-18"),
        ("October 18, 2024, 9:30 p.m. EDT", "2024-10-18"),
        ("18 October 2024 at 21:30 BST", "2024-10-18"),
        ("Friday 18 October 2024 21.30 BST", "2024-10-18"),
        ("Fri, 18 Oct 2024 09:30 PM GMT", "2024-10-18"),
        ("Fri Oct 18 2024 09:30:00 GMT+0900 (Korea Standard Time)", "2024-10-18"),
        ("  2024-10-18\n", "2024-10-18"),
        ("2100-12-31", "2100-12-31"),
        ("1800-01-01", "1800-01-01"),
    ],
)
def test_published(written: str, published: str) -> None:
    assert read_published(written) == published


@pytest.mark.parametrize(
    "written",
    [
        "10/11/2024", "11.10.2024", "2024", "2024-10", "2024-W42", "2024-13-01", "2023-02-29", "yesterday", "", "now",
        "2101-01-01", "1799-12-31", "0001-01-01", "9999-12-31", "October 2024", "32 October 2024", "18 Octember 2024",
        "1729243800", "Oct 18 09:30:00 2024", "10:30 18 Oct 2024", "18/10/2024 10:00:00", "2024-10-18T", "2024/13/01",
        "٢٠٢٤-١٠-١٨", "2024-10-18 or so", "x" * 10_000,
        "Fri, 99 Oct 2024 09:30:00 +0900", "2024年10月18日",
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"YYYY-MM-DD|is not between"):
        read_published(written)


@pytest.mark.parametrize("written", ["18 October 2024", "today", "2024-10", "2101-01-01", "", "10/11/2024"])
def test_a_date_given_by_hand_is_iso(written: str) -> None:
    with pytest.raises(ValueError):
        read_iso_date(written)
    with pytest.raises(InputError, match=r"^date: "):
        ReadOptions(date=written)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "/a/b", "file:///etc/passwd", "https://", "http://a b", ""])
def test_an_address_given_by_hand_is_one_of_the_web(url: str) -> None:
    with pytest.raises(InputError, match=r"^url: "):
        ReadOptions(url=url)
