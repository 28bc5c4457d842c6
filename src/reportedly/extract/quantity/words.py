"""Numbers written in words, alone or after digits ("two hundred and fifty", "4.3 million", "a dozen", "tens of thousands")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.digits import find_digits
from reportedly.extract.quantity.quantity import Quantity
from reportedly.lang import load_words


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The word lists of `numbers.toml` that hold values, and the set of all words that may start a number."""

    small: dict[str, float]
    tens: dict[str, float]
    scales: dict[str, float]
    plurals: dict[str, float]
    several: dict[str, list[float]]
    fractions: dict[str, float]
    multiples: dict[str, float]
    triggers: frozenset[str]
    forms: dict[str, str]


@cache
def number_words() -> NumberWords:
    """The number words, read once a process."""
    words = load_words("numbers")
    small = {**words["small"], "zero": 0}
    forms = {}
    for lemma in words["multiples"]:
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        for form in (lemma, lemma + "s", stem + "ed", stem + "ing"):
            forms[form] = lemma
    triggers = frozenset().union(
        small, words["tens"], words["scales"], words["plurals"], words["fractions"], forms, ("no", "none", "nobody")
    )
    return NumberWords(
        small, words["tens"], words["scales"], words["plurals"], words["several"], words["fractions"], words["multiples"],
        triggers, forms,
    )  # fmt: skip


def find_numbers(p: Parse) -> list[Quantity]:
    """Every number of a text that may be a figure, in words or digits, in order."""
    words = number_words()
    digits: dict[int, Quantity] = {}
    shared: dict[int, list[Quantity]] = {}
    for q in find_digits(p):
        if q.first in digits:  # "20–30" may be one token
            shared.setdefault(q.first, []).append(digits[q.first])
        digits[q.first] = q
    triggers = words.triggers
    starts = sorted({i for i, word in enumerate(p.lower) if word in triggers or word[-1] == "-"} | digits.keys())
    found: list[Quantity] = []
    done = 0
    for i in starts:
        if i < done:
            continue
        found += shared.get(i, ())
        quantity = _read_at(p, i, digits, words)
        if quantity is not None:
            found.append(quantity)
            done = quantity.last
    return found


def _read_at(p: Parse, i: int, digits: dict[int, Quantity], words: NumberWords) -> Quantity | None:
    word = p.lower[i]
    if i not in digits:
        if word[-1] == "-":  # "four- and six-cylinder engines" keeps the hyphen in the token
            value = words.small.get(word[:-1]) or words.tens.get(word[:-1])
            if value is None:
                return None
            made = _make(p, i, i + 1, value, value, "words")
            made.end = made.stop = made.end - 1
            return made
        if word in ("no", "none", "nobody"):
            if word == "no" and p.lower[i + 1 : i + 2] in (
                ["fewer"],
                ["less"],
                ["more"],
                ["longer"],
                ["later"],
                ["greater"],
            ):
                return None
            return _make(p, i, i + 1, 0, 0, "zero")
        if word in words.plurals:
            return _read_plural(p, i, words)
        if word in words.fractions:
            return _read_fraction(p, i, 1, words)
        if word in words.forms:
            if p.tag[i][0] == "V" or word.endswith("fold"):
                value = words.multiples[words.forms[word]]
                return _make(p, i, i + 1, value, value, "times")
            return None
        if word in words.scales:
            return _read_bare_scale(p, i, digits, words)
    value, j, form, first = _read_cardinal(p, i, digits, words)
    if j == i:
        return None
    fraction = j + (j < len(p) and p.lower[j] == "-")
    if fraction < len(p) and p.lower[fraction] in words.fractions and p.sent[fraction] == p.sent[i] and value < 100:
        share = _read_fraction(p, fraction, value, words, start=i)
        if share is not None:
            return share
    ratio = _read_ratio(p, i, j, value, digits, words)
    if ratio is not None:
        return ratio
    if first is not None and j == first.last:
        return first
    made = _make(p, i, j, value, value, form)
    if first is not None:
        made.start = made.begin = first.start
    made.scale = words.scales.get(p.lower[j - 1], 1.0)
    return made


def _make(p: Parse, i: int, j: int, low: float, high: float | None, form: str) -> Quantity:
    return Quantity(start=p.start[i], end=p.end[j - 1], first=i, last=j, low=low, high=high, form=form)


def _read_cardinal(
    p: Parse, i: int, digits: dict[int, Quantity], words: NumberWords
) -> tuple[float, int, str, Quantity | None]:
    """Value, the token after, form, and the digits it starts with, from token `i` on; the token after is `i` for none."""
    total, current, kind = 0.0, None, ""
    lower, stop = p.lower, p.sentences[p.sent[i]][1]
    first: Quantity | None = None
    j = i
    while j < stop:
        word = lower[j]
        if j in digits:
            if kind:
                break
            first = digits[j]
            current, j, kind = first.low, first.last, "digits"
            if first.scale != 1 or p.end[first.last - 1] != first.end:
                break
            continue
        if (value := words.small.get(word)) is not None:
            if not kind or (kind == "hundred" and value > 0) or (kind == "tens" and 0 < value < 10):
                current, kind = (current or 0) + value, "small"
            elif kind == "scale" and (lower[j - 1] == "and" or (total >= 1000 and lower[j + 1 : j + 2] == ["hundred"])):
                current, kind = value, "small"
            else:
                break
        elif (value := words.tens.get(word)) is not None:
            if kind not in ("", "hundred", "scale") or (kind == "scale" and lower[j - 1] != "and" and total < 1000):
                break
            current, kind = (current or 0) + value, "tens"
        elif (value := words.scales.get(word)) is not None:
            if value <= 100:
                if current is None:
                    break
                current, kind = current * value, "hundred" if value == 100 else "scale"
                if value == 12:
                    total, current = total + current, None
            else:
                if current is None and kind != "scale":
                    break
                total = total + current * value if current is not None else total * value
                current, kind = None, "scale"
        elif word == "and" and kind:
            if lower[j + 1 : j + 3] in (["a", "half"], ["a", "quarter"]):
                part = 0.5 if lower[j + 2] == "half" else 0.25
                unit = words.scales.get(lower[j - 1], 1.0)
                if kind == "scale":
                    total += part * unit
                else:
                    current = (current or 0) + part * (100 if kind == "hundred" else 1)
                j, kind = j + 3, "digits" if kind != "scale" else "end"
                continue
            follows = lower[j + 1] if j + 1 < stop else ""
            if (
                kind in ("hundred", "scale")
                and (follows in words.small or follows in words.tens)
                and j + 1 not in digits
            ):
                if kind == "scale" and lower[j - 1] == "dozen":
                    break
                j += 1
                continue
            break
        elif word in ("-", "‑", "–") and kind and j + 1 < stop:
            follows = lower[j + 1]
            if (kind == "tens" and words.small.get(follows, 99) < 10) or (follows in words.scales and kind != "end"):
                j += 1
                continue
            break
        else:
            break
        j += 1
    while j > i and lower[j - 1] in ("and", "-", "‑", "–"):
        j -= 1
    return total + (current or 0), j, "digits" if first is not None else "words", first


def _read_bare_scale(p: Parse, i: int, digits: dict[int, Quantity], words: NumberWords) -> Quantity | None:
    """ "a hundred", "half a million", "several hundred thousand", "a few dozen", "a quarter of a million"."""
    lower, begun = p.lower, p.sentences[p.sent[i]][0]
    scale = words.scales[lower[i]]
    j = i + 1
    factor = 1.0
    while j < len(p) and lower[j] in words.scales and words.scales[lower[j]] >= 1000 and p.sent[j] == p.sent[i]:
        factor *= words.scales[lower[j]]
        j += 1
    scale *= factor
    before = lower[max(begun, i - 4) : i]
    for back in (1, 2):  # "several hundred", "a couple of hundred"
        if len(before) >= back and before[-back] in words.several and (back == 1 or before[-1] == "of"):
            low, high = words.several[before[-back]]
            start = i - back
            if start > begun and lower[start - 1] == "a":
                start -= 1
            return _make(p, start, j, low * scale, high * scale, "vague")
    if before[-1:] in (["a"], ["an"], ["-"], ["half"]):
        if before[-1] == "half" or before[-2:] in (["half", "a"], ["half", "-"], ["half", "an"]):
            start = i - (1 if before[-1] == "half" else 2)
            if start > begun and lower[start - 1] == "a":
                start -= 1
            return _make(p, start, j, scale / 2, scale / 2, "words")
        if before[-3:] == ["quarter", "of", "a"]:
            start = i - 4 if before[:1] == ["a"] else i - 3
            return _make(p, start, j, scale / 4, scale / 4, "words")
        if before[-3:] == ["quarters", "of", "a"]:
            return _make(p, i - 4, j, scale * 0.75, scale * 0.75, "words")
        if before[-1] != "-":
            value, j = scale, j
            if lower[j : j + 3] == ["and", "a", "half"]:
                value, j = scale * 1.5, j + 3
            elif lower[j : j + 1] == ["and"] and j + 1 < len(p) and j + 1 not in digits:
                more, k, _, _ = _read_cardinal(p, j + 1, digits, words)
                if 0 < more < scale and scale >= 100 and k > j + 1 and scale != 12:
                    value, j = scale + more, k
            return _make(p, i - 1, j, value, value, "words")
    return None


def _read_plural(p: Parse, i: int, words: NumberWords) -> Quantity | None:
    lower = p.lower
    low = words.plurals[lower[i]]
    after = lower[i + 1 : i + 3]
    if lower[i] in ("tens", "scores") and after[:1] != ["of"]:
        if lower[i] == "tens" or after[:1] not in (
            ["killed"],
            ["dead"],
            ["were"],
            ["more"],
            ["injured"],
            ["wounded"],
            ["have"],
        ):
            return None
    j, high = i + 1, None
    if after[:1] == ["of"] and len(after) == 2 and after[1] in words.plurals and words.plurals[after[1]] >= 2000:
        low, j = low * words.plurals[after[1]] / 2, i + 3
    first = i
    if i and lower[i - 1] in words.several and p.sent[i - 1] == p.sent[i]:
        first = i - 1
        least, most = words.several[lower[i - 1]]
        low, high = low / 2 * least, low / 2 * most
    elif i and lower[i - 1] == "many" and p.sent[i - 1] == p.sent[i] and not (i > 1 and lower[i - 2] == "as"):
        first = i - 1
    return _make(p, first, j, low, high, "vague")


def _read_fraction(p: Parse, i: int, parts: float, words: NumberWords, start: int | None = None) -> Quantity | None:
    lower, word = p.lower, p.lower[i]
    after = lower[i + 1] if i + 1 < len(p) and p.sent[i + 1] == p.sent[i] else ""
    before = lower[i - 1] if i and p.sent[i - 1] == p.sent[i] else ""
    whole = words.fractions[word]
    value = parts / whole
    if start is not None:
        if value >= 1 or (parts > 1) != word.endswith("s") or word == "halves":
            return None
        if whole == 4 and after != "of" and parts != 3 and lower[i - 1] != "-":
            return None  # two quarters are half a year
        if parts == 1 and after != "of" and lower[i - 1] != "-" and (i + 1 >= len(p) or p.tag[i + 1][0] in "NJ"):
            return None
        return _make(p, start, i + 1, value, value, "share")
    if word == "half":
        first = i - 1 if before == "a" else i
        back = lower[i - 1 - (before == "a")] if i > 1 else ""
        of_all = after in ("of", "the", "its", "their", "his", "her", "all", "those", "these", "our", "that")
        if before in (
            "first",
            "second",
            "other",
            "latter",
            "final",
            "in",
            "and",
            "the",
            "-",
            "one",
            "last",
            "top",
            "better",
            "this",
        ):
            return None
        if of_all or back in ("by", "nearly", "almost", "than", "about", "roughly", "around", "over", "just"):
            if after in ("a", "an", "-", "hour") or (p.tag[i + 1 : i + 2] and p.tag[i + 1][0] == "N"):
                return None
            return _make(p, first, i + 1, value, value, "share")
        return None
    if before not in ("a", "an") or word.endswith("s"):
        return None
    back = lower[i - 2] if i > 1 and p.sent[i - 2] == p.sent[i] else ""
    ends = not after or not (after.isalpha() or after == "-")
    if after == "of" or (
        back in ("by", "nearly", "almost", "than", "roughly") and (ends or p.tag[i + 1][0] not in "NJ")
    ):
        return _make(p, i - 1, i + 1, value, value, "share")
    return None


def _read_ratio(
    p: Parse, i: int, j: int, value: float, digits: dict[int, Quantity], words: NumberWords
) -> Quantity | None:
    """ "one in five", "nine out of ten": a share, unless the second number measures time."""
    lower = p.lower
    if value < 1 or value != int(value) or j >= len(p) or lower[j] not in ("in", "out", "of"):
        return None
    k = j + 1
    if lower[j] == "of" and lower[k : k + 1] != ["every"]:
        return None
    spelled = lower[j] == "out"
    if spelled or (lower[k : k + 1] == ["every"]):
        if lower[k : k + 1] not in (["of"], ["every"]):
            return None
        k += 1
    if lower[k : k + 1] == ["every"]:
        k += 1
    if k >= len(p) or p.sent[k] != p.sent[i]:
        return None
    whole, end, _, _ = _read_cardinal(p, k, digits, words)
    if end == k or whole <= value or whole > 1e6 or 1000 < whole < 2100:
        return None
    after = lower[end] if end < len(p) else ""
    if not spelled and (after in _TIMES or not (value <= 10 and (whole <= 10 or whole % 10 == 0))):
        return None
    return _make(p, i, end, value / whole, value / whole, "share")


_TIMES = frozenset(
    word + s
    for word in (
        "day",
        "week",
        "month",
        "year",
        "hour",
        "minute",
        "second",
        "game",
        "match",
        "attempt",
        "decade",
        "night",
    )
    for s in ("", "s")
) | frozenset(("matches", "%", "percent", "-"))
