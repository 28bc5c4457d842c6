"""The rules' attributions and the tagger's, put together: what both see, what one sees alone, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reportedly.extract.attribution.bounds import settle_content
from reportedly.extract.attribution.choose import Found, Option, hides_a_name
from reportedly.extract.attribution.cue import cue_range
from reportedly.extract.attribution.frame import Frame, Ranges
from reportedly.extract.attribution.quotes import Quote
from reportedly.extract.attribution.source import is_word_of
from reportedly.extract.attribution.tagger import Tagged
from reportedly.extract.attribution.weigh import floor_of
from reportedly.extract.parse import Parse
from reportedly.model import Reader

# Under this an attribution is left out: one with a word of saying, and any other. Measured on reports kept aside.
LEAST, LEAST_OTHER = 0.5, 0.35
# What the rules alone must be sure of, with a word of saying and somebody named.
LEAST_ALONE = 0.95
INSERTED = "^parataxis"  # "She learned of it, she said, from the radio": the rules see both ends
NEAR = 0.3  # how much of a frame's content the tagger must read for it to be the same frame
# Patterns that the rules hold this likely, whatever they learned, are left to them.
SURE = 0.8
_FARTHEST = 4.0  # how much the rules may say for or against, as a logit


class Candidate(NamedTuple):
    """An attribution as the tagger reads it, and what speaks for it: 1, the tagger, the rules, whether both agree."""

    found: Found
    sights: tuple[float, float, float, float]


def list_tagged(
    p: Parse,
    quotes: Sequence[Quote],
    inside: Sequence[int],
    options: Mapping[int, Option],
    chosen: Sequence[Found],
    tagged: Sequence[Tagged],
) -> list[Candidate]:
    """What the tagger reads as attributions with settled ranges, before any is weighed."""
    by_rules = {f.frame.cue: f for f in chosen}
    candidates: list[Candidate] = []
    for t in tagged:
        option, ruled = options.get(t.cue_head), by_rules.get(t.cue_head)
        if option and ruled and _is_sure(p, option):
            candidates.append(Candidate(ruled, (1.0, _FARTHEST, _FARTHEST, 1.0)))
            continue
        found = _make(p, quotes, inside, t, option, ruled)
        if found and not hides_a_name(p, found):
            rules = max(-_FARTHEST, min(_FARTHEST, _logit(option.total))) if option else -_FARTHEST
            candidates.append(Candidate(found, (1.0, _logit(t.holds), rules, float(found.by is Reader.BOTH))))
    return candidates


def _is_sure(p: Parse, option: Option) -> bool:
    """Whether the rules know the pattern for certain, and the corpus hardly holds it: "quoted him as saying"."""
    _, frame, head = option.frames[0]
    return floor_of(p, frame, head) >= SURE


def merge_tagged(candidates: Sequence[Candidate], chosen: Sequence[Found], mix: Sequence[float]) -> list[Found]:
    """The attributions of a report, in no order that matters; `mix` weighs the sights of each candidate.

    Outermost ones stand as the tagger reads them; inside their contents, where it was never shown any, as the rules do.
    """
    likely: list[Found] = []
    for found, sights in candidates:
        found.score = _sigmoid(sum(a * b for a, b in zip(mix, sights, strict=True)))
        if found.score >= (LEAST if is_word_of("saying", found.frame.lemma) else LEAST_OTHER):
            likely.append(found)
    kept: list[Found] = []
    owner: dict[int, Found] = {}
    for found in sorted(likely, key=lambda f: (-f.score, f.frame.cue)):
        if _clashes(found, owner):
            continue
        kept.append(found)
        for i, j in found.content:
            for k in range(i, j):
                owner.setdefault(k, found)
    cues = {k for f in kept for k in range(*f.cue)}
    for f in sorted(chosen, key=lambda f: (-f.score, f.frame.cue)):
        alone = f.score >= LEAST_ALONE and f.source and is_word_of("saying", f.frame.lemma)
        if alone and f.frame.cue not in cues and not _clashes(f, owner):
            kept.append(f)
            cues.update(range(*f.cue))
            for i, j in f.content:
                for k in range(i, j):
                    owner.setdefault(k, f)
    nested = [f for f in chosen if f.frame.cue not in cues and any(_holds_whole(o, f) for o in kept)]
    cues.update(k for f in nested for k in range(*f.cue))
    for found, sights in candidates:  # the rules see a cue in another's content, but not where its own content ends
        if sights[2] > 0 and found.frame.cue not in cues and any(_holds_whole(o, found) for o in kept):
            found.score = _sigmoid(sights[2])
            nested.append(found)
            cues.update(range(*found.cue))
    return kept + nested


def _holds_whole(outer: Found, inner: Found) -> bool:
    """Whether one stands in the other's content and not the other way round as well."""
    return outer is not inner and outer.holds(inner.frame.cue) and not inner.holds(outer.frame.cue)


def _logit(share: float) -> float:
    share = min(max(share, 1e-4), 1 - 1e-4)
    return math.log(share / (1 - share))


def _sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))


def _make(
    p: Parse,
    quotes: Sequence[Quote],
    inside: Sequence[int],
    t: Tagged,
    option: Option | None,
    by_rules: Found | None,
) -> Found | None:
    cue = next(((i, j) for i, j in t.cue if i <= t.cue_head < j), (t.cue_head, t.cue_head + 1))
    if cue[0] and p.lower[cue[0] - 1] == "as" and p.tag[t.cue_head] == "VBN" and p.head[cue[0] - 1] == t.cue_head:
        cue = cue[0] - 1, cue[1]  # "as mentioned in"
    source = max(t.source, key=lambda r: r[1] - r[0]) if t.source else None
    while cue[1] - 1 > t.cue_head and not p.word[cue[1] - 1][0].isalnum():
        cue = cue[0], cue[1] - 1
    content: Ranges = list(t.content)
    if by_rules and len(content) > 1:  # "..., X said with reference to [the prison service]" is no content
        content = [(i, j) for i, j in content if by_rules.meets(i, j) or p.dep[find_head(p, i, j)] != "pobj"] or content
    if by_rules and content and content[-1][1] >= t.reach:
        content += [(max(i, t.reach), j) for i, j in by_rules.content if j > t.reach]
    content = settle_content(p, content, [cue, source] if source else [cue], quotes, inside)
    if not content:
        return None
    frame = Frame(t.cue_head, p.lemma(t.cue_head), "tagged", content)
    if by_rules:
        frame = by_rules.frame._replace(content=content)
    elif option:
        near = next((g for _, g, _ in option.frames if _share(g.content, content) >= NEAR), frame)
        frame = near._replace(content=content)
    head = -1
    if source:
        known = (s for _, _, s in option.frames if source[0] <= s < source[1]) if option else iter(())
        head = next(known, -1)
        head = head if head >= 0 else find_head(p, *source)
    plain = by_rules.cue if by_rules else cue_range(p, frame, source)
    if any(a < plain[1] and plain[0] < b for a, b in [*content, *([source] if source else [])]):
        plain = t.cue_head, t.cue_head + 1
    citing = by_rules.citing if by_rules else -1
    made = Found(frame, t.holds, head, source, plain, content, citing, Reader.TAGGER, cue)
    if by_rules and _agree(made, by_rules):
        made.by = Reader.BOTH
        if by_rules.frame.name.startswith(INSERTED):
            made.content = by_rules.content
    return made


def _agree(a: Found, b: Found) -> bool:
    """Whether two attributions have a word of their sources in common, or none named, and half of their contents."""
    if a.source and b.source:
        if a.source[1] <= b.source[0] or b.source[1] <= a.source[0]:
            return False
    elif a.source or b.source:
        return False
    return _share(a.content, b.content) >= 0.5


def _share(a: Ranges, b: Ranges) -> float:
    """The Dice coefficient of two sets of token ranges, 0 to 1."""
    first, second = ({k for i, j in ranges for k in range(i, j)} for ranges in (a, b))
    return 2 * len(first & second) / max(1, len(first) + len(second))


def find_head(p: Parse, i: int, j: int) -> int:
    """The token of a noun phrase `i` .. `j` (half-open) that the rest of it hangs on."""
    tops = [k for k in range(i, j) if not i <= p.head[k] < j or p.head[k] == k]
    nouns = [k for k in tops if p.tag[k][0] in "NPW" and p.tag[k] != "POS"]
    return nouns[0] if nouns else tops[-1] if tops else j - 1


def _clashes(made: Found, owner: dict[int, Found]) -> bool:
    size = 0
    shared: dict[int, tuple[int, Found]] = {}
    for i, j in made.content:
        for k in range(i, j):
            size += 1
            other = owner.get(k)
            if other is not None:
                shared[id(other)] = (shared.get(id(other), (0, other))[0] + 1, other)
    if made.frame.cue in owner:
        return True
    return any(2 * n > size and not made.holds(o.frame.cue) for n, o in shared.values())
