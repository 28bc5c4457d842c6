"""What goes into a dossier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.model import Comparison, Reading, Story
from reportedly.show.charts.borders import Borders


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One story of a dossier, or all reports where there is none, with what they say to one question.

    `comparisons` stand in the order they shall be read in. `rejected` are the ids of claims that people said were read
    wrongly, `edited` of those they corrected: the dossier says so.
    """

    readings: Sequence[Reading]
    comparisons: Sequence[Comparison] = ()
    story: Story | None = None
    rejected: frozenset[str] = frozenset()
    edited: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierOptions:
    """How a dossier is made.

    `made` is the ISO moment that it bears; the same input and moment give the same bytes. `version` is that of the
    program. `most_questions` is how many questions of a chapter get a section of their own; the others are a line
    each. Without `charts` no drawing is made, nor where the extra is missing, and the dossier says so.
    """

    made: str
    version: str
    title: str | None = None
    charts: bool = True
    borders: Borders | None = field(default=None)
    most_questions: int = 12
