"""The saying itself: when, where and to whom; and the chain its content came through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.extract.agent import Agents
from reportedly.extract.draft import AttributionDraft
from reportedly.extract.parse import Parse
from reportedly.lang import load_words
from reportedly.model import Agent, Attribution, Link, Place, Report, Said, Source, Span, Time


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


def make_attribution(
    draft: AttributionDraft, parents: Sequence[AttributionDraft], agents: Agents, said: Said | None, report: Report
) -> Attribution:
    """The draft with its sources led to agents; `parents` are the attributions it stands in, outermost first."""
    links = []
    if report.outlet:
        links.append(Link(agent=report.outlet, agent_id=None, span=None))
    for step in (*parents, draft):
        links += _link_joint(step.sources, agents.by_span)
        for via in step.via:
            links += _link_joint((via,), agents.by_span)
    return Attribution(
        kind=draft.kind,
        sources=tuple(
            Source(span=s, agent=agents.by_span[s].name, agent_id=agents.by_span[s].id) for s in draft.sources
        ),
        cue=draft.cue,
        content=draft.content,
        chain=tuple(links),
        said=said,
    )


def _link_joint(sources: tuple[Span, ...], by_span: Mapping[Span, Agent]) -> list[Link]:
    agents = [by_span[s] for s in sources]
    if not agents:
        return []
    names = "; ".join(dict.fromkeys(a.name for a in agents))
    return [Link(agent=names, agent_id=agents[0].id if len(agents) == 1 else None, span=sources[0])]
