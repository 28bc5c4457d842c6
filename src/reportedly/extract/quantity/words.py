"""Every number of a text, in words or digits, in order."""

from __future__ import annotations

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.cardinal import NumberWords, make_number, number_words, read_cardinal
from reportedly.extract.quantity.digits import find_digits
from reportedly.extract.quantity.quantity import Quantity
from reportedly.extract.quantity.share import read_fraction, read_ratio
from reportedly.extract.quantity.vague import read_bare_scale, read_plural

_NOT_ONE = (["not", "a", "single"], ["not", "one"], ["not", "even", "one"], ["not", "one", "single"])


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
            made = make_number(p, i, i + 1, value, value, "words")
            made.end = made.stop = made.end - 1
            return made
        if word == "not":
            for phrase in _NOT_ONE:
                if p.lower[i : i + len(phrase)] == phrase and p.tag[i + len(phrase) : i + len(phrase) + 1] == ["NN"]:
                    return make_number(p, i, i + len(phrase), 0, 0, "zero")
            return None
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
            return make_number(p, i, i + 1, 0, 0, "zero")
        if word in words.plurals:
            return read_plural(p, i, words)
        if word in words.fractions:
            return read_fraction(p, i, 1, words)
        if word in words.forms:
            if p.tag[i][0] == "V" or word.endswith("fold"):
                value = words.multiples[words.forms[word]]
                return make_number(p, i, i + 1, value, value, "times")
            return None
        if word in words.scales:
            return read_bare_scale(p, i, digits, words)
    value, j, form, first = read_cardinal(p, i, digits, words)
    if j == i:
        return None
    fraction = j + (j < len(p) and p.lower[j] == "-")
    if fraction < len(p) and p.lower[fraction] in words.fractions and p.sent[fraction] == p.sent[i] and value < 100:
        share = read_fraction(p, fraction, value, words, start=i)
        if share is not None:
            return share
    ratio = read_ratio(p, i, j, value, digits, words)
    if ratio is not None:
        return ratio
    if first is not None and j == first.last:
        return first
    made = make_number(p, i, j, value, value, form)
    if first is not None:
        made.start = made.begin = first.start
    made.scale = words.scales.get(p.lower[j - 1], 1.0)
    return made
