"""Sources by their words, led to agents."""

from __future__ import annotations

import pytest

from reportedly.extract.agent import Agents, Mention, describe_mention, resolve_agents
from reportedly.extract.agent.book import RECENT, Book, Entity
from reportedly.extract.parse import Parse, parse_report
from reportedly.extract.place import open_gazetteer
from reportedly.model import AgentKind, Place, Precision, Span


def find(p: Parse, words: str, nth: int = 0) -> tuple[Span, int]:
    at = -1
    for _ in range(nth + 1):
        at = p.text.index(words, at + 1)
    span = Span(at, at + len(words))
    first, last = p.token_at(span.start), p.token_at(span.end - 1) + 1
    head = next(i for i in range(first, last) if not first <= p.head[i] < last or p.head[i] == i)
    return span, head


def resolve(text: str, *sources: str | tuple[str, int], countries: tuple[str, ...] = ()) -> tuple[Agents, list[Span]]:
    p = parse_report(text)
    found = [find(p, s) if isinstance(s, str) else find(p, *s) for s in sources]
    places = [
        Place(span=Span(at, at + len(c)), name=c, country=c[:2].upper(), precision=Precision.COUNTRY)
        for c in countries
        for at in [text.index(c)]
    ]
    return resolve_agents(p, found, places, open_gazetteer(), "report"), [s for s, _ in found]


LEADS = {
    "surname": (
        "Elena Marsh, the mayor, said it was safe. Marsh said more.",
        ["Elena Marsh, the mayor", ("Marsh", 1)],
        "Elena Marsh",
    ),
    "title and surname": (
        "General Pavel Orlov said no. Gen. Orlov said yes.",
        ["General Pavel Orlov", "Gen. Orlov"],
        "Pavel Orlov",
    ),
    "full name stands elsewhere": (
        "President Ada Brenn opened the bridge on Monday. It was late, Brenn said.",
        [("Brenn", 1)],
        "Ada Brenn",
    ),
    "the agency": (
        "Rain fell, according to Norland’s Arvika news agency. The agency said more would follow.",
        ["Norland’s Arvika news agency", "The agency"],
        "Arvika news agency",
    ),
    "the agency's report": (
        "Rain fell, the Arvika news agency said. Roads closed, the agency’s report states.",
        ["the Arvika news agency", "the agency’s report"],
        "Arvika news agency",
    ),
    "initials": (
        "The National Rescue Service said two died. The NRS said it would search on.",
        ["The National Rescue Service", "The NRS"],
        "National Rescue Service",
    ),
    "the ministry": (
        "The Interior Ministry said two died. The ministry said it would search on.",
        ["The Interior Ministry", "The ministry"],
        "Interior Ministry",
    ),
    "he": (
        "“It is over,” said Pavel Orlov, a harbour pilot. He said the boat had sunk.",
        ["Pavel Orlov, a harbour pilot", "He"],
        "Pavel Orlov",
    ),
    "particles": (
        "Ursel van der Molen resigned. Van der Molen said she was tired.",
        ["Van der Molen"],
        "Ursel van der Molen",
    ),
    "family name first": (
        "President Yun Seok Bae flew home. Yun said the talks had failed.",
        [("Yun", 1)],
        "Yun Seok Bae",
    ),
    "described by an apposition": (
        "Kestrel, Iceland’s largest news agency, said the road was closed. The Icelandic agency said more.",
        ["Kestrel, Iceland’s largest news agency", "The Icelandic agency"],
        "Kestrel",
    ),
    "named by an apposition": (
        "The country’s largest news agency, Kestrel, said the road was closed. The agency said it would open soon.",
        ["The country’s largest news agency, Kestrel", "The agency"],
        "Kestrel",
    ),
    "the man": (
        "Pavel Orlov was found on the beach. “I swam,” the man said.",
        ["the man"],
        "Pavel Orlov",
    ),
    "the statement": (
        "The Coastal Office apologised. The road should have been closed, the statement said.",
        ["the statement"],
        "Coastal Office",
    ),
    "the union": (
        "The Dockers’ Union said the strike would go on. The union said it would not talk.",
        ["The Dockers’ Union", "The union"],
        "Dockers’ Union",
    ),
    "the company, by its short name": (
        "Nordwind Shipping Company said the ship was sound. Nordwind said it had been checked. The company said more.",
        ["Nordwind Shipping Company", ("Nordwind", 1), "The company"],
        "Nordwind Shipping Company",
    ),
    "capitalised role": (
        "Foreign Minister Ada Brenn arrived late. The Foreign Minister said the talks had failed.",
        ["The Foreign Minister"],
        "Ada Brenn",
    ),
    "police": (
        "Two men fled, police said. The police said one was armed. Police said the other was not.",
        ["police", "The police", "Police"],
        "police",
    ),
    "it": (
        "The Coastal Office closed the road. It said the bridge was unsafe.",
        ["It"],
        "Coastal Office",
    ),
    "statement of": (
        "Two died, the statement of the Coastal Office said. The office said more.",
        ["the statement of the Coastal Office", "The office"],
        "Coastal Office",
    ),
}


@pytest.mark.parametrize("case", LEADS.values(), ids=LEADS.keys())
def test_mentions_that_lead_to_one_agent(case: tuple[str, list[str | tuple[str, int]], str]) -> None:
    text, sources, name = case
    agents, spans = resolve(text, *sources)
    assert [agents.by_span[s].name for s in spans] == [name] * len(spans)
    assert len({agents.by_span[s].id for s in spans}) == 1
    (agent,) = agents.listed
    assert set(spans) <= set(agent.mentions)


def test_what_could_be_two_stays_open_with_its_candidates() -> None:
    text = "Kim Orlov and Sasha Brenn met on Monday. Afterwards the talks had failed, he said."
    agents, (span,) = resolve(text, ("he", 1))
    agent = agents.by_span[span]
    assert agent.kind is AgentKind.UNRESOLVED
    assert agent.candidates == ("Kim Orlov", "Sasha Brenn")


def test_a_title_that_tells_the_gender_rules_candidates_out() -> None:
    text = "Mr Orlov and Ms Brenn met on Monday. Afterwards the talks had failed, she said."
    agents, (span,) = resolve(text, "she")
    assert agents.by_span[span].name == "Brenn"


def test_two_ministries_are_two_agents() -> None:
    text = (
        "The Interior Ministry said two died. The Transport Ministry said three died. The ministry said nothing more."
    )
    agents, (first, second, third) = resolve(text, "The Interior Ministry", "The Transport Ministry", "The ministry")
    assert agents.by_span[first].id != agents.by_span[second].id
    assert agents.by_span[third].candidates == ("Interior Ministry", "Transport Ministry")


def test_a_country_that_speaks_is_its_government() -> None:
    agents, (span,) = resolve("Norway claims the boat sank.", "Norway", countries=("Norway",))
    assert agents.by_span[span].name == "Norway (government)"
    assert agents.by_span[span].kind is AgentKind.GOVERNMENT


def test_two_unnamed_officials_are_not_one() -> None:
    text = "An official said two died.\nAn official said three died."
    agents, (first, second) = resolve(text, ("An official", 0), ("An official", 1))
    assert agents.by_span[first].id != agents.by_span[second].id
    assert agents.by_span[first].kind is AgentKind.UNNAMED


ROLES = {
    "apposition after": (
        "Pavel Orlov, head of the Coastal Directorate of Norland, said so.",
        "Pavel Orlov, head of the Coastal Directorate of Norland",
        ("Pavel Orlov", "head", "the Coastal Directorate of Norland"),
    ),
    "title before": (
        "Norland President Ada Brenn said so.",
        "Norland President Ada Brenn",
        ("Ada Brenn", "Norland President", None),
    ),
    "common role before": (
        "Police chief Ada Brenn said so.",
        "Police chief Ada Brenn",
        ("Ada Brenn", "Police chief", None),
    ),
}


@pytest.mark.parametrize("case", ROLES.values(), ids=ROLES.keys())
def test_role_and_affiliation_are_kept(case: tuple[str, str, tuple[str, str, str | None]]) -> None:
    text, source, (name, role, affiliation) = case
    p = parse_report(text)
    mention = describe_mention(p, *find(p, source))
    assert mention.name == name
    assert mention.kind is AgentKind.PERSON
    assert mention.role is not None
    assert mention.role.cut(text) == role
    assert (mention.affiliation.cut(text) if mention.affiliation else None) == affiliation


KINDS = {
    "residents": ("residents", AgentKind.GROUP),
    "South Norland officials": ("South Norland officials", AgentKind.GROUP),
    "a source": ("a source", AgentKind.UNNAMED),
    "an unnamed diplomat": ("an unnamed diplomat", AgentKind.UNNAMED),
    "the Harbour Post newspaper": ("the Harbour Post newspaper", AgentKind.OUTLET),
    "the Coastal Office": ("the Coastal Office", AgentKind.ORGANISATION),
}


@pytest.mark.parametrize(("words", "kind"), KINDS.values(), ids=KINDS.keys())
def test_kinds(words: str, kind: AgentKind) -> None:
    agents, (span,) = resolve(f"On Monday {words} said the boat sank.", words)
    assert agents.by_span[span].kind is kind


def test_ten_thousand_names_stay_linear() -> None:
    # Counted in what is kept, not in seconds: the candidates under one word are bounded.
    book = Book()
    for n in range(10_000):
        key = ("pavel", f"orlov{n}")
        mention = Mention(span=Span(n, n + 1), head=n, name=" ".join(key), key=key, proper=True, kind=AgentKind.PERSON)
        book.note(Entity(name=mention.name, kind=AgentKind.PERSON, keys=[key]), mention)
    assert len(book.by_word["pavel"]) == RECENT
    assert len(book.lately) == RECENT
