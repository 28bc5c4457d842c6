"""What stands around an answer in its report: its sentence, the words of its paragraph, the places told there."""

from __future__ import annotations

import re
from dataclasses import replace

from reportedly.link.answer import Answer
from reportedly.link.lists import get_list
from reportedly.link.sentence import find_sentence
from reportedly.link.stems import find_content_words
from reportedly.model import Place, PlaceRole, Precision, Reading

_AROUND = 240  # characters
_CLAUSE = re.compile(r"\s+(?:who|that|which)\b([^.;\n]{3,120})")
_NAMES = re.compile(r"\b(?:in|at|near|off|outside) ([A-Z][\w’-]+)")


def find_main_place(reading: Reading) -> tuple[Place, ...]:
    """The place that the report tells of most, if it does so more than once: where its claims play that tell none."""
    counted: dict[str, list[Place]] = {}
    for claim in reading.claims:
        for place in claim.places:
            if place.precision is not Precision.UNRESOLVED:
                counted.setdefault(place.name, []).append(place)
    best = max(counted.values(), key=len, default=[])
    return (best[0],) if len(best) > 1 else ()


def look_around(answer: Answer, reading: Reading, main: tuple[Place, ...]) -> Answer:
    """The answer with the words of its paragraph and, where its claim tells no place, those told next to it."""
    text = reading.report.text
    at = answer.entry.span.start
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    end = len(text) if end < 0 else end
    first, last = max(start, at - _AROUND), min(end, at + _AROUND)
    # A sum is of all that was told before; those of whom a clause tells need not be where the claim plays.
    told = bool(answer.places) or not answer.lemma or answer.lemma in get_list("bare", "summing")
    beside = () if told else _find_beside(answer, reading)
    nearby = () if told else beside or _find_before(answer, reading) or main
    clause = None if answer.places else _CLAUSE.match(text, answer.entry.span.end)
    names = _NAMES.findall(clause[1]) if clause else []
    return replace(
        answer,
        context=find_content_words(text[first:last]),
        nearby=nearby,
        beside=bool(beside),
        named=find_content_words(" ".join(names)),
    )


def _find_beside(answer: Answer, reading: Reading) -> tuple[Place, ...]:
    """The nearest place of the sentence: "five died when a shell hit the bus at Juromenha"."""
    at = answer.entry.span.start
    sentence = find_sentence(reading.report.text, at)
    places = [p for c in reading.claims if c.span.overlaps(sentence) for p in c.places]
    beside = [p for p in places if sentence.covers(p.span) and _is_where(p)]
    return (min(beside, key=lambda p: abs(p.span.start - at)),) if beside else ()


def _find_before(answer: Answer, reading: Reading) -> tuple[Place, ...]:
    at = answer.entry.span.start
    told = [c for c in reading.claims if at - 2 * _AROUND <= c.span.start <= at and c.places]
    return told[-1].places if told else ()


def _is_where(place: Place) -> bool:
    return place.role is PlaceRole.AT and place.precision is not Precision.UNRESOLVED
