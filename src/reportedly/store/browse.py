"""What a ledger holds, as lists to look through: reports, agents, and what a search can be narrowed by."""

from __future__ import annotations

from dataclasses import dataclass
from types import NoneType

from reportedly.store.filter import ClaimFilter, build_condition
from reportedly.store.sqlite import Ledger

_TEXT = (str, NoneType)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """One report without its text, with how much was read in it."""

    id: str
    published: str | None
    outlet: str | None
    title: str | None
    url: str | None
    path: str | None
    claims: int
    figures: int
    problems: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentLine:
    """One name that claims are credited to, over all reports; `first` and `last` are days of publication."""

    name: str
    kind: str
    claims: int
    reports: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One value that a search can be narrowed to; `value` is what the filter takes, `claims` how many would be left."""

    field: str
    label: str
    value: str
    claims: int


def list_reports(ledger: Ledger, limit: int, offset: int = 0, words: str = "") -> list[ReportLine]:
    """Reports, the latest published first; with `words` those whose outlet, title, file or text's id has them."""
    like = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    rows = ledger.query(
        (str, _TEXT, _TEXT, _TEXT, _TEXT, _TEXT, int, int, int),
        f"{_REPORTS} WHERE {_NAMED} ORDER BY p.published IS NULL, p.published DESC, r.number DESC LIMIT ?2 OFFSET ?3",
        (like, limit, offset),
    )
    names = ("id", "published", "outlet", "title", "url", "path", "claims", "figures", "problems")
    return [ReportLine(**dict(zip(names, row, strict=True))) for row in rows]


def count_reports(ledger: Ledger, words: str = "") -> int:
    """How many reports `list_reports` has in all."""
    like = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    sql = f"SELECT count(*) FROM report AS r JOIN publication AS p ON p.report = r.number AND p.is_read WHERE {_NAMED}"  # noqa: S608
    return int(ledger.query((int,), sql, (like,))[0][0])


def list_agents(ledger: Ledger, limit: int, offset: int = 0, words: str = "") -> list[AgentLine]:
    """Names that claims are credited to, those with most claims first; with `words` those that hold them."""
    like = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    rows = ledger.query(
        (str, str, int, int, _TEXT, _TEXT),
        """SELECT s.name, coalesce(min(a.kind), ''), count(DISTINCT c.number), count(DISTINCT c.report),
                min(p.published), max(p.published)
            FROM source AS s JOIN claim AS c ON c.attribution = s.attribution
            JOIN publication AS p ON p.report = c.report AND p.is_read LEFT JOIN agent AS a ON a.number = s.agent
            WHERE s.name LIKE ?1 ESCAPE '\\' GROUP BY s.name ORDER BY 3 DESC, 1 LIMIT ?2 OFFSET ?3""",
        (like, limit, offset),
    )
    names = ("name", "kind", "claims", "reports", "first", "last")
    return [AgentLine(**dict(zip(names, row, strict=True))) for row in rows]


def count_agents(ledger: Ledger, words: str = "") -> int:
    """How many names `list_agents` has in all."""
    like = "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    sql = "SELECT count(DISTINCT name) FROM source WHERE name LIKE ? ESCAPE '\\'"
    return int(ledger.query((int,), sql, (like,))[0][0])


def list_facets(ledger: Ledger, wanted: ClaimFilter, most: int = 8) -> list[Facet]:
    """By what the claims that meet a filter can be narrowed: status, agent, place, outlet, month; `most` of each."""
    condition, values = build_condition(wanted)
    rows = ledger.query((str, str, str, int), _FACETS.format(condition=condition, most=int(most)), values)
    return [Facet(field=field, label=label, value=value, claims=claims) for field, label, value, claims in rows]


_NAMED = (
    "(coalesce(p.outlet, '') || ' ' || coalesce(p.title, '') || ' ' || coalesce(p.path, '') || ' ' || r.id) "
    "LIKE ?1 ESCAPE '\\'"
)
_REPORTS = """SELECT r.id, p.published, p.outlet, p.title, p.url, p.path,
        (SELECT count(*) FROM claim WHERE report = r.number),
        (SELECT count(*) FROM figure WHERE claim IN (SELECT number FROM claim WHERE report = r.number)),
        (SELECT count(*) FROM problem WHERE report = r.number)
    FROM report AS r JOIN publication AS p ON p.report = r.number AND p.is_read"""
# The claims are found once, and counted five times.
_FACETS = """WITH hit AS MATERIALIZED
        (SELECT c.number, c.report, c.attribution, c.status, c.earliest FROM claim AS c WHERE {condition})
    SELECT 'status', status, status, count(*) FROM hit GROUP BY 2
    UNION ALL SELECT * FROM (SELECT 'agent', s.name, s.name, count(*) FROM hit
        JOIN source AS s ON s.attribution = hit.attribution GROUP BY 2 ORDER BY 4 DESC, 2 LIMIT {most})
    UNION ALL SELECT * FROM (SELECT 'place', l.name, coalesce(CAST(l.geonames_id AS TEXT), '"' || l.name || '"'),
        count(DISTINCT hit.number) FROM hit JOIN place AS l ON l.claim = hit.number GROUP BY 2, 3
        ORDER BY 4 DESC, 2 LIMIT {most})
    UNION ALL SELECT * FROM (SELECT 'outlet', p.outlet, p.outlet, count(*) FROM hit
        JOIN publication AS p ON p.report = hit.report AND p.is_read WHERE p.outlet IS NOT NULL
        GROUP BY 2 ORDER BY 4 DESC, 2 LIMIT {most})
    UNION ALL SELECT * FROM (SELECT 'month', substr(earliest, 1, 7), substr(earliest, 1, 7), count(*) FROM hit
        WHERE earliest IS NOT NULL GROUP BY 2 ORDER BY 4 DESC, 2 LIMIT {most})"""
