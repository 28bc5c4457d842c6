"""How likely two figures answer one question: what is quickly reckoned for all pairs, then the rest for those near."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.link.answer import BEFALLEN, NEVER, Answer
from reportedly.link.fit import FEATURES
from reportedly.link.pairing.cluster import Scores
from reportedly.link.pairing.columns import (
    above,
    apart,
    apart_in_days,
    both,
    count_day,
    count_reports,
    differ,
    either,
    either_way,
    keep,
    liken,
    no,
    one_of,
    same,
    share,
    times,
    up_to,
    weigh_stems,
    weigh_words,
)
from reportedly.link.pairing.lexicon import load_lexicon
from reportedly.link.pairing.look import FORBIDS, cut_rows, score_pairs
from reportedly.link.pairing.shared import Column, Matrix
from reportedly.link.pairing.sight import FigureSight
from reportedly.link.pairing.weights import load_weights
from reportedly.link.same_thing import are_opposed, compare_family, compare_phase, compare_population
from reportedly.model import CountedClass
from reportedly.model.bounds import get_number

_PEOPLE = (CountedClass.PEOPLE, CountedClass.TROOPS, CountedClass.CIVILIANS)
_TELLING, _TINY = 13, 3  # numbers from which on, and up to which, being the same says much, and little
_ROUND = 10
_SOFT = ("class", "event", "who", "status")
_FAR = 30.0  # days
_ENOUGH = 0.75  # sum of the rules' features from which on they fit
_ALIKE = 0.3  # cosine from which on two nouns may mean one thing
_SMALL = 0.3  # what a small number told beside is worth, against a large one
_NOTHING = FigureSight(
    near=frozenset(), sentence=frozenset(), paragraph=frozenset(), near_names=frozenset(), names=frozenset(),
    paragraph_names=frozenset(), counted=(), around=(), verb="", beside=frozenset(), told=frozenset(), opens=False,
    depth=0.0,
)  # fmt: skip


def score_figures(answers: Sequence[Answer]) -> Scores:
    """How likely each two figures answer one question; never where units, classes or rates differ."""
    scores = score_pairs(
        list_columns(answers), len(answers), lambda pairs: compare_closely(answers, pairs), load_weights()["figures"]
    )
    scores.odds[forbid(answers)] = -np.inf
    return scores


def forbid(answers: Sequence[Answer]) -> NDArray[np.bool_]:
    """Where two figures cannot be held against each other at all: other units, so many a day against so many in all."""
    units = [a.entry.unit for a in answers]
    # A number without a unit may be short for one that has it.
    other_unit = times(differ(units), no(one_of(units)))
    kinds = [a.kind or CountedClass.OTHER for a in answers]
    # Killed are not wounded, and houses no tanks; what is of no class may be either, and people may be troops.
    plain = [None if k in (CountedClass.OTHER, *_PEOPLE) else k for k in kinds]
    other_kind = times(both(plain), differ(plain))
    other_rate = differ([a.rate for a in answers])
    found = [other_unit(rows) + other_kind(rows) + other_rate(rows) > 0 for rows in cut_rows(len(answers))]
    return np.concatenate(found) if found else np.zeros((0, 0), dtype=bool)


def list_columns(answers: Sequence[Answer]) -> dict[str, Column]:
    """What is quickly reckoned of each pair, by name."""
    sights = [a.sight or _NOTHING for a in answers]
    kinds = [a.kind or CountedClass.OTHER for a in answers]
    befallen = [k in BEFALLEN for k in kinds]
    living = [k in _PEOPLE for k in kinds]
    alike = same(kinds)
    return (
        _list_words(answers, sights)
        | _list_numbers(answers, sights)
        | {f"both count {kind.value}": both([k is kind for k in kinds]) for kind in CountedClass}
        | {
            "same class": alike,
            "one of no class": one_of([k is CountedClass.OTHER for k in kinds]),
            "a fate and none": times(one_of(befallen), either(living)),
            "a fate and things": times(one_of(befallen), no(either(living))),
            "both people": times(both(living), no(alike)),
            "one has a unit": one_of([a.entry.unit for a in answers]),
            "same unit": same([a.entry.unit for a in answers]),
            "same event": same([a.lemma or None for a in answers]),
            "same family": same([a.family or None for a in answers]),
            "same noun": same([a.group.head for a in answers]),
            "same population": same([a.group.population for a in answers]),
            "same speaker": same([a.entry.speaker for a in answers]),
            "other status": differ([a.entry.status for a in answers]),
            "one to come": differ([a.phase for a in answers]),
            "a denial": either([a.entry.denies for a in answers]),
            "other approximator": differ([a.entry.approximator for a in answers]),
            "a part": one_of([a.is_part for a in answers]),
            "both parts": both([a.is_part for a in answers]),
        }
    )


def _list_words(answers: Sequence[Answer], sights: Sequence[FigureSight]) -> dict[str, Column]:
    lexicon = load_lexicon()
    weights = weigh_stems((a.ref.report, s.paragraph | s.names) for a, s in zip(answers, sights, strict=True))
    names = [s.near_names for s in sights]
    counted = [frozenset(s.counted) for s in sights]
    noun = keep(liken([lexicon.mix(s.counted) for s in sights]))
    return {
        "words near": share([s.near for s in sights], weights),
        "words of the sentence": share([s.sentence for s in sights], weights),
        "words of the paragraph": share([s.paragraph for s in sights], weights),
        "names near": share(names, weights),
        "names of the sentence": share([s.names for s in sights], weights),
        "names of the paragraph": share([s.paragraph_names for s in sights], weights),
        "other names near": times(both(names), no(above(share(names)))),
        "meaning near": liken([lexicon.mix(s.around, weigh_words(s.around, weights)) for s in sights]),
        "meaning of the noun": noun,
        "meaning of the verb": liken([lexicon.mix([s.verb] if s.verb else []) for s in sights]),
        "no noun": either([not c for c in counted]),
        "another noun": times(both(counted), no(above(noun, _ALIKE))),
        "all words of the noun": same([c or None for c in counted]),
        "a word of the noun": above(share(counted)),
    }


def _list_numbers(answers: Sequence[Answer], sights: Sequence[FigureSight]) -> dict[str, Column]:
    numbers = [get_number(a.entry) for a in answers]
    values = [n or 0.0 for n in numbers]
    equal = keep(same(numbers))
    here = same([a.ref.report for a in answers])
    crooked = [v >= _TELLING and v % _ROUND != 0 for v in values]
    beside, told = (
        [frozenset(map(str, row)) for row in rows] for rows in ([s.beside for s in sights], [s.told for s in sights])
    )
    own = [frozenset([str(n)]) if n is not None else frozenset[str]() for n in numbers]
    large = [frozenset(str(v) for v in s.told if v >= _TELLING) for s in sights]
    days = [count_day(a.entry.published) for a in answers]
    return {
        "same number": equal,
        "ratio of the numbers": up_to(6.0, apart(np.log1p(values).tolist())),
        "same large number": times(equal, both([v >= _TELLING for v in values])),
        "same crooked number": times(equal, both(crooked)),
        "same tiny number": times(equal, both([v <= _TINY for v in values])),
        "one report": here,
        "reports": count_reports([a.ref.report for a in answers]),
        "other numbers of one report": times(here, no(equal)),
        "other numbers of one claim": times(same([a.ref.claim for a in answers]), no(equal)),
        # Who says "seven, not four" answers the question of who says four.
        "the other's number beside": times(either_way(beside, own), _weigh_large(values)),
        "the other's number around": times(either_way(told, own), _weigh_large(values)),
        "a third number beside": above(share(beside)),
        "a third number around": above(share(large)),
        "days": up_to(_FAR, apart_in_days(days)),
        "same day": same([d or None for d in days]),
        "both open their report": both([s.opens for s in sights]),
        "depth": apart([s.depth for s in sights]),
    }


def _weigh_large(values: Sequence[float]) -> Column:
    large = either([v >= _TELLING for v in values])
    return lambda rows: _SMALL + (1 - _SMALL) * large(rows)


def compare_closely(answers: Sequence[Answer], pairs: Sequence[tuple[int, int]]) -> dict[str, Matrix]:
    """What the rules find of each of these pairs: columns with how far a field agrees, where it speaks against, and
    where it has nothing to go by. Those that end in `FORBIDS` say that two are not one."""
    columns: dict[str, Matrix] = {}
    both_told = [(answers[i], answers[j]) for i, j in pairs]
    totals = [0.0] * len(pairs)  # what `score_fit` gives
    for feature in FEATURES:
        values = [feature.func(a, b) for a, b in both_told]
        totals = [t if v is None else t + feature.weight * v for t, v in zip(totals, values, strict=True)]
        columns[f"{feature.field} agrees"] = _row(0.0 if v is None or v == NEVER else v for v in values)
        # Some are often read from too little to say so alone.
        how = " speaks against" if feature.field in _SOFT else FORBIDS
        columns[f"{feature.field}{how}"] = _row(v is not None and v == NEVER for v in values)
        columns[f"{feature.field} open"] = _row(v is None for v in values)
    # What the rules alone would join: few pairs, and most of them right.
    columns["rules join"] = _row(total >= _ENOUGH for total in totals)
    columns["rules join surely"] = _row(total >= 2 * _ENOUGH for total in totals)
    columns[f"plan{FORBIDS}"] = _row(a.phase is not b.phase and _tell_one_event(a, b) for a, b in both_told)
    columns[f"group{FORBIDS}"] = _row(are_opposed(a, b) or _count_others(a, b) for a, b in both_told)
    return columns


def _tell_one_event(a: Answer, b: Answer) -> bool:
    # "Will send 3,000" and "has sent 3,000"; of two verbs one may have been read as to come that is not.
    return compare_phase(a, b) == NEVER and (a.lemma == b.lemma or (bool(a.family) and a.family == b.family))


def _count_others(a: Answer, b: Answer) -> bool:
    """Whether two figures count other things: doors and pumps; drums that were there, and drums that were recovered."""
    if a.kind in (None, CountedClass.OTHER) and b.kind in (None, CountedClass.OTHER):
        mine, theirs = (s.counted if (s := x.sight) else () for x in (a, b))
        if mine and theirs and not set(mine) & set(theirs):
            lexicon = load_lexicon()
            if float(lexicon.mix(mine) @ lexicon.mix(theirs)) < _ALIKE:
                return True
    if get_number(a.entry) == get_number(b.entry):
        return False
    if a.is_part != b.is_part and _is_half(a, b):
        return True  # "26 were wounded, nine of them badly"
    return compare_population(a, b) == NEVER or (a.kind is b.kind and compare_family(a, b) == NEVER)


def _is_half(a: Answer, b: Answer) -> bool:
    small, large = sorted((get_number(a.entry) or 0.0, get_number(b.entry) or 0.0))
    return 2 * small <= large


def _row(values: Iterable[float]) -> Matrix:
    return np.fromiter(values, dtype=np.float32)
