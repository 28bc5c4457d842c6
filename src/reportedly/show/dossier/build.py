"""Put a dossier together: one page, one style sheet, no script, the ledger as data at its end."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.resources import files
from typing import Any

from reportedly.errors import MissingExtraError
from reportedly.model import AgentKind, Anchor, Reading
from reportedly.show.dossier.chapter import Chapter, DossierOptions
from reportedly.show.dossier.drawing import Drawing, can_draw, draw_comparison, draw_readings
from reportedly.show.dossier.evidence import Evidence, build_evidence
from reportedly.show.dossier.ledger import encode_ledger
from reportedly.show.dossier.question import Question, build_question

_BRIEF = 6  # questions told in brief
_MOST_LINES = 150  # further questions listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A chapter as the page shows it."""

    key: str
    title: str
    chapter: Chapter
    questions: tuple[Question, ...]
    further: tuple[Question, ...]
    more: int
    drawings: tuple[Drawing, ...]
    reports: tuple[Evidence, ...]
    facts: dict[str, Any]


def write_dossier(chapters: Sequence[Chapter], options: DossierOptions) -> str:
    """The whole page. Raises `MissingExtraError` where Jinja is not installed."""
    try:
        from markupsafe import Markup

        from reportedly.show.page import make_environment, read_stylesheet
    except ImportError as error:
        raise MissingExtraError("dossier", "a dossier needs Jinja") from error
    drawn = options.charts and can_draw()
    sections = [_build_section(chapter, f"s{n}", options, drawn) for n, chapter in enumerate(chapters, start=1)]
    style = read_stylesheet() + files("reportedly.show.dossier").joinpath("dossier.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    page = make_environment("reportedly.show.dossier").get_template("dossier.html")
    return page.render(
        title=options.title or _name(chapters),
        sections=sections,
        options=options,
        drawn=drawn,
        brief=_BRIEF,
        style=Markup(style),  # noqa: S704  (our own)
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'",
        svg=Markup,
        data=Markup(encode_ledger(chapters, options.version, options.made)),  # noqa: S704  (escaped below)
        borders=next((d.picture.notes[0] for s in sections for d in s.drawings if d.picture.kind == "map"), None),
    )


def _build_section(chapter: Chapter, key: str, options: DossierOptions, drawn: bool) -> Section:
    shared = [c for c in chapter.comparisons if c.counts.reports > 1] or [
        c for c in chapter.comparisons if len(c.entries) > 1
    ]
    chosen = shared[: options.most_questions]
    rest = [c for c in chapter.comparisons if c not in chosen]
    questions = []
    for n, comparison in enumerate(chosen, start=1):
        name = f"{key}-q{n}"
        questions.append(build_question(comparison, name, draw_comparison(comparison, name) if drawn else ()))
    standing = [_leave_out(reading, chapter.rejected) for reading in chapter.readings]
    return Section(
        key=key,
        title=chapter.story.title if chapter.story else "All reports",
        chapter=chapter,
        questions=tuple(questions),
        further=tuple(build_question(c, f"{key}-f{n}") for n, c in enumerate(rest[:_MOST_LINES], start=1)),
        more=max(len(rest) - _MOST_LINES, 0),
        drawings=draw_readings(standing, key, options.borders) if drawn else (),
        reports=tuple(build_evidence(reading, f"{key}-r{n}") for n, reading in enumerate(chapter.readings, start=1)),
        facts=_count(chapter),
    )


def _leave_out(reading: Reading, rejected: frozenset[str]) -> Reading:
    return replace(reading, claims=tuple(claim for claim in reading.claims if claim.id not in rejected))


def _count(chapter: Chapter) -> dict[str, Any]:
    """What the page says of a chapter in numbers."""
    claims = [claim for reading in chapter.readings for claim in reading.claims]
    reports = [reading.report for reading in chapter.readings]
    dates = sorted(report.published[:10] for report in reports if report.published)
    unresolved = {(r.report.id, a.id) for r in chapter.readings for a in r.agents if a.kind == AgentKind.UNRESOLVED}
    return {
        "reports": len(reports),
        "outlets": Counter(report.outlet for report in reports if report.outlet),
        "claims": len(claims),
        "figures": sum(len(claim.figures) for claim in claims),
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
        "undated": sum(1 for report in reports if not report.published),
        "speakers": len(unresolved),
        "places": sum(1 for claim in claims for place in claim.places if place.lat is None),
        "times": sum(1 for claim in claims for time in claim.times if time.anchor == Anchor.UNRESOLVED),
        "problems": sum(len(reading.problems) for reading in chapter.readings),
        "conflicts": sum(
            1 for c in chapter.comparisons for r in c.relations if r.kind.value == "conflicts" and not r.may_conflict
        ),
    }


def _name(chapters: Sequence[Chapter]) -> str:
    if len(chapters) == 1:
        return chapters[0].story.title if chapters[0].story else "All reports"
    return f"{len(chapters)} stories"
