"""What the words around a figure or a claim tell, cut from its report once, to be compared many times."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.link.sentence import find_sentence
from reportedly.link.stems import find_content_words, get_stop_words, make_stem, split_words
from reportedly.model import Claim, Figure, Reading, Span

_BEFORE, _AFTER = 45, 55  # characters of the sentence around a number
_EVENT_BEFORE, _EVENT_AFTER = 50, 70  # and around an event
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_WORD = re.compile(r"[a-z][a-z'’-]+")
_NEGATIVE = re.compile(
    r"\b(?:not|no|never|nobody|none|denie[sd]|deny|false|untrue|without|nothing)\b|n[’']t\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSight:
    """Around a figure: stems and names (as stems) near it, in its sentence and paragraph, the words of what is counted
    and around it, its verb, the other numbers of its sentence and paragraph, whether it stands in the first paragraph,
    and how far down its report (0 to 1)."""

    near: frozenset[str]
    sentence: frozenset[str]
    paragraph: frozenset[str]
    near_names: frozenset[str]
    names: frozenset[str]
    paragraph_names: frozenset[str]
    counted: tuple[str, ...]
    around: tuple[str, ...]
    verb: str
    beside: frozenset[float]
    told: frozenset[float]
    opens: bool
    depth: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSight:
    """Around a claim's event: its words, stems of its clause, near it and in its sentence, the names of the clause, the
    words of who does it and of what it is done to, whether the sentence says no, the clause's length (characters)."""

    event: str
    clause: frozenset[str]
    near: frozenset[str]
    sentence: frozenset[str]
    names: frozenset[str]
    doer: frozenset[str]
    done_to: frozenset[str]
    clause_words: tuple[str, ...]
    near_words: tuple[str, ...]
    doer_words: tuple[str, ...]
    done_to_words: tuple[str, ...]
    negative: bool
    length: int
    counts: bool
    type: str
    credited: bool


def see_figure(figure: Figure, claim: Claim, reading: Reading) -> FigureSight:
    """What stands around a figure."""
    text = reading.report.text
    at = figure.number.start
    sentence = find_sentence(text, at)
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    paragraph = Span(start, len(text) if end < 0 else end)
    before = text[max(sentence.start, at - _BEFORE) : at]
    near = before + " " + text[figure.number.end : min(sentence.end, figure.number.end + _AFTER)]
    own = _value(figure)
    others = [f for c in reading.claims for f in c.figures if f.number != figure.number]
    return FigureSight(
        near=find_content_words(near),
        sentence=find_content_words(sentence.cut(text)),
        paragraph=find_content_words(paragraph.cut(text)),
        near_names=_find_names(near),
        names=_find_names(sentence.cut(text)[1:]),
        paragraph_names=_find_names(paragraph.cut(text)[1:]),
        counted=_find_words(_cut_counted(figure, text)),
        around=_find_words(near),
        verb=claim.event.span.cut(text).lower(),
        beside=frozenset(v for f in others if sentence.covers(f.number) and (v := _value(f)) != own),
        told=frozenset(v for f in others if paragraph.covers(f.number) and (v := _value(f)) != own),
        opens=start == 0,
        depth=at / max(1, len(text)),
    )


def see_claim(claim: Claim, reading: Reading) -> ClaimSight:
    """What stands around a claim's event."""
    text = reading.report.text
    event = claim.event.span
    sentence = find_sentence(text, event.start)
    clause = claim.span.cut(text)
    near = text[max(sentence.start, event.start - _EVENT_BEFORE) : min(sentence.end, event.end + _EVENT_AFTER)]
    doer, done_to = (
        " ".join(p.span.cut(text) for p in claim.participants if p.role == role) for role in ("agent", "patient")
    )
    return ClaimSight(
        event=event.cut(text).lower(),
        clause=find_content_words(clause),
        near=find_content_words(near),
        sentence=find_content_words(sentence.cut(text)),
        names=_find_names(clause),
        doer=find_content_words(doer),
        done_to=find_content_words(done_to),
        clause_words=_find_words(clause),
        near_words=_find_words(near),
        doer_words=_find_words(doer),
        done_to_words=_find_words(done_to),
        negative=bool(_NEGATIVE.search(sentence.cut(text))),
        length=len(clause),
        counts=bool(claim.figures),
        type=claim.event.type,
        credited=claim.attribution is not None,
    )


def _cut_counted(figure: Figure, text: str) -> str:
    counted = figure.counted
    return counted.span.cut(text) if counted is not None and counted.span != figure.number else ""


def _value(figure: Figure) -> float:
    return figure.low if figure.low is not None else figure.high if figure.high is not None else -1.0


def _find_words(text: str) -> tuple[str, ...]:
    return tuple(w for w in _WORD.findall(text.lower()) if w not in get_stop_words())


def _find_names(text: str) -> frozenset[str]:
    return frozenset(
        make_stem(word) for found in _NAME.findall(text) for word in split_words(found) if word not in get_stop_words()
    )
