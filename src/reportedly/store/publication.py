"""Which publication of a text is meant, and whether a further reading tells anything new about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from reportedly.model import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One place where a report's text was published or found; `is_read` marks the one the reading stands on."""

    number: int
    is_read: bool
    outlet: str | None
    url: str | None
    published: str | None
    title: str | None
    path: str | None

    def is_same_as(self, report: Report) -> bool:
        """Whether `report`, of the same text, is this publication: by URL, by the file it came from, or by outlet.

        What one of the two does not say contradicts nothing. Another outlet or date for the same URL or file is a
        correction; elsewhere it is another publication.
        """
        if self.url is not None and self.url == report.url:
            return True
        if self.path == report.path and _is_file(self.path):
            return True
        if _differ(self.url, report.url) or _differ(self.outlet, report.outlet):
            return False
        if self.path == report.path:
            return True
        return (
            self.outlet is not None and self.outlet == report.outlet and not _differ(self.published, report.published)
        )

    def learns_from(self, report: Report) -> bool:
        """Whether `report` says something of this publication that is not known or known otherwise."""
        return any(new is not None and new != old for old, new in self._pairs(report))

    def knows_more_than(self, report: Report) -> bool:
        """Whether something is known here that `report` does not say."""
        return any(old is not None and new is None for old, new in self._pairs(report))

    def fill_in(self, report: Report) -> Report:
        """`report` with what it does not say taken from here."""
        return replace(
            report,
            outlet=report.outlet or self.outlet,
            url=report.url or self.url,
            published=report.published or self.published,
            title=report.title or self.title,
        )

    def _pairs(self, report: Report) -> tuple[tuple[str | None, str | None], ...]:
        return (
            (self.outlet, report.outlet),
            (self.url, report.url),
            (self.published, report.published),
            (self.title, report.title),
        )


def find_publication(known: Iterable[Publication], report: Report) -> Publication | None:
    """The known publication that `report` is; the one that was read goes first."""
    same = [publication for publication in known if publication.is_same_as(report)]
    return next((p for p in same if p.is_read), same[0] if same else None)


def _is_file(path: str | None) -> bool:
    return path is not None and not path.startswith("<")  # "<stdin>" may be anything


def _differ(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a != b
