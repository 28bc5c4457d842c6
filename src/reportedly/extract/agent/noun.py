"""A noun with what tells which one is meant: "the South Korean ministry", "a spokesman for the railway, Ian Colby"."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from reportedly.extract.agent.layout import Layout, find_segments, is_capital, lay_out
from reportedly.extract.agent.mention import Mention
from reportedly.extract.agent.name import describe_name
from reportedly.extract.agent.naming import clean, find_capitals, find_short_forms, is_short_form, make_key
from reportedly.extract.agent.titles import find_determiner, pass_titles
from reportedly.extract.agent.words import AgentWords
from reportedly.extract.parse import Parse
from reportedly.model import AgentKind, Span

_ORGANISED = (AgentKind.ORGANISATION, AgentKind.OUTLET, AgentKind.GOVERNMENT)


def describe_noun(p: Parse, span: Span, at: Layout, names: Set[str], words: AgentWords) -> Mention:
    """Read a noun phrase that bears no name itself; a name beside it is who is meant."""
    determiner = find_determiner(p, at, words)
    top = at.end - 1
    lower = p.lower[top].rstrip(".")
    noun = (p.lower[top] if words.is_organisation(p.lower[top]) or p.tag[top][:2] != "NN" else p.lemma(top)).rstrip(".")
    plural = (p.tag[top] in ("NNS", "NNPS") or lower in words.groups) and not words.is_organisation(lower)
    plural = plural or (p.tag[top] == "NNP" and lower.endswith("s") and lower in words.groups)
    owned = at.owned > at.first
    start = at.first + bool(determiner)
    if owned and any(is_capital(p, i, names, words) for i in range(at.owned, top)):
        start = at.owned  # "South Korea's Yonhap news agency" bears its own name
    is_role = words.is_role(noun) and not plural and not words.is_organisation(lower)
    is_group = plural and (lower in words.groups or words.is_role(noun))
    end = at.end
    if at.after > at.end and not (p.lower[at.end] in ("in", "on", "to", "as", "near") and not is_role and not is_group):
        end = at.after
    owner = at.first if determiner in words.personal else -1
    if not plural and (named := _find_named(p, span, at, noun, names, words, is_role=is_role, end=end)):
        return replace(named, owner=owner if is_role else named.owner)
    indefinite = determiner in words.fresh
    key = make_key(p, start, end)
    role = affiliation = None
    if is_role or is_group:
        role = p.span(min(max(start, at.owned), top), at.end) if is_role else None
        if at.after > at.end + 1:
            affiliation = p.span(at.end + 1, at.after)
        elif owned and at.owned - 1 > start:  # a determiner alone may stand before the owner's mark
            affiliation = p.span(start, at.owned - 1)
    is_withheld = any(p.lower[i] in words.withheld for i in range(start, top))
    fresh = indefinite or _is_indefinite(p, at, lower, words)
    kind = _judge_kind(p, at, noun, key, words, is_role=is_role, plural=plural, withheld=is_withheld)
    organised = kind in _ORGANISED
    proper = any(is_capital(p, i, names, words) and p.lower[i] not in words.common for i in range(start, end))
    proper = proper and not fresh and organised
    nouns: tuple[str, ...] = (noun,) if not is_role else ()
    if kind is AgentKind.OUTLET:
        nouns += ("outlet",)
    if organised:
        nouns += tuple(w for w in key if w in words.organisations and w != noun)
    short_forms = find_short_forms(p, at)
    return Mention(
        span=span,
        head=top,
        name=clean(p, start, end),
        key=key,
        proper=proper,
        kind=kind,
        noun=noun,
        mods=tuple(w for w in key if w not in (noun, lower) and w not in words.modifiers),
        sure=(organised and words.is_organisation(noun)) or not organised,
        definite=determiner in words.definite or (proper and not indefinite) or owned,
        plural=plural,
        gender=words.genders.get(noun),
        role=role,
        affiliation=affiliation,
        titles=make_key(p, max(start, at.owned), at.end) if is_role else (),
        nouns=nouns,
        country=find_capitals(p, at.first, at.end),
        aliases=tuple((p.lower[p.token_at(s.start)],) for s in short_forms),
        called=short_forms,
        about=key,
        owner=owner,
        bare=not determiner and not owned,
        fresh=fresh,
    )


def _find_named(
    p: Parse, span: Span, at: Layout, noun: str, names: Set[str], words: AgentWords, *, is_role: bool, end: int
) -> Mention | None:
    """The name beside a noun: "a spokesman for the railway, Ian Colby", "the largest news agency, Kestrel"."""
    lower = p.lower[at.end - 1]
    for s, e in find_segments(p, at):
        if not (is_capital(p, s, names, words) or words.is_title(p.lower[s])) or is_short_form(p, s, s + 1):
            continue
        beside = lay_out(p, s, e, e - 1, names, words)
        if beside.run >= beside.end or (p.word[beside.end - 1][0].islower() and p.lower[beside.end - 2] != "-"):
            continue
        named = describe_name(p, span, beside, pass_titles(p, beside, words), names, words, alone=True)
        if named is None or (is_role and named.kind is AgentKind.ORGANISATION and named.sure):
            continue
        about = (*make_key(p, at.first, end), *named.about)
        country = find_capitals(p, at.first, at.end)
        titles = make_key(p, at.owned, at.end)
        if lower == "one" and named.kind in (AgentKind.PERSON, AgentKind.UNRESOLVED):
            return replace(named, kind=AgentKind.PERSON, about=about)  # "one of the teachers, Kim Ray"
        if is_role:
            affiliation = p.span(at.end + 1, at.after) if at.after > at.end + 1 else None
            if affiliation is None and at.owned > at.first + 1:
                affiliation = p.span(at.first, at.owned - 1)
            begin = at.owned + (p.lower[at.owned] in words.determiners and at.owned < at.end - 1)
            first_name = words.first_names.get(named.key[0] if named.key else "")
            return replace(
                named,
                kind=AgentKind.PERSON,
                sure=True,
                role=p.span(begin, at.end),
                affiliation=affiliation or named.affiliation,
                gender=words.genders.get(noun) or named.gender or first_name,
                titles=(*titles, *named.titles),
                about=about,
                nouns=(),
                country=country,
                introduced=noun if find_determiner(p, at, words) == "the" else "",
            )
        if not (words.is_organisation(noun) or noun in words.outlets):
            return None
        news = noun in words.outlets or (noun == "agency" and "news" in titles)
        return replace(
            named,
            kind=AgentKind.OUTLET if news else AgentKind.ORGANISATION,
            sure=True,
            gender=None,
            titles=(),
            about=about,
            nouns=(*named.nouns, noun, *(("outlet",) if news else ())),
            country=country,
            called=(*named.called, p.span(at.first, end)),
        )
    return None


def _is_indefinite(p: Parse, at: Layout, lower: str, words: AgentWords) -> bool:
    """ "others", "some of them": nobody spoken of before, and never the same twice."""
    alone = at.end == at.first + 1
    return (
        lower in words.indefinite
        or lower in ("them", "us", "those")
        or (alone and p.lower[at.first] in words.indefinite)
    )


def _judge_kind(
    p: Parse,
    at: Layout,
    noun: str,
    key: tuple[str, ...],
    words: AgentWords,
    *,
    is_role: bool,
    plural: bool,
    withheld: bool,
) -> AgentKind:
    lower = p.lower[at.end - 1].rstrip(".")
    indefinite = find_determiner(p, at, words) in words.fresh
    if _is_indefinite(p, at, lower, words):
        return AgentKind.UNNAMED
    if noun in words.unnamed or lower in words.unnamed or withheld:
        told = plural and lower in words.groups and not withheld and noun not in words.unnamed
        return AgentKind.GROUP if told else AgentKind.UNNAMED
    if plural and (lower in words.groups or words.is_role(noun)):
        return AgentKind.GROUP
    if is_role:
        return AgentKind.UNNAMED if indefinite else AgentKind.PERSON
    if noun == "family":
        return AgentKind.GROUP
    if noun == "government":
        return AgentKind.GOVERNMENT
    if (
        noun in words.outlets
        or (words.suffixes.get(noun) in ("newspaper", "broadcaster") and p.word[at.end - 1][0].isupper())
        or " ".join(key) in words.outlet_names
        or (noun == "agency" and "news" in key)
    ):
        return AgentKind.OUTLET
    if lower in words.documents:
        return AgentKind.UNNAMED
    if words.is_organisation(noun):
        return AgentKind.ORGANISATION
    return AgentKind.GROUP if plural else AgentKind.UNNAMED if indefinite else AgentKind.ORGANISATION
