"""What sort of event a claim tells of."""

from __future__ import annotations

import re
from functools import cache

from reportedly.lang import load_words
from reportedly.link.answer import BEFALLEN
from reportedly.link.lists import get_list
from reportedly.model import Claim, CountedClass, Figure

_OWN = re.compile(r"\s+(?:of them\s+)?(?:was|were|has been|have been|had been)\s+(?:\w+ly\s+)?([a-z]+)\b")
_SAYING = ("say", "tell", "add", "report")
_VERB = re.compile(r"\s+(?:(?:was|were|has|have|had|been|have been|had been|to be|to)\s+)?([a-z]+)")
_ASKED = re.compile(r"\bhow (?:much|many)(?: [\w’-]+){0,4}? ((?!has|have|had|was|were)[a-z]+)\?[^.?!]*$", re.IGNORECASE)
_HITS = ("strike", "shell", "bomb", "target", "attack")
_LIVING = (CountedClass.PEOPLE, CountedClass.TROOPS, CountedClass.CIVILIANS)


def find_verb(claim: Claim, figure: Figure, text: str) -> str:
    """The lemma of the claim's event; where that is only the saying, of the verb behind the figure, if it is known.

    "250 tonnes of grain burned, firefighters said": the parser takes what burned for a noun phrase.
    """
    own = _OWN.match(text, figure.span.end)
    if own and not own.start() <= claim.event.span.start <= own.end() and (lemma := _get_verbs().get(own[1].lower())):
        return lemma  # "nineteen died, and five were brought up alive"
    if claim.event.lemma not in (*_SAYING, *get_list("giving", "verbs")):
        return claim.event.lemma
    follows = _VERB.match(text, figure.span.end)
    asked = _ASKED.search(text, text.rfind("\n", 0, claim.span.start) + 1, claim.span.start)
    for found in (follows, asked):  # "And how much burned? The fire service says 900 tonnes."
        if found and (lemma := _get_verbs().get(found[1].lower())):
            return lemma
    return claim.event.lemma


@cache
def _get_verbs() -> dict[str, str]:
    words = load_words("slots")
    found = {past: lemma for lemma, past in words["participles"].items()}
    for lemmas in words["families"].values():
        for lemma in lemmas:
            past = lemma + ("d" if lemma.endswith("e") else "ed")
            found.setdefault(lemma[:-1] + "ied" if lemma.endswith("y") else past, lemma)
    return found


def find_family(
    claim: Claim,
    kind: CountedClass | None,
    lemma: str,
    part: bool = False,
    in_hospital: bool = False,
    guilty: bool = False,
) -> str:
    """What sort of event it is, wide enough that "sent" and "deployed" are one; "" where the verb only carries."""
    if kind in BEFALLEN and kind is not None:
        if kind is CountedClass.WOUNDED and in_hospital:
            return "hospital"  # not all of the wounded are taken to one
        freed = kind in (CountedClass.CAPTURED, CountedClass.DETAINED)
        freed = freed and lemma in load_words("slots")["families"]["release"]
        return "release" if freed else kind.value
    if lemma == "take" and part:
        lemma = "take_part"
    if kind in (CountedClass.PEOPLE, CountedClass.CIVILIANS) and lemma in load_words("slots")["families"]["rescue"]:
        return "rescue"
    if kind not in (None, *_LIVING) and lemma in ("hold", "take", "leave", "keep"):
        return ""  # who holds goods has captured nobody, and what leaves homes without power has not left them
    if kind in (CountedClass.VEHICLES, CountedClass.BUILDINGS) and lemma in (
        "strike",
        "shell",
        "bomb",
        "target",
        "attack",
    ):
        return "destroy"  # it is they that were hit
    if lemma == "find" and guilty:
        return "convict"
    if kind in (CountedClass.PEOPLE, CountedClass.CIVILIANS) and lemma in ("take", "hold", "bring"):
        return "movement" if lemma != "hold" else ""  # "1,200 people were taken to the island": nobody's prisoners
    presence = kind in (CountedClass.TROOPS, CountedClass.UNITS, CountedClass.WEAPONS, CountedClass.VEHICLES)
    for name, lemmas in load_words("slots")["families"].items():
        if lemma in lemmas and (presence or name != "presence") and (name != "hospital" or in_hospital):
            return str(name)
    if lemma in get_list("neutral", "words"):
        return ""
    if lemma != claim.event.lemma:
        return lemma
    return claim.event.type if claim.event.type not in ("other", "state", "order", "change") else lemma
