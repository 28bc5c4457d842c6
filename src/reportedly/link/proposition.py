"""A claim to its gist: who stands before its verb, what is done, and to what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from reportedly.link.answer import Answer
from reportedly.link.blame import read_blame, read_passive
from reportedly.link.credit import find_speaker
from reportedly.link.deed import find_deeds, fold_words, is_undergone, list_deed_stems, list_stems
from reportedly.link.embedded import read_embedded
from reportedly.link.gist import Gist
from reportedly.link.nations import Nations, find_nations
from reportedly.link.nominal import find_nominal
from reportedly.link.orders import read_order
from reportedly.link.party import Party, Scene, find_party
from reportedly.link.speaker import Speakers
from reportedly.link.stems import find_content_words, get_stop_words, split_words
from reportedly.model import Claim, PlaceRole, Precision, Reading, Span

_BORDER = frozenset(
    [
        "border",
        "frontier",
        "boundary",
        "river",
        "line",
        "bridge",
        "territory",
        "soil",
        "water",
        "waters",
        "airspace",
        "strait",
        "canal",
    ]
)
_BESIDE = re.compile(r", ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}),")


def read_gist(answer: Answer, claim: Claim, reading: Reading, speakers: Speakers, nations: Nations) -> Gist:
    """The gist of one claim."""
    text = reading.report.text
    speaker, _, _ = find_speaker(reading, claim, speakers)
    scene = Scene(reading=reading, claim=claim, speaker=speaker, speakers=speakers, nations=nations)
    nominal, happens = find_nominal(claim, text)
    deeds = nominal or find_deeds(claim, text, nations.words)
    agents = [s for s in (_find_subject(claim, text),) if s]
    nobody = not agents or bool(nominal and happens)
    doer = Party() if nobody else _add_name(find_party(agents[0], scene), agents[0], text)
    gist = Gist(
        answer=answer,
        deeds=deeds,
        doer=doer,
        things=_find_things(claim, deeds, [] if nobody else agents[:1], text, nations.words),
        whom=_find_names([p.span.cut(text) for p in claim.participants if p.role == "patient"], nations.words),
        denies=answer.entry.denies,
        names=find_content_words(claim.span.cut(text)),
        verb=claim.event.span.cut(text),
    )
    if not gist.things and gist.deeds and any(_is_pronoun(p.span.cut(text)) for p in claim.participants):
        gist = replace(gist, echoes="it")  # "It was cut by a ship": what was cut is told before
    gist = replace(gist, things=gist.things - doer.words)
    if is_undergone(deeds) and doer.words and not any(p.role == "patient" for p in claim.participants):
        gist = replace(gist, things=gist.things | doer.words, doer=Party(told=doer.told))
    return read_blame(gist, scene) or read_order(gist, scene) or read_embedded(gist, scene) or read_passive(gist, scene)


def _find_names(told: list[str], nations: Mapping[str, str]) -> frozenset[str]:
    """Stems of the capitalised words of those it is done to, but for countries and what only begins a sentence."""
    words = [w.strip(".,;:“”\"'’()") for t in told for w in t.split()]
    names = [w for w in words if len(w) > 2 and w[:1].isupper() and w.lower() not in nations]
    return frozenset(s for w in names if w.lower() not in get_stop_words() for s in find_content_words(w))


def _is_pronoun(words: str) -> bool:
    return words.lower() in ("it", "this", "that", "them")


def _find_subject(claim: Claim, text: str) -> Span | None:
    """The words for who does it; a dateline's town outside the claim gives way to what leads up to the verb."""
    told = [p.span for p in claim.participants if p.role == "agent"]
    inside = [s for s in told if s.overlaps(claim.span)]
    if inside or not told:
        return inside[0] if inside else None
    lead = Span(claim.span.start, claim.event.span.start) if claim.event.span.start > claim.span.start else None
    words = lead.cut(text).split() if lead else []
    apart = told[0].end + 2 < claim.span.start and any(c in text[told[0].end : claim.span.start] for c in "-–—)")
    if not apart:
        return told[0]
    return lead if lead and 0 < len(words) < 8 else None


def _add_name(party: Party, span: Span, text: str) -> Party:
    """ "The minister of health, Rui Valadas, will resign": the name beside belongs to who does it."""
    name = _BESIDE.match(text, span.end)
    return replace(party, words=party.words | fold_words(find_content_words(name[1]))) if name else party


def _find_things(
    claim: Claim, deeds: frozenset[str], agents: list[Span], text: str, nations: Mapping[str, str]
) -> frozenset[str]:
    """Stems of what else the claim names: not who does it, not when, not where as far as that is known."""
    held = list(text[claim.span.start : claim.span.end])
    known = [p for p in claim.places if p.precision is not Precision.UNRESOLVED]
    gone = [*agents, *(t.span for t in claim.times), *(p.span for p in claim.places), claim.event.span]
    for span in gone:
        for i in range(max(span.start, claim.span.start), min(span.end, claim.span.end)):
            held[i - claim.span.start] = " "
    words = "".join(held)
    stems = fold_words(find_content_words(words) - list_stems("nobody") - list_stems("dull") - list_deed_stems(deeds))
    if "attack" in deeds:
        stems -= _BORDER
    goes_to = any(p.role is PlaceRole.TO for p in known) or find_nations(
        text[claim.event.span.end : claim.span.end], nations
    )
    if "enter" in deeds and (goes_to or set(split_words(words)) & _BORDER):
        return frozenset(["border"])  # into which land, and over what, is for the places to say
    return stems
