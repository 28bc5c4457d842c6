"""A reading as rows: what the ledger is searched by. The reading itself stands packed in `report.reading`."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from reportedly.codec import decode_reading, encode_reading
from reportedly.errors import NotALedgerError
from reportedly.model import Attribution, Claim, Reading, Report, Span, TimeRole

_LARGEST = 2**30  # bytes a packed reading may open to: a damaged or hostile ledger shall not fill the memory


def pack_reading(reading: Reading) -> bytes:
    """The reading's JSON, packed; zlib's checksum tells later damage."""
    return zlib.compress(encode_reading(reading), 1)


def unpack_reading(packed: bytes, report_id: str, path: Path) -> Reading:
    """The reading that `pack_reading` packed for the ledger at `path`; raises `NotALedgerError` where it is damaged."""
    try:
        opener = zlib.decompressobj()
        line = opener.decompress(packed, _LARGEST)
        if not opener.eof:
            raise ValueError("its end is missing")
        reading = decode_reading(line)
    except (zlib.error, msgspec.MsgspecError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise NotALedgerError(
            f"{path}: the reading of report {report_id[:8]} is damaged ({error}); restore a copy"
        ) from error
    if reading.report.id != report_id:
        raise NotALedgerError(f"{path}: the reading of report {report_id[:8]} is of another text; restore a copy")
    return reading


def insert_publication(connection: sqlite3.Connection, number: int, report: Report, *, is_read: bool) -> None:
    """One more place where the report with that number was published."""
    connection.execute(
        "INSERT INTO publication (report, is_read, outlet, url, published, title, path) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (number, is_read, report.outlet, report.url, report.published, report.title, report.path),
    )


def insert_reading(connection: sqlite3.Connection, number: int, reading: Reading) -> None:
    """All rows that hang on the report with that number, and its search entries; the caller holds the transaction."""
    connection.execute(
        "INSERT INTO report_search (rowid, title, text) SELECT number, title, text FROM report_words WHERE number = ?",
        (number,),
    )
    agents = _insert_agents(connection, number, reading)
    attributions = _insert_attributions(connection, number, reading, agents)
    _insert_claims(connection, number, reading, attributions)
    _insert(
        connection,
        "problem (report, position, message, start, end, path)",
        [(number, i, p.message, *_ends(p.span), p.path) for i, p in enumerate(reading.problems, start=1)],
    )


def delete_reading(connection: sqlite3.Connection, number: int) -> None:
    """Undo `insert_reading`, before the report's own row or publication changes."""
    connection.execute(
        "INSERT INTO report_search (report_search, rowid, title, text) "
        "SELECT 'delete', number, title, text FROM report_words WHERE number = ?",
        (number,),
    )
    connection.execute("DELETE FROM claim_search WHERE rowid IN (SELECT number FROM claim WHERE report = ?)", (number,))
    for table in ("claim", "attribution", "agent", "problem"):
        connection.execute(f"DELETE FROM {table} WHERE report = ?", (number,))  # noqa: S608


def date_claim(claim: Claim, report: Report) -> tuple[str | None, str | None, str | None]:
    """When a claim plays, for sorting and filtering: earliest, latest and which date that is.

    The times of its event; without one the time it was said; without that the day of publication.
    """
    times = [t for t in claim.times if t.role == TimeRole.EVENT and (t.earliest or t.latest)]
    if times:
        earliest = min(t.earliest or "" for t in times) or None
        latest = max(t.latest or "~" for t in times)
        return earliest, (None if latest == "~" else latest), "event"
    said = claim.attribution.said if claim.attribution else None
    if said and (said.earliest or said.latest):
        return said.earliest, said.latest, "said"
    if report.published:
        return report.published, report.published, "published"
    return None, None, None


def _insert_agents(connection: sqlite3.Connection, report: int, reading: Reading) -> dict[str, int]:
    first = _next_number(connection, "agent")
    numbers = {agent.id: first + i for i, agent in enumerate(reading.agents)}
    _insert(
        connection,
        "agent (number, report, id, name, kind, role_start, role_end, affiliation_start, affiliation_end)",
        [
            (first + i, report, a.id, a.name, a.kind.value, *_ends(a.role), *_ends(a.affiliation))
            for i, a in enumerate(reading.agents)
        ],
    )
    return numbers


def _insert_attributions(
    connection: sqlite3.Connection, report: int, reading: Reading, agents: dict[str, int]
) -> dict[Attribution, int]:
    # Claims of one attribution each repeat it; it is one row.
    first = _next_number(connection, "attribution")
    distinct = dict.fromkeys(c.attribution for c in reading.claims if c.attribution)
    numbers = {attribution: first + i for i, attribution in enumerate(distinct)}
    rows: list[Any] = []
    sources: list[Any] = []
    links: list[Any] = []
    spans: list[Any] = []
    for attribution, number in numbers.items():
        said = attribution.said
        when = (said.earliest, said.latest, said.place, said.to) if said else (None, None, None, None)
        rows.append((number, report, attribution.kind.value, *when))
        for i, source in enumerate(attribution.sources, start=1):
            sources.append((number, i, agents.get(source.agent_id), source.agent, *source.span))
        for i, link in enumerate(attribution.chain, start=1):
            agent = agents.get(link.agent_id) if link.agent_id else None
            links.append((number, i, agent, link.agent, link.inferred, *_ends(link.span)))
        fields = (("cue", attribution.cue), ("content", attribution.content), ("said", said.spans if said else ()))
        spans += [(number, field, i, *span) for field, found in fields for i, span in enumerate(found, start=1)]
    _insert(connection, "attribution (number, report, kind, said_earliest, said_latest, said_place, said_to)", rows)
    _insert(connection, "source (attribution, position, agent, name, start, end)", sources)
    _insert(connection, "chain_link (attribution, position, agent, name, inferred, start, end)", links)
    _insert(connection, "attribution_span (attribution, field, position, start, end)", spans)
    return numbers


def _insert_claims(
    connection: sqlite3.Connection, report: int, reading: Reading, attributions: dict[Attribution, int]
) -> None:
    text = reading.report.text
    first = _next_number(connection, "claim")
    claims: list[Any] = []
    spans: list[Any] = []
    figures: list[Any] = []
    times: list[Any] = []
    places: list[Any] = []
    search: list[Any] = []
    for i, c in enumerate(reading.claims):
        n = first + i
        attribution = attributions[c.attribution] if c.attribution else None
        event = (c.event.lemma, c.event.type, *c.event.span)
        dates = date_claim(c, reading.report)
        claims.append((n, report, i + 1, c.id, attribution, *c.span, c.status.value, c.certainty.value, *event, *dates))
        marked = [("hedge", s) for s in c.certainty.hedge] + [("status", s) for s in c.status_spans]
        marked += [(p.role, p.span) for p in c.participants]
        spans += [(n, field, j, *span) for j, (field, span) in enumerate(marked, start=1)]
        for j, f in enumerate(c.figures, start=1):
            kind = f.counted.kind.value if f.counted else None
            value = (f.low, f.high, f.approximator.value, f.unit, f.change.value if f.change else None, kind, f.slot)
            figures.append((n, j, *value, *f.span, *f.number, *_ends(f.counted.span if f.counted else None)))
        for j, t in enumerate(c.times, start=1):
            times.append((n, j, t.value, t.type, t.earliest, t.latest, t.role.value, t.anchor.value, *t.span))
        for j, p in enumerate(c.places, start=1):
            at = (p.geonames_id, p.lat, p.lon, p.country, p.precision.value, p.role.value, p.corrected_from, p.score)
            places.append((n, j, p.name, *at, *p.span))
        search.append((n, c.span.cut(text), _join(_source_names(c)), _join(_place_names(c, text))))
    _insert(
        connection,
        "claim (number, report, position, id, attribution, start, end, status, certainty, event_lemma, event_type, "
        "event_start, event_end, earliest, latest, dated_by)",
        claims,
    )
    _insert(connection, "claim_span (claim, field, position, start, end)", spans)
    _insert(
        connection,
        "figure (claim, position, low, high, approximator, unit, change, class, slot, start, end, "
        "number_start, number_end, counted_start, counted_end)",
        figures,
    )
    _insert(connection, "time (claim, position, value, type, earliest, latest, role, anchor, start, end)", times)
    _insert(
        connection,
        "place (claim, position, name, geonames_id, latitude, longitude, country, precision, role, corrected_from, "
        "score, start, end)",
        places,
    )
    _insert(connection, "claim_search (rowid, words, source, place)", search)


def _source_names(claim: Claim) -> list[str]:
    # All whom the text credits, the whole way through; not the outlet, which stands before every chain.
    if not claim.attribution:
        return []
    said_by = [source.agent for source in claim.attribution.sources]
    return said_by + [link.agent for link in claim.attribution.chain if not link.inferred]


def _place_names(claim: Claim, text: str) -> list[str]:
    return [name for p in claim.places for name in (p.name, p.span.cut(text), p.corrected_from, p.country) if name]


def _join(names: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(names))


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (span[0], span[1]) if span else (None, None)


def _next_number(connection: sqlite3.Connection, table: str) -> int:
    (last,) = connection.execute(f"SELECT max(number) FROM {table}").fetchone()  # noqa: S608
    return (last or 0) + 1


def _insert(connection: sqlite3.Connection, into: str, rows: list[Any]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {into} VALUES ({marks})", rows)  # noqa: S608
