"""Charts of the ledger, as Altair objects with their text alternatives; drawing them needs the extra `charts`."""

from reportedly.show.charts.borders import Borders, load_borders
from reportedly.show.charts.claims import draw_claims
from reportedly.show.charts.figures import draw_figures
from reportedly.show.charts.map import draw_map
from reportedly.show.charts.picture import Picture
from reportedly.show.charts.render import load_bundle, render_html, render_png, render_svg
from reportedly.show.charts.sources import draw_sources

__all__ = [
    "Borders",
    "Picture",
    "draw_claims",
    "draw_figures",
    "draw_map",
    "draw_sources",
    "load_borders",
    "load_bundle",
    "render_html",
    "render_png",
    "render_svg",
]
