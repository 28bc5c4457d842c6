"""Claims of a source under whatever name reports give it, from a real ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.extract.assemble import extract_batch
from reportedly.model import Report
from reportedly.store import ClaimFilter, Ledger, open_ledger
from reportedly.who import widen_source

REPORTS = (
    "Orsa, Norway’s news agency, said the ship had sunk. Mayor Jorge Salcedo said nobody was hurt.",
    "The Norwegian news agency said 12 men had been saved. Salcedo said they were cold.",
    "Mateo Salcedo, a captain, said it was dark.",
    "The Federal Office of Water (FOW) said the wells were dry. Harald Oks said it rained.",
    "The FOW said the wells were full. Everybody was wet, an official said.",
)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    with open_ledger(tmp_path / "ledger.db") as opened:
        for reading in extract_batch([Report(text=text, published="2022-05-18") for text in REPORTS]):
            opened.add(reading)
    return open_ledger(tmp_path / "ledger.db", read_only=True)


def find(ledger: Ledger, source: str) -> tuple[list[str], list[str]]:
    wanted, told = widen_source(ledger, ClaimFilter(source=source))
    return [e.claim.span.cut(e.reading.report.text) for e in ledger.claims(wanted)], told


def test_a_name_taught_by_one_report_finds_claims_of_another(ledger: Ledger) -> None:
    claims, told = find(ledger, "Orsa")
    assert claims == ["the ship had sunk", "12 men had been saved"]
    assert any("Norwegian news agency" in line and "“Norway’s news agency”" in line for line in told)


def test_it_goes_both_ways(ledger: Ledger) -> None:
    assert find(ledger, "Norwegian news agency")[0] == find(ledger, "Orsa")[0]
    assert find(ledger, "Federal Office of Water")[0] == ["the wells were dry", "the wells were full"]


def test_what_is_ambiguous_is_left_out_and_said(ledger: Ledger) -> None:
    claims, told = find(ledger, "Jorge Salcedo")
    assert claims == ["nobody was hurt"]
    assert [line for line in told if "ambiguous" in line and "Jorge Salcedo or Mateo Salcedo" in line]


def test_the_words_themselves_still_find_all(ledger: Ledger) -> None:
    assert len(find(ledger, "Salcedo")[0]) == 3


@pytest.mark.parametrize("source", ['"', "  ", "%", "_", "' OR 1=1 --", "nobody at all", "a" * 300, '"unclosed'])
def test_odd_names_find_nothing_and_break_nothing(source: str, ledger: Ledger) -> None:
    claims, _ = find(ledger, source)
    assert claims == [] or source in ("%", "_")


def test_without_a_source_nothing_changes(ledger: Ledger) -> None:
    assert widen_source(ledger, ClaimFilter(text="ship")) == (ClaimFilter(text="ship"), [])
