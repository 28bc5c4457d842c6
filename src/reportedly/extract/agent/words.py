"""The word lists of agents, as sets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.lang import load_words

_SETS = (
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
    "indefinite",
    "modifiers",
    "trades",
    "persons",
    "generation",
    "collective",
    "things",
    "offices",
    "determiners",
    "definite",
    "fresh",
    "personal",
    "surnames_too",
    "honorifics",
    "named_nouns",
    "silent",
    "states_do",
    "naming",
    "describing",
    "fixed",
)
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "person", "eer", "ster", "ess", "ant")
_COMPANY_ENDINGS = ("maker", "giant", "startup", "start-up", "retailer", "lender", "carrier", "insurer", "manufacturer")


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
    calendar: frozenset[str]
    indefinite: frozenset[str]
    modifiers: frozenset[str]
    trades: frozenset[str]
    persons: frozenset[str]
    generation: frozenset[str]
    collective: frozenset[str]
    things: frozenset[str]
    offices: frozenset[str]
    determiners: frozenset[str]
    definite: frozenset[str]
    fresh: frozenset[str]
    personal: frozenset[str]
    surnames_too: frozenset[str]
    honorifics: frozenset[str]
    named_nouns: frozenset[str]
    silent: frozenset[str]
    states_do: frozenset[str]
    naming: frozenset[str]
    describing: frozenset[str]
    fixed: frozenset[str]
    reporting: frozenset[str]  # verbs that only report, of `events.toml`
    pronouns: dict[str, str]
    genders: dict[str, str]
    first_names: dict[str, str]
    generic: dict[str, str]
    same: dict[str, tuple[str, ...]]
    suffixes: dict[str, str]  # "ltd": "company", of the last words of names
    known: dict[str, tuple[str, ...]]  # "nato": what it is called besides
    does: dict[str, tuple[str, ...]]  # "chair": what one is who does so
    also: dict[str, tuple[tuple[str, ...], ...]]  # "brussels": the names of the body that it may mean
    common: frozenset[str]

    def speaks(self, verb: str) -> bool:
        """Whether the subject of a verb says something, or is said not to: "declined to comment"."""
        return verb in self.silent

    def acts(self, verb: str) -> bool:
        """Whether a capital as the subject of a verb means its government: "Oslo summoned the ambassador"."""
        return verb in self.states_do or verb in self.reporting or verb in self.silent

    def describes(self, noun: str) -> bool:
        """Whether a noun tells what a body named before is or does: "the carmaker", "the charity"."""
        return noun in self.describing or self.is_firm(noun)

    def is_common(self, lower: str) -> bool:
        """Whether a word that begins a sentence with a capital is an ordinary noun of this trade."""
        return lower in self.common

    def is_title(self, lower: str) -> bool:
        """Whether a word before a name is a title or a role."""
        return lower.rstrip(".") in self.titles or lower in self.roles

    def is_role(self, noun: str) -> bool:
        """Whether a noun tells what a person is or does."""
        if noun in self.roles or noun in self.titles or noun in self.persons:
            return True
        return noun not in self.organisations and noun.endswith(_PERSON_ENDINGS) and not self.is_firm(noun)

    def is_firm(self, noun: str) -> bool:
        """Whether a noun tells what a company does: "chipmaker"."""
        return noun in self.trades or noun.endswith(_COMPANY_ENDINGS)

    def is_organisation(self, noun: str) -> bool:
        """Whether a noun stands for an organisation."""
        return noun in self.organisations or self.is_firm(noun)


@cache
def load_agent_words(language: str = "en") -> AgentWords:
    """The lists of one language, read once a process."""
    words = load_words("agents", language)
    sets = {name: frozenset(words[name]) for name in _SETS}
    return AgentWords(
        **sets,
        pronouns=_turn(words["pronouns"]),
        genders=_turn(words["gender"]),
        first_names=_turn(words["first_names"]),
        generic=_turn(words["generic"]),
        same={word: tuple(others) for word, others in words["same"].items()},
        suffixes=_turn(words["suffixes"]),
        known={word: tuple(others) for word, others in words["known"].items()},
        does={verb: tuple(nouns) for verb, nouns in words["does"].items()},
        also={word: tuple(tuple(n.split()) for n in others) for word, others in words["also"].items()},
        reporting=frozenset(load_words("events", language)["reporting"]),
        common=frozenset().union(
            *(sets[n] for n in ("titles", "roles", "unnamed", "organisations", "documents", "groups", "withheld")),
            *(sets[n] for n in ("indefinite", "modifiers", "trades", "persons")),
        ),
    )


def _turn(lists: dict[str, list[str]]) -> dict[str, str]:
    return {word: kind for kind, listed in lists.items() for word in listed}
