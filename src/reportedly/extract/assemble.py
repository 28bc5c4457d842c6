"""Report -> Reading: the extractors, put together."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from reportedly.extract.agent import resolve_agents
from reportedly.extract.attribution import extract_attributions
from reportedly.extract.certainty import judge_event, judge_framing
from reportedly.extract.dateline import find_dateline
from reportedly.extract.draft import AttributionDraft
from reportedly.extract.headline import drop_repeated
from reportedly.extract.own_voice import find_own_voice
from reportedly.extract.parse import Parse, parse_reports
from reportedly.extract.participant import find_participants
from reportedly.extract.place import PlaceOptions, extract_places, open_gazetteer
from reportedly.extract.proposition import Proposition, find_propositions, type_event
from reportedly.extract.quantity import extract_figures
from reportedly.extract.saying import describe_saying, join_own, list_credited, make_attribution
from reportedly.extract.select import keep_sayings
from reportedly.extract.share import keep_figures, keep_places, keep_times, share_fields
from reportedly.extract.time import extract_times
from reportedly.extract.unread import tell_unread
from reportedly.lang import load_words
from reportedly.model import (
    Attribution,
    AttributionKind,
    Claim,
    Event,
    Framing,
    Place,
    Reading,
    Report,
    Span,
    Time,
    TimeRole,
)

_CLOSING = frozenset(("”", '"', "''", "’", "'", "»", ")"))


def extract_claims(report: Report, places: PlaceOptions | None = None) -> Reading:
    """Every attributed claim of a report, with its agents and what could not be done.

    `places` says how its places are read: a country that they likelier lie in, the least belief for a pin.

    >>> reading = extract_claims(Report(text="Troops left on Friday, Elena Marsh said.", published="2024-10-20"))
    >>> [(c.attribution.sources[0].agent, c.event.lemma, c.times[0].earliest) for c in reading.claims]
    [('Elena Marsh', 'leave', '2024-10-18')]
    """
    return next(extract_batch([report], places))


def extract_batch(reports: Iterable[Report], places: PlaceOptions | None = None) -> Iterator[Reading]:
    """The readings of many reports, in order, one in memory at a time; models are loaded once."""
    kept: list[Report] = []

    def texts() -> Iterator[str]:
        for report in reports:
            kept.append(report)
            yield report.text

    for parse in parse_reports(texts()):
        yield _read_parse(kept.pop(0), parse, places)


_Claimed = tuple[Proposition, Attribution | None, Span, Framing | None]


def _read_parse(report: Report, p: Parse, options: PlaceOptions | None) -> Reading:
    # 1. What stands in the words
    drafts = keep_sayings(p, extract_attributions(p))
    times, problems = extract_times(p, report.published)
    problems += tell_unread(report.text)
    figures, more = extract_figures(p)
    problems += more
    gazetteer = open_gazetteer()
    places, more = extract_places(p, gazetteer, options)
    problems += more
    figures = keep_figures(p, figures, times, drafts)
    times = keep_times(figures, times)
    dateline = find_dateline(p)
    if dateline[1]:
        filed = p.span(*dateline)
        drafts = [replace(d, content=tuple(_without(d.content, [filed])) or d.content) for d in drafts]
        times = [t for t in times if not t.span.overlaps(filed)]
        places = [x for x in places if not x.span.overlaps(filed)]
    # 2. Who is meant
    sources = [pair for d in drafts for pair in list_credited(d)]
    agents = resolve_agents(p, sources, places, gazetteer, report.id)
    drafts = join_own(p, drafts, agents)
    places = keep_places(p, places, drafts, gazetteer)
    # 3. Which times and places tell of the saying
    said = [describe_saying(p, d, *near) for d, near in zip(drafts, _near_cues(p, drafts, times, places), strict=True)]
    words_of_saying = {span for s in said if s for span in s.spans}
    times = [replace(t, role=TimeRole.SAID) if t.span in words_of_saying else t for t in times]
    places = [x for x in places if x.span not in words_of_saying]
    # 4. One proposition, one claim
    numbers = sorted({p.token_at(f.number.end - 1) for f in figures})
    claimed: list[_Claimed] = []
    children: dict[int, list[int]] = {}
    for index, draft in enumerate(drafts):
        if draft.parent is not None:
            children.setdefault(draft.parent, []).append(index)
    for index, draft in enumerate(drafts):
        parents = _parents(drafts, index)
        attribution = make_attribution(draft, parents, agents, said[index], report)
        inner = [drafts[n] for n in children.get(index, ())]
        spans = _without(draft.content, [s for d in inner for s in (*d.content, *_reporting_words(p, d))])
        skip = [d.cue_head for d in inner if p.lemma(d.cue_head) in load_words("events")["reporting"]]
        stand = judge_framing(p, draft.cue_head)
        claimed += [
            (q, attribution, _scope(p, q, draft), stand)
            for q in _propose(p, draft, spans, numbers, skip)
            if not _is_asked(p, q, draft)
        ]
    claimed += [(q, None, p.sentence_span(p.sent[q.event]), None) for q in find_own_voice(p, drafts, numbers, dateline)]
    claimed = _join_halves(claimed)
    claimed.sort(key=lambda c: (c[0].first, c[0].last, c[0].event))
    # 5. Every field to the claim it stands in
    shares = share_fields(
        p, [q for q, *_ in claimed], figures, [t for t in times if _is_of_event(p, t, words_of_saying)], places
    )
    claims = []
    for (q, credited, scope, framing), (own_figures, own_times, own_places) in zip(claimed, shares, strict=True):
        judged = judge_event(p, q.named if p.dep[q.named] == "acomp" else q.event, scope)
        event = Event(span=p.span(q.named, q.named + 1), lemma=p.lemma(q.named), type=_type(p, q))
        claims.append(
            Claim(
                id=_name_claim(report.id, event.span, credited),
                span=p.span(q.first, q.last),
                attribution=credited,
                event=event,
                certainty=replace(judged.certainty, reasons=judged.reasons),
                status=judged.status,
                status_spans=judged.status_spans,
                participants=find_participants(p, q),
                figures=own_figures,
                times=own_times,
                places=own_places,
                framing=framing,
            )
        )
    return Reading(report=report, claims=drop_repeated(p, claims), agents=agents.listed, problems=tuple(problems))


def _join_halves(claimed: Sequence[_Claimed]) -> list[_Claimed]:
    """One proposition of each event: the parser may hang two sentences ("of 160 km/h. Storm surge ...") on one verb."""
    joined: dict[tuple[int, Span | None], _Claimed] = {}
    for q, credited, scope, framing in claimed:
        key = (q.event, credited.content[0] if credited else None)
        if key in joined:
            other = joined[key][0]
            q = replace(other, first=min(q.first, other.first), last=max(q.last, other.last))
        joined[key] = (q, credited, scope, framing)
    return list(joined.values())


def _type(p: Parse, q: Proposition) -> str:
    kind, carrying = type_event(p.lemma(q.named)), type_event(p.lemma(q.event))
    return carrying if kind == "other" and carrying == "state" and p.tag[q.named][0] != "V" else kind


def _near_cues(
    p: Parse, drafts: Sequence[AttributionDraft], times: Sequence[Time], places: Sequence[Place]
) -> Iterator[tuple[list[Time], list[Place]]]:
    """For each draft the times and places in the sentence of its cue."""
    times_in: dict[int, list[Time]] = {}
    places_in: dict[int, list[Place]] = {}
    for t in times:
        times_in.setdefault(p.sent[p.token_at(t.span.start)], []).append(t)
    for x in places:
        places_in.setdefault(p.sent[p.token_at(x.span.start)], []).append(x)
    for d in drafts:
        sentence = p.sent[d.cue_head]
        yield times_in.get(sentence, []), places_in.get(sentence, [])


def _parents(drafts: Sequence[AttributionDraft], index: int) -> list[AttributionDraft]:
    chain: list[AttributionDraft] = []
    parent = drafts[index].parent
    while parent is not None and len(chain) < 8:
        chain.insert(0, drafts[parent])
        parent = drafts[parent].parent
    return chain


def _reporting_words(p: Parse, draft: AttributionDraft) -> tuple[Span, ...]:
    return (*draft.sources, *draft.cue) if p.lemma(draft.cue_head) in load_words("events")["reporting"] else ()


def _without(spans: Sequence[Span], holes: Sequence[Span]) -> list[Span]:
    left = list(spans)
    for hole in holes:
        cut: list[Span] = []
        for span in left:
            if not span.overlaps(hole):
                cut.append(span)
                continue
            if span.start < hole.start:
                cut.append(Span(span.start, hole.start))
            if hole.end < span.end:
                cut.append(Span(hole.end, span.end))
        left = cut
    return left


def _is_of_event(p: Parse, t: Time, words_of_saying: Container[Span]) -> bool:
    """Whether a time belongs to an event, or is a count's "as of 1 April" that no saying has taken."""
    return t.role is not TimeRole.SAID or (t.span not in words_of_saying and p.lower[p.token_at(t.span.start)] == "as")


def _propose(
    p: Parse, draft: AttributionDraft, spans: Sequence[Span], numbers: Sequence[int], skip: Sequence[int]
) -> list[Proposition]:
    if draft.settled != "reckons" or not draft.content:
        return find_propositions(p, spans, numbers, skip)
    # "put the toll at 14" is one: what is claimed is the number, and the verb that gives it is all its event.
    v, last = draft.cue_head, p.token_at(draft.content[-1].end - 1) + 1
    return [Proposition(event=v, top=v, first=min(v, p.token_at(draft.content[0].start)), last=last)]


def _is_asked(p: Parse, q: Proposition, draft: AttributionDraft) -> bool:
    """Whether it stands in a question in the source's own words, or on a label: those assert nothing."""
    low, high = p.sentences[p.sent[q.event]]
    while high > low + 1 and p.word[high - 1] in _CLOSING:
        high -= 1
    own = draft.kind is AttributionKind.DIRECT or bool(draft.settled)
    return own and p.word[high - 1] == "?" and not low <= draft.cue_head < high


def _scope(p: Parse, q: Proposition, draft: AttributionDraft) -> Span:
    """The words that tell how sure the source is: its own around a proposition, and a cue that is an attitude.

    "denied", "doubts", "believes" belong to it; so does "reportedly", where nobody is named; "said" does not.
    """
    here = p.sentence_span(p.sent[q.event])
    attitude = not draft.sources or p.lemma(draft.cue_head) in load_words("events")["attitudes"]
    spans = [s for s in (*draft.content, *(draft.cue if attitude else ())) if s.overlaps(here)] or [here]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    return Span(max(start, here.start), min(end, here.end))


def _name_claim(report_id: str, event: Span, attribution: Attribution | None) -> str:
    who = attribution.content[0] if attribution else None
    return hashlib.sha256(f"{report_id}:{event}:{who}".encode()).hexdigest()[:16]
