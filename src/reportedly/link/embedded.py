"""Claims whose deed stands inside another phrase: "no sign of an attack", "caused by arson", "it was their shell"."""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.lang import load_words
from reportedly.link.deed import fold_words, is_culpable, list_deed_stems, list_stems, list_words, name_deeds, name_verb
from reportedly.link.gist import Gist
from reportedly.link.nations import find_nations
from reportedly.link.party import Party, Scene, find_party
from reportedly.link.stems import find_content_words, split_words
from reportedly.model import Span

_NO_SIGN = re.compile(
    r"\b(?:no|any|without) (?:\w+ )?(?:signs?|evidence|indications?|trace|proof|hint) (?:of|that) (.+)",
    re.DOTALL,
)
_RULED_OUT = re.compile(r"\b(?:rule[sd]?|ruling) out (.+)", re.DOTALL)
_NOT = re.compile(r"\b(?:not|never|cannot|nobody)\b|n[’']t\b", re.IGNORECASE)
_CAUSED = re.compile(r"\b(?:caused by|due to|result of|resulted from|down to|blamed on) (.+)", re.DOTALL)
_IT_WAS = re.compile(
    r"^\W*(?:it|this|that)(?:\s+\w+ly)? (?:was|is|had been|has been)(?:n[’']t)? (?:not )?(.+)", re.I | re.S
)
_FROM = re.compile(r"\bfrom ((?:the |a )?[\w’'-]+(?: [\w’'-]+){0,3})")
_WHO = re.compile(
    r"^((?:[\w’'-]+ ){1,6}?)(?:who|that|which) (?:had |has |have |was |were )?(?:first )?([\w’'-]+)(.*)", re.S
)
_FEW = 12  # words of "it was ..."
_OWN = re.compile(r"\b(?:our|ours|their|its) own\b", re.IGNORECASE)


def read_embedded(gist: Gist, scene: Scene) -> Gist | None:
    """The gist of the deed inside; None where a claim has none."""
    words = scene.claim.span.cut(scene.reading.report.text)
    for pattern in (_NO_SIGN, _RULED_OUT):
        if found := pattern.search(words):
            if pattern is _RULED_OUT and _NOT.search(words[: found.start()]):
                return None  # "we do not rule out an attack"
            return _take_in(gist, found[1], denies=True)
    if found := _CAUSED.search(words):
        inside = _take_in(gist, found[1], denies=gist.denies)
        return inside and replace(inside, things=inside.things | gist.things)
    return _read_identity(gist, scene, words) or _read_origin(gist, scene)


def _take_in(gist: Gist, told: str, *, denies: bool) -> Gist | None:
    noun = next((w for w in split_words(told) if is_culpable(name_deeds(w))), None)
    if noun is None:
        return None
    deeds = name_deeds(noun)
    things = fold_words(find_content_words(told) - list_stems("dull")) - list_stems("tools") - find_content_words(noun)
    return replace(
        gist, deeds=deeds, doer=Party(told=gist.doer.told), things=things, denies=denies, echoes=noun, accuses=False
    )


def _read_identity(gist: Gist, scene: Scene, words: str) -> Gist | None:
    """ "It was a Spanish shell": whose shell it was says who fired it. "It was sabotage" says what was done."""
    found = _IT_WAS.match(words)
    if not found or scene.claim.event.lemma != "be" or len(found[1].split()) > _FEW:
        return None
    if cleft := _read_cleft(gist, scene, found):
        return cleft
    named = [w for w in split_words(found[1]) if w in list_words("tools")]
    if not named:
        return _take_in(gist, found[1], denies=gist.denies)
    whose = find_nations(found[1], scene.nations.words)
    start = scene.claim.span.start + found.start(1)
    doer = Party(nations=whose, told=" ".join(found[1].split()))
    if not whose and _OWN.search(found[1]):
        doer = replace(find_party(Span(start, start + 3), scene), told=doer.told)
    if not doer.is_known:
        return None
    return replace(gist, deeds=name_deeds("attack"), doer=doer, things=frozenset(), accuses=True, echoes=named[0])


def _read_cleft(gist: Gist, scene: Scene, found: re.Match[str]) -> Gist | None:
    """ "It was the Kyrgyz who fired first": who did it, and what."""
    inside = _WHO.match(found[1])
    deeds = name_verb(inside[2].lower()) if inside else frozenset()
    if inside is None or not is_culpable(deeds):
        return None
    start = scene.claim.span.start + found.start(1)
    who = find_party(Span(start, start + len(inside[1].rstrip())), scene)
    things = fold_words(find_content_words(inside[3]) - list_stems("dull")) - who.words - list_deed_stems(deeds)
    return replace(gist, deeds=deeds, doer=who, things=things, accuses=True, verb=inside[2]) if who.is_known else None


def _read_origin(gist: Gist, scene: Scene) -> Gist | None:
    """ "The shell came from the other bank": where it came from says who fired it."""
    claim, text = scene.claim, scene.reading.report.text
    agents = [p.span.cut(text) for p in claim.participants if p.role in ("agent", "patient")]
    tool = next((w for a in agents for w in split_words(a)[-1:] if w in list_words("tools")), None)
    found = _FROM.search(text, claim.event.span.end, claim.span.end)
    if tool is None or not found or claim.event.lemma not in load_words("deeds")["origin"]["verbs"]:
        return None
    who = find_party(Span(*found.span(1)), scene)
    return replace(gist, deeds=name_deeds("attack"), doer=who, things=frozenset(), accuses=True, echoes=tool)
