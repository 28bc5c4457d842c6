"""A chart together with what stands for it where nobody sees it: a title, a description and a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportedly.errors import MissingExtraError
from reportedly.show.charts.theme import build_config
from reportedly.show.terminal import make_safe

if TYPE_CHECKING:
    import altair


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One chart: `chart` is an Altair object, as notebooks show it; `spec` is the same in Vega-Lite.

    `description` says in sentences what is to be seen, `columns` and `rows` are the data behind each mark, `notes` what
    must be said with it (whose borders, what was left out). `addresses` are the claims behind each row, as
    `reportedly show` takes them, and `claims` their ids. Text of articles in it holds no control characters.
    """

    kind: str
    title: str
    description: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    claims: tuple[str, ...]
    chart: altair.LayerChart
    notes: tuple[str, ...] = ()

    @property
    def spec(self) -> dict[str, Any]:
        """The chart as Vega-Lite JSON."""
        made: dict[str, Any] = self.chart.to_dict(validate=False)  # each part was, when it was made
        return made


def load_altair() -> Any:
    """Altair; raises `MissingExtraError` where it is not installed."""
    try:
        import altair
    except ImportError as error:
        raise MissingExtraError("charts", "charts need Altair") from error
    return altair


def finish(chart: Any, title: str, subtitle: str, description: str) -> Any:
    """A chart with the title, the text alternative and the look that all charts have."""
    alt = load_altair()
    heading = alt.TitleParams(
        text=tidy(title, 110), subtitle=[tidy(line, 170) for line in subtitle.split("\n") if line]
    )
    return chart.properties(title=heading, description=tidy(description, 1000)).configure(**build_config())


def tidy(text: str, longest: int = 60) -> str:
    """Text of an article as one line that any drawing may hold: safe, and cut where it is longer than `longest`.

    >>> tidy("two\\nlines and more", 12)
    'two lines …'
    """
    line = " ".join(make_safe(text).split())
    return line if len(line) <= longest else line[: longest - 2].rstrip() + " …"
