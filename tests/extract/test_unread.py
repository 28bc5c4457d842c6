"""Rows of tables and lines in another script make no claims, and it is told."""

from __future__ import annotations

import pytest

from reportedly import Report, extract_claims
from reportedly.extract.unread import is_foreign, is_row
from reportedly.model import Reading


def read(text: str) -> Reading:
    return extract_claims(Report(text=text, published="2031-03-04"))


@pytest.mark.parametrize("row", ["Gaya\t11\t4", "| Gaya | 11 | 4 |", "11", "10:32", "1,204", "67%"])
def test_rows_make_no_claims_and_are_told(row: str) -> None:
    assert is_row(row)
    reading = read(f"Tolls by district\n\n{row}\n\nThe police said 18 people had died.")
    assert [f.low for c in reading.claims for f in c.figures] == [18]
    assert [x.span.cut(reading.report.text) for x in reading.problems if x.span and "table" in x.message] == [row]


@pytest.mark.parametrize("line", ["Gaya: 11 dead.", "He said: 11 | 12 died.", "“Eleven”", "By 10:32 it was over."])
def test_sentences_are_no_rows(line: str) -> None:
    assert not is_row(line)


def test_lines_in_another_script_are_told_and_names_in_one_are_read() -> None:
    assert not is_foreign("The daily Asahi (朝日) said 12 had died.")
    reading = read("قالت وزارة الدفاع إن 12 جنديا قتلوا.\n\nThe daily Asahi (朝日) said 12 soldiers had died.")
    assert [f.low for c in reading.claims for f in c.figures] == [12]
    assert ["another script" in x.message for x in reading.problems] == [True]


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200f", "\u202a"])
def test_words_are_read_through_what_nobody_sees(unseen: str) -> None:
    text = f"The min{unseen}istry said 1,200 sol{unseen}diers had been kil{unseen}led near {unseen}Lund{unseen}."
    (claim,) = read(text).claims
    assert claim.attribution is not None
    assert claim.attribution.sources[0].agent == "ministry"
    assert claim.attribution.sources[0].span.cut(text) == f"The min{unseen}istry"
    assert claim.event.lemma == "kill"
    assert claim.event.span.cut(text) == f"kil{unseen}led"
    assert [(f.low, str(f.counted.kind) if f.counted else "") for f in claim.figures] == [(1200, "people killed")]
    assert [x.name for x in claim.places] == ["Lund"]
