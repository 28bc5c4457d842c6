"""From the words of a report to weighed mentions: scan, link, resolve, believe."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from math import exp, tanh
from typing import Any

from reportedly.extract.parse import Parse
from reportedly.extract.place.context import (
    Features,
    context_words,
    describe_choice,
    describe_context,
    find_surnames,
    link_names,
)
from reportedly.extract.place.entry import Kind
from reportedly.extract.place.gazetteer import Gazetteer
from reportedly.extract.place.resolve import Evidence, trim_entries, weigh_names
from reportedly.extract.place.scan import Mention, Names, scan_names
from reportedly.lang import load_words

_fixed: tuple[dict[str, list[float]], dict[str, list[float]]] = ({}, {})
_fixed_for: list[object] = []


@cache
def _cue_words() -> dict[str, str]:
    return {word: land for land, row in load_words("places")["cues"].items() for word in row}


def find_cues(parse: Parse) -> list[tuple[str, float]]:
    """The countries that ordinary words point to ("sheriff", "councillor"), with weights; at most 1.5 each."""
    words = _cue_words()
    counts: dict[str, int] = {}
    for w in parse.lower:
        if w in words:
            land = words[w]
            counts[land] = counts.get(land, 0) + 1
    return [(land, min(0.5 * n, 1.5)) for land, n in counts.items()]


@cache
def load_weights() -> dict[str, dict[str, Any]]:
    """The learned weights, `weights.json`: `first` and `second` for entries, the network `belief` for mentions."""
    text = files("reportedly.extract.place").joinpath("weights.json").read_text(encoding="utf-8")
    return {name: dict(table) for name, table in json.loads(text).items() if isinstance(table, dict)}


def recognise_names(parse: Parse, gazetteer: Gazetteer, bias: str | None = None) -> Names:
    """All possible places of a report, each with scores for what it may mean and the belief that it is one."""
    if _fixed_for != [gazetteer.path]:
        for known in _fixed:
            known.clear()
        _fixed_for[:] = [gazetteer.path]
    names = scan_names(parse, gazetteer)
    if not names.mentions:
        return names
    link_names(parse, names)
    evidence = resolve_names(names, bias, find_cues(parse))
    network = load_weights()["belief"]
    for m, features in zip(names.mentions, describe_beliefs(parse, names, evidence, gazetteer), strict=True):
        m.belief, m.named = believe(features, network)
        if ("given name", 1.0) in features:
            # "Paris Hilton": the sets hold too few for the network to be as careful as a reader.
            m.belief, m.named = m.belief / 2, m.named / 2
        elif _is_told(m):
            m.belief, m.named = max(m.belief, m.scores[m.best] * _TOLD), max(m.named, _TOLD)
    return names


_TOLD = 0.8  # how sure it is that "the Donetsk region" names a place


def _is_told(m: Mention) -> bool:
    """Whether the noun after a name says what it is, and the likeliest place is that: "Donetsk region"."""
    divided = m.entries[m.best].kind in (Kind.ADMIN1, Kind.ADMIN2)
    return divided and m.noun_after in context_words().admin_nouns and m.scores[m.best] >= 0.6


def believe(features: Features, network: dict[str, Any]) -> tuple[float, float]:
    """How likely a pin on the best entry is right, and the words name a place at all: a network of one small layer."""
    hidden, direct, out = network["hidden"], network["direct"], network["out"]
    sums = [0.0] * len(out)
    pin = named = 0.0
    for name, value in features:
        row = hidden.get(name)
        if row is not None:
            sums = [s + w * value for s, w in zip(sums, row, strict=True)]
            a, b = direct[name]
            pin += a * value
            named += b * value
    for s, (a, b) in zip(sums, out, strict=True):
        t = tanh(s)
        pin += a * t
        named += b * t
    return squash(pin), squash(named)


def squash(x: float) -> float:
    """The logistic function."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, x))))


def resolve_names(names: Names, bias: str | None = None, cues: list[tuple[str, float]] | None = None) -> Evidence:
    """Weigh the entries twice: the second time with the points that the first found."""
    weights = load_weights()
    evidence = Evidence(names, bias, cues)
    trim_entries(names, evidence)
    weigh_names(names, evidence, weights["first"], _fixed[0])
    evidence.locate(names)
    weigh_names(names, evidence, weights["second"], _fixed[1])
    return evidence


def describe_beliefs(parse: Parse, names: Names, evidence: Evidence, gazetteer: Gazetteer) -> list[Features]:
    """The features of every mention, with what the same name's other mentions say, and its neighbours in a list."""
    surnames = find_surnames(parse)
    keys = {m.key for m in names.mentions}
    small = frozenset(w for w in parse.word if w in keys)
    rows = [describe_context(parse, names, n, surnames, small, gazetteer) for n in range(len(names.mentions))]
    good: dict[str, int] = {}
    bad: dict[str, int] = {}
    for m, row in zip(names.mentions, rows, strict=True):
        kinds = {name for name, _ in row}
        if kinds & _GOOD:
            good[m.key] = good.get(m.key, 0) + 1
        if kinds & _BAD:
            bad[m.key] = bad.get(m.key, 0) + 1
    for m, row in zip(names.mentions, rows, strict=True):
        row += describe_choice(m, _support(m, evidence), ("speaks", 1.0) in row)
        if m.key in good:
            row.append(("place here", 1.0))
        if m.key in bad:
            row.append(("no place here", 1.0))
    _describe_lists(parse, names, rows)
    return rows


def _describe_lists(parse: Parse, names: Names, rows: list[Features]) -> None:
    # "Sloviansk, Lyman and Izium": what stands in a list with places of one land is a place.
    for n in range(1, len(rows)):
        a, b = names.mentions[n - 1], names.mentions[n]
        gap = b.first - a.last
        if not 1 <= gap <= 3 or a.container == n or parse.sent[a.first] != parse.sent[b.first]:
            continue
        if all(w in _LISTING for w in parse.lower[a.last : b.first]):
            x, y = a.entries[a.best], b.entries[b.best]
            alike = "listed alike" if x.country == y.country or x.kind == y.kind == Kind.COUNTRY else "listed"
            rows[n - 1].append((alike + " next", 1.0))
            rows[n].append((alike, 1.0))


_LISTING = frozenset((",", "and", "or", "&", "the", "-", "–", "/", "to", ";"))
_GOOD = frozenset(
    ("contained", "noun before", "noun after", "division noun after", "after in", "after around", "after wind")
)
_BAD = frozenset(("after title", "after first name", "surname here"))


def _support(m: Mention, evidence: Evidence) -> float:
    e = m.entries[m.best]
    if e.kind == Kind.COUNTRY or (evidence.bias and e.country == evidence.bias):
        return 1.0
    own = 0.0
    if e.admin1 and e.kind > Kind.ADMIN1 and evidence.firsts.get(e.admin1):
        own += 0.5
    if evidence.lands.get(e.country):
        own += 0.5
    return own
