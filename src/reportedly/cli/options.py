"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from reportedly.model import CountedClass, Status
from reportedly.store import ClaimFilter, Ledger, open_ledger

_Command = TypeVar("_Command", bound=Callable[..., Any])
DEFAULT_LEDGER = "ledger.db"


def ledger_option(command: _Command) -> _Command:
    """`--db FILE`, else $REPORTEDLY_DB, else ledger.db in this folder."""
    return click.option(
        "--db",
        metavar="FILE",
        envvar="REPORTEDLY_DB",
        default=DEFAULT_LEDGER,
        show_default=f"$REPORTEDLY_DB, else {DEFAULT_LEDGER} in this folder",
        help="The ledger.",
    )(command)


def open_to_compare(db: str) -> Ledger:
    """The ledger, to be written if it may be: what is compared is kept. One that is not there is an error, not made."""
    reader = open_ledger(db, read_only=True)
    if not os.access(db, os.W_OK):
        return reader
    reader.close()
    return open_ledger(db)


def json_option(command: _Command) -> _Command:
    """`--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line, in UTF-8.")(command)


class Day(click.ParamType[str]):
    """A day as YYYY-MM-DD, YYYY-MM or YYYY: its first or its last one."""

    name = "YYYY-MM-DD"

    def __init__(self, *, last: bool) -> None:
        self._last = last

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day in full."""
        parts = value.split("-")
        try:
            year, month, day = (int(part) for part in [*parts, "0", "0"][:3])
            if len(parts) > 3:
                raise ValueError
            if day:
                return date(year, month, day).isoformat()
            first_month, last_month = (month, month) if month else (1, 12)
            if not self._last:
                return date(year, first_month, 1).isoformat()
            return max(_days(year, last_month)).isoformat()
        except ValueError:
            self.fail(f"“{value}” is no day; write it as 2024-10-18 (or 2024-10, or 2024)", param, ctx)


def _days(year: int, month: int) -> list[date]:
    found = []
    for day in range(28, 32):
        try:
            found.append(date(year, month, day))
        except ValueError:
            break
    return found or [date(year, month, 1)]


_FILTERS = (
    click.option("--text", metavar="WORDS", help="Claims with all these words; “words in quotes” stand together."),
    click.option(
        "--source", metavar="NAME", help="Said by, or through, somebody of that name, whatever reports call them."
    ),
    click.option("--place", metavar="NAME", help="At a place of that name, country code (UA) or GeoNames number."),
    click.option(
        "--since", type=Day(last=False), help="Event (else saying, else publication) not over before that day."
    ),
    click.option("--until", type=Day(last=True), help="Event (else saying, else publication) begun by that day."),
    click.option(
        "--status", multiple=True, type=click.Choice([s.value for s in Status]), help="Of that status; repeatable."
    ),
    click.option(
        "--figure-class",
        multiple=True,
        metavar="CLASS",
        type=click.Choice([c.value for c in CountedClass]),
        help="With a figure of that class (“people killed”, troops, money ...); repeatable.",
    ),
    click.option("--outlet", metavar="NAME", help="In reports of that outlet."),
    click.option("--report", metavar="ID", help="In the report whose id starts so."),
    click.option("--least-sure", metavar="N", type=click.FloatRange(-3, 3), help="At least that sure (-3 ... +3)."),
    click.option(
        "--own-voice/--attributed", default=None, help="Only what the outlet itself says / only what others say."
    ),
)


def filter_options(command: _Command) -> _Command:
    """All options that say which claims are wanted; `take_filter` makes a filter of them."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def take_filter(given: dict[str, Any]) -> ClaimFilter:
    """The filter that the values of `filter_options` ask for."""
    return ClaimFilter(
        **{
            **given,
            "status": tuple(Status(s) for s in given["status"]),
            "figure_class": tuple(CountedClass(c) for c in given["figure_class"]),
        }
    )
