"""Claims as answers: what each says to a question that is still to be found, laid out to be compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from reportedly.lang import load_words
from reportedly.link.group import EVERYBODY, Group, describe_group, find_population
from reportedly.link.nations import find_nations
from reportedly.link.speaker import Speaker, Speakers
from reportedly.link.stems import find_content_words, make_stem, split_words
from reportedly.model import (
    AgentKind,
    Approximator,
    Change,
    Claim,
    ClaimRef,
    CountedClass,
    Figure,
    FigureRole,
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
_GIVEN_BY = re.compile(r"\b(?:given|announced|reported|cited|claimed|named|published|released) by ((?:the )?\w)")
_ACCOUNT = re.compile(r"\bby ((?:the )?\w[\w ]{2,40})[’']s? (?:own )?(?:account|count|reckoning|figures|estimate)\b")
_NO_GIVERS = (AgentKind.UNRESOLVED, AgentKind.UNNAMED)
_TAKES_PART = re.compile(r"\w+ part\b")
_BESIDE = re.compile(r"\b(dead|missing|wounded|injured|killed)(?: (?:are|were|is|at|to))? *$", re.IGNORECASE)
_DIFFERS = re.compile(r"\s+(?:more|fewer|less) than\b", re.IGNORECASE)
_OF_WHICH = re.compile(r"(?:^|[.;,:“]\s*|\n)\s*(?:of|among) (?:the|its|their|those|these)\b[^,.;]*$", re.IGNORECASE)
_OWNED = (["its"], ["their"], ["our"], ["his"], ["her"])
_OF_THE = re.compile(r"\s+of the \w", re.IGNORECASE)
_MAY_TURN = (CountedClass.PEOPLE, CountedClass.MISSING, CountedClass.DISPLACED, CountedClass.DETAINED)
_WHO = re.compile(r"\s+(?:of them\s+)?who ([^,.;]{3,60})")
_HOMELESS = re.compile(
    r"\b(?:left|leave|leaving|drove|driven|drive|forced|chased)\b[^.;]{0,40}\b(?:homes?|houses)\b|\b(?:fled|flee|fleeing)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"[\s“”\"'’]*([\w-]+|[.,;:!?)–—])")
_AROUND = 240  # characters
_PART = re.compile(r"\b(?:of (?:them|whom|those|these)|including|among (?:them|whom))\b[^.;]*$")
_ITS = re.compile(r"\b(?:its|their|our) (?:own\b|\w+)", re.IGNORECASE)
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
    context: frozenset[str] = frozenset()  # stems of the paragraph around
    nearby: tuple[Place, ...] = ()  # places told before in the paragraph, where the claim tells none
    assumed: tuple[Place, ...] = ()  # where the story plays, where nothing nearer is told
    told: str = ""  # the claim's words, with … in place of the number

    @property
    def ref(self) -> ClaimRef:
        """Where it stands."""
        return self.entry.ref


def collect_answers(reading: Reading, speakers: Speakers, nations: Mapping[str, str]) -> list[Answer]:
    """Every figure of a reading's claims, and every claim as such, in the order of the report."""
    found: list[Answer] = []
    told = _Told()
    background: tuple[Claim, tuple[str | None, str | None]] | None = None
    text = reading.report.text
    for number, claim in enumerate(reading.claims, start=1):
        window = find_window(claim, text)
        if window is None and background and _goes_on(background[0], claim, text):
            window, inherited = background[1], True
        else:
            inherited = False
        background = (claim, window) if window and _is_long_ago(window, reading) else None
        shared = _Shared(reading=reading, claim=claim, number=number, speakers=speakers, nations=nations)
        for index, figure in enumerate(claim.figures):
            answer = _answer_figure(shared, index, figure, told, window, inherited)
            if answer is None:
                continue
            found.append(answer)
            told.note(claim, figure, answer)
        _set_wholes(found, claim)
        found.append(_answer_claim(shared, window, inherited))
    main = _find_main_place(reading)
    return [_look_around(a, reading, main) for a in found]


def _set_wholes(found: list[Answer], claim: Claim) -> None:
    # "1,500 of the 6,200 people": the whole stands inside the part's own words.
    own = {a.ref.figure: n for n, a in enumerate(found) if a.ref.claim == claim.id and a.ref.figure is not None}
    for index, n in own.items():
        for other, m in own.items():
            if index == other or index is None or other is None:
                continue
            part, whole = claim.figures[index], claim.figures[other]
            inside = part.span.covers(whole.number) or (
                part.part_of is not None and part.part_of.overlaps(whole.number)
            )
            if inside and (part.low or 0) < (whole.high or whole.low or 0):
                found[n] = replace(found[n], is_part=True, whole=found[m].ref)


Before = tuple[Claim, Figure, Answer]


@dataclass(slots=True)
class _Told:
    """The figures that a bare number may go on from: the last of people, and the last of whom something befell."""

    people: Before | None = None
    befallen: Before | None = None
    by_head: dict[str, Before] = field(default_factory=dict)

    def note(self, claim: Claim, figure: Figure, answer: Answer) -> None:
        if answer.group.head and not answer.is_part and answer.kind not in BEFALLEN:
            self.by_head[answer.group.head] = (claim, figure, answer)
        if answer.kind in BEFALLEN:
            self.befallen = self.people = (claim, figure, answer)
        elif answer.kind in (CountedClass.TROOPS, CountedClass.PEOPLE, CountedClass.CIVILIANS):
            self.people = (claim, figure, answer)

    def find(self, claim: Claim, text: str, *, befallen: bool) -> Before | None:
        for before in (self.befallen, self.people) if befallen else (self.people,):
            if before and _is_near(before[0], claim, text):
                return before
        return None


def _find_main_place(reading: Reading) -> tuple[Place, ...]:
    """The place that the report tells of most, if it does so more than once: where its claims play that tell none."""
    counted: dict[str, list[Place]] = {}
    for claim in reading.claims:
        for place in claim.places:
            if place.precision is not Precision.UNRESOLVED:
                counted.setdefault(place.name, []).append(place)
    best = max(counted.values(), key=len, default=[])
    return (best[0],) if len(best) > 1 else ()


def _look_around(answer: Answer, reading: Reading, main: tuple[Place, ...]) -> Answer:
    text = reading.report.text
    at = answer.entry.span.start
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    end = len(text) if end < 0 else end
    first, last = max(start, at - _AROUND), min(end, at + _AROUND)
    nearby: tuple[Place, ...] = ()
    if not answer.places:
        told = [c for c in reading.claims if at - 2 * _AROUND <= c.span.start <= at and c.places]
        nearby = told[-1].places if told else main
    return replace(answer, context=find_content_words(text[first:last]), nearby=nearby)


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
    told: _Told,
    window: tuple[str | None, str | None] | None,
    inherited: bool,
) -> Answer | None:
    claim, text = at.claim, at.reading.report.text
    kind = _find_class(figure, claim, text)
    nouns = split_words(figure.counted.span.cut(text)) if figure.counted else []
    role = next((p.role for p in claim.participants if p.span.covers(figure.number)), None)
    before = told.find(claim, text, befallen=False)
    heir: Before | None = None
    if _DIFFERS.match(text, figure.number.end) and figure.approximator is Approximator.NONE:
        return None  # "two more than the army first announced" is no number of anything
    bare = kind is None and figure.unit is None and stands_bare(figure, text, at.nations)
    if bare and before and _counts_on(figure, before[0], text):
        heir, kind = before, before[2].kind
    elif bare:
        kind = find_topic_class(claim, text)
        carries = claim.event.lemma in (*_table("neutral", "words"), *_table("giving", "verbs"))
        if kind is None and not _may_count_people(figure, before, text):
            return None
        last = told.find(claim, text, befallen=True) if carries and role != "agent" else None
        if kind is None and last and last[2].kind in BEFALLEN:
            heir, kind = last, last[2].kind
        elif kind is None and role == "patient" and (found := _find_patients(claim, before, text)):
            heir, kind = before, found
        elif kind is None and role == "agent" and not _is_complement(claim, text):
            # "Three hundred crossed": people, of the sort just spoken of, who did something of their own.
            heir = before
            kind = CountedClass.TROOPS if heir and heir[2].group.population == "military" else CountedClass.PEOPLE
        elif kind is None and (carries or role is None):
            heir = told.find(claim, text, befallen=True)
            kind = heir[2].kind if heir else None
    if kind is None and figure.unit is None:
        return None
    if nouns and nouns[-1] in _table("ignored", "heads") and kind is not CountedClass.SHARE:
        return None
    lead = told.find(claim, text, befallen=kind in BEFALLEN)
    group = describe_group(figure, claim, text, at.nations, lead[2].group if lead else None)
    own = _find_own_side(at, figure) if kind in BEFALLEN and not group.nations else frozenset()
    if bare:
        group = _inherit_group(at, figure, group, heir or (lead if kind in BEFALLEN else None))
    if own:
        group = replace(group, nations=own)
    lead_words = text[max(0, figure.span.start - _NEAR) : figure.number.start].lower()
    follow = text[figure.number.end : figure.number.end + 12].lower()
    is_part = (
        (figure.part_of is not None and split_words(figure.part_of.cut(text))[:1] not in _OWNED)
        or any(lead_words.rstrip().endswith(w) or follow.lstrip().startswith(w) for w in _table("scope", "part"))
        or bool(_PART.search(lead_words))
        or bool(_OF_THE.match(text, figure.number.end))
    )
    near = told.by_head.get(group.head or "") or told.find(claim, text, befallen=True)
    whole = near[2].ref if is_part and near and _may_hold(near[1], figure) else None
    if near and whole and near[2].kind is not kind:
        is_part = False  # "three were shot, two of them killed": all the killed
    if heir and heir[0] is claim and _OF_WHICH.search(text[max(0, heir[1].span.start - 40) : heir[1].number.start]):
        is_part, whole = True, heir[2].ref  # "of the firm's 35 workers, six had been on duty"
    rate = _RATE.search(text[figure.number.end : claim.span.end][:40])
    if kind in BEFALLEN and not inherited:
        window = find_window(claim, text, kind)
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


def _may_count_people(figure: Figure, before: Before | None, text: str) -> bool:
    # "at least 150 million" goes on from a sum of money, "about 180,000" without people before from who knows what.
    if re.search(r"(?:m|b|tr)illion", figure.number.cut(text), re.IGNORECASE):
        return False
    number = figure.high or figure.low or 0.0
    held = (before[1].high or before[1].low or 0.0) if before else 500.0
    return number <= 100 * max(held, 10.0)


def _find_patients(claim: Claim, before: Before | None, text: str) -> CountedClass | None:
    """The class of a bare object: "saved eight", "moved 120", "while Uruguay keeps fewer than 900"."""
    for name, lemmas in load_words("slots")["makes"].items():
        if claim.event.lemma in lemmas:
            return CountedClass(name)
    families = load_words("slots")["families"]
    if claim.event.lemma in families["rescue"]:
        return CountedClass.PEOPLE
    if before is None or before[2].kind in BEFALLEN:
        return None
    between = text[before[0].span.start : claim.span.start]
    parallel = not re.search(r"[.!?]\s", between) or claim.event.lemma in ("have", "keep", "count", "number")
    return before[2].kind if parallel else None


def _inherit_group(at: _Shared, figure: Figure, group: Group, heir: Before | None) -> Group:
    """The group of a bare number: what its own words tell, else that of the figure it goes on from."""
    if at.claim.event.lemma in _table("bare", "summing"):
        return Group(population=EVERYBODY)
    if heir:
        old = heir[2].group
        text = at.reading.report.text
        others = [p for p in at.claim.participants if p.role == "agent" and not p.span.covers(figure.number)]
        own = group.nations or frozenset(
            n
            for p in others
            if old.population == "military" and heir[2].kind not in BEFALLEN
            for n in find_nations(p.span.cut(text), at.nations)
        )
        return replace(old, bare=True, nations=own if len(own) == 1 else group.nations or old.nations)
    words = _cut_before(at, figure)
    told = find_population(split_words(words))
    nations = group.nations or find_nations(words, at.nations)
    return Group(
        population=told or EVERYBODY, head=None, nations=nations if len(nations) == 1 else frozenset(), bare=True
    )


def _cut_before(at: _Shared, figure: Figure) -> str:
    """The words of the sentence before a number, without those that name the source."""
    text = at.reading.report.text
    start = max(text.rfind(mark, 0, figure.number.start) for mark in (". ", "! ", "? ", "\n")) + 1
    words = text[start : figure.number.start]
    for source in at.claim.attribution.sources if at.claim.attribution else ():
        if source.span.start >= start:
            words = words.replace(source.span.cut(text), " ")
    return words


def _find_own_side(at: _Shared, figure: Figure) -> frozenset[str]:
    """Whose the dead are where a side speaks of its own: "Spain admits to two", "19 of its soldiers"."""
    claim, text = at.claim, at.reading.report.text
    around = text[max(claim.span.start, figure.span.start - 20) : min(claim.span.end, figure.span.end + 20)]
    own = _table("giving", "own")
    cues = claim.attribution.cue if claim.attribution else ()
    owns_up = claim.event.lemma in own or any(
        make_stem(w) in {make_stem(o) for o in own} for c in cues for w in split_words(c.cut(text))
    )
    if not owns_up and not _ITS.search(around):
        return frozenset()
    for p in claim.participants:
        if p.role == "agent" and not p.span.covers(figure.number):
            found = find_nations(p.span.cut(text), at.nations)
            if len(found) == 1:
                return found
    if len(found := find_nations(_cut_before(at, figure), at.nations)) == 1:
        return found
    speaker, _, _ = find_speaker(at.reading, claim, at.speakers)
    if speaker and speaker.kind is AgentKind.PERSON and _ITS.search(around):
        return frozenset()  # "its" is nobody's who is a person
    return speaker.sides if speaker and len(speaker.sides) == 1 else frozenset()


def _is_complement(claim: Claim, text: str) -> bool:
    # "Of those, 17 are dead" is told by its own class; "the dead are 22" counts the dead.
    return claim.event.lemma == "be" and find_topic_class(claim, text) is not None


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
    giver = _find_giver(at, values)
    if giver and (speaker is None or giver.key != speaker.key):
        speaker, chain = giver, (*chain, giver.name)
    said = claim.attribution.said if claim.attribution else None
    words = " ".join(span.cut(text).split())
    entry = SlotEntry(
        ref=ClaimRef(report=report.id, claim=claim.id, number=at.number, figure=figure),
        words=words,
        span=span,
        status=claim.status,
        event=claim.event.lemma,
        denies=_denies(claim, kind),
        certainty=claim.certainty.value,
        agent=speaker.name if speaker else report.outlet,
        agent_kind=speaker.kind if speaker else None,
        speaker=speaker.key if speaker else (report.outlet or "").casefold() or None,
        sides=tuple(sorted(speaker.sides)) if speaker else (),
        body=speaker.body if speaker else None,
        chain=chain,
        inferred=guessed,
        own_voice=claim.attribution is None and giver is None,
        attribution=claim.attribution.kind if claim.attribution else None,
        outlet=report.outlet,
        title=report.title,
        published=report.published,
        said_earliest=said.earliest if said else None,
        said_latest=said.latest if said else None,
        event_earliest=_bound(claim, "earliest", min),
        event_latest=_bound(claim, "latest", max),
        as_of=(said.latest or said.earliest if said else None) or report.published,
        nations=tuple(sorted(group.nations)),
        low=values.low if values else None,
        high=values.high if values else None,
        approximator=values.approximator if values else Approximator.NONE,
        unit=values.unit if values else None,
        change=values.change if values else None,
        role=values.role if values else FigureRole.COUNT,
        places=tuple(dict.fromkeys(p.name for p in claim.places)),
    )
    agents = [p.span.cut(text) for p in claim.participants if p.role == "agent"]
    patients = [p.span.cut(text) for p in claim.participants if p.role == "patient"]
    return Answer(
        entry=entry,
        kind=kind,
        phase=find_phase(claim, text, kind),
        family=find_family(
            claim,
            kind,
            part=bool(_TAKES_PART.search(text[claim.event.span.start :][:12])),
            in_hospital=claim.event.lemma in load_words("slots")["families"]["hospital"]
            and "hospital" in claim.span.cut(text).lower(),
        ),
        lemma=claim.event.lemma,
        group=group,
        window=window,
        places=tuple(p for p in claim.places if p.role is not PlaceRole.FROM and p.precision is not Precision.WATER),
        words=find_content_words(_leave_out(claim, values, text)),
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


def _find_giver(at: _Shared, figure: Figure | None) -> Speaker | None:
    """The subject that gives a number: in "the ministry puts the toll at 12" it is the ministry that speaks.

    So it is in "the 22 given by the ministry" and "by the ministry's account".
    """
    claim, text = at.claim, at.reading.report.text
    if figure is None:
        return None
    if claim.event.lemma in _table("giving", "verbs"):
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


def _denies(claim: Claim, kind: CountedClass | None) -> bool:
    # "The five killed are not included" denies nothing of the killing, "denied that five were killed" does.
    if claim.status is not Status.DENIED:
        return False
    return kind not in BEFALLEN or make_stem(claim.event.lemma) in _befalling_verbs()


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
    if kind in BEFALLEN and claim.status is Status.POSSIBLE and (_TO_DIE.search(words) or not _COMING.search(words)):
        return Phase.HAPPENED
    return Phase.TO_COME if _COMING.search(words) or claim.status is Status.POSSIBLE else Phase.HAPPENED


def find_family(claim: Claim, kind: CountedClass | None, part: bool = False, in_hospital: bool = False) -> str:
    """What sort of event it is, wide enough that "sent" and "deployed" are one; "" where the verb only carries."""
    if kind in BEFALLEN and kind is not None:
        if kind is CountedClass.WOUNDED and in_hospital:
            return "hospital"  # not all of the wounded are taken to one
        freed = kind in (CountedClass.CAPTURED, CountedClass.DETAINED)
        freed = freed and claim.event.lemma in load_words("slots")["families"]["release"]
        return "release" if freed else kind.value
    lemma = claim.event.lemma
    if lemma == "take" and part:
        lemma = "take_part"
    if kind in (CountedClass.PEOPLE, CountedClass.CIVILIANS) and lemma in load_words("slots")["families"]["rescue"]:
        return "rescue"
    presence = kind in (CountedClass.TROOPS, CountedClass.UNITS, CountedClass.WEAPONS, CountedClass.VEHICLES)
    for name, lemmas in load_words("slots")["families"].items():
        if lemma in lemmas and (presence or name != "presence"):
            return str(name)
    if lemma in _table("neutral", "words"):
        return ""
    return claim.event.type if claim.event.type not in ("other", "state", "order", "change") else lemma


def find_window(claim: Claim, text: str, kind: CountedClass | None = None) -> tuple[str | None, str | None] | None:
    """When the counted thing happened: the claim's event times, without those that say when the count stood so."""
    neutral = claim.event.lemma in _table("neutral", "words")
    times = [t for t in claim.times if t.role is TimeRole.EVENT and _is_scope(t, text)]
    if kind in BEFALLEN and not neutral and make_stem(claim.event.lemma) not in _befalling_verbs():
        return None  # "signed a truce on Sunday to end fighting in which 36 were killed"
    if not times or (neutral and claim.event.type in ("change", "state", "order")):
        return None
    earliest = [t.earliest[:10] for t in times if t.earliest]
    latest = [t.latest[:10] for t in times if t.latest]
    return (min(earliest) if earliest else None, max(latest) if latest else None)


def _bound(claim: Claim, field: str, choose: Callable[[list[str]], str]) -> str | None:
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
    marks = [m for m in _table("scope", "as_of") if m != "at"]
    return not any(lead.endswith(" " + m) or own.startswith(m + " ") for m in marks)


def _find_class(figure: Figure, claim: Claim, text: str) -> CountedClass | None:
    kind = figure.counted.kind if figure.counted else None
    role = next((p.role for p in claim.participants if p.span.covers(figure.number)), None)
    beside = _BESIDE.search(text, max(0, figure.span.start - 24), figure.span.start)
    if beside and kind in (None, CountedClass.OTHER, *BEFALLEN):
        return next((name for name, stems in _befalling().items() if make_stem(beside[1].lower()) in stems), kind)
    befell = load_words("counted")["befell"]
    if kind in _MAY_TURN and role is not None:
        # What the verb says befell them goes before what stands elsewhere in the sentence.
        ways = ("subject",) if role == "agent" else ("object", "subject")  # "six are known to have died"
        for name, lemmas in (row for way in ways for row in befell[way].items()):
            if claim.event.lemma in lemmas:
                return CountedClass(name)
        if kind is CountedClass.DISPLACED and role == "agent" and claim.event.lemma in ("return", "come", "go"):
            return CountedClass.PEOPLE  # "of the 340 who were evacuated, 260 have returned"
    if kind in (CountedClass.PEOPLE, CountedClass.CIVILIANS) and _leaves_home(figure, claim, text):
        return CountedClass.DISPLACED
    if kind is CountedClass.PEOPLE and role == "patient":
        for name, lemmas in load_words("slots")["makes"].items():
            if claim.event.lemma in lemmas:
                return CountedClass(name)
    if kind is CountedClass.DISPLACED and role == "agent" and claim.event.lemma in ("die", "perish", "drown"):
        return CountedClass.KILLED  # "five people fleeing the village died"
    if kind is CountedClass.TROOPS and role == "agent" and claim.event.lemma == "fall":
        return CountedClass.KILLED  # "19 of its soldiers fell"
    if claim.event.lemma == "be" and kind in (CountedClass.PEOPLE, CountedClass.TROOPS, CountedClass.CIVILIANS):
        for p in claim.participants:  # "The dead are 22 Spanish and 14 Portuguese soldiers"
            if p.role == "agent" and not p.span.covers(figure.number) and len(p.span.cut(text).split()) < 4:
                stems = frozenset(make_stem(w) for w in split_words(p.span.cut(text)))
                if found := next((name for name, telling in _befalling().items() if stems & telling), None):
                    return found
    if kind in (CountedClass.PEOPLE, CountedClass.TROOPS, CountedClass.CIVILIANS, CountedClass.OTHER, None):
        # "The number of people known to have died was cut from 31 to 27": the noun phrase says what befell them.
        table = befell
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


def stands_bare(figure: Figure, text: str, nations: Mapping[str, str]) -> bool:
    """Whether a number stands for what it counts ("Spain admits to two."), and is no label ("article 12")."""
    if figure.counted is not None and figure.counted.span != figure.number:
        return False
    after = _AFTER.match(text, figure.number.end)
    word = after[1].lower() if after and after[1] else ""
    before = text[max(0, figure.span.start - 16) : figure.span.start].lower().split()
    if before and before[-1].strip('(“"') in _table("bare", "not_after"):
        return False
    if not word or not word[0].isalnum() or word in _table("bare", "before"):
        return True
    return word in nations  # "22 Spanish and 14 Portuguese soldiers"


def find_topic_class(claim: Claim, text: str) -> CountedClass | None:
    """What befell those whom a bare number counts, from its own clause, or from the question asked just before it."""
    lead = text[max(0, claim.span.start - 120) : claim.span.start]
    asked = lead.rpartition("\n")[2] if "how many" in lead.lower() else ""
    for words in (claim.span.cut(text), asked):
        stems = {make_stem(w) for w in split_words(words)}
        for name, telling in _befalling().items():
            if stems & telling:
                return name
    return None


@cache
def _befalling_verbs() -> frozenset[str]:
    table = load_words("counted")["befell"]
    told = (w for way in ("object", "subject", "state") for words in table[way].values() for w in words)
    return frozenset(make_stem(w) for w in told) - {make_stem(w) for w in ("bury", "shelter")}


@cache
def _befalling() -> dict[CountedClass, frozenset[str]]:
    table = load_words("counted")["befell"]
    found: dict[CountedClass, set[str]] = {}
    for name in (CountedClass.KILLED, CountedClass.WOUNDED, CountedClass.MISSING, CountedClass.CAPTURED):
        words = [w for way in ("object", "subject", "state") for w in table[way].get(name.value, [])]
        words += [w for w, kind in load_words("counted")["toll"].items() if kind == name.value]
        words += load_words("counted")["toll"].get(name.value, [])
        found[name] = {make_stem(w) for w in words if "-" not in w} - {"bury", "neutral"}
    return {name: frozenset(stems) for name, stems in found.items()}


def _counts_on(figure: Figure, before: Claim, text: str) -> bool:
    """A number without a noun that goes on from the one before: "and 1,500 more", "19 of them"."""
    if figure.counted is not None and figure.counted.span != figure.number:
        return False
    between = text[before.span.start : figure.number.start]
    if figure.part_of is not None:
        return split_words(figure.part_of.cut(text))[-1:] in (["them"], ["whom"], ["those"], ["these"])
    return figure.change is Change.UP and not re.search(r"[.!?]\s", between)


def _leaves_home(figure: Figure, claim: Claim, text: str) -> bool:
    """ "drove 5,000 people from their homes", "6,200 residents have left their homes", "the 340 who had to flee"."""
    if found := _WHO.match(text, figure.span.end):
        return bool(_HOMELESS.search(found[1]))
    return bool(_HOMELESS.search(claim.span.cut(text))) and figure.part_of is None


def _may_hold(whole: Figure, part: Figure) -> bool:
    low = part.low if part.low is not None else part.high
    high = whole.high if whole.high is not None else whole.low
    return low is not None and high is not None and low <= high and part.change is not Change.UP


def _is_near(before: Claim, claim: Claim, text: str) -> bool:
    gap = text[before.span.end : claim.span.start] if claim.span.start > before.span.end else ""
    if len(gap) > 300:
        return False
    if "\n" not in gap:
        return True
    begins = text[(gap and before.span.end + gap.rindex("\n") + 1) or claim.span.start :][:16].lower().lstrip('“"')
    return begins.startswith(_table("bare", "going_on")) and gap.count("\n\n") < 2


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
