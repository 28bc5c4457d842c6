"""Find every run of words that the gazetteer knows, and every demonym, in one pass over the tokens."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from reportedly.extract.parse import Parse
from reportedly.extract.place.entry import Entry, Kind
from reportedly.extract.place.fold import fold_name
from reportedly.extract.place.gazetteer import Gazetteer
from reportedly.lang import load_words

LONGEST = 7  # tokens in a name
_INSIDE = frozenset(load_words("places")["name_particles"]["words"])
_HYPHENS = frozenset("-–‑")
_ARTICLES = frozenset(["al", "el", "as", "ash", "ar", "an", "at", "ad", "az", "ez", "es", "ed", "er"])
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))


@dataclass(slots=True)
class Mention:
    """Tokens `first` .. `last` (half-open) that may name a place, with all that the gazetteer holds under the name."""

    first: int
    last: int
    key: str
    entries: tuple[Entry, ...]
    short: bool = False  # written as an abbreviation: "Ky.", "TX"
    container: int = -1  # number of the mention that names what this one lies in ("Paris" of "Paris, Texas")
    holds: int = -1  # the other way round
    noun_before: str = ""  # "city" of "city of X", "village" of "the village X"
    noun_after: str = ""  # "region" of "X region"
    scores: list[float] = field(default_factory=list)  # of the entries, adding to 1
    best: int = 0  # number of the best entry
    belief: float = 0.0  # that a pin on the best entry is right
    named: float = 0.0  # that these words name a place at all


@dataclass(slots=True)
class Names:
    """What one pass finds: possible places, and demonyms as (first token, last token, country or region)."""

    mentions: list[Mention]
    demonyms: list[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class _Lists:
    exact: frozenset[str]  # forms with capitals or full stops that must be written so: "US", "U.S.", "EU"
    acronym_keys: frozenset[str]  # the same, folded
    abbreviations: dict[str, str]
    alone: frozenset[str]  # abbreviations that no word looks like
    postal: dict[str, str]
    wide: dict[str, str]


@cache
def _lists() -> _Lists:
    words = load_words("places")
    names = [n for row in words["countries"].values() for n in row] + list(words["regions"])
    exact = [n for n in names if n.replace(".", "").replace(" ", "").isupper()]
    short = {n: f"abbr {n.replace('.', '').lower()}" for n in words["abbreviations"]}
    # Two letters of a state are its code in the data.
    postal = {n: f"abbr {n.lower()}" for n in [*words["postal"], *words["states"]["codes"]]}
    return _Lists(
        exact=frozenset(exact),
        acronym_keys=frozenset(fold_name(n) for n in exact),
        abbreviations=short,
        alone=frozenset(n for n in short if n.count(".") > 1)
        | {"Calif.", "Conn.", "Okla.", "Tenn.", "Minn.", "Wis.", "Fla.", "Ariz."},
        postal=postal,
        wide={n.lower(): land for land, row in words["wide_demonyms"].items() for n in row},
    )


def scan_names(parse: Parse, gazetteer: Gazetteer) -> Names:
    """Every possible place and every demonym, in order, longest names first where they overlap."""
    found = Names([], [])
    word = parse.word
    for begin, end in parse.sentences:
        shout = _is_shouted(word, begin, end)
        quiet = _is_quiet(parse, begin, end)
        i = begin
        while i < end:
            c = word[i][0]
            if not c.isupper() and not (quiet and c.islower()) and not _is_article(word, i, end):
                i += 1
                continue
            people = _match_demonym(parse, i, end, gazetteer)
            place = _match_place(parse, i, begin, end, gazetteer, shout, quiet)
            if people and (place is None or people[1] >= place.last):
                found.demonyms.append(people)
                i = people[1]
            elif place:
                found.mentions.append(place)
                i = place.last
            else:
                i += 1
    return found


def _is_shouted(word: list[str], begin: int, end: int) -> bool:
    upper = lower = 0
    for i in range(begin, end):
        if word[i].isupper():
            upper += len(word[i])
        elif word[i].islower():
            lower += len(word[i])
    return upper > 2 * lower


def _is_quiet(parse: Parse, begin: int, end: int) -> bool:
    # A whole sentence without one capital: chat, a transcript. Shorter ones are fragments of layout.
    if end - begin < 5:
        return False
    span = parse.text[parse.start[begin] : parse.end[end - 1]]
    return span.islower()


def _is_article(word: list[str], i: int, end: int) -> bool:
    # "el-Fasher", "al-Bab": the article is part of the name.
    return word[i] in _ARTICLES and i + 2 < end and word[i + 1] in _HYPHENS and word[i + 2][0].isupper()


def _match_demonym(parse: Parse, i: int, end: int, gazetteer: Gazetteer) -> tuple[int, int, str] | None:
    lower, wide = parse.lower, _lists().wide
    if i + 1 < end:
        pair = lower[i] + " " + lower[i + 1]
        if pair in gazetteer.demonyms:
            return i, i + 2, gazetteer.demonyms[pair]
        if pair in wide:
            return i, i + 2, wide[pair]
    if lower[i] in gazetteer.demonyms:
        return i, i + 1, gazetteer.demonyms[lower[i]]
    return (i, i + 1, wide[lower[i]]) if lower[i] in wide else None


def _match_place(
    parse: Parse, i: int, begin: int, end: int, gazetteer: Gazetteer, shout: bool, quiet: bool
) -> Mention | None:
    word, lists = parse.word, _lists()
    w = word[i]
    if w in lists.abbreviations or w in lists.postal:
        after_comma = i - 1 > begin and word[i - 1] in (",", "(", "-") and word[i - 2][0].isupper()
        if after_comma or w in lists.alone or w in ("BC", "DC"):
            key = lists.abbreviations.get(w) or lists.postal[w]
            if entries := gazetteer.find_key(key):
                return Mention(i, i + 1, key, entries, short=True)
    if w.endswith(".") and len(w) > 2 and w not in lists.exact and not w[:-1].isalpha():
        return None
    key = fold_name(w)
    if not key:
        return None
    ends: list[tuple[int, str]] = []
    j = i + 1
    glue = " "
    if w[0].islower() and not quiet:
        pass
    elif gazetteer.has_name(key):
        ends.append((j, key))
    while j < end and j - i < LONGEST:
        t = word[j]
        if t in _HYPHENS:
            glue = " "
        elif t in _POSSESSIVES:
            key += "s" if len(t) == 2 else ""
        elif t == "," and j + 1 < end and word[j + 1] in ("D.C.", "DC"):
            pass
        elif t[0].isupper() or t[0].isdigit() or t in _INSIDE or quiet:
            part = fold_name(t)
            if not part:
                break
            if word[j - 1] in _HYPHENS and t[0].isupper() and gazetteer.has_name(key + part):
                ends.append((j + 1, key + part))  # "Petion-Ville" is Pétionville
            key += glue + part
            if (t[0].isupper() or quiet or t[0].isdigit()) and gazetteer.has_name(key):
                ends.append((j + 1, key))
        else:
            break
        j += 1
    for last, name in reversed(ends):
        if last == i + 1 and not _may_stand_alone(w, name, shout, quiet, lists):
            return None
        if entries := gazetteer.find_key(name):
            if quiet:
                entries = tuple(e for e in entries if e.kind in (Kind.COUNTRY, Kind.ADMIN1) or e.population > 200_000)
                if not entries:
                    continue
            return Mention(i, last, name, entries)
    return None


def _may_stand_alone(w: str, key: str, shout: bool, quiet: bool, lists: _Lists) -> bool:
    if quiet:
        return len(w) > 3 and key not in lists.acronym_keys
    if key in lists.acronym_keys:
        return w in lists.exact
    if shout:
        return len(key) > 2
    # Four capitals or fewer are an acronym; longer ones may be a dateline.
    return (len(key) > 2 and not (w.isupper() and len(w) <= 4)) or (
        len(key) == 2 and w.istitle() and key in ("ho", "bo")
    )
