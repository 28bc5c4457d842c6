"""How all charts look: colours that a page may change with its theme, and shapes and dashes that do without colour."""

from __future__ import annotations

from typing import Any, NamedTuple

PAPER, SURFACE, LAND = "#fbfaf7", "#fffffe", "#f1efe7"
INK, MUTED, EDGE, LINE = "#1d1b18", "#5f5b54", "#8c867b", "#e2ded6"
ACCENT = "#a32e1c"
FONT = "Inter, system-ui, 'Segoe UI', 'Noto Sans', 'Liberation Sans', Arial, sans-serif"

# Eight hues told apart by the colour-blind, each 4.5:1 or more on white; the ninth and later are grey and go by letter.
HUES = ("#1b62a5", "#b0500a", "#1f7a4d", "#92338d", "#836600", "#0b757c", "#8a4b2a", "#4b4fa6")
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right", "triangle-left")

VARIABLES: dict[str, str] = {
    PAPER: "--paper",
    SURFACE: "--surface",
    LAND: "--claim",
    INK: "--ink",
    MUTED: "--muted",
    EDGE: "--edge",
    LINE: "--line",
    ACCENT: "--accent",
    **{hue: f"--o{number}" for number, hue in enumerate(HUES, start=1)},
}
"""The custom property that stands for each colour on a page, so that a drawing follows the page into the dark."""


class Look(NamedTuple):
    """What tells one origin from the others: a letter, a colour and a shape, in that order of importance."""

    letter: str
    colour: str
    shape: str


def choose_look(number: int) -> Look:
    """The look of the origin of that number, from 0.

    >>> choose_look(0).letter, choose_look(27).letter, choose_look(27).colour == MUTED
    ('A', 'AB', True)
    """
    letter, rest = "", number
    while rest >= 0:
        letter = chr(ord("A") + rest % 26) + letter
        rest = rest // 26 - 1
    return Look(letter, HUES[number] if number < len(HUES) else MUTED, SHAPES[number % len(SHAPES)])


def build_config() -> dict[str, Any]:
    """The Vega-Lite `config` of all charts."""
    axis = {
        "labelColor": MUTED, "titleColor": MUTED, "titleFontWeight": "normal", "labelFontSize": 11, "titleFontSize": 11,
        "domainColor": EDGE, "tickColor": EDGE, "gridColor": LINE, "labelFont": FONT, "titleFont": FONT,
        "labelPadding": 4, "titlePadding": 8,
    }  # fmt: skip
    return {
        "background": "transparent",
        "font": FONT,
        "view": {"stroke": None},
        "axis": axis,
        "title": {
            "anchor": "start", "fontSize": 14, "fontWeight": 600, "color": INK, "font": FONT, "offset": 10,
            "subtitleColor": MUTED, "subtitleFontSize": 11.5, "subtitleFont": FONT, "subtitlePadding": 4,
        },
        "text": {"font": FONT, "fontSize": 11, "color": INK},
        "legend": {
            "labelColor": INK, "titleColor": MUTED, "labelFontSize": 11, "titleFontSize": 11,
            "titleFontWeight": "normal", "labelFont": FONT, "titleFont": FONT, "symbolStrokeWidth": 1.6,
        },
    }  # fmt: skip
