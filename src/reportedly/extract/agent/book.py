"""Everybody named or described in a report, filed by the words that may lead to them."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.extract.agent.mention import Mention
from reportedly.model import AgentKind, Span

RECENT = 50  # entities kept under one word, so that a report of ten thousand names stays linear
_SHORT = 5  # "u.s."
_SMALL = ("of", "and", "for", "the", "on", "in")


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody who may turn out to speak; `candidates` where it is not known who of several is meant.

    `words` are all that names and describes them; `prominent` the sentence in which they last were the subject of a
    main clause or spoke, `spoke` the one in which they last spoke (-1: never); `last` where they were last mentioned.
    """

    name: str
    kind: AgentKind
    keys: list[tuple[str, ...]] = field(default_factory=list)
    nouns: dict[str, None] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    lands: frozenset[str] = frozenset()
    gender: str | None = None
    age: str | None = None
    plural: bool = False
    mentions: list[Span] = field(default_factory=list)
    last: int = -1
    prominent: int = -1
    spoke: int = -1
    voiced: int = -1  # the sentence in which they were last credited with words, in whatever clause
    para: int = -1  # the paragraph of the last mention
    front: int = -1  # the paragraph in which they were last prominent
    at: int = -1  # the token of that mention
    role: Span | None = None
    affiliation: Span | None = None
    called: list[Span] = field(default_factory=list)
    candidates: tuple[str, ...] = ()
    owner: Entity | None = None
    speaks: bool = False
    proper: bool = False
    sure: bool = True


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
            words = (
                [*m.key, *initials(m.key), *(w for key in m.aliases for w in key)]
                if m.proper
                else [*m.key[:1], *m.key[-1:]]
            )
            for index, keys in ((self.by_word, words), (self.by_noun, list(e.nouns))):
                for key in dict.fromkeys(keys):
                    filed = index.setdefault(key, [])
                    if not filed or filed[-1] is not e:
                        if e in filed:
                            filed.remove(e)
                        filed.append(e)
                        del filed[:-RECENT]
        if self.lately and self.lately[-1] is e:
            return
        if e in self.lately:
            self.lately.remove(e)
        self.lately.append(e)
        del self.lately[:-RECENT]

    def named_like(self, key: tuple[str, ...]) -> list[Entity]:
        """The entities that share a word with a name."""
        found = [e for word in dict.fromkeys((*key, *initials(key))) for e in self.by_word.get(word, ())]
        return list(dict.fromkeys(found))


def initials(key: tuple[str, ...]) -> tuple[str, ...]:
    """The short forms of a name of several words, with and without its small words."""
    if len(key) < 2:
        return ()
    # "U.S. Geological Survey" is USGS.
    firsts = [w.replace(".", "") if "." in w and len(w) <= _SHORT else w[0] for w in key]
    return ("".join(f for f, w in zip(firsts, key, strict=True) if w not in _SMALL), "".join(firsts))
