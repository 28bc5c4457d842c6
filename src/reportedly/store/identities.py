"""Agents over all reports as `reportedly.who.join_agents` joined them: kept until what they are made from changes."""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import NoneType

import msgspec

from reportedly.codec import decode_noun, encode_noun
from reportedly.errors import NotALedgerError
from reportedly.model import Identity
from reportedly.model.agent import AgentKind
from reportedly.store.sqlite import Ledger

_VERSION = 1  # of the rules that join
_LARGEST = 2**26  # bytes a packed identity may open to
_TEXT = (str, NoneType)
_MARK = """SELECT (SELECT count(*) FROM agent), (SELECT coalesce(max(number), 0) FROM agent),
    (SELECT count(*) FROM identity_agent), (SELECT count(*) FROM claim)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityLine:
    """One agent over all reports in a list; `first` and `last` are days of publication."""

    id: str
    name: str
    kind: str
    names: int
    claims: int
    reports: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLine:
    """One name under which reports speak of an agent, and why it is taken for that one."""

    name: str
    reason: str
    inferred: bool
    reports: int


def are_joined(ledger: Ledger) -> bool:
    """Whether the agents were joined from what the ledger holds now."""
    held = ledger.query((str,), "SELECT mark FROM identified")
    return bool(held) and held[0][0] == _make_mark(ledger.query((int,) * 4, _MARK)[0])


def keep_identities(ledger: Ledger, identities: Iterable[Identity]) -> None:
    """Put identities in the place of those that the ledger had; what none of them holds stands under its bare name."""
    with ledger.writing() as connection:
        connection.execute("DELETE FROM identity")
        numbers = {
            (report, agent): number
            for number, report, agent in connection.execute(
                "SELECT a.number, r.id, a.id FROM agent AS a JOIN report AS r ON r.number = a.report"
            )
        }
        for one in identities:
            members = [(numbers[m.report, m.agent], m) for m in one.members if (m.report, m.agent) in numbers]
            number = _insert(connection, one)
            connection.executemany(
                "INSERT OR IGNORE INTO identity_agent (agent, identity, reason, inferred) VALUES (?, ?, ?, ?)",
                [(agent, number, m.reason, m.inferred) for agent, m in members],
            )
        connection.execute(_COUNT)
        connection.execute("DELETE FROM identity WHERE claims = 0")
        connection.execute(_NAMES)
        # Who is credited and was never found in the text stands under the name alone.
        for name, *counts in connection.execute(_REST).fetchall():
            digest = hashlib.sha256(f"name:{name}".encode()).hexdigest()[:12]
            alone = Identity(id=digest, name=name, kind=AgentKind.UNRESOLVED, members=())
            number = _insert(connection, alone, *counts)
            row = (number, name, counts[1], "the name alone", False)
            connection.execute("INSERT INTO identity_name VALUES (?, ?, ?, ?, ?)", row)
        mark = _make_mark(connection.execute(_MARK).fetchone())
        connection.execute("DELETE FROM identified")
        connection.execute("INSERT INTO identified (mark) VALUES (?)", (mark,))


def count_identities(ledger: Ledger, words: str = "") -> int:
    """How many agents `list_identities` has in all."""
    sql = f"SELECT count(*) FROM identity AS i {_NAMED if words.strip() else ''}"  # noqa: S608
    return int(ledger.query((int,), sql, (_like(words),) if words.strip() else ())[0][0])


def list_identities(ledger: Ledger, limit: int, offset: int = 0, words: str = "") -> list[IdentityLine]:
    """Agents over all reports, those with most claims first; with `words` those who bear a name that holds them."""
    return _load_lines(
        ledger,
        f"{_NAMED if words.strip() else 'WHERE ?1 IS NOT NULL'} ORDER BY i.claims DESC, i.name LIMIT ?2 OFFSET ?3",
        (_like(words), limit, offset),
    )


def find_identities(ledger: Ledger, name: str, most: int = 12) -> list[IdentityLine]:
    """The agents whom reports call by just that name, those with most claims first, `most` of them."""
    return _load_lines(
        ledger,
        "WHERE i.number IN (SELECT identity FROM identity_name WHERE name = ?) ORDER BY i.claims DESC, i.id LIMIT ?",
        (name, most),
    )


def count_bearers(ledger: Ledger, name: str) -> int:
    """How many agents reports call by just that name."""
    return int(ledger.query((int,), "SELECT count(*) FROM identity_name WHERE name = ?", (name,))[0][0])


def find_own_names(ledger: Ledger, known: Iterable[str]) -> dict[str, list[str]]:
    """By the ids of agents, those of their names that no other agent bears."""
    ids = sorted(set(known))
    rows = ledger.query(
        (str, str),
        f"""SELECT i.id, n.name FROM identity AS i JOIN identity_name AS n ON n.identity = i.number
        WHERE i.id IN ({", ".join("?" * len(ids))}) AND NOT EXISTS
            (SELECT 1 FROM identity_name AS o WHERE o.name = n.name AND o.identity <> n.identity)""",  # noqa: S608
        ids,
    )
    found: dict[str, list[str]] = {one: [] for one in ids}
    for one, name in rows:
        found[one].append(name)
    return found


def find_identity_of(ledger: Ledger, report: str, agent: str) -> str | None:
    """The id of the agent that one report's agent was taken for; None where they were not joined (yet)."""
    rows = ledger.query(
        (str,),
        """SELECT i.id FROM agent AS a JOIN report AS r ON r.number = a.report
        JOIN identity_agent AS m ON m.agent = a.number JOIN identity AS i ON i.number = m.identity
        WHERE r.id = ? AND a.id = ?""",
        (report, agent),
    )
    return rows[0][0] if rows else None


def load_identity(ledger: Ledger, known: str) -> tuple[IdentityLine, Identity] | None:
    """The agent of that id, without members; None where there is none (any more)."""
    rows = ledger.query((bytes,), "SELECT identity FROM identity WHERE id = ?", (known,))
    if not rows:
        return None
    try:
        opened = zlib.decompressobj().decompress(rows[0][0], _LARGEST)
        return _load_lines(ledger, "WHERE i.id = ?", (known,))[0], decode_noun(opened, Identity)
    except (zlib.error, msgspec.MsgspecError, ValueError) as error:
        raise NotALedgerError(f"{ledger.path}: an agent in it is damaged ({error}); restore a copy") from error


def list_names(ledger: Ledger, known: str) -> list[NameLine]:
    """The names under which reports speak of the agent of that id, the most frequent first, and why each is one."""
    rows = ledger.query(
        (str, str, int, int),
        """SELECT n.name, n.reason, n.inferred, n.reports FROM identity AS i
        JOIN identity_name AS n ON n.identity = i.number WHERE i.id = ? ORDER BY n.reports DESC, n.name""",
        (known,),
    )
    return [NameLine(name=n, reason=reason, inferred=bool(i), reports=reports) for n, reason, i, reports in rows]


def _insert(
    connection: sqlite3.Connection,
    one: Identity,
    claims: int = 0,
    reports: int = 0,
    first: str | None = None,
    last: str | None = None,
) -> int:
    packed = zlib.compress(encode_noun(replace(one, members=())), 1)
    (number,) = connection.execute(
        "INSERT INTO identity (id, name, kind, claims, reports, first, last, identity) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
        (one.id, one.name, one.kind.value, claims, reports, first, last, packed),
    ).fetchone()
    return int(number)


def _load_lines(ledger: Ledger, chosen: str, values: tuple[object, ...]) -> list[IdentityLine]:
    rows = ledger.query(
        (str, str, str, int, int, int, _TEXT, _TEXT),
        f"""SELECT i.id, i.name, i.kind, (SELECT count(*) FROM identity_name WHERE identity = i.number),
            i.claims, i.reports, i.first, i.last FROM identity AS i {chosen}""",  # noqa: S608
        values,
    )
    names = ("id", "name", "kind", "names", "claims", "reports", "first", "last")
    return [IdentityLine(**dict(zip(names, row, strict=True))) for row in rows]


def _like(words: str) -> str:
    return "%" + words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


def _make_mark(row: tuple[int, ...]) -> str:
    return ":".join(map(str, (_VERSION, *row)))


_NAMED = "WHERE i.number IN (SELECT identity FROM identity_name WHERE name LIKE ?1 ESCAPE '\\')"
_COUNT = """UPDATE identity SET (claims, reports, first, last) = (told.claims, told.reports, told.first, told.last)
    FROM (SELECT m.identity, count(DISTINCT c.number) AS claims, count(DISTINCT c.report) AS reports,
        min(p.published) AS first, max(p.published) AS last
    FROM identity_agent AS m JOIN source AS s ON s.agent = m.agent JOIN claim AS c ON c.attribution = s.attribution
    JOIN publication AS p ON p.report = c.report AND p.is_read GROUP BY m.identity) AS told
    WHERE told.identity = identity.number"""
_NAMES = """INSERT INTO identity_name (identity, name, reports, reason, inferred)
    SELECT m.identity, a.name, count(DISTINCT a.report), min(m.reason), min(m.inferred)
    FROM identity_agent AS m JOIN agent AS a ON a.number = m.agent GROUP BY m.identity, a.name"""
_REST = """SELECT s.name, count(DISTINCT c.number), count(DISTINCT c.report), min(p.published), max(p.published)
    FROM source AS s JOIN claim AS c ON c.attribution = s.attribution
    JOIN publication AS p ON p.report = c.report AND p.is_read
    WHERE s.agent IS NULL OR s.agent NOT IN (SELECT agent FROM identity_agent) GROUP BY s.name"""
