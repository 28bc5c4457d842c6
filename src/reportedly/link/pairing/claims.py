"""How likely two claims say, or deny, one and the same: quickly for all pairs, then by the rules for those near."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from reportedly.link.answer import NEVER
from reportedly.link.gist import Gist
from reportedly.link.likeness import are_at_odds, compare_things, may_be_rivals, score_likeness
from reportedly.link.likeness import weigh_words as weigh_claims
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
    jaccard,
    keep,
    least,
    liken,
    one_of,
    same,
    share,
    times,
    up_to,
    weigh_stems,
    weigh_words,
)
from reportedly.link.pairing.lexicon import load_lexicon
from reportedly.link.pairing.look import FORBIDS, score_pairs
from reportedly.link.pairing.shared import Column, Matrix
from reportedly.link.pairing.sight import ClaimSight
from reportedly.link.pairing.weights import load_weights
from reportedly.link.party import APART, compare_parties
from reportedly.link.same_place import compare_places
from reportedly.link.same_time import compare_windows
from reportedly.link.stems import make_stem

_FAR = 30.0  # days
_ENOUGH = 0.8  # likeness from which on the rules alone would join two claims
_LONG = 100  # characters of a clause
_VAGUE = ("other", "state")
_NOTHING = ClaimSight(
    event="", clause=frozenset(), near=frozenset(), sentence=frozenset(), names=frozenset(), doer=frozenset(),
    done_to=frozenset(), clause_words=(), near_words=(), doer_words=(), done_to_words=(), negative=False, length=0,
    counts=False, type="other", credited=False,
)  # fmt: skip


def score_claims(gists: Sequence[Gist]) -> Scores:
    """How likely each two claims say, or deny, one and the same."""
    weigh = weigh_claims(gists)
    return score_pairs(
        list_columns(gists), len(gists), lambda pairs: compare_closely(gists, pairs, weigh), load_weights()["claims"]
    )


def list_columns(gists: Sequence[Gist]) -> dict[str, Column]:
    """What is quickly reckoned of each pair, by name."""
    sights = [g.sight or _NOTHING for g in gists]
    days = [count_day(g.answer.entry.published) for g in gists]
    length = [s.length / _LONG for s in sights]
    plain = [s.type if s.type not in _VAGUE else None for s in sights]
    deeds = [g.deeds for g in gists]
    return _list_words(gists, sights) | {
        "a deed": above(share(deeds)),
        "a listed deed": above(share([frozenset(d for d in own if d[0] != "=") for own in deeds])),
        "same type": same(plain),
        "vague types": both([p is None for p in plain]),
        "a vague type": one_of(plain),
        "one to come": differ([g.phase for g in gists]),
        "one denies": one_of([g.denies for g in gists]),
        "both deny": both([g.denies for g in gists]),
        "one is negative": one_of([s.negative for s in sights]),
        "both accuse": both([g.accuses for g in gists]),
        "one accuses": one_of([g.accuses for g in gists]),
        "one report": same([g.answer.ref.report for g in gists]),
        "reports": count_reports([g.answer.ref.report for g in gists]),
        "days": up_to(_FAR, apart_in_days(days)),
        "same speaker": same([g.answer.entry.speaker for g in gists]),
        "borrowed": either([g.borrowed for g in gists]),
        "shorter": least(length),
        "lengths apart": apart(length),
        "both count": both([s.counts for s in sights]),
        "one counts": one_of([s.counts for s in sights]),
        "both credited": both([s.credited for s in sights]),
        "one credited": one_of([s.credited for s in sights]),
    }


def _list_words(gists: Sequence[Gist], sights: Sequence[ClaimSight]) -> dict[str, Column]:
    lexicon = load_lexicon()
    weights = weigh_stems((g.answer.ref.report, s.sentence | s.names) for g, s in zip(gists, sights, strict=True))

    def alike(words: Iterable[Sequence[str]]) -> Column:
        return liken([lexicon.mix(w, weigh_words(w, weights)) for w in words])

    doer, done_to = [s.doer for s in sights], [s.done_to for s in sights]
    near = keep(share([s.near for s in sights], weights))
    verb = keep(alike([s.event] if s.event else [] for s in sights))
    clause = keep(alike(s.clause_words for s in sights))
    there, back = share(doer, weights, done_to), share(done_to, weights, doer)
    return {
        "same word": same([make_stem(s.event) or None for s in sights]),
        "meaning of the event": verb,
        "meaning of the clause": clause,
        "meaning near": alike(s.near_words for s in sights),
        "meaning of the doer": alike(s.doer_words for s in sights),
        "meaning of the thing": alike(s.done_to_words for s in sights),
        "no doer": either([not d for d in doer]),
        "no thing": either([not d for d in done_to]),
        "words of the clause": share([s.clause for s in sights], weights),
        "words near": near,
        "words of the sentence": share([s.sentence for s in sights], weights),
        "names": share([s.names for s in sights], weights),
        "words of the doer": share(doer, weights),
        "words of the thing": share(done_to, weights),
        "turned round": lambda rows: there(rows) + back(rows),
        "share near": jaccard([s.near for s in sights]),
        "share of the clause": jaccard([s.clause for s in sights]),
        "event and near": times(verb, near),
        "event and clause": times(verb, clause),
        "near and clause": times(near, clause),
        "event twice": times(verb, verb),
        "near twice": times(near, near),
    }


def compare_closely(
    gists: Sequence[Gist], pairs: Sequence[tuple[int, int]], weigh: dict[str, float]
) -> dict[str, Matrix]:
    """What the rules find of each of these pairs, as columns; `weigh` is `likeness.weigh_words` of the story."""
    columns: dict[str, list[float]] = {
        f"{name} {how}": [] for name in ("doer", "place", "time") for how in ("agrees", "forbids", "open")
    }
    for name in (
        "likeness",
        "likeness speaks against",
        "things",
        f"plan{FORBIDS}",
        f"names{FORBIDS}",
        "likeness enough",
    ):
        columns[name] = []
    for i, j in pairs:
        a, b = gists[i], gists[j]
        for name, value in (
            # Who did it may be asked, and then answered by rivals.
            ("doer", None if may_be_rivals(a, b) else compare_parties(a.doer, b.doer)),
            ("place", compare_places(a.answer, b.answer)),
            ("time", compare_windows(a.answer, b.answer)),
        ):
            apart = value in (APART, NEVER)
            columns[f"{name} agrees"].append(0.0 if value is None or apart else value)
            columns[f"{name} forbids"].append(float(apart))
            columns[f"{name} open"].append(float(value is None))
        like = score_likeness(a, b, weigh)
        columns["likeness"].append(max(-1.0, like) if like != NEVER else 0.0)
        columns["likeness speaks against"].append(float(like == NEVER))
        # Of two verbs one may have been read as to come that is not; "will send" and "has sent" are two questions.
        one_verb = a.answer.lemma == b.answer.lemma or bool(a.deeds & b.deeds)
        columns[f"plan{FORBIDS}"].append(float(one_verb and are_at_odds(a, b)))
        columns[f"names{FORBIDS}"].append(float(bool(a.whom and b.whom) and not a.whom & b.whom))
        columns["likeness enough"].append(float(like >= _ENOUGH))
        columns["things"].append(compare_things(a, b, weigh))
    return {name: np.array(values, dtype=np.float32) for name, values in columns.items()}
