"""Charts inside a dossier: drawn once, as SVG in the page, so that it needs no script and prints as it looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportedly.errors import MissingExtraError
from reportedly.model import Comparison, Reading
from reportedly.show.charts.borders import Borders

if TYPE_CHECKING:
    from reportedly.show.charts.picture import Picture

LINK = "#c-"  # before a claim's id: where its evidence stands on the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture with its SVG, whose ids all begin with `key`."""

    key: str
    picture: Picture
    svg: str


def draw_readings(readings: Sequence[Reading], key: str, borders: Borders | None) -> tuple[Drawing, ...]:
    """The timeline and the map of a chapter's claims, those that have anything to show."""
    from reportedly.show.charts import draw_claims, draw_map

    found = []
    if any(place for reading in readings for claim in reading.claims for place in claim.places):
        found.append(_draw(f"{key}-map", lambda: draw_map(readings, title="Where", borders=borders, links=LINK)))
    timeline = draw_claims(readings, title="When", links=LINK, most=40)
    if timeline.rows:
        found.append(_draw(f"{key}-when", lambda: timeline))
    return tuple(found)


def draw_comparison(comparison: Comparison, key: str) -> tuple[Drawing, ...]:
    """The figure timeline and the source tree of a question, where they show more than its board does."""
    from reportedly.show.charts import draw_figures, draw_sources

    drawn = []
    if len(comparison.entries) > 2:
        drawn.append(_draw(f"{key}-figures", lambda: draw_figures(comparison, title="Over time", links=LINK)))
    # A tree where each origin has one report, which names it, tells no more than the board does.
    if any(len(o.members) > 1 or any(len(m.path) > 1 for m in o.members) for o in comparison.origins):
        drawn.append(_draw(f"{key}-sources", lambda: draw_sources(comparison, title="What they rest on", links=LINK)))
    return tuple(drawn)


def can_draw() -> bool:
    """Whether the extra `charts` is installed."""
    from reportedly.show.charts.picture import load_altair
    from reportedly.show.charts.render import load_renderer

    try:
        load_altair()
        load_renderer()
    except MissingExtraError:
        return False
    return True


def _draw(key: str, make: Callable[[], Picture]) -> Drawing:
    from reportedly.show.charts import render_svg

    picture = make()
    return Drawing(key=key, picture=picture, svg=render_svg(picture, name=key, themed=True))
