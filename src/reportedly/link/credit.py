"""Whom a claim, or a number in it, is credited to."""

from __future__ import annotations

import re

from reportedly.link.answer import Standing
from reportedly.link.lists import get_list
from reportedly.link.speaker import Speaker, Speakers
from reportedly.model import AgentKind, Claim, Figure, Reading

_GIVEN_BY = re.compile(r"\b(?:given|announced|reported|cited|claimed|named|published|released) by ((?:the )?\w)")
_ACCOUNT = re.compile(r"\bby ((?:the )?\w[\w ]{2,40})[’']s? (?:own )?(?:account|count|reckoning|figures|estimate)\b")
_NO_GIVERS = (AgentKind.UNRESOLVED, AgentKind.UNNAMED)


def find_speaker(
    reading: Reading, claim: Claim, speakers: Speakers
) -> tuple[Speaker | None, tuple[str, ...], tuple[str, ...]]:
    """The innermost speaker of a claim, the names of its chain (outlet first), and those that are inferred."""
    attribution = claim.attribution
    if attribution is None:
        return None, (reading.report.outlet,) if reading.report.outlet else (), ()
    names, guessed = [], []
    last: Speaker | None = None
    for link in attribution.chain:
        speaker = speakers.get((reading.report.id, link.agent_id)) if link.agent_id else None
        name = speaker.name if speaker else link.agent
        names.append(name)
        if link.inferred:
            guessed.append(name)
        last = speaker or last
    if attribution.sources:
        source = attribution.sources[-1]
        inner = speakers.get((reading.report.id, source.agent_id))
        # The chain may go further in than the source: "the agency, citing the ministry, said".
        if last is None or (inner and inner.name not in names):
            last = inner
            names += [source.agent] if inner is None else [inner.name]
    return last, tuple(dict.fromkeys(names)), tuple(guessed)


def find_giver(at: Standing, figure: Figure | None) -> Speaker | None:
    """The subject that gives a number: in "the ministry puts the toll at 12" it is the ministry that speaks.

    So it is in "the 22 given by the ministry" and "by the ministry's account".
    """
    claim, text = at.claim, at.reading.report.text
    if figure is None:
        return None
    if claim.event.lemma in get_list("giving", "verbs"):
        for p in claim.participants:
            if p.role == "agent" and not p.span.covers(figure.number):
                for agent in at.reading.agents:
                    if agent.kind not in _NO_GIVERS and any(
                        p.span.covers(m) and m.end == p.span.end for m in agent.mentions
                    ):
                        return at.speakers.get((at.reading.report.id, agent.id))
    stop = min((n for n in (text.find(mark, figure.number.end) for mark in (". ", "\n")) if n >= 0), default=len(text))
    for pattern in (_GIVEN_BY, _ACCOUNT):
        if found := pattern.search(text, figure.number.end, stop):
            for agent in at.reading.agents:
                if agent.kind not in _NO_GIVERS and any(
                    found.start(1) - 1 <= m.start <= found.start(1) + 5 for m in agent.mentions
                ):
                    return at.speakers.get((at.reading.report.id, agent.id))
    return None
