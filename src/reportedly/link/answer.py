"""One answer to a question that is still to be found, laid out to be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportedly.link.group import Group
from reportedly.link.pairing.sight import FigureSight
from reportedly.link.speaker import Speakers
from reportedly.model import Claim, ClaimRef, CountedClass, Phase, Place, Reading, SlotEntry
from reportedly.model.bounds import may_be_equal

NEVER = float("-inf")  # the fit of what cannot answer one question
_NEAR, _FAR = 1.6, 3.0  # times
BEFALLEN = frozenset(
    [
        CountedClass.KILLED, CountedClass.WOUNDED, CountedClass.CASUALTIES, CountedClass.CAPTURED,
        CountedClass.MISSING, CountedClass.DISPLACED, CountedClass.DETAINED,
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A figure of a claim, or a claim as such, with what tells which question it answers.

    `window` is the stretch of time the counted thing happened in, as ISO days with None for an open end; None where
    the claim does not say. `inherited`: the window is that of the sentence before. `part_of` is the figure or words
    that this is a part of.
    """

    entry: SlotEntry
    kind: CountedClass | None
    phase: Phase
    family: str
    lemma: str
    group: Group
    window: tuple[str | None, str | None] | None
    places: tuple[Place, ...]
    words: frozenset[str]
    who: frozenset[str]
    whom: frozenset[str]
    rate: str | None = None
    whole: ClaimRef | None = None  # the figure of the same report that this one is a part of
    is_part: bool = False
    inherited: bool = False
    order: int = 0  # where its claim begins in its report
    part: str | None = None  # "agent" or "patient": what the counted things are to the event
    has_figure: bool = False
    context: frozenset[str] = frozenset()  # stems of the paragraph around
    nearby: tuple[Place, ...] = ()  # places told beside it or before in the paragraph, where the claim tells none
    beside: bool = False  # they stand in the same sentence
    sums: frozenset[str] = frozenset()  # what a sum of money is for
    named: frozenset[str] = frozenset()  # stems of names in the clause behind the counted: "two guards who died in ..."
    assumed: tuple[Place, ...] = ()  # where the story plays, where nothing nearer is told
    definite: bool = False  # "the 250": a number told before
    called: frozenset[frozenset[str]] = frozenset()  # the words of its speaker's names and offices
    told: str = ""  # the claim's words, with … in place of the figure
    verb: str = ""  # the event as it is written
    sight: FigureSight | None = None  # the words around a figure
    noun: str = ""  # what is counted as it is written: "gunmen", "of the trucks"

    @property
    def ref(self) -> ClaimRef:
        """Where it stands."""
        return self.entry.ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A claim where it stands, with what is known of speakers and countries; `number` is its place among the claims."""

    reading: Reading
    claim: Claim
    number: int
    speakers: Speakers
    nations: Mapping[str, str]
    capitals: Mapping[str, str] = field(default_factory=dict)


def are_near(a: Answer, b: Answer) -> bool:
    """Whether two numbers can be one and lie near each other: "up to 36" may be 3, and tells nothing of three."""
    mine, theirs = a.entry.low or a.entry.high or 0.0, b.entry.low or b.entry.high or 0.0
    small, large = sorted((mine, theirs))
    return may_be_equal(a.entry, b.entry) and large <= _NEAR * small


def are_far(a: Answer, b: Answer) -> bool:
    """Whether two numbers are of another order: three times as large."""
    mine, theirs = a.entry.low or a.entry.high or 0.0, b.entry.low or b.entry.high or 0.0
    return max(mine, theirs) >= _FAR * min(mine, theirs)


def are_one_statement(a: Answer, b: Answer) -> bool:
    """The same speaker with the same number, in nearly the same words: a wrong date then is a misreport."""
    same = a.entry.speaker is not None and a.entry.speaker == b.entry.speaker and a.entry.low == b.entry.low
    return same and a.entry.ref.report != b.entry.ref.report and a.lemma == b.lemma and a.entry.low is not None
