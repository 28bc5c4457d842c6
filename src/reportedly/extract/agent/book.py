"""Everybody named or described in a report, filed by the words that may lead to them."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.extract.agent.mention import Mention
from reportedly.model import AgentKind, Span

RECENT = 50  # entities kept under one word, so that a report of ten thousand names stays linear


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody who may turn out to speak; `candidates` where it is not known who of several is meant."""

    name: str
    kind: AgentKind
    keys: list[tuple[str, ...]] = field(default_factory=list)
    nouns: list[str] = field(default_factory=list)
    lands: frozenset[str] = frozenset()
    gender: str | None = None
    plural: bool = False
    mentions: list[Span] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    subjects: list[int] = field(default_factory=list)
    role: Span | None = None
    affiliation: Span | None = None
    candidates: tuple[str, ...] = ()
    speaks: bool = False
    proper: bool = False


@dataclass(slots=True)
class Book:
    """The entities so far."""

    entities: list[Entity] = field(default_factory=list)
    by_word: dict[str, list[Entity]] = field(default_factory=dict)
    by_noun: dict[str, list[Entity]] = field(default_factory=dict)
    lately: list[Entity] = field(default_factory=list)

    def note(self, e: Entity, m: Mention) -> None:
        """File an entity under the words of a mention."""
        if not e.candidates:
            words = {*m.key, *initials(m.key)} if m.proper else set(m.key[-1:])
            words |= {key[0] for key in e.keys if len(key) == 1}
            for index, keys in ((self.by_word, sorted(words)), (self.by_noun, e.nouns)):
                for key in keys:
                    filed = index.setdefault(key, [])
                    if e not in filed:
                        filed.append(e)
                        del filed[:-RECENT]
        if e in self.lately:
            self.lately.remove(e)
        self.lately.append(e)
        del self.lately[:-RECENT]

    def named_like(self, key: tuple[str, ...]) -> list[Entity]:
        """The entities that share a word with a name, latest last."""
        found = [e for word in dict.fromkeys((*key, *initials(key))) for e in self.by_word.get(word, ())]
        return list(dict.fromkeys(found))


def initials(key: tuple[str, ...]) -> tuple[str, ...]:
    """The short forms of a name of several words, with and without its small words."""
    if len(key) < 2:
        return ()
    small = ("of", "and", "for", "the", "on", "in")
    return ("".join(w[0] for w in key if w not in small), "".join(w[0] for w in key))
