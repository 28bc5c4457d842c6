"""Mentions -> agents: one agent a source over a report, or an open question with its candidates."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.extract.agent.book import Book, Entity
from reportedly.extract.agent.find import (
    ORGANISED,
    find_introduced,
    find_name,
    find_noun,
    find_same_words,
    find_self_named,
    follows_naming,
    gives_name,
)
from reportedly.extract.agent.lands import Lands
from reportedly.extract.agent.layout import OWNS
from reportedly.extract.agent.mention import Mention, describe_mention
from reportedly.extract.agent.others import find_names, find_others
from reportedly.extract.agent.pronoun import find_by_rank, find_by_trade, find_pronoun
from reportedly.extract.agent.words import AgentWords, load_agent_words
from reportedly.extract.parse import Parse
from reportedly.extract.place import Gazetteer
from reportedly.model import Agent, AgentKind, Place, Span

_BELOW = frozenset(["ccomp", "relcl", "advcl", "acl", "pcomp", "csubj"])


@dataclass(frozen=True, slots=True)
class Agents:
    """The agents of a report, and which of them the words of each source lead to."""

    listed: tuple[Agent, ...]
    by_span: dict[Span, Agent]


def resolve_agents(
    p: Parse, sources: Iterable[tuple[Span, int]], places: Iterable[Place], gazetteer: Gazetteer, report_id: str
) -> Agents:
    """Lead every source (its span and the token index of its head) to an agent.

    Names lead by surname, part or initials; "the agency", "he" and the like lead to the one agent they can mean, and
    stay open with their candidates where more than one remains. A country or its capital that speaks is its
    government.
    """
    words = load_agent_words()
    lands = Lands(p, places, gazetteer)
    names = find_names(p, words)
    spoken = {span: describe_mention(p, span, head, names) for span, head in sorted(sources)}
    names |= {w for m in spoken.values() if m.proper for w in m.key} - words.common
    others = find_others(p, list(spoken.values()), names, words, lands.named)
    book = Book()
    found: dict[Span, Entity] = {}
    for m in sorted([*spoken.values(), *others], key=lambda m: (p.start[m.head], m.span)):
        is_source = spoken.get(m.span) is m
        if not is_source and p.start[m.head] in lands.named and lands.find_government(m, is_source) is None:
            continue  # a country as a place, not as a government
        entity = _find(p, m, book, lands, words, is_source)
        if entity is None or (entity.candidates and not is_source):
            acts = p.dep[m.head] in ("nsubj", "nsubjpass") and m.kind is AgentKind.GROUP and not m.fresh
            if not is_source and (m.pronoun or (m.plural and not acts) or not (m.proper or m.noun)):
                continue
            if not is_source and (
                entity is not None or (lands.is_place(m) and not lands.find_government(m, is_source))
            ):
                continue
            entity = entity or _open(m, lands, is_source)
        if not entity.mentions:
            book.entities.append(entity)
        _add(p, entity, m, lands, words, is_source)
        if m.owner >= 0 and entity.owner is None:
            entity.owner = _find_owner(p, m, book)
            if entity.owner and entity.owner.kind not in ORGANISED:
                entity.owner.gender = entity.owner.gender or {"his": "male", "her": "female"}.get(p.lower[m.owner])
            if entity.owner and entity.owner.kind in ORGANISED:
                entity.words |= entity.owner.words  # "its chairwoman": of what is known by these words
            if entity.owner and "counterpart" in (m.noun, *m.titles):
                entity.nouns |= entity.owner.nouns  # "his Chilean counterpart": a president, as he is
                entity.words |= entity.owner.words
        book.note(entity, m)
        if is_source:
            found[m.span] = entity
    return _finish(book.entities, found, report_id)


def _find(p: Parse, m: Mention, book: Book, lands: Lands, words: AgentWords, is_source: bool) -> Entity | None:
    here = p.sent[m.head]
    if m.pronoun:
        known = find_noun(m, here, frozenset(), book, words) if m.noun else None
        return known if known and not known.candidates else find_pronoun(p, m, book)
    if m.fresh:
        return None
    if m.proper and (named := find_self_named(p, m, book)):
        named.proper = named.proper or not gives_name(p, m)  # what they call themselves is no better name
        return named
    if m.owner >= 0 and not m.proper:
        owner = _find_owner(p, m, book)
        mine = [e for e in book.by_noun.get(m.noun, ()) if owner is not None and e.owner is owner]
        return mine[-1] if len(mine) == 1 else None
    if m.proper and (m.key not in ((m.noun,), ())):
        owner = _find_owner(p, m, book) if m.owner >= 0 else None
        known = find_name(m, here, book)
        if known and known is owner:
            return None  # "Captain Moe ... his wife, Berit Moe"
        if known and not known.candidates:
            return known
        if known and not lands.find_government(m, is_source):
            return known
        for key in words.also.get(" ".join(m.key), ()):
            if same := [e for e in book.named_like(key) if key in e.keys and e.kind in ORGANISED]:
                return same[-1]
        if m.introduced and (told := find_introduced(m, here, book)):
            return told
    if code := lands.find_government(m, is_source):
        return next((e for e in book.by_noun.get("government", ()) if ("government of", code) in e.keys), None)
    codes = lands.codes_of(m.country) if m.country and m.noun else frozenset()
    if m.proper and m.key != (m.noun,) and not (m.noun and codes and m.definite):
        return find_noun(m, here, codes, book, words) if m.noun and m.definite and m.mods else None
    if m.definite and m.noun:
        known = find_same_words(m, book) or find_noun(m, here, codes, book, words)
        return known or find_by_rank(p, m, book, words, is_source) or find_by_trade(p, m, book, words)
    return find_same_words(m, book)


def _find_owner(p: Parse, m: Mention, book: Book) -> Entity | None:
    """Whose lawyer "his lawyer" is, where that is clear."""
    word = describe_mention(p, p.span(m.owner, m.owner + 1), m.owner)
    owner = find_pronoun(p, word, book) if word.pronoun else None
    return owner if owner is not None and not owner.candidates else None


def _open(m: Mention, lands: Lands, is_source: bool) -> Entity:
    if code := lands.find_government(m, is_source):
        name = f"{lands.name(code)} (government)"
        key = ("government of", code)
        nouns = {"government": None}
        return Entity(
            name=name, kind=AgentKind.GOVERNMENT, keys=[key], nouns=nouns, proper=True, lands=frozenset([code])
        )
    return Entity(name=m.name, kind=m.kind, plural=m.plural, proper=m.proper, sure=m.sure)


def _add(p: Parse, e: Entity, m: Mention, lands: Lands, words: AgentWords, is_source: bool) -> None:
    if not e.candidates:
        _learn(p, e, m, lands)
    if m.stands_for:
        e.mentions.append(m.stands_for)
    if _is_named_there(p, e, m):  # "a woman who gave her name only as Mirela" is one mention
        e.mentions[-1] = Span(e.mentions[-1].start, m.span.end)
    else:
        e.mentions.append(m.span)
    e.last = here = p.sent[m.head]
    e.para = p.para[m.head]
    subject = p.head[m.head] if p.dep[m.head] == "conj" else m.head
    if (is_source or p.dep[subject] in ("nsubj", "nsubjpass")) and is_prominent(p, subject):
        e.prominent, e.front, e.at = here, p.para[m.head], m.head
        if is_source:
            e.spoke = here
    if m.proper and not e.sure and not m.titles and not e.gender:
        _learn_use(p, e, m)
    after = m.head + 1
    if after < len(p) and p.lower[after] in OWNS and words.is_role(p.lemma(p.head[m.head])):
        e.prominent = max(e.prominent, here)  # "Berg's lawyer said he ...": he may be Berg
    if is_source:
        e.speaks, e.voiced = True, here
    elif p.dep[m.head] == "nsubj" and words.speaks(p.lemma(p.head[m.head])):
        e.speaks = True  # "declined to comment", "denied it": words that no claim is made of
    if is_source and e.kind is AgentKind.UNRESOLVED and e.proper:
        e.kind, e.sure = AgentKind.PERSON, False  # one bare name that speaks and is no place: most are surnames


def _is_named_there(p: Parse, e: Entity, m: Mention) -> bool:
    """Whether a name only completes the mention before it."""
    return bool(e.mentions) and m.proper and e.last == p.sent[m.head] and follows_naming(p, p.token_at(m.span.start))


def _learn(p: Parse, e: Entity, m: Mention, lands: Lands) -> None:
    if m.pronoun:
        if e.kind in (AgentKind.PERSON, AgentKind.UNNAMED) or m.gender:
            e.gender = e.gender or m.gender
            if m.gender and e.kind is AgentKind.PERSON:
                e.sure = True
        return
    if m.key and m.key not in e.keys:
        longest = max((len(k) for k in e.keys), default=0)
        e.keys.append(m.key)
        better = m.proper and (len(m.key) > longest or not e.proper) and e.kind is not AgentKind.GOVERNMENT
        if better and not (m.noun and e.proper and len(e.keys) > 1 and m.mods and not set(e.keys[0]) <= set(m.key)):
            e.name, e.proper = m.name, True
    if m.proper and e.kind is AgentKind.UNNAMED and m.kind in (AgentKind.PERSON, AgentKind.UNRESOLVED):
        e.kind = AgentKind.PERSON  # somebody unnamed whose name is told after all
    e.keys += [key for key in m.aliases if key not in e.keys]
    e.called += [span for span in m.called if span not in e.called]
    if m.sure and not e.sure and m.kind is not AgentKind.UNRESOLVED and not e.plural:
        e.kind, e.sure = m.kind, True
    if m.noun and not e.sure and m.kind in ORGANISED and e.kind is not AgentKind.GOVERNMENT:
        e.kind, e.sure = m.kind, True
    _learn_trade(p, e, m)
    nouns = dict.fromkeys((*([m.noun] if m.noun else []), *m.titles, *m.nouns))
    e.nouns |= nouns
    e.words.update(m.key, m.titles, m.about, m.mods)
    if m.country:
        e.lands |= lands.codes_of(m.country)
    e.gender, e.age = e.gender or m.gender, e.age or m.age
    e.role, e.affiliation = e.role or m.role, e.affiliation or m.affiliation


def _learn_trade(p: Parse, e: Entity, m: Mention) -> None:
    """What somebody is by what they do: "who chairs the union", "runs the yard"."""
    if m.plural or m.kind in ORGANISED:
        return
    words = load_agent_words()
    verbs = [c for c in p.children[m.head] if p.dep[c] == "relcl"]
    if p.dep[m.head] == "nsubj":
        verbs.append(p.head[m.head])
    for v in verbs:
        for noun in words.does.get(p.lemma(v), ()):
            e.nouns[noun] = None
            e.words.update(p.lower[c] for c in p.children[v] if p.dep[c] == "dobj")


def _learn_use(p: Parse, e: Entity, m: Mention) -> None:
    """What a bare name is, by how it is used: "BuzzFeed, which ...", "an Intel spokeswoman", "told the Vesper"."""
    after = m.head + 1
    words = load_agent_words()
    if after + 1 < len(p) and (p.lower[after] == "which" or (p.word[after] == "," and p.lower[after + 1] == "which")):
        e.kind, e.sure = (AgentKind.ORGANISATION if e.kind is not AgentKind.OUTLET else e.kind), True
        return
    owns = after < len(p) and p.lower[after] in OWNS
    if (p.dep[m.head] in ("compound", "nmod") or owns) and p.head[m.head] > m.head:
        noun = p.lemma(p.head[m.head])
        if noun in (
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "executive",
            "chairman",
            "shareholder",
            "share",
            "employee",
        ):
            e.kind, e.sure = AgentKind.ORGANISATION, True
            e.nouns["company"] = None
        return
    verb = p.head[m.head]
    if p.lower[verb] == "to":
        verb = p.head[verb]
    if p.dep[m.head] in ("dobj", "dative", "pobj") and p.lemma(verb) in ("tell", "speak", "talk"):
        e.nouns["outlet"] = None
    if p.dep[m.head] == "nsubj" and p.lemma(verb) == "report" and m.noun not in words.roles:
        e.nouns["outlet"] = None


def is_prominent(p: Parse, i: int) -> bool:
    """Whether a subject or source stands in a main clause."""
    for _ in range(6):
        if p.dep[i] in _BELOW and not (p.dep[i] == "ccomp" and p.head[i] > i):
            return False
        if p.head[i] == i:
            return True
        i = p.head[i]
    return True


def _finish(entities: list[Entity], found: dict[Span, Entity], report_id: str) -> Agents:
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
            called=tuple(sorted(e.called)),
            countries=tuple(sorted(e.lands)),
        )
    return Agents(tuple(made.values()), {span: made[id(e)] for span, e in found.items()})
