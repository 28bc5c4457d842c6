"""`reportedly export`: the ledger as a file for other programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import click

from reportedly.cli.options import filter_options, ledger_option, open_to_compare, take_filter
from reportedly.cli.output import say_error
from reportedly.errors import ReportedlyError
from reportedly.link.decided import apply_edits, find_edits
from reportedly.show import EXPORTERS, choose_exporter
from reportedly.show.wording import write_count
from reportedly.store import ClaimFilter, Ledger, open_ledger


@click.command(short_help="Write the ledger as JSONL, CSV, GeoJSON, Parquet ...")
@ledger_option
@click.option(
    "--format",
    "kind",
    type=click.Choice([exporter.name for exporter in EXPORTERS]),
    show_default="what the ending of -o asks for, else jsonl",
    help="; ".join(f"{exporter.name}: {exporter.what}" for exporter in EXPORTERS) + ".",
)
@click.option("-o", "--output", metavar="FILE", help="Where to write to [default: standard output].")
@click.option("--raw", is_flag=True, help="CSV for programs: text as it is, without the apostrophe against formulas.")
@click.option(
    "--answers", is_flag=True, help="What `compare` shows: a row an answer (csv), an object a question (jsonl)."
)
@click.option("--as-read", is_flag=True, help="As it was read, without what people corrected in the workbench.")
@filter_options
def export(db: str, kind: str | None, output: str | None, raw: bool, answers: bool, as_read: bool, **given: Any) -> int:
    """Write the ledger, or the claims that meet all that is asked, to a file.

    Claims are written as people corrected them; what they are chosen by is what was read.

    \b
    Example:
      reportedly export -o claims.csv
      reportedly export --answers -o answers.csv
      reportedly export -o places.geojson --since 2024-10-01
      reportedly export --source Budanov | jq .claims[].status
    """
    wanted = take_filter(given)
    exporter = choose_exporter(kind, output)
    only = None if wanted == ClaimFilter() else wanted
    if answers and only is not None:
        raise ReportedlyError("--answers writes whole questions; leave out the options that choose claims")
    if answers and as_read:
        raise ReportedlyError("--answers rests on what people corrected; leave out --as-read")
    with open_to_compare(db) if answers else open_ledger(db, read_only=True) as ledger:
        edits = {} if as_read else find_edits(ledger.decisions())

        def write(out: BinaryIO) -> None:
            if answers:
                write_answers(ledger, exporter.name, out, raw)
            else:
                exporter.write((apply_edits(reading, edits) for reading in ledger.readings(only)), out, raw)

        if output is None or output == "-":
            sys.stdout.flush()
            write(sys.stdout.buffer)
            sys.stdout.buffer.flush()
        else:
            _write_file(ledger, write, Path(output))
    if edits and not answers:
        told = write_count(len(edits), "claim")
        say_error(f"{db}: {told} of the ledger written as people corrected; --as-read has them as they were read")
    return 0


def write_answers(ledger: Ledger, name: str, out: BinaryIO, raw: bool) -> None:
    """Write all comparisons of a ledger, one story in memory at a time."""
    from reportedly.briefing import compare_ledger
    from reportedly.show.answers import choose_answers_writer

    choose_answers_writer(name)((c for _, found in compare_ledger(ledger) for c in found), out, raw)


def _write_file(ledger: Ledger, write: Callable[[BinaryIO], None], target: Path) -> None:
    if target.exists() and target.samefile(ledger.path):
        raise ReportedlyError(f"{target}: is the ledger itself; name another file with -o")
    # Whole or not at all: written beside it and then put in its place.
    making = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with making.open("wb") as out:
            write(out)
        if target.exists() and not target.is_file():
            target.write_bytes(making.read_bytes())  # a device or a pipe
        else:
            making.replace(target)
    except OSError as error:
        raise ReportedlyError(f"{target}: cannot be written ({error.strerror})") from error
    finally:
        making.unlink(missing_ok=True)
