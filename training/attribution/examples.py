"""Annotated reports as windows of numbers: what the encoder reads, and for each cue who has which role around it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from benchmarks.learn_frames import to_tokens

from reportedly.extract.attribution.tagger.decode import ROLES
from reportedly.extract.attribution.tagger.sights import MOST_PATHS, Ids, Labels, View, list_paths, see_pairs
from reportedly.extract.attribution.tagger.windows import WIDEST, list_parts
from reportedly.extract.parse import Parse
from reportedly.lang.pieces import Pieces

# A path seen less often than this, or past the table's size, is "another path" (id 1).
RAREST_PATH = 30
ROLE_IDS = {role: (ROLES.index(f"B-{role}"), ROLES.index(f"I-{role}")) for role in ("source", "cue", "content")}


@dataclass(slots=True, eq=False)
class Example:
    """One report: its view, its pieces, its gold as token sets, and the cues that are none."""

    view: View
    pieces: list[tuple[int, ...]]
    gold: list[dict[str, set[int]]]
    decoys: list[int]


@dataclass(slots=True, eq=False)
class Pair:
    """A cue in a window: its word, the sights from it (words x kinds), the gold roles (words; -1 not counted)."""

    at: int
    sights: Ids
    roles: Ids | None  # None: this is no cue
    holds: bool


@dataclass(slots=True, eq=False)
class Sample:
    """A window: ids of its pieces, the sights of their words, the piece each word begins with, gold cues, pairs."""

    pieces: Ids
    sights: Ids
    first: Ids
    cues: Ids
    pairs: list[Pair]


def name_labels(parses: Sequence[Parse], cues: Sequence[Sequence[int]]) -> Labels:
    """Give ids to the tags, dependencies and paths of annotated reports, the most frequent first."""
    tags, deps, paths = (Counter[str]() for _ in range(3))
    for p, at in zip(parses, cues, strict=True):
        tags.update(p.tag)
        deps.update(p.dep)
        for cue in at:
            paths.update(name for _, _, name in list_paths(p, cue))
    often = [name for name, n in paths.most_common(MOST_PATHS - 2) if n >= RAREST_PATH]
    return Labels(
        tags={name: k for k, (name, _) in enumerate(tags.most_common(63), start=1)},
        deps={name: k for k, (name, _) in enumerate(deps.most_common(63), start=1)},
        paths={name: k for k, name in enumerate(often, start=2)},
    )


def make_example(document: dict[str, Any], view: View, pieces: Pieces) -> Example:
    """Put a report's gold beside what the tagger sees of it."""
    p = view.parse
    gold = [{role: to_tokens(p, a[role]) for role in ROLE_IDS} for a in document["attributions"]]
    gold = [g for g in gold if g["cue"] and g["content"]]
    taken = {i for g in gold for i in g["cue"]}
    decoys = [cue for cue, o in view.options.items() if o.total >= 0.08 and cue not in taken]
    decoys += [i for i, t in enumerate(p.tag) if t[0] == "V" and i not in taken and i not in view.options]
    return Example(view, [pieces.split(w) for w in p.word], gold, decoys)


def pick_anchor(view: View, cue: set[int]) -> list[int]:
    """The tokens of a cue that may stand for it, the likeliest first: the rules' own, a verb, any."""
    p = view.parse
    known = sorted((c for c in cue if c in view.options), key=lambda c: -view.options[c].total)
    verbs = sorted(c for c in cue if p.tag[c][0] == "V" and p.dep[c] not in ("aux", "auxpass"))
    return list(dict.fromkeys([*known, *reversed(verbs), *sorted(cue)]))


def cut_samples(example: Example, labels: Labels, pieces: Pieces, rng: random.Random) -> Iterator[Sample]:
    """Cut a report into windows at random paragraph ends, and lay out a training sample for each."""
    p = example.view.parse
    sizes = [len(x) for x in example.pieces]
    room = rng.randint(40, WIDEST)
    low = high = held = 0
    for part_low, part_high in list_parts(p, sizes):
        size = sum(sizes[part_low:part_high])
        if held and held + size > room:
            yield _lay_out(example, labels, pieces, low, high, rng)
            low, held, room = part_low, 0, WIDEST
        high = part_high
        held += size
    if held:
        yield _lay_out(example, labels, pieces, low, high, rng)


def _lay_out(example: Example, labels: Labels, pieces: Pieces, low: int, high: int, rng: random.Random) -> Sample:
    view = example.view
    ids, first, owner = [pieces.begin], [], [-1]
    for k in range(low, high):
        first.append(len(ids))
        ids.extend(example.pieces[k])
        owner.extend([k] * len(example.pieces[k]))
    ids.append(pieces.end)
    owner.append(-1)
    sights = np.where(np.array(owner)[:, None] >= 0, view.words[owner], view.words[low] * 0)
    cues = np.zeros(high - low, dtype=np.int64)
    pairs: list[Pair] = []
    for g in example.gold:
        inside = [c for c in g["cue"] if low <= c < high]
        for c in inside:
            cues[c - low] = 1
        if not inside:
            continue
        anchors = [c for c in pick_anchor(view, g["cue"]) if low <= c < high]
        anchor = anchors[0] if rng.random() < 0.85 else rng.choice(anchors)
        roles = np.zeros(high - low, dtype=np.int64)
        for role, (begin, inner) in ROLE_IDS.items():
            for c in sorted(g[role]):
                if low <= c < high:
                    roles[c - low] = inner if c - 1 in g[role] else begin
        pairs.append(Pair(anchor - low, see_pairs(view, anchor, low, high, labels), roles, True))
    near = [c for c in example.decoys if low <= c < high]
    likely = [c for c in near if c in view.options]
    rest = [c for c in near if c not in view.options]
    chosen = rng.sample(likely, min(len(likely), 4)) + rng.sample(rest, min(len(rest), 1))
    pairs += [Pair(c - low, see_pairs(view, c, low, high, labels), None, False) for c in chosen]
    return Sample(np.array(ids), sights, np.array(first), cues, pairs)
