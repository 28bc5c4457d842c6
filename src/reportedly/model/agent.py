"""Who says something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.model.span import Span


class AgentKind(StrEnum):
    """What sort of agent speaks."""

    PERSON = "person"
    OUTLET = "outlet"
    GOVERNMENT = "government"
    ORGANISATION = "organisation"
    GROUP = "group"  # "South Korean officials", "residents": named by what they are
    UNNAMED = "unnamed"  # "a source", "an official who asked not to be named"
    UNRESOLVED = "unresolved"  # "he", where more than one candidate remains


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """Any person, office, organisation or unnamed group that says something in a report.

    `name` is the fullest name the report gives; `mentions` are all spans that lead to this agent, in order.
    `role` ("head"), `affiliation` ("Main Intelligence Directorate ...") are spans of the words that say so; `called`
    are those beside the name that tell what else it is called ("NIS", "South Korea's news agency"); `countries` the
    ISO codes of the countries that the words before or beside the name speak of.
    An unresolved mention is an agent of its own, with the names that remain as `candidates`.
    """

    id: str
    name: str
    kind: AgentKind
    mentions: tuple[Span, ...]
    role: Span | None = None
    affiliation: Span | None = None
    candidates: tuple[str, ...] = ()
    called: tuple[Span, ...] = ()
    countries: tuple[str, ...] = ()
