"""What people decided, the latest first; each of it can be taken back."""

from __future__ import annotations

from urllib.parse import urlencode

from reportedly.errors import NotFoundError
from reportedly.model import Decision, Subject, Verdict
from reportedly.store import Ledger
from reportedly.store.browse import find_report_lines
from reportedly.store.identities import load_identity
from reportedly.web.decided import NAMES, Decided, tell_decision
from reportedly.web.graded import PREFIX
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


def get_address(decision: Decision, key: str) -> str | None:
    """The page of what a decision is about, by one of its keys; None where it has none."""
    if decision.about in (Subject.CLAIM, Subject.FIGURE):
        return "/claim/" + key.partition("#")[0]
    if decision.about == Subject.AGENT:
        return f"/agent/{key.removeprefix(PREFIX)}" if key.startswith(PREFIX) else "/agent?" + urlencode({"name": key})
    if decision.about == Subject.STORY:
        is_report = decision.verdict == Verdict.SPLIT and key != decision.keys[0]
        return ("/report/" if is_report else "/story/") + key
    return None


def _load_words(ledger: Ledger, lines: tuple[Decision, ...]) -> dict[str, str]:
    keys = {k.partition("#")[0] for d in lines if d.about in (Subject.CLAIM, Subject.FIGURE) for k in d.keys}
    marks = ", ".join("?" * len(keys))
    rows = ledger.query((str, str), f"SELECT id, words FROM claims WHERE id IN ({marks})", sorted(keys))  # noqa: S608
    found = {claim: " ".join(words.split()) for claim, words in rows}
    for key in {k for d in lines if d.about == Subject.AGENT for k in d.keys if k.startswith(PREFIX)}:
        if known := load_identity(ledger, key.removeprefix(PREFIX)):
            found[key] = known[0].name
    for key in {k for d in lines if d.about == Subject.STORY for k in d.keys}:
        try:
            found[key] = ledger.story(key).title  # also of a report, or of a story that went into another
        except NotFoundError:
            continue
    reports = find_report_lines(ledger, {k for d in lines if d.verdict == Verdict.SPLIT for k in d.keys[1:]})
    return found | {report: line.title for report, line in reports.items() if line.title}


PAGE = Page(path="/journal", twin="/journal.json", template="journal.html", section="Journal", look=look)
