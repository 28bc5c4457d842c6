"""`reportedly gazetteer`: the table of places that names are looked up in."""

from __future__ import annotations

from pathlib import Path

import click

from reportedly.cli.output import say


@click.group(short_help="Build or look at the table of places.")
def gazetteer() -> None:
    """Build or look at the table of places that names are looked up in.

    \b
    Example:
      reportedly gazetteer info
    """


@gazetteer.command()
@click.argument("dump", metavar="FILE")
def build(dump: str) -> int:
    """Build the table from a full GeoNames dump (allCountries.zip or .txt) instead of the embedded data.

    \b
    Example:
      reportedly gazetteer build allCountries.zip
    """
    from reportedly.extract.place import build as building

    say(f"built {building.build_full(Path(dump))}")
    return 0
