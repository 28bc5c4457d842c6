"""Where templates come from, and what they may say: everything is escaped, nothing undefined passes."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reportedly.show import wording
from reportedly.show.page.text import make_inert
from reportedly.show.wording import make_web_address


def make_environment(*packages: str) -> Environment:
    """Templates of this package, and of further packages (`reportedly.web`), which may extend and include them.

    Every value is escaped; text of articles is made inert as well. Filters write figures, days, places and numbers
    as everywhere else.
    """
    loaders = [PackageLoader(name, "templates") for name in (*packages, "reportedly.show.page")]
    environment = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.filters |= {
        "certainty": wording.write_certainty,
        "count": wording.write_count,
        "cut": wording.cut,
        "dates": lambda pair, year=None: wording.write_dates(pair[0], pair[1], year),
        "day": wording.write_day,
        "figure": wording.write_figure,
        "number": wording.write_number,
        "place": wording.write_place,
        "web_address": make_web_address,
    }
    environment.globals |= {"speaker": wording.write_speaker, "time": wording.write_time, "year": wording.get_year}
    return environment


@cache
def read_stylesheet() -> str:
    """The one stylesheet of all pages."""
    return files("reportedly.show.page").joinpath("style.css").read_text(encoding="utf-8")


def _finalize(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Markup):
        return make_inert(value)
    return "" if value is None else value
