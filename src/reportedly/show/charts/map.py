"""The map: places by role, movements as arrows, extents of what is no point, and the names nobody could place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportedly.model import Reading
from reportedly.show.charts.borders import Borders, load_borders
from reportedly.show.charts.ground import Drawn, draw_areas, draw_lands, name_countries
from reportedly.show.charts.label import Labels
from reportedly.show.charts.map_marks import (
    ROLES,
    draw_moves,
    draw_scale_bar,
    list_beside,
    list_marks,
    write_name,
)
from reportedly.show.charts.picture import Picture, finish, load_altair, tidy
from reportedly.show.charts.plane import Plane
from reportedly.show.charts.projection import View, choose_points, fit_view
from reportedly.show.charts.stops import Stops, collect_stops
from reportedly.show.charts.theme import EDGE, HUES, LAND, LINE, MUTED, PAPER, SURFACE
from reportedly.show.wording import write_count

_WIDTH, _HEIGHT, _BESIDE = 640.0, 430.0, 190.0


def draw_map(
    readings: Iterable[Reading], *, title: str = "Where", borders: Borders | None = None, links: str | None = None
) -> Picture:
    """The places of all claims of the readings; needs the extra `charts`.

    `borders` are whose lines it shows, else those that ship. With `links`, each mark leads to that prefix and its
    first claim's id.
    """
    borders = borders or load_borders()
    stops = collect_stops(readings)
    weighted = [((s.place.lon or 0.0, s.place.lat or 0.0), len(s.told)) for s in stops.stops]
    view = fit_view(choose_points(weighted), _WIDTH, _HEIGHT)
    title, description = tidy(title, 160), tidy(describe_map(stops, borders), 1500)
    listed = [*stops.stops, *stops.unresolved]
    subtitle = f"{write_count(len({write_name(s.place) for s in stops.stops}), 'place')}, "
    subtitle += f"{write_count(len(stops.moves), 'movement')}, {write_count(len(stops.unresolved), 'name')} not placed"
    chart = finish(_draw(view, stops, borders, links), title, subtitle, description)
    return Picture(
        kind="map",
        title=title,
        description=description,
        columns=("place", "role", "precision", "claims", "for example", "claim"),
        rows=tuple(
            (
                write_name(s.place),
                s.role.value,
                s.place.precision.value,
                str(len(s.told)),
                s.first.say(),
                s.first.address,
            )
            for s in listed
        ),
        claims=tuple(s.first.claim.id for s in listed),
        chart=chart,
        notes=(
            f"Borders: {borders.source}. They show that source's view of who rules what, not ours.",
            "Broken circles and outlines stand for things of about that size (districts, regions, areas, countries): "
            "what happened did so somewhere in them. Arrows join the two ends; the way taken is not known.",
        ),
    )


def describe_map(stops: Stops, borders: Borders) -> str:
    """What the map shows, in sentences."""
    parts = []
    for role, (word, _, _) in ROLES.items():
        names = [f"{write_name(s.place)} ({len(s.told)})" for s in stops.stops if s.role == role]
        if names:
            parts.append(f"{word} {', '.join(names[:8])}" + (f" and {len(names) - 8} more" if len(names) > 8 else ""))
    text = "Map of the places that claims name, with the number of claims: " + ("; ".join(parts) or "none") + "."
    if stops.moves:
        moves = [
            f"{write_name(m.start)} to {write_name(m.end)}{'' if m.is_fact else ' (not said to have happened)'}"
            for m in stops.moves
        ]
        text += f" Movements: {'; '.join(moves[:8])}{' and more' if len(moves) > 8 else ''}."
    if stops.unresolved:
        text += f" Not placed: {', '.join(tidy(s.place.name, 30) for s in stops.unresolved[:8])}."
    return f"{text} Borders: {borders.source}."


def _draw(view: View, stops: Stops, borders: Borders, links: str | None) -> Any:
    alt = load_altair()
    beside = list_beside(view, stops)
    plane = Plane(alt, view.width + (_BESIDE if beside else 0.0), view.height)
    marks = list_marks(view, stops, links)
    labels = Labels(view.width, view.height)
    for mark in marks:
        labels.block(mark["x"], mark["y"], 5)
    names: list[dict[str, Any]] = []
    for mark in marks:
        if any(mark["place"] == name["place"] and abs(mark["x"] - name["x"]) < 60 for name in names):
            continue  # the same place in another role has its sign beside
        if at := labels.place(mark["label"], mark["x"], mark["y"]):
            names.append({"x": at[0], "y": at[1], "align": at[2], "name": mark["label"], "place": mark["place"]})
    lands, (countries, circles) = draw_lands(view, borders), draw_areas(view, stops, borders)
    corners = [[0.0, 0.0], [view.width, 0.0], [view.width, view.height], [0.0, view.height]]
    broken = {"stroke": HUES[0], "strokeWidth": 1, "strokeDash": [4, 3]}
    layers = [
        plane.shape([Drawn("", [corners], [])], fill=SURFACE, stroke=LINE, strokeWidth=1),
        plane.shape(lands, fill=LAND, stroke=EDGE, strokeWidth=0.7, strokeJoin="round"),
        *(plane.shape([country], fill=HUES[0], fillOpacity=0.07, strokeWidth=0) for country in countries),
        *(plane.shape([circle], fill=HUES[0], fillOpacity=0.06, **broken) for circle in circles),
        plane.text(name_countries(view, lands, labels), color=MUTED, fontStyle="italic"),
        *draw_moves(plane, view, stops.moves, links),
        *_draw_signs(plane, marks, links),
    ]
    for align in ("left", "right", "center"):
        if chosen := [name for name in names if name["align"] == align]:
            layers.append(plane.text(chosen, align=align, halo=True))
    if not view.world:
        bar, km = draw_scale_bar(view)
        line = plane.data(bar).mark_line(color=MUTED, strokeWidth=1.2, aria=False)
        layers += [line.encode(x=plane.x, y=plane.y, order="n:Q"), plane.text(km, color=MUTED, fontSize=10)]
    source = [{"x": view.width - 4, "y": view.height - 7, "name": tidy(f"Borders: {borders.source}", 90)}]
    layers.append(plane.text(source, align="right", color=MUTED, fontSize=9.5, halo=True))
    layers.append(plane.text([row for row in beside if row["head"]], color=MUTED))
    layers.append(plane.text([row for row in beside if not row["head"]]))
    return alt.layer(*(layer for layer in layers if layer)).properties(width=plane.width, height=plane.height)


def _draw_signs(plane: Plane, marks: list[dict[str, Any]], links: str | None) -> list[Any]:
    alt = plane.alt
    words, colours, shapes = (list(column) for column in zip(*ROLES.values(), strict=True))
    legend = alt.Legend(title=None, orient="bottom", direction="horizontal", symbolSize=90)
    encodings: dict[str, Any] = {
        "color": alt.Color("role:N", legend=legend, scale=alt.Scale(domain=words, range=colours)),
        "shape": alt.Shape("role:N", legend=legend, scale=alt.Scale(domain=words, range=shapes)),
        "tooltip": [alt.Tooltip(f"{name}:N") for name in ("place", "role", "precision", "claims", "evidence")],
        "description": "told:N",
    }
    if links is not None:
        encodings["href"] = "href:N"
    # A full sign is a spot, a hollow one stands for something larger.
    layers = []
    for is_spot, look in ((True, {"filled": True, "stroke": PAPER}), (False, {"filled": False, "fill": SURFACE})):
        if chosen := [mark for mark in marks if mark["is_spot"] == is_spot]:
            signs = plane.data(chosen).mark_point(size=86, opacity=1, strokeWidth=1 if is_spot else 2, **look)
            layers.append(signs.encode(x=plane.x, y=plane.y, **encodings))
    return layers
