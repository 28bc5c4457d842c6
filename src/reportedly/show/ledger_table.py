"""The ledger as a table: who says, status, how sure, claim, figure, when, where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.model import Claim, Reading, Status
from reportedly.show.terminal import make_safe
from reportedly.show.wording import (
    cut,
    write_certainty,
    write_figures,
    write_heading,
    write_places,
    write_speaker,
    write_times,
)

_WIDE = 110  # columns from which figure, when and where get columns of their own
_LONGEST = 280  # characters of a claim
_STYLES = {
    Status.OCCURRED: "",
    Status.ONGOING: "cyan",
    Status.PLANNED: "blue",
    Status.PREDICTED: "magenta",
    Status.POSSIBLE: "yellow",
    Status.DENIED: "red",
}


class Row(NamedTuple):
    """One line of a table: what `show` takes to find the claim again, the claim and the reading it stands in."""

    label: str
    claim: Claim
    reading: Reading


def print_reading(console: Console, reading: Reading, numbers: Iterable[int] | None = None) -> None:
    """Print a report's heading and its claims; `numbers` are theirs where they are not 1, 2, 3 ..."""
    console.print(build_heading(reading))
    if reading.claims:
        labels = numbers or range(1, len(reading.claims) + 1)
        rows = [Row(str(n), claim, reading) for n, claim in zip(labels, reading.claims, strict=True)]
        console.print()
        print_rows(console, rows)
    for problem in reading.problems:
        where = f" (“{make_safe(cut(problem.span, reading.report.text)[:60])}”)" if problem.span else ""
        console.print(Text(f"! {make_safe(problem.message)}{where}", style="yellow"))


def build_heading(reading: Reading) -> Text:
    """One line about a report, its first word in bold."""
    name, gap, rest = make_safe(write_heading(reading)).partition("   ")
    return Text.assemble((name, "bold"), gap, rest)


def print_rows(console: Console, rows: Iterable[Row]) -> None:
    """Print claims as a table that fits the console; below 110 columns figure, when and where stand under the claim."""
    wide = console.width >= _WIDE
    table = Table(box=None, pad_edge=False, padding=(0, 1), header_style="bold", expand=True)
    table.add_column("#", justify="right", no_wrap=True)
    table.add_column("who says", ratio=4, overflow="fold")
    table.add_column("status", no_wrap=True, min_width=9)
    table.add_column("sure", justify="right", no_wrap=True)
    table.add_column("claim", ratio=7 if wide else 9, overflow="fold")
    if wide:
        # As wide as they need to be, up to a share of the line; who and claim have the rest.
        table.add_column("figure", no_wrap=True, overflow="fold", max_width=22)
        table.add_column("when", overflow="fold", max_width=console.width // 9)
        table.add_column("where", overflow="fold", max_width=console.width // 8)
    for row in rows:
        table.add_row(*_write_cells(row, wide))
    console.print(table)


def _write_cells(row: Row, wide: bool) -> list[Text]:
    claim, report = row.claim, row.reading.report
    own = claim.attribution is None
    words = cut(claim.span, report.text)
    words = words if len(words) <= _LONGEST else words[: _LONGEST - 2] + " …"
    details = [write_figures(claim), write_times(claim, report), write_places(claim)]
    cells = [
        Text(make_safe(row.label), style="dim"),
        # Own voice must be told apart without colour too: nobody else's line begins with a dash.
        Text("- own voice" if own else make_safe(write_speaker(claim, row.reading)), style="dim" if own else ""),
        Text(claim.status.value, style=_STYLES[claim.status]),
        Text(write_certainty(claim)),
    ]
    if wide:
        return [*cells, Text(make_safe(words)), *(Text(make_safe(d, keep_lines=True) or "-") for d in details)]
    told = [(name, make_safe(d.replace("\n", ", "))) for name, d in zip(_DETAILS, details, strict=True) if d]
    below = "   ".join(f"{name}: {detail}" for name, detail in told)
    body = Text(make_safe(words))
    if below:
        body.append("\n" + below, style="italic")
    return [*cells, body]


_DETAILS = ("figure", "when", "where")
