"""Whose a number is that a sentence only hands on: "the 22 given by the army", "the captain’s figure of 2,400"."""

from __future__ import annotations

import re
from functools import cache

from reportedly.lang import load_words
from reportedly.link.answer import Standing
from reportedly.link.bodies import is_office
from reportedly.link.lists import get_list
from reportedly.link.names import find_land_words, split_name
from reportedly.link.nations import find_nations
from reportedly.link.speaker import OUTLET, Speaker
from reportedly.model import AgentKind, Figure

_LOOK = 90  # characters either side of a number
_SENTENCE = 400  # characters of a sentence up to its number
_APART = 12  # characters: an approximator may stand before a number
_NO_GIVERS = (AgentKind.UNRESOLVED, AgentKind.UNNAMED)
_SAID = ("say", "report", "tell", "state")
_PERSON, _BODY = (AgentKind.PERSON,), (AgentKind.ORGANISATION, AgentKind.GOVERNMENT)
_MEANT = {"it": _BODY, "he": _PERSON, "she": _PERSON}
_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "who", "which", "that", "this", "i"])
_EVEN = re.compile(r"^(?:the|its|their|our|his|her)\s+", re.IGNORECASE)
_SOME = re.compile(r"(?:an?|some|one|two|three) (?![A-Z])", re.IGNORECASE)


def find_giver(at: Standing, figure: Figure | None) -> tuple[Speaker, bool] | None:
    """Who gives a number that the sentence itself credits to nobody, and whether it is only handed on here.

    In "the ministry puts the toll at 12" the ministry speaks; "the 22 given by the ministry" is its number, whoever
    speaks of it, and to deny it is no number of one's own.
    """
    if figure is None:
        return None
    claim, text = at.claim, at.reading.report.text
    lead = figure.span.start - _APART
    after = text[figure.number.end : figure.number.end + _LOOK]
    behind, before = _load_patterns()
    for pattern in behind:
        if (match := pattern.search(after)) and (found := find_named(at, match["who"])):
            return found, True
    start = max(text.rfind(mark, 0, figure.span.start) for mark in (". ", "\n")) + 1
    if (match := before.search(text[max(start, figure.span.start - _LOOK) : figure.span.start])) and (
        found := find_named(at, match["who"])
    ):
        return found, True
    bare = any(
        p.role == "patient" and p.span.covers(figure.number) and p.span.end <= figure.span.end and p.span.start >= lead
        for p in claim.participants
    )
    said = bare and claim.event.lemma in _SAID
    led = _load_leads().search(text[start : figure.span.start]) if figure.span.start - start < _SENTENCE else None
    if led and (found := find_named(at, led["who"]) or _find_last(at, led["who"].lower())):
        return found, False
    if not said and claim.event.lemma not in get_list("giving", "verbs"):
        return None
    for p in claim.participants:
        if p.role == "agent" and not p.span.covers(figure.number):
            words = p.span.cut(text)
            found = find_named(at, words) or _find_last(at, words.lower())
            if found:
                return found, False
    return None


def _find_last(at: Standing, pronoun: str) -> Speaker | None:
    """Whom "it put the damage at 190 million" goes on from: who spoke in the sentence before."""
    kinds = _MEANT.get(pronoun)
    text = at.reading.report.text
    before = [c for c in at.reading.claims if c.span.end <= at.claim.span.start and c.attribution]
    if not kinds or not before:
        return None
    last = max(before, key=lambda c: c.span.end)
    gap = text[last.span.end : at.claim.span.start]
    if "\n" in gap or len(gap) > _LOOK or not last.attribution or not last.attribution.sources:
        return None
    speaker = at.speakers.get((at.reading.report.id, last.attribution.sources[-1].agent_id))
    return speaker if speaker and speaker.kind in kinds else None


def find_named(at: Standing, words: str) -> Speaker | None:
    """The speaker that words mean: an agent of the report, else one of the story that is called so, else who they say.

    None for pronouns that lead to nobody, and for unnamed sources.
    """
    if _SOME.match(words):
        return None  # "a man of the union" is nobody who can be told from others
    words = _EVEN.sub("", " ".join(words.split())).removesuffix("’s").removesuffix("'s")
    report = at.reading.report
    code = at.capitals.get(words.lower()) or at.nations.get(words.lower())
    if code and words[:1].isupper():
        held = {s.key: s for s in at.speakers.values() if s.kind is AgentKind.GOVERNMENT and s.sides == {code}}
        return next(iter(held.values())) if len(held) == 1 else _make_up(words, AgentKind.GOVERNMENT, frozenset([code]))
    for agent in at.reading.agents:
        mentions = {_EVEN.sub("", " ".join(m.cut(report.text).split())).lower() for m in agent.mentions}
        if words.lower() in mentions:
            return None if agent.kind in _NO_GIVERS else at.speakers.get((report.id, agent.id))
    lands = find_land_words(words, at.nations)
    wanted = frozenset(w for w in split_name(words) if w not in lands)
    if not wanted or wanted <= _PRONOUNS:
        return None
    codes = find_nations(words, at.nations)
    called: dict[str, tuple[bool, Speaker]] = {}
    for (_, agent_id), speaker in at.speakers.items():
        if agent_id == OUTLET or (codes and not codes & speaker.sides):
            continue
        exact = wanted in speaker.called
        # "The army" is not its spokesman.
        if exact or (speaker.kind is not AgentKind.PERSON and any(wanted <= names for names in speaker.called)):
            called[speaker.key] = (exact or called.get(speaker.key, (False,))[0], speaker)
    exactly = [speaker for exact, speaker in called.values() if exact]
    # Who holds an office goes before an office without a name.
    if len(exactly) > 1 and len(holders := [s for s in exactly if len(s.called) > 1]) == 1:
        exactly = holders
    # "The ministry" may be any of those that are told of, though one is called just so.
    chosen = exactly if len(exactly) == 1 and len(wanted) > 1 else [speaker for _, speaker in called.values()]
    if len(exactly) == 1 and len({s.sides for s in chosen}) == 1 and chosen[0].sides:
        chosen = exactly
    if len(chosen) == 1:
        return chosen[0]
    if chosen or not (is_office(words) or words.split()[-1].endswith("s")):
        return None  # two may be meant, or nobody who speaks
    return _make_up(words, AgentKind.ORGANISATION if is_office(words) else AgentKind.GROUP, codes)


@cache
def _load_patterns() -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    """What may stand after a number, and before it, each with the words for `who` gives it."""
    who = r"(?P<who>(?:[Tt]he |[Ii]ts |[Tt]heir )?\w[\w’'-]*(?: (?!(?:had|has|have|was)\b)\w[\w’'-]*){0,5}?)"
    passive, says, counts = ("|".join(get_list("giving", name)) for name in ("passive", "says", "counts"))
    ends = r"(?=$|[.,;:\n]| (?:on|in|last|this|at|which|who|had)\b)"
    after = (
        rf"^[^.\n]{{0,40}}?\b(?:{passive}) by {who}{ends}",
        rf"^[^.\n]{{0,60}}?\bby {who}[’']s? (?:own )?(?:{counts})\b",
        rf"^[^.,\n]{{0,20}}? of which {who} (?:had |has |have )?(?:speaks?|spoke|spoken|told)\b",
        rf"^[^.,\n]{{0,30}}?,? as {who} (?:{says})\b",
        rf"^[^.\n]{{0,40}}?, (?:say|says|said) {who}(?=$|[.;\n])",
    )
    stands = load_words("slots")["giving"]["stands"]
    # The nearest that may be meant: "He called the captain's figure of".
    near = r"(?P<who>(?:[Tt]he|[Ii]ts|[Tt]heir) \w+(?: \w+){0,4}?|[A-Z][\w-]*(?: [A-Z][\w-]*){0,4}?)"
    before = rf"^(?:.*\W)?{near}[’']s? (?:own |last |latest )?(?:{counts})(?: of(?: [a-z]+){{0,3}}| {stands})?,?\s+$"
    return tuple(re.compile(p) for p in after), re.compile(before)


@cache
def _load_leads() -> re.Pattern[str]:
    # Who "sees output at 98 million": the words that the sentence, or its part behind a comma, begins with.
    leads = load_words("slots")["giving"]["leads"]
    return re.compile(
        rf"(?:^|[,;:]|\band)\s*(?P<who>(?!and\b)\w[\w’'-]*(?: \w[\w’'-]*){{0,4}}?) (?:now |also )?{leads}\s+$"
    )


def _make_up(words: str, kind: AgentKind, sides: frozenset[str]) -> Speaker:
    return Speaker(key=f"told:{' '.join(sorted(split_name(words)))}", name=words, kind=kind, sides=sides)
