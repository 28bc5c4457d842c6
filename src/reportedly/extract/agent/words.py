"""The word lists of agents, as sets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.lang import load_words


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentWords:
    """See `lang/en/agents.toml`, where each list is explained."""

    titles: frozenset[str]
    roles: frozenset[str]
    unnamed: frozenset[str]
    organisations: frozenset[str]
    outlets: frozenset[str]
    outlet_names: frozenset[str]
    documents: frozenset[str]
    groups: frozenset[str]
    withheld: frozenset[str]
    pronouns: dict[str, str]
    genders: dict[str, str]
    first_names: dict[str, str]
    calendar: frozenset[str]
    generic: dict[str, str]
    same: dict[str, tuple[str, ...]]


@cache
def load_agent_words(language: str = "en") -> AgentWords:
    """The lists of one language, read once a process."""
    words = load_words("agents", language)
    return AgentWords(
        **{
            name: frozenset(words[name])
            for name in (
                "titles",
                "roles",
                "unnamed",
                "organisations",
                "outlets",
                "outlet_names",
                "documents",
                "groups",
                "withheld",
                "calendar",
            )
        },
        pronouns={word: kind for kind, listed in words["pronouns"].items() for word in listed},
        genders={word: kind for kind, listed in words["gender"].items() for word in listed},
        first_names={word: kind for kind, listed in words["first_names"].items() for word in listed},
        generic={word: kind for kind, listed in words["generic"].items() for word in listed},
        same={word: tuple(others) for word, others in words["same"].items()},
    )
