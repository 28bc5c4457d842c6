"""Which claims are wanted, in which order, as SQL whose values are all bound."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reportedly.model import CountedClass, Status


class Order(StrEnum):
    """What a list of claims is sorted by; ties stand in the order of the report."""

    REPORT = "report"  # as they were kept
    PUBLISHED = "published"
    WHEN = "when"
    SOURCE = "source"
    STATUS = "status"
    SURE = "sure"  # the surest first
    FIGURE = "figure"  # the largest first


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """What claims must meet; what is None or empty asks nothing, and all that is given must hold together.

    `text`, `source` and `place` are words, all of which must occur; a word of four letters or more also finds longer
    words ("troop" finds "troops"), and "words in double quotes" must follow each other. Accents and case do not count.
    `source` looks through the whole chain, and at the outlet for claims in its own voice; `agent` is the whole name of
    one who is credited, letter by letter. `source_agents` are agents (report id and agent id) that `source` means under
    whatever name (`reportedly.who.widen_source` finds them); `identity` the id of an agent over all reports
    (`reportedly.who.join_agents` joins them). `place` also takes a GeoNames number and a country code.
    `since` and `until` are ISO days, both inclusive: the claim's event, else its saying, else its publication may fall
    between them. `report` is the start of a report's id.
    """

    text: str | None = None
    source: str | None = None
    source_agents: tuple[tuple[str, str], ...] = ()
    agent: str | None = None
    identity: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None
    status: tuple[Status, ...] = ()
    figure_class: tuple[CountedClass, ...] = ()
    outlet: str | None = None
    report: str | None = None
    least_sure: float | None = None
    own_voice: bool | None = None


_SEARCH = "c.number IN (SELECT rowid FROM claim_search WHERE claim_search MATCH ?)"
_OUTLET = "c.report IN (SELECT report FROM publication WHERE outlet LIKE ? ESCAPE '\\')"
_PUBLISHED = "(SELECT published FROM publication WHERE report = c.report AND is_read)"
_SOURCE = "(SELECT lower(name) FROM source WHERE attribution = c.attribution AND position = 1)"
_LARGEST = "(SELECT max(coalesce(high, low)) FROM figure WHERE claim = c.number)"
_THROUGH = (
    "c.attribution IN (SELECT l.attribution FROM chain_link AS l JOIN agent AS a ON a.number = l.agent "
    "JOIN report AS r ON r.number = a.report WHERE (r.id, a.id) IN (VALUES"
)
_IDENTITY = (
    "c.attribution IN (SELECT s.attribution FROM identity AS i JOIN identity_agent AS m ON m.identity = i.number "
    "JOIN source AS s ON s.agent = m.agent WHERE i.id = ? UNION ALL SELECT s.attribution FROM identity AS i "
    "JOIN source AS s ON s.name = i.name AND (s.agent IS NULL OR s.agent NOT IN (SELECT agent FROM identity_agent)) "
    "WHERE i.id = ? AND i.number NOT IN (SELECT identity FROM identity_agent))"
)
_MOST_AGENTS = 5000  # SQLite binds no more than 32 766 values
_ORDERS = {
    Order.REPORT: "",
    Order.PUBLISHED: f"{_PUBLISHED} NULLS LAST, ",
    Order.WHEN: "coalesce(c.earliest, c.latest) NULLS LAST, ",
    Order.SOURCE: f"{_SOURCE} NULLS LAST, ",
    Order.STATUS: "c.status, ",
    Order.SURE: "c.certainty DESC, ",
    Order.FIGURE: f"{_LARGEST} DESC NULLS LAST, ",
}
_WORD = re.compile(r'"([^"]*)"?|([^\s"]+)')
_FULL_WORD = 4


def order_by(order: Order) -> str:
    """The SQL terms of an order over `claim AS c`."""
    return f"{_ORDERS[order]}c.report, c.position"


def build_condition(wanted: ClaimFilter) -> tuple[str, list[Any]]:
    """The SQL condition over `claim AS c` and the values it binds, for what is wanted."""
    terms: list[str] = []
    values: list[Any] = []

    def demand(term: str, *bound: Any) -> None:
        terms.append(term)
        values.extend(bound)

    if wanted.text is not None:
        demand(_SEARCH, _match("words", wanted.text))
    if wanted.source is not None:
        of_outlet = f"(c.attribution IS NULL AND {_OUTLET})"
        named = wanted.source_agents[:_MOST_AGENTS]
        by_agent = f" OR {_THROUGH} {', '.join(['(?, ?)'] * len(named))}))" if named else ""
        demand(
            f"({_SEARCH} OR {of_outlet}{by_agent})",
            _match("source", wanted.source),
            _contains(wanted.source),
            *(part for pair in named for part in pair),
        )
    if wanted.agent is not None:
        demand("c.attribution IN (SELECT attribution FROM source WHERE name = ?)", wanted.agent)
    if wanted.identity is not None:
        demand(_IDENTITY, wanted.identity, wanted.identity)
    if wanted.place is not None:
        if wanted.place.isdecimal():
            demand("c.number IN (SELECT claim FROM place WHERE geonames_id = ?)", int(wanted.place[:18]))
        elif len(wanted.place) == 2 and wanted.place.isupper():
            demand("c.number IN (SELECT claim FROM place WHERE country = ?)", wanted.place)
        else:
            demand(_SEARCH, _match("place", wanted.place))
    if wanted.since is not None:
        demand("c.dated_by IS NOT NULL AND (c.latest IS NULL OR substr(c.latest, 1, 10) >= ?)", wanted.since)
    if wanted.until is not None:
        demand("c.dated_by IS NOT NULL AND (c.earliest IS NULL OR substr(c.earliest, 1, 10) <= ?)", wanted.until)
    if wanted.status:
        demand(f"c.status IN ({_marks(wanted.status)})", *(s.value for s in wanted.status))
    if wanted.figure_class:
        classes = [c.value for c in wanted.figure_class]
        demand(f"c.number IN (SELECT claim FROM figure WHERE class IN ({_marks(classes)}))", *classes)  # noqa: S608
    if wanted.outlet is not None:
        demand(_OUTLET, _contains(wanted.outlet))
    if wanted.report is not None:
        start = wanted.report.lower()
        demand("c.report IN (SELECT number FROM report WHERE id >= ? AND id < ?)", start, start + "g")
    if wanted.least_sure is not None:
        demand("c.certainty >= ?", wanted.least_sure)
    if wanted.own_voice is not None:
        demand(f"c.attribution IS {'' if wanted.own_voice else 'NOT '}NULL")
    return " AND ".join(f"({term})" for term in terms) or "TRUE", values


def quote_search(words: str) -> str:
    """Words as an FTS5 query that has no syntax of its own left; '' where no letter or digit is among them.

    >>> print(quote_search('troops "special forces" AND ('))
    "troops"* AND "special forces" AND "AND"
    """
    terms = []
    for match in _WORD.finditer(words.replace("\0", " ")):
        word = match[1] if match[1] is not None else match[2]
        if not any(letter.isalnum() for letter in word):
            continue
        longer = match[1] is None and len(word) >= _FULL_WORD
        terms.append(f'"{word}"' + ("*" if longer else ""))
    return " AND ".join(terms)


def _match(column: str, words: str) -> str:
    query = quote_search(words)
    return f"{{{column}}} : ({query})" if query else '""'


def _contains(words: str) -> str:
    plain = words.strip().strip('"')
    for sign in ("\\", "%", "_"):
        plain = plain.replace(sign, "\\" + sign)
    return f"%{plain}%"


def _marks(values: tuple[Any, ...] | list[Any]) -> str:
    return ", ".join("?" * len(values))
