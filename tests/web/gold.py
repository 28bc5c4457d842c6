"""The large gold story as `read` and `compare` leave it in a ledger."""

from pathlib import Path

from gold.stories import load_reports

from reportedly.briefing import compare_ledger
from reportedly.extract.assemble import extract_claims
from reportedly.store import open_ledger

GOLD = "border-clash"


def read_gold(path: Path) -> Path:
    with open_ledger(path) as ledger:
        for report in load_reports(GOLD).values():
            ledger.add(extract_claims(report))
        for _ in compare_ledger(ledger):
            pass
    return path
