"""What people decided about the things on a page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from reportedly.link.decided import apply_edits, find_edits
from reportedly.model import Decision, Verdict
from reportedly.store import Entry, Ledger
from reportedly.store.journal import find_undone

NAMES = {
    Verdict.ACCEPT: "accepted",
    Verdict.REJECT: "rejected",
    Verdict.WRONG: "read wrongly",
    Verdict.EDIT: "edited",
    Verdict.SAME: "same as another",
    Verdict.NOT_SAME: "not the same",
    Verdict.GRADE: "graded",
    Verdict.SPLIT: "split",
    Verdict.MERGE: "merged",
    Verdict.PIN: "pinned",
    Verdict.UNDO: "undone",
}
GRADES = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
"""The Admiralty grades of an agent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The journal by key: what is in force, and the number of the last line about a key."""

    journal: tuple[Decision, ...] = ()
    undone: frozenset[int | None] = frozenset()
    in_force: dict[str, list[Decision]] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)

    def about(self, key: str) -> list[Decision]:
        """What is in force about a key, in order."""
        return self.in_force.get(key, [])

    @property
    def edits(self) -> dict[str, dict[str, Any]]:
        """What edits in force say, by claim."""
        return find_edits(d for d in self.journal if d.number not in self.undone)

    def correct(self, entry: Entry) -> Entry:
        """A claim of the ledger as people corrected it."""
        if not any(d.verdict == Verdict.EDIT for d in self.about(entry.claim.id)):
            return entry
        reading = apply_edits(entry.reading, self.edits)
        return replace(entry, reading=reading, claim=reading.claims[entry.number - 1])

    def seen(self, key: str) -> int:
        """The number of the last line about a key, undos among them; 0 where there is none."""
        return self.last.get(key, 0)

    @property
    def end(self) -> int:
        """The number of the journal's last line; 0 where it has none."""
        return (self.journal[-1].number or 0) if self.journal else 0

    def verdict(self, key: str) -> Decision | None:
        """The last word of accepting, rejecting and editing on a claim."""
        kinds = (Verdict.ACCEPT, Verdict.REJECT, Verdict.WRONG, Verdict.EDIT)
        return next((d for d in reversed(self.about(key)) if d.verdict in kinds), None)

    def grade(self, *keys: str) -> str | None:
        """The Admiralty grade that the agent of these keys was given last."""
        given = [d for key in keys for d in self.about(key) if d.verdict == Verdict.GRADE]
        return max(given, key=lambda d: d.number or 0).value if given else None


def load_decided(ledger: Ledger) -> Decided:
    """The whole journal of a ledger, by key."""
    journal = ledger.decisions(in_force=False)
    undone = frozenset(find_undone(journal))
    in_force: dict[str, list[Decision]] = {}
    last: dict[str, int] = {}
    keys: dict[int | None, tuple[str, ...]] = {}
    for decision in journal:
        about = keys.get(decision.undoes, ()) if decision.verdict == Verdict.UNDO else decision.keys
        keys[decision.number] = about
        for key in about:
            last[key] = decision.number or 0
            if decision.verdict != Verdict.UNDO and decision.number not in undone:
                in_force.setdefault(key, []).append(decision)
    return Decided(journal=tuple(journal), undone=undone, in_force=in_force, last=last)


def tell_decision(decision: Decision) -> dict[str, Any]:
    """A decision as JSON has it."""
    told: dict[str, Any] = msgspec.to_builtins(decision)
    return told
