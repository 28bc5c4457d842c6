"""`reportedly chart`: the ledger in pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from reportedly.cli.compare import is_wanted
from reportedly.cli.options import filter_options, json_option, ledger_option, open_to_compare, take_filter
from reportedly.cli.output import make_console, say, say_bytes
from reportedly.errors import NotFoundError, ReportedlyError
from reportedly.model import Comparison
from reportedly.store import ClaimFilter, Ledger

if TYPE_CHECKING:
    from reportedly.show.charts import Picture

KINDS = ("figures", "claims", "map", "sources")
_FORMATS = (".html", ".json", ".png", ".svg")


@click.command(short_help="Draw the ledger: timelines, maps, source trees.")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("story", required=False, metavar="[STORY]")
@click.option("--slot", "words", metavar="TEXT", help="figures, sources: the question with all these words, or its id.")
@click.option("-o", "--output", metavar="FILE", help="A .png, .svg, .html (hover and click) or .json (Vega-Lite) file.")
@click.option("--title", metavar="TEXT", help="What stands above the drawing.")
@click.option("--borders", metavar="FILE", help="map: GeoJSON of the borders to draw [default: Natural Earth].")
@click.option("--most", metavar="N", type=click.IntRange(1, 500), default=60, help="claims: at most so many rows.")
@ledger_option
@json_option
@filter_options
def chart(
    kind: str, story: str | None, words: str | None, output: str | None, db: str, as_json: bool, **given: Any
) -> int:
    """Draw what the ledger holds; without -o, print in words what the drawing shows, and its data.

    \b
    figures  the answers to one question over time, from low to high, conflicts marked
    claims   when each thing is said to happen, against when it was said and published
    map      the places by role, movements as arrows, names that nobody could place beside
    sources  on whom the answers to one question rest; copies and credits told apart

    Of figures and sources the first question that `reportedly compare` prints is drawn, unless --slot names another;
    claims and map take the claims that meet all that is asked.

    Needs: pip install 'reportedly[charts]'

    \b
    Example:
      reportedly chart figures --slot "killed" -o killed.png
      reportedly chart map -o map.svg
      reportedly chart claims --source ministry -o when.png
    """
    wants = Wants(kind, story, words, given.pop("title"), given.pop("borders"), given.pop("most"))
    with open_to_compare(db) as ledger:
        picture = _draw(ledger, wants, take_filter(given))
    if output is not None:
        _write(picture, Path(output), quiet=as_json)
    if as_json:
        say_bytes(_encode(picture))
    elif output is None:
        _print(picture)
    return 0


class Wants(NamedTuple):
    """What is to be drawn."""

    kind: str
    story: str | None
    words: str | None
    title: str | None
    borders: str | None
    most: int


def _draw(ledger: Ledger, wants: Wants, wanted: ClaimFilter) -> Picture:
    from reportedly.show import charts

    if wants.kind in ("figures", "sources"):
        draw = charts.draw_figures if wants.kind == "figures" else charts.draw_sources
        return draw(_choose(ledger, wants), title=wants.title)
    readings = list(ledger.readings(None if wanted == ClaimFilter() else wanted))
    if wants.story is not None:
        from reportedly.briefing import compare_ledger

        chosen = {report for story, _ in compare_ledger(ledger, wants.story) if story for report in story.reports}
        readings = [reading for reading in readings if reading.report.id in chosen]
    if not any(reading.claims for reading in readings):
        raise NotFoundError(f"{ledger.path}: holds no claim that meets all that is asked; nothing to draw")
    named = {"title": wants.title} if wants.title else {}
    if wants.kind == "map":
        return charts.draw_map(readings, borders=charts.load_borders(wants.borders), **named)
    return charts.draw_claims(readings, most=wants.most, **named)


def _choose(ledger: Ledger, wants: Wants) -> Comparison:
    from reportedly.briefing import compare_ledger

    for _, comparisons in compare_ledger(ledger, wants.story):
        for comparison in comparisons:
            if is_wanted(comparison, wants.words):
                return comparison
    asked = f"no question with “{wants.words}”" if wants.words else "no two answers to one question"
    raise NotFoundError(f"{ledger.path}: {asked}; see: reportedly compare --all --db {ledger.path}")


def _print(picture: Picture) -> None:
    from rich.table import Table

    say(picture.description)
    say()
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in picture.columns:
        table.add_column(column, overflow="fold")
    for row in picture.rows:
        table.add_row(*row)
    make_console().print(table)
    for note in picture.notes:
        say(note)


def _write(picture: Picture, target: Path, *, quiet: bool) -> None:
    import json

    from reportedly.show.charts import render_html, render_png, render_svg

    suffix = target.suffix.lower()
    if suffix not in _FORMATS:
        raise ReportedlyError(f"{target}: give the file one of these endings: {', '.join(_FORMATS)}")
    if suffix == ".png":
        data = render_png(picture)
    elif suffix == ".svg":
        data = render_svg(picture).encode()
    elif suffix == ".html":
        data = render_html(picture).encode()
    else:
        data = json.dumps(picture.spec, ensure_ascii=False).encode()
    try:
        target.write_bytes(data)
    except OSError as error:
        raise ReportedlyError(f"{target}: cannot be written ({error.strerror})") from error
    if not quiet:
        say(f"{target}: {picture.description}")


def _encode(picture: Picture) -> bytes:
    import msgspec

    told = {
        "kind": picture.kind,
        "title": picture.title,
        "description": picture.description,
        "rows": [dict(zip(picture.columns, row, strict=True)) for row in picture.rows],
        "notes": picture.notes,
    }
    return msgspec.json.encode(told) + b"\n"
