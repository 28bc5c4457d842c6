"""What a ledger holds, as lists to look through: reports, agents, and what a search can be narrowed by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import NoneType

from reportedly.model import Comparison
from reportedly.model.relation import MAY_CONFLICT
from reportedly.store.comparisons import unpack_comparison
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
        _LINE,
        # Chosen first, then looked at: what hangs on a report is counted for those alone that are shown.
        f"""{_REPORTS} JOIN (SELECT r.number FROM report AS r JOIN publication AS p ON p.report = r.number AND p.is_read
            WHERE {_NAMED} ORDER BY p.published IS NULL, p.published DESC, r.number DESC LIMIT ?2 OFFSET ?3) AS chosen
            ON chosen.number = r.number ORDER BY p.published IS NULL, p.published DESC, r.number DESC""",  # noqa: S608
        (like, limit, offset),
    )
    return [ReportLine(**dict(zip(_LINE_NAMES, row, strict=True))) for row in rows]


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


_LINE = (str, _TEXT, _TEXT, _TEXT, _TEXT, _TEXT, int, int, int)
_LINE_NAMES = ("id", "published", "outlet", "title", "url", "path", "claims", "figures", "problems")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """One story in a list; `questions` are those that more than one report answers, `conflicts` those in dispute."""

    id: str
    reports: int
    outlets: int
    earliest: str | None
    latest: str | None
    questions: int
    conflicts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """One question of a story with what is told of it at a glance."""

    slot: str
    question: str
    kind: str
    phase: str
    low: float | None
    high: float | None
    unit: str | None
    entries: int
    reports: int
    origins: int
    independent: int
    conflicts: int
    denials: int


def list_story_lines(ledger: Ledger) -> dict[str, StoryLine]:
    """What is told of every story at a glance, by its id."""
    rows = ledger.query(
        (str, int, int, _TEXT, _TEXT, int, int),
        f"""SELECT s.id, s.reports, s.outlets, s.earliest, s.latest,
            (SELECT count(*) FROM slot WHERE story = s.number AND slot.reports > 1),
            (SELECT count(*) FROM slot WHERE story = s.number AND EXISTS (
                SELECT 1 FROM relation WHERE slot = slot.number
                    AND kind IN ('conflicts', 'denies') AND score > {MAY_CONFLICT}))
        FROM stories AS s""",  # noqa: S608
    )
    names = ("id", "reports", "outlets", "earliest", "latest", "questions", "conflicts")
    return {row[0]: StoryLine(**dict(zip(names, row, strict=True))) for row in rows}


def list_questions(ledger: Ledger, story: str, *, every: bool = False, most: int = 500) -> list[QuestionLine]:
    """The questions of a story in their order; unless `every`, only those that more than one report answers."""
    number = (float, int, NoneType)
    rows = ledger.query(
        (str, str, str, str, number, number, _TEXT, int, int, int, int, int, int),
        f"""SELECT s.id, s.question, s.kind, s.phase, s.low, s.high, s.unit,
            (SELECT count(*) FROM slot_entry WHERE slot = s.number), s.reports, s.origins, s.independent,
            (SELECT count(*) FROM relation WHERE slot = s.number AND kind = 'conflicts' AND score > {MAY_CONFLICT}),
            (SELECT count(*) FROM relation WHERE slot = s.number AND kind = 'denies')
        FROM slot AS s JOIN story AS t ON t.number = s.story
        WHERE t.id = ? {"" if every else "AND s.reports > 1"} ORDER BY s.position LIMIT ?""",  # noqa: S608
        (story, most),
    )
    names = ("slot", "question", "kind", "phase", "low", "high", "unit", "entries", "reports", "origins")
    rest = ("independent", "conflicts", "denials")
    return [QuestionLine(**dict(zip(names + rest, row, strict=True))) for row in rows]


def count_questions(ledger: Ledger, story: str) -> int:
    """How many questions a story has in all."""
    sql = "SELECT count(*) FROM slot WHERE story = (SELECT number FROM story WHERE id = ?)"
    return int(ledger.query((int,), sql, (story,))[0][0])


def find_slots_of_claim(ledger: Ledger, claim: str) -> list[tuple[str, str]]:
    """The questions that a claim answers, as the ids and words of their slots."""
    sql = "SELECT DISTINCT s.id, s.question FROM slot_entry AS e JOIN slot AS s ON s.number = e.slot WHERE e.claim = ?"
    return [(slot, question) for slot, question in ledger.query((str, str), sql, (claim,))]


def list_story_reports(ledger: Ledger, story: str) -> list[ReportLine]:
    """The reports of a story, the oldest first."""
    return _load_report_lines(
        ledger,
        "JOIN story_report AS m ON m.report = r.number JOIN story AS s ON s.number = m.story WHERE s.id = ?",
        (story,),
    )


def find_report_lines(ledger: Ledger, reports: Iterable[str]) -> dict[str, ReportLine]:
    """The reports of those ids."""
    ids = sorted(set(reports))
    found = _load_report_lines(ledger, f"WHERE r.id IN ({', '.join('?' * len(ids))})", ids)
    return {line.id: line for line in found}


def _load_report_lines(ledger: Ledger, chosen: str, values: Sequence[str]) -> list[ReportLine]:
    rows = ledger.query(_LINE, f"{_REPORTS} {chosen} ORDER BY p.published IS NULL, p.published, r.number", values)
    return [ReportLine(**dict(zip(_LINE_NAMES, row, strict=True))) for row in rows]


def find_hedges(ledger: Ledger, claims: Iterable[str]) -> dict[str, str]:
    """The words that hedge or turn each claim, by the claim's id, for those claims that have any."""
    ids = sorted(set(claims))
    rows = ledger.query(
        (str, str),
        f"""SELECT c.id, substr(r.text, s.start + 1, s.end - s.start) FROM claim AS c
        JOIN claim_span AS s ON s.claim = c.number AND s.field = 'hedge' JOIN report AS r ON r.number = c.report
        WHERE c.id IN ({", ".join("?" * len(ids))}) ORDER BY c.number, s.start""",  # noqa: S608
        ids,
    )
    found: dict[str, list[str]] = {}
    for claim, words in rows:
        found.setdefault(claim, []).append(" ".join(words.split()))
    return {claim: ", ".join(dict.fromkeys(words)) for claim, words in found.items()}


def find_slot(ledger: Ledger, name: str) -> Comparison | None:
    """The comparison kept of the slot whose id starts so; None where none or several are."""
    rows = ledger.query(
        (str, bytes), "SELECT id, comparison FROM slot WHERE id >= ? AND id < ? || 'g' LIMIT 2", (name, name)
    )
    exact = [row for row in rows if row[0] == name] or rows
    return unpack_comparison(exact[0][1], ledger.path) if len(exact) == 1 else None
