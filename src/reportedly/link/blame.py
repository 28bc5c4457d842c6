"""Claims that say first of all who did it: "blamed X for the attack", "X was behind it", "it was cut by X"."""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.lang import load_words
from reportedly.link.deed import fold_words, is_culpable, name_deeds
from reportedly.link.gist import Gist
from reportedly.link.party import Party, Scene, find_party, name_party
from reportedly.link.stems import find_content_words, make_stem, split_words
from reportedly.model import Span

_BY = re.compile(r"\bby ((?:the |an? )?[\w’'-]+(?: [\w’'-]+){0,3})")
_NAME = re.compile(r"^[\W]*(?:the |an? |its |their |any |having |this |that )*([\w-]+)")
_BE = re.compile(r"\b(?:was|were|been|being|is|are|be)\b")


def read_blame(gist: Gist, scene: Scene) -> Gist | None:
    """ "Blamed X for the attack", "holds X responsible", "X was behind it": the deed is the attack, the doer X."""
    table = load_words("deeds")["blame"]
    claim, text = scene.claim, scene.reading.report.text
    lemma = claim.event.lemma
    end = claim.span.end
    tail = text[claim.event.span.end : end]
    patients = [p.span for p in claim.participants if p.role == "patient"]
    if lemma in table["verbs"] and patients:
        accused = patients[0]
        rest = text[accused.end : end] if accused.start >= claim.event.span.start else tail
        for mark in table["before"]:
            cut = re.search(rf"\b{mark}\b(.*)", accused.cut(text) + rest, re.DOTALL)
            if cut:
                name = accused.cut(text).split(f" {mark} ")[0]
                who = find_party(Span(accused.start, accused.start + len(name)), scene)
                return _point(gist, who, cut[1], denies=gist.denies)
        return None
    if lemma in table["holding"]:
        for word in table["responsible"]:
            if (at := tail.find(word)) > 0:
                who = find_party(_trim(Span(claim.event.span.end, claim.event.span.end + at), text), scene)
                after = re.sub(r"^\W*(?:for|of)\b", "", tail[at + len(word) :])
                return _point(gist, who, after, denies=gist.denies)
    words = claim.span.cut(text)
    for phrase in table["behind"]:
        found = re.search(rf"\b{phrase}\b(.*)", words, re.DOTALL)
        if found:
            who = gist.doer
            if not who.is_known and not who.anybody and scene.speaker:
                who = name_party(scene.speaker)  # "denied having anything to do with it"
            return _point(gist, who, found[1], denies=gist.denies)
    for phrase in table["work_of"]:
        found = re.search(rf"\b{phrase} (.*)", words, re.DOTALL)
        if found:
            start = claim.span.start + found.start(1)
            who = find_party(_trim(Span(start, min(claim.span.end, start + 60)), text), scene)
            return _point(gist, who, words[: found.start()], denies=gist.denies)
    return None


def _point(gist: Gist, who: Party, told: str, *, denies: bool) -> Gist | None:
    """The gist of a blame whose deed the words `told` name; None where they name nothing that people are blamed for."""
    stems = split_words(told)
    first = next((w for w in stems if is_culpable(name_deeds(w))), None)
    pointing = _NAME.match(told)
    word = first or (pointing[1].lower() if pointing else "it")
    deeds = name_deeds(first) if first else frozenset()
    if not first and word not in load_words("deeds")["echo"]["pronouns"]:
        return None
    things = fold_words(find_content_words(told)) - {make_stem(first or "")} - who.words
    place_words = {make_stem(w) for p in gist.answer.places for w in split_words(p.name)}
    return replace(
        gist, deeds=deeds, doer=who, things=things - place_words, accuses=True, denies=denies, echoes=first or "it"
    )


def read_passive(gist: Gist, scene: Scene) -> Gist:
    """ "It was cut by a Russian ship": by whom stands behind."""
    claim, text = scene.claim, scene.reading.report.text
    if gist.doer.anybody or not is_culpable(gist.deeds):
        return gist
    found = _BY.search(text, claim.event.span.end, claim.span.end)
    if not found or any(t.span.overlaps(Span(*found.span(1))) for t in claim.times):
        return gist
    if not _BE.search(text, claim.span.start, claim.event.span.start):
        return gist
    who = gist.doer if gist.doer.is_known else find_party(Span(*found.span(1)), scene)
    return replace(gist, doer=who, accuses=True, things=gist.things - who.words)


def _trim(span: Span, text: str) -> Span:
    words = span.cut(text)
    start = span.start + len(words) - len(words.lstrip(" ,“\"'"))
    end = span.end - len(words) + len(words.rstrip(" ,.”\"'"))
    return Span(start, max(start + 1, end))
