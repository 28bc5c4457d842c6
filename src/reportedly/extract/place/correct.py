"""Read a misspelt place name as the one it must mean, or leave it alone."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.extract.place.entry import Entry, Flag, Kind
from reportedly.extract.place.fold import fold_name
from reportedly.extract.place.gazetteer import Gazetteer

SHORTEST = 6  # letters
LEAST = 0.85  # likeness: one slip in seven letters
MARGIN = 0.08  # ahead of any other place
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def near_spellings(key: str) -> Iterator[str]:
    """Every word one slip away: a letter put in, left out, changed, or two swapped.

    >>> "ussuriysk" in near_spellings("usuriysk"), "kherson" in near_spellings("kehrson")
    (True, True)
    """
    for i in range(len(key) + 1):
        head, tail = key[:i], key[i:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1 and tail[0] != tail[1]:
            yield head + tail[1] + tail[0] + tail[2:]
        for c in _LETTERS:
            yield head + c + tail
            if tail and c != tail[0]:
                yield head + c + tail[1:]


def correct_name(name: str, lands: frozenset[str], gazetteer: Gazetteer, people: int = 0) -> tuple[Entry, float] | None:
    """The one place, in a country that the report already names, that is one slip away; with its likeness (0 to 1).

    None where the word is short, nothing is near enough, or a second place is as near. Only places of `people`
    inhabitants or more come in question.
    """
    key = fold_name(name)
    if not SHORTEST <= len(key) <= 40 or not lands or gazetteer.find_name(name):
        return None
    best: dict[int, tuple[float, Entry]] = {}
    # Going through neighbours of the word beats going through all names with its first letters by far.
    for other in near_spellings(key):
        if gazetteer.has_name(other):
            score = 1 - 1 / max(len(key), len(other))
            for e in gazetteer.find_key(other) if score >= LEAST - MARGIN else ():
                if e.country in lands and e.kind in (Kind.CITY, Kind.ADMIN1) and e.flags & _OWN:
                    known = best.get(e.id)
                    if known is None or known[0] < score:
                        best[e.id] = (score, e)
    ranked = sorted(best.values(), key=lambda row: (-row[0], row[1].kind != Kind.CITY, -row[1].population, row[1].id))
    if not ranked or ranked[0][0] < LEAST:
        return None
    score, entry = ranked[0]
    if entry.population < people:
        return None
    for near, rival in ranked[1:]:
        # The town and the district around it are one answer.
        if score - near < MARGIN and abs(rival.lat - entry.lat) + abs(rival.lon - entry.lon) > 1:
            return None
    return entry, score


# Former and foreign names are no safe ground for a correction.
_OWN = Flag.PRIMARY | Flag.ALIAS | Flag.ALIKE
