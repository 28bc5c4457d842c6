"""Mentions -> agents: one agent a source over a report, or an open question with its candidates."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from reportedly.extract.agent.mention import Mention, describe_mention
from reportedly.extract.agent.words import AgentWords, load_agent_words
from reportedly.extract.parse import Parse
from reportedly.lang import load_words
from reportedly.model import Agent, AgentKind, Place, Precision, Span

RECENT = 50  # entities kept under one word
NEAR = 3  # sentences: where several could be meant, only those mentioned this near are asked


@dataclass(slots=True, eq=False)
class _Entity:
    """Somebody named or described in the report, who may turn out to speak."""

    name: str
    kind: AgentKind
    keys: list[tuple[str, ...]] = field(default_factory=list)
    nouns: list[str] = field(default_factory=list)
    country: tuple[str, ...] = ()
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


@dataclass(frozen=True, slots=True)
class Agents:
    """The agents of a report, and which of them the words of each source lead to."""

    listed: tuple[Agent, ...]
    by_span: dict[Span, Agent]


@dataclass(slots=True)
class _Book:
    """The entities so far, by the words that may lead to them; each list keeps the latest `RECENT`, so that a
    report of ten thousand names stays linear."""

    entities: list[_Entity] = field(default_factory=list)
    by_word: dict[str, list[_Entity]] = field(default_factory=dict)
    by_noun: dict[str, list[_Entity]] = field(default_factory=dict)
    lately: list[_Entity] = field(default_factory=list)

    def note(self, e: _Entity, m: Mention) -> None:
        """File an entity under the words of a mention."""
        words = {*m.key, *_initials(m.key)} if m.proper else {m.key[-1]} if m.key else set()
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

    def named_like(self, key: tuple[str, ...]) -> list[_Entity]:
        """The entities that share a word with a name, latest last."""
        found = [e for word in dict.fromkeys((*key, *_initials(key))) for e in self.by_word.get(word, ())]
        return list(dict.fromkeys(found))


def resolve_agents(p: Parse, sources: Iterable[tuple[Span, int]], places: Iterable[Place], report_id: str) -> Agents:
    """Lead every source (its span and the token index of its head) to an agent.

    Names lead by surname, part or initials; "the agency", "he" and the like lead to the one agent they can mean, and
    stay open with their candidates where more than one remains.
    """
    words = load_agent_words()
    countries = {place.span.start: place for place in places if place.precision is Precision.COUNTRY}
    spoken = {span: describe_mention(p, span, head) for span, head in sorted(sources)}
    named = _named_mentions(p, {m.head for m in spoken.values()}, words)
    book = _Book()
    found: dict[Span, _Entity] = {}
    for mention in sorted([*spoken.values(), *named], key=lambda m: (p.start[m.head], m.span)):
        is_source = spoken.get(mention.span) is mention
        if not is_source and p.start[mention.head] in countries and p.dep[mention.head] != "nsubj":
            continue  # a country as a place, not as a government
        entity = _find(p, mention, book, is_source, countries, words)
        if entity is None:
            entity = _open(p, mention, countries)
        if entity not in book.entities[-1:] and not entity.mentions:
            book.entities.append(entity)
        _add(p, entity, mention, is_source)
        book.note(entity, mention)
        if is_source:
            found[mention.span] = entity
    return _finish(book.entities, found, report_id)


def _named_mentions(p: Parse, heads: set[int], words: AgentWords) -> list[Mention]:
    """Every other noun phrase with a name in it: what a later "he" or "the agency" may mean."""
    mentions = []
    calendar = _calendar()
    for i, tag in enumerate(p.tag):
        if i in heads or tag[:2] != "NN" or p.dep[i] in ("compound", "nmod", "npadvmod") or p.lower[i] in calendar:
            continue
        if tag in ("NNP", "NNPS"):
            pass
        elif p.lower[i] in words.organisations or p.lower[i] in words.roles:
            if not any(p.tag[k] in ("NNP", "NNPS") for k in range(max(p.left[i], i - 6), min(p.right[i], i + 8))):
                continue
        else:
            continue
        end = p.right[i]
        for k in range(i + 1, end):
            if (p.dep[k] in ("relcl", "acl", "cc", "conj") and p.head[k] == i) or p.tag[k] in ("VBD", "VBZ"):
                end = k
                break
        while end > i + 1 and p.lower[end - 1] in (",", "(", "who", "which", "that", "—", "–"):
            end -= 1
        mention = describe_mention(p, p.span(max(p.left[i], i - 12), max(end, i + 1)), i)
        if mention.proper and mention.key:
            mentions.append(mention)
    return mentions


@cache
def _calendar() -> frozenset[str]:
    words = load_words("agents")["calendar"]
    return frozenset(words)


def _find(
    p: Parse, m: Mention, book: _Book, is_source: bool, countries: dict[int, Place], words: AgentWords
) -> _Entity | None:
    if m.pronoun:
        return _find_pronoun(p, m, book.lately) if is_source else None
    if (country := _government(p, m, countries)) is not None:
        return next((e for e in book.by_noun.get("government", ()) if country in e.keys), None)
    alike = book.named_like(m.key)
    if m.proper:
        return next((e for e in reversed(alike) if e.proper and _names(m, e)), None)
    if not is_source:
        return None
    same_words = [e for e in alike if m.key in e.keys and not e.candidates and (m.definite or m.plural)]
    if same_words:
        return same_words[-1]
    return _find_noun(p, m, book, words) if m.definite else None


def _names(m: Mention, e: _Entity) -> bool:
    return any(_same_name(m.key, key, m.kind, e.kind) for key in e.keys)


def _initials(key: tuple[str, ...]) -> tuple[str, ...]:
    if len(key) < 2:
        return ()
    small = ("of", "and", "for", "the", "on", "in")
    return ("".join(w[0] for w in key if w not in small), "".join(w[0] for w in key))


def _same_name(a: tuple[str, ...], b: tuple[str, ...], kind_a: AgentKind, kind_b: AgentKind) -> bool:
    if a == b:
        return True
    group = AgentKind.GROUP
    if not a or not b or (group in (kind_a, kind_b)):
        return False
    short, long = sorted((a, b), key=len)
    person = AgentKind.PERSON in (kind_a, kind_b) and not {kind_a, kind_b} & {AgentKind.ORGANISATION, AgentKind.OUTLET}
    if person:
        if short[-1] != long[-1]:
            return len(short) == 1 and len(long) > 2 and short[0] in (long[0], long[-2]) and len(short[0]) > 2
        return len(short) == 1 or short[0] == long[0] or (short[0][0] == long[0][0] and len(short[0].rstrip(".")) == 1)
    if len(short) == 1 and len(short[0]) >= 2 and len(long) >= 2 and short[0].replace(".", "") in _initials(long):
        return True
    # "Yonhap" and "Yonhap news agency"; but not "Ministry" of every ministry.
    return len(short) < len(long) and short == long[: len(short)] and kind_a != AgentKind.PERSON


def _find_noun(p: Parse, m: Mention, book: _Book, words: AgentWords) -> _Entity | None:
    nouns = words.same.get(m.noun, (m.noun,))
    near = [e for noun in dict.fromkeys((m.noun, *nouns)) for e in book.by_noun.get(noun, ())]
    near += [e for e in book.lately if e.kind is AgentKind.OUTLET]
    return _only_one(p, m, [e for e in dict.fromkeys(near) if _fits_noun(m, e, nouns, words)])


def _fits_noun(m: Mention, e: _Entity, nouns: tuple[str, ...], words: AgentWords) -> bool:
    if e.candidates or (e.plural != m.plural):
        return False
    is_outlet = e.kind is AgentKind.OUTLET and (m.noun in ("agency", "outlet") or m.noun in words.outlets)
    if not (is_outlet or m.noun in e.nouns or any(n in e.nouns for n in nouns)):
        return False
    if m.gender and e.gender and m.gender != e.gender:
        return False
    if m.country and e.country:
        return any(_akin(a, b) for a in m.country for b in e.country)
    return True


def _akin(a: str, b: str) -> bool:
    # "korean" and "korea", "ukrainian" and "ukraine".
    size = max(4, min(len(a), len(b)) - 2)
    return a[:size] == b[:size]


def _find_pronoun(p: Parse, m: Mention, entities: list[_Entity]) -> _Entity | None:
    here = p.sent[m.head]
    wanted = {
        "male": (AgentKind.PERSON,),
        "female": (AgentKind.PERSON,),
        "thing": (AgentKind.ORGANISATION, AgentKind.OUTLET, AgentKind.GOVERNMENT),
        "plural": (AgentKind.GROUP, AgentKind.ORGANISATION, AgentKind.UNNAMED),
    }.get(m.pronoun or "", ())
    fitting = []
    for e in entities:
        if e.candidates or not (e.kind in wanted or (e.kind is AgentKind.UNNAMED and not e.plural)) or not e.mentions:
            continue
        if m.pronoun == "plural" and not (e.plural or e.kind is AgentKind.ORGANISATION):
            continue
        if m.gender and e.gender and e.gender != m.gender:
            continue
        if here - e.sentences[-1] <= NEAR:
            fitting.append(e)
    speakers = [e for e in fitting if e.speaks and e.subjects]
    if speakers:
        # The last to speak goes on speaking, unless another has become the subject since.
        last = max(speakers, key=lambda e: e.subjects[-1])
        if not any(e is not last and e.subjects and e.subjects[-1] >= last.subjects[-1] for e in fitting):
            return last
    return _only_one(p, m, fitting)


def _only_one(p: Parse, m: Mention, fitting: list[_Entity]) -> _Entity | None:
    if len(fitting) > 1:
        near = [e for e in fitting if p.sent[m.head] - e.sentences[-1] <= NEAR]
        spoke = [e for e in near if e.speaks]
        fitting = near if len(near) == 1 else spoke if len(spoke) == 1 else near or fitting
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        names = tuple(dict.fromkeys(e.name for e in fitting))
        return _Entity(name=m.name, kind=AgentKind.UNRESOLVED, candidates=names, plural=m.plural)
    return None


def _government(p: Parse, m: Mention, countries: dict[int, Place]) -> tuple[str, ...] | None:
    """The key of a country's government where the source is the country itself, or its government by that word."""
    place = countries.get(p.start[m.head])
    if place is None and m.proper:
        at = p.token_at(m.span.start)
        place = next((countries[s] for i in range(at, m.head + 1) if (s := p.start[i]) in countries), None)
        if place is None or not (place.span.end >= p.end[m.head] or m.noun == "government"):
            return None
    return ("government of", place.country or place.name) if place is not None else None


def _open(p: Parse, m: Mention, countries: dict[int, Place]) -> _Entity:
    country = _government(p, m, countries)
    if country is not None:
        name = next(pl.name for pl in countries.values() if (pl.country or pl.name) == country[1])
        return _Entity(
            name=f"{name} (government)", kind=AgentKind.GOVERNMENT, keys=[country], nouns=["government"], proper=True
        )
    return _Entity(name=m.name, kind=m.kind, country=m.country, plural=m.plural, proper=m.proper)


def _add(p: Parse, e: _Entity, m: Mention, is_source: bool) -> None:
    if m.key and not m.pronoun and m.key not in e.keys:
        e.keys.append(m.key)
        if (
            m.proper
            and len(m.key) > max((len(k) for k in e.keys[:-1]), default=0)
            and e.kind is not AgentKind.GOVERNMENT
            and not e.candidates
        ):
            e.name = m.name
            e.kind = m.kind if m.kind is not AgentKind.UNRESOLVED else e.kind
    for noun in (m.noun, *m.titles):
        if noun and noun not in e.nouns:
            e.nouns.append(noun)
    if m.proper:
        for word in m.key[-1:]:
            if word not in e.nouns and e.kind in (AgentKind.ORGANISATION, AgentKind.OUTLET):
                e.nouns.append(word)
        if e.kind in (AgentKind.ORGANISATION, AgentKind.OUTLET):
            e.nouns += [w for w in m.key if w not in e.nouns]
    e.country += tuple(w for w in m.country if w not in e.country)
    # "he" tells the gender of a name that had none.
    e.gender = e.gender or m.gender
    e.role, e.affiliation = e.role or m.role, e.affiliation or m.affiliation
    e.mentions.append(m.span)
    e.sentences.append(p.sent[m.head])
    if is_source or p.dep[m.head] in ("nsubj", "nsubjpass"):
        e.subjects.append(m.head)
    e.speaks = e.speaks or is_source
    if is_source and e.kind is AgentKind.UNRESOLVED and e.proper:
        e.kind = AgentKind.PERSON  # one bare name that speaks and is no place: most are surnames


def _finish(entities: list[_Entity], found: dict[Span, _Entity], report_id: str) -> Agents:
    made: dict[int, Agent] = {}
    for e in entities:
        if not e.speaks:
            continue
        if e.proper:
            identity = f"{e.kind.value}:{e.name.casefold()}"
        else:  # nobody knows whether "an official" here is "an official" there
            identity = f"{report_id}:{e.mentions[0].start}:{e.name}"
        made[id(e)] = Agent(
            id=hashlib.sha256(identity.encode()).hexdigest()[:12],
            name=" ".join(e.name.split()),
            kind=e.kind,
            mentions=tuple(sorted(set(e.mentions))),
            role=e.role,
            affiliation=e.affiliation,
            candidates=e.candidates,
        )
    return Agents(tuple(made.values()), {span: made[id(e)] for span, e in found.items()})
