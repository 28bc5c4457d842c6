"""Cues that are no verb of their own clause: "according to", adverbs, and a speaker's name before a colon."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.extract.attribution.frame import Frame, _without
from reportedly.extract.parse import Parse


def list_according_frames(p: Parse, i: int) -> Iterator[Frame]:
    """The clauses that "according to" at token `i` may speak for: the nearest around it, and the whole sentence."""
    h = p.head[i]
    near = h
    while p.tag[near][0] != "V" and p.head[near] != near and p.dep[near] != "ROOT":
        near = p.head[near]
    yield Frame(i, "according", "to:near", _without(p, near, i))
    root = near
    while p.head[root] != root:
        root = p.head[root]
    if root != near:
        yield Frame(i, "according", "to:root", _without(p, root, i))
    if h != near:
        yield Frame(i, "according", "to:word", _without(p, h, i))


def list_adverb_frames(p: Parse, i: int) -> Iterator[Frame]:
    """The clause around an adverb such as "reportedly"."""
    near = p.head[i]
    while p.tag[near][0] not in "VM" and p.head[near] != near:
        near = p.head[near]
    while p.dep[near] in ("xcomp", "aux", "auxpass") and p.head[near] != near:
        near = p.head[near]
    yield Frame(i, p.lower[i], "clause", _without(p, near, i))
    if p.head[i] != near:
        yield Frame(i, p.lower[i], "word", _without(p, p.head[i], i))
