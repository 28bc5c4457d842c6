"""Every frame in a report that may credit somebody, before any is weighed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.extract.attribution.frame import Frame, list_noun_frames, list_verb_frames
from reportedly.extract.attribution.other import list_according_frames, list_adverb_frames
from reportedly.extract.attribution.quoted import list_quote_frames
from reportedly.extract.attribution.quotes import Quote
from reportedly.extract.attribution.source import find_noun_source, find_verb_source
from reportedly.extract.parse import Parse
from reportedly.lang import load_words


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_words("cues")[name])


def list_candidates(p: Parse, quotes: Sequence[Quote], inside: Sequence[int]) -> Iterator[list[tuple[Frame, int]]]:
    """For each word that may be a cue, its frames, each with the head of its source (or -1)."""
    sayings, nouns, adverbs = _words("saying"), _words("nouns"), _words("adverbs")
    has_quotes = bool(quotes)
    for i, tag in enumerate(p.tag):
        first = tag[0]
        if first == "V":
            if p.dep[i] in ("aux", "auxpass"):
                continue
            if p.lower[i] == "according":
                frames = list(list_according_frames(p, i))
                source = _object_of(p, i, "to")
                if frames and source >= 0:
                    yield [(f, source) for f in frames]
                continue
            frames = list(list_verb_frames(p, i))
            if has_quotes and inside[i] < 0:
                frames += list_quote_frames(p, i, quotes, inside, sayings)
            if frames:
                yield [(f, find_verb_source(p, i, f.name)) for f in frames]
        elif first == "N":
            if tag in ("NN", "NNS") and p.lemma(i) in nouns:
                frames = list(list_noun_frames(p, i))
                if frames:
                    source = find_noun_source(p, i)
                    yield [(f, source) for f in frames]
        elif first == "R" and p.lower[i] in adverbs:
            yield [(f, -1) for f in list_adverb_frames(p, i)]


def _object_of(p: Parse, i: int, preposition: str) -> int:
    for c in p.children[i]:
        if p.lower[c] == preposition and c > i:
            return next((k for k in p.children[c] if p.dep[k] == "pobj" and k > c), -1)
    return -1
