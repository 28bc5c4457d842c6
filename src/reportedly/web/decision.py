"""Decisions as they are sent: checked, before anything is written."""

from __future__ import annotations

import json
from typing import Any

from starlette.exceptions import HTTPException

from reportedly.errors import NotFoundError
from reportedly.model import Decision, Subject, Verdict
from reportedly.store import Ledger
from reportedly.store.identities import load_identity
from reportedly.web.clock import get_now
from reportedly.web.decided import GRADES
from reportedly.web.edits import check_edit, read_edit
from reportedly.web.graded import PREFIX

_LONGEST_NOTE = 2_000
_MOST_KEYS = 1_000
_PAIRS = (Verdict.SAME, Verdict.NOT_SAME)
_ALLOWED = {
    Subject.CLAIM: (Verdict.ACCEPT, Verdict.REJECT, Verdict.WRONG, Verdict.EDIT, *_PAIRS),
    Subject.FIGURE: _PAIRS,
    Subject.AGENT: (Verdict.GRADE, *_PAIRS),
    Subject.STORY: (Verdict.SPLIT, Verdict.MERGE, Verdict.PIN),
}
# How many things a decision is about: the least and the most.
_KEYS = {
    Verdict.SAME: (2, 2),
    Verdict.NOT_SAME: (2, 2),
    Verdict.SPLIT: (2, _MOST_KEYS),  # a story, and the reports that leave it
    Verdict.MERGE: (2, _MOST_KEYS),
}


def read_decision(given: dict[str, Any], who: str) -> Decision:
    """The decision that a page sent; raises `HTTPException` where it is none."""
    try:
        verdict, about = Verdict(str(given.get("verdict"))), Subject(str(given.get("about")))
    except ValueError:
        raise HTTPException(400, "verdict, about: not known") from None
    keys, value, note = given.get("keys"), given.get("value"), given.get("note")
    if verdict not in _ALLOWED.get(about, ()):
        raise HTTPException(400, f"a {about} cannot be decided to be “{verdict}” here")
    if not isinstance(keys, list) or not all(isinstance(k, str) and 0 < len(k) <= 500 for k in keys):
        raise HTTPException(400, "keys: a list of ids or names is wanted")
    least, most = _KEYS.get(verdict, (1, 1))
    if not least <= len(keys) <= most or len(set(keys)) != len(keys):
        raise HTTPException(400, f"keys: {least} different one{'s are' if least > 1 else ' is'} wanted")
    if note is not None and (not isinstance(note, str) or len(note) > _LONGEST_NOTE):
        raise HTTPException(400, f"note: a text of at most {_LONGEST_NOTE} characters is wanted")
    if verdict == Verdict.GRADE and value not in GRADES:
        raise HTTPException(400, f"value: a grade is one of {', '.join(GRADES)}")
    if verdict == Verdict.EDIT:
        value = json.dumps(read_edit(value), ensure_ascii=False, sort_keys=True)
    elif verdict != Verdict.GRADE:
        value = None
    return Decision(
        verdict=verdict, about=about, keys=tuple(keys), who=who, at=get_now(), value=value, note=note or None
    )


def check_keys(ledger: Ledger, decision: Decision) -> None:
    """Raise `NotFoundError` where a key names nothing in the ledger, `HTTPException` where an edit does not fit."""
    if decision.about == Subject.STORY:
        return  # the ledger looks stories and their reports up as it decides
    for key in decision.keys:
        if decision.about == Subject.AGENT:
            known = key.startswith(PREFIX) and load_identity(ledger, key.removeprefix(PREFIX))
            if not known and not ledger.query((int,), "SELECT 1 FROM source WHERE name = ? LIMIT 1", (key,)):
                raise NotFoundError(f"{key[:80]}: nobody of that name is credited with anything")
            continue
        claim, _, figure = key.partition("#")
        found = ledger.query((int,), "SELECT number FROM claim WHERE id = ? LIMIT 1", (claim,))
        if found and decision.about == Subject.FIGURE:
            at = int(figure[:6]) if figure.isdecimal() and figure.isascii() else -1
            found = ledger.query((int,), "SELECT 1 FROM figure WHERE claim = ? AND position = ?", (found[0][0], at))
        if not found:
            raise NotFoundError(f"{key[:80]}: no such {decision.about} in {ledger.path}")
        if decision.verdict == Verdict.EDIT:
            check_edit(ledger.claim(claim), json.loads(decision.value or "{}"))
