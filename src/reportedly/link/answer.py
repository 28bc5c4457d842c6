"""Claims as answers: what each says to a question that is still to be found, laid out to be compared."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from reportedly.lang import load_words
from reportedly.link.group import Group, describe_group
from reportedly.link.nations import find_nations
from reportedly.link.speaker import Speaker, Speakers
from reportedly.link.stems import find_content_words, split_words
from reportedly.model import (
    Approximator,
    Change,
    Claim,
    ClaimRef,
    CountedClass,
    Figure,
    Phase,
    Place,
    PlaceRole,
    Precision,
    Reading,
    SlotEntry,
    Span,
    Status,
    Time,
    TimeRole,
)

BEFALLEN = frozenset(
    [
        CountedClass.KILLED, CountedClass.WOUNDED, CountedClass.CASUALTIES, CountedClass.CAPTURED,
        CountedClass.MISSING, CountedClass.DISPLACED, CountedClass.DETAINED,
    ]
)  # fmt: skip
_PAST = re.compile(r"\b(?:may|might|could|must|would)\s+(?:\w+ly\s+)?have\b", re.IGNORECASE)
_COMING = re.compile(r"\b(?:will|would|may|might|could|can|to be|plans?|planned|intends?|expected to)\b", re.IGNORECASE)
_TO_DIE = re.compile(r"\b(?:dead|missing|trapped|buried|killed|rubble|still)\b", re.IGNORECASE)
_RATE = re.compile(r"\b(?:a|an|each|every|per)\s+(hour|day|night|week|month|year)\b", re.IGNORECASE)
_WHOLE = re.compile(r"(?:the|those)\s+$", re.IGNORECASE)
_NEAR = 40  # characters before a number that may say it is a part


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A figure of a claim, or a claim as such, with what tells which question it answers.

    `window` is the stretch of time the counted thing happened in, as ISO days with None for an open end; None where
    the claim does not say. `inherited`: the window is that of the sentence before. `part_of` is the figure or words
    that this is a part of.
    """

    entry: SlotEntry
    kind: CountedClass | None
    phase: Phase
    family: str
    lemma: str
    group: Group
    window: tuple[str | None, str | None] | None
    places: tuple[Place, ...]
    words: frozenset[str]
    who: frozenset[str]
    whom: frozenset[str]
    rate: str | None = None
    whole: ClaimRef | None = None  # the figure of the same report that this one is a part of
    is_part: bool = False
    inherited: bool = False
    order: int = 0  # where its claim begins in its report
    part: str | None = None  # "agent" or "patient": what the counted things are to the event
    has_figure: bool = False
    told: str = ""  # the claim's words, with … in place of the number

    @property
    def ref(self) -> ClaimRef:
        """Where it stands."""
        return self.entry.ref


def collect_answers(reading: Reading, speakers: Speakers, nations: Mapping[str, str]) -> list[Answer]:
    """Every figure of a reading's claims, and every claim as such, in the order of the report."""
    found: list[Answer] = []
    before: tuple[Claim, Figure, Answer] | None = None
    background: tuple[Claim, tuple[str | None, str | None]] | None = None
    for number, claim in enumerate(reading.claims, start=1):
        text = reading.report.text
        window = find_window(claim, text)
        if window is None and background and _goes_on(background[0], claim, text):
            window, inherited = background[1], True
        else:
            inherited = False
        if window and _is_long_ago(window, reading):
            background = (claim, window)
        else:
            background = None
        shared = _Shared(reading=reading, claim=claim, number=number, speakers=speakers, nations=nations)
        for index, figure in enumerate(claim.figures):
            near = before if before and _is_near(before[0], claim, text) else None
            answer = _answer_figure(shared, index, figure, near, window, inherited)
            if answer is None:
                continue
            found.append(answer)
            if answer.kind in BEFALLEN or answer.kind is CountedClass.TROOPS or answer.kind is CountedClass.PEOPLE:
                before = (claim, figure, answer)
        found.append(_answer_claim(shared, window, inherited))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    reading: Reading
    claim: Claim
    number: int
    speakers: Speakers
    nations: Mapping[str, str]


def _answer_figure(
    at: _Shared,
    index: int,
    figure: Figure,
    before: tuple[Claim, Figure, Answer] | None,
    window: tuple[str | None, str | None] | None,
    inherited: bool,
) -> Answer | None:
    claim, text = at.claim, at.reading.report.text
    kind = _find_class(figure, claim, text)
    nouns = split_words(figure.counted.span.cut(text)) if figure.counted else []
    heir = before if kind is None and figure.unit is None and before and _counts_on(figure, before[0], text) else None
    if heir:
        kind = heir[2].kind
    if kind is None and figure.unit is None:
        return None
    if nouns and nouns[-1] in _table("ignored", "heads") and kind not in (CountedClass.SHARE,):
        return None
    group = describe_group(figure, claim, text, at.nations, before[2].group if before else None)
    if heir:
        group = replace(heir[2].group, bare=True)
    lead = text[max(0, figure.span.start - _NEAR) : figure.number.start].lower()
    follow = text[figure.number.end : figure.number.end + 12].lower()
    is_part = (
        figure.part_of is not None
        or any(lead.rstrip().endswith(w) or follow.lstrip().startswith(w) for w in _table("scope", "part"))
        or bool(re.search(r"\b(?:of (?:them|whom|those|these)|including|among (?:them|whom))\b[^.;]*$", lead))
    )
    whole = before[2].ref if is_part and before and _may_hold(before[1], figure) else None
    if before and whole and before[2].kind is not kind:
        is_part = False  # "three were shot, two of them killed": all the killed
    rate = _RATE.search(text[figure.number.end : claim.span.end][:40])
    return _make_answer(
        at,
        span=figure.span,
        figure=index,
        kind=kind,
        group=group,
        window=window,
        inherited=inherited,
        values=figure,
        rate=(rate[1].lower() if rate else None) or (figure.unit if figure.unit and "/" in figure.unit else None),
        whole=whole,
        is_part=is_part,
    )


def _answer_claim(at: _Shared, window: tuple[str | None, str | None] | None, inherited: bool) -> Answer:
    text = at.reading.report.text
    agents = " ".join(p.span.cut(text) for p in at.claim.participants if p.role == "agent")
    group = Group(population=None, nations=find_nations(agents, at.nations))
    return _make_answer(
        at, span=at.claim.span, figure=None, kind=None, group=group, window=window,
        inherited=inherited, values=None, rate=None, whole=None, is_part=False,
    )  # fmt: skip


def _make_answer(
    at: _Shared,
    *,
    span: Span,
    figure: int | None,
    kind: CountedClass | None,
    group: Group,
    window: tuple[str | None, str | None] | None,
    inherited: bool,
    values: Figure | None,
    rate: str | None,
    whole: ClaimRef | None,
    is_part: bool,
) -> Answer:
    claim, report = at.claim, at.reading.report
    text = report.text
    speaker, chain, guessed = find_speaker(at.reading, claim, at.speakers)
    said = claim.attribution.said if claim.attribution else None
    words = " ".join(span.cut(text).split())
    entry = SlotEntry(
        ref=ClaimRef(report=report.id, claim=claim.id, number=at.number, figure=figure),
        words=words,
        span=span,
        status=claim.status,
        event=claim.event.lemma,
        certainty=claim.certainty.value,
        agent=speaker.name if speaker else report.outlet,
        agent_kind=speaker.kind if speaker else None,
        speaker=speaker.key if speaker else (report.outlet or "").casefold() or None,
        sides=tuple(sorted(speaker.sides)) if speaker else (),
        chain=chain,
        inferred=guessed,
        own_voice=claim.attribution is None,
        attribution=claim.attribution.kind if claim.attribution else None,
        outlet=report.outlet,
        title=report.title,
        published=report.published,
        said_earliest=said.earliest if said else None,
        said_latest=said.latest if said else None,
        event_earliest=window[0] if window else None,
        event_latest=window[1] if window else None,
        as_of=(said.latest or said.earliest if said else None) or report.published,
        nations=tuple(sorted(group.nations)),
        low=values.low if values else None,
        high=values.high if values else None,
        approximator=values.approximator if values else Approximator.NONE,
        unit=values.unit if values else None,
        change=values.change if values else None,
        places=tuple(dict.fromkeys(p.name for p in claim.places)),
    )
    agents = [p.span.cut(text) for p in claim.participants if p.role == "agent"]
    patients = [p.span.cut(text) for p in claim.participants if p.role == "patient"]
    return Answer(
        entry=entry,
        kind=kind,
        phase=find_phase(claim, text, kind),
        family=find_family(claim, kind),
        lemma=claim.event.lemma,
        group=group,
        window=window,
        places=tuple(p for p in claim.places if p.role is not PlaceRole.FROM and p.precision is not Precision.WATER),
        words=find_content_words(claim.span.cut(text)),
        who=find_content_words(" ".join(agents)),
        whom=find_content_words(" ".join(patients)),
        rate=rate,
        whole=whole,
        is_part=is_part,
        inherited=inherited,
        order=claim.span.start,
        part=next((p.role for p in claim.participants if values and p.span.covers(values.number)), None),
        has_figure=bool(claim.figures),
        told=_leave_out(claim, values, text),
    )


def _leave_out(claim: Claim, figure: Figure | None, text: str) -> str:
    if figure is None or not claim.span.covers(figure.span):
        return " ".join(claim.span.cut(text).split())
    words = text[claim.span.start : figure.span.start] + "…" + text[figure.span.end : claim.span.end]
    return " ".join(words.split())


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


def find_phase(claim: Claim, text: str, kind: CountedClass | None) -> Phase:
    """Whether a claim tells of what happened or holds, or of what is to come; "may have died" tells of the past."""
    words = text[claim.span.start : claim.span.end]
    if claim.status in (Status.OCCURRED, Status.ONGOING):
        return Phase.HAPPENED
    if claim.status in (Status.PLANNED, Status.PREDICTED):
        return Phase.TO_COME
    if _PAST.search(words):
        return Phase.HAPPENED
    if kind in BEFALLEN and _TO_DIE.search(words) and claim.status is Status.POSSIBLE:
        return Phase.HAPPENED
    return Phase.TO_COME if _COMING.search(words) or claim.status is Status.POSSIBLE else Phase.HAPPENED


def find_family(claim: Claim, kind: CountedClass | None) -> str:
    """What sort of event it is, wide enough that "sent" and "deployed" are one; "" where the verb only carries."""
    if kind in BEFALLEN:
        return kind.value
    lemma = claim.event.lemma
    presence = kind in (CountedClass.TROOPS, CountedClass.UNITS, CountedClass.WEAPONS, CountedClass.VEHICLES)
    for name, lemmas in load_words("slots")["families"].items():
        if lemma in lemmas and (presence or name != "presence"):
            return str(name)
    if lemma in _table("neutral", "words"):
        return ""
    return claim.event.type if claim.event.type not in ("other", "state", "order", "change") else lemma


def find_window(claim: Claim, text: str) -> tuple[str | None, str | None] | None:
    """When the counted thing happened: the claim's event times, without those that say when the count stood so."""
    neutral = claim.event.lemma in _table("neutral", "words")
    times = [t for t in claim.times if t.role is TimeRole.EVENT and _is_scope(t, text)]
    if not times or (neutral and claim.event.type in ("change", "state", "order")):
        return None
    earliest = [t.earliest[:10] for t in times if t.earliest]
    latest = [t.latest[:10] for t in times if t.latest]
    return (min(earliest) if earliest else None, max(latest) if latest else None)


def _is_scope(time: Time, text: str) -> bool:
    if not (time.earliest or time.latest) or time.type in ("DURATION", "SET") or time.value == "PRESENT_REF":
        return False
    if time.earliest is None:
        return False  # "by Tuesday", "until now": the count stood so
    lead = text[max(0, time.span.start - 8) : time.span.start].lower().rstrip()
    own = time.span.cut(text).lower()
    marks = [m for m in _table("scope", "as_of") if m != "at"]
    return not any(lead.endswith(" " + m) or own.startswith(m + " ") for m in marks)


def _find_class(figure: Figure, claim: Claim, text: str) -> CountedClass | None:
    kind = figure.counted.kind if figure.counted else None
    if kind in (CountedClass.PEOPLE, CountedClass.TROOPS, CountedClass.CIVILIANS, CountedClass.OTHER, None):
        # "The number of people known to have died was cut from 31 to 27": the noun phrase says what befell them.
        table = load_words("counted")["befell"]
        holders = [p.span.cut(text) for p in claim.participants if p.span.covers(figure.number)]
        told = " ".join(holders or [p.span.cut(text) for p in claim.participants if p.role == "patient"])
        if kind is not None and re.search(r"\b(?:number|toll|count|tally)\b", told):
            stems = find_content_words(told)
            for way in ("object", "subject", "state"):
                for name, verbs in table[way].items():
                    if stems & find_content_words(" ".join(verbs)) or (name == "people killed" and "died" in told):
                        return CountedClass(name)
        if kind in (CountedClass.PEOPLE, CountedClass.CIVILIANS, CountedClass.TROOPS):
            for name, lemmas in table["subject"].items():
                if claim.event.lemma in lemmas:
                    return CountedClass(name)
            if claim.event.lemma == "miss" and claim.event.span.cut(text).lower() == "missing":
                return CountedClass.MISSING
        if claim.event.lemma in table["object"]["people captured"] and kind in (
            CountedClass.OTHER,
            CountedClass.TROOPS,
        ):
            return CountedClass.CAPTURED
    return kind


def _counts_on(figure: Figure, before: Claim, text: str) -> bool:
    """A number without a noun that goes on from the one before: "and 1,500 more", "19 of them"."""
    if figure.counted is not None and figure.counted.span != figure.number:
        return False
    between = text[before.span.start : figure.number.start]
    if figure.part_of is not None:
        return split_words(figure.part_of.cut(text))[-1:] in (["them"], ["whom"], ["those"], ["these"])
    return figure.change is Change.UP and not re.search(r"[.!?]\s", between)


def _may_hold(whole: Figure, part: Figure) -> bool:
    low = part.low if part.low is not None else part.high
    high = whole.high if whole.high is not None else whole.low
    return low is not None and high is not None and low <= high and part.change is not Change.UP


def _is_near(before: Claim, claim: Claim, text: str) -> bool:
    gap = text[before.span.end : claim.span.start] if claim.span.start > before.span.end else ""
    return "\n\n" not in gap and len(gap) < 200


def _goes_on(before: Claim, claim: Claim, text: str) -> bool:
    return claim.span.start >= before.span.start and "\n" not in text[before.span.start : claim.span.start]


def _is_long_ago(window: tuple[str | None, str | None], reading: Reading) -> bool:
    day = reading.report.published_date
    last = window[1]
    if day is None or last is None:
        return False
    return (day.toordinal() - _ordinal(last)) > 60


def _ordinal(day: str) -> int:
    from datetime import date

    return date.fromisoformat(day[:10]).toordinal()


@cache
def _table(section: str, name: str) -> tuple[str, ...]:
    return tuple(load_words("slots")[section][name])
