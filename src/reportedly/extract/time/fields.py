"""What the words of a date say apart: its year, its part, the side of publication it lies on."""

from __future__ import annotations

from functools import cache

from reportedly.extract.time.draft import Scene, TimeDraft
from reportedly.extract.time.tense import FUTURE, OPEN, PAST, is_deadline
from reportedly.lang import load_words


def find_year(scene: Scene, i: int, j: int) -> int | None:
    """The year said between two words: 2024, '24, last year; None where none is."""
    kinds, value = scene.lex.kinds, scene.lex.value
    for k in range(i, j):
        kind = kinds[k]
        if kind == "Y":
            return int(value[k])
        if kind == "y":
            return _century(scene, int(value[k]))
        if kind in "lxiT" and scene.day is not None:
            word = scene.word(k)
            if word in ("last", "past", "previous"):
                return scene.day.year - 1
            if word in ("next", "coming"):
                return scene.day.year + 1
            if kind == "T" or word == "following":
                anchor = scene.find_anchor("year")
                if anchor and anchor.first:
                    return anchor.first.year + (word == "following")
            return scene.day.year
        if kind in "Uu" and scene.day is not None and value[k] == "year":
            anchor = scene.find_anchor("year")
            return anchor.first.year if anchor and anchor.first else scene.day.year
    return None


def _century(scene: Scene, short: int) -> int:
    pivot = scene.day.year if scene.day else 2030
    year = pivot // 100 * 100 + short
    return year - 100 if year > pivot + 10 else year


def find_part(scene: Scene, i: int, j: int) -> str:
    """Early, mid, late, start, middle, end, earlier or later, as the words before a period say; "" without."""
    for k in range(i, j):
        kind = scene.lex.kinds[k]
        if kind in "kKBA":
            return str(scene.lex.value[k])
    return ""


def find_bounded_direction(scene: Scene, i: int, at: int) -> int:
    """The direction of a weekday or month, by its preposition (before the hour, where one stands between) and tense."""
    k = i - 1
    while k >= 0 and i - k < 5 and scene.kind(k) in "dcCGZ":
        k -= 1
    before = scene.word(k)
    if before == "since":
        return PAST
    if before == "as" and scene.word(k - 1) in ("soon", "early"):
        return FUTURE
    direction = scene.direction(at)
    if before in ("until", "till", "by", "through") and (
        direction == OPEN or (before != "by" and is_deadline(scene.p, scene.token(k)))
    ):
        return FUTURE
    return direction


@cache
def find_cues(name: str) -> frozenset[str]:
    """The cue words of one name in times.toml."""
    return frozenset(load_words("times")["cues"][name])


def refuse(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Note that some words name no day; there is no draft then."""
    words = scene.span(i, j).cut(scene.p.text)
    scene.complain(i, j, f"{words!r} is no day of the calendar")
    return None
