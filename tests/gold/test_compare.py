"""A reading that is right has full marks; every slip costs the field that it is a slip of, and no other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from gold.compare import FIELDS, score
from gold.stories import GoldError, GoldReport, load_story

from reportedly.model import (
    Agent,
    AgentKind,
    Approximator,
    Attribution,
    AttributionKind,
    Certainty,
    Change,
    Claim,
    Counted,
    CountedClass,
    Event,
    Figure,
    Link,
    Place,
    PlaceRole,
    Precision,
    Reading,
    Said,
    Source,
    Span,
    Status,
    Time,
    TimeRole,
)

TEXT = (
    "At least 12 sailors died near Narva on Sunday, the Vesper said on Monday, citing the harbour office. "
    "Another four are missing. The tide has turned."
)
STORY = """
fiction = true
[[report]]
file = "a.txt"
outlet = "The Post"
published = "2021-10-11"
"""
CLAIMS = """
[agents]
vesper = "Vesper"
office = "harbour office"
[places]
narva = { id = 590031, lat = 59.38, lon = 28.19 }
[[report]]
file = "a.txt"
split = "dev"
[[report.attribution]]
id = "a1"
content = ["At least 12 sailors died near Narva on Sunday"]
source = ["the Vesper"]
cue = ["said"]
agent = "vesper"
chain = ["vesper", "office"]
kind = "indirect"
said = { words = ["on Monday"], earliest = "2021-10-11", latest = "2021-10-11" }
[[report.claim]]
by = "a1"
event = "died"
status = "occurred"
certainty = "certain"
figures = [{ words = "At least 12 sailors", n = 12, approx = "at least", class = "people killed" }]
times = [{ words = "on Sunday", earliest = "2021-10-10", latest = "2021-10-10" }]
places = [{ words = "Narva", is = "narva", role = "at" }]
[[report.claim]]
event = "missing"
status = "ongoing"
certainty = "certain"
figures = [{ words = "Another four", n = 4, class = "people missing", change = "up" }]
[report.rest]
events = ["turned"]
"""


def make_story(folder: Path, claims: str = CLAIMS, story: str = STORY) -> list[GoldReport]:
    (folder / "tiny" / "reports").mkdir(parents=True)
    (folder / "tiny" / "reports" / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "tiny" / "story.toml").write_text(story, encoding="utf-8")
    (folder / "tiny" / "claims.toml").write_text(claims, encoding="utf-8")
    return load_story("tiny", folder)


@pytest.fixture
def gold(tmp_path: Path) -> GoldReport:
    return make_story(tmp_path)[0]


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


SAID = Said(earliest="2021-10-11", latest="2021-10-11", spans=(at("on Monday"),))
ATTRIBUTION = Attribution(
    kind=AttributionKind.INDIRECT,
    sources=(Source(span=at("the Vesper"), agent="the Vesper", agent_id="v"),),
    cue=(at("said"),),
    content=(at("At least 12 sailors died near Narva on Sunday"),),
    chain=(
        Link(agent="The Post", agent_id=None, span=None, inferred=True),
        Link(agent="the Vesper", agent_id="v", span=at("the Vesper")),
        Link(agent="the harbour office", agent_id="h", span=at("the harbour office")),
    ),
    said=SAID,
)
TWELVE = Figure(
    span=at("At least 12 sailors"),
    number=at("12"),
    low=12,
    high=12,
    approximator=Approximator.AT_LEAST,
    counted=Counted(span=at("sailors"), kind=CountedClass.KILLED),
)
SUNDAY = Time(span=at("on Sunday"), value="2021-10-10", type="DATE", earliest="2021-10-10", latest="2021-10-10")
NARVA = Place(
    span=at("Narva"), name="Narva", geonames_id=590031, lat=59.377, lon=28.19, country="EE", precision=Precision.CITY
)
DIED = Claim(
    id="c1",
    span=at("At least 12 sailors died near Narva on Sunday"),
    attribution=ATTRIBUTION,
    event=Event(span=at("died"), lemma="die", type="harm"),
    certainty=Certainty(value=3.0),
    status=Status.OCCURRED,
    figures=(TWELVE,),
    times=(SUNDAY,),
    places=(NARVA,),
)
FOUR = Figure(
    span=at("Another four"),
    number=at("four"),
    low=4,
    high=4,
    counted=Counted(span=at("four"), kind=CountedClass.MISSING),
    change=Change.UP,
)
MISSING = Claim(
    id="c2",
    span=at("Another four are missing"),
    attribution=None,
    event=Event(span=at("missing"), lemma="missing", type="harm"),
    certainty=Certainty(value=3.0),
    status=Status.ONGOING,
    figures=(FOUR,),
)


def make_reading(gold: GoldReport, *claims: Claim) -> Reading:
    agent = Agent(id="v", name="the Vesper", kind=AgentKind.OUTLET, mentions=(at("the Vesper"),))
    return Reading(report=gold.report, claims=claims, agents=(agent,))


def test_a_right_reading_has_full_marks(gold: GoldReport) -> None:
    out = score(make_reading(gold, DIED, MISSING), gold)
    assert out.lines == []
    assert all(out.counts[name, "found"] == out.counts[name, "wanted"] for name in FIELDS)
    assert sum(out.counts[name, "wanted"] for name in FIELDS) == 32


def test_an_empty_reading_has_none(gold: GoldReport) -> None:
    out = score(make_reading(gold), gold)
    assert sum(out.counts[name, "found"] for name in FIELDS) == 0


def told(**changes: Any) -> Claim:
    return replace(DIED, attribution=replace(ATTRIBUTION, **changes))


def counted(**changes: Any) -> Claim:
    return replace(DIED, figures=(replace(TWELVE, **changes),))


SLIPS = {
    "content too long": (told(content=(Span(0, at("citing").start),)), {"content span"}),
    "wrong source": (told(sources=(Source(span=at("citing"), agent="the Vesper", agent_id="v"),)), {"source"}),
    "no source": (told(sources=()), {"source", "agent"}),
    "wrong agent": (told(sources=(Source(span=at("the Vesper"), agent="Kestrel", agent_id="k"),)), {"agent"}),
    "wrong cue": (told(cue=(at("citing"),)), {"cue"}),
    "wrong kind": (told(kind=AttributionKind.DIRECT), {"kind"}),
    "chain cut short": (told(chain=ATTRIBUTION.chain[:2]), {"chain"}),
    "chain turned round": (told(chain=(*ATTRIBUTION.chain[:1], *ATTRIBUTION.chain[:0:-1])), {"chain"}),
    "said on the wrong day": (told(said=replace(SAID, earliest="2021-10-10")), {"said"}),
    "said at no time": (told(said=None), {"said"}),
    "wrong low": (counted(low=11), {"figure value", "figure source"}),
    "bound lost": (counted(approximator=Approximator.NONE), {"figure value", "figure source"}),
    "wrong class": (counted(counted=Counted(span=at("sailors"), kind=CountedClass.WOUNDED)), {"figure class"}),
    "figure lost": (replace(DIED, figures=()), {"figure", "figure value", "figure class", "figure source"}),
    "time lost": (replace(DIED, times=()), {"time", "time value", "time role"}),
    "wrong day": (replace(DIED, times=(replace(SUNDAY, latest="2021-10-17"),)), {"time value"}),
    "open end": (replace(DIED, times=(replace(SUNDAY, earliest=None),)), {"time value"}),
    "time of the saying": (replace(DIED, times=(replace(SUNDAY, role=TimeRole.SAID),)), {"time role"}),
    "place lost": (replace(DIED, places=()), {"place", "pin", "place role"}),
    "wrong pin": (replace(DIED, places=(replace(NARVA, geonames_id=1, lat=42.0),)), {"pin"}),
    "wrong place role": (replace(DIED, places=(replace(NARVA, role=PlaceRole.TO),)), {"place role"}),
    "own voice": (replace(DIED, attribution=None), {*FIELDS[:8], "figure source", "voice"}),
    "wrong status": (replace(DIED, status=Status.PLANNED), {"status"}),
    "too unsure": (replace(DIED, certainty=Certainty(value=1.0)), {"certainty"}),
}


@pytest.mark.parametrize(("claim", "fields"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_costs_its_field_and_no_other(gold: GoldReport, claim: Claim, fields: set[str]) -> None:
    out = score(make_reading(gold, claim, MISSING), gold)
    assert {name for name in FIELDS if out.counts[name, "found"] < out.counts[name, "wanted"]} == fields


def test_a_change_that_is_lost_costs_the_change(gold: GoldReport) -> None:
    out = score(make_reading(gold, DIED, replace(MISSING, figures=(replace(FOUR, change=None),))), gold)
    assert [line for line in out.lines if line.startswith("-")] == ["- figure change: Another four: up"]


EXTRAS = {
    "content": replace(DIED, attribution=replace(ATTRIBUTION, content=(at("The tide has turned"),))),
    "figure": replace(DIED, figures=(TWELVE, replace(TWELVE, number=at("tide"), span=at("tide")))),
    "time": replace(DIED, times=(SUNDAY, replace(SUNDAY, span=at("tide")))),
    "place": replace(DIED, places=(NARVA, replace(NARVA, span=at("tide")))),
    "pin": replace(DIED, places=(replace(NARVA, geonames_id=1, lat=42.0),)),
    "claim": replace(DIED, event=Event(span=at("citing"), lemma="cite", type="say")),
}


@pytest.mark.parametrize(("name", "claim"), EXTRAS.items(), ids=EXTRAS.keys())
def test_what_is_too_much_is_counted(gold: GoldReport, name: str, claim: Claim) -> None:
    out = score(make_reading(gold, DIED, MISSING, claim) if name == "content" else make_reading(gold, claim), gold)
    assert out.counts[name, "extra"] == 1


def test_an_event_that_is_not_asked_for_is_no_fault(gold: GoldReport) -> None:
    other = replace(MISSING, event=Event(span=at("turned"), lemma="turn", type="move"), figures=())
    assert score(make_reading(gold, DIED, MISSING, other), gold).lines == []


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('by = "a1"', 'by = "a2"', "no attribution"),
        ('agent = "vesper"', 'agent = "nobody"', "no agent"),
        ('kind = "indirect"', 'kind = "loud"', "no kind"),
        ('is = "narva"', 'is = "tartu"', "no place"),
        ('certainty = "certain"', 'certainty = "sure"', "no certainty"),
        ('split = "dev"', 'split = "train"', "split must be"),
        ('role = "at"', 'rule = "at"', "unknown key"),
        ('words = "on Sunday"', 'words = "on"', "more than once"),
        ('words = "on Sunday"', 'words = "on Tuesday"', "not in the report"),
        ('words = "Another four"', 'words = "12 sailors"', "two figures share"),
        ('file = "a.txt"', 'file = "b.txt"', "in claims.toml and not in"),
    ],
)
def test_slips_in_the_gold_are_told(tmp_path: Path, old: str, new: str, why: str) -> None:
    with pytest.raises(GoldError, match=why):
        make_story(tmp_path, CLAIMS.replace(old, new, 1))


def test_a_story_must_say_that_it_is_fiction(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="fiction"):
        make_story(tmp_path, story=STORY.replace("fiction = true", ""))


def test_floors_are_written_as_they_are_held(gold: GoldReport) -> None:
    out = score(make_reading(gold, told(cue=(at("citing"),)), EXTRAS["content"]), gold)
    assert out.share("cue") == 0.0
    assert out.share("content P") == 0.5
    assert {'"cue" = 0.0', '"content P" = 0.5', '"figure" = 0.5'} <= set(out.list_floors())
