"""A report: its text with every field marked, its claims beside it."""

from __future__ import annotations

from dataclasses import asdict

from reportedly.codec import reading_to_json
from reportedly.link.decided import apply_edits
from reportedly.show.page import lay_marks
from reportedly.store import Ledger
from reportedly.web.decided import Decided
from reportedly.web.page import Asked, Page, View


def look(ledger: Ledger, asked: Asked, decided: Decided) -> View:
    """The report whose id the address starts."""
    name = asked.parts["report"]
    reading = apply_edits(ledger.reading(name), decided.edits)
    report = reading.report
    if name != report.id:
        return View(data={}, moved=f"/report/{report.id}")
    publications = ledger.publications(report.id)
    numbered = tuple(enumerate(reading.claims, start=1))
    marked = lay_marks(reading, numbered)
    data = reading_to_json(reading)
    data["publications"] = [asdict(publication) for publication in publications]
    shown = {
        "reading": reading,
        "report": report,
        "numbered": numbered,
        "marked": marked,
        "marks": [[m.claim, m.field, m.span.start, m.span.end, m.value] for m in marked.marks],
        "publications": publications,
    }
    return View(data=data, shown=shown)


PAGE = Page(path="/report/{report}", twin="/report/{report}.json", template="report.html", section="Reports", look=look)
