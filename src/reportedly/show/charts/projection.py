"""From degrees to pixels: an equal-area view around a point for regions, Equal Earth for the world.

Drawn by us, not by the plotting library, so that points, arrows, extents and borders share one plane, and borders can
be cut to the frame and thinned to what can be seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import acos, asin, atan2, cos, degrees, hypot, pi, radians, sin, sqrt

EARTH = 6371.0  # km
_WIDEST = 65.0  # degrees around the middle, above which the whole world is shown
_A = (1.340264, -0.081106, 0.000893, 0.003796)  # Equal Earth (Šavrič, Patterson, Jenny 2018)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A frame of `width` by `height` pixels around the point (`lon`, `lat`), `scale` pixels to the radian."""

    lon: float
    lat: float
    scale: float
    width: float
    height: float
    world: bool = False

    def project(self, lon: float, lat: float) -> Point | None:
        """Where a point lies in the frame, y downwards; None where it is on the far side of the Earth."""
        if self.world:
            x, y = _project_world(radians(lon), radians(lat))
        else:
            turned, phi, middle = radians(lon - self.lon), radians(lat), radians(self.lat)
            seen = sin(middle) * sin(phi) + cos(middle) * cos(phi) * cos(turned)
            if seen < -0.9:
                return None
            k = sqrt(2 / (1 + seen))
            x = k * cos(phi) * sin(turned)
            y = k * (cos(middle) * sin(phi) - sin(middle) * cos(phi) * cos(turned))
        return self.width / 2 + x * self.scale, self.height / 2 - y * self.scale

    @property
    def km(self) -> float:
        """Kilometres to the pixel in the middle of the frame."""
        return EARTH / self.scale


def fit_view(points: Sequence[Point], width: float, height: float, least_km: float = 220.0) -> View:
    """The view that holds all points (lon, lat) with some air around them, at least `least_km` from edge to edge."""
    if not points:
        return _build_world(width, height)
    lon, lat = find_middle(points)
    if max(measure_angle((lon, lat), point) for point in points) > _WIDEST:
        return _build_world(width, height)
    view = View(lon=lon, lat=lat, scale=1.0, width=0.0, height=0.0)
    placed = [p for p in (view.project(*point) for point in points) if p]
    left, right = min(x for x, _ in placed), max(x for x, _ in placed)
    top, bottom = min(y for _, y in placed), max(y for _, y in placed)
    # The middle of the points on the sphere is not the middle of their frame: go there once, which is near enough.
    lon, lat = _unproject(view, (left + right) / 2, (top + bottom) / 2)
    least = least_km / EARTH
    scale = min(width * 0.72 / max(right - left, least), height * 0.72 / max(bottom - top, least * height / width))
    return View(lon=lon, lat=lat, scale=scale, width=width, height=height)


def choose_points(weighted: Sequence[tuple[Point, int]], share: float = 0.8, factor: float = 3.0) -> list[Point]:
    """The points a view should hold: all, or where a few lie far from the rest, the nearest ones without them.

    They are left out where `share` of the weight lies within a circle `factor` times smaller than that of all.

    >>> choose_points([((20, 50), 9), ((21, 50), 4), ((-70, -5), 1)])
    [(20, 50), (21, 50)]
    """
    if not weighted:
        return []
    total = sum(weight for _, weight in weighted)

    def reach(middle: Point) -> tuple[float, list[Point], float]:
        near = sorted(weighted, key=lambda item: measure_angle(middle, item[0]))
        held, chosen = 0, []
        for point, weight in near:
            chosen.append(point)
            held += weight
            if held >= share * total:
                break
        radius = measure_angle(middle, chosen[-1])
        # What lies little farther out belongs to them.
        chosen += [p for p, _ in near[len(chosen) :] if measure_angle(middle, p) <= max(radius * 1.5, 1.5)]
        return radius, chosen, measure_angle(middle, near[-1][0])

    radius, chosen, whole = min((reach(point) for point, _ in weighted), key=lambda found: found[0])
    return chosen if whole > factor * max(radius, 1.5) else [point for point, _ in weighted]


def find_middle(points: Iterable[Point]) -> Point:
    """The middle of points on the sphere, also across the 180th meridian.

    >>> [round(x) for x in find_middle([(170, 0), (-170, 0)])]
    [-180, 0]
    """
    x = y = z = 0.0
    for lon, lat in points:
        x += cos(radians(lat)) * cos(radians(lon))
        y += cos(radians(lat)) * sin(radians(lon))
        z += sin(radians(lat))
    return round(degrees(atan2(y, x)), 6), round(degrees(atan2(z, hypot(x, y))), 6)


def measure_angle(a: Point, b: Point) -> float:
    """The angle between two points, seen from the middle of the Earth, in degrees."""
    inner = sin(radians(a[1])) * sin(radians(b[1]))
    inner += cos(radians(a[1])) * cos(radians(b[1])) * cos(radians(a[0] - b[0]))
    return degrees(acos(max(-1.0, min(1.0, inner))))


def clip_ring(ring: Sequence[Point], width: float, height: float, margin: float = 0.0) -> list[Point]:
    """A ring of pixels cut to the frame and a margin around it (Sutherland and Hodgman); empty where it is outside."""
    low_x, high_x, low_y, high_y = -margin, width + margin, -margin, height + margin
    for axis, bound, sign in ((0, low_x, 1), (0, high_x, -1), (1, low_y, 1), (1, high_y, -1)):
        cut: list[Point] = []
        for i, point in enumerate(ring):
            before = ring[i - 1]
            inside, was = (point[axis] - bound) * sign >= 0, (before[axis] - bound) * sign >= 0
            if inside != was:
                share = (bound - before[axis]) / (point[axis] - before[axis])
                other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
                cut.append((bound, other) if axis == 0 else (other, bound))
            if inside:
                cut.append(point)
        ring = cut
        if not ring:
            return []
    return list(ring)


def thin_line(line: Sequence[Point], least: float = 1.0) -> list[list[float]]:
    """A line of pixels without the points nearer than `least` to the last one kept, rounded to a tenth."""
    kept: list[list[float]] = []
    for x, y in line:
        if not kept or hypot(x - kept[-1][0], y - kept[-1][1]) >= least:
            kept.append([round(x, 1), round(y, 1)])
    return kept


def _build_world(width: float, height: float) -> View:
    half_x, half_y = _project_world(pi, 0.0)[0], _project_world(0.0, pi / 2)[1]
    scale = min(width / (2 * half_x), height / (2 * half_y)) * 0.98
    return View(lon=0.0, lat=0.0, scale=scale, width=width, height=height, world=True)


def _project_world(turned: float, phi: float) -> Point:
    turned = (turned + pi) % (2 * pi) - pi if abs(turned) > pi + 1e-6 else turned
    theta = asin(sqrt(3) / 2 * sin(phi))
    t2 = theta * theta
    t6 = t2**3
    a, b, c, d = _A
    x = 2 * sqrt(3) * turned * cos(theta) / (3 * (9 * d * t6 * t2 + 7 * c * t6 + 3 * b * t2 + a))
    return x, theta * (d * t6 * t2 + c * t6 + b * t2 + a)


def _unproject(view: View, x: float, y: float) -> Point:
    # The inverse of Lambert's azimuthal equal-area projection, for a view of scale 1 and no size.
    y = -y
    distance = hypot(x, y)
    if distance < 1e-12:
        return view.lon, view.lat
    angle, middle = 2 * asin(min(distance / 2, 1.0)), radians(view.lat)
    phi = asin(max(-1.0, min(1.0, cos(angle) * sin(middle) + y * sin(angle) * cos(middle) / distance)))
    turned = atan2(x * sin(angle), distance * cos(middle) * cos(angle) - y * sin(middle) * sin(angle))
    return (view.lon + degrees(turned) + 180) % 360 - 180, degrees(phi)
