"""What people decided about stories, found by any story or report that it moved."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from reportedly.model import Decision, Story, Subject, Verdict
from reportedly.web.decided import Decided


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryHistory:
    """Decisions about stories by the ids of stories and reports that they name, and all that were taken back."""

    by_key: dict[str, list[Decision]] = field(default_factory=dict)
    undos: dict[int, list[Decision]] = field(default_factory=dict)
    undone: frozenset[int | None] = frozenset()

    def lines(self, story: Story) -> list[Decision]:
        """All lines of the journal about a story or its reports, in order: decisions, and what took them back."""
        found = {d.number or 0: d for key in (story.id, *story.reports) for d in self.by_key.get(key, ())}
        waiting = list(found)
        while waiting:
            for d in self.undos.get(waiting.pop(), ()):
                found[d.number or 0] = d
                waiting.append(d.number or 0)
        return [found[number] for number in sorted(found)]

    def last(self, story: Story) -> int | None:
        """The number of the last decision about a story that is in force."""
        held = [d.number for d in self.lines(story) if d.undoes is None and d.number not in self.undone]
        return held[-1] if held else None

    def pin(self, story: Story) -> int | None:
        """The number of the decision in force that pins a story."""
        held = [d.number for d in self.lines(story) if d.verdict == Verdict.PIN and d.number not in self.undone]
        return held[-1] if held else None


def find_story_history(decided: Decided) -> StoryHistory:
    """The history of all stories."""
    history = StoryHistory(undone=decided.undone)
    for d in decided.journal:
        if d.undoes is not None:
            history.undos.setdefault(d.undoes, []).append(d)
        elif d.about == Subject.STORY:
            for key in {*d.keys, *_list_reports(d)}:
                history.by_key.setdefault(key, []).append(d)
    return history


def _list_reports(decision: Decision) -> Iterable[str]:
    # The sides of a split or merge, as the ledger wrote them.
    try:
        sides = json.loads(decision.value or "[]")
    except ValueError:
        return ()
    return (r for side in sides if isinstance(side, list) for r in side if isinstance(r, str))
