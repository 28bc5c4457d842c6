"""What the words right beside a number say befell those whom it counts, where no verb of the lists does."""

from __future__ import annotations

import re

from reportedly.model import CountedClass, Figure

_LIVING = (None, CountedClass.PEOPLE, CountedClass.TROOPS, CountedClass.CIVILIANS)
_ARE = (
    r"\s+(?:[a-z]+ ){0,2}?(?:have|has|had|are|were|is|was|be|remain|remained)\s+(?:still |also |now |already |been )*"
)
_LOST = r"(?:not |never |yet to )(?:yet )?(?:been |be )?(?:found|located|traced|accounted for)\b"
_TO = r"(?:taken|rushed|brought|airlifted|carried|admitted|sent) to (?:[a-z]+ ){0,3}?(?:hospitals?|clinics?)\b"
_JAIL = r"(?:under arrest|in custody|behind bars|in detention|in police cells)\b"
_AFTER = (
    (CountedClass.KILLED, rf"{_ARE}(?:believed |confirmed |feared )?dead\b"),
    (CountedClass.MISSING, rf"{_ARE}{_LOST}"),
    (CountedClass.WOUNDED, rf"{_ARE}{_TO}"),
    (CountedClass.DETAINED, rf"{_ARE}{_JAIL}"),
    (
        CountedClass.CAPTURED,
        rf"{_ARE}(?:in the hands of\b|in captivity\b|(?:held|taken|being held) (?:hostage|captive|prisoner)\b)",
    ),
    (
        CountedClass.DISPLACED,
        rf"{_ARE}(?:taken refuge|sought (?:refuge|shelter)|(?:told|ordered|forced|had) to (?:leave|flee|move out)|"
        r"(?:brought|taken|moved) to safety|lost their homes|left homeless|(?:left )?without (?:a roof|shelter))\b",
    ),
)
_STILL = r"(?:(?! and | but | while | as | after )[^.;:\n]){2,60}$"  # the same clause up to the number
_THOSE = r"\bnumber of (?:those|people|persons) in "
_BEFORE = (
    (CountedClass.DISPLACED, rf"{_THOSE}(?:[a-z]+ )?(?:shelters|camps|tents)\b{_STILL}"),
    (CountedClass.WOUNDED, rf"{_THOSE}(?:[a-z]+ )?hospitals?\b{_STILL}"),
    (CountedClass.KILLED, r"\b(?:the|its|their) (?:death )?toll (?:is|was|stands)[^.;:\n]{0,20}: $"),
    (CountedClass.WOUNDED, r"\bin hospital (?:are|were|lay|lie|is|remain) (?:still )?$"),
    (CountedClass.KILLED, r"\b(?:famil(?:y|ies)|relatives|coffins|funerals?) of (?:all )?the $"),
    (CountedClass.DETAINED, rf"\bnumber of (?:[\w’-]+ ){{1,3}}{_JAIL}[^.;,]{{2,30}}$"),
)
_FATES = tuple((kind, re.compile(pattern)) for kind, pattern in _AFTER)
_LEADS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _BEFORE)
_BACK = 80  # characters


def find_fate(figure: Figure, kind: CountedClass | None, text: str) -> CountedClass | None:
    """What befell people of no class that tells it: "36 have not been found", "16 were taken to hospital"."""
    if kind not in _LIVING:
        return None
    for found, pattern in _FATES:
        if pattern.match(text, figure.span.end):
            return found
    lead = text[max(0, figure.span.start - _BACK) : figure.span.start]
    return next((found for found, pattern in _LEADS if pattern.search(lead)), None)
