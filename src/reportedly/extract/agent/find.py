"""Whom a mention means: by name, by noun, by pronoun."""

from __future__ import annotations

from reportedly.extract.agent.book import Book, Entity, initials
from reportedly.extract.agent.mention import Mention
from reportedly.extract.agent.words import AgentWords
from reportedly.extract.parse import Parse
from reportedly.lang import load_words
from reportedly.model import AgentKind

NEAR = 3  # sentences: where several could be meant, only those mentioned this near are asked
_ORGANISED = (AgentKind.ORGANISATION, AgentKind.OUTLET, AgentKind.GOVERNMENT)
_MEANT_BY = {
    "male": (AgentKind.PERSON, AgentKind.UNNAMED),
    "female": (AgentKind.PERSON, AgentKind.UNNAMED),
    "person": (AgentKind.PERSON,),
    "thing": _ORGANISED,
    "plural": (AgentKind.GROUP, AgentKind.UNNAMED, *_ORGANISED),
}


def find_name(m: Mention, book: Book) -> Entity | None:
    """The latest entity of the same name: in full, by surname, by initials or by its first words."""
    for e in reversed(book.named_like(m.key)):
        if e.proper and not e.candidates and any(_is_same_name(m.key, key, m.kind, e.kind) for key in e.keys):
            return e
    return None


def _is_same_name(a: tuple[str, ...], b: tuple[str, ...], kind_a: AgentKind, kind_b: AgentKind) -> bool:
    if a == b:
        return True
    kinds = {kind_a, kind_b}
    if not a or not b or AgentKind.GROUP in kinds:
        return False
    short, long = sorted((a, b), key=len)
    if AgentKind.PERSON in kinds and not kinds & set(_ORGANISED):
        if short[-1] == long[-1]:
            first = short[0].rstrip(".")
            return (
                len(short) == 1
                or short == long[-len(short) :]
                or first == long[0]
                or (len(first) == 1 and long[0][0] == first)
            )
        # "Yoon" of "Yoon Suk Yeol": the family name stands first
        return len(short) == 1 and len(long) > 2 and len(short[0]) > 2 and short[0] == long[0]
    if len(short) == 1 and len(short[0]) >= 2 and short[0].replace(".", "") in initials(long):
        return True
    # "Yonhap" and "Yonhap news agency"; but not "Ministry" of every ministry.
    return len(short) < len(long) and short == long[: len(short)] and kind_a is not AgentKind.PERSON


def find_same_words(m: Mention, book: Book) -> Entity | None:
    """The latest entity described by the very same words ("police", "South Korean officials")."""
    same = [e for e in book.named_like(m.key) if m.key in e.keys and not e.candidates]
    return same[-1] if same and (m.definite or m.plural or m.bare) else None


def find_noun(p: Parse, m: Mention, lands: frozenset[str], book: Book, words: AgentWords) -> Entity | None:
    """Whom "the agency" or "the South Korean minister" means: one, several (an open entity) or nobody yet."""
    nouns = (m.noun, *words.same.get(m.noun, ()))
    near = [e for noun in dict.fromkeys(nouns) for e in book.by_noun.get(noun, ())]
    near += [e for e in book.lately if e.kind is AgentKind.OUTLET]
    fitting = [e for e in dict.fromkeys(near) if _fits_noun(m, lands, e, nouns, words)]
    own = [e for e in fitting if m.noun in e.nouns and set(m.key) <= {w for key in e.keys for w in key} | set(e.nouns)]
    return only_one(p, m, own or fitting)


def _fits_noun(m: Mention, lands: frozenset[str], e: Entity, nouns: tuple[str, ...], words: AgentWords) -> bool:
    if e.candidates or e.plural != m.plural:
        return False
    is_outlet = e.kind is AgentKind.OUTLET and (m.noun in ("agency", "outlet") or m.noun in words.outlets)
    if not (is_outlet or any(n in e.nouns for n in nouns)):
        return False
    if m.gender and e.gender and m.gender != e.gender:
        return False
    return not (lands and e.lands) or bool(lands & e.lands)


def find_pronoun(p: Parse, m: Mention, book: Book) -> Entity | None:
    """Whom "he", "it" or "the 61-year-old" means: one, several (an open entity) or nobody."""
    here, kinds = p.sent[m.head], _MEANT_BY.get(m.pronoun or "", ())
    fitting = []
    for e in book.lately:
        if e.candidates or e.kind not in kinds or here - e.sentences[-1] > NEAR:
            continue
        if m.pronoun == "plural" and not (e.plural or e.kind in _ORGANISED):
            continue
        if m.pronoun != "plural" and e.plural:
            continue
        if m.gender and e.gender and e.gender != m.gender:
            continue
        fitting.append(e)
    if m.gender and (known := [e for e in fitting if e.gender == m.gender and here - e.sentences[-1] <= 1]):
        fitting = known
    speakers = [e for e in fitting if e.speaks and e.subjects]
    if speakers and _is_speech(p, m.head):
        # The last to speak goes on speaking, unless another has become the subject since.
        last = max(speakers, key=lambda e: e.subjects[-1])
        if not any(e is not last and e.subjects and e.subjects[-1] >= last.subjects[-1] for e in fitting) and (
            len(fitting) == 1 or _is_speech(p, last.subjects[-1])
        ):
            return last
    return only_one(p, m, fitting)


def _is_speech(p: Parse, subject: int) -> bool:
    """Whether the verb of a subject only reports ("she added"): after "accused", either may be meant."""
    return p.lemma(p.head[subject]) in load_words("events")["reporting"]


def only_one(p: Parse, m: Mention, fitting: list[Entity]) -> Entity | None:
    """The only one that fits, or fits nearby; an open entity with the candidates where more remain."""
    if len(fitting) > 1:
        near = [e for e in fitting if p.sent[m.head] - e.sentences[-1] <= NEAR]
        spoke = [e for e in near if e.speaks]
        fitting = near if len(near) == 1 else spoke if len(spoke) == 1 and m.noun else near or fitting
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        names = tuple(dict.fromkeys(e.name for e in fitting))
        return Entity(name=m.name, kind=AgentKind.UNRESOLVED, candidates=names, plural=m.plural)
    return None
