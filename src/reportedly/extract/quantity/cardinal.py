"""Number words and the reading of whole numbers ("two hundred and fifty", "4.3 million")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.extract.parse import Parse
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
        small,
        words["tens"],
        words["scales"],
        words["plurals"],
        words["fractions"],
        forms,
        ("no", "none", "nobody", "not"),
    )
    return NumberWords(
        small, words["tens"], words["scales"], words["plurals"], words["several"], words["fractions"],
        words["multiples"], triggers, forms,
    )  # fmt: skip


def make_number(p: Parse, i: int, j: int, low: float, high: float | None, form: str) -> Quantity:
    """A number over tokens `i` .. `j` (half-open)."""
    return Quantity(start=p.start[i], end=p.end[j - 1], first=i, last=j, low=low, high=high, form=form)


def read_cardinal(
    p: Parse, i: int, digits: dict[int, Quantity], words: NumberWords
) -> tuple[float, int, str, Quantity | None]:
    """Value, token after, form, and the digits it starts with, from token `i` on; the token after is `i` for none."""
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
