"""The words round every trigger as a string of classes, one character a word, that the patterns run over."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from reportedly.extract.parse import Parse
from reportedly.extract.time.holidays import list_holidays
from reportedly.lang import load_words

# How many tokens round a trigger are looked at; the longest expression is shorter.
BEFORE, AFTER = 9, 9

# What a table of times.toml is called in the patterns.
_TABLES = {
    "weekday": "W",
    "month": "M",
    "month_short": "M",
    "weekday_short": "V",
    "unit": "u",
    "units": "U",
    "clock_unit": "h",
    "clock_units": "H",
    "number": "c",
    "ordinal": "O",
    "decade": "E",
    "deictic_day": "D",
    "part": "P",
    "parts": "p",
    "season": "S",
    "seasons": "s",
    "set": "7",
    "zone": "Z",
    "zone_open": "Z",
}
# What a small word is called, by its meaning.
_SMALL = {
    **dict.fromkeys(("last", "past", "previous"), "l"),
    **dict.fromkeys(("next", "following"), "x"),
    **dict.fromkeys(("this", "current"), "i"),
    **dict.fromkeys(("same", "that", "those", "these"), "T"),
    "earlier": "B",
    "later": "A",
    "before": "b",
    "previously": "b",
    "after": "e",
    **dict.fromkeys(("early", "late", "mid"), "k"),
    **dict.fromkeys(("start", "middle", "end"), "K"),
    **dict.fromkeys(("few", "several", "couple"), "F"),
    **dict.fromkeys(("now", "recently", "soon"), "1"),
    **dict.fromkeys(("more", "additional"), "+"),
    "latest": "R",
    "recent": "R",
    "the": "t",
    "a": "a",
    "every": "v",
    "ago": "g",
    "fiscal": "f",
    "half": "2",
    "of": "@",
    "and": "&",
    "to": ">",
    "future": "3",
    "overnight": "4",
    "final": "O",
    "full": "5",
    "ahead": "6",
    "annual": "^",
    "on": "%",
    "in": "%",
    "at": "%",
    "per": "/",
    "old": "9",
    "period": "=",
    "then": "N",
    "moment": "N",
}
_NUMERIC = re.compile(
    r"(?P<I>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-]))"
    r"|(?P<w>\d{4}-W\d{2}(?:-[1-7])?(?![\d-]))"
    r"|(?P<s>(?:19|20)\d\d[-–/]\d{2}(?![\d/–-]))"
    r"|(?P<J>\d{1,2}(?P<sep>[/.])\d{1,2}(?P=sep)\d{2}(?:\d{2})?(?![\d/]))"
    r"|(?P<C>\d{1,2}[:.]\d{2}(?::\d{2})?(?![\d%:]))"
    r"|(?P<o>\d{1,2}(?:st|nd|rd|th)(?![A-Za-z]))"
    r"|(?P<E>\d{3}0s(?![A-Za-z]))"
    r"|(?P<n>\d+(?:,\d{3})+(?:\.\d+)?|\d{1,4}[\s-]\d/\d(?![\d/])|\d+\.\d+|\d+)",
)
_DAYS_SHORT = "Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun"
_MONTHS_SHORT = "Jan|Febr?|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"


@cache
def _token() -> re.Pattern[str]:
    holidays = "|".join(re.escape(name) for name in sorted(list_holidays(), key=lambda n: (-len(n), n)))
    return re.compile(
        r"(?P<num>(?<![A-Za-z\d])\d)"  # a place for _NUMERIC to look at
        rf"|(?P<hol>(?<!\w)(?:{holidays})(?!\w))"
        rf"|(?P<dot>(?:{_DAYS_SHORT}|{_MONTHS_SHORT}|{_MONTHS_SHORT.upper()})\.)"
        r"|(?P<am>[oO]['’]clock(?!\w)|[ap]\.\s?m\.|[AP]\.M\.|(?<![A-Za-z])[ap]\.?m(?![A-Za-z])\.?|(?<![A-Za-z])[AP]M(?![A-Za-z]))"
        r"|(?P<spoken>(?<!\w)(?:nineteen|eighteen|seventeen)[\s-](?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
        r"|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
        r"(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?)(?!\w))"
        r"|(?P<short>['’‘](?:\d0s|\d\d(?!\d)))"
        r"|(?P<q>(?:Q[1-4]|H[12]|[1-4]Q)(?!\w))"
        r"|(?P<poss>['’]s?(?![A-Za-z]))"
        r"|(?P<word>[^\W\d_]+(?:['’](?:ll|d|re|ve))?)"
        r"|(?P<dash>--?|[–—])"
        r"|(?P<p>[^\w\s]|_)"
    )


@cache
def word_classes() -> dict[str, tuple[str, Any]]:
    """Each lower-case word of times.toml with its class and what it means."""
    words = load_words("times")
    classes: dict[str, tuple[str, Any]] = {}
    for word, meaning in words["small"].items():
        classes[word] = (_SMALL.get(meaning, "."), meaning)
    for table, kind in _TABLES.items():
        entries = words[table]
        if table == "zone_open":
            entries = dict.fromkeys(entries["words"])
        for word, meaning in entries.items():
            classes[word] = ({"quarter": "q", "century": "z"}.get(word, kind), meaning)
            if kind == "W":
                classes[word + "s"] = ("w", meaning)
    return classes


@cache
def words_short() -> frozenset[str]:
    """Months and weekdays that are written with a full stop."""
    words = load_words("times")
    return frozenset([*words["month_short"], *words["weekday_short"]])


@cache
def _triggers() -> frozenset[str]:
    found = {word for word, (kind, _) in word_classes().items() if kind in "WwMVuUqzhHEDPpSs7g1345"}
    found |= {part.lower() for name in list_holidays() for part in re.split(r"[\s'’-]", name) if len(part) > 3}
    found |= {word + "." for word in words_short()}
    found |= {
        "current",
        "nineteen",
        "eighteen",
        "seventeen",
        "annual",
        "gmt",
        "utc",
        "recent",
        "previously",
        "formerly",
        "years",
        "past",
        "pm",
        "am",
        "a.m.",
        "p.m.",
        "a.m",
        "p.m",
    }
    return frozenset(found)


# "since then", "by that time": too common a word to look at without the one before it.
_POINTING = frozenset(("then", "time", "point", "moment"))
_BEFORE_POINTING = frozenset(("that", "by", "until", "till", "since", "before", "from"))

# Words that are times only with a capital; "may" alone is one word in two hundred.
_CAPITAL = frozenset(("may", "march", "mar", "sat", "sun", "mon", "wed", "fri"))


_SHAPED = re.compile(
    r"(?:1[0-9]|20|21)\d\d(?:s|$|\D)|\d{1,2}[:.]\d\d|\d\d[/.]\d|\d+(?:st|nd|rd|th)$|\d0s|['’‘]\d\d(?!\d)|^Q[1-4]$|^H[12]$|\d[ap]\.?m"
)
_HYPHENED = re.compile(r"[-–—/]")


@dataclass(slots=True)
class Lexed:
    """Words in parallel lists: where each stands, its lower-case form and meaning; `kinds` is one class a word.

    A ";" in `kinds` parts the windows.
    """

    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    value: list[Any] = field(default_factory=list)
    kinds: str = ""


def find_triggers(p: Parse) -> list[int]:
    """The tokens that may be part of a time, in order."""
    triggers = _triggers()
    found = [i for i, w in enumerate(p.lower) if w in triggers or w in _POINTING or not w.isalpha()]
    words, lower = p.word, p.lower
    return [
        i
        for i in found
        if (lower[i] in triggers and (lower[i] not in _CAPITAL or words[i][0].isupper()))
        or _is_shaped(words[i], triggers)
        or (words[i] in ("'", "’", "‘") and i + 1 < len(words) and words[i + 1][:2].isdigit())  # '82 in two tokens
        or (lower[i] in _POINTING and i > 0 and lower[i - 1] in _BEFORE_POINTING)
    ]


def _is_shaped(word: str, triggers: frozenset[str]) -> bool:
    if len(word) < 2 or len(word) > 60:
        return False
    if _SHAPED.search(word):
        return True
    return bool(_HYPHENED.search(word)) and any(part.lower() in triggers for part in _HYPHENED.split(word))


def lex_times(p: Parse) -> Lexed:
    """Lay out the words round the triggers of a parse.

    >>> from reportedly.extract.parse import parse_report
    >>> lex_times(parse_report("They met on Friday, 18 October.")).kinds
    '..%W,dM.;'
    """
    out = Lexed()
    kinds: list[str] = []
    triggers = find_triggers(p)
    first = last = -1
    bounds = p.paragraphs
    for i in triggers:
        low, high = bounds[p.para[i]]
        a, b = max(low, i - BEFORE), min(high, i + AFTER + 1)
        if first >= 0 and a <= last and p.para[i] == p.para[last - 1]:
            last = b
            continue
        if first >= 0:
            _lex_window(p, first, last, out, kinds)
        first, last = a, b
    if first >= 0:
        _lex_window(p, first, last, out, kinds)
    out.kinds = "".join(kinds)
    return out


def _lex_window(p: Parse, first: int, last: int, out: Lexed, kinds: list[str]) -> None:
    text, pos, stop = p.text, p.start[first], p.end[last - 1]
    classes, token, numeric = word_classes(), _token(), _NUMERIC

    def add(start: int, end: int, kind: str, value: Any) -> None:
        out.start.append(start)
        out.end.append(end)
        out.lower.append(text[start:end].lower())
        out.value.append(value)
        kinds.append(kind)

    while m := token.search(text, pos, stop):
        group, pos = m.lastgroup, m.end()
        start = m.start()
        if group == "word":
            word = m.group()
            kind, value = classes.get(word.lower(), (".", None))
            if (kind in "MWVw" and word[0].islower()) or (kind == "Z" and not word.isupper()):
                kind = "."
            add(start, pos, kind, value)
        elif group == "num":
            n = numeric.match(text, start, stop)
            if n is None:  # cannot happen: a number begins with a digit
                continue
            pos = n.end()
            kind, value = _read_number(n)
            add(start, pos, kind, value)
        elif group == "p":
            mark = m.group()
            add(start, pos, {",": ",", "/": "/", "&": "&"}.get(mark, "~" if mark in '(["“' else "."), mark)
        elif group == "dash":
            add(start, pos, "-", m.group())
        elif group == "poss":
            add(start, pos, "'", None)
        elif group == "dot":
            kind, value = classes[m.group()[:-1].lower()]
            add(start, pos, kind, value)
        elif group == "hol":
            add(start, pos, "X", m.group())
        elif group == "spoken":
            add(start, pos, "Y", _read_spoken(m.group()))
        elif group == "am":
            add(start, pos, "G", m.group()[0].lower())
        elif group == "short":
            digits = m.group()[1:]
            add(start, pos, "E" if digits.endswith("s") else "y", int(digits[:2]))
        else:
            add(start, pos, "Q", m.group())
    add(stop, stop, ";", None)


def _read_spoken(text: str) -> int:
    numbers = [load_words("times")["number"][word] for word in re.split(r"[\s-]", text.lower())]
    return int(numbers[0] * 100 + sum(numbers[1:]))


def _read_number(n: re.Match[str]) -> tuple[str, Any]:
    text = n.group()
    kind = n.lastgroup if n.lastgroup != "sep" else "J"
    if kind == "o":
        number = int(text[:-2])
        return ("o", number) if 1 <= number <= 31 else ("O", number)
    if kind == "E":
        return "E", int(text[:-1])
    if kind in ("I", "J", "C"):
        return kind, text
    if kind == "s":
        return ("I" if int(text[5:]) > int(text[2:4]) or 1 <= int(text[5:]) <= 12 else "."), text
    if kind == "w":
        return "I", text
    if text.isascii() and text.isdigit():
        number = int(text) if len(text) < 12 else -1
        if len(text) == 4 and 1000 <= number <= 2199:
            return "Y", number
        if len(text) <= 2 and 1 <= number <= 31:
            return "d", number
        return "n", number
    if "/" in text:
        whole, top, bottom = re.split(r"[\s/-]", text)
        return "n", int(whole) + (int(top) / int(bottom) if int(bottom) else 0)
    try:
        return "n", float(text.replace(",", ""))
    except ValueError:
        return "n", -1
