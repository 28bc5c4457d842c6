"""Whom a name or a noun means."""

from __future__ import annotations

from reportedly.extract.agent.book import Book, Entity, initials
from reportedly.extract.agent.mention import Mention
from reportedly.extract.agent.words import AgentWords, load_agent_words
from reportedly.extract.parse import Parse
from reportedly.model import AgentKind

ORGANISED = (AgentKind.ORGANISATION, AgentKind.OUTLET, AgentKind.GOVERNMENT)
_PEOPLE = (AgentKind.PERSON, AgentKind.UNRESOLVED)
NEAR = 3  # sentences in which somebody is still at hand
APART = 5  # sentences by which the others must lie further back
_UNSURE_FOR = frozenset(
    [
        "company",
        "firm",
        "group",
        "organisation",
        "organization",
        "agency",
        "charity",
        "club",
        "party",
        "newspaper",
        "paper",
    ]
)


def find_name(m: Mention, here: int, book: Book) -> Entity | None:
    """Who bears this name, in full or by a part of it: one, several (an open entity) or nobody yet."""
    fitting, whole = [], []
    for e in book.named_like(m.key):
        if e.candidates or not (e.proper or m.key in e.keys) or _differs(m, e):
            continue
        if m.key in e.keys:
            whole.append(e)
        elif any(_is_same_name(m.key, key, m, e) or any(alias == key for alias in m.aliases) for key in e.keys):
            fitting.append(e)
    longer = [e for e in fitting if any(len(key) > len(m.key) for key in e.keys)]
    bare = len(m.key) == 1 and all(len(key) == 1 for w in whole for key in w.keys)
    if whole and bare and any(one is not w for one in longer for w in whole):
        return only_one(m, here, [*whole, *longer])
    return only_one(m, here, whole or fitting)


def find_self_named(p: Parse, m: Mention, book: Book) -> Entity | None:
    """Who told this name of themselves: "a woman who gave her name only as Mirela", "a man called Omar"."""
    first = p.token_at(m.span.start)
    if not follows_naming(p, first):
        return None
    here = p.sent[m.head]
    near = [e for e in book.lately if e.last == here and not e.proper and not e.plural and not e.candidates]
    near = [e for e in near if e.kind in (AgentKind.PERSON, AgentKind.UNNAMED)]
    return near[0] if len(near) == 1 and not (m.gender and near[0].gender and m.gender != near[0].gender) else None


def find_introduced(m: Mention, here: int, book: Book) -> Entity | None:
    """ "A spokesman said ... The spokesman, Karl Lind, said": whoever had no name yet."""
    found = [e for e in book.by_noun.get(m.introduced, ()) if not e.proper and not e.candidates and not e.plural]
    found = [e for e in found if here - e.last <= NEAR and not (m.gender and e.gender and m.gender != e.gender)]
    return found[0] if len(found) == 1 else None


def gives_name(p: Parse, m: Mention) -> bool:
    """Whether a name is given as the real one: "gave her name as Mirela", not "calls himself Falcon"."""
    first = p.token_at(m.span.start)
    before = p.lower[max(p.sentences[p.sent[first]][0], first - 6) : first]
    return not {"calls", "called", "call", "calling", "nicknamed", "alias", "goes", "went"}.intersection(before)


def follows_naming(p: Parse, first: int) -> bool:
    """Whether the words just before token `first` say that a name comes."""
    words = load_agent_words()
    least = max(p.sentences[p.sent[first]][0], first - 6)
    before = p.lower[first - 1] if first > least else ""
    if before in ("as", "by", "himself", "herself", "themselves", "only"):
        return any(p.lower[k] in words.naming for k in range(least, first - 1))
    return before in words.naming and before not in ("name", "names", "goes", "went")


def _differs(m: Mention, e: Entity) -> bool:
    if m.gender and e.gender and m.gender != e.gender:
        return True
    person = (AgentKind.PERSON, AgentKind.UNNAMED)
    if (m.kind in person and m.sure and e.kind in ORGANISED and e.sure) or (
        m.kind in ORGANISED and m.sure and e.kind in person and e.sure
    ):
        return True
    return m.plural != e.plural and AgentKind.GROUP in (m.kind, e.kind)


def _is_same_name(a: tuple[str, ...], b: tuple[str, ...], m: Mention, e: Entity) -> bool:
    if not a or not b or AgentKind.GROUP in (m.kind, e.kind) or e.kind is AgentKind.GOVERNMENT:
        return False  # a country is not its ministries
    short, long = sorted((a, b), key=len)
    organised = (m.kind in ORGANISED and m.sure) or (e.kind in ORGANISED and e.sure)
    if not organised:
        if m.kind in _PEOPLE and e.kind in _PEOPLE and _is_same_person(short, long):
            return True
        if AgentKind.PERSON in (m.kind, e.kind) and not (m.kind in ORGANISED or e.kind in ORGANISED):
            return False
    if len(short) == 1 and len(short[0]) >= 2 and short[0].replace(".", "") in initials(long):
        return m.kind is not AgentKind.PERSON or not m.sure
    if organised and len(short) > 1 and len(short) == len(long) and set(short) == set(long):
        return True  # "the Ministry of Health", "the health ministry"
    if len(short) == 1 < len(long) and organised and not (m.sure and e.sure):
        # "Arden" of "Bank of Arden": the bare name may as well be a person's, but none is told of.
        bare, full = (m, e.name) if len(a) == 1 else (e, m.name)
        if bare.kind in (AgentKind.UNRESOLVED, AgentKind.PERSON) and full.casefold().endswith(f" of {short[0]}"):
            return True
    # "Yonhap" and "Yonhap news agency"; but not "Ministry" of every ministry.
    return (
        len(short) < len(long) and short == long[: len(short)] and m.kind is not AgentKind.PERSON and m.gender is None
    )


def _is_same_person(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) == 1:
        word = short[0]
        if word in (long[-1], long[0]):
            return len(word) > 1
        # "Ibáñez" of "Carlos Ibáñez Prieto", not "P" of "Harold P. Quigley"
        return len(long) > 2 and len(word) > 2 and word in long[1:-1]
    if short == long[-len(short) :]:
        return True
    if len(long) > 2 and short == long[: len(short)]:
        return True
    first, other = short[0], long[0]
    return short[-1] == long[-1] and (first == other or (1 in (len(first), len(other)) and first[0] == other[0]))


def find_same_words(m: Mention, book: Book) -> Entity | None:
    """The latest entity described by the very same words ("police", "South Korean officials")."""
    if m.fresh or not (m.definite or m.plural or m.bare):
        return None
    same = [
        e for e in book.named_like(m.key) if m.key in e.keys and not e.candidates and e.kind is not AgentKind.UNNAMED
    ]
    if m.definite and len({id(e) for e in same}) > 1:
        return None
    return same[-1] if same else None


def find_noun(m: Mention, here: int, lands: frozenset[str], book: Book, words: AgentWords) -> Entity | None:
    """Whom "the agency" or "the South Korean minister" means: one, several (an open entity) or nobody yet."""
    nouns = (m.noun, *words.same.get(m.noun, ()))
    near = [e for noun in dict.fromkeys(nouns) for e in book.by_noun.get(noun, ())]
    fitting = [e for e in dict.fromkeys(near) if _fits_noun(m, lands, e)]
    own = [e for e in fitting if m.noun in e.nouns]
    found = own or fitting
    found = [e for e in found if lands & e.lands] or [e for e in found if not lands or here - e.last <= NEAR]
    if not found and m.noun in _UNSURE_FOR and not m.mods:
        # "Nordwind said ... The company said": a bare name that has spoken, and nothing shows it is a person.
        found = [e for e in book.lately if e.proper and e.speaks and not e.gender and here - e.last <= 2]
        found = [e for e in found if not e.sure or (e.kind in ORGANISED and not e.nouns)]
        found = [e for e in found if not e.candidates and (len(e.keys[0]) == 1 or e.kind in ORGANISED)]
    return only_one(m, here, found)


def _fits_noun(m: Mention, lands: frozenset[str], e: Entity) -> bool:
    if e.candidates or (e.plural != m.plural and not (m.plural and e.kind in ORGANISED)):
        return False
    if m.gender and e.gender and m.gender != e.gender:
        return False
    if lands and e.lands and not lands & e.lands:
        return False
    telling = [w for w in m.mods if not (lands and w in m.country)]
    return all(w in e.words or w in e.nouns for w in telling)


def only_one(m: Mention, here: int, fitting: list[Entity]) -> Entity | None:
    """The only one that fits, or the only one at hand; an open entity with the candidates where more remain."""
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    ordered = sorted(fitting, key=lambda e: -e.last)
    first, second = ordered[0], ordered[1]
    if here - first.last <= NEAR and first.last - second.last >= APART:
        return first
    if len(near := [e for e in ordered if here - e.last <= NEAR]) > 1:
        ordered = near
    elif len(near) == 1 and len(near) < len(ordered) and here - near[0].last <= 1 and here - ordered[1].last > NEAR:
        return near[0]
    return make_open(m, ordered)


def make_open(m: Mention, fitting: list[Entity]) -> Entity:
    """An agent of its own, with the names of those who may be meant."""
    names = tuple(dict.fromkeys(e.name for e in sorted(fitting, key=lambda e: e.mentions[0])))
    return Entity(name=m.name, kind=AgentKind.UNRESOLVED, candidates=names, plural=m.plural)
