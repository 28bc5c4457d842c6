"""From news reports to a ledger of attributed claims, every field pinned to exact characters.

    >>> from reportedly import Report, extract_claims
    >>> reading = extract_claims(Report(text="Two ferries collided on Friday, police said.", published="2025-03-09"))
    >>> [(c.attribution.sources[0].agent, c.figures[0].low, c.times[0].earliest) for c in reading.claims]
    [('police', 2, '2025-03-07')]

`read_report` turns a file into a `Report`, `extract_claims` a report into a `Reading`, `open_ledger` keeps readings;
`read_batch` does all of it for many files, `compare_ledger` compares them. The nouns are in `reportedly.model`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportedly.errors import ReportedlyError
from reportedly.model import Claim, Reading, Report, Span

if TYPE_CHECKING:
    from reportedly.briefing import CompareOptions, compare_ledger, compare_readings
    from reportedly.extract.assemble import extract_batch, extract_claims
    from reportedly.pipeline import BatchOptions, Outcome, read_batch
    from reportedly.read import ReadOptions, read_report, read_reports
    from reportedly.store import Ledger, open_ledger

__version__ = "0.1.0"

__all__ = [
    "BatchOptions", "Claim", "CompareOptions", "Ledger", "Outcome", "ReadOptions", "Reading", "Report",
    "ReportedlyError", "Span", "compare_ledger", "compare_readings", "extract_batch", "extract_claims", "open_ledger",
    "read_batch", "read_report", "read_reports",
]  # fmt: skip

# The parser and its model load when first asked for: looking a claim up needs neither.
_HOMES = {
    "briefing": ("CompareOptions", "compare_ledger", "compare_readings"),
    "extract.assemble": ("extract_batch", "extract_claims"),
    "pipeline": ("BatchOptions", "Outcome", "read_batch"),
    "read": ("ReadOptions", "read_report", "read_reports"),
    "store": ("Ledger", "open_ledger"),
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"reportedly.{home}"), name)
    raise AttributeError(f"module 'reportedly' has no attribute {name!r}")
