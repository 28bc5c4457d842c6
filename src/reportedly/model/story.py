"""Reports about one developing event."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports about one developing event; `reports` are their ids, oldest first.

    `id` stays the same when reports join. `earliest` and `latest` are the days of publication it spans (ISO 8601),
    None where no report is dated. `pinned`: a person froze who belongs to it; `decided`: a person split or merged it.
    """

    id: str
    title: str
    reports: tuple[str, ...]
    earliest: str | None = None
    latest: str | None = None
    pinned: bool = False
    decided: bool = False
