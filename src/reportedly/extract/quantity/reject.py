"""Numbers that count nothing: dates, years, ages, labels, names, addresses, list numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.age import has_reached, is_age, is_age_limit, is_of_age
from reportedly.extract.quantity.clock import is_clock
from reportedly.extract.quantity.counted import class_of_noun
from reportedly.extract.quantity.phrase import find_phrase
from reportedly.extract.quantity.prices import is_money_of_year
from reportedly.extract.quantity.quantity import Quantity
from reportedly.lang import load_words

_JOINTS = frozenset(("-", "–", "—", "/", "to", "and", "or", ",", "&", "through", "until"))
_LISTS = (["and"], [","], [",", "and"], ["to"], ["through"], ["-"], ["–"], ["or"])
_SECTION = re.compile(r"\d{1,2}\.\d{1,2} (?:[A-Z][a-z]+|A) [a-z(]")  # "4.5 Our review has ..."
_AGES = (["age"], ["ages"])
_HOURS = ("o'clock", "o’clock")
_UPPER_CLOCK = frozenset(
    ("et", "pt", "ad", "bc", "ce", "bce", "est", "pst", "ist", "edt", "pdt", "cet", "eet", "msk", "bst", "gmt", "utc")
)


@dataclass(frozen=True, slots=True)
class LabelWords:
    """The sets of `numbers.toml` that tell a label, a date or a clock time."""

    months: frozenset[str]
    weekdays: frozenset[str]
    clock: frozenset[str]
    before_year: frozenset[str]
    before: frozenset[str]
    ranks: frozenset[str]
    versions: frozenset[str]
    software: frozenset[str]
    after: frozenset[str]
    designators: frozenset[str]
    models: frozenset[str]
    marks: frozenset[str]
    one_after: frozenset[str]
    one_before: frozenset[str]


@cache
def label_words() -> LabelWords:
    """The label words, read once a process."""
    table = load_words("numbers")
    calendar, labels, one = table["calendar"], table["labels"], table["one"]
    return LabelWords(
        frozenset(calendar["months"]), frozenset(calendar["weekdays"]), frozenset(calendar["clock"]),
        frozenset(calendar["before_year"]), frozenset(labels["before"]), frozenset(labels["ranks"]),
        frozenset(labels["versions"]), frozenset(labels["software"]),
        frozenset(labels["after"]), frozenset(labels["designators"]), frozenset(labels["models"]),
        frozenset(labels["marks"]), frozenset(one["never_after"]),
        frozenset(one["never_before"]),
    )  # fmt: skip


def reject_labels(p: Parse, found: list[Quantity]) -> list[Quantity]:
    """The numbers that count or measure something, in order."""
    kept: list[Quantity] = []
    last: tuple[Quantity, str] | None = None
    inside = (-1, -1)  # the noun phrase that the number before counts
    for q in found:
        reason = find_reason(p, q, last)
        owned = q.first > 0 and p.tag[q.first - 1] == "POS"  # "14 of the city's 412 polling stations"
        if reason is None and inside[0] <= q.first <= inside[1] and q.plain and q.unit is None and not owned:
            reason = "name"  # "two new 737 Max jets", "12 Leopard 2 tanks"
        if reason is None and last is not None and _ends_score(p, last, q):
            reason = "score"
        if reason is None:
            kept.append(q)
            phrase = find_phrase(p, q.last) if q.unit is None and q.form in ("digits", "words") else None
            inside = (phrase[0], phrase[1]) if phrase is not None else (-1, -1)
            continue
        if kept and reason in ("name", "date") and kept[-1].plain and p.text[kept[-1].stop : q.begin] in ("-", "–"):
            kept.pop()  # "16-18 Harbour Road"
        last = (q, reason)
    return kept


def _ends_score(p: Parse, last: tuple[Quantity, str], q: Quantity) -> bool:
    """Whether the number is the second half of "beat the Rangers 6-3", whose first half was taken for a name."""
    joined = last[0].plain and q.plain and q.unit is None and p.text[last[0].stop : q.begin] in ("-", "–")
    return joined and last[1] in ("name", "age", "label", "rank")


def find_reason(p: Parse, q: Quantity, last: tuple[Quantity, str] | None = None) -> str | None:
    """Why a number is no figure, in one word; None for a figure. `last` is the number rejected before it, and why."""
    if q.form in ("digits", "words", "share") and is_clock(p, q):
        return "clock"
    if q.form in ("vague", "share", "zero", "times"):
        return None
    if q.code:
        return "code"
    if q.plain and is_money_of_year(p.text, q.start):
        return "year"  # "in 2015 dollars"
    if q.unit is not None:
        return None
    if is_age_limit(p, q, p.sentences[p.sent[q.first]][0]):
        return "age"
    words = label_words()
    start, stop = p.sentences[p.sent[q.first]]
    before = p.lower[q.first - 1] if q.first > start else ""
    after = p.lower[q.last] if q.last < stop else ""
    if q.form == "words":
        return _word_reason(p, q, before, after, words)
    if not q.plain:
        if q.scale == 1 and "." in p.text[q.start : q.end] and (before in words.versions or after in words.software):
            return "version"
        if q.first == p.paragraphs[p.para[q.first]][0] and _SECTION.match(p.text, q.start):
            return "list"
        named = q.first > start and p.tag[q.first - 1] == "NNP" and p.dep[q.last - 1] in ("nummod", "appos")
        inside = named and p.head[q.first - 1] in (q.last - 1, p.head[q.last - 1])
        after_it = find_phrase(p, q.last) if inside else None
        plural = after_it is not None and p.tag[after_it[1]] in ("NNS", "NNPS")
        if inside and not plural and q.scale == 1 and "." in p.text[q.start : q.end]:
            return "name"  # "Web 2.0", "USB 3.1"
        return "age" if before == "," and is_age(p, q, start) else None
    text, value = p.text, q.low
    if before in ("'s", "’s") and q.first - 2 >= start and p.lower[q.first - 2] in words.designators:
        return "name"
    plural = q.last < stop and p.tag[q.last] in ("NNS", "NNPS")
    if not plural and (text[q.start : q.end] in words.models or after in words.marks):
        return "name"
    if before in words.designators or (q.low < 0 and q.first > start and p.tag[q.first - 1].startswith("NNP")):
        return "name"
    if q.end - q.start > 1 and text[q.start] == "0":
        return "code"
    if reason := _date_reason(p, q, before, after, last, words):
        return reason
    if text[q.start - 1 : q.start] == "[" and text[q.end : q.end + 1] == "]":
        return "note"
    if q.start > 0 and text[q.end : q.end + 1] in (".", ")") and p.paragraphs[p.para[q.first]][0] == q.first:
        return "list"
    if q.start == 0 and text[q.end : q.end + 2] in (". ", ") "):
        return "list"
    if before in words.before and not _heads_right(p, q) and not _is_verb(p, q.first - 1):
        return "label"
    if _is_numbered(p, q, before) or (last is not None and _goes_on(p, q, last)):
        return "label"
    if before == "of" and q.first - 2 >= start and p.lower[q.first - 2] in ("age", "ages"):
        q.weak = "age"
    phrase = find_phrase(p, q.last)
    if _is_named(p, q, phrase, before, after, words):
        return "name"
    if before in words.ranks and phrase is None:
        return "rank"
    if 1000 <= value <= 2999 and q.first == start and after in ("-", "–", "—", ":") and phrase is None:
        return "year"  # a chronicle
    if 1000 <= value <= 2999 and q.end - q.start == 4 and _is_year(p, q, phrase, before, words):
        return "year"
    if is_age(p, q, start):
        return "age"
    if phrase is None and 0 < value < 110 and (has_reached(p, q) or is_of_age(p, q, start)):
        q.weak = "age"
    return None


def _date_reason(
    p: Parse, q: Quantity, before: str, after: str, last: tuple[Quantity, str] | None, words: LabelWords
) -> str | None:
    value = q.low
    month_before = before in words.months and p.word[q.first - 1][0].isupper()
    if month_before and value <= 31 and _has_its_day(p, q.first - 1):
        return None
    if before == "." and q.first > 1 and p.lower[q.first - 2] in words.months:
        month_before = True
    month_after = after in words.months and p.word[q.last][0].isupper() and not p.word[q.last].isupper()
    if after == "of" and q.last + 1 < len(p) and p.lower[q.last + 1] in words.months:
        month_after = True
    if (month_before or month_after) and (value <= 31 or 1000 < value < 2200):
        return "date"
    if after in words.clock and value <= 2400:
        if after in _UPPER_CLOCK and not p.word[q.last].isupper():
            return None
        return "clock"
    if last and last[1] in ("date", "year", "clock") and 0 < q.first - last[0].last <= 2:
        between = p.lower[last[0].last : q.first]
        if between and all(word in _JOINTS or word in ("the", "of") or word in words.months for word in between):
            if between[0] in words.months and value <= 31 and not month_after:
                return None  # "on 10 March and 12 were hurt"
            noun = q.last < len(p) and p.tag[q.last] in ("NNS", "NN") and p.sent[q.last] == p.sent[q.first]
            if (value <= 31 and not noun) or 1900 <= value < 2200:
                return last[1]
            if last[1] == "year" and between[0] in ("-", "–", "/") and value < 100:
                return "year"
    # "between 3 and 5 May", "3-5 March": the month stands after the second.
    if value <= 31 and after in ("-", "–", "and", "to", "or") and q.last + 2 < len(p):
        follows = p.lower[q.last + 2]
        if p.tag[q.last + 1] == "CD" and follows in words.months and p.word[q.last + 2][0].isupper():
            return "date"
    return None


def _has_its_day(p: Parse, month: int) -> bool:
    """ "since 2 September three workers have died": the month's day stands before it, what follows is no day."""
    before = p.word[month - 1] if month and p.sent[month - 1] == p.sent[month] else ""
    return before.isdigit() and len(before) <= 2


def _is_year(p: Parse, q: Quantity, phrase: tuple[int, int, bool] | None, before: str, words: LabelWords) -> bool:
    if before in (
        "about",
        "than",
        "nearly",
        "some",
        "roughly",
        "almost",
        "approximately",
        "least",
        "estimated",
        "additional",
        "another",
    ):
        return 1900 <= q.low <= 2100 and phrase is None and before in ("about", "than")
    known = phrase is not None and class_of_noun(p, phrase[0], phrase[1]) is not None
    recent = 1900 <= q.low <= 2100
    if known and phrase is not None and before not in ("the", "s", "'s", "’s", "its", "their", "this", "a"):
        # "2018 people" counts; "2018 deaths", "2022 attacks" may be of the year
        return recent and before in words.before_year and p.tag[phrase[1]] not in ("NNS", "NNPS")
    if before in ("in", "since", "until", "during", "by") and (recent or phrase is None) and q.low >= 1100:
        return True
    if recent:
        return not (q.low == 2000 and phrase is not None and p.tag[phrase[1]] == "NNS" and before not in ("the", "in"))
    if before in words.before_year and phrase is None:
        return q.low >= 1100
    return (phrase is None and before in ("in", "since")) or (q.low >= 1100 and before == "the" and phrase is None)


def _is_verb(p: Parse, i: int) -> bool:
    """Whether "number" is what the counted do: "the observers now number 97"."""
    if p.lower[i] != "number" or i == 0:
        return False
    if p.tag[i].startswith("VB") or p.tag[i - 1] in ("NNS", "NNPS", "RB"):
        return True
    return p.lower[i - 1] in ("dead", "wounded", "missing")


def _is_numbered(p: Parse, q: Quantity, before: str) -> bool:
    """ "School No. 14", whose full stop is a token of its own; not "No. 14 people died"."""
    i = q.first - 2
    return (
        before == "."
        and i >= 0
        and p.lower[i] in ("no", "nos")
        and p.end[i] == p.start[i + 1]
        and not _heads_right(p, q)
    )


def _goes_on(p: Parse, q: Quantity, last: tuple[Quantity, str]) -> bool:
    """ "stations Nos. 203, 208 and 211": a list of labels goes on."""
    between = p.lower[last[0].last : q.first]
    return last[1] == "label" and between in _LISTS and find_phrase(p, q.last) is None


def _heads_right(p: Parse, q: Quantity) -> bool:
    """Whether the number counts a plural noun after it, by the parse."""
    head = p.head[q.last - 1]
    return head >= q.last and p.tag[head] in ("NNS", "NNPS") and p.dep[q.last - 1] in ("nummod", "quantmod")


def _is_named(
    p: Parse, q: Quantity, phrase: tuple[int, int, bool] | None, before: str, after: str, words: LabelWords
) -> bool:
    following = p.lower[q.last + 1] if q.last + 1 < len(p) else ""
    capital = q.last < len(p) and p.word[q.last][0].isupper()
    if capital and (
        after in words.after
        or following in words.after
        or (q.last + 2 < len(p) and p.lower[q.last + 2] in words.after and p.word[q.last + 2][0].isupper())
    ):
        return True
    if before in words.designators:
        return True
    if before and p.tag[q.first - 1] in ("NNP", "NNPS") and p.word[q.first - 1][0].isupper():
        one_word = p.head[q.first - 1]
        if before in words.months or before in words.weekdays:
            return False
        if capital and p.tag[q.last] == "NNP" and not after.endswith("s"):
            return True
        if phrase is None:
            return p.dep[q.last - 1] in (
                "nummod",
                "appos",
                "compound",
                "nmod",
                "npadvmod",
                "punct",
                "dep",
                "prep",
                "amod",
                "nsubj",
                "pobj",
                "dobj",
                "conj",
                "attr",
                "ROOT",
            ) and not _is_list_after_verb(p, q)
        inside = one_word in (phrase[1], q.last - 1) or one_word == p.head[q.last - 1]
        return inside and p.dep[q.first - 1] in ("compound", "nmod", "amod", "nummod", "appos", "poss", "nsubj")
    if capital and (p.tag[q.last] in ("NNPS", "NNS") or class_of_noun(p, q.last, q.last) is not None):
        return False
    if phrase is not None and capital and p.tag[phrase[1]] == "NNP" and not p.lower[phrase[1]].endswith("s"):
        return class_of_noun(p, phrase[0], phrase[1]) is None
    return False


def _is_list_after_verb(p: Parse, q: Quantity) -> bool:
    # "Dow +0.2%" never comes here (it has a unit); "gave Kyiv 12" does
    return p.dep[q.first - 1] in ("dative",)


def _word_reason(p: Parse, q: Quantity, before: str, after: str, words: LabelWords) -> str | None:
    word = p.lower[q.first]
    capital = p.word[q.first][0].isupper() and q.first > p.sentences[p.sent[q.first]][0]
    if (
        capital
        and before
        and p.word[q.first - 1][0].isupper()
        and before not in ("the",)
        and find_phrase(p, q.last) is None
    ):
        return "name"
    if before in words.before and p.tag[q.first - 1][0] == "N" and not _heads_right(p, q):
        return "label"
    if after == "-" and capital and q.last + 1 < len(p) and p.word[q.last + 1][0].isupper():
        return "name"  # "the Five-Star Movement"
    if after in words.weekdays and before in ("at", "after", "before", "around", "by", "until", "till"):
        return "clock"
    if (before in words.months and not _has_its_day(p, q.first - 1)) or after in _HOURS or after in words.clock:
        return "date"
    single = q.last == q.first + 1
    if single and word == "zero":
        phrase = find_phrase(p, q.last)
        return None if phrase and p.tag[phrase[1]] in ("NNS", "NNPS") else "name"
    if single and word == "one":
        return _one_reason(p, q, before, after, words)
    phrase = find_phrase(p, q.last)
    if phrase is None and single and _points_back(p, q, before, after):
        return "pronoun"
    if before in words.ranks and phrase is None:
        return "rank"
    if phrase is None and 0 < q.low < 110 and has_reached(p, q):
        q.weak = "age"  # "who was eleven"
    return None


def _points_back(p: Parse, q: Quantity, before: str, after: str) -> bool:
    """ "the two said": told of before. "Five of the eight", "a team of six", "all nine aboard" say how many."""
    if before not in ("the", "these", "those", "all", "of"):
        return False
    if after in ("of", "killed", "dead", "wounded", "injured", "missing"):
        return False
    if before == "of":
        return is_of_age(p, q, p.sentences[p.sent[q.first]][0]) or p.lower[q.first - 2 : q.first - 1] in _AGES
    if before == "all":
        return q.low <= 2
    if before == "the" and after == "who":  # "the four who died"
        return False
    return not (p.lower[q.first - 2 : q.first - 1] == ["of"] and _counts_from(p, q.first - 3))


def _counts_from(p: Parse, i: int) -> bool:
    return i >= 0 and (p.tag[i] == "CD" or p.lower[i] in ("any", "none", "half"))


def _one_reason(p: Parse, q: Quantity, before: str, after: str, words: LabelWords) -> str | None:
    if after == "of":
        q.weak = "one of"
        return None
    if after in ("to", "or", "-", "–") and q.last + 1 < len(p) and p.tag[q.last + 1] == "CD":
        return None  # "one to two years"
    joins = before == "that" and p.dep[q.first - 1] == "mark"  # "said that one sailor was missing"
    if (before in words.one_after and not joins) or after in words.one_before or before == "-" or after == "-":
        return "pronoun"
    if find_phrase(p, q.last) is not None or _is_one_of_these(p, q):
        return None
    if after in ("killed", "dead", "wounded", "injured", "missing", "arrested", "detained"):
        return None
    if after in ("more", "that", "who", "which"):
        q.weak = "pronoun"
        return None if before in ("of", "to") or after == "more" else "pronoun"
    return "pronoun"


def _is_one_of_these(p: Parse, q: Quantity) -> bool:
    """ "Eight were shot and one, a cleaner, was killed": one of those that a number before has counted."""
    verb = p.head[q.first]
    if p.dep[q.first] not in ("nsubj", "nsubjpass") or p.tag[verb] not in ("VBD", "VBN"):
        return False
    if p.lemma(verb) in load_words("events")["reporting"] or p.lower[q.first - 1] in ("”", '"', "''", "not"):
        return False
    helpers = [c for c in p.children[verb] if c < verb and p.dep[c] in ("aux", "auxpass")]
    if any(p.tag[c] == "MD" or p.lower[c] in ("is", "are") for c in helpers) and p.tag[verb] == "VBN":
        return False
    here = p.sent[q.first]
    return "CD" in p.tag[p.sentences[max(0, here - 1)][0] : q.first]
