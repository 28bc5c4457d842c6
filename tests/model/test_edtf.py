"""EDTF against a table written from its specification (ISO 8601-2:2019), and against its grammar."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from reportedly.extract.parse import parse_report, parse_reports
from reportedly.extract.time import extract_times
from reportedly.model import Span, Time, write_edtf

HERE = Span(0, 5)
DAY = r"(?:\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))"
DATE = rf"(?:{DAY}|\d{{4}}-(?:0[1-9]|1[0-2])|\d{{4}})"
MOMENT = rf"(?:{DAY}T(?:[01]\d|2[0-4]):[0-5]\d:[0-5]\d(?:Z|[+-]\d\d:\d\d)?)"
LEVEL_1 = r"(?:\d{3}X|\d\dXX|\dXXX|\d{4}-2[1-4])"
LEVEL_2 = r"(?:\d{4}-(?:3[3-6]|4[01])|XXXX-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)"
SINGLE = rf"(?:{MOMENT}|{DATE}|{LEVEL_1}|{LEVEL_2})~?"
END = rf"(?:{MOMENT}|{DATE})~?"
GRAMMAR = re.compile(rf"{SINGLE}|{END}/{END}|\.\./{END}|{END}/\.\.")

TABLE = [
    # level, value, type, earliest, latest, approximate, EDTF
    (0, "1985", "DATE", "1985-01-01", "1985-12-31", False, "1985"),
    (0, "1985-04", "DATE", "1985-04-01", "1985-04-30", False, "1985-04"),
    (0, "2024-02", "DATE", "2024-02-01", "2024-02-29", False, "2024-02"),
    (0, "1985-04-12", "DATE", "1985-04-12", "1985-04-12", False, "1985-04-12"),
    (0, "1985-04-12TEV", "TIME", "1985-04-12", "1985-04-12", False, "1985-04-12"),
    (0, "1985-04-12T23:20", "TIME", "1985-04-12T23:20", "1985-04-12T23:20", False, "1985-04-12T23:20:00"),
    (0, "1985-04-12T23:20Z", "TIME", "1985-04-12T23:20Z", "1985-04-12T23:20Z", False, "1985-04-12T23:20:00Z"),
    (
        0,
        "1985-04-12T23:20",
        "TIME",
        "1985-04-12T23:20+03:00",
        "1985-04-12T23:20+03:00",
        False,
        "1985-04-12T23:20:00+03:00",
    ),
    (0, "2004-02-01/2005-02-08", "DATE", "2004-02-01", "2005-02-08", False, "2004-02-01/2005-02-08"),
    (0, "2024-W42", "DATE", "2024-10-14", "2024-10-20", False, "2024-10-14/2024-10-20"),
    (0, "2024-05", "DATE", "2024-05-21", "2024-05-31", False, "2024-05-21/2024-05-31"),
    (0, "P1Y", "DURATION", "2023-10-18", "2024-10-18", False, "2023-10-18/2024-10-18"),
    (0, "PRESENT_REF", "DATE", "2024-10-18", "2024-10-18", False, "2024-10-18"),
    (1, "199", "DATE", "1990-01-01", "1999-12-31", False, "199X"),
    (1, "19", "DATE", "1900-01-01", "1999-12-31", False, "19XX"),
    (1, "2001-SP", "DATE", "2001-03-01", "2001-05-31", False, "2001-21"),
    (1, "2001-SU", "DATE", "2001-06-01", "2001-08-31", False, "2001-22"),
    (1, "2001-FA", "DATE", "2001-09-01", "2001-11-30", False, "2001-23"),
    (1, "2023-WI", "DATE", "2023-12-01", "2024-02-29", False, "2023-24"),
    (1, "1984", "DATE", "1984-01-01", "1984-12-31", True, "1984~"),
    (1, "2004-06", "DATE", "2004-06-01", "2004-06-30", True, "2004-06~"),
    (1, "2024-11-01", "DATE", None, "2024-11-01", False, "../2024-11-01"),
    (1, "2024-11-01", "DATE", "2024-11-02", None, False, "2024-11-02/.."),
    (1, "PAST_REF", "DATE", None, "2024-10-18", False, "../2024-10-18"),
    (1, "FUTURE_REF", "DATE", "2024-10-18", None, False, "2024-10-18/.."),
    (2, "2001-Q1", "DATE", "2001-01-01", "2001-03-31", False, "2001-33"),
    (2, "2001-Q4", "DATE", "2001-10-01", "2001-12-31", False, "2001-36"),
    (2, "2001-H1", "DATE", "2001-01-01", "2001-06-30", False, "2001-40"),
    (2, "2001-H2", "DATE", "2001-07-01", "2001-12-31", False, "2001-41"),
    (2, "XXXX-12-25", "DATE", None, None, False, "XXXX-12-25"),
    (2, "XXXX-12", "DATE", None, None, False, "XXXX-12"),
    (None, "P3D", "DURATION", None, None, False, None),
    (None, "P1D", "SET", None, None, False, None),
    (None, "XXXX-WXX-1", "SET", None, None, False, None),
    (None, "XXXX-WXX-1", "DATE", None, None, False, None),
    (None, "XXXX-XX-XX", "DATE", None, None, False, None),
    (None, "PAST_REF", "DATE", None, None, False, None),
]


@pytest.mark.parametrize(("level", "value", "kind", "earliest", "latest", "about", "edtf"), TABLE)
def test_table(
    level: int | None, value: str, kind: str, earliest: str | None, latest: str | None, about: bool, edtf: str | None
) -> None:
    hedge = HERE if about else None
    written = write_edtf(
        Time(span=HERE, value=value, type=kind, earliest=earliest, latest=latest, hedge=hedge),
    )
    assert written == edtf
    assert (written is None) == (level is None)
    assert written is None or GRAMMAR.fullmatch(written), f"{written} is no EDTF"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The ferry sank around May 2005.", "2005-05~"),
        ("They will be ready by the 1st of November.", "../2024-11-01"),
        ("In the winter of 2022 the front froze.", "2022-24"),
        ("Profit fell in the third quarter.", "2024-35"),
        ("It was built in the 1970s.", "197X"),
        ("About six months ago prices doubled.", "2024-04~"),
        ("Sometime in March he vanished.", "2024-03~"),
        ("It began at 15:00 GMT on Saturday.", "2024-10-12T15:00:00Z"),
    ],
)
def test_from_words(text: str, edtf: str) -> None:
    times, _ = extract_times(parse_report(text), "2024-10-18")
    assert [write_edtf(t) for t in times] == [edtf]


def test_every_time_of_our_sentences_is_valid() -> None:
    gold = Path(__file__).parents[2] / "gold" / "times"
    cases = [c for name in ("dev", "test") for c in tomllib.loads((gold / f"{name}.toml").read_text("utf-8"))["case"]]
    written = 0
    for case, parse in zip(cases, parse_reports(c["text"] for c in cases), strict=True):
        for time in extract_times(parse, case["published"])[0]:
            edtf = write_edtf(time)
            written += edtf is not None
            assert edtf is None or GRAMMAR.fullmatch(edtf), f"{case['text']}: {edtf}"
            assert edtf is not None or not (time.earliest or time.latest) or time.type == "SET", case["text"]
    assert written >= 150
