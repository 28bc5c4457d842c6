"""What sort of event a claim tells of."""

from __future__ import annotations

from reportedly.lang import load_words
from reportedly.link.answer import BEFALLEN
from reportedly.link.lists import get_list
from reportedly.model import Claim, CountedClass

_LIVING = (CountedClass.PEOPLE, CountedClass.TROOPS, CountedClass.CIVILIANS)


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
    if kind not in (None, *_LIVING) and lemma in ("hold", "take"):
        return ""  # who holds goods has captured nobody
    presence = kind in (CountedClass.TROOPS, CountedClass.UNITS, CountedClass.WEAPONS, CountedClass.VEHICLES)
    for name, lemmas in load_words("slots")["families"].items():
        if lemma in lemmas and (presence or name != "presence") and (name != "hospital" or in_hospital):
            return str(name)
    if lemma in get_list("neutral", "words"):
        return ""
    return claim.event.type if claim.event.type not in ("other", "state", "order", "change") else lemma
