"""A slot as a conflict board: the different answers side by side, who gives each, and how they stand to each other."""

from __future__ import annotations

from typing import Any

import msgspec

from reportedly.errors import NotFoundError
from reportedly.store import Ledger
from reportedly.store.browse import find_hedges, find_report_lines, find_slot, find_slots_of_claim
from reportedly.store.news import list_new_reports
from reportedly.web.board import lay_board
from reportedly.web.decided import Decided
from reportedly.web.page import Asked, Page, View


def look(ledger: Ledger, asked: Asked, _: Decided) -> View:
    """The slot of that id; where there is none any more, one that a claim of `?claim=` answers."""
    name = asked.parts["slot"]
    comparison = find_slot(ledger, name)
    if comparison is None:
        for claim in asked.many("claim")[:20]:
            if found := find_slots_of_claim(ledger, claim):
                return View(data={}, moved=f"/slot/{found[0][0]}")
        raise NotFoundError(f"{name[:80]}: no such question; after new reports it may be another, see the stories")
    if comparison.slot.id != name:
        return View(data={}, moved=f"/slot/{comparison.slot.id}")
    board = lay_board(comparison, find_hedges(ledger, [e.ref.claim for e in comparison.entries]))
    shown: dict[str, Any] = {"comparison": comparison, "slot": comparison.slot, "board": board}
    shown["told_reports"] = find_report_lines(ledger, {e.ref.report for e in comparison.entries})
    story, last = comparison.story, asked.last_visit
    shown["new_reports"] = list_new_reports(ledger, story.id, last.report) if story and last else set()
    return View(data=lambda: dict(msgspec.to_builtins(comparison)), shown=shown, charts=True)


PAGE = Page(path="/slot/{slot}", twin="/slot/{slot}.json", template="slot.html", section="Stories", look=look)
