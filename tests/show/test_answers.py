"""Comparisons as rows: every answer with its evidence, its standing and its counts; nothing in them runs."""

import csv
import io
from dataclasses import replace

import pytest

from reportedly.codec import decode_noun
from reportedly.errors import NotFoundError
from reportedly.model import Comparison
from reportedly.show.answers import choose_answers_writer

from .comparisons import make_comparison


def write(name, comparisons, raw=False):
    out = io.BytesIO()
    choose_answers_writer(name)(iter(comparisons), out, raw)
    return out.getvalue()


def read_rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_an_answer():
    comparison = make_comparison()
    rows = read_rows(write("csv", [comparison]))
    assert [row["claim"] for row in rows] == [entry.ref.claim for entry in comparison.entries]
    wire, post, _, echo, later, ministry, _, denied = rows
    assert (wire["low"], wire["high"], wire["approximator"], wire["origin"]) == ("14", "", "at least", "A")
    assert (post["chain"], post["lineage"]) == ("The Harbour Post > Coast Guard", "known")
    assert (echo["speaker"], echo["lineage"], echo["low"], echo["high"]) == ("own voice", "unknown", "40", "50")
    assert (later["updates"], later["conflicts_with"]) == ("1", "6")
    assert ministry["conflicts_with"] == "4 | 5"
    assert denied["denies"] == "yes"
    assert {(row["reports"], row["origins"], row["independent"]) for row in rows} == {("7", "5", "2")}


def test_json_lines_come_back():
    comparison = make_comparison()
    assert decode_noun(write("jsonl", [comparison]).strip(), Comparison) == comparison


def test_formulas_are_guarded():
    comparison = make_comparison()
    evil = "=cmd|' /C calc'!A0"
    entries = [replace(e, words=evil, outlet="@SUM(1)", agent="+1 2", chain=("-x",)) for e in comparison.entries]
    comparison = replace(comparison, entries=tuple(entries), slot=replace(comparison.slot, question="\tx"))
    for row in read_rows(write("csv", [comparison])):
        for cell in row.values():
            assert not cell.startswith(("=", "+", "@", "\t", "\r")), cell
            assert not cell.startswith("-") or float(cell) < 0
        assert (row["words"], row["outlet"]) == ("'" + evil, "'@SUM(1)")
    assert read_rows(write("csv", [comparison], raw=True))[0]["words"] == evil


def test_other_kinds_are_refused():
    with pytest.raises(NotFoundError, match="jsonl, csv"):
        choose_answers_writer("geojson")
