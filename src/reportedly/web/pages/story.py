"""One story: its questions with the range of what is told, its charts, its reports."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from reportedly.store import Ledger
from reportedly.store.browse import QuestionLine, count_questions, list_questions, list_story_reports
from reportedly.store.news import list_new_answers, list_new_reports
from reportedly.web.decided import NAMES, Decided, tell_decision
from reportedly.web.page import Asked, Page, View
from reportedly.web.story_history import find_story_history

_MOST = 500  # questions shown at once


def look(ledger: Ledger, asked: Asked, decided: Decided) -> View:
    """The story whose id the address starts; what one report alone answers is left out unless `?all=1`."""
    story = ledger.story(asked.parts["story"])
    if asked.parts["story"] != story.id:
        return View(data={}, moved=f"/story/{story.id}")
    every = asked.query.get("all") == "1"
    total = count_questions(ledger, story.id)
    questions = list_questions(ledger, story.id, every=every, most=_MOST)
    if not questions and total:  # a story of one report has nothing but what it alone answers
        every, questions = True, list_questions(ledger, story.id, every=True, most=_MOST)
    reports = list_story_reports(ledger, story.id)
    history = find_story_history(decided)
    lines = history.lines(story)
    last_visit = asked.last_visit
    new = list_new_answers(ledger, last_visit.report, story=story.id) if last_visit else []
    data: dict[str, Any] = {
        "id": story.id,
        "title": story.title,
        "earliest": story.earliest,
        "latest": story.latest,
        "pinned": story.pinned,
        "questions": [asdict(q) | {"address": f"/slot/{q.slot}"} for q in questions],
        "questions_in_all": total,
        "reports": [asdict(r) | {"address": f"/report/{r.id}"} for r in reports],
        "decisions": [tell_decision(d) for d in lines],
    }
    shown = {
        "story": story,
        "questions": questions,
        "headlines": [q for q in questions if _is_headline(q)][:3],
        "total": total,
        "every": every,
        "reports": reports,
        "history": lines,
        "last": history.last(story),
        "pin": history.pin(story),
        "names": NAMES,
        "news": {q.slot: q for q in new},
        "new_reports": list_new_reports(ledger, story.id, last_visit.report) if last_visit else set(),
        "outlets": len({r.outlet for r in reports if r.outlet}),
    }
    return View(data=data, shown=shown, charts=True)


def _is_headline(question: QuestionLine) -> bool:
    return question.low is not None and question.low != question.high


PAGE = Page(path="/story/{story}", twin="/story/{story}.json", template="story.html", section="Stories", look=look)
