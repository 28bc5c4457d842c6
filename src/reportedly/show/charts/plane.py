"""A plane of pixels to draw on with Altair: x to the right, y downwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.show.charts.theme import INK, SURFACE


@dataclass(frozen=True, slots=True)
class Plane:
    """A frame of `width` by `height` pixels; `alt` is Altair."""

    alt: Any
    width: float
    height: float

    @property
    def x(self) -> Any:
        """The channel of a datum's `x`."""
        return self.alt.X("x:Q", axis=None, scale=self.alt.Scale(domain=[0, self.width], nice=False, zero=False))

    @property
    def y(self) -> Any:
        """The channel of a datum's `y`."""
        return self.alt.Y("y:Q", axis=None, scale=self.alt.Scale(domain=[self.height, 0], nice=False, zero=False))

    def data(self, rows: Sequence[Any]) -> Any:
        """A chart of rows, without a mark yet."""
        return self.alt.Chart(self.alt.Data(values=list(rows)))

    def shape(self, drawn: Sequence[Any], **look: Any) -> Any:
        """Anything that has a `path`, as one sign whose unit is the pixel: cheaper by far than a feature each."""
        path = "".join(one.path for one in drawn) or "M0,0"
        symbol = self.data([{"x": 0, "y": 0}]).mark_point(shape=path, size=4, opacity=1, aria=False, **look)
        return symbol.encode(x=self.x, y=self.y)

    def text(self, rows: Sequence[dict[str, Any]], *, halo: bool = False, **look: Any) -> Any:
        """Each row's `name` at its place, with a `halo` where it may stand on lines; None where there are no rows."""
        if not rows:
            return None
        looks = [{"baseline": "middle", "align": "left", "color": INK, **look}]
        if halo:
            looks.insert(0, {**looks[0], "stroke": SURFACE, "strokeWidth": 3, "strokeJoin": "round", "aria": False})
        texts = [self.data(rows).mark_text(**one).encode(x=self.x, y=self.y, text="name:N") for one in looks]
        return texts[0] if len(texts) == 1 else self.alt.layer(*texts)
