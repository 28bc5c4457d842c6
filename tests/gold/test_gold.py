"""The gold is sound, and no field of what is read from it falls under its measured floor."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache

import pytest
from gold.compare import FIELDS, score
from gold.stories import GOLD, GoldError, GoldReport, find_stories, find_words, load_reports, load_story
from gold.tally import Score

from reportedly.extract.assemble import extract_claims
from reportedly.model import Reading, Report, Span

FLOORS = tomllib.loads((GOLD / "floors.toml").read_text(encoding="utf-8"))
STORIES = find_stories()


@cache
def load(story: str) -> tuple[GoldReport, ...]:
    return tuple(load_story(story))


@cache
def read(story: str, file: str) -> Reading:
    return extract_claims(all_reports(story)[file])


@cache
def all_reports(story: str) -> dict[str, Report]:
    return load_reports(story)


REPORTS = [(story, file) for story in STORIES for file in all_reports(story)]


# --- the gold itself -------------------------------------------------------------------------------------------------
def test_there_are_two_stories_of_six_reports_or_more() -> None:
    assert len(STORIES) >= 2
    assert all(len(load(story)) >= 6 for story in STORIES)


@pytest.mark.parametrize("story", STORIES)
def test_half_of_a_story_is_kept_for_judging(story: str) -> None:
    splits = [g.split for g in load(story)]
    assert abs(splits.count("dev") - splits.count("test")) <= 1


@pytest.mark.parametrize("story", STORIES)
def test_a_story_says_that_it_is_fiction(story: str) -> None:
    assert "fiction" in (GOLD / story / "README.md").read_text(encoding="utf-8").splitlines()[0]


@pytest.mark.parametrize("story", STORIES)
def test_reports_are_in_order_of_publication(story: str) -> None:
    days = [g.report.published_date for g in load(story)]
    assert None not in days
    assert days == sorted(d for d in days if d)


@pytest.mark.parametrize("story", STORIES)
def test_pages_tell_what_the_story_says_of_them(story: str) -> None:
    listed = tomllib.loads((GOLD / story / "story.toml").read_text(encoding="utf-8"))["report"]
    told = {row["file"]: (row["outlet"], row["published"], row["title"], row.get("url")) for row in listed}
    for file, report in all_reports(story).items():
        if file.endswith(".html"):
            assert (report.outlet, report.published, report.title, report.url) == told[file]


@pytest.mark.parametrize(
    ("story", "file", "words"),
    [
        ("lake-ferry", "03-statement.txt", "searched 1\u00a0400 square kilometres"),
        ("lake-ferry", "03-statement.txt", "may call the café at"),
        ("lake-ferry", "07-interview.txt", "by a submarine 😳. “We looked."),
        ("border-clash", "02-ministry.txt", "between 2\u202f500 and 3\u202f000 Spanish troops"),
        ("border-clash", "06-page.html", "Valencia de Alcántara at 11.15 a.m."),
    ],
    ids=["Latin-1 no-break space", "Latin-1 accent", "emoji", "UTF-16 narrow space", "HTML entity"],
)
def test_odd_bytes_are_read_as_they_were_meant(story: str, file: str, words: str) -> None:
    assert words in next(g.report.text for g in load(story) if g.file == file)


@pytest.mark.parametrize("story", STORIES)
def test_every_agent_and_place_is_used(story: str) -> None:
    gold = tomllib.loads((GOLD / story / "claims.toml").read_text(encoding="utf-8"))
    reports = load(story)
    agents = {key for g in reports for a in g.attributions for key in (*a.agents, *sum(a.chains, ()))}
    places = {m.place.key for g in reports for m in g.places if m.place}
    assert sorted(gold["agents"]) == sorted(agents)
    assert sorted(gold["places"]) == sorted(places)


def intervals() -> Iterator[tuple[str, str | None, str | None]]:
    for story in STORIES:
        for g in load(story):
            for t in g.times:
                yield f"{g.file}: {t.span.cut(g.report.text)}", t.earliest, t.latest
            for a in g.attributions:
                if a.said:
                    yield f"{g.file}: {a.id} said", a.said.earliest, a.said.latest


def test_no_interval_ends_before_it_begins() -> None:
    wrong = [name for name, earliest, latest in intervals() if earliest and latest and earliest > latest]
    assert wrong == []


def test_no_range_ends_below_its_beginning() -> None:
    figures = [f for story in STORIES for g in load(story) for f in g.figures if not f.vague and not f.optional]
    assert all(f.low is not None and f.high is not None and f.low <= f.high for f in figures)


@pytest.mark.parametrize(
    ("words", "why"),
    [("nobody", "is not in"), ("said", "more than once"), ("a |b", "two bars"), ("A ||said", "is not in")],
)
def test_words_that_cannot_be_placed_are_refused(words: str, why: str) -> None:
    with pytest.raises(GoldError, match=why):
        find_words("A said so, B said no.", words)


def test_words_in_context_are_placed_without_it() -> None:
    assert find_words("A said so, B said no.", "B |said| no") == Span(13, 17)


# --- what is read from it --------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("story", "file"), REPORTS)
def test_every_span_lies_in_the_report(story: str, file: str) -> None:
    reading = read(story, file)
    size = len(reading.report.text)
    for c in reading.claims:
        spans = [c.span, c.event.span, *c.status_spans, *c.certainty.hedge, *(p.span for p in c.participants)]
        spans += [f.span for f in c.figures] + [t.span for t in c.times] + [p.span for p in c.places]
        if a := c.attribution:
            spans += [*a.content, *a.cue, *(s.span for s in a.sources), *(link.span for link in a.chain if link.span)]
            spans += a.said.spans if a.said else ()
        assert all(s.end <= size for s in spans)
    assert all(m.end <= size for agent in reading.agents for m in agent.mentions)


@pytest.mark.parametrize(("story", "file"), REPORTS)
def test_every_source_leads_to_an_agent_of_the_reading(story: str, file: str) -> None:
    reading = read(story, file)
    names = {agent.id: agent.name for agent in reading.agents}
    for c in reading.claims:
        for s in c.attribution.sources if c.attribution else ():
            assert names[s.agent_id] == s.agent


@pytest.mark.parametrize(("story", "file"), REPORTS)
def test_every_figure_spans_its_number_and_ends_no_lower_than_it_begins(story: str, file: str) -> None:
    for c in read(story, file).claims:
        for f in c.figures:
            assert f.span.covers(f.number)
            assert f.low is None or f.high is None or f.low <= f.high


@pytest.mark.parametrize(("story", "file"), REPORTS)
def test_the_same_report_reads_the_same_twice(story: str, file: str) -> None:
    reading = read(story, file)
    assert extract_claims(reading.report) == reading


@pytest.mark.parametrize("split", ["dev", "test"])
@pytest.mark.parametrize("story", STORIES)
def test_no_field_falls_under_its_floor(story: str, split: str) -> None:
    total = Score()
    for g in load(story):
        if g.split == split:
            total.add(score(read(story, g.file), g))
    floors = FLOORS.get(story, {}).get(split, {})
    assert {name.removesuffix(" P") for name in floors} <= set(FIELDS)
    fallen = {name: total.share(name) for name, least in floors.items() if total.share(name) < least}
    assert fallen == {}
