"""All reports of the ledger, the latest first."""

from __future__ import annotations

from dataclasses import asdict

from reportedly.store import Ledger
from reportedly.store.browse import count_reports, list_reports
from reportedly.web.decided import Decided
from reportedly.web.page import Asked, Page, View
from reportedly.web.pages.paging import take_part


def look(ledger: Ledger, asked: Asked, _: Decided) -> View:
    """One part of the list, of those that hold the words of `?words=`."""
    words = asked.query.get("words", "")
    part = take_part(asked, count_reports(ledger, words), "/reports")
    lines = list_reports(ledger, part.size, part.offset, words)
    failures = ledger.failures()
    data = {
        "reports": [asdict(line) | {"address": f"/report/{line.id}"} for line in lines],
        "total": part.total,
        "failures": [{"path": path, "message": message} for path, message in failures],
    }
    return View(data=data, shown={"lines": lines, "part": part, "words": words, "failures": failures})


PAGE = Page(path="/reports", twin="/reports.json", template="reports.html", section="Reports", look=look)
