"""A noun phrase that is no pronoun: a name with its titles, or a noun with what tells which one is meant."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from reportedly.extract.agent.layout import PREPOSITIONS, Layout, find_segments, is_capital, lay_out
from reportedly.extract.agent.mention import Mention
from reportedly.extract.agent.words import AgentWords
from reportedly.extract.parse import Parse
from reportedly.model import AgentKind, Span

_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "its",
        "his",
        "her",
        "their",
        "my",
        "our",
        "another",
        "one",
        "some",
        "many",
        "no",
        "any",
        "each",
        "every",
        "several",
        "other",
        "two",
        "three",
        "four",
        "five",
        "both",
        "most",
        "few",
        "all",
    ]
)
_DEFINITE = frozenset(["the", "this", "that", "these", "those"])
_PERSONAL = frozenset(["his", "her", "its", "their", "my", "our"])
_SURNAMES_TOO = frozenset(
    [
        "king",
        "bishop",
        "pope",
        "prince",
        "marshal",
        "major",
        "judge",
        "page",
        "father",
        "hall",
        "church",
        "cross",
        "house",
        "banks",
        "bank",
        "port",
        "count",
    ]
)
_JOINS = frozenset(["the", "of", "for", "and", "without", "against"])
_HONORIFICS = frozenset(["mr", "mrs", "ms", "miss", "dr", "sir", "mx", "madam"])
_SMALL = frozenset(
    ["the", "'s", "’s", "a", "an", "'", "’", "of", "and", "for", "in", "at", "from", "on", "to", "by", "with"]
)


def describe_phrase(p: Parse, span: Span, head: int, at: Layout, names: Set[str], words: AgentWords) -> Mention:
    """Read a noun phrase laid out in its parts."""
    determiner = p.lower[at.first] if p.lower[at.first] in _DETERMINERS and at.first < at.end - 1 else ""
    joint = _find_joint(p, at, words)
    if joint is not None:
        return Mention(
            span=span,
            head=head,
            name=clean(p, at.first, at.end),
            key=make_key(p, at.first, at.end),
            proper=True,
            kind=AgentKind.GROUP,
            definite=True,
            plural=True,
        )
    if at.run < at.end:
        name_start = _pass_titles(p, at, words)
        if name_start < at.end and not _is_noun_only(p, at, name_start, words):
            found = _describe_name(p, span, at, name_start, determiner, names, words)
            if found:
                return found
    return _describe_noun(p, span, at, determiner, names, words)


def _find_joint(p: Parse, at: Layout, words: AgentWords) -> int | None:
    """Where two names are joined: "Eva Lund and Karin Moe", not "Marks and Spencer Ltd"."""
    for i in range(at.first + 1, at.end - 1):
        if p.lower[i] == "and" and p.word[i - 1][0].isupper() and p.word[i + 1][0].isupper():
            sides = (range(max(at.first, i - 3), i), range(i + 1, min(at.end, i + 4)))
            if all(any(p.lower[k] in words.first_names or words.is_title(p.lower[k]) for k in s) for s in sides):
                return i
    return None


def _pass_titles(p: Parse, at: Layout, words: AgentWords) -> int:
    """Where the name begins after titles: "Ukrainian President | Volodymyr Zelenskyy"."""
    begin = at.run
    if at.end - at.run > 1 and _is_suffix_there(p, at, words):
        return begin + words.is_firm(p.lower[begin]) * (at.end - begin > 2)
    for i in range(at.run, at.end):
        lower = p.lower[i].rstrip(".")
        if lower in words.titles or (lower in words.roles) or words.is_firm(lower):
            named = i == at.end - 1 and i > at.run and lower in _SURNAMES_TOO and p.lower[i - 1] in words.first_names
            if not named:
                begin = i + 1
    while begin < at.end - 1 and p.lower[begin] in ("-", ",", ".", "general", "designate", "elect"):
        begin += 1  # "Secretary-General", "President-elect"
    return begin


def _is_suffix_there(p: Parse, at: Layout, words: AgentWords) -> bool:
    """Whether a name ends as an organisation's does: "Amherst Passenger Lines"; but "Mayor Post" is a person."""
    last, before = p.lower[at.end - 1].rstrip("."), p.lower[at.end - 2].rstrip(".")
    if last not in words.suffixes and last not in words.organisations:
        return False
    return not (before in words.titles and before != "general")


def _is_noun_only(p: Parse, at: Layout, start: int, words: AgentWords) -> bool:
    """ "The Service", "The Foreign Minister": capitals, but a noun."""
    if at.end - start == 1:
        lower = p.lower[start]
        if lower in ("kremlin", "pentagon", "taliban", "congress"):
            return False
        if p.word[start].isupper() and len(lower) > 1:
            return lower in words.roles or lower in words.titles
        owned = at.owned > at.first or (start > at.first and p.lower[at.first] in _DETERMINERS) or start == at.first
        return owned and (lower in words.common or lower in words.suffixes) and at.run >= start - 1
    return False


def _describe_name(
    p: Parse, span: Span, at: Layout, start: int, determiner: str, names: Set[str], words: AgentWords
) -> Mention | None:
    end = at.end
    # Nouns before the name: "farmer Jakob Renn", "the agency Meseta Nine", "chipmaker Zentrix".
    before = [i for i in range(at.owned, start) if p.lower[i] not in _DETERMINERS and p.word[i][0].isalnum()]
    role_words = [p.lemma(i).rstrip(".") if p.tag[i] == "NNS" else p.lower[i].rstrip(".") for i in before]
    role: Span | None = None
    titled = any(words.is_title(w) for w in role_words) or (bool(before) and p.lower[start - 1] in ("general", "elect"))
    noun = role_words[-1] if role_words else ""
    lower_before = bool(before) and before[-1] == start - 1 and (p.tag[start - 1][:2] == "NN" or titled)
    org_noun = noun if lower_before and not titled and words.is_organisation(noun) else ""
    personal = titled or (lower_before and not org_noun and words.is_role(noun))
    keep_owner = at.owned > at.first and not before and _keeps_owner(p, at, words)
    if keep_owner:
        start = at.first + (p.lower[at.first] in _DETERMINERS)
    while end > start + 1 and p.lower[end - 1].rstrip(".") in words.generation:
        end -= 1
    while end > start + 1 and not p.word[end - 1][0].isalnum():
        end -= 1
    inner = [p.lower[i].rstrip(".") for i in range(start, end) if p.word[i][0].isalnum()]
    if not inner:
        return None
    last = inner[-1]
    text = " ".join(inner)
    nouns: list[str] = []
    affiliation: Span | None = None
    about: tuple[str, ...] = ()
    is_org = (
        not personal
        and (
            any(words.is_organisation(w) for w in inner)
            or last in words.suffixes
            or text in words.known
            or text in words.outlet_names
            or inner[0] in ("radio", "channel")
        )
        and not (len(inner) == 2 and inner[0] in words.first_names and last in _SURNAMES_TOO)
    )
    if org_noun:
        is_org, nouns = True, [org_noun]
    if is_org and at.after > end and p.lower[end] in ("of", "for") and (last in words.organisations or org_noun == ""):
        end = _end_of_name(p, end, at.after)
        inner = [p.lower[i].rstrip(".") for i in range(start, end) if p.word[i][0].isalnum()]
    elif at.after > end and not is_org and p.lower[at.end] in PREPOSITIONS:
        affiliation = p.span(at.end + 1, at.after)
        about += make_key(p, at.end + 1, at.after)
    kind, sure, gender, age = AgentKind.UNRESOLVED, True, None, None
    aliases: list[tuple[str, ...]] = []
    for s, e in find_segments(p, at):
        if e == s + 1 and p.word[s].isupper() and p.word[s].isalpha() and len(p.word[s]) > 1 and p.lower[s - 1] == "(":
            if is_org or len(inner) > 1:
                aliases.append((p.lower[s],))
                is_org = is_org or not personal
            continue
        if p.lower[s].isdigit() and len(p.lower[s]) < 4 and (e == s + 1 or p.lower[s + 1] in ("-", "years", "year")):
            age, personal = p.lower[s], True
            continue
        if "year" in p.lower[s : s + 6] and p.lower[e - 1] == "old":
            age, personal = next((p.lower[k] for k in range(s, e) if p.lower[k].isdigit()), None), True
            continue
        beside = lay_out(p, s, e, _find_top(p, s, e), names, words)
        beside_noun = p.lemma(beside.end - 1) if p.tag[beside.end - 1][:2] == "NN" else p.lower[beside.end - 1]
        beside_lower = p.lower[beside.end - 1]
        if beside.run < beside.end and beside_lower not in words.common and not words.is_role(beside_lower):
            continue
        if words.is_organisation(beside_noun) and not personal:
            is_org, nouns = True, [*nouns, beside_noun]
            about += make_key(p, beside.first, beside.after)
            break
        if words.is_role(beside_noun) and not is_org and p.lower[s] not in ("including", "among") and role is None:
            personal = True
            begin = beside.owned + (p.lower[beside.owned] in _DETERMINERS and beside.end - beside.owned > 1)
            role = p.span(begin, beside.end)
            role_words += [p.lower[i] for i in range(begin, beside.end - 1)] + [beside_noun]
            if beside.after > beside.end + 1:
                affiliation = p.span(beside.end + 1, beside.after)
            elif beside.owned > beside.first and p.lower[beside.first] not in _PERSONAL:
                affiliation = p.span(beside.first, beside.owned - 1)
            about += make_key(p, beside.first, beside.after)
            break
    if personal or (role_words and titled):
        is_org = False
        kind = AgentKind.PERSON
        if before and role is None and not _HONORIFICS.issuperset(role_words):
            begin = _begin_role(p, at)
            role = p.span(begin, start) if begin < start else None
            while role and not p.word[p.token_at(role.end - 1)][0].isalnum() and len(role.cut(p.text)) > 1:
                role = Span(role.start, role.end - 1)
        if at.owned > at.first and not keep_owner and affiliation is None and p.lower[at.first] not in _PERSONAL:
            affiliation = p.span(at.first, max(at.first + 1, at.owned - 1))
    elif is_org:
        kind = AgentKind.ORGANISATION
    elif determiner in _DEFINITE and p.tag[end - 1] != "NNPS":
        kind, sure = AgentKind.ORGANISATION, False
    elif len(inner) == 1 and p.word[start].isupper() and len(inner[0]) > 1:
        kind = AgentKind.ORGANISATION
    elif len(inner) > 1 and (not words.things.isdisjoint(inner) or not _JOINS.isdisjoint(inner[1:-1])):
        kind, sure = AgentKind.ORGANISATION, False
    elif len(inner) > 1:
        kind, sure = AgentKind.PERSON, inner[0] in words.first_names or any(len(w) == 1 for w in inner[:-1])
    else:
        sure = False
    if kind is AgentKind.ORGANISATION:
        key_text = " ".join(inner)
        suffix = words.suffixes.get(last) or words.suffixes.get(inner[0] if inner[0] in ("radio", "channel") else "")
        if suffix:
            nouns += [suffix, last]
        if suffix == "airline" or any(words.is_firm(n) for n in nouns):
            nouns.append("company")
        nouns += words.known.get(key_text, ())
        nouns += [w for w in inner if words.is_organisation(w) or w in words.outlets]
        newsy = "news" in role_words or "news" in about or "press" in about or "news" in inner
        if (
            key_text in words.outlet_names
            or (
                suffix in ("agency", "newspaper", "broadcaster", "outlet") and not {"hospital", "ministry"} & set(inner)
            )
            or any(n in words.outlets for n in nouns)
            or ("agency" in nouns and newsy)
        ):
            kind = AgentKind.OUTLET
            nouns.append("outlet")
    if kind is AgentKind.PERSON:
        gender = next((words.genders[w] for w in role_words if w in words.genders), None) or words.first_names.get(
            inner[0]
        )
    own = make_key(p, at.first, at.owned) if at.owned > at.first and not keep_owner else ()
    return Mention(
        span=span,
        head=end - 1,
        name=clean(p, start, end),
        key=make_key(p, start, end),
        proper=True,
        kind=kind,
        sure=sure,
        definite=True,
        plural=p.tag[end - 1] == "NNPS" and kind is AgentKind.UNRESOLVED,
        gender=gender,
        age=age,
        role=role,
        affiliation=affiliation,
        titles=tuple(role_words) if kind is AgentKind.PERSON else (),
        nouns=tuple(dict.fromkeys(nouns)),
        country=(*_capitals(p, at.first, start), *(w for w in about if kind is not AgentKind.PERSON)),
        aliases=tuple(aliases),
        about=(*about, *own, *role_words),
        owner=at.first if p.lower[at.first] in _PERSONAL and at.first < start else -1,
    )


def _find_top(p: Parse, start: int, end: int) -> int:
    """The head of the words in `start` .. `end`: the noun that all others hang on."""
    top = next((i for i in range(start, end) if not start <= p.head[i] < end and p.tag[i][:2] == "NN"), None)
    return end - 1 if top is None else top


def _begin_role(p: Parse, at: Layout) -> int:
    begin = at.owned
    if p.lower[begin] in _DETERMINERS and begin < at.end - 1:
        begin += 1
    return begin


def _keeps_owner(p: Parse, at: Layout, words: AgentWords) -> bool:
    """ "The Dockers' Union" is one name; of "South Korea's Yonhap" the first is the owner."""
    rest = at.end - at.owned
    if not p.word[max(at.first, at.owned - 2)][0].isupper():
        return False
    organised = words.is_organisation(p.lower[at.end - 1]) or p.lower[at.end - 1].rstrip(".") in words.suffixes
    return organised and (rest == 1 or p.lower[at.owned - 1] in ("'", "’"))


def _end_of_name(p: Parse, end: int, after: int) -> int:
    """How far "of ..." belongs to the name: "University of Tarn", "Institute for Polar Research"."""
    i = end
    while i < after:
        if p.lower[i] in ("of", "for", "and", "the", "&", "-") or p.word[i][0].isupper():
            i += 1
        else:
            break
    while i > end and not (p.word[i - 1][0].isupper()):
        i -= 1
    return i


def _describe_noun(p: Parse, span: Span, at: Layout, determiner: str, names: Set[str], words: AgentWords) -> Mention:
    top = at.end - 1
    noun = p.lower[top] if words.is_organisation(p.lower[top]) or p.tag[top][:2] != "NN" else p.lemma(top)
    noun = noun.rstrip(".")
    lower = p.lower[top].rstrip(".")
    if p.tag[top] == "NNP" and lower.endswith("s") and lower in words.groups:
        plural = True
    else:
        plural = (p.tag[top] in ("NNS", "NNPS") or lower in words.groups) and not words.is_organisation(lower)
    start = at.first
    if determiner:
        start += 1
    owned = at.owned > at.first
    if owned and any(is_capital(p, i, names, words) for i in range(at.owned, top)):
        start = at.owned  # "South Korea's Yonhap news agency" bears its own name
    owner = at.first if determiner in _PERSONAL else -1
    if words.is_organisation(lower) and any(words.is_title(p.lower[i]) for i in range(start, top)) and noun == "chief":
        noun = "chief"
    is_role = words.is_role(noun) and not plural and not words.is_organisation(lower)
    is_group = plural and (lower in words.groups or words.is_role(noun))
    end = at.end
    if at.after > at.end and not (p.lower[at.end] in ("in", "on", "to", "as", "near") and not is_role and not is_group):
        end = at.after
    indefinite = determiner in (
        "a",
        "an",
        "another",
        "one",
        "some",
        "many",
        "several",
        "other",
        "any",
        "no",
        "two",
        "three",
        "four",
        "five",
        "most",
        "few",
        "each",
        "every",
    )
    # "a spokesman for the railway, Ian Colby"; "the country's largest news agency, Kestrel"
    if not plural:
        for s, e in find_segments(p, at):
            if not is_capital(p, s, names, words) and not words.is_title(p.lower[s]):
                continue
            if p.lower[s - 1] == "(" and p.word[s].isupper():
                continue
            beside = lay_out(p, s, e, e - 1, names, words)
            if beside.run >= beside.end or (p.word[beside.end - 1][0].islower() and p.lower[beside.end - 2] != "-"):
                continue
            named = _describe_name(p, span, beside, _pass_titles(p, beside, words), "", names, words)
            if named is None or (is_role and named.kind is AgentKind.ORGANISATION and named.sure):
                continue
            titles = tuple(w for w in make_key(p, at.owned, at.end))
            about = (*make_key(p, at.first, end), *named.about)
            if not is_role and (words.is_organisation(noun) or noun in words.outlets):
                news = noun in words.outlets or (noun == "agency" and "news" in titles)
                return replace(
                    named,
                    kind=AgentKind.OUTLET if news else AgentKind.ORGANISATION,
                    sure=True,
                    gender=None,
                    titles=(),
                    about=about,
                    nouns=(*named.nouns, noun, *(("outlet",) if news else ())),
                    country=_capitals(p, at.first, at.end),
                )
            if not is_role:
                break
            affiliation = p.span(at.end + 1, at.after) if at.after > at.end + 1 else None
            if affiliation is None and owned:
                affiliation = p.span(at.first, at.owned - 1)
            gender = words.genders.get(noun)
            begin = at.owned + (p.lower[at.owned] in _DETERMINERS and at.owned < top)
            return replace(
                named,
                kind=AgentKind.PERSON,
                sure=True,
                role=p.span(begin, at.end),
                affiliation=affiliation or named.affiliation,
                gender=gender or named.gender or words.first_names.get(named.key[0] if named.key else ""),
                titles=(*titles, *named.titles),
                about=about,
                nouns=(),
                country=_capitals(p, at.first, at.end),
                owner=owner,
            )
    withheld = any(p.lower[i] in words.withheld for i in range(start, top))
    key = make_key(p, start, end)
    affiliation = role = None
    if is_role or is_group:
        role = p.span(min(max(start, at.owned), top), at.end) if is_role else None
        if at.after > at.end + 1:
            affiliation = p.span(at.end + 1, at.after)
        elif owned:
            affiliation = p.span(start, at.owned - 1)
    kind = AgentKind.ORGANISATION
    fresh = indefinite
    if lower in words.indefinite or (
        lower in ("them", "us", "those") or (p.lower[at.first] in words.indefinite and at.end == at.first + 1)
    ):
        kind, fresh = AgentKind.UNNAMED, True
    elif noun in words.unnamed or lower in words.unnamed or withheld:
        kind = (
            AgentKind.GROUP
            if plural and lower in words.groups and not withheld and noun not in words.unnamed
            else AgentKind.UNNAMED
        )
    elif is_group:
        kind = AgentKind.GROUP
    elif is_role:
        kind = AgentKind.UNNAMED if indefinite else AgentKind.PERSON
    elif noun == "family":
        kind = AgentKind.GROUP
    elif noun == "government":
        kind = AgentKind.GOVERNMENT
    elif (
        noun in words.outlets
        or (words.suffixes.get(noun) in ("newspaper", "broadcaster") and p.word[top][0].isupper())
        or " ".join(key) in words.outlet_names
        or (noun == "agency" and "news" in key)
    ):
        kind = AgentKind.OUTLET
    elif lower in words.documents:
        kind = AgentKind.UNNAMED
    elif not words.is_organisation(noun):
        kind = AgentKind.GROUP if plural else AgentKind.UNNAMED if indefinite else AgentKind.ORGANISATION
    organised = kind in (AgentKind.ORGANISATION, AgentKind.OUTLET, AgentKind.GOVERNMENT)
    proper = any(is_capital(p, i, names, words) and p.lower[i] not in words.common for i in range(start, end))
    proper = proper and not fresh and organised
    mods = tuple(w for w in make_key(p, start, end) if w not in (noun, lower) and w not in words.modifiers)
    nouns: tuple[str, ...] = (noun,) if not is_role else ()
    if kind is AgentKind.OUTLET:
        nouns += ("outlet",)
    if organised:
        nouns += tuple(w for w in key if w in words.organisations and w != noun)
    return Mention(
        span=span,
        head=top,
        name=clean(p, start, end),
        key=key,
        proper=proper,
        kind=kind,
        noun=noun,
        mods=mods,
        sure=(organised and words.is_organisation(noun)) or not organised,
        definite=determiner in _DEFINITE or (proper and not indefinite) or owned,
        plural=plural,
        gender=words.genders.get(noun),
        role=role,
        affiliation=affiliation,
        titles=tuple(make_key(p, max(start, at.owned), at.end)) if is_role else (),
        nouns=nouns,
        country=_capitals(p, at.first, at.end),
        aliases=_find_aliases(p, at),
        about=key,
        owner=owner,
        bare=not determiner and not owned,
        fresh=fresh,
    )


def _find_aliases(p: Parse, at: Layout) -> tuple[tuple[str, ...], ...]:
    found = []
    for s, e in find_segments(p, at):
        if e == s + 1 and p.lower[s - 1] == "(" and p.word[s].isupper() and len(p.word[s]) > 1:
            found.append((p.lower[s],))
    return tuple(found)


def make_key(p: Parse, start: int, end: int) -> tuple[str, ...]:
    """The words of a name in lower case, without small ones and marks."""
    return tuple(w for i in range(start, end) if (w := p.lower[i].rstrip(".")) not in _SMALL and w[:1].isalnum())


def clean(p: Parse, start: int, end: int) -> str:
    """The words as they stand, for display: no trailing marks, no "'s", white space single."""
    while end > start + 1 and (not p.word[end - 1][0].isalnum() or p.lower[end - 1] in ("'s", "’s")):
        end -= 1
    return " ".join(p.span(start, end).cut(p.text).split()).rstrip(".,;:")


def _capitals(p: Parse, start: int, end: int) -> tuple[str, ...]:
    return tuple(p.lower[i] for i in range(start, end) if p.word[i][0].isupper() and p.tag[i] != "DT")
