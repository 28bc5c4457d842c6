"""`reportedly read`: from articles to the ledger."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.options import json_option, ledger_option
from reportedly.cli.output import make_console, say, say_error, say_json
from reportedly.model import Reading
from reportedly.show.wording import name_report, write_count, write_heading
from reportedly.store import Added, Ledger, open_ledger

if TYPE_CHECKING:
    from reportedly.pipeline import BatchOptions

_WHAT = {
    Added.NEW: "new",
    Added.UNCHANGED: "known already, nothing changed",
    Added.REPLACED: "read anew, replaces what was kept",
    Added.PUBLICATION: "known text, kept as a further publication of it",
}


@click.command(short_help="Read reports and keep their claims.", no_args_is_help=True)
@click.argument("paths", metavar="PATH... | -", nargs=-1, required=True)
@ledger_option
@click.option("--date", metavar="YYYY-MM-DD", help="When it was published: what “Friday” is reckoned from.")
@click.option("--outlet", metavar="NAME", help="Who published it.")
@click.option("--title", metavar="TEXT", help="Its headline.")
@click.option("--url", metavar="URL", help="Where it stands on the web.")
@click.option(
    "--bias",
    metavar="COUNTRY",
    help="Where places likelier lie, by name or ISO code: decides between towns of one name.",
)
@json_option
@click.option("--workers", metavar="N", type=click.IntRange(0), help="Processes that read [default: the cores].")
@click.option(
    "--timeout",
    metavar="S",
    type=click.FloatRange(min=0, min_open=True),
    help="Seconds a document may take [default: 60].",
)
@click.option("--max-bytes", metavar="N", type=click.IntRange(1), help="Bytes a document may have [default: 20000000].")
def read(paths: tuple[str, ...], db: str, as_json: bool, **given: Any) -> int:
    """Read reports and keep their claims in the ledger.

    A PATH is a text, HTML or JSONL file, a folder, a pattern or, as -, standard input. One report is printed as a
    table, several as a line each. Reading the same report again changes nothing; with a --date, --outlet, --title or
    --url that was not known, or with a --bias, it is read anew.

    \b
    Example:
      reportedly read --date 2024-10-18 article.txt
      reportedly read --workers 4 --bias Ukraine articles/
      cat article.txt | reportedly read --json --outlet Reuters -
    """
    from reportedly.pipeline import read_batch

    options = _take_options(given)
    printer = _Printer(db, as_json)
    _warn_without_tagger()
    with open_ledger(db) as ledger:
        with _show_progress(quiet=as_json) as advance:
            for outcome in read_batch(paths, options):
                if outcome.reading is None:
                    reason = outcome.failed or "it could not be read"
                    ledger.add_failure(outcome.path, reason)
                    printer.fail(outcome.path, reason)
                else:
                    added = ledger.add(outcome.reading, version=_get_version(), anew=options.bias is not None)
                    printer.keep(outcome.path, _get_kept(ledger, outcome.reading, added), added)
                advance()
        printer.finish(ledger)
    return printer.code


def _get_kept(ledger: Ledger, reading: Reading, added: Added) -> Reading:
    # What is printed is what the ledger now holds, not what was read and not kept.
    return reading if added in (Added.NEW, Added.REPLACED) else ledger.reading(reading.report.id)


class _Printer:
    """One report as a table, several as a line each: the first waits until a second comes."""

    def __init__(self, db: str, as_json: bool) -> None:
        self._db, self._as_json = db, as_json
        self._kept = self._failed = 0
        self._first: tuple[str, Reading, Added] | None = None

    @property
    def code(self) -> int:
        return 0 if not self._failed else 1 if self._kept else 2

    def keep(self, path: str, reading: Reading, added: Added) -> None:
        self._kept += 1
        if self._as_json:
            say_json(reading)
        elif self._kept == 1:
            self._first = (path, reading, added)
        else:
            self._release_first()
            self._print_line(path, reading, added)

    def fail(self, path: str, reason: str) -> None:
        self._failed += 1
        say_error(reason if reason.startswith(path) else f"{path}: {reason}")

    def finish(self, ledger: Ledger) -> None:
        if self._as_json:
            return
        if self._first and not self._failed:
            from reportedly.show.ledger_table import print_reading

            _, reading, added = self._first
            print_reading(make_console(), reading)
            say()
            say(f"{self._db}: {_WHAT[added]}; look closer with: reportedly show {reading.report.id[:8]}:1")
            return
        self._release_first()
        if self._kept:
            counts = ledger.counts()
            failed = f", {self._failed} failed" if self._failed else ""
            holds = f"{write_count(counts.claims, 'claim')} of {write_count(counts.reports, 'report')}"
            say(f"{self._db}: {self._kept} read{failed}; it now holds {holds}")

    def _release_first(self) -> None:
        if self._first:
            first, self._first = self._first, None
            self._print_line(*first)

    def _print_line(self, path: str, reading: Reading, added: Added) -> None:
        where = "" if name_report(reading.report) == path else f"{path} = "
        say(f"{where}{write_heading(reading)}   {_WHAT[added]}")


def _take_options(given: dict[str, Any]) -> BatchOptions:
    from reportedly.pipeline import BatchOptions
    from reportedly.read import ReadOptions

    facts = {name: given[name] for name in ("date", "outlet", "title", "url", "max_bytes") if given[name] is not None}
    bias = _find_country(given["bias"]) if given["bias"] else None
    limits = {"seconds": given["timeout"]} if given["timeout"] is not None else {}
    return BatchOptions(read=ReadOptions(**facts), workers=given["workers"], bias=bias, **limits)


def _find_country(named: str) -> str:
    """The ISO code of a country, by its code or its name; raises `UsageError` for another word."""
    from reportedly.extract.place import open_gazetteer

    gazetteer = open_gazetteer()
    if named.upper() in gazetteer.lands:
        return named.upper()
    code = gazetteer.nations.get(named.strip().lower())
    if code is None:
        raise click.BadParameter(
            f"no country is called {named!r}; give its English name or its ISO code, such as UA", param_hint="--bias"
        )
    return code


def _get_version() -> int:
    from reportedly.pipeline import READING_VERSION

    return READING_VERSION


def _warn_without_tagger() -> None:
    from reportedly.weights import find_missing

    missing = find_missing()
    if missing:
        say_error(f"{missing}: attributions are found by rules alone, which find fewer and err more")


@contextmanager
def _show_progress(*, quiet: bool) -> Iterator[Any]:
    # On a terminal only, on standard error, and out of the way of what is printed.
    if quiet or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    # How many there are is not known: folders and JSONL are looked into as they come.
    columns = (SpinnerColumn(), TextColumn("{task.completed:.0f} read"), TimeElapsedColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, redirect_stdout=sys.stdout.isatty()) as progress:
        task = progress.add_task("reading", total=None)
        yield lambda: progress.advance(task)
