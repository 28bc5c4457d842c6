"""A claim as lists and twins give it: with its words and the head of its report, without the report's text."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reportedly.codec import reading_to_json
from reportedly.model import Reading, Report
from reportedly.store import Entry


def tell_report(report: Report) -> dict[str, Any]:
    """The head of a report."""
    names = ("id", "outlet", "title", "published", "url", "path")
    return {name: getattr(report, name) for name in names} | {"address": f"/report/{report.id}"}


def tell_entry(entry: Entry) -> dict[str, Any]:
    """One claim with its words, its number and the head of its report."""
    alone = Reading(report=replace(entry.reading.report, text="."), claims=(entry.claim,))
    (claim,) = reading_to_json(alone)["claims"]
    words = entry.claim.span.cut(entry.reading.report.text)
    head = {"address": f"/claim/{entry.claim.id}", "number": entry.number, "words": words}
    return head | {"claim": claim, "report": tell_report(entry.reading.report)}
