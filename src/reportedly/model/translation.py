"""One report told in other words by another: from another language, or rewritten line by line."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.reference import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The report `copy` renders the report `source` (both ids); `source` is None where that is not among the reports.

    `name` is whom it renders. `share` (0 to 1) is how much of the copy's figures, names and days stands in the order
    of the source. `inferred`: nothing in the copy says that it is a translation; `reason` says what it was told by,
    `evidence` shows the words that say so, or figures and names that line up.
    """

    copy: str
    source: str | None
    name: str
    reason: str
    share: float = 0.0
    inferred: bool = False
    evidence: tuple[Evidence, ...] = ()
