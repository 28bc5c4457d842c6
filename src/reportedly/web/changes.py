"""What was read of a claim, where a person says otherwise: told beside what stands there now."""

from __future__ import annotations

from reportedly.model import Claim, Place, Time
from reportedly.show.wording import write_certainty, write_figure, write_place, write_time


def list_changes(read: Claim, now: Claim, text: str) -> list[str]:
    """Each field that an edit changed, as it was read; nothing where nothing was."""
    told = []
    if read.status != now.status:
        told.append(read.status.value)
    if read.certainty != now.certainty:
        told.append(f"sure {write_certainty(read)}")
    told += [write_figure(was) for was, new in zip(read.figures, now.figures, strict=True) if was != new]
    if read.attribution and now.attribution and read.attribution.sources != now.attribution.sources:
        told.append("said by " + " and ".join(source.agent for source in read.attribution.sources))
    told += [_tell_time(time, text) for time in read.times if time not in now.times]
    told += [_tell_place(place, text) for place in read.places if place not in now.places]
    return told


def _tell_time(time: Time, text: str) -> str:
    role = "" if time.role.value == "event" else f", {time.role.value}"
    return f"“{time.span.cut(text)}” as {write_time(time, text)}{role}"


def _tell_place(place: Place, text: str) -> str:
    found = f"{place.lat:.2f}, {place.lon:.2f}" if place.lat is not None and place.lon is not None else "unresolved"
    return f"“{place.span.cut(text)}” as {write_place(place)} ({found})"
