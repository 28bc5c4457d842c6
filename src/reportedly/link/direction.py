"""Which of two reports with the same words was first: by whom a text credits, else by when it was published."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

_PLAIN = re.compile(r"\W+")
_SIGNED = re.compile(r"\(([^()\n]{2,60})\)")
_HEAD = 120  # characters a dateline stands in
_LEAST = 4  # letters of an outlet's name that may be looked for in a text
_ARTICLES = ("the ",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What tells when and by whom a report was published; `credits` are names that its chains lead through."""

    id: str
    text: str
    outlet: str | None = None
    published: str | None = None
    credits: tuple[str, ...] = ()


def decide_direction(one: Published, other: Published) -> tuple[bool, bool, str]:
    """Whether `one` is the source (else `other` is), whether anything tells so, and what, in words.

    Where nothing tells the order is only that of dates and ids.
    """
    forth, back = _credits(other, one.outlet), _credits(one, other.outlet)
    if _fold(one.outlet or "") != _fold(other.outlet or "") and forth != back:
        source, copy = (one, other) if forth else (other, one)
        later = _order(copy, source) == -1
        doubt = ", though dated before it" if later else ""
        return source is one, True, f"it credits {source.outlet}{doubt}"
    order = _order(one, other)
    if order:
        source, copy = (one, other) if order < 0 else (other, one)
        same = one.outlet is not None and _fold(one.outlet) == _fold(other.outlet or "")
        who = f", both by {source.outlet}" if same else ""
        return source is one, True, f"published later ({_write(copy, source)} after {_write(source, copy)}){who}"
    if _is_signed(one) != _is_signed(other):
        source = one if _is_signed(one) else other
        return source is one, True, f"the other has {source.outlet}’s own dateline"
    first = (one.published or "~", one.id) <= (other.published or "~", other.id)
    if one.published and other.published:
        return first, False, "published on one day, and neither credits the other"
    return first, False, "not both are dated, and neither credits the other"


def _credits(report: Published, outlet: str | None) -> bool:
    name = _fold(outlet or "")
    if len(name) < _LEAST:
        return False
    return f" {name} " in f" {_fold(report.text)} " or any(name in _fold(credit) for credit in report.credits)


def _is_signed(report: Published) -> bool:
    # "LISBON, March 12 (Lusitan Press) - ..."
    name = _fold(report.outlet or "")
    return len(name) >= _LEAST and any(_fold(signed) == name for signed in _SIGNED.findall(report.text[:_HEAD]))


def _fold(words: str) -> str:
    plain = " ".join(part for part in _PLAIN.split(words.casefold()) if part)
    for article in _ARTICLES:
        plain = plain.removeprefix(article)
    return plain


def _order(one: Published, other: Published) -> int:
    # -1: one before other, 1: after, 0: nothing tells. A day holds all its moments.
    days, moments = [], []
    for report in (one, other):
        day, moment = _read(report.published)
        if day is None:
            return 0
        days.append(day)
        moments.append(moment)
    if moments[0] and moments[1] and moments[0] != moments[1]:
        return -1 if moments[0] < moments[1] else 1
    if (moments[0] and moments[1]) or days[0] == days[1]:
        return 0
    return -1 if days[0] < days[1] else 1


def _read(published: str | None) -> tuple[date | None, datetime | None]:
    try:
        when = datetime.fromisoformat(published or "")
    except ValueError:
        return None, None
    if len(published or "") <= 10 or when.tzinfo is None:
        return when.date(), None
    try:
        return when.date(), when.astimezone(UTC)
    except OverflowError:
        return when.date(), None


def _write(report: Published, other: Published) -> str:
    published = report.published or ""
    return published[:10] if published[:10] != (other.published or "")[:10] else published


def list_names(names: Iterable[str | None]) -> tuple[str, ...]:
    """Names without those that are missing, each once."""
    return tuple(dict.fromkeys(name for name in names if name))
