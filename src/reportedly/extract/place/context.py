"""What the words around a name say about it: features, each a name with a value."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import log10

from reportedly.extract.parse import Parse
from reportedly.extract.place.entry import Flag, Kind
from reportedly.extract.place.gazetteer import Gazetteer
from reportedly.extract.place.scan import Mention, Names
from reportedly.lang import load_words

Features = list[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class _Words:
    place_nouns: frozenset[str]
    admin_nouns: frozenset[str]
    district_nouns: frozenset[str]
    city_nouns: frozenset[str]
    group_tails: frozenset[str]
    titles: frozenset[str]
    speech: frozenset[str]
    ambiguous: frozenset[str]
    first_names: frozenset[str]
    given_names: frozenset[str]


@cache
def context_words() -> _Words:
    """The word sets of `places.toml` that describe contexts."""
    words = load_words("places")
    c, a = words["context"], words["ambiguous"]
    return _Words(
        place_nouns=frozenset(c["place_nouns"]),
        admin_nouns=frozenset(c["admin_nouns"]),
        district_nouns=frozenset(c["district_nouns"]),
        city_nouns=frozenset(c["city_nouns"]),
        group_tails=frozenset(c["group_tails"]),
        titles=frozenset(c["titles"]),
        speech=frozenset(c["speech"]),
        ambiguous=frozenset(a["words"]),
        first_names=frozenset(a["first_names"]),
        given_names=frozenset(a["first_names"]) | frozenset(a["given_names"]),
    )


_IN = frozenset(("in", "at", "near"))
_AROUND = frozenset(
    (
        "outside",
        "around",
        "across",
        "through",
        "inside",
        "toward",
        "towards",
        "into",
        "throughout",
        "within",
        "between",
        "off",
        "beyond",
        "via",
        "along",
    )
)
_TO = frozenset(("to", "from"))
_WITH = frozenset(("by", "with", "for", "against", "on", "like", "about", "as", "than"))
_WINDS = frozenset(
    a + b + c for a in ("north", "south", "") for b in ("east", "west", "") for c in ("", "ern") if a + b
) | {"central", "downtown", "rural", "mainland", "coastal", "greater"}
_HYPHENS = frozenset("-–‑")
_ARTICLES = frozenset(("al", "el", "as", "ash", "ar", "an", "at", "ad", "az", "ez", "es", "ed", "er"))
_PARTICLES = frozenset(("the", "a", "an", "this", "that", "its", "his", "their", "our", "her"))


def link_names(parse: Parse, names: Names) -> None:
    """Mark what lies in what by the words alone ("Paris, Texas"), and the nouns that stand with a name."""
    word, lower, words = parse.word, parse.lower, context_words()
    for n, m in enumerate(names.mentions):
        sentence, stop = parse.sentences[parse.sent[m.first]]
        if n + 1 < len(names.mentions):
            after = names.mentions[n + 1]
            gap = after.first - m.last
            if (
                after.first < stop
                and (
                    (gap == 1 and word[m.last] in (",", "(", "-") and not after.short)
                    or (gap in (1, 2) and after.short and word[m.last] in (",", "(", "-", "."))
                    or (gap == 0 and after.short)
                )
                and _may_contain(after, m)
            ):
                m.container, after.holds = n + 1, n
        if m.last < stop:
            noun = lower[m.last]
            # "the Kharkiv region" is the division; "Kharkiv residents" is not.
            if noun in words.admin_nouns or noun in words.district_nouns or noun in words.city_nouns:
                m.noun_after = noun
        at = m.first - 1
        if at >= sentence and lower[at] == "the":
            at -= 1
        if at > sentence and lower[at] == "of" and lower[at - 1] in words.place_nouns:
            m.noun_before = lower[at - 1]
        elif at >= sentence and lower[at] in words.place_nouns and word[at].islower():
            m.noun_before = lower[at]


def _may_contain(outer: Mention, inner: Mention) -> bool:
    lands = {e.country for e in outer.entries if e.kind == Kind.COUNTRY}
    firsts = {e.admin1 for e in outer.entries if e.kind == Kind.ADMIN1 and e.admin1}
    seconds = {e.admin2 for e in outer.entries if e.kind == Kind.ADMIN2 and e.admin2}
    return any(
        (e.kind != Kind.COUNTRY and e.country in lands)
        or (e.kind > Kind.ADMIN1 and e.admin1 in firsts)
        or (e.kind > Kind.ADMIN2 and e.admin2 in seconds)
        for e in inner.entries
    )


def find_surnames(parse: Parse) -> dict[str, int]:
    """The last words of what are surely names of persons, lower case, with how often each stands so."""
    word, lower, tag, words = parse.word, parse.lower, parse.tag, context_words()
    found: dict[str, int] = {}
    n, i = len(parse), 0
    while i < n:
        if not word[i][0].isupper() or not tag[i].startswith("NNP"):
            i += 1
            continue
        j = i + 1
        while (
            j < n
            and j - i < 6
            and parse.sent[j] == parse.sent[i]
            and (
                (word[j][0].isupper() and tag[j].startswith("NNP"))
                or lower[j] in ("van", "von", "de", "al", "bin", "-")
            )
        ):
            j += 1
        first = i
        while first < j and lower[first] in words.titles:
            first += 1
        titled = first > i or (i > 0 and lower[i - 1] in words.titles and parse.sent[i - 1] == parse.sent[i])
        named = first + 1 < j and lower[first] in words.first_names
        if first < j and (titled or named) and lower[j - 1] not in words.group_tails:
            found[lower[j - 1]] = found.get(lower[j - 1], 0) + 1
        i = j
    return found


def describe_context(
    parse: Parse, names: Names, n: int, surnames: dict[str, int], small: frozenset[str], gazetteer: Gazetteer
) -> Features:
    """The features of mention `n` that need no choice among its entries.

    `small` are the words that the report also writes in small letters.
    """
    m, words = names.mentions[n], context_words()
    word, lower, tag, dep = parse.word, parse.lower, parse.tag, parse.dep
    begin, end = parse.sentences[parse.sent[m.first]]
    f: Features = [("bias", 1.0)]
    single = m.last - m.first == 1
    low = lower[m.first]
    if m.short:
        f.append(("short", 1.0))
    if not single:
        f.append(("words", min(m.last - m.first - 1, 3) / 2))
    if single and low in words.ambiguous:
        f.append(("ambiguous", 1.0))
    if single and low in gazetteer.words:
        f.append(("ordinary word", 1.0))
    if single and low in small:
        f.append(("small letters here", 1.0))
    if single and low in words.first_names:
        f.append(("first name", 1.0))
    if single and low in surnames:
        f.append(("surname here", 1.0))
    if m.first == begin:
        f.append(("starts sentence", 1.0))
    if word[m.first].isupper() and len(word[m.first]) > 4:
        f.append(("capitals", 1.0))
    head = m.last - 1
    t = tag[head]
    f.append(("tag " + (t if t in ("NNP", "NNPS", "JJ", "NN", "NNS") else "other"), 1.0))
    d = dep[head]
    f.append(("dep " + d, 1.0))
    if d == "compound":
        f.append(("in name" if word[parse.head[head]][0].isupper() else "before noun", 1.0))
    _describe_before(parse, m, begin, f)
    _describe_after(parse, m, end, f)
    if m.container >= 0:
        f.append(("contained", 1.0))
    if m.holds >= 0:
        f.append(("contains", 1.0))
    if m.noun_before:
        f.append(("noun before", 1.0))
    if m.noun_after:
        f.append(("division noun after" if m.noun_after in words.admin_nouns else "noun after", 1.0))
    if d in ("nsubj", "nsubjpass") and parse.lemma(parse.head[head]) in words.speech:
        f.append(("speaks", 1.0))
    return f


def _describe_before(parse: Parse, m: Mention, begin: int, f: Features) -> None:
    words, lower, word = context_words(), parse.lower, parse.word
    at = m.first - 1
    if at < begin:
        return
    p = lower[at]
    if p == "the":
        f.append(("after the", 1.0))
        at -= 1
        p = lower[at] if at >= begin else ""
    if p in _HYPHENS and at >= begin and parse.end[at] == parse.start[m.first]:
        f.append(("after hyphen", 1.0))
        if at > begin and parse.end[at - 1] == parse.start[at] and lower[at - 1] in _ARTICLES:
            f.append(("after article", 1.0))
    elif p in _IN:
        f.append(("after in", 1.0))
    elif p in _AROUND:
        f.append(("after around", 1.0))
    elif p in _TO:
        f.append(("after to", 1.0))
    elif p in _WINDS:
        f.append(("after wind", 1.0))
    elif p == "of":
        f.append(("after wind" if at > begin and lower[at - 1] in _WINDS else "after of", 1.0))
    elif p in _WITH:
        f.append(("after with", 1.0))
    elif p in ("and", "or", "&"):
        f.append(("after and", 1.0))
    elif p == ",":
        f.append(("after comma", 1.0))
    elif p in _PARTICLES:
        f.append(("after determiner", 1.0))
    elif p in words.titles:
        f.append(("after title", 1.0))
    elif p in words.first_names and word[at][0].isupper():
        f.append(("after first name", 1.0))
    elif at >= begin and word[at][0].isupper() and (parse.tag[at].startswith("NNP") or word[at].isupper()):
        f.append(("after initial" if len(word[at]) <= 2 else "after name", 1.0))
    elif p in ('"', "“", "'", "‘", "''", "``"):
        f.append(("after quote", 1.0))
    elif p.endswith("'s") or p == "’s":
        f.append(("after possessive", 1.0))
    elif at >= begin and p[0].isalpha():
        f.append(("after " + parse.tag[at][:2], 1.0))


def single_name(parse: Parse, m: Mention) -> str:
    """The word of a mention of one word, in lower case; empty for longer ones."""
    return parse.lower[m.first] if m.last - m.first == 1 else ""


def _describe_after(parse: Parse, m: Mention, end: int, f: Features) -> None:
    words, lower, word, tag = context_words(), parse.lower, parse.word, parse.tag
    if m.last >= end:
        f.append(("ends sentence", 1.0))
        return
    q = lower[m.last]
    if q in ("'s", "’s", "'", "’"):
        f.append(("possessive", 1.0))
        if m.last + 1 < end and word[m.last + 1][0].isupper():
            f.append(("possessive name", 1.0))
    elif word[m.last][0].isupper() and tag[m.last][0] == "N":
        f.append(("before tail" if q in words.group_tails else "before name", 1.0))
        if q not in words.group_tails and single_name(parse, m) in words.given_names:
            f.append(("given name", 1.0))
    elif q == ",":
        f.append(("before comma", 1.0))
    elif q == ".":
        f.append(("before stop", 1.0))
    elif q in ("-", "–"):
        f.append(("before hyphen", 1.0))
        if m.last + 1 < end and lower[m.last + 1] in ("based", "born", "area", "bound", "controlled", "held"):
            f.append(("based", 1.0))
    elif q in ("(", "—", "--", "_"):
        f.append(("before bracket", 1.0))
    elif q == "and":
        f.append(("before and", 1.0))
    elif q == ":":
        f.append(("before colon", 1.0))
    elif tag[m.last][0] == "V":
        f.append(("before verb", 1.0))
    elif tag[m.last][0] == "N":
        f.append(("before noun", 1.0))


def describe_choice(m: Mention, support: float, speaks: bool) -> Features:
    """The features that depend on the entry that was chosen."""
    e = m.entries[m.best]
    f: Features = [("kind " + Kind(e.kind).name.lower(), 1.0)]
    if e.kind == Kind.CITY:
        f.append(("people", log10(e.population + 10) / 7))
        if e.population > 100_000:
            f.append(("large town", 1.0))
        elif e.population < 5_000:
            f.append(("small town", 1.0))
    if e.flags & Flag.STRIPPED:
        f.append(("stripped", 1.0))
    elif e.flags & Flag.PRIMARY:
        f.append(("primary", 1.0))
    if e.flags & Flag.CAPITAL:
        f.append(("capital", 1.0))
        if speaks:
            f.append(("capital speaks", 1.0))
    f.append(("support", support))
    # The town and the division around it are one answer to where.
    mass = sum(
        s for s, o in zip(m.scores, m.entries, strict=True) if abs(o.lat5 - e.lat5) + abs(o.lon5 - e.lon5) < 120_000
    )
    f.append(("score", mass))
    f.append(("sure", 1.0 if mass > 0.9 else 0.0))
    f.append(("alike", log10(len(m.entries))))
    return f
