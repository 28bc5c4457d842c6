"""Mentions -> agents: one agent a source over a report, or an open question with its candidates."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.extract.agent.book import Book, Entity
from reportedly.extract.agent.find import find_name, find_noun, find_pronoun, find_same_words
from reportedly.extract.agent.lands import Lands
from reportedly.extract.agent.mention import Mention, describe_mention
from reportedly.extract.agent.words import AgentWords, load_agent_words
from reportedly.extract.parse import Parse
from reportedly.extract.place import Gazetteer
from reportedly.model import Agent, AgentKind, Place, Span

_FAR = 40  # tokens: no noun phrase is followed further


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
    spoken = {span: describe_mention(p, span, head) for span, head in sorted(sources)}
    others = _other_mentions(p, {m.head for m in spoken.values()}, words)
    book = Book()
    found: dict[Span, Entity] = {}
    for m in sorted([*spoken.values(), *others], key=lambda m: (p.start[m.head], m.span)):
        is_source = spoken.get(m.span) is m
        if not is_source and p.start[m.head] in lands.named and p.dep[m.head] not in ("nsubj", "poss"):
            continue  # a country as a place, not as a government
        if m.pronoun and m.noun and not is_source:
            continue
        entity = _find(p, m, book, lands, words, is_source)
        if entity is None or (entity.candidates and not is_source):
            if not is_source and not m.proper and m.noun not in words.organisations:
                continue  # only who speaks or bears a name is kept
            entity = _open(m, lands, is_source)
        if not entity.mentions:
            book.entities.append(entity)
        _add(p, entity, m, lands, is_source)
        book.note(entity, m)
        if is_source:
            found[m.span] = entity
    return _finish(book.entities, found, report_id)


def _other_mentions(p: Parse, heads: set[int], words: AgentWords) -> Iterator[Mention]:
    """Names, definite nouns for organisations and roles, and pronoun subjects: whom sources may mean."""
    for i, tag in enumerate(p.tag):
        if i in heads:
            continue
        lower = p.lower[i]
        if tag == "PRP":
            if words.pronouns.get(lower) in ("male", "female") and p.dep[i] in ("nsubj", "nsubjpass"):
                yield describe_mention(p, p.span(i, i + 1), i)
            continue
        if tag[:2] != "NN" or p.dep[i] in ("compound", "nmod", "npadvmod") or lower in words.calendar:
            continue
        if p.dep[i] == "pobj" and p.lower[p.head[i]] == "of" and p.lower[p.head[p.head[i]]] in words.organisations:
            continue  # "the Office of Water" is one name
        if tag[:3] != "NNP" and not (lower in words.organisations or lower in words.roles):
            continue
        mention = describe_mention(p, p.span(max(p.left[i], i - 12), _phrase_end(p, i)), i)
        if mention.key and (mention.proper or mention.definite):
            yield mention


def _phrase_end(p: Parse, i: int) -> int:
    end = min(p.right[i], i + _FAR)
    for k in range(i + 1, end):
        if (p.dep[k] in ("relcl", "acl", "cc", "conj") and p.head[k] == i) or p.tag[k] in ("VBD", "VBZ"):
            end = k
            break
    while end > i + 1 and p.lower[end - 1] in (",", "(", "who", "which", "that", "—", "–"):
        end -= 1
    return max(end, i + 1)


def _find(p: Parse, m: Mention, book: Book, lands: Lands, words: AgentWords, is_source: bool) -> Entity | None:
    if m.pronoun:
        known = find_same_words(m, book) or find_noun(p, m, frozenset(), book, words) if m.noun else None
        return known or find_pronoun(p, m, book)
    if code := lands.find_government(m, is_source):
        return next((e for e in book.by_noun.get("government", ()) if ("government of", code) in e.keys), None)
    if m.proper and ((named := find_name(m, book)) or not _is_described(m, lands)):
        return named
    return find_same_words(m, book) or (
        find_noun(p, m, lands.codes_of(m.country), book, words) if m.definite and m.noun else None
    )


def _is_described(m: Mention, lands: Lands) -> bool:
    """ "the South Korean agency": a noun and a country, no name of its own."""
    return bool(m.noun and lands.codes_of(m.country)) and not set(m.key) - set(m.country) - {m.noun}


def _open(m: Mention, lands: Lands, is_source: bool) -> Entity:
    if code := lands.find_government(m, is_source):
        name = f"{lands.name(code)} (government)"
        key = ("government of", code)
        return Entity(name=name, kind=AgentKind.GOVERNMENT, keys=[key], nouns=["government"], proper=True)
    kind = AgentKind.PERSON if m.pronoun and m.noun and m.pronoun != "thing" else m.kind
    return Entity(name=m.name, kind=kind, plural=m.plural, proper=m.proper)


def _add(p: Parse, e: Entity, m: Mention, lands: Lands, is_source: bool) -> None:
    organised = (AgentKind.ORGANISATION, AgentKind.OUTLET)
    if m.key and not m.pronoun and m.key not in e.keys and not e.candidates:
        longest = max((len(k) for k in e.keys), default=0)
        e.keys += [m.key, *m.aliases]
        if m.proper and (len(m.key) > longest or not e.proper) and e.kind is not AgentKind.GOVERNMENT:
            e.name, e.proper = m.name, True
            e.kind = m.kind if m.kind is not AgentKind.UNRESOLVED else e.kind
    nouns = (m.noun, *m.titles, *(m.key if m.proper and e.kind in organised else ()))
    e.nouns += [n for n in dict.fromkeys(nouns) if n and n not in e.nouns]
    if m.country:
        e.lands |= lands.codes_of(m.country)
    e.gender = e.gender or m.gender
    e.role, e.affiliation = e.role or m.role, e.affiliation or m.affiliation
    e.mentions.append(m.span)
    e.sentences.append(p.sent[m.head])
    if is_source or p.dep[m.head] in ("nsubj", "nsubjpass"):
        e.subjects.append(m.head)
    e.speaks = e.speaks or is_source
    if is_source and e.kind is AgentKind.UNRESOLVED and e.proper:
        e.kind = AgentKind.PERSON  # one bare name that speaks and is no place: most are surnames


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
        )
    return Agents(tuple(made.values()), {span: made[id(e)] for span, e in found.items()})
