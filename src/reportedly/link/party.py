"""Who does it: what the words for a doer tell, its pronouns led back to whom they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reportedly.link.deed import fold_words, list_stems, list_words
from reportedly.link.nations import Nations, find_nations
from reportedly.link.speaker import Speaker, Speakers
from reportedly.link.stems import find_content_words, make_stem, split_words
from reportedly.model import AgentKind, AttributionKind, Claim, Reading, Span

APART = float("-inf")
_OURS = frozenset(["we", "our", "ours", "us", "i", "my", "ourselves"])
_ITS = frozenset(["it", "its", "itself", "he", "his", "she", "her", "himself", "herself"])
_THEIRS = frozenset(["they", "their", "theirs", "them", "themselves"])
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}")
_BODIES = (AgentKind.GOVERNMENT, AgentKind.ORGANISATION, AgentKind.GROUP, AgentKind.OUTLET)
_BEFORE = 250  # characters in which others must be named for "they" to be them


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Someone who does, or is said to have done, something.

    `nations` are ISO codes, `words` stems, `keys` the keys of speakers, `told` the words; `anybody`: nobody, anyone.
    """

    nations: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    keys: frozenset[str] = frozenset()
    anybody: bool = False
    told: str = ""

    @property
    def is_known(self) -> bool:
        """Whether it tells anything by which it can be held against another."""
        return bool(self.nations or self.words or self.keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where words stand: the report, the claim, who says it, and how names are led to speakers and countries."""

    reading: Reading
    claim: Claim
    speaker: Speaker | None
    speakers: Speakers
    nations: Nations = field(default_factory=Nations)


def find_party(span: Span, scene: Scene) -> Party:
    """The party that the words at a span name."""
    text = scene.reading.report.text
    told = " ".join(span.cut(text).split())
    words = set(split_words(told))
    own = find_nations(told, scene.nations.words)
    stems = find_content_words(_cut_figures(span, scene)) - list_stems("nobody") - list_stems("tools")
    stems -= {make_stem(w) for w in words if w in scene.nations.words}
    anybody = bool(words & list_words("nobody")) and not own
    if not own and _NAME.fullmatch(told) and (code := scene.nations.capital_of(told)):
        return Party(nations=frozenset([code]), told=told)
    party = Party(nations=own, words=fold_words(stems), anybody=anybody and len(stems) < 2, told=told)
    if own or anybody:
        return party
    meant = _find_meant(span, words, scene)
    if meant is None:
        return party
    # "Its soldiers" are soldiers of whoever "it" is; "it" is that alone.
    return Party(
        nations=meant.nations, words=party.words or meant.words, keys=meant.keys if not party.words else frozenset(),
        told=told if party.words else meant.told or told,
    )  # fmt: skip


def _cut_figures(span: Span, scene: Scene) -> str:
    """The words at a span without numbers: "some 300 soldiers" are soldiers."""
    held = list(span.cut(scene.reading.report.text))
    for figure in scene.claim.figures:
        for i in range(max(span.start, figure.number.start), min(span.end, figure.number.end)):
            held[i - span.start] = " "
    return "".join(held)


def name_party(speaker: Speaker) -> Party:
    """A speaker as somebody who does things."""
    return Party(
        nations=speaker.sides if len(speaker.sides) == 1 else frozenset(),
        words=frozenset()
        if speaker.kind is AgentKind.GOVERNMENT and speaker.sides
        else fold_words(find_content_words(speaker.name)),
        keys=frozenset([speaker.key]),
        told=speaker.name,
    )


def _find_meant(span: Span, words: set[str], scene: Scene) -> Party | None:
    """Whom a pronoun, or a name that leads to an agent of the report, stands for."""
    if words & _OURS:
        return _name_ours(span, scene) if scene.speaker else None
    for agent in scene.reading.agents:
        if any(m.start == span.start and m.end <= span.end for m in agent.mentions) and agent.kind not in (
            AgentKind.UNRESOLVED,
            AgentKind.UNNAMED,
        ):
            found = scene.speakers.get((scene.reading.report.id, agent.id))
            return name_party(found) if found else None
    if words & _ITS:
        alone = len(words) == 1 and _is_quoted(scene)  # nobody calls themselves "it"
        return name_party(scene.speaker) if scene.speaker and _is_within(span, scene) and not alone else None
    if words & _THEIRS:
        if scene.speaker and not _is_quoted(scene) and scene.speaker.kind in _BODIES and _is_within(span, scene):
            return name_party(scene.speaker)
        return _find_others(span, scene)
    return None


def _is_quoted(scene: Scene) -> bool:
    return scene.claim.attribution is not None and scene.claim.attribution.kind is AttributionKind.DIRECT


def _name_ours(span: Span, scene: Scene) -> Party:
    """Whom "we" means: the body that speaks, or the country of the person who does, told of them or just before."""
    speaker = scene.speaker
    if speaker is None or speaker.kind in _BODIES:
        return name_party(speaker) if speaker else Party()
    sides = speaker.sides
    if not sides:
        text = scene.reading.report.text
        paragraph = text.rfind("\n", 0, span.start) + 1
        sides = find_nations(text[max(paragraph, span.start - _BEFORE) : span.start], scene.nations.words)
    return Party(nations=sides if len(sides) == 1 else frozenset(), keys=frozenset([speaker.key]), told=speaker.name)


def _is_within(span: Span, scene: Scene) -> bool:
    return scene.claim.attribution is not None and any(c.covers(span) for c in scene.claim.attribution.content)


def _find_others(span: Span, scene: Scene) -> Party | None:
    """Whom "they" means in the mouth of one side: the only other side that was just named."""
    text = scene.reading.report.text
    sentence = max(text.rfind(mark, 0, span.start) for mark in (". ", "\n", "! ", "? "))
    named = find_nations(text[max(0, sentence - _BEFORE) : max(0, sentence)], scene.nations.words)
    others = named - (scene.speaker.sides if scene.speaker else frozenset())
    return Party(nations=others) if len(others) == 1 else None


def compare_parties(a: Party, b: Party) -> float | None:
    """Whether two may be the same: 1 they are, `APART` they are not, None where nothing tells."""
    if a.anybody or b.anybody:
        return 0.8
    if a.nations and b.nations and not a.nations & b.nations:
        return APART
    if a.keys & b.keys:
        return 1.0
    if not a.is_known or not b.is_known:
        return None
    shared = len(a.words & b.words) / max(1, min(len(a.words), len(b.words)))
    if a.nations & b.nations:
        return 1.0
    if shared:
        return 0.4 + 0.6 * shared
    return None if not a.words or not b.words else -0.8
