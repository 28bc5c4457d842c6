"""What the product makes of our own stories, end to end from text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from gold.links import Links
from gold.matching import Found, match_entries
from reportedly.briefing import (
    CompareOptions,
    compare_gatherings,
    compare_ledger,
    list_answers,
    load_nations,
)
from reportedly.extract.assemble import extract_claims
from reportedly.link.slots import Gathering
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


def find_given(links: Links, found: Found) -> Found:
    """What origins and relations would be if every slot were as the gold has it: the reports of a folder as one story.

    Entries that were not read, or that no answer was made of, are missing from it.
    """
    readings = [found.readings[r.id] for r in links.reports.values()]
    options = CompareOptions(nations=load_nations(), copies=found.copies)
    answers = {found.key(a.ref): a for a in list_answers(readings, options)}
    where = match_entries(links, found)
    gatherings = [
        Gathering(members=list(members.values()))
        for slot in links.slots
        if (
            members := {
                key: answers[key]
                for e in slot.entries
                if (key := where.get(f"{slot.id}.{e.id}")) is not None and key in answers
            }
        )
    ]
    return replace(found, comparisons=tuple(compare_gatherings(readings, gatherings, None, options)))
