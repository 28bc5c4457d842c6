"""One agent over many reports."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.agent import AgentKind
from reportedly.model.reference import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """One more name of somebody, why it is taken for one, and the words that show it."""

    name: str
    reason: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An agent of one report (`Reading.agents`), and why it is taken for this identity.

    `evidence` are the words that show it, in this report and in the one it was learned from; `inferred` where no report
    says so in words ("the defence ministry" in two reports about one country).
    """

    report: str
    agent: str
    reason: str
    evidence: tuple[Evidence, ...]
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One person, office or organisation over many reports, under the fullest name that any of them gives.

    `may_be` are the ids of other identities that it could be as well: then it is ambiguous, and kept apart.
    """

    id: str
    name: str
    kind: AgentKind
    members: tuple[Member, ...]
    aliases: tuple[Alias, ...] = ()
    may_be: tuple[str, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Whether it stays open who of several is meant."""
        return bool(self.may_be)
