"""Whom a claim is credited to."""

from __future__ import annotations

from reportedly.link.speaker import Speaker, Speakers
from reportedly.model import Claim, Reading


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
