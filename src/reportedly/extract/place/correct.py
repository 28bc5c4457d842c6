"""Read a misspelt place name as the one it must mean, or leave it alone."""

from __future__ import annotations

from reportedly.extract.place.entry import Entry, Flag, Kind
from reportedly.extract.place.fold import fold_name
from reportedly.extract.place.gazetteer import Gazetteer

SHORTEST = 6  # letters
LEAST = 0.85  # likeness
MARGIN = 0.08  # ahead of any other place


def likeness(a: str, b: str, least: float = 0.0) -> float:
    """1 minus the edits (letters put in, left out, changed, swapped) per letter; 0 below `least`.

    >>> round(likeness("usuriysk", "ussuriysk"), 3)
    0.889
    """
    size = max(len(a), len(b))
    limit = int((1 - least) * size + 1e-9)
    if abs(len(a) - len(b)) > limit:
        return 0.0
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        earlier, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return 0.0
    score = 1 - row[-1] / size
    return score if score >= least else 0.0


def correct_name(name: str, lands: frozenset[str], gazetteer: Gazetteer) -> tuple[Entry, float] | None:
    """The one place, in a country that the report already names, whose name is nearly `name`; with its likeness.

    None where the word is short, nothing is near enough, or a second place is nearly as near.
    """
    key = fold_name(name)
    if len(key) < SHORTEST or not lands or (gazetteer.has_name(key) and gazetteer.find_key(key)):
        return None
    best: dict[int, tuple[float, Entry]] = {}
    for other in gazetteer.names_like(key[:2]):
        score = likeness(key, other, LEAST - MARGIN)
        if score:
            for e in gazetteer.find_key(other):
                if e.country in lands and e.kind in (Kind.CITY, Kind.ADMIN1) and e.flags & (Flag.PRIMARY | Flag.ALIAS):
                    known = best.get(e.id)
                    if known is None or known[0] < score:
                        best[e.id] = (score, e)
    ranked = sorted(best.values(), key=lambda row: (-row[0], row[1].kind != Kind.CITY, -row[1].population, row[1].id))
    if not ranked or ranked[0][0] < LEAST:
        return None
    score, entry = ranked[0]
    for near, rival in ranked[1:]:
        # The town and the district around it are one answer.
        if score - near < MARGIN and abs(rival.lat - entry.lat) + abs(rival.lon - entry.lon) > 1:
            return None
    return entry, score
