"""Which of the places of one name is meant: a linear model over population, kind and the other names of the report."""

from __future__ import annotations

from math import cos, exp, log10, radians, sqrt

from reportedly.extract.place.context import Features, context_words
from reportedly.extract.place.entry import Entry, Flag, Kind
from reportedly.extract.place.scan import Mention, Names

_TAKEN = 30  # entries of a name that are weighed; the smallest towns beyond are left out


class Evidence:
    """What the whole report says about where it plays."""

    def __init__(self, names: Names, bias: str | None = None, cues: list[tuple[str, float]] | None = None) -> None:
        self.bias = bias
        self.lands: dict[str, float] = {}
        self.firsts: dict[int, float] = {}
        self.seconds: dict[int, float] = {}
        for land, weight in cues or ():
            self.lands[land] = self.lands.get(land, 0.0) + weight
        for _, _, land in names.demonyms:
            if len(land) == 2:
                self.lands[land] = self.lands.get(land, 0.0) + 1.0
        for m in names.mentions:
            top = m.entries[0]
            if (
                top.kind == Kind.COUNTRY
                and len([e for e in m.entries if e.kind <= Kind.ADMIN1 and e.flags & Flag.PRIMARY]) == 1
            ):
                self.lands[top.country] = self.lands.get(top.country, 0.0) + 1.0
            elif m.short or (top.kind == Kind.ADMIN1 and _is_plain(m.entries)):
                self.firsts[top.admin1] = self.firsts.get(top.admin1, 0.0) + 1.0
                self.lands[top.country] = self.lands.get(top.country, 0.0) + 0.5
            elif top.kind == Kind.ADMIN2 and top.flags & Flag.PRIMARY:
                # "Madison County" is in many states: each gets its share.
                same = [e for e in m.entries if e.kind == Kind.ADMIN2]
                for e in same:
                    self.firsts[e.admin1] = self.firsts.get(e.admin1, 0.0) + 0.5 / len(same)
                    self.seconds[e.admin2] = self.seconds.get(e.admin2, 0.0) + 1.0
        self.total = sum(self.lands.values())
        self.cells: dict[tuple[int, int], list[tuple[str, Entry, float]]] = {}
        self.weight = 0.0
        self.company_of: dict[tuple[str, int], float] = {}
        self.owned: dict[int, str] = {}  # places that the report calls by their own name
        self.around: dict[tuple[str, int], dict[str, float]] = {}  # (country, division) -> name -> how likely there

    def locate(self, names: Names) -> None:
        """Keep the likely entries of a first pass as points that others can be near to, each name once."""
        best: dict[tuple[str, int], tuple[str, Entry, float]] = {}
        for m in names.mentions:
            if m.entries[m.best].kind in (Kind.ADMIN1, Kind.ADMIN2, Kind.CITY):
                for e, score in zip(m.entries, m.scores, strict=True):
                    if score > 0.15 and score > best.get((m.key, e.id), ("", e, 0.0))[2]:
                        best[m.key, e.id] = (m.key, e, score)
        self.cells.clear()
        self.around.clear()
        self.owned.clear()
        self.weight = 0.0
        self.company_of.clear()
        for (key, _), (_, e, score) in best.items():
            if e.flags & Flag.PRIMARY and score > 0.5:
                self.owned.setdefault(e.id, key)
            for place in ((e.country, 0), (e.country, e.admin1)) if e.admin1 else ((e.country, 0),):
                there = self.around.setdefault(place, {})
                there[key] = max(there.get(key, 0.0), score)
        for place, there in self.around.items():
            self.company_of[place] = sum(there.values())
        for point in list(best.values())[:300]:
            e = point[1]
            self.cells.setdefault((e.lat5 // 500_000, e.lon5 // 500_000), []).append(point)
            self.weight += point[2]

    def company(self, key: str, e: Entry, division: int) -> float:
        """How many other names of the report lie in the same country or division: 0 to 1, half at one name."""
        there = self.around.get((e.country, division))
        if not there:
            return 0.0
        total = self.company_of[e.country, division] - there.get(key, 0.0)
        return total / (1.0 + total)

    def nearness(self, key: str, e: Entry) -> tuple[float, float]:
        """How close the other names of the report are: the closest (0 to 1), and the mean of all."""
        best = total = 0.0
        row, column = e.lat5 // 500_000, e.lon5 // 500_000
        for y in (row - 1, row, row + 1):
            for x in (column - 1, column, column + 1):
                for other, p, score in self.cells.get((y, x), ()):
                    if other == key or p.id == e.id:
                        continue
                    dy = (p.lat5 - e.lat5) / 1e5
                    if dy > 4 or dy < -4:
                        continue
                    dx = (p.lon5 - e.lon5) / 1e5 * cos(radians(e.lat5 / 1e5))
                    close = score * exp(-111.2 * sqrt(dx * dx + dy * dy) / 150.0)
                    total += close
                    if close > best:
                        best = close
        return best, total / self.weight if self.weight else 0.0


def _is_plain(entries: tuple[Entry, ...]) -> bool:
    # "Texas" names one division and no town or land of note.
    return entries[0].population > 300_000 and all(
        e.population * 20 < entries[0].population or e.admin1 == entries[0].admin1 for e in entries[1:6]
    )


def trim_entries(names: Names, evidence: Evidence) -> None:
    """Leave out the small towns of a common name, but for those in a division that the report names."""
    for m in names.mentions:
        if len(m.entries) > _TAKEN:
            rest = [e for e in m.entries[_TAKEN:] if e.admin1 in evidence.firsts]
            m.entries = (*m.entries[:_TAKEN], *rest[:8])


def describe_entry(e: Entry, most: int) -> Features:
    """The features of an entry that hold in any report; `most` are the people of the largest entry of the name."""
    f: Features = [
        ("people", log10(e.population + 10) / 8),
        ("share", log10((e.population + 100) / (most + 100)) / 4),
        ("kind " + Kind(e.kind).name.lower(), 1.0),
    ]
    if e.kind == Kind.COUNTRY and e.flags & Flag.PRIMARY:
        f.append(("land's name", 1.0))
    elif e.flags & Flag.STRIPPED:
        f.append(("stripped", 1.0))
    elif e.flags & Flag.ALIAS:
        f.append(("alias", 1.0))
    elif not e.flags & Flag.PRIMARY:
        f.append(("other spelling" if e.flags & Flag.ALIKE else "other name", 1.0))
    if e.flags & Flag.CAPITAL:
        f.append(("capital", 1.0))
    elif e.flags & Flag.SEAT:
        f.append(("seat", 1.0))
    return f


def describe_report(key: str, e: Entry, evidence: Evidence) -> Features:
    """The features of an entry of a name that rest on the whole report, the same for each mention."""
    f: Features = []
    if e.kind != Kind.COUNTRY and e.country:
        named = evidence.lands.get(e.country, 0.0)
        if named:
            f.append(("land named", 1.0))
            f.append(("land share", named / evidence.total))
        first = evidence.firsts.get(e.admin1, 0.0) if e.admin1 and e.kind > Kind.ADMIN1 else 0.0
        if first:
            f.append(("division named", min(first, 3.0) / 3))
            f.append(("division there", 1.0 if first >= 1 else first))
        if e.kind == Kind.CITY and e.admin2 and e.admin2 in evidence.seconds:
            f.append(("district named", 1.0))
    if evidence.bias and e.country == evidence.bias:
        f.append(("bias land", 1.0))
    if not e.flags & Flag.PRIMARY and evidence.owned.get(e.id, key) != key:
        f.append(("named otherwise", 1.0))
    if evidence.around and e.kind != Kind.COUNTRY:
        f.append(("land company", evidence.company(key, e, 0)))
        if e.admin1:
            f.append(("division company", evidence.company(key, e, e.admin1)))
    if evidence.cells:
        close, common = evidence.nearness(key, e)
        if common:
            f.append(("near", close))
            f.append(("near all", common))
    return f


def describe_link(m: Mention, e: Entry, names: Names) -> Features:
    """The features of an entry that rest on the words right beside one mention."""
    f: Features = []
    if m.container >= 0:
        f.append(("linked" if _lies_in(e, names.mentions[m.container]) else "not linked", 1.0))
    if m.holds >= 0:
        inner = names.mentions[m.holds]
        f.append(("holds" if any(_holds(e, i) for i in inner.entries) else "holds not", 1.0))
    if m.noun_after or m.noun_before:
        _describe_nouns(m, e, f)
    return f


def _describe_nouns(m: Mention, e: Entry, f: Features) -> None:
    words = context_words()
    for noun in (m.noun_after, m.noun_before):
        if noun in words.admin_nouns or noun in words.district_nouns:
            f.append(("noun fits" if e.kind in (Kind.ADMIN1, Kind.ADMIN2, Kind.REGION) else "noun differs", 1.0))
        elif noun in words.city_nouns or noun in ("capital", "streets"):
            f.append(("noun fits" if e.kind == Kind.CITY else "noun differs", 1.0))


def _lies_in(e: Entry, outer: Mention) -> bool:
    return any(_holds(o, e) for o in outer.entries)


def _holds(outer: Entry, inner: Entry) -> bool:
    if outer.kind == Kind.COUNTRY:
        return inner.country == outer.country and inner.kind != Kind.COUNTRY
    if outer.kind == Kind.ADMIN1:
        return bool(outer.admin1) and inner.admin1 == outer.admin1 and inner.kind > Kind.ADMIN1
    if outer.kind == Kind.ADMIN2:
        return bool(outer.admin2) and inner.admin2 == outer.admin2 and inner.kind > Kind.ADMIN2
    return False


def weigh_names(names: Names, evidence: Evidence, weights: dict[str, float], fixed: dict[str, list[float]]) -> None:
    """Score the entries of every mention; one name means one place all through a report.

    `fixed` keeps, over reports, what entries score whatever the report; it belongs to these weights.
    """
    groups: dict[str, list[Mention]] = {}
    for m in names.mentions:
        groups.setdefault(m.key, []).append(m)
    for key, group in groups.items():
        base = _weigh_key(key, group[0].entries, evidence, weights, fixed)
        sums = dict.fromkeys((e.id for e in group[0].entries), 0.0)
        for m in group:
            _weigh(m, names, base, weights)
            strength = 3.0 if m.container >= 0 or m.noun_after or m.noun_before else 1.0
            for e, score in zip(m.entries, m.scores, strict=True):
                sums[e.id] += strength * score
        whole = sum(sums.values())
        for m in group:
            if len(group) > 1 and m.container < 0 and not m.noun_after and not m.noun_before:
                m.scores = [(s + sums[e.id] / whole) / 2 for s, e in zip(m.scores, m.entries, strict=True)]
            m.best = _prefer_town(m, max(range(len(m.scores)), key=lambda k: (m.scores[k], -k)))


def _prefer_town(m: Mention, best: int) -> int:
    # A bare name that a town shares with the division around it means the town: "Idlib" is not Idlib province.
    d = m.entries[best]
    if d.kind not in (Kind.ADMIN1, Kind.ADMIN2) or m.noun_after or m.holds >= 0:
        return best
    for k, e in enumerate(m.entries):
        inside = e.kind == Kind.CITY and e.admin1 == d.admin1 and e.country == d.country
        if inside and e.population * 20 > d.population and abs(e.lat5 - d.lat5) + abs(e.lon5 - d.lon5) < 120_000:
            return k
    return best


def _weigh_key(
    key: str, entries: tuple[Entry, ...], evidence: Evidence, weights: dict[str, float], fixed: dict[str, list[float]]
) -> list[float]:
    if len(entries) == 1:
        return [0.0]
    base = fixed.get(key)
    if base is None or len(base) != len(entries):
        most = max(e.population for e in entries)
        base = [add_up(describe_entry(e, most), weights) for e in entries]
        if len(entries) <= _TAKEN:
            if len(fixed) > 20_000:
                fixed.clear()
            fixed[key] = base
    return [b + add_up(describe_report(key, e, evidence), weights) for b, e in zip(base, entries, strict=True)]


def _weigh(m: Mention, names: Names, base: list[float], weights: dict[str, float]) -> None:
    if m.container >= 0 or m.holds >= 0 or m.noun_after or m.noun_before:
        base = [b + add_up(describe_link(m, e, names), weights) for b, e in zip(base, m.entries, strict=True)]
    m.scores = softmax(base)


def add_up(features: Features, weights: dict[str, float]) -> float:
    """The sum of features under their weights."""
    total = 0.0
    for name, value in features:
        total += weights.get(name, 0.0) * value
    return total


def softmax(logits: list[float]) -> list[float]:
    """Scores that add to 1."""
    top = max(logits)
    powers = [exp(x - top) for x in logits]
    total = sum(powers)
    return [p / total for p in powers]
