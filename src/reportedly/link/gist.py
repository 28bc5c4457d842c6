"""What a claim says when its source, its certainty and its denial are taken away: who does what to what."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.link.answer import Answer
from reportedly.link.pairing.sight import ClaimSight
from reportedly.link.party import Party
from reportedly.model import ClaimRef, Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What a claim says is done (`deeds`), by whom, to or with what (`things`, stems), and where.

    `accuses`: it says first of all who did it. `denies` takes in what a denial without words of its own denies.
    `echoes` names the deed or the words before that it speaks of ("the attack", "it"), where it does not tell more.
    """

    answer: Answer
    deeds: frozenset[str]
    doer: Party
    things: frozenset[str]
    whom: frozenset[str] = frozenset()  # stems of the names of those it is done to
    denies: bool = False
    accuses: bool = False
    echoes: str | None = None
    verb: str = ""  # the event as it is written
    denied: ClaimRef | None = None  # the claim that a denial without words of its own denies
    borrowed: bool = False  # its `things` were told before and may be others than those meant
    sight: ClaimSight | None = None  # the words around its event
    names: frozenset[str] = field(default_factory=frozenset)  # all stems of its words, to lead "the attack" back to it

    @property
    def phase(self) -> Phase:
        """Whether it happened or is to come."""
        return self.answer.phase
