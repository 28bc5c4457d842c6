"""`reportedly export`: the ledger as a file for other programs."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from reportedly.cli.options import filter_options, ledger_option, take_filter
from reportedly.errors import ReportedlyError
from reportedly.show import EXPORTERS, Exporter, choose_exporter
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
@filter_options
def export(db: str, kind: str | None, output: str | None, raw: bool, **given: Any) -> int:
    """Write the ledger, or the claims that meet all that is asked, to a file.

    \b
    Example:
      reportedly export -o claims.csv
      reportedly export -o places.geojson --since 2024-10-01
      reportedly export --source Budanov | jq .claims[].status
    """
    wanted = take_filter(given)
    exporter = choose_exporter(kind, output)
    with open_ledger(db, read_only=True) as ledger:
        only = None if wanted == ClaimFilter() else wanted
        if output is None or output == "-":
            sys.stdout.flush()
            exporter.write(ledger.readings(only), sys.stdout.buffer, raw)
            sys.stdout.buffer.flush()
        else:
            _write_file(ledger, only, exporter, Path(output), raw)
    return 0


def _write_file(ledger: Ledger, wanted: ClaimFilter | None, exporter: Exporter, target: Path, raw: bool) -> None:
    if target.exists() and target.samefile(ledger.path):
        raise ReportedlyError(f"{target}: is the ledger itself; name another file with -o")
    # Whole or not at all: written beside it and then put in its place.
    making = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with making.open("wb") as out:
            exporter.write(ledger.readings(wanted), out, raw)
        if target.exists() and not target.is_file():
            target.write_bytes(making.read_bytes())  # a device or a pipe
        else:
            making.replace(target)
    except OSError as error:
        raise ReportedlyError(f"{target}: cannot be written ({error.strerror})") from error
    finally:
        making.unlink(missing_ok=True)
