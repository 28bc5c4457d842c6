"""What came into a ledger after some report: by story, with the questions it answers and the conflicts it brought."""

from __future__ import annotations

from dataclasses import dataclass
from types import NoneType

from reportedly.model.relation import MAY_CONFLICT
from reportedly.store.sqlite import Ledger

_NUMBER = (float, int, NoneType)
_TEXT = (str, NoneType)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAnswers:
    """A question with answers that are new: `answers` of them, `conflicts` of these with others."""

    story: str
    slot: str
    question: str
    low: float | None
    high: float | None
    unit: str | None
    answers: int
    conflicts: int
    first: bool  # nobody answered it before


def count_new_reports(ledger: Ledger, after: int) -> dict[str, int]:
    """How many reports with a number above `after` the stories have, by their ids; those without any are left out."""
    rows = ledger.query(
        (str, int),
        """SELECT s.id, count(*) FROM story_report AS m JOIN story AS s ON s.number = m.story
        WHERE m.report > ? GROUP BY s.number""",
        (after,),
    )
    return dict(rows)


def list_new_answers(ledger: Ledger, after: int, most: int = 200, *, story: str | None = None) -> list[NewAnswers]:
    """The questions, of all stories or of one, that reports with a number above `after` answer; new conflicts first.

    A conflict is new where one of the two answers is; so is a denial.
    """
    rows = ledger.query(
        (str, str, str, _NUMBER, _NUMBER, _TEXT, int, int, int),
        f"""WITH fresh AS MATERIALIZED (SELECT slot, claim FROM slot_entry WHERE report > ?1),
            told AS MATERIALIZED (SELECT slot, count(*) AS answers FROM fresh GROUP BY slot)
        SELECT t.id, s.id, s.question, s.low, s.high, s.unit, told.answers,
            (SELECT count(*) FROM relation AS r WHERE r.slot = s.number AND r.kind IN ('conflicts', 'denies')
                AND r.score > {MAY_CONFLICT} AND EXISTS (SELECT 1 FROM fresh WHERE fresh.slot = s.number
                    AND fresh.claim IN (r.left_claim, r.right_claim))) AS conflicts,
            told.answers = (SELECT count(*) FROM slot_entry WHERE slot = s.number)
        FROM told JOIN slot AS s ON s.number = told.slot JOIN story AS t ON t.number = s.story
        WHERE ?3 IS NULL OR t.id = ?3
        ORDER BY conflicts > 0 DESC, s.reports > 1 DESC, told.answers DESC, s.reports DESC, s.id LIMIT ?2""",  # noqa: S608
        (after, most, story),
    )
    names = ("story", "slot", "question", "low", "high", "unit", "answers", "conflicts")
    return [NewAnswers(**dict(zip(names, row[:-1], strict=True)), first=bool(row[-1])) for row in rows]


def list_new_reports(ledger: Ledger, story: str, after: int) -> set[str]:
    """The ids of the reports of a story with a number above `after`."""
    rows = ledger.query(
        (str,),
        """SELECT r.id FROM story_report AS m JOIN story AS s ON s.number = m.story
        JOIN report AS r ON r.number = m.report WHERE s.id = ? AND m.report > ?""",
        (story, after),
    )
    return {row[0] for row in rows}
