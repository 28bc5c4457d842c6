"""The word list of certainty, laid out for look-ups."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.lang import load_words


@dataclass(frozen=True, slots=True)
class Predicate:
    """What a word makes of the clause or event that hangs on it.

    `yes` and `no` are the certainty of what hangs on it where the word itself holds or is negated; `status` is what
    it makes of the event ("" leaves the event its own), `frame` how a writer who reports with it stands to it.
    """

    group: str
    yes: float
    no: float
    status: str
    frame: str


@dataclass(frozen=True, slots=True)
class Words:
    """All look-ups; `predicates` is keyed by part of speech (`V`, `N`, `J`) and lemma.

    Where a verb means something else with one kind of complement, that stands under `V that`, `V to` or `V of`.
    """

    predicates: dict[tuple[str, str], Predicate]
    modals: dict[str, tuple[float, str]]
    adverbs: dict[str, float]
    negations: frozenset[str]
    negative_determiners: frozenset[str]
    negative_pronouns: frozenset[str]
    moments: frozenset[str]
    undone_by: frozenset[str]
    weakened_by: frozenset[str]
    conditions: frozenset[str]
    open_questions: frozenset[str]
    times_to_come: frozenset[str]
    negative_prepositions: frozenset[str]
    future_words: frozenset[str]
    past_words: frozenset[str]
    present_words: frozenset[str]
    past_moments: frozenset[str]
    statives: frozenset[str]
    copulas: frozenset[str]
    happening: frozenset[str]
    pending_verbs: frozenset[str]
    pending_adjectives: frozenset[str]
    verdicts: frozenset[str]
    falsities: frozenset[str]
    naming: frozenset[str]
    withheld: frozenset[str]
    otherwise: frozenset[str]


_CLASSES = {
    "verbs": "V",
    "nouns": "N",
    "adjectives": "J",
    "verbs_that": "V that",
    "verbs_to": "V to",
    "verbs_of": "V of",
}


@cache
def certainty_words() -> Words:
    """The English word list, read once a process.

    >>> certainty_words().predicates["V", "deny"].yes
    -3.0
    """
    raw = load_words("certainty")
    predicates: dict[tuple[str, str], Predicate] = {}
    for group, entry in raw["predicate"].items():
        made = Predicate(group, entry["yes"], entry["no"], entry.get("status", ""), entry.get("frame", ""))
        for name, kind in _CLASSES.items():
            for word in entry.get(name, ()):
                predicates.setdefault((kind, word), made)
    return Words(
        predicates=predicates,
        modals={word: (entry["value"], entry["status"]) for word, entry in raw["modal"].items()},
        adverbs=raw["adverb"],
        **{name: frozenset(words) for name, words in raw["words"].items()},
    )
