"""The marks on a map: signs, arrows, a scale, and the lines beside it."""

from __future__ import annotations

from math import atan2, degrees, hypot
from typing import Any

from reportedly.model import Place, PlaceRole, Precision
from reportedly.show.charts.picture import tidy
from reportedly.show.charts.plane import Plane
from reportedly.show.charts.projection import Point, View
from reportedly.show.charts.stops import Move, Stop, Stops, write_told
from reportedly.show.charts.theme import ACCENT, HUES
from reportedly.show.wording import write_number

_MOST = 9  # names listed beside
ROLES = {
    PlaceRole.AT: ("at", HUES[0], "circle"),
    PlaceRole.FROM: ("from", HUES[1], "square"),
    PlaceRole.TO: ("to", HUES[2], "triangle-up"),
}
"""The word, colour and shape of each role."""


def write_name(place: Place) -> str:
    """A place's name in a drawing."""
    return tidy(place.name, 30)


def list_marks(view: View, stops: Stops, links: str | None) -> list[dict[str, Any]]:
    """A sign for each place in each role, with its evidence."""
    marks: list[dict[str, Any]] = []
    beside: dict[tuple[float, float], int] = {}
    for stop in stops.stops:
        at = _find(view, stop.place)
        if at is None:
            continue
        # A place in several roles has its signs side by side.
        spot = (round(at[0]), round(at[1]))
        shift = beside.get(spot, 0)
        beside[spot] = shift + 1
        word = ROLES[stop.role][0]
        count = f" ({len(stop.told)})" if len(stop.told) > 1 else ""
        area = "" if stop.place.precision in (Precision.POINT, Precision.CITY) else f", {stop.place.precision.value}"
        marks.append(
            {
                "x": round(at[0] + shift * 10, 1), "y": round(at[1], 1), "place": write_name(stop.place), "role": word,
                "precision": stop.place.precision.value, "claims": len(stop.told), "evidence": write_told(stop.told),
                "label": write_name(stop.place) + count, "claim": stop.first.claim.id, "is_spot": not area,
                "told": f"{word} {write_name(stop.place)}{area}{count}: {stop.first.say()}",
                "href": f"{links}{stop.first.claim.id}" if links is not None else "",
            }
        )  # fmt: skip
    return marks


def draw_moves(plane: Plane, view: View, moves: tuple[Move, ...], links: str | None) -> list[Any]:
    """An arrow for each movement: broken where nobody says that it happened, dotted where all deny it."""
    groups: dict[str, list[dict[str, Any]]] = {"solid": [], "dashed": [], "dotted": []}
    heads = []
    for number, move in enumerate(moves):
        ends = [_find(view, place) for place in (move.start, move.end)]
        if ends[0] is None or ends[1] is None or hypot(ends[0][0] - ends[1][0], ends[0][1] - ends[1][1]) < 12:
            continue
        way = "dotted" if move.is_denied else "solid" if move.is_fact else "dashed"
        told = {
            "move": f"{write_name(move.start)} → {write_name(move.end)}",
            "claims": len(move.told),
            "evidence": write_told(move.told),
            "claim": move.first.claim.id,
            "told": f"from {write_name(move.start)} to {write_name(move.end)}: {move.first.say()}",
            "href": f"{links}{move.first.claim.id}" if links is not None else "",
        }
        curve = _bend(ends[0], ends[1])
        groups[way] += [{"x": px, "y": py, "n": n, "way": number, **told} for n, (px, py) in enumerate(curve)]
        (ax, ay), (bx, by) = curve[-3], curve[-1]
        heads.append({"x": bx, "y": by, "turn": round(degrees(atan2(bx - ax, ay - by)), 1), **told})
    tooltip = [plane.alt.Tooltip(f"{name}:N") for name in ("move", "claims", "evidence")]
    dashes = {"solid": [1, 0], "dashed": [6, 4], "dotted": [1.5, 3]}
    layers = []
    for way, rows in groups.items():
        if rows:
            line = plane.data(rows).mark_line(color=ACCENT, strokeWidth=2, strokeDash=dashes[way], strokeCap="butt")
            layers.append(
                line.encode(x=plane.x, y=plane.y, order="n:Q", detail="way:N", tooltip=tooltip, description="told:N")
            )
    if heads:
        head = plane.data(heads).mark_point(filled=True, shape="triangle", color=ACCENT, size=95, opacity=1)
        turn = plane.alt.Angle("turn:Q", scale=None)
        href = {"href": "href:N"} if links is not None else {}
        layers.append(head.encode(x=plane.x, y=plane.y, angle=turn, tooltip=tooltip, description="told:N", **href))
    return layers


def _bend(start: Point, end: Point) -> list[Point]:
    # A slight bow to the left, so that going and coming are two lines; it ends short of the signs.
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy)
    bow = min(0.14 * length, 36.0)
    cx, cy = (start[0] + end[0]) / 2 + dy / length * bow, (start[1] + end[1]) / 2 - dx / length * bow
    first, last = 7 / length, 1 - 10 / length
    curve = []
    for i in range(25):
        t = first + (last - first) * i / 24
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        curve.append((round(a * start[0] + b * cx + c * end[0], 1), round(a * start[1] + b * cy + c * end[1], 1)))
    return curve


def draw_scale_bar(view: View) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The corners of a bar of a round length, and how long it is."""
    km = next(n for e in range(5) for n in (10**e, 2 * 10**e, 5 * 10**e) if n / view.km >= 45 or n == 50_000)
    left, low, long = 10.0, view.height - 10.0, km / view.km
    bar = [(left, low - 4), (left, low), (left + long, low), (left + long, low - 4)]
    points = [{"x": x, "y": y, "n": n} for n, (x, y) in enumerate(bar)]
    return points, [{"x": left, "y": low - 11, "name": f"{write_number(km)} km"}]


def list_beside(view: View, stops: Stops) -> list[dict[str, Any]]:
    """The lines beside the map: what lies outside its frame, and the names that lead nowhere."""
    outside = [stop for stop in stops.stops if _find(view, stop.place) is None]
    rows: list[dict[str, Any]] = []
    for head, listed in (("Outside this map", outside), ("Not placed", stops.unresolved)):
        if not listed:
            continue
        names = [_write_beside(stop) for stop in listed[:_MOST]]
        if len(listed) > _MOST:
            names.append(f"and {len(listed) - _MOST} more")
        top = rows[-1]["y"] + 30 if rows else 8.0
        rows.append({"x": view.width + 18, "y": top, "name": head, "head": True})
        rows += [{"x": view.width + 18, "y": top + 17 * (i + 1), "name": n, "head": False} for i, n in enumerate(names)]
    return rows


def _find(view: View, place: Place) -> Point | None:
    at = view.project(place.lon or 0.0, place.lat or 0.0)
    return at if at and 0 <= at[0] <= view.width and 0 <= at[1] <= view.height else None


def _write_beside(stop: Stop) -> str:
    way = {PlaceRole.AT: "", PlaceRole.FROM: "from ", PlaceRole.TO: "to "}[stop.role]
    count = f" ({len(stop.told)})" if len(stop.told) > 1 else ""
    sign = "? " if stop.place.lat is None else ""
    return f"{sign}{way}{tidy(stop.place.name, 22)}{count}"
