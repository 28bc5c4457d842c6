"""A name with its titles, and with what stands beside it: a person's role, an organisation's short form."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field

from reportedly.extract.agent.beside import read_beside
from reportedly.extract.agent.layout import PREPOSITIONS, Layout
from reportedly.extract.agent.mention import Mention
from reportedly.extract.agent.naming import clean, find_capitals, make_key
from reportedly.extract.agent.titles import find_determiner
from reportedly.extract.agent.words import AgentWords
from reportedly.extract.parse import Parse
from reportedly.model import AgentKind, Span

_JOINS = frozenset(["the", "of", "for", "and", "without", "against"])


@dataclass(slots=True)
class _Front:
    """What stands before a name, and where the name itself runs; token indices."""

    start: int
    end: int
    inner: list[str]  # the words of the name, in lower case
    last: str  # the last of them, before "of ..." is taken in
    before: list[int]
    words: list[str] = field(default_factory=list)
    titled: bool = False
    noun: str = ""  # "agency" of "the agency Meseta Nine"
    personal: bool = False
    keeps_owner: bool = False


def describe_name(
    p: Parse, span: Span, at: Layout, start: int, names: Set[str], words: AgentWords, *, alone: bool = False
) -> Mention | None:
    """Read a noun phrase whose name begins at token `start`; None where no word of a name is left.

    `alone` asks for the name without its determiner: it stands beside a noun that has its own.
    """
    front = _read_front(p, at, start, words)
    if not front.inner:
        return None
    is_org = bool(front.noun) or (not front.personal and _sounds_organised(front.inner, words))
    affiliation: Span | None = None
    about: tuple[str, ...] = ()
    end = front.end
    if is_org and at.after > end and p.lower[end] in ("of", "for") and _takes_of(front, words):
        front.end = _end_of_name(p, end, at.after)
        front.inner = _inner(p, front.start, front.end)
    elif at.after > end and not is_org and p.lower[at.end] in PREPOSITIONS:
        affiliation = p.span(at.end + 1, at.after)
        about = make_key(p, at.end + 1, at.after)
    beside = read_beside(p, at, names, words, is_org=is_org, personal=front.personal, several=len(front.inner) > 1)
    is_org, personal = beside.is_org, beside.personal
    role, affiliation = beside.role, beside.affiliation or affiliation
    about += beside.about
    front.words += beside.role_words
    if personal or (front.words and front.titled):
        kind, sure = AgentKind.PERSON, True
        if role is None:
            role = _find_role_before(p, at, front, words)
        owned = at.owned > at.first and not front.keeps_owner and p.lower[at.first] not in words.personal
        if owned and affiliation is None:
            affiliation = p.span(at.first, max(at.first + 1, at.owned - 1))
    else:
        kind, sure = _judge_kind(p, front, is_org, find_determiner(p, at, words) if not alone else "", words)
    nouns = [*([front.noun] if front.noun else []), *beside.nouns]
    if kind is AgentKind.ORGANISATION:
        kind, nouns = _name_trade(front, nouns, about, words)
    gender = _find_gender(front, words) if kind is AgentKind.PERSON else None
    own = make_key(p, at.first, at.owned) if at.owned > at.first and not front.keeps_owner else ()
    return Mention(
        span=span,
        head=front.end - 1,
        name=clean(p, front.start, front.end),
        key=make_key(p, front.start, front.end),
        proper=True,
        kind=kind,
        sure=sure,
        definite=True,
        plural=p.tag[front.end - 1] == "NNPS" and kind in (AgentKind.UNRESOLVED, AgentKind.GROUP),
        gender=gender,
        age=beside.age,
        role=role,
        affiliation=affiliation,
        titles=tuple(front.words) if kind is AgentKind.PERSON else (),
        nouns=tuple(dict.fromkeys(nouns)),
        country=(*find_capitals(p, at.first, front.start), *(w for w in about if kind is not AgentKind.PERSON)),
        aliases=tuple((p.lower[p.token_at(s.start)],) for s in beside.short_forms),
        called=beside.called,
        about=(*about, *own, *front.words),
        owner=at.first if p.lower[at.first] in words.personal and at.first < front.start else -1,
    )


def _read_front(p: Parse, at: Layout, start: int, words: AgentWords) -> _Front:
    # Nouns before the name: "farmer Jakob Renn", "the agency Meseta Nine", "chipmaker Zentrix".
    end = at.end
    before = [i for i in range(at.owned, start) if p.lower[i] not in words.determiners and p.word[i][0].isalnum()]
    found = [p.lemma(i).rstrip(".") if p.tag[i] == "NNS" else p.lower[i].rstrip(".") for i in before]
    titled = any(words.is_title(w) for w in found) or (bool(before) and p.lower[start - 1] in ("general", "elect"))
    last = found[-1] if found else ""
    touches = bool(before) and before[-1] == start - 1 and (p.tag[start - 1][:2] == "NN" or titled)
    noun = last if touches and not titled and words.is_organisation(last) else ""
    personal = titled or (touches and not noun and words.is_role(last))
    keeps = at.owned > at.first and not before and _keeps_owner(p, at, words)
    if keeps:
        start = at.first + (p.lower[at.first] in words.determiners)
    while end > start + 1 and p.lower[end - 1].rstrip(".") in words.generation:
        end -= 1
    while end > start + 1 and not p.word[end - 1][0].isalnum():
        end -= 1
    inner = _inner(p, start, end)
    return _Front(start, end, inner, inner[-1] if inner else "", before, found, titled, noun, personal, keeps)


def _inner(p: Parse, start: int, end: int) -> list[str]:
    return [p.lower[i].rstrip(".") for i in range(start, end) if p.word[i][0].isalnum()]


def _sounds_organised(inner: list[str], words: AgentWords) -> bool:
    last, text = inner[-1], " ".join(inner)
    return (
        any(words.is_organisation(w) for w in inner)
        or last in words.suffixes
        or text in words.known
        or text in words.outlet_names
        or inner[0] in ("radio", "channel")
    ) and not (len(inner) == 2 and inner[0] in words.first_names and last in words.surnames_too)


def _takes_of(front: _Front, words: AgentWords) -> bool:
    """ "University of Tarn", "Institute for Polar Research"; but "the agency Meseta Nine of Tarn"."""
    return front.inner[-1] in words.organisations or not front.noun


def _end_of_name(p: Parse, end: int, after: int) -> int:
    i = end
    while i < after:
        if p.lower[i] in ("of", "for", "and", "the", "&", "-") or p.word[i][0].isupper():
            i += 1
        else:
            break
    while i > end and not (p.word[i - 1][0].isupper()):
        i -= 1
    return i


def _keeps_owner(p: Parse, at: Layout, words: AgentWords) -> bool:
    """ "The Dockers' Union" is one name; of "South Korea's Yonhap" the first is the owner."""
    rest = at.end - at.owned
    if not p.word[max(at.first, at.owned - 2)][0].isupper():
        return False
    organised = words.is_organisation(p.lower[at.end - 1]) or p.lower[at.end - 1].rstrip(".") in words.suffixes
    return organised and (rest == 1 or p.lower[at.owned - 1] in ("'", "’"))


def _find_role_before(p: Parse, at: Layout, front: _Front, words: AgentWords) -> Span | None:
    if not any(words.is_role(w) or words.is_title(w) for w in front.words if w not in words.honorifics):
        return None  # "Mr", or a word before it that the parser took in
    begin = at.owned
    if p.lower[begin] in words.determiners and begin < at.end - 1:
        begin += 1
    role = p.span(begin, front.start) if begin < front.start else None
    while role and p.lower[p.token_at(role.end - 1)].rstrip(".") in words.honorifics and " " in role.cut(p.text):
        role = p.span(begin, p.token_at(role.end - 1))
    while role and not p.word[p.token_at(role.end - 1)][0].isalnum() and len(role.cut(p.text)) > 1:
        role = Span(role.start, role.end - 1)
    return role


def _judge_kind(p: Parse, front: _Front, is_org: bool, determiner: str, words: AgentWords) -> tuple[AgentKind, bool]:
    """What bears a name without a title, and whether its words tell."""
    inner = front.inner
    if is_org:
        return AgentKind.ORGANISATION, True
    if determiner in words.definite and p.tag[front.end - 1] != "NNPS":
        return AgentKind.ORGANISATION, False
    if len(inner) == 1:
        if p.tag[front.end - 1] == "NNPS":
            return AgentKind.GROUP, True  # "the Norwegians"
        short = p.word[front.start].isupper() and len(inner[0]) > 1
        return (AgentKind.ORGANISATION, True) if short else (AgentKind.UNRESOLVED, False)
    if not words.things.isdisjoint(inner) or not _JOINS.isdisjoint(inner[1:-1]):
        return AgentKind.ORGANISATION, False
    return AgentKind.PERSON, inner[0] in words.first_names or any(len(w) == 1 for w in inner[:-1])


def _name_trade(
    front: _Front, nouns: list[str], about: tuple[str, ...], words: AgentWords
) -> tuple[AgentKind, list[str]]:
    """What an organisation may be called besides ("company" of "Kestrel Ltd"), and whether it publishes."""
    inner = front.inner
    text = " ".join(inner)
    suffix = words.suffixes.get(front.last)
    if not suffix and inner[0] in ("radio", "channel"):
        suffix = words.suffixes.get(inner[0])
    if suffix:
        nouns += [suffix, front.last]
    if suffix == "airline" or any(words.is_firm(n) for n in nouns):
        nouns.append("company")
    nouns += words.known.get(text, ())
    nouns += [w for w in inner if words.is_organisation(w) or w in words.outlets]
    newsy = not {"news", "press"}.isdisjoint(about) or "news" in front.words or "news" in inner
    publishes = suffix in ("agency", "newspaper", "broadcaster", "outlet") and {"hospital", "ministry"}.isdisjoint(
        inner
    )
    if (
        text in words.outlet_names
        or publishes
        or any(n in words.outlets for n in nouns)
        or ("agency" in nouns and newsy)
    ):
        return AgentKind.OUTLET, [*nouns, "outlet"]
    return AgentKind.ORGANISATION, nouns


def _find_gender(front: _Front, words: AgentWords) -> str | None:
    told = next((words.genders[w] for w in front.words if w in words.genders), None)
    return told or words.first_names.get(front.inner[0])
