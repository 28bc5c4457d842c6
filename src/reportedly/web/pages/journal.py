"""What people decided, the latest first; each of it can be taken back."""

from __future__ import annotations

from urllib.parse import urlencode

from reportedly.model import Decision, Subject
from reportedly.store import Ledger
from reportedly.web.decided import NAMES, Decided, tell_decision
from reportedly.web.page import Asked, Page, View
from reportedly.web.pages.paging import take_part


def look(ledger: Ledger, asked: Asked, decided: Decided) -> View:
    """One part of the journal, with the words of the claims it speaks of."""
    journal = decided.journal[::-1]
    part = take_part(asked, len(journal), "/journal", 100)
    lines = journal[part.offset : part.last]
    words = _load_words(ledger, lines)
    data = {
        "total": part.total,
        "decisions": [tell_decision(d) | {"in_force": d.number not in decided.undone} for d in lines],
    }
    shown = {"lines": lines, "part": part, "words": words, "names": NAMES, "address": get_address}
    return View(data=data, shown=shown)


def get_address(about: Subject, key: str) -> str | None:
    """The page of what a decision is about; None where it has none."""
    if about in (Subject.CLAIM, Subject.FIGURE):
        return "/claim/" + key.partition("#")[0]
    if about == Subject.AGENT:
        return "/agent?" + urlencode({"name": key})
    return None


def _load_words(ledger: Ledger, lines: tuple[Decision, ...]) -> dict[str, str]:
    keys = {k.partition("#")[0] for d in lines if d.about in (Subject.CLAIM, Subject.FIGURE) for k in d.keys}
    marks = ", ".join("?" * len(keys))
    rows = ledger.query((str, str), f"SELECT id, words FROM claims WHERE id IN ({marks})", sorted(keys))  # noqa: S608
    return {claim: " ".join(words.split()) for claim, words in rows}


PAGE = Page(path="/journal", twin="/journal.json", template="journal.html", section="Journal", look=look)
