import hashlib

import pytest

from reportedly.model import Report


def test_the_id_is_the_hash_of_the_text_and_of_nothing_else() -> None:
    a = Report(text="Rain fell.", published="2025-01-01", outlet="The Harbour Post")
    b = Report(text="Rain fell.")
    assert a.id == b.id == hashlib.sha256(b"Rain fell.").hexdigest()


@pytest.mark.parametrize(
    ("published", "day"),
    [("2024-10-18", "2024-10-18"), ("2024-10-18T23:30:00-05:00", "2024-10-18"), (None, None)],
    ids=["day", "moment keeps the outlet's own calendar", "nobody says"],
)
def test_published_date(published: str | None, day: str | None) -> None:
    found = Report(text="x", published=published).published_date
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize("bad", ["yesterday", "2024-13-01", "18/10/2024"])
def test_a_date_that_is_none_is_refused(bad: str) -> None:
    with pytest.raises(ValueError):
        Report(text="x", published=bad)


def test_lone_surrogates_are_refused_when_made() -> None:
    with pytest.raises(ValueError):
        Report(text="broken \ud800 text")
