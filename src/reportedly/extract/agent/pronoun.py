"""Whom a pronoun means: the one at hand that it can mean, with a clear margin, or nobody for certain."""

from __future__ import annotations

from functools import cache

from reportedly.extract.agent.book import Book, Entity
from reportedly.extract.agent.find import NEAR, ORGANISED, make_open
from reportedly.extract.agent.mention import Mention
from reportedly.extract.agent.words import AgentWords, load_agent_words
from reportedly.extract.parse import Parse
from reportedly.lang import load_words
from reportedly.model import AgentKind

FAR = 8  # sentences: further back nobody is meant by a pronoun
_BARE = (AgentKind.UNRESOLVED, AgentKind.PERSON)
_PERSONS = (AgentKind.PERSON, AgentKind.UNNAMED)


def find_pronoun(p: Parse, m: Mention, book: Book) -> Entity | None:
    """Whom "he", "it" or "the 61-year-old" means: one, several (an open entity) or nobody."""
    here = p.sent[m.head]
    named = _find_names_below(p, m)
    fitting = [e for e in book.lately if here - e.last <= FAR and _fits(m, e)]
    fitting = [e for e in fitting if not _is_named_in(e, named)] or fitting
    if m.age and (aged := [e for e in fitting if e.age == m.age]):
        fitting = aged
    near = [e for e in fitting if here - e.last <= NEAR] or fitting
    if m.pronoun in ("male", "female", "person"):
        near = [e for e in near if _stands_out(e) or (m.gender and e.gender == m.gender)] or near
    if len(near) < 2:
        return near[0] if near else None
    if m.gender and len(known := [e for e in near if e.gender == m.gender]) == 1:
        # A known gender is better than none, where the others do not stand out more.
        others = [e for e in near if e is not known[0]]
        if known[0].prominent >= max(e.prominent for e in others) and known[0].last >= max(e.last for e in others):
            return known[0]
    return (
        _around(p, m, near, here)
        or _last_speaker(p, m, near, here)
        or _alone_in_paragraph(p, m, near)
        or _alone_in_front(near, here)
        or make_open(m, near)
    )


def find_by_rank(p: Parse, m: Mention, book: Book, words: AgentWords, is_source: bool) -> Entity | None:
    """ "Marjorie Quell said ... The superintendent said ...": somebody just named, whom alone the paragraph is about.

    Not for offices that a reader knows without being told ("the president"). Who does not speak here must have spoken
    just before, by a name whose role is not told.
    """
    if not m.titles or m.plural or m.noun in words.offices or m.kind is not AgentKind.PERSON:
        return None
    here, para = p.sent[m.head], p.para[m.head]
    persons = [
        e for e in book.lately if e.para == para and e.kind in (*_PERSONS, AgentKind.UNRESOLVED) and not e.plural
    ]
    persons = [e for e in persons if _stands_out(e)]
    if len(persons) != 1 or not persons[0].proper:
        return None
    only = persons[0]
    if m.gender and only.gender and m.gender != only.gender:
        return None
    if any(key and key[-1] in m.about for key in only.keys):
        return None  # "Marsh's deputy" is not Marsh
    if not is_source and (len(m.key) > 1 or only.role or only.spoke < here - 1):
        return None
    return only if here - max(only.spoke, only.prominent) <= 1 else None


def find_by_trade(p: Parse, m: Mention, book: Book, words: AgentWords) -> Entity | None:
    """ "Meridian Motors recalled 900 cars. The carmaker ...": the only body just named that it can describe."""
    if m.plural or m.kind not in ORGANISED or not words.describes(m.noun):
        return None
    here = p.sent[m.head]
    near = [e for e in book.lately if 1 <= here - max(e.spoke, e.prominent) <= 2 and e.last < here]
    near = [e for e in near if e.proper and not e.candidates and not e.gender and not e.plural]
    near = [e for e in near if e.kind in ORGANISED or (e.kind in _BARE and not e.sure and len(e.keys[0]) == 1)]
    near = [e for e in near if _may_be_called(m, e, words)]
    return near[0] if len(near) == 1 else None


def _may_be_called(m: Mention, e: Entity, words: AgentWords) -> bool:
    """Whether what is known of a body leaves room for one more noun."""
    if e.kind is AgentKind.GOVERNMENT or (e.kind is AgentKind.OUTLET) != (m.kind is AgentKind.OUTLET):
        return False
    return words.fixed.isdisjoint(e.nouns)


def _fits(m: Mention, e: Entity) -> bool:
    if e.candidates or (m.gender and e.gender and e.gender != m.gender):
        return False
    if m.age and e.age and e.age != m.age:
        return False
    if m.pronoun in ("male", "female", "person"):
        return not e.plural and (e.kind in _PERSONS or (e.kind is AgentKind.UNRESOLVED and e.proper))
    if m.pronoun == "thing":
        return e.kind in ORGANISED and (e.sure or e.speaks)
    if m.pronoun == "plural":
        acts = e.prominent >= 0 and not load_agent_words().collective.isdisjoint(e.nouns)
        return e.plural or e.kind is AgentKind.GROUP or (e.kind in ORGANISED and (e.speaks or acts))
    return False


def _find_names_below(p: Parse, m: Mention) -> frozenset[str]:
    """The capitalised words of the clause that a pronoun governs as the subject of a verb of saying.

    Nobody is named in what "he" said of himself: in "Ek had been thanked, he said" he is not Ek.
    """
    verb = p.head[m.head]
    if p.dep[m.head] != "nsubj" or not is_speech(p, m.head):
        return frozenset()
    below = [c for c in p.children[verb] if p.dep[c] == "ccomp"]
    return frozenset(p.lower[i] for c in below for i in range(p.left[c], p.right[c]) if p.word[i][0].isupper())


def _is_named_in(e: Entity, named: frozenset[str]) -> bool:
    return e.proper and any(key and key[-1] in named for key in e.keys)


def _stands_out(e: Entity) -> bool:
    """Whether somebody spoke, did something, or is surely a person by name: "an actor" in passing is seldom "he"."""
    named = e.proper and e.kind in _PERSONS and (e.sure or any(len(key) > 1 for key in e.keys))
    return named or e.speaks or e.prominent >= 0


def _last_speaker(p: Parse, m: Mention, near: list[Entity], here: int) -> Entity | None:
    """Who spoke last goes on speaking ("he added"), unless another stands out since."""
    if m.pronoun not in ("male", "female", "thing", "plural") or not is_speech(p, m.head):
        return None
    last = max(near, key=lambda e: e.spoke)
    if last.spoke < 0 or here - last.spoke > 2:
        return None
    for e in near:
        if e is not last and (e.prominent >= last.spoke or e.voiced >= last.spoke or e.last > last.last):
            return None
    return last


def _around(p: Parse, m: Mention, near: list[Entity], here: int) -> Entity | None:
    """Whose words it stands in: "Marsh said that she had gone", with nobody else in that sentence."""
    inside = [e for e in near if e.last == here]
    if len(inside) != 1 or inside[0].prominent != here or p.head[inside[0].at] not in range(*p.sentences[here]):
        return None
    verb, i = p.head[inside[0].at], p.head[m.head]
    if not is_speech(p, inside[0].at) or p.dep[inside[0].at] != "nsubj":
        return None
    for _ in range(6):
        if i == verb or p.head[i] == i:
            break
        i = p.head[i]
    return inside[0] if i == verb and p.head[m.head] != verb else None


def _alone_in_paragraph(p: Parse, m: Mention, near: list[Entity]) -> Entity | None:
    """The only one mentioned in this paragraph, where they are what it is about."""
    para = p.para[m.head]
    inside = [e for e in near if e.para == para]
    return inside[0] if len(inside) == 1 and inside[0].front == para else None


def _alone_in_front(near: list[Entity], here: int) -> Entity | None:
    """The subject of this or the last sentence, where the others were last mentioned long before."""
    first = max(near, key=lambda e: (e.prominent, e.last))
    if here - first.prominent > 1 or here - first.last > 1:
        return None
    return None if any(e is not first and here - e.last < NEAR for e in near) else first


def is_speech(p: Parse, subject: int) -> bool:
    """Whether the verb of a subject only reports ("she added"): after "accused", either may be meant."""
    return p.lemma(p.head[subject]) in _reporting()


@cache
def _reporting() -> frozenset[str]:
    return frozenset(load_words("events")["reporting"])
