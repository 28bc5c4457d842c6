"""Readings made by hand: what the store, the tables and the exports are tested with, without any extraction."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace

from reportedly.model import (
    Agent,
    AgentKind,
    Anchor,
    Approximator,
    Attribution,
    AttributionKind,
    Candidate,
    Certainty,
    Change,
    Claim,
    Counted,
    CountedClass,
    Event,
    Figure,
    Link,
    Participant,
    Place,
    PlaceRole,
    Precision,
    Problem,
    Reading,
    Report,
    Said,
    Source,
    Span,
    Status,
    Time,
)

TEXT = (
    "The port of Selby will close by 1 May, the harbour office said on Tuesday, citing the coast guard. "
    "“About 300 sailors may have left Örnvik,” Mayor Ana Reyes told the Daily Courier. "
    "She denied that any ship was lost.\n"
    "Several dozen boats reached Örnvik two days earlier. 😀 Nobody knows why."
)


def find(words: str, text: str = TEXT, after: int = 0) -> Span:
    """Where words stand in a text."""
    start = text.index(words, after)
    return Span(start, start + len(words))


def number_claim(report: Report, position: int) -> str:
    """A claim's id as extraction makes it: a hash over report and place."""
    return hashlib.sha256(f"{report.id}:{position}".encode()).hexdigest()[:16]


def make_report(**given: str | None) -> Report:
    """The report of most tests."""
    facts: dict[str, str | None] = {
        "published": "2024-04-10",
        "outlet": "Selby Post",
        "title": "Port to close",
        "url": None,
        "path": "selby.txt",
    }
    return Report(text=TEXT, **{**facts, **given})  # type: ignore[arg-type]


def make_reading(**given: str | None) -> Reading:
    """Four claims with every field that the model has: attributed to two agents, one denied, one in own voice."""
    report = make_report(**given)
    office = Agent(id="a1", name="Harbour Office", kind=AgentKind.ORGANISATION, mentions=(find("the harbour office"),))
    guard = Agent(id="a2", name="Coast Guard", kind=AgentKind.ORGANISATION, mentions=(find("the coast guard"),))
    mayor = Agent(
        id="a3",
        name="Ana Reyes",
        kind=AgentKind.PERSON,
        mentions=(find("Ana Reyes"), find("She")),
        role=find("Mayor"),
        affiliation=find("Selby"),
    )
    open_agent = Agent(
        id="a4", name="nobody", kind=AgentKind.UNRESOLVED, mentions=(find("Nobody"),), candidates=("Ana Reyes", "Selby")
    )
    outlet = Link(agent=report.outlet or "the report", agent_id=None, span=None, inferred=True)
    said_by_office = Attribution(
        kind=AttributionKind.INDIRECT,
        sources=(Source(span=find("the harbour office"), agent="Harbour Office", agent_id="a1"),),
        cue=(find("said"),),
        content=(find("The port of Selby will close by 1 May"),),
        chain=(
            outlet,
            Link(agent="Harbour Office", agent_id="a1", span=find("the harbour office")),
            Link(agent="Coast Guard", agent_id="a2", span=find("the coast guard")),
        ),
        said=Said(earliest="2024-04-09", latest="2024-04-09", spans=(find("on Tuesday"),)),
    )
    said_by_mayor = Attribution(
        kind=AttributionKind.MIXED,
        sources=(Source(span=find("Mayor Ana Reyes"), agent="Ana Reyes", agent_id="a3"),),
        cue=(find("told"),),
        content=(find("About 300 sailors may have left Örnvik"),),
        chain=(outlet, Link(agent="Ana Reyes", agent_id="a3", span=find("Mayor Ana Reyes"))),
        said=Said(to="the Daily Courier", place="Selby", spans=(find("the Daily Courier"),)),
    )
    denied_by_mayor = Attribution(
        kind=AttributionKind.INDIRECT,
        sources=(Source(span=find("She"), agent="Ana Reyes", agent_id="a3"),),
        cue=(find("denied"),),
        content=(find("any ship was lost"),),
        chain=(outlet, Link(agent="Ana Reyes", agent_id="a3", span=find("She"))),
    )
    ornvik = Candidate(geonames_id=2686469, name="Örnvik", lat=63.29, lon=18.71, country="SE", score=0.9)
    port = Claim(
        id=number_claim(report, 1),
        span=find("The port of Selby will close by 1 May"),
        attribution=said_by_office,
        event=Event(span=find("close"), lemma="close", type="change"),
        certainty=Certainty(value=3.0),
        status=Status.PLANNED,
        status_spans=(find("will"),),
        participants=(Participant(span=find("The port of Selby"), role="patient"),),
        times=(Time(span=find("by 1 May"), value="2024-05-01", type="DATE", latest="2024-05-01"),),
        places=(
            Place(
                span=find("Selby"),
                name="Selby",
                geonames_id=2638324,
                lat=53.78,
                lon=-1.06,
                country="GB",
                precision=Precision.CITY,
                score=0.8,
            ),
        ),
    )
    sailors = Claim(
        id=number_claim(report, 2),
        span=find("About 300 sailors may have left Örnvik"),
        attribution=said_by_mayor,
        event=Event(span=find("left"), lemma="leave", type="movement"),
        certainty=Certainty(value=1.0, hedge=(find("may"),)),
        status=Status.POSSIBLE,
        status_spans=(find("may"),),
        participants=(Participant(span=find("About 300 sailors"), role="agent"),),
        figures=(
            Figure(
                span=find("About 300 sailors"),
                number=find("300"),
                low=300,
                high=300,
                approximator=Approximator.ABOUT,
                hedge=find("About"),
                counted=Counted(span=find("sailors"), kind=CountedClass.PEOPLE),
                slot="sailors gone",
            ),
        ),
        places=(
            Place(
                span=find("Örnvik"),
                name="Örnvik",
                geonames_id=2686469,
                lat=63.29,
                lon=18.71,
                country="SE",
                precision=Precision.CITY,
                role=PlaceRole.FROM,
                score=0.9,
                candidates=(ornvik, replace(ornvik, geonames_id=1, score=0.2)),
            ),
        ),
    )
    ship = Claim(
        id=number_claim(report, 3),
        span=find("any ship was lost"),
        attribution=denied_by_mayor,
        event=Event(span=find("lost"), lemma="lose", type="loss"),
        certainty=Certainty(value=-3.0, hedge=(find("denied"),)),
        status=Status.DENIED,
    )
    boats_at = find("Several dozen boats")
    boats = Claim(
        id=number_claim(report, 4),
        span=find("Several dozen boats reached Örnvik two days earlier"),
        attribution=None,
        event=Event(span=find("reached"), lemma="reach", type="movement"),
        certainty=Certainty(value=3.0),
        status=Status.OCCURRED,
        figures=(
            Figure(
                span=boats_at,
                number=find("Several dozen"),
                low=24,
                high=None,
                counted=Counted(span=find("boats"), kind=CountedClass.VEHICLES),
                change=Change.UP,
                part_of=find("boats"),
                unit="boat",
            ),
        ),
        times=(
            Time(
                span=find("two days earlier"),
                value="2024-04-07",
                type="DATE",
                earliest="2024-04-07",
                latest="2024-04-07",
                anchor=Anchor.NARRATIVE,
                anchor_span=find("on Tuesday"),
            ),
        ),
        places=(
            Place(
                span=find("Örnvik", after=boats_at.start),
                name="Örnvik",
                role=PlaceRole.TO,
                corrected_from="Ornvik",
            ),
        ),
    )
    return Reading(
        report=report,
        claims=(port, sailors, ship, boats),
        agents=(office, guard, mayor, open_agent),
        problems=(
            Problem(message="nobody is not known", span=find("Nobody")),
            Problem(message="odd", path="selby.txt"),
        ),
    )


_NAMES = ("Harbour Office", "Coast Guard", "Ana Reyes", "Interior Ministry", "Omar Haddad", "residents", "Reuters")
_PLACES = (("Selby", "GB", 2638324), ("Örnvik", "SE", 2686469), ("Port Louis", "MU", 934154), ("Karsk", None, None))
_VERBS = (("left", "leave"), ("reached", "reach"), ("struck", "strike"), ("closed", "close"), ("rebuilt", "rebuild"))


def make_many(count: int, claims: int = 20, seed: int = 1) -> list[Reading]:
    """So many different readings of so many claims each, the same ones for the same seed."""
    chance = random.Random(seed)
    return [_make_random(chance, number, claims) for number in range(count)]


def _make_random(chance: random.Random, number: int, claims: int) -> Reading:
    text = f"Report {number}.\n"
    parts = []
    for _ in range(claims):
        name, (place, country, geonames) = chance.choice(_NAMES), chance.choice(_PLACES)
        verb, lemma = chance.choice(_VERBS)
        value, day = chance.randint(2, 9000), f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        start = len(text)
        text += f"{name} said {value} people {verb} {place} on {day} under a grey sky and nobody was there to see it.\n"
        parts.append((start, name, place, country, geonames, verb, lemma, value, day))
    report = Report(text=text, published="2024-06-01", outlet=f"Outlet {number % 7}", path=f"report{number}.txt")
    agents = {name: Agent(id=name, name=name, kind=AgentKind.ORGANISATION, mentions=()) for name in _NAMES}
    made = []
    for position, (start, name, place, country, geonames, verb, lemma, value, day) in enumerate(parts, start=1):

        def at(words: str, start: int = start) -> Span:
            return find(words, text, start)

        own = chance.random() < 0.2
        content = Span(at("people").start - len(str(value)) - 1, at(day).end)
        attribution = Attribution(
            kind=AttributionKind.INDIRECT,
            sources=(Source(span=at(name), agent=name, agent_id=name),),
            cue=(at("said"),),
            content=(content,),
            chain=(
                Link(agent=report.outlet or "", agent_id=None, span=None, inferred=True),
                Link(agent=name, agent_id=name, span=at(name)),
            ),
        )
        number_at = Span(content.start, content.start + len(str(value)))
        made.append(
            Claim(
                id=number_claim(report, position),
                span=content,
                attribution=None if own else attribution,
                event=Event(span=at(verb), lemma=lemma, type="event"),
                certainty=Certainty(value=float(chance.randint(-3, 3))),
                status=chance.choice(tuple(Status)),
                figures=(
                    Figure(
                        span=Span(content.start, at("people").end),
                        number=number_at,
                        low=value,
                        high=value,
                        counted=Counted(span=at("people"), kind=chance.choice(tuple(CountedClass))),
                    ),
                ),
                times=(Time(span=at(day), value=day, type="DATE", earliest=day, latest=day),),
                places=(Place(span=at(place), name=place, geonames_id=geonames, country=country),),
            )
        )
    return Reading(report=report, claims=tuple(made), agents=tuple(agents.values()))
