"""Report -> Reading: the extractors, put together."""

from __future__ import annotations

from reportedly.model import Reading, Report


def extract_claims(report: Report) -> Reading:
    """Every attributed claim of a report, with its agents and problems."""
    return Reading(report=report)
