"""The saying itself: when, where and to whom; and the chain its content came through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportedly.extract.agent import Agents
from reportedly.extract.draft import AttributionDraft
from reportedly.extract.parse import Parse
from reportedly.lang import load_words
from reportedly.model import Agent, Attribution, AttributionKind, Link, Place, Report, Said, Source, Span, Time


def governed_by_cue(p: Parse, draft: AttributionDraft, span: Span) -> bool:
    """Whether words hang on the cue and stand outside content and source: they tell of the saying, not of the event."""
    if any(c.overlaps(span) for c in (*draft.content, *draft.sources)):
        return False
    i = p.token_at(span.start)
    if i >= len(p) or p.sent[i] != p.sent[draft.cue_head]:
        return False
    stops = {p.token_at(c.start) for c in draft.content}
    for _ in range(12):
        if i == draft.cue_head:
            return True
        if p.head[i] == i:
            # The cue hangs below: "On Thursday, according to X, ..." belongs to the event.
            return False
        i = p.head[i]
        if p.tag[i][0] == "V" and i != draft.cue_head and p.lower[i] not in load_words("events")["circumstances"]:
            return False  # another event's: "..., the ministry added, and reservists will report by Tuesday"
        if i in stops or any(c.start <= p.start[i] < c.end for c in draft.content):
            return False
    return False


def describe_saying(p: Parse, draft: AttributionDraft, times: Sequence[Time], places: Sequence[Place]) -> Said | None:
    """When, where and to whom the content was said, with the words that tell it; None where nothing does."""
    when = [t for t in times if governed_by_cue(p, draft, t.span) and (t.earliest or t.latest)]
    where = [x for x in places if governed_by_cue(p, draft, x.span)]
    if not when and not where and draft.to is None:
        return None
    spans = [t.span for t in when] + [x.span for x in where[:1]] + ([draft.to] if draft.to else [])
    return Said(
        earliest=when[0].earliest if when else None,
        latest=when[0].latest if when else None,
        place=where[0].name if where else None,
        to=" ".join(draft.to.cut(p.text).split()) if draft.to else None,
        spans=tuple(sorted(set(spans))),
    )


def list_credited(draft: AttributionDraft) -> Iterator[tuple[Span, int]]:
    """Everybody whom an attribution credits, each with the token index of the head of its words."""
    yield from zip(draft.carriers, draft.carrier_heads, strict=True)
    yield from zip(draft.sources, draft.heads, strict=True)
    yield from zip(draft.via, draft.via_heads, strict=True)


def join_own(p: Parse, drafts: Sequence[AttributionDraft], agents: Agents) -> list[AttributionDraft]:
    """The drafts without those in which a source speaks of its own mind: "the minister said he expected no losses".

    That is one saying, and what it says of expecting stays in its content. Words in quotation marks stand for
    themselves, and so does what is told in another sentence.
    """
    dropped: dict[int, int] = {}
    for n, draft in enumerate(drafts):
        outer = drafts[draft.parent] if draft.parent is not None else None
        if outer is None or draft.parent is None or draft.kind is not AttributionKind.INDIRECT or draft.via:
            continue
        who = [agents.by_span[s].id for s in draft.sources]
        clause = any(p.tag[i][0] == "V" for s in draft.content for i in range(p.token_at(s.start), p.token_at(s.end)))
        if clause and p.lemma(draft.cue_head) not in load_words("events")["attitudes"]:
            continue
        if len(who) == 1 and who == [agents.by_span[s].id for s in outer.sources]:
            inside = any(c.start <= draft.cue[0].start < c.end for c in outer.content)
            if inside and p.sent[draft.cue_head] == p.sent[outer.cue_head]:
                dropped[n] = draft.parent
    place = {old: new for new, old in enumerate(n for n in range(len(drafts)) if n not in dropped)}
    kept = []
    for n, draft in enumerate(drafts):
        if n in dropped:
            continue
        parent = draft.parent
        while parent in dropped:
            parent = dropped[parent]
        kept.append(replace(draft, parent=None if parent is None else place[parent]))
    return kept


def make_attribution(
    draft: AttributionDraft, parents: Sequence[AttributionDraft], agents: Agents, said: Said | None, report: Report
) -> Attribution:
    """The draft with its sources led to agents; `parents` are the attributions it stands in, outermost first."""
    links = []
    if report.outlet:
        links.append(Link(agent=report.outlet, agent_id=None, span=None))
    for step in (*parents, draft):
        for spans in (*((c,) for c in step.carriers), step.sources, *((v,) for v in step.via)):
            for link in _link_joint(spans, agents.by_span):
                # "The minister said he expected ...": one step, though two cues.
                if not (links and link.agent_id and links[-1].agent_id == link.agent_id):
                    links.append(link)
    return Attribution(
        kind=draft.kind,
        sources=tuple(
            Source(span=s, agent=agents.by_span[s].name, agent_id=agents.by_span[s].id) for s in draft.sources
        ),
        cue=draft.cue,
        content=draft.content,
        chain=tuple(links),
        said=said,
        found_by=draft.found_by,
        confidence=draft.confidence,
    )


def _link_joint(sources: tuple[Span, ...], by_span: Mapping[Span, Agent]) -> list[Link]:
    agents = [by_span[s] for s in sources]
    if not agents:
        return []
    names = "; ".join(dict.fromkeys(a.name for a in agents))
    return [Link(agent=names, agent_id=agents[0].id if len(agents) == 1 else None, span=sources[0])]
