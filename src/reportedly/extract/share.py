"""Which claim a figure, a time or a place belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from reportedly.extract.draft import AttributionDraft
from reportedly.extract.parse import Parse
from reportedly.extract.place import Gazetteer
from reportedly.extract.place.entry import Flag
from reportedly.extract.proposition import Proposition, type_event
from reportedly.lang import load_words
from reportedly.model import CountedClass, Figure, Place, Precision, Span, Time

_WINDOWS = frozenset(["last", "past", "previous", "preceding"])
_POINTING = frozenset(["the", "these", "those", "both", "his", "her", "their", "its"])
_LOCATIVE = frozenset(load_words("events")["locative"])
_OTHER_CLAUSES = ("relcl", "acl")
Share = tuple[tuple[Figure, ...], tuple[Time, ...], tuple[Place, ...]]


def keep_figures(
    p: Parse, figures: Sequence[Figure], times: Sequence[Time], drafts: Sequence[AttributionDraft]
) -> list[Figure]:
    """Without numbers that are part of a time ("three days ago"), point back ("the two countries") or count who speaks.

    How long something took is told of it ("held for 14 hours"), and is a figure as well as a time; the window that
    others are counted in is a time alone ("in the past 24 hours").
    "Two people familiar with the plan said it was shelved": the two are its source, and no part of what is told; but
    "three of them said they had been warned" tells how many.
    """
    starts = [t.span.start for t in times]
    speaking = {s.start: s for d in drafts for s in (*d.sources, *d.via)}
    kept = []
    for f in figures:
        source = speaking.get(f.span.start) or speaking.get(f.number.start)
        if source and source.covers(f.number) and f.unit is None and not _answers(f):
            continue
        near = times[max(0, bisect_left(starts, f.number.end) - 3) : bisect_left(starts, f.number.end)]
        i = p.token_at(f.number.start)
        lasts = f.counted is not None and f.counted.kind is CountedClass.DURATION
        inside = [t for t in near if t.span.overlaps(f.span if lasts else f.number)]
        if inside and not (lasts and _is_length(p, i, inside)):
            continue
        points_back = i > 0 and p.lower[i - 1] in _POINTING and p.lower[i].isalpha() and f.counted is not None
        if points_back and f.low == 2 and f.counted and f.counted.kind is CountedClass.OTHER and f.hedge is None:
            continue
        kept.append(f)
    return kept


def _answers(f: Figure) -> bool:
    return f.low != 1 and (f.part_of is not None or f.counted is None)


def _is_length(p: Parse, i: int, inside: Sequence[Time]) -> bool:
    return all(t.type == "DURATION" for t in inside) and not (i and p.lower[i - 1] in _WINDOWS)


def keep_times(figures: Sequence[Figure], times: Sequence[Time]) -> list[Time]:
    """Without the denominators of rates: "a year" of "$3 million a year" belongs to the figure."""
    rates = sorted(f.span for f in figures if f.unit and "/" in f.unit)
    kept = []
    for t in times:
        at = bisect_left(rates, (t.span.start + 1, 0))
        near = rates[max(0, at - 2) : at]
        if t.type in ("SET", "DURATION") and any(s.start < t.span.start and t.span.end <= s.end for s in near):
            continue
        kept.append(t)
    return kept


def keep_places(
    p: Parse, places: Sequence[Place], drafts: Sequence[AttributionDraft], gazetteer: Gazetteer
) -> list[Place]:
    """Without the places that act or speak ("Russia attacked", "the mayor of Kherson said", "ties with Ukraine").

    A capital that acts as a power ("Moscow has long wanted", "Kyiv's allies", "talks with Beijing") is no place either.
    """
    speaking = sorted(s for d in drafts for s in (*d.sources, *d.via))
    kept = []
    for place in places:
        at = bisect_left(speaking, (place.span.end, 0))
        if any(s.covers(place.span) for s in speaking[max(0, at - 4) : at]):
            continue
        at_token = p.token_at(place.span.end - 1)
        if place.precision is Precision.COUNTRY and not _is_where(p, at_token):
            continue
        townlike = place.precision in (Precision.CITY, Precision.REGION, Precision.UNRESOLVED)
        if townlike and is_power(p, at_token) and _is_capital(place.span.cut(p.text), gazetteer):
            continue
        kept.append(place)
    return kept


def _is_capital(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a capital goes by these words, whichever place they were read as: "Washington" is a state as well."""
    return any(e.flags & Flag.CAPITAL for e in gazetteer.find_name(name))


@cache
def _powers(name: str) -> frozenset[str]:
    words = load_words("events")
    more = (*words["reporting"], *words["attitudes"]) if name == "power_verbs" else ()
    return frozenset((*load_words("places")["context"][name], *more))


def is_power(p: Parse, i: int) -> bool:
    """Whether the town at token `i` stands for those who rule from it, by what it does, has and is dealt with as."""
    for _ in range(6):
        if p.dep[i] not in ("conj", "appos"):
            break
        i = p.head[i]
    dep, head = p.dep[i], p.head[i]
    if dep == "nsubj":
        return p.lemma(head) in _powers("power_verbs")
    if dep == "poss":
        return p.lemma(head) in _powers("power_nouns")
    if dep == "pobj" and p.lower[head] in _DEALING:
        above = p.head[head]
        return above != head and p.lemma(above) in _powers("dealings")
    return False


_DEALING = frozenset(("with", "between", "by", "against", "on", "for", "from", "to", "towards", "toward", "of"))


def _is_where(p: Parse, i: int) -> bool:
    """Whether a country is where something happens or goes, not who does it or whose it is."""
    for _ in range(6):
        if p.dep[i] not in ("conj", "appos"):
            break
        i = p.head[i]
    if p.dep[i] == "pobj":
        return p.lower[p.head[i]] in _LOCATIVE
    return p.dep[i] == "nsubjpass" or (p.dep[i] == "dobj" and type_event(p.lemma(p.head[i])) in ("movement", "attack"))


def share_fields(
    p: Parse,
    propositions: Sequence[Proposition],
    figures: Sequence[Figure],
    times: Sequence[Time],
    places: Sequence[Place],
) -> list[Share]:
    """For each proposition its figures, times and places: those in its words and in no smaller one's.

    A time or place that stands before the first of several events joined by "and" holds for all of them.
    """
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for n, q in enumerate(propositions):
        by_sentence[p.sent[q.event]].append(n)
    own: list[tuple[list[Figure], list[Time], list[Place]]] = [([], [], []) for _ in propositions]
    for f in figures:
        if (owner := _owner(p, propositions, by_sentence, f.number)) is not None:
            own[owner][0].append(f)
    for t in times:
        for n in _owners(p, propositions, by_sentence, t.span, _OTHER_CLAUSES):
            own[n][1].append(t)
    for x in places:
        for n in _owners(p, propositions, by_sentence, x.span, _OTHER_CLAUSES[:1]):
            own[n][2].append(x)
    return [(tuple(a), tuple(b), tuple(c)) for a, b, c in own]


def _owner(p: Parse, propositions: Sequence[Proposition], by_sentence: dict[int, list[int]], span: Span) -> int | None:
    i = p.token_at(span.end - 1)
    here = by_sentence.get(p.sent[i], []) if i < len(p) else []
    covering = [n for n in here if propositions[n].covers(i)]
    if covering:
        return min(
            covering, key=lambda n: (_climb(p, i, propositions[n]), propositions[n].last - propositions[n].first, n)
        )
    return min(here, key=lambda n: (abs(propositions[n].event - i), n)) if here else None


def _owners(
    p: Parse, propositions: Sequence[Proposition], by_sentence: dict[int, list[int]], span: Span, others: Sequence[str]
) -> list[int]:
    first = _owner(p, propositions, by_sentence, span)
    if first is None or _is_in_another_clause(p, p.token_at(span.end - 1), propositions[first], others):
        return []
    q, i = propositions[first], p.token_at(span.start)
    shared = [first]
    subjects = [c for c in p.children[q.top] if p.dep[c] in ("nsubj", "nsubjpass", "expl")]
    if i < min(subjects, default=0):  # "On Monday rebels attacked and fled", not "rebels now attack and have fled"
        for n in by_sentence[p.sent[q.event]]:
            if n != first and p.dep[propositions[n].top] == "conj" and p.head[propositions[n].top] in (q.top, q.event):
                shared.append(n)
    return shared


def _is_in_another_clause(p: Parse, i: int, q: Proposition, others: Sequence[str]) -> bool:
    """ "the worst incident since they fell out last summer": the time is that clause's, which makes no claim here."""
    for _ in range(30):
        if i in (q.event, q.top) or p.head[i] == i:
            return False
        if (
            p.dep[i] in others
            or p.lower[i] == "born"
            or (p.dep[i] == "advcl" and any(p.dep[c] == "mark" for c in p.children[i]))
        ):
            return True
        i = p.head[i]
    return False


def _climb(p: Parse, i: int, q: Proposition) -> int:
    """Steps from token `i` up to the proposition's event or top; 99 where it hangs elsewhere."""
    for step in range(30):
        if i in (q.event, q.top):
            return step
        if p.head[i] == i:
            break
        i = p.head[i]
    return 99
