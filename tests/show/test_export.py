"""Exports hold everything, and nothing in them runs."""

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.codec import decode_reading, reading_to_json
from reportedly.errors import NotFoundError
from reportedly.show import EXPORTERS, find_exporter
from reportedly.show.csv import guard_cell

from ..store.readings import TEXT, make_many, make_reading


def export(name, readings, raw=False):
    out = io.BytesIO()
    find_exporter(name).write(iter(readings), out, raw)
    return out.getvalue()


def read_rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_jsonl_is_the_shape_of_read_and_comes_back():
    readings = [make_reading(), *make_many(3, claims=2)]
    lines = export("jsonl", readings).splitlines()
    assert [decode_reading(line) for line in lines] == readings
    assert [json.loads(line) for line in lines] == [json.loads(json.dumps(reading_to_json(r))) for r in readings]


@pytest.mark.parametrize("raw", [True, False])
def test_csv_has_a_row_a_claim_with_its_evidence(raw):
    reading = make_reading()
    rows = read_rows(export("csv", [reading], raw))
    assert [row["claim"] for row in rows] == [claim.id for claim in reading.claims]
    port, sailors, ship, boats = rows
    assert port["chain"] == "Selby Post > Harbour Office > Coast Guard"
    assert (port["said_earliest"], port["time_latest"], port["time_earliest"]) == ("2024-04-09", "2024-05-01", "")
    assert (sailors["figure_low"], sailors["figure_approximator"], sailors["figure_class"]) == (
        "300",
        "about",
        "people",
    )
    assert (sailors["hedge_words"], sailors["certainty"]) == ("may", "1")
    assert (ship["certainty"], ship["status"], ship["figure_low"]) == ("-3", "denied", "")
    assert (boats["voice"], boats["sources"], boats["figure_high"]) == ("own voice", "", "")
    for row in rows:
        for name, words in row.items():
            if name.endswith("_words") and words:
                offsets = [tuple(map(int, at.split(":"))) for at in row[name.replace("_words", "_at")].split(" | ")]
                assert [TEXT[s:e] for s, e in offsets] == words.split(" | ")


def test_csv_for_spreadsheets_begins_with_their_mark():
    assert export("csv", []).startswith(b"\xef\xbb\xbfreport,")
    assert export("csv", [], raw=True).startswith(b"report,")


cells = st.text(st.sampled_from("=+-@\t\r\n'|%,;\"a1. \uff1d\u3000"), max_size=6) | st.text(max_size=12)


@given(cells)
def test_no_cell_is_a_formula_and_each_comes_back(cell):
    safe = guard_cell(cell)
    assert safe in (cell, "'" + cell)
    begins = safe.lstrip()[:1]
    if begins in ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20") or safe[:1] in ("\t", "\r", "\n"):
        float(safe)  # only a plain number may begin so
    assert (safe.removeprefix("'") if safe.startswith("'") else safe) == cell, "the guard can be taken off"


@given(cells.filter(lambda text: "\0" not in text))
def test_any_metadata_survives_csv(cell):
    reading = make_reading()
    reading = replace(reading, report=replace(reading.report, title=cell, outlet=cell))
    for row in read_rows(export("csv", [reading], raw=True)):
        assert row["title"] == cell
    for row in read_rows(export("csv", [reading])):
        assert row["title"] == guard_cell(cell)


def test_exporters_are_found_by_name():
    assert [exporter.name for exporter in EXPORTERS] == ["jsonl", "csv", "geojson", "annotations", "parquet"]
    with pytest.raises(NotFoundError, match="jsonl, csv"):
        find_exporter("xlsx")


def test_readings_are_written_as_they_come():
    """Memory stays flat: each reading is written before the next is asked for."""
    for exporter in EXPORTERS[:-1]:  # Parquet is written by groups of rows
        out, sizes = io.BytesIO(), []

        def come(out=out, sizes=sizes):
            for reading in make_many(5, claims=2):
                sizes.append(out.tell())
                yield reading

        exporter.write(come(), out, False)
        assert sizes == sorted(set(sizes))
