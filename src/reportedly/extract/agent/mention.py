"""What the words of a source say about who speaks: name, role, affiliation, kind."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportedly.extract.agent.words import AgentWords, load_agent_words
from reportedly.extract.parse import Parse
from reportedly.model import AgentKind, Span

_PROPER = ("NNP", "NNPS")
_INSIDE_NAMES = frozenset(
    ["al", "de", "van", "von", "bin", "ibn", "da", "di", "la", "le", "del", "der", "-", "&", "el"]
)
_DETERMINERS = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "another", "one", "some", "many"]
)
_STOPS = frozenset([",", "(", ")", "“", "”", '"', ";", "—", "–"])
_OF = frozenset(["of", "from", "by", "in", "for", "at", "with"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention of somebody who may speak.

    `name` are the words that name them, `key` the same in lower case without titles and articles; `proper` says
    whether a name stands in it at all. `noun` is the head noun ("agency") where there is one, `country` the
    capitalised words before it or that own it ("south", "korean"). `pronoun` is the kind of pronoun, if it is one.
    """

    span: Span
    head: int
    name: str
    key: tuple[str, ...]
    proper: bool
    kind: AgentKind
    noun: str = ""
    definite: bool = False
    plural: bool = False
    pronoun: str | None = None
    gender: str | None = None
    role: Span | None = None
    affiliation: Span | None = None
    titles: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    aliases: tuple[tuple[str, ...], ...] = ()  # "the Federal Office of Water (FOW)"
    bare: bool = False  # no article: "police", "residents"


def describe_mention(p: Parse, span: Span, head: int) -> Mention:
    """Read a source's words; `head` is the token index of the head of its noun phrase."""
    words = load_agent_words()
    first, last = p.token_at(span.start), p.token_at(span.end - 1) + 1
    if not first <= head < last:
        head = next((i for i in range(first, last) if not first <= p.head[i] < last), first)
    if p.tag[head] in ("WDT", "WP") and (meant := find_antecedent(p, head)) is not None:
        head = meant
        first, last = p.left[head], min(p.right[head], first)
    head = _pass_documents(p, head, first, last, words)
    lower, tag = p.lower[head], p.tag[head]
    # "the 61-year-old said": whoever was spoken of.
    aged = lower in ("old", "year-old") or lower.endswith("-year-old")
    generic = (
        words.generic.get(lower) if first < head and p.lower[first] in ("the", "this") and head == last - 1 else None
    )
    if lower in words.pronouns or aged or generic:
        kind = words.pronouns.get(lower, generic or "person")
        gender = kind if kind in ("male", "female") else None
        return Mention(
            span=span, head=head, name=p.word[head], key=(lower,), proper=False, kind=AgentKind.UNRESOLVED,
            pronoun=kind, gender=gender, plural=kind == "plural", definite=True,
            noun="" if lower in words.pronouns or aged else lower,
        )  # fmt: skip
    before = _premodifiers(p, head, first)
    owned = next((i for i in reversed(range(before, head)) if p.tag[i] == "POS"), None)
    start = before
    if owned is not None and any(
        p.tag[i] in _PROPER for i in range(owned + 1, head + (tag in _PROPER and owned + 1 < head))
    ):
        # "South Korea's Yonhap news agency" is Yonhap; "the President's Office" needs its owner.
        start = owned + 1
    is_name = tag in _PROPER and lower not in words.roles and p.word[head][:1].isupper()
    if is_name and not _is_organisation(p, head, words):
        return _describe_name(p, span, head, start, before, last, words)
    return _describe_noun(p, span, head, start, before, last, words)


def find_antecedent(p: Parse, relative: int) -> int | None:
    """The noun that "who" or "which" stands for, None where the clause hangs on none."""
    verb = p.head[relative]
    for _ in range(4):
        if p.dep[verb] == "relcl":
            return p.head[verb]
        if p.dep[verb] not in ("conj", "xcomp", "ccomp"):
            return None
        verb = p.head[verb]
    return None


def _pass_documents(p: Parse, head: int, first: int, last: int, words: AgentWords) -> int:
    # "the agency's report", "the statement of the ministry": who speaks is who made the document.
    for _ in range(3):
        if p.lower[head] not in words.documents or (p.tag[head] in _PROPER and p.lower[head] not in ("report",)):
            return head
        owner = next((i for i in p.children[head] if p.dep[i] == "poss" and first <= i < last), None)
        if owner is None:
            owner = next(
                (
                    o
                    for i in p.children[head]
                    if p.dep[i] in ("prep", "agent") and p.lower[i] in _OF and first <= i < last
                    for o in p.children[i]
                    if p.dep[o] == "pobj" and o < last and (p.lower[i] != "in" or p.tag[o] in _PROPER)
                ),
                None,
            )
        if owner is None or p.tag[owner] in ("PRP$", "CD"):
            return head
        head = owner
    return head


def _premodifiers(p: Parse, head: int, first: int) -> int:
    start = max(p.left[head], first)
    for i in range(head - 1, start - 1, -1):
        # "South Korean and US officials": two adjectives of one noun.
        joint = p.tag[i] == "CC" and i > start and p.tag[i - 1][:2] in ("JJ", "NN") and p.tag[head] not in _PROPER
        if p.lower[i] in _STOPS or p.tag[i] in ("VBD", "VBZ", "IN") or (p.tag[i] == "CC" and not joint):
            return i + 1
    return start


def _is_organisation(p: Parse, i: int, words: AgentWords) -> bool:
    return p.lower[i] in words.organisations or p.lower[i] in words.documents


def _describe_name(p: Parse, span: Span, head: int, start: int, before: int, last: int, words: AgentWords) -> Mention:
    # Titles and roles before the name: "Ukrainian President Volodymyr Zelenskyy", "police chief Ana Ruiz".
    name_start = head
    while name_start > start and (p.tag[name_start - 1] in _PROPER or p.lower[name_start - 1] in _INSIDE_NAMES):
        name_start -= 1
    titled = [i for i in range(before, head) if p.lower[i].rstrip(".") in words.titles]
    if titled and titled[-1] >= name_start - 1:
        name_start = max(name_start, titled[-1] + 1)
    role = p.span(before, name_start) if titled and name_start > before else None
    role_words = tuple(p.lower[i].rstrip(".") for i in range(before, name_start)) if titled else ()
    affiliation = None
    noun = ""
    for i in p.children[head]:
        if p.dep[i] == "appos" and head < i < last and p.tag[i].startswith("NN"):
            if p.lemma(i) in words.organisations:  # "Kestrel, Iceland's largest news agency"
                noun = p.lemma(i)
                described = range(p.left[i], i)
                break
            role, affiliation, more = _read_role(p, i, last)
            role_words += more
            break
    key = _key(p, name_start, head + 1)
    text = " ".join(key)
    if noun:
        news = noun in words.outlets or (noun == "agency" and any(p.lower[i] in ("news", "press") for i in described))
        kind = AgentKind.OUTLET if news else AgentKind.ORGANISATION
    elif titled or affiliation or any(w in words.roles for w in role_words):
        kind = AgentKind.PERSON
    elif text in words.outlet_names:
        kind = AgentKind.OUTLET
    elif any(w in words.organisations for w in key) or (
        len(key) == 1 and p.word[head].isupper() and len(p.word[head]) > 1
    ):
        kind = AgentKind.ORGANISATION
    elif len(key) > 1:
        kind = AgentKind.PERSON
    else:
        kind = AgentKind.UNRESOLVED  # one bare name: `cluster` decides from the rest of the report
    gender = next((words.genders[w] for w in role_words if w in words.genders), None)
    return Mention(
        span=span, head=head, name=p.span(name_start, head + 1).cut(p.text), key=key, proper=True, kind=kind,
        definite=True, plural=p.tag[head] == "NNPS" and kind is not AgentKind.ORGANISATION,
        gender=gender or words.first_names.get(p.lower[name_start]) if kind is AgentKind.PERSON else None,
        role=role, affiliation=affiliation, titles=(*role_words, noun) if noun else role_words,
        country=(*_country(p, before, name_start), *(_country(p, described.start, described.stop) if noun else ())),
        aliases=_aliases(p, head),
    )  # fmt: skip


def _describe_noun(p: Parse, span: Span, head: int, start: int, before: int, last: int, words: AgentWords) -> Mention:
    determiner = p.lower[start] if start <= head else ""
    if determiner in _DETERMINERS and start < head:
        start += 1
    noun, end = p.lemma(head), head + 1
    plural = p.tag[head] in ("NNS", "NNPS") and p.lower[head] not in words.organisations
    role = affiliation = None
    is_role = noun in words.roles or p.lower[head] in words.groups
    # "the Foreign Minister" is a role with capitals, no name; "the Interior Ministry" is one.
    proper = any(p.tag[i] in _PROPER and p.word[i][:1].isupper() for i in range(start, head + 1))
    proper = proper and (not is_role or plural)
    # "spokesman John Smith", "the ministry's head, Jane Roe": the name stands beside its role.
    for i in p.children[head]:
        if p.dep[i] == "appos" and head < i < last and p.tag[i] in _PROPER and not plural and not proper:
            named = describe_mention(p, p.span(max(p.left[i], head + 1), min(p.right[i], last)), i)
            if not is_role:  # "the country's largest news agency, Kestrel"
                news = noun in words.outlets or (
                    noun == "agency" and any(p.lower[k] == "news" for k in range(start, head))
                )
                return replace(
                    named, span=span, kind=AgentKind.OUTLET if news else AgentKind.ORGANISATION, noun="", gender=None,
                    titles=(*named.titles, noun), country=_country(p, before, head),
                )  # fmt: skip
            role, affiliation, more = _read_role(p, head, last)
            gender = next((words.genders[w] for w in more if w in words.genders), None)
            return Mention(
                span=span, head=i, name=named.name, key=named.key, proper=True, kind=AgentKind.PERSON, definite=True,
                role=role, affiliation=affiliation, gender=gender or named.gender, titles=more,
                country=_country(p, before, head),
            )  # fmt: skip
    of = next((i for i in p.children[head] if p.dep[i] == "prep" and p.lower[i] in _OF and head < i < last), None)
    if of is not None and of == head + 1:
        end = next((i for i in range(of, min(p.right[of], last)) if p.lower[i] in _STOPS), min(p.right[of], last))
        proper = proper or (not is_role and any(p.tag[i] in _PROPER for i in range(of, end)))
        if is_role and of + 1 < end:
            affiliation = p.span(of + 1, end)
    if is_role and not plural:
        role = p.span(start, head + 1)
    key = _key(p, start, end)
    if p.lower[head] in words.groups or (plural and is_role):
        kind = AgentKind.GROUP
    elif (
        noun in words.unnamed
        or p.lower[head] in words.unnamed
        or any(p.lower[i] in words.withheld for i in range(start, head))
    ):
        kind = AgentKind.UNNAMED
    elif is_role:
        kind = AgentKind.PERSON
    elif " ".join(key) in words.outlet_names or noun in words.outlets or (noun == "agency" and "news" in key):
        kind = AgentKind.OUTLET
    elif noun == "government":
        kind = AgentKind.GOVERNMENT
    else:
        kind = AgentKind.GROUP if plural else AgentKind.ORGANISATION
    if kind is AgentKind.PERSON and determiner in ("a", "an", "one", "another"):
        kind = AgentKind.UNNAMED
    return Mention(
        span=span, head=head, name=p.span(start, end).cut(p.text), key=key, proper=proper, kind=kind, noun=noun,
        definite=determiner in ("the", "this", "that", "these", "those") or proper,
        plural=plural, gender=words.genders.get(noun), role=role, affiliation=affiliation,
        titles=(noun,) if is_role else (), country=_country(p, before, head),
        aliases=_aliases(p, end - 1), bare=not determiner or start == before,
    )  # fmt: skip


def _aliases(p: Parse, last: int) -> tuple[tuple[str, ...], ...]:
    if last + 3 < len(p) and p.lower[last + 1] == "(" and p.lower[last + 3] == ")" and p.word[last + 2].isupper():
        return ((p.lower[last + 2],),)
    return ()


def _read_role(p: Parse, noun: int, last: int) -> tuple[Span, Span | None, tuple[str, ...]]:
    start = noun
    while start > p.left[noun] and p.tag[start - 1] not in ("DT", ",", "POS", "PRP$"):
        start -= 1
    affiliation = None
    for i in p.children[noun]:
        if p.dep[i] == "prep" and i > noun and p.lower[i] in _OF and i + 1 < min(p.right[i], last):
            affiliation = p.span(i + 1, min(p.right[i], last))
            break
    return p.span(start, noun + 1), affiliation, (p.lemma(noun),)


def _key(p: Parse, start: int, end: int) -> tuple[str, ...]:
    dropped = ("the", "'s", "’s", "a", "an")
    return tuple(w for i in range(start, end) if (w := p.lower[i].rstrip(".")) not in dropped and w[:1].isalnum())


def _country(p: Parse, start: int, end: int) -> tuple[str, ...]:
    return tuple(p.lower[i] for i in range(start, end) if p.word[i][:1].isupper() and p.tag[i] != "DT" and i >= 0)
