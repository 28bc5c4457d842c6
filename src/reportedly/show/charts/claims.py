"""The claim timeline: when each thing is said to happen, against when it was said and when it was published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from reportedly.model import Reading, Status, TimeRole
from reportedly.show.charts.picture import Picture, finish, load_altair, tidy
from reportedly.show.charts.stops import Told
from reportedly.show.charts.theme import ACCENT, HUES, INK, LINE, SURFACE
from reportedly.show.charts.when import DAY, choose_ticks, to_ms
from reportedly.show.wording import cut, write_count, write_dates, write_day, write_speaker

_WIDTH, _ROW = 560.0, 20.0
_MOST = 60
_FUTURE = (Status.PLANNED, Status.PREDICTED, Status.POSSIBLE)


class Line(NamedTuple):
    """One claim with its times in milliseconds; `first` or `last` is None where that end of the event is open."""

    told: Told
    first: int | None
    last: int | None
    said: tuple[int, int] | None
    published: int | None

    @property
    def sort_key(self) -> tuple[int, int]:
        """By when it happens, as far as that is known."""
        return (self.first or self.last or 0, self.last or self.first or 0)


def draw_claims(
    readings: Iterable[Reading], *, title: str = "When", most: int = _MOST, links: str | None = None
) -> Picture:
    """The dated claims of the readings in the order of their events; needs the extra `charts`.

    At most `most` claims are shown, those with figures before others; how many were left out is said. With `links`,
    each mark leads to that prefix and its claim's id.
    """
    lines, undated = collect_lines(readings)
    shown = sorted(sorted(lines, key=lambda line: not line.told.claim.figures)[:most], key=lambda line: line.sort_key)
    title, description = tidy(title, 160), tidy(describe_claims(shown, len(lines), undated), 1500)
    subtitle = f"{write_count(len(shown), 'claim')} with a time of their own, by when it happens. "
    subtitle += "Bar: the event, fading where an end is not told. Diamond: said. Tick: published."
    if left := len(lines) - len(shown):
        subtitle += f"\nNot shown: {write_count(left, 'more dated claim')}."
    return Picture(
        kind="claims",
        title=title,
        description=description,
        columns=("event", "said", "published", "status", "who says", "words", "claim"),
        rows=tuple(_write_row(line) for line in shown),
        claims=tuple(line.told.claim.id for line in shown),
        chart=finish(_draw(shown, links), title, subtitle, description),
        notes=(
            "A bar runs over all days on which the event may lie, not over its length. Times are those of the report's "
            "own calendar.",
        ),
    )


def collect_lines(readings: Iterable[Reading]) -> tuple[list[Line], int]:
    """The claims whose event has a time, and how many claims have none."""
    lines, undated = [], 0
    for reading in readings:
        for number, claim in enumerate(reading.claims, start=1):
            times = [t for t in claim.times if t.role == TimeRole.EVENT and (t.earliest or t.latest)]
            if not times:
                undated += 1
                continue
            time = times[0]
            said = claim.attribution.said if claim.attribution else None
            ends = (said.earliest or said.latest, said.latest or said.earliest) if said else (None, None)
            begun, over = to_ms(ends[0] or ""), to_ms(ends[1] or "", end=True)
            lines.append(
                Line(
                    Told(reading, claim, number),
                    to_ms(time.earliest) if time.earliest else None,
                    to_ms(time.latest, end=True) if time.latest else None,
                    (begun, over) if begun is not None and over is not None else None,
                    to_ms(reading.report.published or ""),
                )
            )
    return [line for line in lines if line.first is not None or line.last is not None], undated


def describe_claims(lines: Sequence[Line], dated: int, undated: int) -> str:
    """What the timeline shows, in sentences."""
    if not lines:
        return f"No claim has a time of its own; {write_count(undated, 'claim')} without."
    text = f"Timeline of {write_count(len(lines), 'claim')} of {dated} with a time, {undated} more without. "
    ahead = sum(1 for line in lines if line.told.claim.status in _FUTURE)
    text += f"{ahead} are planned, foretold or possible. First: {_write_row(lines[0])[0]}, {lines[0].told.say(80)}. "
    return text + f"Last: {_write_row(lines[-1])[0]}, {lines[-1].told.say(80)}."


def _write_row(line: Line) -> tuple[str, ...]:
    claim, report = line.told.claim, line.told.reading.report
    said = claim.attribution.said if claim.attribution else None
    time = next(t for t in claim.times if t.role == TimeRole.EVENT and (t.earliest or t.latest))
    return (
        write_dates(time.earliest, time.latest),
        write_dates(said.earliest, said.latest) if said else "",
        write_day(report.published) if report.published else "",
        claim.status.value,
        tidy(write_speaker(claim, line.told.reading), 60),
        tidy(cut(claim.span, report.text), 160),
        line.told.address,
    )


def _draw(lines: Sequence[Line], links: str | None) -> Any:
    alt = load_altair()
    known = [
        ms for line in lines for ms in (line.first, line.last, line.published, *(line.said or ())) if ms is not None
    ]
    low, high = _choose_ends(known or [0, DAY], lines)
    fade = (high - low) * 0.09
    events, points, threads = [], [], []
    for number, line in enumerate(lines):
        row = _write_row(line)
        first = line.first if line.first is not None else (line.last or 0) - fade
        last = line.last if line.last is not None else (line.first or 0) + fade
        shared = {
            "row": number,
            "above": number - 0.26,
            "below": number + 0.26,
            **dict(zip(("event", "said", "published", "status", "who", "words"), row[:-1], strict=True)),
            "claim": line.told.claim.id,
            "told": f"{row[0]}, {row[3]}: {line.told.say()}",
            "href": f"{links}{line.told.claim.id}" if links is not None else "",
        }
        ends = "open start" if line.first is None else "open end" if line.last is None else "closed"
        least = (high - low) * 0.006
        begin = min(max(first, low), high - least)
        end = max(min(last, high), begin + least)
        events.append({**shared, "from": begin, "to": end, "ends": ends, "ahead": line.told.claim.status in _FUTURE})
        said = (line.said[0] + line.said[1]) / 2 if line.said else None
        for kind, at in (("said", said), ("published", line.published)):
            if at is not None and low <= at <= high:
                points.append({**shared, "at": at, "kind": kind})
        marks = [at for at in (begin, end, said, line.published) if at is not None]
        threads.append({"row": number, "from": max(min(marks), low), "to": min(max(marks), high)})
    scale = alt.Scale(type="utc", domain=[low, high], nice=False)
    axis = alt.Axis(orient="top", grid=True, title=None, labelOverlap=True, **choose_ticks(low, high))
    rows_scale = alt.Scale(domain=[len(lines) - 0.4, -0.6], nice=False, zero=False)
    y = alt.Y("row:Q", axis=None, scale=rows_scale)
    top = alt.Y("above:Q", axis=None, scale=rows_scale)
    tooltip = [alt.Tooltip(f"{name}:N") for name in ("event", "said", "published", "status", "who", "words")]
    href = {"href": "href:N"} if links is not None else {}

    def data(values: list[dict[str, Any]]) -> Any:
        return alt.Chart(alt.Data(values=values))

    x, to = alt.X("from:T", scale=scale, axis=axis), alt.X2("to:Q")
    layers = [data(threads).mark_rule(color=LINE, strokeWidth=1).encode(x=x, x2=to, y=y)]
    for ahead in (False, True):
        for ends in ("closed", "open start", "open end"):
            rows = [row for row in events if row["ahead"] == ahead and row["ends"] == ends]
            if rows:
                bar = data(rows).mark_rect(**_paint(alt, ahead, ends))
                layers.append(
                    bar.encode(x=x, x2=to, y=top, y2="below:Q", tooltip=tooltip, description="told:N", **href)
                )
    for kind, look in _SIGNS.items():
        rows = [row for row in points if row["kind"] == kind]
        if rows:
            x_at = alt.X("at:T", scale=scale, axis=axis)
            if kind == "published":  # seen on a dark bar in black and white too
                layers.append(data(rows).mark_point(opacity=1, **_HALO).encode(x=x_at, y=y))
            sign = data(rows).mark_point(opacity=1, **look)
            layers.append(sign.encode(x=x_at, y=y, tooltip=tooltip))
    names = [{"row": row["row"], "name": tidy(f"{row['who']}: {row['words']}", 74)} for row in events]
    text = data(names).mark_text(align="left", baseline="middle", color=INK, fontSize=11)
    layers.append(text.encode(x=alt.value(_WIDTH + 14), y=y, text="name:N"))
    return alt.layer(*layers).properties(width=_WIDTH, height=max(len(lines), 2) * _ROW)


_SIGNS = {
    "published": {"shape": "stroke", "angle": 90, "size": 90, "stroke": ACCENT, "strokeWidth": 2},
    "said": {"shape": "diamond", "size": 60, "fill": SURFACE, "stroke": INK, "strokeWidth": 1.5},
}
_HALO = {"shape": "stroke", "angle": 90, "size": 140, "stroke": SURFACE, "strokeWidth": 5}


def _paint(alt: Any, ahead: bool, ends: str) -> dict[str, Any]:
    colour = HUES[0]
    if ends != "closed":
        clear, full = (0, 1) if ends == "open start" else (1, 0)
        stops = [alt.GradientStop(offset=clear, color=SURFACE), alt.GradientStop(offset=full, color=colour)]
        fill: Any = alt.Gradient(gradient="linear", x1=0, x2=1, y1=0, y2=0, stops=sorted(stops, key=lambda s: s.offset))
        return {"fill": fill, "opacity": 0.55 if ahead else 1.0}
    if ahead:  # hollow: it is not said to have happened
        return {"fill": SURFACE, "stroke": colour, "strokeWidth": 1.3, "strokeDash": [3, 2]}
    return {"fill": colour}


def _choose_ends(known: Sequence[int], lines: Sequence[Line]) -> tuple[int, int]:
    # A claim about 1914 shall not press the week the reports are about into a dot: its bar is cut at the frame.
    spoken = [ms for line in lines for ms in (line.published, *(line.said or ())) if ms is not None]
    ordered = sorted(known)
    core = ordered[len(ordered) // 10 : len(ordered) - len(ordered) // 10] or ordered
    first, last = min(core[0], *spoken, core[0]), max(core[-1], *spoken, core[-1])
    reach = max(last - first, 3 * DAY)
    low, high = max(ordered[0], first - reach), min(ordered[-1], last + reach)
    room = max((high - low) // 20, DAY // 2)
    return low - room, high + room
