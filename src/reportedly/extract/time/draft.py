"""A time while it is being worked out, and the scene it is worked out in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from reportedly.extract.parse import Parse
from reportedly.extract.time.amount import Amount
from reportedly.extract.time.calendar import GRAINS, Period, third_of
from reportedly.extract.time.lexing import Lexed
from reportedly.extract.time.tense import find_direction
from reportedly.model import Anchor, Problem, Span, TimeRole

_NO_SPAN = Span(0, 1)


@dataclass(slots=True, kw_only=True)
class TimeDraft:
    """One time expression: words `i` .. `j` of the scene's `Lexed` are its TIMEX3 core.

    `first` and `last` bound it in days, `moment` to the minute; `unit` is its grain. `partial` is what its words say
    without a year, so that "from May to July 2014" can be worked out again. `named` marks a day that names an event.
    `parts` are the cores of a joined range. `start` and `end` are the wide span, with the preposition that bounds it;
    `earliest` and `latest` what it is worth.
    """

    i: int
    j: int
    type: str
    value: str
    unit: str = ""
    first: date | None = None
    last: date | None = None
    moment: str | None = None
    anchor: Anchor = Anchor.ITSELF
    anchor_span: Span | None = None
    role: TimeRole = TimeRole.EVENT
    partial: tuple[int, int] | None = None
    amount: Amount | None = None
    aside: bool = False
    named: bool = False
    parts: list[TimeDraft] = field(default_factory=list)
    core: Span = _NO_SPAN
    start: int = 0
    end: int = 0
    earliest: str | None = None
    latest: str | None = None
    bound: str = ""

    @property
    def grain(self) -> str:
        """The unit of the time, of either end where it is a range."""
        return self.parts[0].unit if self.unit == "range" and self.parts else self.unit


@dataclass(slots=True, kw_only=True)
class Scene:
    """What a time is reckoned from: the parse, its words, the day of publication, and the times before."""

    p: Parse
    lex: Lexed
    day: date | None
    clock: str = ""
    drafts: list[TimeDraft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def token(self, k: int) -> int:
        """The parse token at word `k`."""
        return min(self.p.token_at(self.lex.start[k]), len(self.p) - 1)

    def direction(self, k: int) -> int:
        """The tense of what the time at word `k` belongs to."""
        return find_direction(self.p, self.token(k))

    def span(self, i: int, j: int) -> Span:
        """Where words `i` .. `j` stand."""
        return Span(self.lex.start[i], self.lex.end[j - 1])

    def word(self, k: int) -> str:
        """The lower-case word `k`, "" outside."""
        return self.lex.lower[k] if 0 <= k < len(self.lex.lower) else ""

    def kind(self, k: int) -> str:
        """The class of word `k`, ";" outside."""
        return self.lex.kinds[k] if 0 <= k < len(self.lex.kinds) else ";"

    def tag(self, k: int) -> str:
        """The Penn tag of word `k`."""
        return self.p.tag[self.token(k)] if len(self.p) else ""

    def complain(self, i: int, j: int, message: str) -> None:
        """Note what could not be worked out."""
        self.problems.append(Problem(message=message, span=self.span(i, j)))

    def find_anchor(self, finest: str) -> TimeDraft | None:
        """The narrative's latest time whose grain is `finest` or finer: an event's before an utterance's.

        Six drafts back at most, so that the cost stays linear and an old date does not govern a new scene.
        """
        said = None
        limit = GRAINS.index(finest)
        for draft in self.drafts[:-7:-1]:
            if draft.aside or draft.first is None or draft.type not in ("DATE", "TIME") or draft.grain not in GRAINS:
                continue
            if draft.bound in ("by", "until", "through", "before"):
                continue  # a term is no event
            if GRAINS.index(draft.grain) > limit or draft.role is TimeRole.PUBLISHED:
                continue
            if draft.role is TimeRole.SAID:
                said = said or draft
                continue
            return draft
        return said


def make_draft(scene: Scene, i: int, j: int, period: Period, anchor: Anchor, part: str = "") -> TimeDraft:
    """A date from a period; `part` is early, mid, late, start, middle, end, earlier or later."""
    first, last = period.first, period.last
    if part == "earlier" and scene.day and first <= scene.day:
        last = min(last, scene.day)
    elif part == "later" and scene.day and scene.day <= last:
        first = max(first, scene.day)
    elif part in ("early", "mid", "late", "start", "middle", "end") and period.unit != "day":
        first, last = third_of(period, part)
    return TimeDraft(i=i, j=j, type="DATE", value=period.value, unit=period.unit, first=first, last=last, anchor=anchor)


def make_unresolved(i: int, j: int, value: str, kind: str = "DATE") -> TimeDraft:
    """A time with nothing to reckon from."""
    return TimeDraft(i=i, j=j, type=kind, value=value, anchor=Anchor.UNRESOLVED)
