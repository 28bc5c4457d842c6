"""One row a claim, as CSV that a spreadsheet may open: no cell of an article becomes a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO

from reportedly.model import Attribution, Claim, Figure, Place, Reading, Report, Span, write_edtf
from reportedly.show.wording import write_certainty, write_converted, write_framing

_BETWEEN = " | "
# What spreadsheets take for the beginning of a formula, the full-width forms included; the apostrophe that guards
# against them is guarded too, so that taking one off always gives the text back.
_DANGEROUS = tuple("=+-@\t\r\n'\uff1d\uff0b\uff0d\uff20")


def write_csv(readings: Iterable[Reading], out: BinaryIO, raw: bool = False) -> None:
    """Write one row a claim as UTF-8, a header first; evidence columns hold the words, offset columns `start:end`.

    Several values in a cell stand between ` | `. Unless `raw`, text that a spreadsheet would run as a formula gets
    an apostrophe before it, and the file begins with the mark by which spreadsheets know UTF-8.
    """
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        if not raw:
            text.write("\ufeff")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([name for name, _ in _COLUMNS])
        for reading in readings:
            for claim in reading.claims:
                row = [get(reading.report, claim) for _, get in _COLUMNS]
                writer.writerow(row if raw else [guard_cell(cell) for cell in row])
        text.flush()
    finally:
        text.detach()


def guard_cell(cell: str) -> str:
    """A cell that no spreadsheet runs: with an apostrophe before it where it begins like a formula.

    Numbers stay numbers. Take the apostrophe off to have the text back, or export with --raw.

    >>> guard_cell("=HYPERLINK(1)"), guard_cell("-3"), guard_cell("- two dead"), guard_cell("Kyiv")
    ("'=HYPERLINK(1)", '-3', "'- two dead", 'Kyiv')
    """
    if not cell.lstrip().startswith(_DANGEROUS) and not cell.startswith(("\t", "\r", "\n")):
        return cell
    return cell if _is_number(cell) else "'" + cell


def _is_number(cell: str) -> bool:
    plain = cell.lstrip("+-")
    return len(cell) - len(plain) <= 1 and plain.replace(".", "", 1).isascii() and plain.replace(".", "", 1).isdecimal()


def _words(spans: Iterable[Span | None], text: str) -> str:
    return _BETWEEN.join(span.cut(text) for span in spans if span)


def _offsets(spans: Iterable[Span | None]) -> str:
    return _BETWEEN.join(f"{span[0]}:{span[1]}" for span in spans if span)


def _of(get: Callable[[Attribution], Sequence[Span]]) -> Callable[[Claim], Sequence[Span]]:
    return lambda claim: get(claim.attribution) if claim.attribution else ()


def _join(values: Iterable[object]) -> str:
    return _BETWEEN.join("" if value is None else str(value) for value in values)


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else repr(value)


def _figures(get: Callable[[Figure], object]) -> Callable[[Report, Claim], str]:
    return lambda _, claim: _join(get(figure) for figure in claim.figures)


def _said(name: str) -> Callable[[Report, Claim], str]:
    return lambda _, c: (getattr(c.attribution.said, name) or "") if c.attribution and c.attribution.said else ""


def _write_box(place: Place) -> str | None:
    """South, west, north, east of an area, in degrees."""
    return None if place.box is None else " ".join(map(str, place.box))


def _evidence(
    name: str, get: Callable[[Claim], Sequence[Span | None]]
) -> list[tuple[str, Callable[[Report, Claim], str]]]:
    return [
        (f"{name}_words", lambda report, claim: _words(get(claim), report.text)),
        (f"{name}_at", lambda _, claim: _offsets(get(claim))),
    ]


_COLUMNS: list[tuple[str, Callable[[Report, Claim], str]]] = [
    ("report", lambda r, _: r.id),
    ("published", lambda r, _: r.published or ""),
    ("outlet", lambda r, _: r.outlet or ""),
    ("title", lambda r, _: r.title or ""),
    ("url", lambda r, _: r.url or ""),
    ("path", lambda r, _: r.path or ""),
    ("claim", lambda _, c: c.id),
    *_evidence("claim", lambda c: [c.span]),
    ("voice", lambda _, c: c.attribution.kind.value if c.attribution else "own voice"),
    ("sources", lambda _, c: _join(s.agent for s in c.attribution.sources) if c.attribution else ""),
    *_evidence("source", _of(lambda a: [s.span for s in a.sources])),
    *_evidence("cue", _of(lambda a: a.cue)),
    *_evidence("content", _of(lambda a: a.content)),
    ("chain", lambda _, c: " > ".join(link.agent for link in c.attribution.chain) if c.attribution else ""),
    ("said_earliest", _said("earliest")),
    ("said_latest", _said("latest")),
    ("said_place", _said("place")),
    ("said_to", _said("to")),
    ("status", lambda _, c: c.status.value),
    *_evidence("status", lambda c: c.status_spans),
    ("certainty", lambda _, c: write_certainty(c).removeprefix("+")),
    *_evidence("hedge", lambda c: c.certainty.hedge),
    ("because", lambda _, c: _join(c.certainty.reasons)),
    ("framing", lambda _, c: write_framing(c.framing) if c.framing else ""),
    *_evidence("framing", lambda c: c.framing.spans if c.framing else ()),
    ("event", lambda _, c: c.event.lemma),
    ("event_type", lambda _, c: c.event.type),
    *_evidence("event", lambda c: [c.event.span]),
    *_evidence("participant", lambda c: [p.span for p in c.participants]),
    ("participant_roles", lambda _, c: _join(p.role for p in c.participants)),
    ("figure_low", _figures(lambda f: _number(f.low))),
    ("figure_high", _figures(lambda f: _number(f.high))),
    ("figure_approximator", _figures(lambda f: f.approximator.value)),
    ("figure_unit", _figures(lambda f: f.unit)),
    ("figure_change", _figures(lambda f: f.change.value if f.change else None)),
    ("figure_class", _figures(lambda f: f.counted.kind.value if f.counted else None)),
    ("figure_group", _figures(lambda f: f.counted.group.value if f.counted and f.counted.group else None)),
    ("figure_role", _figures(lambda f: f.role.value)),
    ("figure_year", _figures(lambda f: f.year)),
    ("figure_metric", _figures(write_converted)),
    ("figure_slot", _figures(lambda f: f.slot)),
    *_evidence("figure", lambda c: [f.span for f in c.figures]),
    ("time_timex", lambda _, c: _join(t.value for t in c.times)),
    ("time_edtf", lambda _, c: _join(write_edtf(t) for t in c.times)),
    ("time_earliest", lambda _, c: _join(t.earliest for t in c.times)),
    ("time_latest", lambda _, c: _join(t.latest for t in c.times)),
    ("time_role", lambda _, c: _join(t.role.value for t in c.times)),
    ("time_anchor", lambda _, c: _join(t.anchor.value for t in c.times)),
    *_evidence("time", lambda c: [t.span for t in c.times]),
    ("places", lambda _, c: _join(p.name for p in c.places)),
    ("place_geonames_id", lambda _, c: _join(p.geonames_id for p in c.places)),
    ("place_lat", lambda _, c: _join(p.lat for p in c.places)),
    ("place_lon", lambda _, c: _join(p.lon for p in c.places)),
    ("place_country", lambda _, c: _join(p.country for p in c.places)),
    ("place_role", lambda _, c: _join(p.role.value for p in c.places)),
    ("place_precision", lambda _, c: _join(p.precision.value for p in c.places)),
    ("place_box", lambda _, c: _join(_write_box(p) for p in c.places)),
    ("place_within_km", lambda _, c: _join(p.within_km for p in c.places)),
    *_evidence("place", lambda c: [p.span for p in c.places]),
]
