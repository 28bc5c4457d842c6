"""How likely a frame credits somebody with its content: a sum of learned weights over what can be seen of it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache

from reportedly.extract.attribution.frame import Frame
from reportedly.extract.parse import Parse
from reportedly.lang import load_words

_DIGITS = re.compile(r"\d")
_QUOTED = re.compile(r"^\+?q[<>]")
_NEGATIONS = frozenset(("not", "n't", "n’t", "never"))
_GROUPS = ("saying", "attitude", "judging", "nouns")


@cache
def load_weights() -> dict[str, float]:
    """All weights by feature name, read once a process."""
    weights: dict[str, float] = {}
    for group, table in load_words("frames").items():
        for name, value in table.items():
            weights[f"{group}:{name}"] = value
    return weights


@cache
def group_of(lemma: str) -> str:
    """The word lists of `cues.toml` that hold a lemma, by their initials ("sj": saying and judging); "-" if none."""
    words = _lists()
    return "".join(name[0] for name, members in words if lemma in members) or "-"


@cache
def _lists() -> tuple[tuple[str, frozenset[str]], ...]:
    cues = load_words("cues")
    return tuple((name, frozenset(cues[name])) for name in _GROUPS)


@cache
def _frame_features(lemma: str, name: str, tag: str) -> tuple[str, ...]:
    group = group_of(lemma)
    short = _DIGITS.sub("", name)
    if _QUOTED.match(short):
        short = short[:3].rstrip(",.!?…-–—~:vw")
    kind = tag[0]
    return (
        f"bias:{kind}",
        f"frame:{kind} {name}",
        f"lemma:{kind} {lemma}",
        f"both:{lemma} {short}",
        f"group:{group} {short}",
        f"form:{tag} {short}",
    )


def describe(p: Parse, frame: Frame, source: int, inside: Sequence[int]) -> list[str]:
    """The names of the features of a frame, whose source has its head at token `source` (or -1)."""
    v = frame.cue
    tag = p.tag[v]
    names = list(_frame_features(frame.lemma, frame.name, tag))
    group = group_of(frame.lemma)
    kind = _source_kind(p, source)
    names.append(f"source:{kind}")
    names.append(f"source_group:{kind} {group}")
    names.append(f"dep:{tag[0]} {p.dep[v]}")
    size = sum(j - i for i, j in frame.content)
    step = "1" if size == 1 else "3" if size < 4 else "8" if size < 9 else "20" if size < 21 else "+"
    names.append(f"size:{tag[0]} {step}")
    names.append(f"size_group:{group} {step}")
    first = frame.content[0][0]
    if inside[v] < 0 and any(inside[i] >= 0 or inside[j - 1] >= 0 for i, j in frame.content):
        names.append(f"quoted:{tag[0]} {group}")
    names.append(f"opens:{tag[0]} {p.tag[first]}")
    for c in p.children[v]:
        if c > v:
            break
        d = p.dep[c]
        if d == "neg" or p.lower[c] in _NEGATIONS:
            names.append(f"negated:{group}")
        elif d == "aux":
            names.append(f"aux:{tag[0]} {p.lemma(c)}")
            if p.tag[c] == "MD":
                names.append(f"modal:{group}")
        elif d == "poss":
            names.append("noun:poss")
        elif d == "det":
            names.append(f"noun:{p.lower[c]}")
    low, high = p.sentences[p.sent[v]]
    if p.word[high - 1] == "?" and inside[v] < 0:
        names.append(f"question:{tag[0]}")
    return names


def weigh(names: Sequence[str]) -> float:
    """The probability (0 to 1) that a frame so described credits somebody with its content."""
    weights = load_weights()
    total = sum(weights.get(name, 0.0) for name in names)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


def _source_kind(p: Parse, s: int) -> str:
    if s < 0:
        return "none"
    tag, lower = p.tag[s], p.lower[s]
    if tag in ("PRP", "PRP$"):
        return lower
    if tag in ("WP", "WDT"):
        return lower
    if tag.startswith("NNP"):
        return "name"
    if tag in ("NN", "NNS"):
        return f"{tag} {group_of(p.lemma(s))[:1]}"
    return tag
