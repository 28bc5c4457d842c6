"""Scale words without a number of their own ("a hundred", "several thousand", "dozens", "tens of thousands")."""

from __future__ import annotations

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.cardinal import NumberWords, make_number, read_cardinal
from reportedly.extract.quantity.quantity import Quantity


def read_bare_scale(p: Parse, i: int, digits: dict[int, Quantity], words: NumberWords) -> Quantity | None:
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
            return make_number(p, start, j, low * scale, high * scale, "vague")
    if before[-1:] in (["a"], ["an"], ["-"], ["half"]):
        if before[-1] == "half" or before[-2:] in (["half", "a"], ["half", "-"], ["half", "an"]):
            start = i - (1 if before[-1] == "half" else 2)
            if start > begun and lower[start - 1] == "a":
                start -= 1
            return make_number(p, start, j, scale / 2, scale / 2, "words")
        if before[-3:] == ["quarter", "of", "a"]:
            start = i - 4 if before[:1] == ["a"] else i - 3
            return make_number(p, start, j, scale / 4, scale / 4, "words")
        if before[-3:] == ["quarters", "of", "a"]:
            return make_number(p, i - 4, j, scale * 0.75, scale * 0.75, "words")
        if before[-1] != "-":
            value, j = scale, j
            if lower[j : j + 3] == ["and", "a", "half"]:
                value, j = scale * 1.5, j + 3
            elif lower[j : j + 1] == ["and"] and j + 1 < len(p) and j + 1 not in digits:
                more, k, _, _ = read_cardinal(p, j + 1, digits, words)
                if 0 < more < scale and scale >= 100 and k > j + 1 and scale != 12:
                    value, j = scale + more, k
            return make_number(p, i - 1, j, value, value, "words")
    return None


def read_plural(p: Parse, i: int, words: NumberWords) -> Quantity | None:
    """ "dozens", "tens of thousands", "several thousands", from token `i` on; None where nothing is counted."""
    lower = p.lower
    low = words.plurals[lower[i]]
    after = lower[i + 1 : i + 3]
    people = ("killed", "dead", "were", "more", "injured", "wounded", "have", "missing", "hurt", "arrested", "detained")
    if lower[i] == "tens" and after[:1] != ["of"]:
        return None
    if lower[i] == "scores" and (not after or after[0] not in ("of", *people)):
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
    return make_number(p, first, j, low, high, "vague")
