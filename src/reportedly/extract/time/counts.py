"""The numbers and units that words say."""

from __future__ import annotations

from reportedly.extract.time.amount import Amount
from reportedly.extract.time.draft import Scene


def read_amount(scene: Scene, i: int, j: int) -> Amount | None:
    """The amount that words `i` .. `j` say; None where they name no unit."""
    kinds, value = scene.lex.kinds, scene.lex.value
    at = next((k for k in range(i, j) if kinds[k] in "uUqzhH"), -1)
    if at < 0:
        return None
    unit = str(value[at])
    if kinds[at + 1 : at + 2] == "&" and at + 2 < j and kinds[at + 2] in "U" and kinds[at] == "U":
        return Amount(0, 0, unit)
    numbers = _read_numbers(scene, i, at)
    if kinds[at + 1 : at + 3] in ("&a", "&2") and j > at + 2:
        extra = kinds.find("2", at, j)
        if extra > 0:
            numbers = [n + 0.5 for n in numbers or [1.0]]
    if not numbers:
        return Amount(0, 0, unit)
    low, high = min(numbers), max(numbers)
    if low <= 0 or high > 1e6:
        return Amount(0, 0, unit)
    return Amount(low, high, unit)


def _read_numbers(scene: Scene, i: int, j: int) -> list[float]:
    """The numbers of "two to three", "a dozen", "two and a half", "twenty-four", "a couple of"."""
    kinds, value = scene.lex.kinds, scene.lex.value
    out: list[float] = []
    words: list[int] = []
    half = False
    for k in range(i, j):
        kind = kinds[k]
        if kind in "dnY":
            if words:
                out.append(_join(words))
                words = []
            out.append(float(value[k]))
        elif kind == "c":
            if out and not words and int(value[k]) >= 100:
                out[-1] *= int(value[k])
            else:
                words.append(int(value[k]))
        elif kind == "F":
            if value[k] == "couple":
                out.append(2.0)
            elif scene.word(k) == "dozen":
                count = _join(words) if words else out.pop() if out else 1.0
                words = []
                out.append(12.0 * count)
            else:
                return []
        elif kind == "2":
            half = True
        elif kind == "a":
            if not (k + 1 < j and kinds[k + 1] in "cF2") and not out and not words:
                out.append(1.0)
            elif k + 1 < j and kinds[k + 1] == "c" and int(value[k + 1]) >= 100:
                words.append(1)
        elif kind in ">&-" and words and not (kind == "&" and kinds[k + 1 : k + 3] == "a2"):
            joined = kind == "-" or (scene.word(k) == "and" and words[-1] >= 100)
            if not joined or (kind == "-" and not 20 <= words[-1] <= 90):
                out.append(_join(words))
                words = []
    if words:
        out.append(_join(words))
    if half:
        out = [n + 0.5 for n in out if n != 1.0 or "c" in kinds[i:j] or "d" in kinds[i:j]] or [0.5]
    return out


def _join(words: list[int]) -> float:
    total = current = 0
    for word in words:
        if word == 1000:
            total, current = total + max(1, current) * 1000, 0
        elif word == 100:
            current = max(1, current) * 100
        else:
            current += word
    return float(total + current)
