"""One published text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published text, as all offsets see it: `text` never changes after reading.

    `published` is ISO 8601, a day ("2024-10-18") or a moment with its zone ("2024-10-18T09:30:00+09:00"),
    or None where nobody says. The zone is kept as the outlet wrote it. Text that UTF-8 cannot hold (lone surrogates)
    raises ValueError: the readers replace it before a Report is made.

    >>> Report(text="Yonhap said so.", published="2024-10-18").published_date
    datetime.date(2024, 10, 18)
    """

    text: str
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    language: str = "en"
    path: str | None = None

    def __post_init__(self) -> None:
        self.text.encode("utf-8")
        if self.published is not None:
            datetime.fromisoformat(self.published)

    @property
    def id(self) -> str:
        """SHA-256 of the text: the same words are the same report wherever they were found."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @property
    def published_date(self) -> date | None:
        """The day of publication on the outlet's own calendar."""
        return datetime.fromisoformat(self.published).date() if self.published else None
