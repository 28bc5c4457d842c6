"""What the outlet says itself: the sentences, and parts of sentences, that credit nobody."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.extract.draft import AttributionDraft
from reportedly.extract.parse import Parse
from reportedly.extract.proposition import Proposition, find_propositions
from reportedly.model import Span


def find_own_voice(
    p: Parse, drafts: Sequence[AttributionDraft], figures: Sequence[int], dateline: tuple[int, int] = (0, 0)
) -> list[Proposition]:
    """The propositions of sentences outside every attribution's source, cue and content, and outside the dateline.

    A question in the outlet's own voice asserts nothing and makes no claim; nor does a sentence without a verb,
    unless it bears a figure ("Dozens dead after blast").
    """
    taken = _mark(p, drafts)
    taken[slice(*dateline)] = bytes([1]) * (dateline[1] - dateline[0])
    cues = frozenset(d.cue_head for d in drafts)
    asides = _free_asides(p, drafts, figures, cues, taken)
    found: list[Proposition] = []
    for a, b in p.sentences:
        free = [i for i in range(a, b) if not taken[i]]
        if not free or p.lower[b - 1] == "?" or (b - a > 1 and p.lower[b - 2] == "?"):
            continue
        whole = len(free) == b - a
        spans = [p.span(i, j) for i, j in _runs(free)]
        has_figure = any(a <= i < b and not taken[i] for i in figures)
        for q in find_propositions(p, spans, figures, cues):
            if _is_framing(p, q):
                continue
            if (q.top in asides or _stands_alone(p, q, cues, whole)) and (_is_verb(p, q.event) or has_figure):
                found.append(q)
    return found


def _free_asides(
    p: Parse, drafts: Sequence[AttributionDraft], figures: Sequence[int], cues: frozenset[int], taken: bytearray
) -> frozenset[int]:
    """The verbs of clauses in a source's words that give a number, which are the outlet's: "the guild, which represents
    420 of the staff, said"; their words are set free in `taken`."""
    verbs = set()
    for draft in drafts:
        for source in draft.sources:
            for v in range(p.token_at(source.start), p.token_at(source.end - 1) + 1):
                first, last = p.left[v], p.right[v]
                if p.dep[v] != "relcl" or v in cues or not first or p.word[first - 1] != ",":
                    continue
                if any(first <= i < last for i in figures) and not any(first <= c < last for c in cues):
                    taken[first:last] = bytes(last - first)
                    verbs.add(v)
    return frozenset(verbs)


def _is_framing(p: Parse, q: Proposition) -> bool:
    """ "It comes weeks after ...", "This brings ...": only leads over to what is told beside it."""
    subject = next((c for c in p.children[q.top] if p.dep[c] == "nsubj"), -1)
    return p.lemma(q.top) == "come" and subject >= 0 and p.lower[subject] in ("it", "this", "that", "which")


def _mark(p: Parse, drafts: Sequence[AttributionDraft]) -> bytearray:
    taken = bytearray(len(p))
    for draft in drafts:
        for span in (*draft.content, *draft.sources, *draft.cue, *draft.via):
            _take(p, taken, span)
    return taken


def _take(p: Parse, taken: bytearray, span: Span) -> None:
    i = p.token_at(span.start)
    while i < len(p) and p.start[i] < span.end:
        taken[i] = 1
        i += 1


def _runs(tokens: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for i in tokens:
        if runs and runs[-1][1] == i:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return runs


def _is_verb(p: Parse, i: int) -> bool:
    return p.tag[i][0] == "V" or p.tag[i] == "MD" or p.dep[i] in ("xcomp", "ccomp")


def _stands_alone(p: Parse, q: Proposition, cues: frozenset[int], whole: bool) -> bool:
    """Not the circumstances of a saying: "..., he said as he left" tells of the saying, not of an event of its own."""
    if whole or p.dep[q.top] == "ROOT":
        return True
    return p.dep[q.top] == "conj" and p.head[q.top] in cues and p.tag[q.top] in ("VBD", "VBZ", "VBP", "VBN")
