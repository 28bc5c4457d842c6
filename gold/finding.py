"""What the product makes of our own stories, end to end from text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gold.links import Links
from gold.matching import Found
from reportedly.briefing import compare_ledger
from reportedly.extract.assemble import extract_claims
from reportedly.store import open_ledger


def find_links(folders: Iterable[Links], ledger_path: Path) -> Found:
    """Read all reports into a new ledger, link and compare them, and collect what comes out."""
    with open_ledger(ledger_path) as ledger:
        for links in folders:
            for report in links.reports.values():
                ledger.add(extract_claims(report))
        compared = list(compare_ledger(ledger))
        return Found(
            readings={reading.report.id: reading for reading in ledger.readings()},
            stories=tuple(story for story, _ in compared if story),
            copies=tuple(ledger.copies()),
            comparisons=tuple(c for _, comparisons in compared for c in comparisons),
        )
