"""Where a claim stands among many reports."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRef:
    """One claim of one report, or one of its figures.

    `report` is the report's id, `claim` the claim's; `number` is the claim's place in its report, from 1, as commands
    print it. `figure` is the place of the figure in the claim, from 0, or None where the claim itself is meant.
    """

    report: str
    claim: str
    number: int
    figure: int | None = None

    @property
    def key(self) -> str:
        """What a decision names: the claim's id, with the place of the figure from 1 (`c1#2`); it outlives re-reading.

        >>> ClaimRef(report="3f2a91c0aa55", claim="c1", number=9, figure=1).key
        'c1#2'
        """
        return self.claim if self.figure is None else f"{self.claim}#{self.figure + 1}"

    @property
    def address(self) -> str:
        """What `reportedly show` takes.

        >>> ClaimRef(report="3f2a91c0aa55", claim="c", number=9).address
        '3f2a91c0:9'
        """
        return f"{self.report[:8]}:{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words of one report that something rests on."""

    report: str
    span: Span
