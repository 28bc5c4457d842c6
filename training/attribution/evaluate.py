"""What a weight file is worth: the public scorer's figures on annotated reports, and eight bits against the whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from benchmarks.learn_frames import to_tokens
from benchmarks.tasks.attribution import list_outermost

from reportedly.extract.attribution import draft_attributions
from reportedly.extract.attribution.merge import Candidate, list_tagged, merge_tagged
from reportedly.extract.attribution.relay import settle_relays
from reportedly.extract.attribution.tagger import Tagged, tag_report
from reportedly.extract.attribution.tagger.network import Network, open_network
from reportedly.extract.attribution.tagger.sights import see_report
from reportedly.extract.parse import Parse
from training.attribution.rules import Ruled

Case = tuple[dict[str, Any], Parse, Ruled]
FIGURES = ("match", "reporting_match", "full", "exact", "source_exact", "cue_exact", "content_exact")


def score(weights: Path | None, cases: Sequence[Case], scorer: Any) -> dict[str, float]:
    """F1 by figure of the public scorer; without weights, of the rules alone."""
    network = _open(weights) if weights else None
    gold = [document for document, _, _ in cases]
    predicted = {}
    for document, p, ruled in cases:
        found = ruled.chosen
        if network:
            found = merge_tagged(list_candidates(p, ruled, network), found, network.mix)
        drafts = draft_attributions(p, settle_relays(p, found), ruled.inside)
        predicted[document["id"]] = {"attributions": list_outermost(drafts)}
    figures = scorer.attribution(gold, predicted)
    return {name: figures[name]["F1"] for name in FIGURES}


def compare_bits(whole: Path, small: Path, cases: Sequence[Case]) -> dict[str, float]:
    """The share of words (percent) around the same cue that two weight files give the same role, and of cues kept."""
    first, second = _open(whole), _open(small)
    words = same = cues = held = 0
    for _, p, ruled in cases:
        a, b = ({t.cue_head: t for t in tag(p, ruled, network)} for network in (first, second))
        for cue in a.keys() | b.keys():
            one, two = a.get(cue), b.get(cue)
            holds = [t is not None and t.holds >= 0.5 for t in (one, two)]
            cues += 1
            held += holds[0] == holds[1]
            if one and two and all(holds):
                roles = [_roles(t, len(p)) for t in (one, two)]
                words += len(roles[0] | roles[1])
                same += len(roles[0] & roles[1])
    return {"roles": round(100 * same / max(1, words), 2), "cues": round(100 * held / max(1, cues), 2)}


def list_candidates(p: Parse, ruled: Ruled, network: Network) -> list[Candidate]:
    """What a network reads as attributions in one report."""
    options = {o.cue: o for o in ruled.options}
    return list_tagged(p, ruled.quotes, ruled.inside, options, ruled.chosen, tag(p, ruled, network))


def learn_mix(weights: Path, cases: Sequence[Case]) -> list[float]:
    """How much tagger, rules and agreement weigh together: a logistic regression on what gold confirms."""
    network = _open(weights)
    rows: list[tuple[float, ...]] = []
    good: list[bool] = []
    for document, p, ruled in cases:
        gold = [{role: to_tokens(p, a[role]) for role in ("source", "content")} for a in document["attributions"]]
        for found, sights in list_candidates(p, ruled, network):
            mine = {k for i, j in found.content for k in range(i, j)}
            source = set(range(*found.source)) if found.source else set()
            rows.append(sights)
            good.append(
                any(
                    4 * len(mine & g["content"]) >= len(mine) + len(g["content"])
                    and (bool(source & g["source"]) or not (source or g["source"]))
                    for g in gold
                )
            )
    x, y, w = np.array(rows), np.array(good, dtype=np.float64), np.zeros(4)
    for _ in range(50):  # Newton's method, with a small ridge
        held = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve((x * (held * (1 - held))[:, None]).T @ x + 0.1 * np.eye(4), x.T @ (held - y) + 0.1 * w)
    return [round(float(v), 3) for v in w]


def tag(p: Parse, ruled: Ruled, network: Network) -> list[Tagged]:
    """What a network reads in one report."""
    return tag_report(see_report(p, *ruled, network.labels), network)


def _open(path: Path) -> Network:
    with path.open("rb") as file:
        return open_network(file)


def _roles(t: Tagged, size: int) -> set[tuple[int, str]]:
    named = (("source", t.source), ("cue", t.cue), ("content", t.content))
    return {(k, role) for role, ranges in named for i, j in ranges for k in range(i, min(j, size))}
