"""What a page or a user writes as the time of publication -> ISO 8601, zone as written; never a guess."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

EARLIEST_YEAR, LATEST_YEAR = 1800, 2100

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_LONG_FRACTION = re.compile(r"(:\d\d)[.,]\d+")
_ZONE = re.compile(r"\s+(?=[+-]\d\d:?\d\d$|Z$)|\s*(?:UTC|GMT)$", re.IGNORECASE)
_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
# A time of day after an English day ("9:30 p.m. EDT") is let go: the day is sure, its zone is not.
_TIME_OF_DAY = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d\d.{0,60})?"
_DAY_FIRST = re.compile(
    rf"(?:[a-z]+,?\s+)?(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+([a-z]+)\.?,?[\s-]+(\d{{4}}){_TIME_OF_DAY}", re.IGNORECASE
)
_MONTH_FIRST = re.compile(
    rf"(?:[a-z]+,?\s+)?([a-z]+)\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_TIME_OF_DAY}", re.IGNORECASE
)
_YEAR_FIRST = re.compile(r"(\d{4})([-/])(\d\d)\2(\d\d)(?:[T\s]+\d{1,2}:\d\d.{0,60})?", re.IGNORECASE)
_MAIL = re.compile(
    r"(?:[a-z]{3},\s)?\d{1,2}\s[a-z]{3}\s\d{4}\s\d\d:\d\d(?::\d\d)?\s(?:[+-]\d{4}|GMT|UTC|Z|[ECMP][SD]T)", re.IGNORECASE
)


def read_published(written: str) -> str:
    """A day ("2024-10-18") or a moment ("2024-10-18T09:30:00+09:00"), from ISO 8601, RFC 2822 or an English day.

    A moment keeps the zone it was written with; one without a zone gets none. Fractions of a second are dropped; so
    is a time of day that is written in another way ("9:30 p.m. EDT"), where the day alone is sure.
    Raises `ValueError`, with what is wrong, on anything else: an ambiguous day such as 10/11/2024, a month without
    a day, a year before 1800 or after 2100.

    >>> read_published("2024-10-18T09:30:00.123Z"), read_published("Fri, 18 Oct 2024 09:30:00 +0900")
    ('2024-10-18T09:30:00+00:00', '2024-10-18T09:30:00+09:00')
    >>> read_published("October 18, 2024")
    '2024-10-18'
    """
    text = " ".join(written[:200].split())
    # Other digits may count the years of another calendar.
    found = (_read_iso(text) or _read_mail(text) or _read_day(text)) if text.isascii() else None
    if found is None:
        raise ValueError(f"“{text[:60]}” is not a date that can be read; write YYYY-MM-DD")
    year = int(found[:4])
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise ValueError(f"the year {year} is not between {EARLIEST_YEAR} and {LATEST_YEAR}")
    return found


def read_iso_date(written: str) -> str:
    """The same for a date given by hand: ISO 8601 only, `ValueError` otherwise.

    >>> read_iso_date("2024-10-18")
    '2024-10-18'
    """
    found = _read_iso(written.strip())
    if found is None:
        raise ValueError(f"“{written[:60]}” is not a date; write YYYY-MM-DD, or YYYY-MM-DDTHH:MM+ZZ:ZZ")
    return read_published(found)


def _read_iso(text: str) -> str | None:
    if not text[:4].isdecimal() or not text.isascii():
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text).isoformat()
        if len(text) <= 8 and not (len(text) == 8 and text.isdigit()):
            return None  # a year or a month alone, an ISO week
        plain = _LONG_FRACTION.sub(r"\1", _ZONE.sub(lambda m: "Z" if m.group().strip() else "", text))
        moment = datetime.fromisoformat(plain)
    except ValueError:
        return None
    if "T" not in plain.upper() and ":" not in plain:
        return moment.date().isoformat()
    return moment.replace(microsecond=0).isoformat()


def _read_mail(text: str) -> str | None:
    if not _MAIL.fullmatch(text):
        return None
    from email.utils import parsedate_tz  # it imports much, and few dates need it

    parts = parsedate_tz(text)
    if parts is None or parts[9] is None:
        return None
    try:
        return datetime(*parts[:6], tzinfo=timezone(timedelta(seconds=parts[9]))).isoformat()
    except (ValueError, OverflowError):
        return None


def _read_day(text: str) -> str | None:
    if m := _DAY_FIRST.fullmatch(text):
        day, month, year = m.groups()
    elif m := _MONTH_FIRST.fullmatch(text):
        month, day, year = m.groups()
    elif m := _YEAR_FIRST.fullmatch(text):
        year, _, month, day = m.groups()
    else:
        return None
    try:
        return date(int(year), _MONTHS.get(month.lower()) or int(month), int(day)).isoformat()
    except ValueError:
        return None
