"""The marks of the figure timeline: signs, bars, fading ends, and the lines between answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.model import ClaimRef, Comparison, Relation, RelationKind, SlotKind
from reportedly.show.charts.bars import Bar, Frame
from reportedly.show.charts.label import Labels
from reportedly.show.charts.picture import load_altair, tidy
from reportedly.show.charts.theme import ACCENT, INK, MUTED, SURFACE, Look, choose_look
from reportedly.show.charts.when import choose_ticks

_FADE = 42.0  # pixels over which an open end fades
_HALO = {"stroke": SURFACE, "strokeWidth": 3, "strokeJoin": "round", "aria": False}
_LINES = {
    RelationKind.UPDATES: (MUTED, [1, 0]),
    RelationKind.CONFLICTS: (ACCENT, [5, 3]),
    RelationKind.DENIES: (ACCENT, [1.5, 2.5]),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One answer where it is drawn: in pixels, and as the datum that Vega gets."""

    bar: Bar
    x: float
    y: float
    look: Look
    datum: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMarks:
    """Draws the bars of a comparison in a frame; `rows` are the table's, by answer."""

    comparison: Comparison
    bars: tuple[Bar, ...]
    frame: Frame
    rows: dict[ClaimRef, tuple[str, ...]]
    links: str | None

    def draw(self) -> Any:
        """The layered chart, without a title."""
        alt, frame = load_altair(), self.frame
        marks = self.list_marks()
        drawn = [*self._draw_relations(alt, marks)]
        drawn += [layer for mark in marks for layer in self._draw_bar(alt, mark)]
        names, looks = zip(*self._name_origins(), strict=True)
        domain = [name for name in names if any(mark.datum["origin"] == name for mark in marks)] or list(names)
        chosen = [look for name, look in zip(names, looks, strict=True) if name in domain]
        legend = alt.Legend(title="Origin", labelLimit=290, symbolSize=80, orient="right")
        colour = alt.Color(
            "origin:N", scale=alt.Scale(domain=domain, range=[look.colour for look in chosen]), legend=legend
        )
        shape = alt.Shape(
            "origin:N", scale=alt.Scale(domain=domain, range=[look.shape for look in chosen]), legend=legend
        )
        for is_fact in (True, False):
            data = [mark.datum for mark in marks if mark.bar.is_fact == is_fact]
            look = {"filled": True} if is_fact else {"filled": False, "fill": SURFACE}
            if data:
                sign = self._data(alt, data).mark_point(size=88, opacity=1, strokeWidth=2, **look)
                drawn.append(sign.encode(self._x(alt), self._y(alt), color=colour, shape=shape, **self._evidence(alt)))
        drawn += self._draw_labels(alt, marks)
        if not drawn:
            drawn = [self._data(alt, []).mark_point().encode(self._x(alt), self._y(alt))]
        return alt.layer(*drawn).properties(width=frame.width, height=frame.height)

    def list_marks(self) -> list[Mark]:
        """The answers where they are drawn; what was said on one day stands side by side."""
        marks = []
        beside: dict[int, int] = {}
        named = self._name_origins()
        for bar in self.bars:
            spot = round(self.frame.x(bar.at) / 12)
            beside[spot] = beside.get(spot, -1) + 1
            x = self.frame.x(bar.at) + beside[spot] * 13
            _, said, figure, status, who, outlet, _, words, *_ = self.rows[bar.entry.ref]
            name, look = named[min(bar.origin, len(named) - 1)]
            denied = " denied" if bar.entry.denies else ""
            datum = {
                "at": self.frame.back(x, 0)[0], "low": bar.low, "top": bar.high, "origin": name, "said": said,
                "figure": figure, "status": status, "who": who, "outlet": outlet, "words": words,
                "label": f"{figure} {look.letter}{denied}", "claim": bar.entry.ref.claim,
                "told": f"{said}: {figure}, {status}, {who}, in {outlet or 'a report'}: {words}",
                "href": f"{self.links}{bar.entry.ref.claim}" if self.links is not None else "",
            }  # fmt: skip
            marks.append(Mark(bar, x, self.frame.y(bar.low), look, datum))
        return marks

    def _name_origins(self) -> list[tuple[str, Look]]:
        named = []
        for number, origin in enumerate(self.comparison.origins):
            look = choose_look(number)
            known = "" if origin.known else " (lineage unknown)"
            named.append((f"{look.letter}  {tidy(origin.agent or 'nobody named', 34)}{known}", look))
        return [*named, ("?  no origin found", Look("?", MUTED, "circle"))]

    def _data(self, alt: Any, rows: Sequence[dict[str, Any]]) -> Any:
        return alt.Chart(alt.Data(values=list(rows)))

    def _x(self, alt: Any, field: str = "at") -> Any:
        scale = alt.Scale(type="utc", domain=[self.frame.first, self.frame.last], nice=False)
        axis = alt.Axis(title=None, grid=False, **choose_ticks(self.frame.first, self.frame.last))
        return alt.X(f"{field}:T", scale=scale, axis=axis)

    def _y(self, alt: Any, field: str = "low") -> Any:
        counted = self.comparison.slot.kind == SlotKind.HOW_MANY
        slot = self.comparison.slot
        title = "how sure the source is"
        if counted:
            title = ", ".join(part for part in (slot.counted.value if slot.counted else "", slot.unit) if part)
        kind = {"type": "log"} if self.frame.is_log else {}
        scale = alt.Scale(domain=[self.frame.low, self.frame.high], nice=False, zero=False, **kind)
        form = "~s" if counted and self.frame.high >= 100_000 else ",~f" if counted else "+d"
        axis = alt.Axis(title=tidy(title, 50) or None, tickCount=5, format=form)
        return alt.Y(f"{field}:Q", scale=scale, axis=axis)

    def _evidence(self, alt: Any) -> dict[str, Any]:
        fields = ("figure", "said", "status", "who", "outlet", "origin", "words")
        found: dict[str, Any] = {"tooltip": [alt.Tooltip(f"{name}:N") for name in fields], "description": "told:N"}
        return found | ({"href": "href:N"} if self.links is not None else {})

    def _draw_bar(self, alt: Any, mark: Mark) -> list[Any]:
        bar, frame = mark.bar, self.frame
        layers = []
        if bar.high > bar.low:
            look = {"color": mark.look.colour, "strokeWidth": 7, "opacity": 1 if bar.is_fact else 0.45}
            rule = self._data(alt, [mark.datum]).mark_rule(**look)
            layers.append(rule.encode(self._x(alt), self._y(alt), y2="top:Q", **self._evidence(alt)))
        for is_open, value, by in ((bar.open_above, bar.high, -_FADE), (bar.open_below, bar.low, _FADE)):
            if not is_open:
                continue
            far = frame.back(0, min(max(frame.y(value) + by, 0), frame.height))[1]
            up = by < 0
            stops = [alt.GradientStop(offset=0, color=SURFACE), alt.GradientStop(offset=1, color=mark.look.colour)]
            fill = alt.Gradient(gradient="linear", x1=0, x2=0, y1=0 if up else 1, y2=1 if up else 0, stops=stops)
            sides = [frame.back(mark.x + side, 0)[0] for side in (-3.5, 3.5)]
            datum = {"at": sides[0], "right": sides[1], "low": min(value, far), "top": max(value, far)}
            fade = self._data(alt, [datum]).mark_rect(fill=fill, aria=False)
            layers.append(fade.encode(self._x(alt), self._y(alt), x2="right:T", y2="top:Q"))
        return layers

    def _draw_relations(self, alt: Any, marks: list[Mark]) -> list[Any]:
        lines: dict[RelationKind, list[dict[str, Any]]] = {}
        for relation, left, right in choose_lines(self.comparison.relations, marks):
            middle = self.frame.back((left.x + right.x) / 2, (left.y + right.y) / 2)
            reason = tidy(relation.reason, 160)
            datum = {
                "at": left.datum["at"], "low": left.bar.low, "to": right.datum["at"], "top": right.bar.low,
                "mid": middle[0], "height": middle[1], "relation": relation.kind.value, "reason": reason, "sign": "≠",
                "told": f"{left.datum['label']} {relation.kind.value} {right.datum['label']}: {reason}",
            }  # fmt: skip
            lines.setdefault(relation.kind, []).append(datum)
        layers = []
        tooltip = [alt.Tooltip(f"{name}:N") for name in ("relation", "reason")]
        for kind, found in lines.items():
            data, (colour, dash) = self._data(alt, found), _LINES[kind]
            line = data.mark_rule(color=colour, strokeDash=dash, strokeWidth=1.3)
            layers.append(
                line.encode(self._x(alt), self._y(alt), x2="to:T", y2="top:Q", tooltip=tooltip, description="told:N")
            )
            for look in (_HALO, {"aria": False}) if kind == RelationKind.CONFLICTS else ():
                sign = data.mark_text(color=ACCENT, fontSize=15, fontWeight="bold", baseline="middle", **look)
                layers.append(sign.encode(self._x(alt, "mid"), self._y(alt, "height"), text="sign:N"))
        return layers

    def _draw_labels(self, alt: Any, marks: list[Mark]) -> list[Any]:
        labels = Labels(self.frame.width, self.frame.height)
        for mark in marks:
            labels.block(mark.x, mark.y, 5)
            labels.block(mark.x, self.frame.y(mark.bar.high), 4)
        placed: dict[str, list[dict[str, Any]]] = {}
        for mark in marks:
            middle = (mark.y + self.frame.y(mark.bar.high)) / 2
            if at := labels.place(mark.datum["label"], mark.x, middle):
                ms, value = self.frame.back(at[0], at[1])
                placed.setdefault(at[2], []).append({"at": ms, "low": value, "name": mark.datum["label"]})
        return [
            self._data(alt, rows)
            .mark_text(align=align, baseline="middle", **look)
            .encode(self._x(alt), self._y(alt), text="name:N")
            for align, rows in placed.items()
            for look in (_HALO, {"color": INK})
        ]


def choose_lines(relations: Sequence[Relation], marks: Sequence[Mark]) -> list[tuple[Relation, Mark, Mark]]:
    """Of each kind of relation and each answer the one to the answer next to it in time, that lines stay readable.

    An update leads to the answer it came after; of conflicts both sides have a nearest one.
    """
    at = {mark.bar.entry.ref: mark for mark in marks}
    nearest: dict[tuple[RelationKind, ClaimRef], tuple[float, int]] = {}
    drawn = [
        (relation, at[relation.left], at[relation.right])
        for relation in relations
        if relation.kind in _LINES and relation.left in at and relation.right in at
    ]
    for number, (relation, left, right) in enumerate(drawn):
        apart = abs(left.x - right.x) + abs(left.y - right.y) / 1000
        both = relation.kind == RelationKind.CONFLICTS
        for ref in (relation.left, relation.right) if both else (relation.left,):
            key = (relation.kind, ref)
            nearest[key] = min(nearest.get(key, (apart, number)), (apart, number))
    chosen = sorted({number for _, number in nearest.values()})
    return [drawn[number] for number in chosen]
