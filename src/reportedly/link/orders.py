"""Claims that somebody was told to do something: the telling is the event, and who hands it on is who says so."""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.lang import load_words
from reportedly.link.deed import fold_words
from reportedly.link.gist import Gist
from reportedly.link.party import Scene, find_party
from reportedly.link.stems import make_stem, split_words
from reportedly.model import Phase, Span, Status

_TO = re.compile(r"\s*(?:[\w’'-]+\s+){0,5}?to\s+(?:\w+\s+)?$")
_ODD = {"told": "tell", "tells": "tell", "denied": "deny", "denies": "deny", "forbade": "forbid", "forbidden": "forbid"}
_DENYING = frozenset(make_stem(w) for w in ("deny", "reject", "dismiss", "refute", "dispute"))


def read_order(gist: Gist, scene: Scene) -> Gist | None:
    """ "A policeman told her to stay indoors": what is claimed is that he told her, by whoever hands it on."""
    claim, text = scene.claim, scene.reading.report.text
    said = claim.attribution
    if said is None or not said.sources or not said.cue:
        return None
    cue = said.cue[-1]
    stems = {make_stem(w) for w in split_words(cue.cut(text))} | {
        make_stem(_ODD.get(w, w)) for w in split_words(cue.cut(text))
    }
    lemma = next((w for w in load_words("deeds")["orders"]["cues"] if make_stem(w) in stems), None)
    if lemma is None or not _TO.match(text, cue.end, claim.event.span.start):
        return None
    source = said.sources[-1].span
    outer = [link for link in said.chain[:-1] if link.span is not None]
    denied = False
    entry = gist.answer.entry
    if outer and outer[-1].span and outer[-1].span.end <= source.start:
        between = {make_stem(_ODD.get(w, w)) for w in split_words(text[outer[-1].span.end : source.start])}
        denied = bool(between & _DENYING)
    speaker = scene.speakers.get((scene.reading.report.id, outer[-1].agent_id or "")) if outer else None
    start = min(source.start, claim.span.start)
    span = Span(start, claim.span.end)
    entry = replace(
        entry,
        words=" ".join(span.cut(text).split()),
        span=span,
        event=lemma,
        denies=denied,
        status=Status.DENIED if denied else Status.OCCURRED,
        agent=speaker.name if speaker else scene.reading.report.outlet,
        agent_kind=speaker.kind if speaker else None,
        speaker=speaker.key if speaker else (scene.reading.report.outlet or "").casefold() or None,
        sides=tuple(sorted(speaker.sides)) if speaker else (),
        own_voice=speaker is None,
        chain=entry.chain[:-1] or entry.chain,
    )
    return replace(
        gist,
        answer=replace(gist.answer, entry=entry, phase=Phase.HAPPENED, lemma=lemma),
        verb=cue.cut(text),
        deeds=frozenset(["order"]),
        doer=find_party(source, scene),
        things=gist.things | fold_words(frozenset([make_stem(claim.event.lemma)])),
        denies=denied,
    )
