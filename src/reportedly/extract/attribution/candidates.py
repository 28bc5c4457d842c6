"""Every frame in a report that may credit somebody, before any is weighed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.extract.attribution.frame import Frame, list_noun_frames, list_verb_frames
from reportedly.extract.attribution.other import list_according_frames, list_adverb_frames
from reportedly.extract.attribution.quoted import list_loose_frames, list_quote_frames
from reportedly.extract.attribution.quotes import Quote
from reportedly.extract.attribution.source import find_noun_source, find_verb_source, guess_after, guess_before
from reportedly.extract.attribution.weigh import is_known
from reportedly.extract.parse import Parse, find_lemma
from reportedly.lang import load_words

_CITING = frozenset(("cite", "quote"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_words("cues")[name])


def list_candidates(
    p: Parse, quotes: Sequence[Quote], inside: Sequence[int], every: bool = False
) -> Iterator[list[tuple[Frame, int]]]:
    """For each word that may be a cue, its frames, each with the head of its source (or -1).

    Verbs that were never seen as cues are passed over unless a quotation is near, or `every` is true (for learning).
    """
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
            lemma = p.lemma(i)
            if (lemma == "call" and p.lower[i - 2 : i] == ["so", "-"]) or (i and p.lower[i - 1] == "so-called"):
                continue
            if i > 2 and p.lower[i - 1] == "as" and _quotes_before(p, i):
                continue  # "quoted him as saying": the cue is the first verb
            if lemma in _CITING and tag == "VBG" and credits_on(p, i, sayings):
                continue
            known = every or is_known(lemma)
            if not known and not (has_quotes and inside[i] < 0):
                continue
            frames = list(list_verb_frames(p, i)) if known else []
            if has_quotes and inside[i] < 0:
                frames += list_quote_frames(p, i, quotes, inside, sayings)
            if lemma in sayings:
                frames += list_loose_frames(p, i, inside)
            frames = [f for f in frames if f.content]
            if frames:
                yield [(f, _source_of(p, i, f, inside)) for f in frames]
        elif first == "N" and tag in ("NNS", "NN", "NNP") and has_quotes and is_hidden_verb(p, i, sayings, inside):
            frames = [f for f in list_quote_frames(p, i, quotes, inside, sayings) if f.content]
            if frames:
                yield [(f, i - 1) for f in frames]
        elif first == "N":
            if tag in ("NN", "NNS") and p.lemma(i) in nouns:
                frames = list(list_noun_frames(p, i))
                if frames:
                    source = find_noun_source(p, i)
                    yield [(f, source) for f in frames]
        elif first == "R" and p.lower[i] in adverbs:
            yield [(f, -1) for f in list_adverb_frames(p, i)]


def _source_of(p: Parse, v: int, frame: Frame, inside: Sequence[int]) -> int:
    source = find_verb_source(p, v, frame.name, inside)
    if frame.name.startswith(("q<", "+q<")):
        last = next(j for _, j in reversed(frame.content) if j <= v)
        if source < last or source >= p.sentences[p.sent[v]][1]:
            # no subject in the words around the cue, or one from far away
            beside = guess_before(p, v, last)
            if beside < 0 and v - last <= 2:
                beside = guess_after(p, v, inside)
            if beside >= 0:
                return beside
    return source


def is_hidden_verb(p: Parse, i: int, sayings: frozenset[str], inside: Sequence[int]) -> bool:
    """Whether a word tagged as a noun is the verb that ends a sentence: "..., the agency's report states."."""
    if (
        (i + 1 < len(p) and p.word[i + 1] not in (".", ",", ";"))
        or i < 2
        or inside[i] >= 0
        or not p.lower[i].endswith("s")
    ):
        return False
    return find_lemma(p.lower[i], "VBZ") in sayings and p.tag[i - 1][0] == "N" and inside[i - 1] < 0


def credits_on(p: Parse, i: int, sayings: frozenset[str]) -> bool:
    """Whether "citing" at token `i` only says where another cue of its sentence has its words from."""
    target = next((c for c in p.children[i] if p.dep[c] == "dobj" and c > i), -1)
    if target < 0 or not is_informant(p, target):
        return False
    low, high = p.sentences[p.sent[i]]
    return any(
        p.tag[k][0] == "V" and k != i and (p.lower[k] == "according" or p.lemma(k) in sayings)
        for k in range(max(low, i - 40), min(high, i + 12))
    )


def is_informant(p: Parse, s: int) -> bool:
    """Whether a noun phrase is somebody, or a document, that can be quoted, and no mere reason ("citing safety")."""
    tag = p.tag[s]
    if tag.startswith("NNP") or (tag == "PRP" and p.lower[s] not in ("it", "this", "that")):
        return True
    return tag in ("NN", "NNS") and (p.lemma(s) in _words("informants") or p.lemma(s) in _words("carriers"))


def _quotes_before(p: Parse, i: int) -> bool:
    """Whether a verb of quoting stands in the same clause before "as saying"."""
    return p.lower[i] == "saying" and any(
        p.lower[k] in ("quoted", "quotes", "quoting", "quote", "cited", "cites", "citing")
        for k in range(max(p.sentences[p.sent[i]][0], i - 25), i)
    )


def _object_of(p: Parse, i: int, preposition: str) -> int:
    for c in p.children[i]:
        if p.lower[c] == preposition and c > i:
            return next((k for k in p.children[c] if p.dep[k] == "pobj" and k > c), -1)
    return -1
