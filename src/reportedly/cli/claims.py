"""`reportedly claims`: find claims in the ledger."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import Any

import click

from reportedly.cli.options import filter_options, json_option, ledger_option, take_filter
from reportedly.cli.output import make_console, say, say_json
from reportedly.show.wording import write_count
from reportedly.store import Entry, Order, open_ledger
from reportedly.who import widen_source

_PAGE = 50


@click.command(short_help="Find claims in the ledger.")
@ledger_option
@filter_options
@click.option(
    "--sort",
    type=click.Choice([order.value for order in Order]),
    default=Order.REPORT.value,
    show_default=True,
    help="What to sort by.",
)
@click.option("--limit", metavar="N", type=click.IntRange(1), default=_PAGE, show_default=True, help="Claims a page.")
@click.option("--page", metavar="N", type=click.IntRange(1), default=1, show_default=True, help="Which page.")
@json_option
def claims(db: str, sort: str, limit: int, page: int, as_json: bool, **given: Any) -> int:
    """List the claims of the ledger that meet all that is asked.

    \b
    Example:
      reportedly claims --source Budanov --status predicted
      reportedly claims --place Vladivostok --since 2024-10-08 --sort when
      reportedly claims --text '"special forces"' --json
    """
    wanted, order = take_filter(given), Order(sort)
    with open_ledger(db, read_only=True) as ledger:
        wanted, told = widen_source(ledger, wanted)
        total = ledger.count_claims(wanted)
        found = ledger.claims(wanted, order, limit, (page - 1) * limit)
        if as_json:
            for entry in found:
                say_json(replace(entry.reading, claims=(entry.claim,), problems=()))
            return 0
        entries = list(found)
        if not entries:
            held = ledger.counts()
            more = f"page {page} is empty" if total else "no claim meets that"
            for line in told:
                say(line)
            say(f"{more}; {db} holds {write_count(held.claims, 'claim')} of {write_count(held.reports, 'report')}")
            return 0
        _print_entries(entries, by_report=order in (Order.REPORT, Order.PUBLISHED))
        first = (page - 1) * limit + 1
        more = f"; more with --page {page + 1}" if first + len(entries) <= total else ""
        say()
        for line in told:
            say(line)
        shown = f"{first}-{first + len(entries) - 1} of {write_count(total, 'claim')}{more}"
        say(f"{db}: {shown}; look closer with: reportedly show {_label(entries[0])}")
    return 0


def _print_entries(entries: list[Entry], *, by_report: bool) -> None:
    from rich.text import Text

    from reportedly.show.ledger_table import Row, build_heading, print_rows

    console = make_console()
    if not by_report:
        print_rows(console, [Row(_label(e), e.claim, e.reading) for e in entries])
        return
    for number, (_, group) in enumerate(groupby(entries, key=lambda e: e.reading.report.id)):
        together = list(group)
        if number:
            console.print()
        report = together[0].reading.report
        console.print(Text.assemble((f"{report.id[:8]}  ", "dim"), build_heading(together[0].reading)))
        print_rows(console, [Row(str(e.number), e.claim, e.reading) for e in together])


def _label(entry: Entry) -> str:
    return f"{entry.reading.report.id[:8]}:{entry.number}"
