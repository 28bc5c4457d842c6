"""Countries that speak: a country's name, its capital or its people's adjective may all mean its government."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from reportedly.extract.agent.layout import OWNS
from reportedly.extract.agent.mention import Mention
from reportedly.extract.agent.words import load_agent_words
from reportedly.extract.parse import Parse
from reportedly.extract.place import Gazetteer
from reportedly.extract.place.entry import Flag
from reportedly.model import AgentKind, Place, Precision

_STATES = frozenset(
    ("government", "republic", "kingdom", "state", "federation", "union", "commonwealth", "emirate", "people")
)


class Lands:
    """The countries of one report: where its places name one, and which its words speak of."""

    def __init__(self, p: Parse, places: Iterable[Place], gazetteer: Gazetteer) -> None:
        self._parse = p
        self._gazetteer = gazetteer
        self._words = load_agent_words()
        places = list(places)
        self._places = {x.span.start for x in places}
        self.named = {x.span.start: x for x in places if x.precision is Precision.COUNTRY and x.country}

    def is_place(self, m: Mention) -> bool:
        """Whether a bare name is that of a place: "Ohio", "Port Stanley"."""
        at = self._parse.token_at(m.span.start)
        starts = self._parse.start[max(at, m.head - 3) : m.head + 1]
        return not m.titles and not m.nouns and any(s in self._places for s in starts)

    @cached_property
    def attested(self) -> frozenset[str]:
        """ISO codes of the countries that the report names, or whose people it does."""
        demonyms = self._gazetteer.demonyms
        words = {w.lower() for w in self._parse.word if w[:1].isupper()}
        return frozenset([demonyms[w] for w in words & demonyms.keys()] + [str(x.country) for x in self.named.values()])

    def codes_of(self, words: tuple[str, ...]) -> frozenset[str]:
        """ISO codes that words lead to: "south", "korean" is KR and nothing else."""
        found, n = [], 0
        while n < len(words):
            pair = " ".join(words[n : n + 2])
            both = self._lookup(pair) if n + 1 < len(words) else None
            one = both or self._lookup(words[n])
            found += [one] if one else []
            n += 2 if both else 1
        return frozenset(found)

    def _lookup(self, words: str) -> str | None:
        code = self._gazetteer.demonyms.get(words)
        if code is None:
            code = next((e.country for e in self._gazetteer.find_name(words)[:1] if e.id in self._ids), None)
        return code if code and len(code) == 2 else None

    @cached_property
    def _ids(self) -> frozenset[int]:
        return frozenset(e.id for e in self._gazetteer.lands.values())

    def name(self, code: str) -> str:
        """The country's name."""
        entry = self._gazetteer.lands.get(code)
        return (self._gazetteer.name_of(entry.id) if entry else "") or next(
            (x.name for x in self.named.values() if x.country == code), code
        )

    def find_government(self, m: Mention, is_source: bool) -> str | None:
        """The ISO code of the country whose government a mention means, None where it means none.

        A country means it where it speaks, owns or acts; its capital where it speaks or acts as only states do.
        """
        p = self._parse
        if m.pronoun or m.titles:
            return None
        acts = is_source or self._acts(m.head)
        at = p.token_at(m.span.start)
        for i in range(max(at, m.head - 3), m.head + 1):  # "South Korea": the place begins before the head
            place = self.named.get(p.start[i])
            if place and place.span.end == p.end[m.head] and not self._names_a_body(m, at, i):
                owns = m.head + 1 < len(p) and p.lower[m.head + 1] in OWNS
                return place.country if acts or owns or p.dep[m.head] == "nsubj" else None
        if m.kind is AgentKind.PERSON or m.plural:
            return None
        if m.noun == "government":
            codes = self.codes_of(m.country) or self.codes_of(m.key[1:])
            return next(iter(codes)) if len(codes) == 1 else None
        if acts and m.proper and not m.noun and not m.titles and m.key:
            for entry in self._gazetteer.find_name(" ".join(m.key))[:40]:
                if entry.flags & Flag.CAPITAL and entry.country in self.attested:
                    return entry.country
        return None

    def _names_a_body(self, m: Mention, at: int, i: int) -> bool:
        """Whether the country at token `i` is part of a body's name: "the Red Cross of Serbia"."""
        lower = self._parse.lower
        return i > at + 1 and lower[i - 1] in ("of", "for") and m.proper and lower[i - 2] not in _STATES

    def _acts(self, head: int) -> bool:
        """Whether a noun is the subject, or one of the subjects, of a verb that states use of themselves."""
        p = self._parse
        for _ in range(4):
            if p.dep[head] != "conj":
                break
            head = p.head[head]
        return p.dep[head] == "nsubj" and self._words.acts(p.lemma(p.head[head]))
