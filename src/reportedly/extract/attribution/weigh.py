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
_SURE_ADVERBS = frozenset(("reportedly", "allegedly", "purportedly"))
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
def is_known(lemma: str) -> bool:
    """Whether a verb may be a cue at all; of the rest only those beside a quotation are looked at."""
    return group_of(lemma) != "-" or load_weights().get(f"lemma:V {lemma}", -9.0) > -0.8


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
    short = _shorten(name)
    kind = tag[0]
    return (
        f"bias:{kind}",
        f"frame:{kind} {name}",
        f"lemma:{kind} {lemma}",
        f"both:{lemma} {short}",
        f"group:{group} {short}",
        f"form:{tag} {short}",
    )


@cache
def _shorten(name: str) -> str:
    short = _DIGITS.sub("", name)
    if _QUOTED.match(short):
        return (
            short[:3].rstrip(",.!?…-–—~:vw") + ("l" if "l" in short else "") + (">" if short[3:].endswith(">") else "")
        )
    return short.partition(":")[0] if short.startswith("rest") else short


def describe(p: Parse, frame: Frame, source: int, inside: Sequence[int], rivals: Sequence[Frame]) -> list[str]:
    """The names of the features of a frame, whose source has its head at token `source` (or -1).

    `rivals` are all frames of the same cue.
    """
    v = frame.cue
    tag = p.tag[v]
    if tag[0] == "N" and _QUOTED.match(frame.name):
        tag = "VBZ"  # the parser took the verb for a noun
    names = list(_frame_features(frame.lemma, frame.name, tag))
    if len(rivals) > 1:
        short = _shorten(frame.name)
        for other in rivals:
            if other is not frame:
                names.append(f"rival:{tag[0]} {short} / {_shorten(other.name)}")
    group = group_of(frame.lemma)
    kind = _source_kind(p, source)
    names.append(f"source:{kind}")
    names.append(f"source_group:{kind} {group}")
    dep = p.dep[v]
    names.append(f"dep:{tag[0]} {dep}")
    names.append(f"dep_frame:{_shorten(frame.name)} {dep}")
    if p.head[v] != v and dep in ("xcomp", "advcl", "ccomp", "acl", "pcomp", "dobj", "acomp"):
        names.append(f"under:{dep} {p.lemma(p.head[v])}")
    size = sum(j - i for i, j in frame.content)
    step = "1" if size == 1 else "3" if size < 4 else "8" if size < 9 else "20" if size < 21 else "+"
    names.append(f"size:{tag[0]} {step}")
    names.append(f"size_group:{group} {step}")
    first = frame.content[0][0]
    if frame.name[0] in "o[" and tag[0] == "V":
        target = next((c for c in p.children[v] if c > v and p.dep[c] in ("dobj", "attr", "dative")), -1)
        if target >= 0:
            names.append(f"object:{p.tag[target]} {group_of(p.lemma(target))} {group}")
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
    if p.word[p.sentences[p.sent[v]][1] - 1] == "?" and inside[v] < 0:
        names.append(f"question:{tag[0]}")
    return names


def floor_of(p: Parse, frame: Frame, source: int) -> float:
    """What a frame is worth at the least, whatever was learned: patterns too rare to learn that are sure."""
    v = frame.cue
    if source >= 0 and v and p.lower[v - 1] == "as" and p.tag[v] == "VBN" and "s" in group_of(frame.lemma):
        # "as mentioned in the statement of ...": the quotation before it, or else the clause around it
        return 0.9 if _QUOTED.match(frame.name) else 0.8 if frame.name == "as" else 0.0
    if p.tag[v][0] == "N" and _QUOTED.match(frame.name):
        # a verb taken for a noun: a quotation that begins in lower case takes its sentence's beginning along
        return 0.7 if frame.name.startswith("+") == ("l" in frame.name) else 0.3
    if frame.name == "as saying" or frame.lemma in _SURE_ADVERBS:
        return 0.9
    if frame.name in ("ccomp:that", "acl:that") and source >= 0 and is_telling_noun(frame.lemma):
        return 0.6
    return 0.0


def is_telling_noun(lemma: str) -> bool:
    """Whether "X's LEMMA that ..." tells what X says."""
    return lemma in _telling_nouns()


@cache
def _telling_nouns() -> frozenset[str]:
    return frozenset(load_words("cues")["telling_nouns"])


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
