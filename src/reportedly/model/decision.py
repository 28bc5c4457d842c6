"""What a person decided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What was decided of the things that `Decision.keys` name."""

    SAME = "same"  # they answer one question, or are one agent, or one utterance
    NOT_SAME = "not same"
    WRONG = "wrong"  # the machine read it wrongly; it stays in the ledger, marked
    SPLIT = "split"
    MERGE = "merge"
    PIN = "pin"
    ACCEPT = "accept"
    EDIT = "edit"  # `value` holds what it should say
    REJECT = "reject"
    GRADE = "grade"  # `value` holds the grade (Admiralty A-F of an agent, ...)
    UNDO = "undo"  # takes back the decision numbered `undoes`


class Subject(StrEnum):
    """What sort of thing was decided about; it says what the keys are."""

    STORY = "story"
    REPORT = "report"
    CLAIM = "claim"
    FIGURE = "figure"
    SLOT = "slot"
    RELATION = "relation"
    ORIGIN = "origin"
    COPY = "copy"
    AGENT = "agent"
    DECISION = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of the journal: `who` decided `verdict` about the things that `keys` name, `at` a moment (ISO 8601).

    Keys are ids that are hashes of content (of a claim, a report, a story) or names, never row numbers, so that a
    decision holds on when reports are read anew. `value` is what an edit, a grade or a split needs beyond them,
    `note` a person's own words. `number` is its place in the journal, None before it is written.
    """

    verdict: Verdict
    about: Subject
    keys: tuple[str, ...]
    who: str
    at: str
    value: str | None = None
    note: str | None = None
    undoes: int | None = None
    number: int | None = None
