"""`reportedly dossier`: a story as one file to hand on."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from reportedly import __version__
from reportedly.cli.options import json_option, ledger_option, open_to_compare
from reportedly.cli.output import say, say_bytes
from reportedly.errors import NotFoundError, ReportedlyError
from reportedly.show.wording import write_count
from reportedly.store import Ledger

if TYPE_CHECKING:
    from reportedly.show.dossier import Chapter


@click.command(short_help="Write a story as one HTML file to hand on.")
@click.argument("story", required=False, metavar="[STORY]")
@click.option("-o", "--output", metavar="FILE", required=True, help="The HTML file to write.")
@click.option("--title", metavar="TEXT", help="What it is called [default: the story's title].")
@click.option("--borders", metavar="FILE", help="GeoJSON of the borders on its map [default: Natural Earth].")
@click.option("--charts/--no-charts", default=True, help="Leave the drawings out.")
@click.option("--made", metavar="YYYY-MM-DD", help="The date it bears [default: now]; the same date, the same bytes.")
@ledger_option
@json_option
def dossier(
    story: str | None,
    output: str,
    title: str | None,
    borders: str | None,
    charts: bool,
    made: str | None,
    db: str,
    as_json: bool,
) -> int:
    """Write a story, or the whole ledger, as one HTML file: briefing, questions, drawings, reports with their words.

    The file opens from disk, asks for nothing from anywhere, runs no script, prints, and holds the ledger as JSON.
    STORY is the start of a story's id; without it all stories are written, one after the other.

    Needs: pip install 'reportedly[dossier]'

    \b
    Example:
      reportedly dossier -o all.html
      reportedly dossier 3f2a91c0 -o story.html --title "The ferry"
    """
    from reportedly.show.charts.borders import load_borders
    from reportedly.show.dossier import DossierOptions, write_dossier

    options = DossierOptions(
        made=_take_moment(made),
        version=__version__,
        title=title,
        charts=charts,
        borders=load_borders(borders) if borders else None,
    )
    with open_to_compare(db) as ledger:
        if Path(output).exists() and Path(output).samefile(ledger.path):
            raise ReportedlyError(f"{output}: is the ledger itself; name another file with -o")
        chapters = _gather(ledger, story)
    page = write_dossier(chapters, options).encode()
    try:
        Path(output).write_bytes(page)
    except OSError as error:
        raise ReportedlyError(f"{output}: cannot be written ({error.strerror})") from error
    reports = sum(len(chapter.readings) for chapter in chapters)
    questions = sum(len(chapter.comparisons) for chapter in chapters)
    if as_json:
        told = {"path": output, "bytes": len(page), "reports": reports, "questions": questions}
        say_bytes(msgspec.json.encode(told) + b"\n")
    else:
        counted = f"{write_count(reports, 'report')}, {write_count(questions, 'question')}"
        say(f"{output}: {counted}; {len(page) / 1e6:.1f} MB, asks for nothing from anywhere")
    return 0


def _gather(ledger: Ledger, story: str | None) -> list[Chapter]:
    from reportedly.briefing import compare_ledger, read_wrong
    from reportedly.link.decided import apply_edits, find_edits
    from reportedly.show.dossier import Chapter

    decisions = ledger.decisions()
    edits, rejected = find_edits(decisions), read_wrong(decisions)
    chapters = []
    for one, comparisons in compare_ledger(ledger, story):
        found = [ledger.reading(report) for report in one.reports] if one else list(ledger.readings())
        chapters.append(
            Chapter(
                readings=[apply_edits(reading, edits) for reading in found],
                comparisons=comparisons,
                story=one,
                rejected=rejected,
                edited=frozenset(edits),
            )
        )
    if not chapters:
        readings = [apply_edits(reading, edits) for reading in ledger.readings()]
        if not readings:
            raise NotFoundError(
                f"{ledger.path}: holds no report; read some first: reportedly read --db {ledger.path} PATH"
            )
        chapters.append(Chapter(readings=readings, rejected=rejected, edited=frozenset(edits)))
    return chapters


def _take_moment(made: str | None) -> str:
    if made is None:
        return datetime.now(UTC).isoformat(timespec="minutes")
    try:
        return (
            datetime.fromisoformat(made).isoformat() if "T" in made else datetime.fromisoformat(made).date().isoformat()
        )
    except ValueError as error:
        raise ReportedlyError(f"--made: “{made}” is no day; write it as 2024-10-18") from error
