"""Which part of a long list a page shows, and the addresses of the parts beside it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from reportedly.web.page import Asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a list of `total` things; `number` counts from 1."""

    number: int
    size: int
    total: int
    before: str | None
    after: str | None

    @property
    def offset(self) -> int:
        """How many things stand before this part."""
        return (self.number - 1) * self.size

    @property
    def last(self) -> int:
        """How many things there are up to the end of this part."""
        return min(self.total, self.offset + self.size)


def take_part(asked: Asked, total: int, path: str, size: int = 50) -> Part:
    """The part that `?page=` asks for, the last one where there are not so many."""
    told = asked.query.get("page", "1")
    pages = max(1, -(-total // size))
    number = min(max(1, int(told[:9])) if told.isdecimal() and told.isascii() else 1, pages)
    return Part(
        number=number,
        size=size,
        total=total,
        before=make_address(asked, path, page=str(number - 1)) if number > 1 else None,
        after=make_address(asked, path, page=str(number + 1)) if number < pages else None,
    )


def make_address(asked: Asked, path: str, **change: str | None) -> str:
    """The page's own address with some values changed, and leading to the first part; None takes a value off."""
    kept = [(k, v) for k in asked.query for v in asked.many(k) if k not in change and v and k != "page"]
    query = urlencode([*kept, *((k, v) for k, v in change.items() if v)])
    return f"{path}?{query}" if query else path
