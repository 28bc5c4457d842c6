"""When the counted thing happened, and whether it has."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from reportedly.link.answer import BEFALLEN
from reportedly.link.befell import get_befalling_verbs
from reportedly.link.lists import get_list
from reportedly.link.stems import make_stem
from reportedly.model import Claim, CountedClass, Figure, Phase, Reading, Status, Time, TimeRole

_PAST = re.compile(r"\b(?:may|might|could|must|would)\s+(?:\w+ly\s+)?have\b", re.IGNORECASE)
_COMING = re.compile(
    r"\b(?:will|would|might|could|can|to be|plans?|planned|intends?|expected to)\b|(?<!\d )\bmay\b(?! \d)",
    re.IGNORECASE,
)  # "on 3 May" is no "may"
_YET = re.compile(r"\s+(?:to be [a-z]+(?:ed|t|n)|to come|to follow)\b")
_HAD_TO = re.compile(r"\b(?:had|(?:been|was|were) (?:told|forced|ordered|made)) to\b", re.IGNORECASE)
_TO_DIE = re.compile(r"\b(?:dead|missing|trapped|buried|killed|rubble|still)\b", re.IGNORECASE)


def find_phase(claim: Claim, text: str, kind: CountedClass | None, figure: Figure | None = None) -> Phase:
    """Whether a claim tells of what happened or holds, or of what is to come; "may have died" tells of the past."""
    if figure and _YET.match(text, figure.span.end):
        return Phase.TO_COME  # "the union speaks of 1,100 jobs to be cut"
    words = text[claim.span.start : claim.span.end]
    if claim.status in (Status.OCCURRED, Status.ONGOING):
        return Phase.HAPPENED
    if claim.status in (Status.PLANNED, Status.PREDICTED):
        return Phase.TO_COME
    if _PAST.search(words) or (kind in BEFALLEN and _HAD_TO.search(words)):
        return Phase.HAPPENED
    if kind in BEFALLEN and claim.status is Status.POSSIBLE and (_TO_DIE.search(words) or not _COMING.search(words)):
        return Phase.HAPPENED
    return Phase.TO_COME if _COMING.search(words) or claim.status is Status.POSSIBLE else Phase.HAPPENED


def find_window(claim: Claim, text: str, kind: CountedClass | None = None) -> tuple[str | None, str | None] | None:
    """When the counted thing happened: the claim's event times, without those that say when the count stood so."""
    neutral = claim.event.lemma in get_list("neutral", "words")
    times = [t for t in claim.times if t.role is TimeRole.EVENT and _is_scope(t, text)]
    if kind in BEFALLEN and not neutral and make_stem(claim.event.lemma) not in get_befalling_verbs():
        return None  # "signed a truce on Sunday to end fighting in which 36 were killed"
    if not times or (neutral and claim.event.type in ("change", "state", "order")):
        return None
    earliest = [t.earliest[:10] for t in times if t.earliest]
    latest = [t.latest[:10] for t in times if t.latest]
    return (min(earliest) if earliest else None, max(latest) if latest else None)


def find_bound(claim: Claim, field: str, choose: Callable[[list[str]], str]) -> str | None:
    """The first or last day of a claim’s event times, as `choose` picks it."""
    times = [t for t in claim.times if t.role is TimeRole.EVENT and t.value != "PRESENT_REF"]
    told = [str(getattr(t, field))[:10] for t in times if getattr(t, field)]
    return choose(told) if told else None


def _is_scope(time: Time, text: str) -> bool:
    if not (time.earliest or time.latest) or time.type in ("DURATION", "SET") or time.value == "PRESENT_REF":
        return False
    if time.earliest is None:
        return False  # "by Tuesday", "until now": the count stood so
    lead = text[max(0, time.span.start - 8) : time.span.start].lower().rstrip()
    own = time.span.cut(text).lower()
    marks = [m for m in get_list("scope", "as_of") if m != "at"]
    return not any(lead.endswith(" " + m) or own.startswith(m + " ") for m in marks)


def goes_on(before: Claim, claim: Claim, text: str) -> bool:
    """Whether two claims stand in one paragraph, in this order."""
    return claim.span.start >= before.span.start and "\n" not in text[before.span.start : claim.span.start]


def is_long_ago(window: tuple[str | None, str | None], reading: Reading) -> bool:
    """Whether a stretch of time ended long before its report."""
    day = reading.report.published_date
    last = window[1]
    if day is None or last is None:
        return False
    return (day.toordinal() - date.fromisoformat(last[:10]).toordinal()) > 60
