"""All stories, the latest first: how many reports, what they answer, where they differ."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from reportedly.store import Ledger
from reportedly.store.browse import list_story_lines
from reportedly.store.news import count_new_reports, list_new_answers
from reportedly.store.visits import Visit
from reportedly.web.decided import Decided
from reportedly.web.page import Asked, Page, View
from reportedly.web.pages.paging import take_part
from reportedly.web.story_history import find_story_history


def look(ledger: Ledger, asked: Asked, decided: Decided) -> View:
    """One part of the list."""
    stories = ledger.stories()
    words = asked.query.get("words", "").casefold().split()
    if words:
        stories = [s for s in stories if all(w in s.title.casefold() for w in words)]
    titles = {s.id: s.title for s in stories}
    last = asked.last_visit
    new = count_new_reports(ledger, last.report) if last else {}
    if asked.query.get("new") == "1":
        stories = [s for s in stories if s.id in new]
    part = take_part(asked, len(stories), "/")
    chosen = stories[part.offset : part.last]
    lines = list_story_lines(ledger)
    told = [
        asdict(lines[s.id])
        | {"title": s.title, "pinned": s.pinned, "address": f"/story/{s.id}", "new_reports": new.get(s.id, 0)}
        for s in chosen
        if s.id in lines
    ]
    counts = ledger.counts()
    news = _tell_news(ledger, last, new, titles) if last else None
    data = {"stories": told, "total": part.total, "reports": counts.reports, "claims": counts.claims, "news": news}
    history = find_story_history(decided)
    numbers = {s.id: number for s in chosen if (number := history.last(s))}
    pins = {s.id: number for s in chosen if (number := history.pin(s))}
    shown = {"told": told, "part": part, "words": asked.query.get("words", ""), "counts": counts, "news": news}
    return View(data=data, shown=shown | {"numbers": numbers, "pins": pins})


def _tell_news(ledger: Ledger, last: Visit, new: dict[str, int], titles: dict[str, str]) -> dict[str, Any]:
    found = list_new_answers(ledger, last.report) if new else []
    questions = [asdict(q) | {"address": f"/slot/{q.slot}", "title": titles.get(q.story)} for q in found]
    return {"since": last.ended, "reports": sum(new.values()), "stories": len(new), "questions": questions}


PAGE = Page(path="/", twin="/stories.json", template="stories.html", section="Stories", look=look)
