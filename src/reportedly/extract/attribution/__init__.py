"""Attributions by rules over the parse: who is credited with what, in which words."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.extract.attribution.bounds import settle_content
from reportedly.extract.attribution.candidates import list_candidates
from reportedly.extract.attribution.cue import cue_range
from reportedly.extract.attribution.frame import Frame, Ranges
from reportedly.extract.attribution.quoted import mark_quoted
from reportedly.extract.attribution.quotes import Quote, find_quotes
from reportedly.extract.attribution.source import find_antecedent, source_range
from reportedly.extract.attribution.weigh import describe, weigh
from reportedly.extract.draft import AttributionDraft
from reportedly.extract.parse import Parse
from reportedly.model import AttributionKind, Span

__all__ = ["extract_attributions"]

# Below this a frame is likelier no attribution than one; measured on held-out news.
LEAST = 0.25


@dataclass(slots=True)
class _Found:
    frame: Frame
    score: float
    head: int
    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: Ranges


def extract_attributions(p: Parse) -> list[AttributionDraft]:
    """Every attribution of a report, sorted by where its content begins; offsets in code points.

    >>> from reportedly.extract.parse import parse_report
    >>> text = "Kyiv has sent 300 troops, according to Reuters."
    >>> [(d.sources[0].cut(text), d.content[0].cut(text)) for d in extract_attributions(parse_report(text))]
    [('Reuters', 'Kyiv has sent 300 troops')]
    """
    quotes = find_quotes(p)
    inside = mark_quoted(p, quotes)
    found = []
    for frames in list_candidates(p, quotes, inside):
        best = max(((weigh(describe(p, f, s, inside)), -k) for k, (f, s) in enumerate(frames)))
        if best[0] >= LEAST:
            frame, head = frames[-best[1]]
            if made := _make(p, frame, head, best[0], quotes, inside):
                found.append(made)
    found = _settle(p, found)
    found.sort(key=lambda f: (f.content[0], f.cue))
    return [_draft(p, f, found, quotes, inside) for f in found]


def _make(p: Parse, frame: Frame, head: int, score: float, quotes: list[Quote], inside: list[int]) -> _Found | None:
    source = source_range(p, head, frame.cue) if head >= 0 else None
    if source and any(i <= head < j for i, j in frame.content):
        frame = frame._replace(
            content=[
                r for i, j in frame.content for r in ((i, min(j, source[0])), (max(i, source[1]), j)) if r[0] < r[1]
            ]
        )
    cue = cue_range(p, frame, source)
    content = settle_content(p, frame.content, [cue, source] if source else [cue], quotes, inside)
    return _Found(frame, score, head, source, cue, content) if content else None


def _settle(p: Parse, found: list[_Found]) -> list[_Found]:
    """Of two that claim the same words, neither inside the other, keep the likelier."""
    owner: dict[int, _Found] = {}
    kept = []
    for f in sorted(found, key=lambda f: (-f.score, f.cue)):
        words = [k for i, j in f.content for k in range(i, j)]
        rivals = {id(o): o for k in words if (o := owner.get(k))}
        if any(
            2 * sum(owner.get(k) is o for k in words) > len(words)
            and not _is_inside(f.cue[0], o)
            and not _is_inside(o.cue[0], f)
            for o in rivals.values()
        ):
            continue
        for k in words:
            owner.setdefault(k, f)
        kept.append(f)
    return kept


def _is_inside(token: int, f: _Found) -> bool:
    return any(i <= token < j for i, j in f.content)


def _draft(p: Parse, f: _Found, found: list[_Found], quotes: list[Quote], inside: list[int]) -> AttributionDraft:
    around = [
        (sum(j - i for i, j in o.content), k) for k, o in enumerate(found) if o is not f and _is_inside(f.cue[0], o)
    ]
    return AttributionDraft(
        kind=_kind(p, f.content, inside),
        sources=(p.span(*f.source),) if f.source else (),
        heads=(find_antecedent(p, f.head),) if f.source else (),
        cue=(p.span(*f.cue),),
        cue_head=f.frame.cue,
        content=tuple(p.span(i, j) for i, j in f.content),
        parent=min(around)[1] if around else None,
        confidence=round(f.score, 3),
    )


def _kind(p: Parse, content: Ranges, inside: list[int]) -> AttributionKind:
    words = [i for a, b in content for i in range(a, b) if p.word[i][0].isalnum()]
    quoted = sum(inside[i] >= 0 for i in words)
    if words and quoted == len(words):
        return AttributionKind.DIRECT
    return AttributionKind.MIXED if quoted else AttributionKind.INDIRECT
