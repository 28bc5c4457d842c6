"""Names beside points, none over another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

_HEIGHT = 13.0
_LETTER = 6.1  # pixels a letter of 11 takes on average, a little more than most do


class Box(NamedTuple):
    """A rectangle of pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share a pixel."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Labels:
    """A frame of `width` by `height` pixels in which names find room, first come first served."""

    width: float
    height: float
    taken: list[Box] = field(default_factory=list)

    def block(self, x: float, y: float, around: float) -> None:
        """Keep a square around a point free of names."""
        self.taken.append(Box(x - around, y - around, x + around, y + around))

    def place(self, text: str, x: float, y: float, gap: float = 9.0) -> tuple[float, float, str] | None:
        """Where a name goes beside its point: x, y of its middle line and how it is aligned; None for no room.

        >>> Labels(100, 50).place("Selby", 20, 20)
        (29.0, 20, 'left')
        """
        wide = len(text) * _LETTER
        for at, up, align in (
            (x + gap, y, "left"), (x - gap, y, "right"), (x, y - gap - 4, "center"), (x, y + gap + 4, "center"),
            (x + gap - 2, y - gap, "left"), (x + gap - 2, y + gap, "left"),
            (x - gap + 2, y - gap, "right"), (x - gap + 2, y + gap, "right"),
        ):  # fmt: skip
            left = {"left": at, "right": at - wide, "center": at - wide / 2}[align]
            box = Box(left, up - _HEIGHT / 2, left + wide, up + _HEIGHT / 2)
            inside = box.left >= 2 and box.right <= self.width - 2 and box.top >= 2 and box.bottom <= self.height - 2
            if inside and not any(box.meets(other) for other in self.taken):
                self.taken.append(box)
                return at, up, align
        return None
