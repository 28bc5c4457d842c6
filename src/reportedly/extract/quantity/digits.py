"""Numbers written in digits, in any notation, found in the characters of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.quantity import Quantity
from reportedly.lang import load_words

_SPACE = " \u00a0\u2007\u2009\u202f"
_DIGITS = re.compile(
    r"\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"  # 12,34,567 as in India
    r"|\d{1,3}(?P<mark>[,'’])\d{3}(?:(?P=mark)\d{3})*(?!\d)"
    rf"|(?<!\d[{_SPACE}])\d{{1,3}}(?P<space>[{_SPACE}])\d{{3}}(?:(?P=space)\d{{3}})*(?![.,]?\d)(?![{_SPACE}]\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?![.\d])"  # 1.234.567: two full stops cannot be decimals
    r"|\d+"
)
_DECIMALS = re.compile(r"\.\d+")
_FRACTION = re.compile(r"[/⁄](\d{1,3})(?![\d/⁄])")
_MIXED = re.compile(r"[ -](\d)[/⁄](\d{1,3})(?![\d/⁄])")
_POWER = re.compile(r"\s?[x×*]\s?10\^?([−-]?\d{1,2})(?!\d)")
_LETTERS = re.compile(r"[A-Za-z]{1,3}(?![A-Za-z0-9])")
_ORDINAL = re.compile(r" ?(?:nd|rd|th|ND|RD|TH)(?![A-Za-z])|(?:st|ST|s|['’]s)(?![A-Za-z])")
# Dates, clock times, versions and telephone numbers: digits that count nothing.
_CODES = re.compile(
    r"\d{1,4}(?P<cut>[-/.]| [-/] )\d{1,2}(?P=cut)\d{1,4}(?!\d)[\dTZ:.+]*"
    r"|\d{1,2}(?P<colon> ?: ?)\d{2}(?:(?P=colon)\d{2})?(?:\.\d+)?(?!\d)|\d{1,3}:\d{1,3}(?!\d)|\d+(?:\.\d+){3,}"
    r"|\d{3}[-.]\d{3}[-.]\d{4}(?!\d)|\d+(?:-\d+){3,}|\d{1,2}(?:[.:]\d{2})?\s?[AaPp]\.?[Mm]\b\.?"
    r"|0\d{2,4}(?:[ -]\d{2,6}){1,3}(?!\d)|\d{3,4}\s?(?:GMT|UTC|hrs|hours GMT)\b"
)
_TELEPHONE = re.compile(r"\(?\d{1,4}\)?(?:[ -]\d{2,4}){2,5}(?!\d)")
_CHUNK = re.compile(r"[\w-]*")
# "N60 million": letters that are money only before a large sum.
_LETTER_SUM = re.compile(r"\d[\d.]*(?:(?:,\d{3})+| ?(?:million|billion|trillion|bn|mn|m|tn)\b)")
_GLUED = frozenset("/@_&?#№\\")
_PREFIXES = frozenset(("to", "and", "or", "minus", "sub", "by", "plus", "mid", "now"))
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100, 128))
LONGEST = 18  # digits; more is an identifier, and no float holds it


@cache
def _money_before() -> re.Pattern[str]:
    signs = [sign for row in load_words("units")["money"].values() for sign in row["before"]]
    signs.sort(key=lambda sign: (-len(sign), sign))
    return re.compile(r"(?<![A-Za-z])(?:" + "|".join(map(re.escape, signs)) + r")[ \u00a0\u202f]?[-−]?$")


def money_before(text: str, start: int) -> re.Match[str] | None:
    """The currency sign that ends at an offset ("US$", "£", "RM"), its space and a minus included."""
    if start == 0:
        return None
    return _money_before().search(text, max(0, start - 8), start)


def find_digits(p: Parse) -> Iterator[Quantity]:
    """Every number in digits that may be a figure, in order; codes, dates and clock times are passed over."""
    text, at = p.text, 0
    while match := _DIGITS.search(text, at):
        start, end = match.span()
        token = p.token_at(start)
        if token >= len(p) or p.start[token] >= end:
            at = end
            continue  # a time stamp in the margin
        code = _CODES.match(text, start)
        if code is None and start and text[start - 1] in "+(" and end - start <= 4:
            code = _TELEPHONE.match(text, start)
        if code is not None:
            at = code.end()
            continue
        sign = _read_sign(text, start)
        if sign is None or end - start > LONGEST + 6:
            at = max(end, _CHUNK.match(text, end).end())  # type: ignore[union-attr]
            continue
        quantity, at = _read_number(p, match, sign)
        if quantity is not None:
            yield quantity


def _read_sign(text: str, start: int) -> tuple[int, int] | None:
    """-1, 0 (none) or 1 with the offset where the sign starts; None where the digits belong to a word before."""
    if start == 0:
        return 0, start
    before = text[start - 1]
    if (
        before.isspace()
        and text[max(0, start - 6) : start - 1].lower() == "minus"
        and not text[start - 7 : start - 6].isalpha()
    ):
        return -1, start - 6
    if before.isspace() or before in "([{$€£¥~≈<>≥≤":
        return 0, start
    if before == "+":
        return 1, start - 1
    if before in "-‐‑–—−":
        if start == 1 or text[start - 2].isspace() or text[start - 2] in "($€£¥":
            return (-1, start - 1) if before in "-−" else (0, start)
        if text[start - 2].isalpha():
            word = text[max(0, start - 8) : start - 1].rpartition(" ")[2].lower()
            word = word.rpartition("-")[2]
            return (-1, start - 6) if word == "minus" else (0, start) if word in _PREFIXES else None
        return 0, start
    if before == ".":
        if start == 1 or not text[start - 2].isalnum():
            return 0, start
        return (0, start) if money_before(text, start) else None
    if before in "NRP" and (start == 1 or not text[start - 2].isalnum()):
        return (0, start) if _LETTER_SUM.match(text, start) else None
    if before.isalpha() or before in "=":
        return (0, start) if money_before(text, start) else None
    if before in "\"'" and text[start - 2 : start - 1] == "=":
        return None  # an attribute of a tag
    return None if before in _GLUED or (before == ":" and start > 1 and text[start - 2].isdigit()) else (0, start)


def _read_number(p: Parse, match: re.Match[str], sign: tuple[int, int]) -> tuple[Quantity | None, int]:
    text = p.text
    start, end = match.span()
    written = match.group()
    digits = "".join(c for c in written if c.isdecimal())
    value = float(digits)
    plain = len(digits) == len(written)
    if text[start - 1 : start] == "." and start and not (start > 1 and text[start - 2].isalnum()):
        value, plain, start = value / 10 ** len(digits), False, start - 1
    elif decimals := _DECIMALS.match(text, end):
        end, plain = decimals.end(), False
        value = float(digits + decimals.group())
        if end < len(text) - 1 and text[end] == "." and text[end + 1].isdigit():
            return None, end  # a version or a section: 3.2.1
    elif plain and (fraction := _FRACTION.match(text, end)):
        parts = int(fraction[1])
        if parts not in _DENOMINATORS or value >= parts:
            return None, fraction.end()
        value, end, plain = value / parts, fraction.end(), False
    elif plain and (mixed := _MIXED.match(text, end)) and int(mixed[1]) < int(mixed[2]) in _DENOMINATORS:
        value, end, plain = value + int(mixed[1]) / int(mixed[2]), mixed.end(), False
    if glyph := load_words("numbers")["glyphs"].get(text[end : end + 1]):
        value, end, plain = value + glyph, end + 1, False
    if power := _POWER.match(text, end):
        value, end, plain = value * 10.0 ** int(power[1].replace("−", "-")), power.end(), False
    if _ORDINAL.match(text, end) and not (text[end] == "s" and not plain):
        return None, end + 2
    scale = 1.0
    letters = _LETTERS.match(text, end)
    if letters and letters.group() not in ("m", "mm", "t", "b", "T"):
        scale = load_words("numbers")["letters"].get(letters.group(), 1.0)
        if scale != 1:
            value, end, plain = round(value * scale, 6), letters.end(), False
    if sign[0]:
        start, plain = sign[1], False
        value = -value if sign[0] < 0 else value
    first, last = p.token_at(start), p.token_at(end - 1) + 1
    if last > len(p) or first >= last:
        return None, end
    return (
        Quantity(
            start=start, end=end, first=first, last=last, low=value, high=value, form="digits", plain=plain, scale=scale
        ),
        end,
    )
