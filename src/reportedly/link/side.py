"""Whose people a figure counts, where a side speaks of its own."""

from __future__ import annotations

import re

from reportedly.link.answer import Standing
from reportedly.link.credit import find_speaker
from reportedly.link.lists import get_list
from reportedly.link.nations import find_nations
from reportedly.link.stems import make_stem, split_words
from reportedly.model import AgentKind, Figure

_OWNS_UP = re.compile(
    r"\b(?:own(?:s|ed|ing)? up to|admit(?:s|ted|ting)?(?: to)?|acknowledg(?:e|es|ed|ing)|conced(?:e|es|ed|ing))"
    r"(?: only| just| to)?\s*$"
)
_ITS = re.compile(r"\b(?:its|their|our) (?:own\b|\w+)", re.IGNORECASE)


_OUR = re.compile(r"\bour (?:own\b|\w+)", re.IGNORECASE)


def find_own_side(at: Standing, figure: Figure) -> frozenset[str]:
    """Whose the dead are where a side speaks of its own: "Spain admits to two", "19 of its soldiers"."""
    claim, text = at.claim, at.reading.report.text
    around = text[max(claim.span.start, figure.span.start - 20) : min(claim.span.end, figure.span.end + 20)]
    own = get_list("giving", "own")
    cues = claim.attribution.cue if claim.attribution else ()
    owns_up = claim.event.lemma in own or any(
        make_stem(w) in {make_stem(o) for o in own} for c in cues for w in split_words(c.cut(text))
    )
    owns_up = owns_up or bool(_OWNS_UP.search(text, max(0, figure.span.start - 32), figure.span.start))
    if not owns_up and not _ITS.search(around):
        return frozenset()
    for p in claim.participants:
        if p.role == "agent" and not p.span.covers(figure.number):
            found = find_nations(p.span.cut(text), at.nations)
            if len(found) == 1:
                return found
            if code := at.capitals.get(p.span.cut(text).lower()):
                return frozenset((code,))  # "Ankara puts its own dead at two"
            for agent in at.reading.agents:  # "Ankara puts its own losses at two"
                if any(p.span.covers(m) for m in agent.mentions):
                    speaker = at.speakers.get((at.reading.report.id, agent.id))
                    if speaker and speaker.kind is not AgentKind.PERSON and len(speaker.sides) == 1:
                        return speaker.sides
    if len(found := find_nations(cut_before(at, figure), at.nations)) == 1:
        return found
    outlet = at.reading.report.outlet
    if claim.attribution is None and outlet and _OUR.search(around):
        return find_nations(outlet, at.nations)  # a ministry's own statement speaks of "our dead"
    speaker, _, _ = find_speaker(at.reading, claim, at.speakers)
    if speaker and speaker.kind is AgentKind.PERSON and _ITS.search(around):
        return frozenset()  # "its" is nobody's who is a person
    return speaker.sides if speaker and len(speaker.sides) == 1 else frozenset()


def cut_before(at: Standing, figure: Figure) -> str:
    """The words of the sentence before a number, without those that name the source."""
    text = at.reading.report.text
    start = max(text.rfind(mark, 0, figure.number.start) for mark in (". ", "! ", "? ", "\n")) + 1
    words = text[start : figure.number.start]
    for source in at.claim.attribution.sources if at.claim.attribution else ():
        if source.span.start >= start:
            words = words.replace(source.span.cut(text), " ")
    return words
