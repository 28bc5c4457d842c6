"""Units of measure and money around a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.digits import money_before
from reportedly.extract.quantity.quantity import Quantity
from reportedly.lang import load_words
from reportedly.model import CountedClass, Span

_MORE = r"(?:[ \u00a0-]([A-Za-z]+))?"
_SPELLED = re.compile(r"[ \u00a0\u202f\u2009]?(?:[-‑] ?)?([A-Za-z.%]+)" + 3 * _MORE)
_ATTACHED = re.compile(r"[-‑]?([A-Za-zµμ°º℃℉%％‰″′²³€£¥₽₴₹¢$×ł]+(?:/[A-Za-z]+)?[23]?)")
_LOOSE = re.compile(
    r"[ \u00a0\u202f\u2009]([A-Za-zµμ°º℃℉%％€£¥₽₴₹$¢ł]+(?:/[A-Za-z]+)?[23²³]?|° ?[CF])(?![A-Za-z0-9]|[-‑][A-Za-z0-9])"
)
_LOOSE_PAIR = re.compile(r"[ \u00a0-]((?:sq|cu|lb)\.?[ -](?:km|m|mi|ft)\.?)(?![A-Za-z0-9])")
_MODEL = re.compile(r"[-‑]\d{2,4}([A-Za-z]{1,3})(?![A-Za-z])")
_MILLIONS = re.compile(r"\s?(mm|m|M|b|B|t|T)(?![A-Za-z0-9])")
_COUNTRY = re.compile(r" (?:US|U\.S\.|USD|AUD|CAD|Cdn|Canadian)(?![A-Za-z0-9])(?! (?:\$|[a-z]+s\b))")
_RATE = re.compile(
    r"(?:[ \u00a0]per[ \u00a0]|/|-per-)([a-z]+(?: (?:foot|metre|meter|mile|kilometre|kilometer|inch|yard|cent))?)"
    r"|[ \u00a0-](?:a|an|each|every)[ \u00a0-]([a-z]+)(?! (?:ago|earlier|later|before|after|or so)\b)"
)
_WAGES = re.compile(r"\b(?:wages?|pay|paid|pays|salar(?:y|ies)|earn\w*|rents?|costs?|fees?|benefits?|pensions?)\b")
_HEIGHT = re.compile(
    r"[ )-]*(?:high|tall|long|deep|wide|thick|away|above|below|from|race|sprint|final|freestyle|hurdles|relay|apart"
    r"|north|south|east|west|off|up|down|\(\d)"
)
_JOINTS = ("-", "–", "to", "and", "or")
_SCALE = {"m": 1e6, "mm": 1e6, "M": 1e6, "b": 1e9, "B": 1e9, "t": 1e12, "T": 1e12}
# Digits right after such a letter come here only for large sums: "N60 million" is naira.
_LETTER_MONEY = {"N": "NGN", "R": "ZAR", "P": "PHP"}


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Units by spelling: `spelled` in lower case with plurals, `attached` against digits, `loose` after a space."""

    spelled: dict[str, tuple[str, CountedClass]]
    attached: dict[str, tuple[str, CountedClass]]
    loose: dict[str, tuple[str, CountedClass]]
    before: dict[str, str]
    rates: frozenset[str]
    sums: frozenset[str]


@cache
def unit_words() -> UnitWords:
    """The units of `units.toml`, read once a process."""
    spelled: dict[str, tuple[str, CountedClass]] = {}
    attached: dict[str, tuple[str, CountedClass]] = {}
    loose: dict[str, tuple[str, CountedClass]] = {}
    before: dict[str, str] = {}
    table = load_words("units")
    for section, rows in table.items():
        if section in ("rate", "pounds", "metric"):
            continue
        kind = CountedClass(section)
        for unit, row in rows.items():
            for word in row.get("words", ()):
                phrase = word.replace("-", " ")
                spelled[phrase] = (unit, kind)
                if not phrase.endswith(("s", "feet")):
                    spelled.setdefault(phrase + "s", (unit, kind))
            for symbol in row.get("symbols", ()):
                attached[symbol] = (unit, kind)
            for symbol in row.get("loose", ()):
                loose[symbol] = (unit, kind)
                attached.setdefault(symbol, (unit, kind))
            for symbol in row.get("before", ()):
                before[symbol] = unit
    return UnitWords(
        spelled, attached, loose, before, frozenset(table["rate"]["words"]), frozenset(table["pounds"]["sums"])
    )


def attach_unit(p: Parse, q: Quantity, earlier: Quantity | None = None) -> None:
    """Set `unit`, `unit_span`, `kind`, `begin` and `stop` by currency, unit and rate; `code` for "5G"."""
    if q.form in ("zero", "times"):
        return
    text, words = p.text, unit_words()
    if q.form in ("digits", "words") and (money := money_before(text, q.start)):
        sign = money.group().rstrip(" \u00a0\u202f-−")
        q.begin, q.unit, q.kind = money.start(), words.before[sign], CountedClass.MONEY
        q.unit_span = Span(money.start(), money.start() + len(sign))
        if q.scale == 1 and q.form == "digits" and (letter := _MILLIONS.match(text, q.end)):
            _rescale(q, letter)
        if q.unit == "USD" and (country := _COUNTRY.match(text, q.stop)):
            q.stop = country.end()
        elif (code := _LOOSE.match(text, q.stop)) and words.loose.get(code[1], ("", None))[0] == q.unit:
            q.stop = code.end()
    elif q.form == "digits" and q.start and (unit := _LETTER_MONEY.get(text[q.start - 1])):
        q.begin, q.unit, q.kind = q.start - 1, unit, CountedClass.MONEY
        q.unit_span = Span(q.start - 1, q.start)
        if q.scale == 1 and (letter := _MILLIONS.match(text, q.end)):
            _rescale(q, letter)
    elif earlier and earlier.kind is CountedClass.MONEY and text[earlier.stop : q.begin].strip() in _JOINTS:
        q.kind = None
        letter = _MILLIONS.match(text, q.end) if q.form == "digits" and q.scale == 1 else None
        if letter:  # "£1.5-2m"
            _rescale(q, letter)
            q.unit, q.kind, q.unit_span = earlier.unit, earlier.kind, earlier.unit_span
        else:
            _find_after(p, q, words)
    elif q.form != "share":
        _find_after(p, q, words)
    _find_rate(text, q)


def _is_unit(letters: str, words: UnitWords) -> bool:
    return (
        letters in words.attached
        or letters in load_words("numbers")["letters"]
        or letters in ("th", "st", "nd", "rd", "s")
    )


def _rescale(q: Quantity, letter: re.Match[str]) -> None:
    scale = _SCALE[letter[1]]
    q.low = round(q.low * scale, 6)
    q.high = None if q.high is None else round(q.high * scale, 6)
    q.scale, q.plain = scale, False
    q.end = q.stop = letter.end()


def _find_after(p: Parse, q: Quantity, words: UnitWords) -> None:
    text, end = p.text, q.end
    follows = text[end : end + 1]
    letter = follows in ("m", "b", "t") and not text[end + 1 : end + 2].isalnum()
    if letter and q.form == "digits" and q.scale == 1 and _is_scale(p, q, end + 1):
        _rescale(q, _MILLIONS.match(text, end))  # type: ignore[arg-type]
        end, follows = q.end, text[q.end : q.end + 1]
        if follows.isalpha():
            return
    found: tuple[str, CountedClass] | None = None
    stop = end
    if (model := _MODEL.match(text, end)) and q.form == "digits" and not _is_unit(model[1], words):
        q.code = True  # "the 777-200LR"
        return
    if follows and not follows.isspace() and (match := _ATTACHED.match(text, end)):
        symbol = match[1]
        found, stop = words.attached.get(symbol), match.end()
        if found and text[end] in "-‑" and len(symbol) == 1 and symbol.isalpha():
            found = None
        if found is None and text[end] not in "-‑":
            for length in range(len(symbol) - 1, 0, -1):  # "%-owned", "€/MWh"
                if not symbol[length].isalpha() and (found := words.attached.get(symbol[:length])):
                    stop = match.start(1) + length
                    break
            if found is None and words.spelled.get(symbol.lower()) is None:
                q.code = symbol[0].isalpha() and q.form == "digits"
    if found is None and (match := _LOOSE_PAIR.match(text, end)):
        found, stop = words.loose.get(match[1].replace("-", " ")), match.end()
    if found is None and (match := _LOOSE.match(text, end)):
        found, stop = words.loose.get(match[1]), match.end()
    if (match := _SPELLED.match(text, end)) and (match.start(1) > end or found is None):
        for count in (4, 3, 2, 1):
            if match[count] is None:
                continue
            stop_at = match.end(count)
            phrase = text[match.start(1) : stop_at].lower().replace("-", " ").replace("\u00a0", " ")
            entry = words.spelled.get(phrase)
            if entry is None and phrase[-1] == ".":
                phrase, stop_at = phrase[:-1], stop_at - 1
                entry = words.spelled.get(phrase)
            if entry is None and count == 2 and match[1][0].isupper():
                entry = words.spelled.get(phrase.partition(" ")[2])  # "Fijian dollars"
                entry = entry if entry and entry[1] is CountedClass.MONEY else None
            if entry and (found is None or count > 1) and _fits(p, q, phrase, stop_at):
                found, stop = entry, stop_at
                q.code = False
                break
    if found is None:
        return
    at = end
    while text[at] in " \u00a0\u202f\u2009-‑":
        at += 1
    q.unit, q.kind, q.unit_span, q.stop = found[0], found[1], Span(at, stop), stop
    of = text[stop + 4 : stop + 24].split(" ")[0].rstrip(".,;:)")
    weighed = text[stop : stop + 4] == " of " and of not in words.sums
    if q.unit == "lb" and text[at:stop].lower().startswith("pound") and q.low >= 1e5 and not weighed:
        q.unit, q.kind = "GBP", CountedClass.MONEY


def _fits(p: Parse, q: Quantity, phrase: str, end: int) -> bool:
    if p.text[end : end + 1].isalnum():
        return False
    if phrase == "won":
        return q.low >= 100
    if phrase in ("stone", "mach", "sen", "rand", "real"):
        return q.form == "digits"
    return not (phrase == "pound" and p.text[end : end + 1] == "-")


def _is_scale(p: Parse, q: Quantity, after: int) -> bool:
    """Whether the "m" of "37m" is million: before something counted, or with decimals and nothing that is measured."""
    if _HEIGHT.match(p.text, after):
        return False
    if p.text[after - 1] in "bt":
        return p.text[after - 1] == "b"
    token = p.token_at(after)
    for i in range(token, min(token + 4, len(p))):
        if p.tag[i] in ("NNS", "NNPS") or p.lower[i] in ("people", "of"):
            return True
        if p.tag[i][0] not in "JNV" and p.tag[i] != "HYPH":
            break
    follows = p.tag[token] if token < len(p) else "."
    return not q.plain and follows[0] != "N"


def find_rate(text: str, at: int) -> tuple[str, int] | None:
    """The denominator of a rate that starts at an offset ("per barrel", "a day", "/kWh"), as a symbol, and its end."""
    words = unit_words()
    match = _RATE.match(text, at)
    if match is None:
        return None
    per = match[1] or match[2]
    first, _, second = per.partition(" ")
    if match[2] and match[2] not in words.rates:
        return None
    if match[1] and text[at] == "/" and per not in words.rates and per not in words.attached:
        return None
    entry = words.spelled.get(per)
    if entry is None and second:
        per, entry = first, words.spelled.get(first)
        return (entry[0] if entry and entry[1] is not CountedClass.MONEY else per), match.start(1) + len(first)
    return (entry[0] if entry and entry[1] is not CountedClass.MONEY else per), match.end()


def _find_rate(text: str, q: Quantity) -> None:
    if q.unit is None:
        return
    rate = find_rate(text, q.stop)
    if rate is None:
        return
    if (
        q.unit == "lb"
        and rate[0] in ("hour", "week", "month", "year")
        and _WAGES.search(text, max(0, q.start - 80), q.stop)
    ):
        q.unit, q.kind = "GBP", CountedClass.MONEY  # "the minimum wage is 12.60 pounds an hour"
    if q.unit in ("mi", "km", "m") and rate[0] in ("hour", "second"):
        q.kind = CountedClass.SPEED
    q.unit, q.stop = f"{q.unit}/{rate[0]}", rate[1]
