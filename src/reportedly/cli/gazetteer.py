"""`reportedly gazetteer`: the table of places that names are looked up in."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path

import click

from reportedly.cli.options import json_option
from reportedly.cli.output import say, say_bytes
from reportedly.errors import InputError, ModelError
from reportedly.show.wording import write_count

VARIABLE = "REPORTEDLY_GAZETTEER"
_TOLD_ELSEWHERE = ("filter", "demonyms", "lands")


@click.group(short_help="Build or look at the table of places.")
def gazetteer() -> None:
    """Build or look at the table of places that names are looked up in.

    \b
    Example:
      reportedly gazetteer info
      reportedly gazetteer build allCountries.zip
    """


@gazetteer.command(short_help="Build the table from a GeoNames dump.", no_args_is_help=True)
@click.argument("dump", metavar="FILE")
@click.option("-o", "--output", metavar="FILE", default="places.sqlite", show_default=True, help="Where to write to.")
@json_option
def build(dump: str, output: str, as_json: bool) -> int:
    """Build a table of all places of a GeoNames dump (allCountries.zip, a country's zip, or the text in it).

    The table that comes with the package knows places of 500 people and more; this one knows villages and military
    sites too. Name it in $REPORTEDLY_GAZETTEER to have `read` use it.

    \b
    Example:
      reportedly gazetteer build allCountries.zip -o places.sqlite
      REPORTEDLY_GAZETTEER=places.sqlite reportedly read article.txt
    """
    from reportedly.extract.place import build_full

    source, target = Path(dump), Path(output)
    if not source.is_file():
        raise InputError(f"{source}: no such file; get allCountries.zip from download.geonames.org/export/dump")
    if target.exists() and target.samefile(source):
        raise InputError(f"{target}: is the dump itself; name another file with -o")
    count = build_full(source, target)
    if as_json:
        say_bytes(json.dumps({"path": str(target), "places": count}).encode() + b"\n")
    else:
        say(f"{target}: {write_count(count, 'place')}; use it with: {VARIABLE}={target} reportedly read ...")
    return 0


@gazetteer.command(short_help="Say which table is used and what it holds.")
@click.argument("file", metavar="[FILE]", required=False)
@json_option
def info(file: str | None, as_json: bool) -> int:
    """Say which table of places is used and what it holds; FILE is one to look at instead.

    \b
    Example:
      reportedly gazetteer info
      reportedly gazetteer info places.sqlite --json
    """
    from reportedly.extract.place import open_gazetteer

    named = file or os.environ.get(VARIABLE)
    opened = open_gazetteer(Path(named)) if named else open_gazetteer()
    facts = _read_facts(opened.path)
    if as_json:
        say_bytes(json.dumps(facts, ensure_ascii=False).encode() + b"\n")
        return 0
    for name, value in facts.items():
        say(f"{name:<14} {value}")
    for warning in opened.warnings:
        say(f"! {warning}")
    return 0


def _read_facts(path: Path) -> dict[str, str | int]:
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            meta = dict(connection.execute("SELECT key, value FROM meta ORDER BY key"))
            facts: dict[str, str | int] = {"path": str(path)}
            facts |= {key: value for key, value in meta.items() if key not in _TOLD_ELSEWHERE}
            for table in ("places", "names"):
                (facts[table],) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise ModelError(f"{path}: is no gazetteer ({error}); name another file") from error
    return facts
