"""Shares in words: "a third", "two-thirds", "half of", "one in five"."""

from __future__ import annotations

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.cardinal import NumberWords, make_number, read_cardinal
from reportedly.extract.quantity.quantity import Quantity
from reportedly.extract.quantity.unit import unit_words


def read_fraction(p: Parse, i: int, parts: float, words: NumberWords, start: int | None = None) -> Quantity | None:
    """ "a third of", "two-thirds", "half the": `parts` of the fraction word at token `i`, written from `start` on."""
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
        return make_number(p, start, i + 1, value, value, "share")
    if word == "half" and after in ("a", "an") and i + 2 < len(p) and p.lower[i + 2] in unit_words().spelled:
        return make_number(p, i, i + 2, 0.5, 0.5, "words")  # "half a kilometre"
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
        if of_all or back in (
            "by",
            "nearly",
            "almost",
            "than",
            "about",
            "roughly",
            "around",
            "over",
            "just",
            "exactly",
            "barely",
            "least",
        ):
            if after in ("a", "an", "-", "hour") or (p.tag[i + 1 : i + 2] and p.tag[i + 1][0] == "N"):
                return None
            return make_number(p, first, i + 1, value, value, "share")
        return None
    if before not in ("a", "an") or word.endswith("s"):
        return None
    back = lower[i - 2] if i > 1 and p.sent[i - 2] == p.sent[i] else ""
    ends = not after or not (after.isalpha() or after == "-")
    many = i + 1 < len(p) and p.dep[i] in ("nsubj", "nsubjpass") and after in ("were", "are", "have", "remain")
    if many and back not in ("and", "or"):
        return make_number(p, i - 1, i + 1, value, value, "share")  # "a third were freed", not "a third was"
    if after == "of" or (
        back in ("by", "nearly", "almost", "than", "roughly", "about", "exactly", "barely", "least")
        and (ends or p.tag[i + 1][0] not in "NJ")
    ):
        return make_number(p, i - 1, i + 1, value, value, "share")
    return None


def read_ratio(
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
    whole, end, _, _ = read_cardinal(p, k, digits, words)
    if end == k or whole <= value or whole > 1e6 or 1000 < whole < 2100:
        return None
    after = lower[end] if end < len(p) else ""
    if not spelled and (after in _TIMES or not (value <= 10 and (whole <= 10 or whole % 10 == 0))):
        return None
    return make_number(p, i, end, value / whole, value / whole, "share")


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
