"""Where something stands in a report."""

from __future__ import annotations

from typing import NamedTuple


class _Bounds(NamedTuple):
    start: int
    end: int


class Span(_Bounds):
    """A half-open range of code points of `Report.text`, checked when made.

    >>> Span(0, 6).cut("Yonhap said so")
    'Yonhap'
    """

    __slots__ = ()

    def __new__(cls, start: int, end: int) -> Span:
        """Refuse what cannot be a range: negative, empty or reversed bounds."""
        if not 0 <= start < end:
            raise ValueError(f"a span needs 0 <= start < end, not ({start}, {end})")
        return super().__new__(cls, start, end)

    def cut(self, text: str) -> str:
        """The words at this span."""
        return text[self[0] : self[1]]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self[0] < other[1] and other[0] < self[1]

    def covers(self, other: Span) -> bool:
        """Whether `other` lies inside this span."""
        return self[0] <= other[0] and other[1] <= self[1]

    def shift(self, by: int) -> Span:
        """The same range, `by` characters further on."""
        return Span(self[0] + by, self[1] + by)
