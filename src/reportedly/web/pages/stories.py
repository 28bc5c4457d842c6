"""All stories, the latest first: how many reports, what they answer, where they differ."""

from __future__ import annotations

from dataclasses import asdict

from reportedly.store import Ledger
from reportedly.store.browse import list_story_lines
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
    part = take_part(asked, len(stories), "/")
    chosen = stories[part.offset : part.last]
    lines = list_story_lines(ledger)
    told = [
        asdict(lines[s.id]) | {"title": s.title, "pinned": s.pinned, "address": f"/story/{s.id}"}
        for s in chosen
        if s.id in lines
    ]
    counts = ledger.counts()
    data = {"stories": told, "total": part.total, "reports": counts.reports, "claims": counts.claims}
    history = find_story_history(decided)
    numbers = {s.id: number for s in chosen if (number := history.last(s))}
    pins = {s.id: number for s in chosen if (number := history.pin(s))}
    shown = {"told": told, "part": part, "words": asked.query.get("words", ""), "counts": counts}
    return View(data=data, shown=shown | {"numbers": numbers, "pins": pins})


PAGE = Page(path="/", twin="/stories.json", template="stories.html", section="Stories", look=look)
