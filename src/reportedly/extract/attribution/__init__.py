"""Attributions, by rules over the parse and by a trained tagger: who is credited with what, in which words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from reportedly.extract.attribution.chain import find_addressee, find_carriers, find_via, split_joint
from reportedly.extract.attribution.choose import Found, choose_frames, weigh_options
from reportedly.extract.attribution.frame import Ranges
from reportedly.extract.attribution.labels import credit_labels
from reportedly.extract.attribution.mend import UNTOLD, find_second, mark_untold, mend_parts
from reportedly.extract.attribution.merge import list_tagged, merge_tagged
from reportedly.extract.attribution.quoted import mark_quoted
from reportedly.extract.attribution.quotes import drop_titles, find_quotes
from reportedly.extract.attribution.relay import settle_relays
from reportedly.extract.attribution.source import find_antecedent
from reportedly.extract.attribution.standing import adopt_quotes
from reportedly.extract.attribution.sure import SETTLED, add_sure
from reportedly.extract.attribution.tagger import tag_report
from reportedly.extract.attribution.tagger.network import load_network
from reportedly.extract.attribution.tagger.sights import see_report
from reportedly.extract.draft import AttributionDraft
from reportedly.extract.parse import Parse
from reportedly.model import AttributionKind

__all__ = ["extract_attributions"]


def extract_attributions(p: Parse) -> list[AttributionDraft]:
    """Every attribution of a report, sorted by where its content begins; offsets in code points.

    >>> from reportedly.extract.parse import parse_report
    >>> text = "Kyiv has sent 300 troops, according to Reuters."
    >>> [(d.sources[0].cut(text), d.content[0].cut(text)) for d in extract_attributions(parse_report(text))]
    [('Reuters', 'Kyiv has sent 300 troops')]
    """
    quotes = drop_titles(p, find_quotes(p))
    inside = mark_quoted(p, quotes)
    options = weigh_options(p, quotes, inside)
    found = choose_frames(p, quotes, inside, options)
    adopt_quotes(p, found, quotes, inside)
    network = load_network()
    if network:
        view = see_report(p, quotes, inside, options, found, network.labels)
        candidates = list_tagged(p, quotes, inside, view.options, found, tag_report(view, network))
        found = merge_tagged(candidates, found, network.mix)
    found += find_second(p, found)
    found = settle_relays(p, found)
    mend_parts(p, found, quotes, inside)
    mark_untold(p, found, inside)
    found = add_sure(p, found, quotes, inside)
    return draft_attributions(p, credit_labels(p, found), inside)


def draft_attributions(p: Parse, found: Iterable[Found], inside: Sequence[int]) -> list[AttributionDraft]:
    """What was found as drafts, sorted by where the content begins, each led to the one it stands in."""
    found = sorted(found, key=lambda f: (f.content[0], f.cue))
    parents = _find_parents(found)
    return [_draft(p, f, parents[k], inside) for k, f in enumerate(found)]


def _find_parents(found: Sequence[Found]) -> list[int | None]:
    """For each attribution the one with the least content that its cue stands in."""
    sizes = [sum(j - i for i, j in f.content) for f in found]
    cues = sorted((f.frame.cue, k) for k, f in enumerate(found))
    parents: list[int | None] = [None] * len(found)
    for k, f in enumerate(found):
        for i, j in f.content:
            for at in range(bisect_left(cues, (i, -1)), len(cues)):
                cue, inner = cues[at]
                if cue >= j:
                    break
                held = parents[inner]
                if inner != k and (held is None or sizes[k] < sizes[held]):
                    parents[inner] = k
    return parents


def _draft(p: Parse, f: Found, parent: int | None, inside: Sequence[int]) -> AttributionDraft:
    sources = split_joint(p, f.head, f.source) if f.source else []
    via = find_via(p, f)
    carriers = find_carriers(p, f)
    addressee = find_addressee(p, f)
    return AttributionDraft(
        kind=_kind(p, f.content, inside),
        sources=tuple(p.span(*tokens) for _, tokens in sources),
        heads=tuple(find_antecedent(p, head) for head, _ in sources),
        cue=(p.span(*f.cue),),
        wide_cue=p.span(*(f.wide_cue or f.cue)),
        cue_head=f.frame.cue,
        content=tuple(p.span(i, j) for i, j in f.content),
        via=tuple(p.span(*tokens) for _, tokens in via),
        via_heads=tuple(head for head, _ in via),
        carriers=tuple(p.span(*tokens) for _, tokens in carriers),
        carrier_heads=tuple(head for head, _ in carriers),
        to=p.span(*addressee) if addressee else None,
        parent=parent,
        confidence=round(f.score, 3),
        found_by=f.by,
        settled=f.frame.name if f.frame.name in SETTLED or f.frame.name == UNTOLD else "",
    )


def _kind(p: Parse, content: Ranges, inside: Sequence[int]) -> AttributionKind:
    words = [i for a, b in content for i in range(a, b) if p.word[i][0].isalnum()]
    quoted = sum(inside[i] >= 0 for i in words)
    if words and quoted == len(words):
        return AttributionKind.DIRECT
    return AttributionKind.MIXED if quoted else AttributionKind.INDIRECT
