"""One row a claim as Parquet, for DuckDB, Polars, pandas and R: typed columns, lists where a claim holds several."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, BinaryIO

from reportedly.errors import MissingExtraError
from reportedly.model import Claim, Reading, Span, write_edtf

_GROUP = 20_000  # claims a row group


def write_parquet(readings: Iterable[Reading], out: BinaryIO, raw: bool = False) -> None:  # noqa: ARG001
    """Write the readings in row groups of 20 000 claims; needs the extra `parquet`. `raw` changes nothing.

    Every field carries `start` and `end` (code points of the report's text, half-open) and its `words`.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtraError("parquet", "Parquet needs pyarrow") from error
    schema = _build_schema(pyarrow)
    with pyarrow.parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        rows: list[dict[str, Any]] = []
        for reading in readings:
            rows += (build_row(reading, claim, number) for number, claim in enumerate(reading.claims, start=1))
            if len(rows) >= _GROUP:
                writer.write_table(pyarrow.Table.from_pylist(rows, schema))
                rows = []
        if rows:
            writer.write_table(pyarrow.Table.from_pylist(rows, schema))


def build_row(reading: Reading, claim: Claim, number: int) -> dict[str, Any]:
    """One claim as plain values and lists, with the names of the schema."""
    report, attribution = reading.report, claim.attribution

    def at(span: Span) -> dict[str, Any]:
        return {"words": span.cut(report.text), "start": span.start, "end": span.end}

    said = attribution.said if attribution else None
    return {
        "report": report.id,
        "number": number,
        "claim": claim.id,
        "published": report.published,
        "outlet": report.outlet,
        "title": report.title,
        "url": report.url,
        "path": report.path,
        **at(claim.span),
        "voice": attribution.kind.value if attribution else "own voice",
        "sources": [{"agent": s.agent, **at(s.span)} for s in attribution.sources] if attribution else [],
        "chain": [{"agent": k.agent, "inferred": k.inferred} for k in attribution.chain] if attribution else [],
        "cue": [at(span) for span in attribution.cue] if attribution else [],
        "content": [at(span) for span in attribution.content] if attribution else [],
        "said_earliest": said.earliest if said else None,
        "said_latest": said.latest if said else None,
        "said_place": said.place if said else None,
        "said_to": said.to if said else None,
        "status": claim.status.value,
        "certainty": claim.certainty.value,
        "hedge": [at(span) for span in claim.certainty.hedge],
        "event": claim.event.lemma,
        "event_type": claim.event.type,
        "participants": [{"role": p.role, **at(p.span)} for p in claim.participants],
        "figures": [
            {
                "low": f.low,
                "high": f.high,
                "approximator": f.approximator.value,
                "unit": f.unit,
                "change": f.change.value if f.change else None,
                "class": f.counted.kind.value if f.counted else None,
                "role": f.role.value,
                "year": f.year,
                "metric_low": f.converted.low if f.converted else None,
                "metric_high": f.converted.high if f.converted else None,
                "metric_unit": f.converted.unit if f.converted else None,
                **at(f.span),
            }
            for f in claim.figures
        ],
        "times": [
            {
                "timex": t.value,
                "edtf": write_edtf(t),
                "earliest": t.earliest,
                "latest": t.latest,
                "role": t.role.value,
                "anchor": t.anchor.value,
                **at(t.span),
            }
            for t in claim.times
        ],
        "places": [
            {
                "name": p.name,
                "geonames_id": p.geonames_id,
                "latitude": p.lat,
                "longitude": p.lon,
                "country": p.country,
                "precision": p.precision.value,
                "role": p.role.value,
                **at(p.span),
            }
            for p in claim.places
        ],
    }


def _build_schema(pyarrow: Any) -> Any:
    text, whole, real = pyarrow.string(), pyarrow.int32(), pyarrow.float64()
    where = {"words": text, "start": whole, "end": whole}

    def many(**fields: Any) -> Any:
        return pyarrow.list_(pyarrow.struct({**fields, **where}))

    texts = ("published", "outlet", "title", "url", "path")
    saying = ("said_earliest", "said_latest", "said_place", "said_to")
    return pyarrow.schema(
        {
            "report": text,
            "number": whole,
            "claim": text,
            **dict.fromkeys(texts, text),
            **where,
            "voice": text,
            "sources": many(agent=text),
            "chain": pyarrow.list_(pyarrow.struct({"agent": text, "inferred": pyarrow.bool_()})),
            "cue": many(),
            "content": many(),
            **dict.fromkeys(saying, text),
            "status": text,
            "certainty": real,
            "hedge": many(),
            "event": text,
            "event_type": text,
            "participants": many(role=text),
            "figures": many(
                low=real,
                high=real,
                approximator=text,
                unit=text,
                change=text,
                **{"class": text},
                role=text,
                year=whole,
                metric_low=real,
                metric_high=real,
                metric_unit=text,
            ),
            "times": many(timex=text, edtf=text, earliest=text, latest=text, role=text, anchor=text),
            "places": many(
                name=text,
                geonames_id=pyarrow.int64(),
                latitude=real,
                longitude=real,
                country=text,
                precision=text,
                role=text,
            ),
        }
    )
