"""Pictures as files: SVG that stands in a page by itself, PNG, Vega-Lite JSON, and a page that can be hovered over."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from typing import Any
from xml.etree import ElementTree

from reportedly.errors import MissingExtraError
from reportedly.show.charts.picture import Picture
from reportedly.show.charts.theme import SURFACE, VARIABLES

_SVG = "http://www.w3.org/2000/svg"
_HREF = "{http://www.w3.org/1999/xlink}href"
_BASE = "https://vega.github.io/vega-datasets/"  # what vl-convert puts before an address that has no host
_COLOUR = ("fill", "stroke", "stop-color")


def load_renderer() -> Any:
    """vl-convert; raises `MissingExtraError` where it is not installed."""
    try:
        import vl_convert
    except ImportError as error:
        raise MissingExtraError("charts", "drawing charts needs vl-convert") from error
    return vl_convert


def render_png(picture: Picture, scale: float = 2.0) -> bytes:
    """The chart as a PNG on white, `scale` pixels to the point."""
    spec = picture.spec
    spec["config"]["background"] = SURFACE
    spec["padding"] = 16
    made: bytes = load_renderer().vegalite_to_png(spec, scale=scale)
    return made


def render_svg(picture: Picture, *, name: str = "chart", themed: bool = False) -> str:
    """The chart as SVG with its title and description, hints on hover, and no reference to anything outside.

    `name` comes before every id in it, so that several can stand in one page. With `themed`, colours are the custom
    properties of `theme.VARIABLES` with the plain colour behind, and there is no ground: the page gives it.
    """
    spec = picture.spec
    if not themed:
        spec["config"]["background"] = SURFACE
        spec["padding"] = 16
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    root = ElementTree.fromstring(load_renderer().vegalite_to_svg(spec))  # noqa: S314  (written by vl-convert just now)
    # The renderer counts ids on from one drawing to the next; ours are the same each time.
    ids = {old: f"{name}-{n}" for n, old in enumerate(e.get("id", "") for e in root.iter() if "id" in e.attrib)}
    for element in list(root.iter()):
        _mend(element, ids, themed)
    for key in ("version", "class"):
        root.attrib.pop(key, None)
    root.set("role", "graphics-document")
    root.set("aria-labelledby", f"{name}-title")
    root.set("aria-describedby", f"{name}-description")
    for number, (tag, text) in enumerate((("title", picture.title), ("desc", picture.description))):
        element = ElementTree.Element(
            f"{{{_SVG}}}{tag}", {"id": f"{name}-{'title' if tag == 'title' else 'description'}"}
        )
        element.text = text
        root.insert(number, element)
    return ElementTree.tostring(root, encoding="unicode")


@cache
def load_bundle() -> str:
    """Vega, Vega-Lite and vega-embed as one script, from vl-convert: `vegaEmbed` on the window. Takes some seconds."""
    made: str = load_renderer().javascript_bundle()
    return made


def render_html(picture: Picture) -> str:
    """A page of its own for one chart: hover and click work, nothing is asked for from outside; about 1 MB.

    Without scripts the drawing stands there still, and below it the description and the data.
    """
    spec = json.dumps(picture.spec, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028")
    run = (
        f"vegaEmbed('#chart', {spec}, {{ast: true, actions: false, renderer: 'svg', defaultStyle: false}})"
        ".then(() => document.getElementById('still').remove());"
    )
    scripts = [load_bundle().replace("</script", "<\\/script"), run]
    hashes = " ".join(f"'sha256-{b64encode(sha256(s.encode()).digest()).decode()}'" for s in scripts)
    policy = f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    cells = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in picture.rows)
    return _PAGE.format(
        policy=escape(policy),
        title=escape(picture.title),
        still=render_svg(picture, name="still"),
        description=escape(picture.description),
        notes="".join(f"<p>{escape(note)}</p>" for note in picture.notes),
        head="".join(f'<th scope="col">{escape(name)}</th>' for name in picture.columns),
        cells=cells,
        scripts="".join(f"<script>{script}</script>" for script in scripts),
    )


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<style>
body {{ font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: #1d1b18;
  background: #fffffe; }}
#chart, #still {{ overflow-x: auto; }}
table {{ border-collapse: collapse; font-size: 13px; }}
td, th {{ text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-top: 1px solid #e2ded6; }}
#vg-tooltip-element {{ max-width: 34rem; }}
</style></head><body>
<main><h1 hidden>{title}</h1>
<div id="chart"></div><div id="still">{still}</div>
<p>{description}</p>
{notes}
<details><summary>The data</summary><table><thead><tr>{head}</tr></thead><tbody>
{cells}</tbody></table></details></main>
{scripts}
</body></html>
"""


def _mend(element: ElementTree.Element, ids: dict[str, str], themed: bool) -> None:
    if "id" in element.attrib:
        element.set("id", ids[element.attrib["id"]])
    for key, value in element.attrib.items():
        if value.startswith("url(#"):
            element.set(key, f"url(#{ids[value[5:-1]]})")
        elif themed and key in _COLOUR and value in VARIABLES:
            element.set(key, f"var({VARIABLES[value]}, {value})")
    if element.tag == f"{{{_SVG}}}a":
        address = element.attrib.pop(_HREF, "").removeprefix(_BASE)
        if re.fullmatch(r"[#/][\w./:#-]*", address):
            element.set("href", address)
            if themed:  # in a page the same links stand in the table beside, where a key finds them in order
                element.set("tabindex", "-1")
        hint = next((child.get("aria-label") for child in element if child.get("aria-label")), None)
        if hint:
            element.set("aria-label", hint)
    if element.get("aria-roledescription") in _MARKS and (label := element.get("aria-label")):
        hint_element = ElementTree.SubElement(element, f"{{{_SVG}}}title")
        hint_element.text = label


_MARKS = ("symbol", "bar", "rule", "point", "line mark", "rect", "rect mark", "tick", "rule mark", "circle", "square")
