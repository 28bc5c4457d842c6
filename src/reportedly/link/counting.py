"""What a figure counts: its class and unit, taken from the figure it goes on from where it names nothing itself."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from reportedly.link.answer import BEFALLEN, Answer, Standing
from reportedly.link.bare import counts_on, find_patients, is_complement, may_count_people, stands_bare
from reportedly.link.befell import find_class, find_label, find_topic_class, has_clause, is_inner
from reportedly.link.group import find_population
from reportedly.link.labelled import Label, read_label, read_whose
from reportedly.link.lists import get_list
from reportedly.link.stems import split_words
from reportedly.link.told import Before, Told
from reportedly.model import Approximator, Change, Claim, CountedClass, Figure

_DIFFERS = re.compile(r"\s+(?:more|fewer|less) than\b", re.IGNORECASE)
_RATE = re.compile(
    r"(?<!\bin )(?<!\bwithin )(?<!\bover )(?<!\bfor )\b(?:a|an|each|every|per)\s+(hour|day|night|week|month|year)\b"
    r"(?! (?:after|before|ago|later|earlier|old))",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:^|[\s“\"(])(?:the|these|those|all|both)\s+(?:of the\s+)?$", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:another|further|other|others|more|additional)\b", re.IGNORECASE)
_LISTED = re.compile(r"\b(?:list|register|roll|record)s? of (?:the )?(dead|missing|wounded|injured)\b", re.IGNORECASE)
_LISTS = {
    "dead": CountedClass.KILLED, "missing": CountedClass.MISSING,
    "wounded": CountedClass.WOUNDED, "injured": CountedClass.WOUNDED,
}  # fmt: skip
_AMONG = re.compile(r",\s+(?:among them|among whom)(?: were| are)?\s+$")
_SCALED = re.compile(r"(?:m|b|tr)illion", re.IGNORECASE)
_STATES = ("be", "have", "keep", "number", "remain", "stand", "stay")
_APART = 30.0  # times larger or smaller than the measure before: another thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """The class and unit of a figure; `heir`: the figure that a bare number goes on from.

    `definite`: "the 250", a number told before. `inner`: the whole that another figure is taken from, of which the
    claim's verb does not tell.
    """

    kind: CountedClass | None
    unit: str | None
    bare: bool = False
    heir: Before | None = None
    change: Change | None = None
    rate: str | None = None
    definite: bool = False
    inner: bool = False
    label: Label | None = None

    def borrow(self, claim: Claim) -> Answer | None:
        """The answer that lends its event where the claim only carries a number: "the owner speaks of 11 million"."""
        lends = self.heir is not None and (self.unit is not None or self.kind in BEFALLEN)
        return self.heir[2] if lends and self.heir and claim.event.lemma in _carriers() else None


@cache
def _carriers() -> frozenset[str]:
    return frozenset((*get_list("neutral", "words"), *get_list("giving", "verbs"))) - {"be"}


def find_counting(at: Standing, figure: Figure, told: Told) -> Counting | None:
    """What a figure counts, of no class where that is not known; None where it counts nothing."""
    claim, text = at.claim, at.reading.report.text
    found = _find_counted(at, figure, told)
    if found is None:
        return None
    rate = _RATE.search(text[figure.number.end : claim.span.end][:40])
    return replace(
        found,
        change=_find_change(figure, found.kind, told, text),
        rate=(rate[1].lower() if rate else None) or (found.unit if found.unit and "/" in found.unit else None),
        definite=bool(_DEFINITE.search(text, max(0, figure.span.start - 12), figure.number.start)),
        inner=is_inner(figure, claim, text) or has_clause(figure, text),
    )


def _find_change(figure: Figure, kind: CountedClass | None, told: Told, text: str) -> Change | None:
    # "Two died; a further five were injured" adds to nobody: all the injured that were told of.
    others = (figure.change is Change.UP and _OTHERS.search(figure.span.cut(text))) or _OTHERS.search(
        text[max(0, figure.span.start - 14) : figure.span.start]
    )
    if not others or kind not in BEFALLEN:
        return figure.change
    last = told.befallen
    return figure.change if last and last[2].kind is kind and last[1].number.start < figure.number.start else None


def _find_counted(at: Standing, figure: Figure, told: Told) -> Counting | None:
    claim, text = at.claim, at.reading.report.text
    if label := read_whose(figure, text):
        return Counting(kind=label.kind, unit=None, label=label)
    kind = find_class(figure, claim, text)
    if kind in (CountedClass.KILLED, None) and _buries(claim, figure):
        return None
    if kind is CountedClass.PEOPLE and told.befallen and _is_among(figure, told.befallen, text):
        kind = told.befallen[2].kind  # "36 are missing, among them eleven children"
    listed = _LISTED.search(text, claim.span.start, figure.span.start)
    if listed and figure.counted and split_words(figure.counted.span.cut(text)) in (["name"], ["entry"]):
        kind = _LISTS[listed[1].lower()]  # "the list of the missing had 17 names"
    if _DIFFERS.match(text, figure.number.end) and figure.approximator is Approximator.NONE:
        return None  # "two more than the army first announced" is no number of anything
    if kind is not None or figure.unit is not None:
        return Counting(kind=kind, unit=figure.unit or _find_unit(kind, told))
    if not stands_bare(figure, claim, text, at.nations):
        # "14 of the lots" count something, of whatever class; "article 12" and "by six" nothing.
        counts = figure.counted is not None and figure.counted.span != figure.number
        return Counting(kind=None, unit=None) if counts else None
    if label := read_label(figure, text):
        return Counting(kind=label.kind, unit=None, label=label)
    last = told.find_last(figure, claim, text)
    if last and last is told.measure and _goes_on_measuring(figure, last, at):
        return Counting(kind=last[2].kind, unit=last[2].entry.unit, bare=True, heir=last)
    found = _count_people(at, figure, told, last)
    return Counting(kind=found[0], unit=None, bare=True, heir=found[1]) if found else Counting(kind=None, unit=None)


def _find_unit(kind: CountedClass | None, told: Told) -> str | None:
    # "2,400 tonnes of fertiliser, of which 900 burned": the class was read, the unit stands with the whole.
    before = told.measure
    return before[2].entry.unit if before and before[2].kind is kind else None


def _goes_on_measuring(figure: Figure, last: Before, at: Standing) -> bool:
    """ "8 million euros; the owner speaks of 11 million", "250,000 cubic metres might come down; 180,000 did"."""
    claim, text = at.claim, at.reading.report.text
    scaled = bool(_SCALED.search(figure.number.cut(text)))
    if scaled and last[2].kind is not CountedClass.MONEY:
        return False
    ratio = (figure.high or figure.low or 0.0) / max(last[1].high or last[1].low or 1.0, 1e-9)
    if not 1 / _APART <= ratio <= _APART:
        return False
    lemmas = (*get_list("neutral", "words"), *get_list("giving", "verbs"), "do", last[0].event.lemma)
    return scaled or claim.event.lemma in lemmas


def _count_people(
    at: Standing, figure: Figure, told: Told, last: Before | None
) -> tuple[CountedClass | None, Before | None] | None:
    claim, text = at.claim, at.reading.report.text
    before = told.find(claim, text, befallen=False)
    role = next((p.role for p in claim.participants if p.span.covers(figure.number)), None)
    if before and counts_on(figure, before[0], text):
        return before[2].kind, before
    kind = find_topic_class(claim, text, figure)
    if kind is not None:
        return kind, None
    if not may_count_people(figure, before, text):
        return None
    carries = claim.event.lemma in (*get_list("neutral", "words"), *get_list("giving", "verbs"))
    if last and last is told.thing and role == "patient" and carries and last[2].kind is not CountedClass.ATTACKS:
        return last[2].kind, last  # "nine drums; a man of the union had counted eleven"
    fallen = told.find(claim, text, befallen=True) if carries and role != "agent" else None
    if fallen and fallen[2].kind in BEFALLEN and told.is_cut_off(fallen, figure):
        return None
    if fallen and fallen[2].kind in BEFALLEN:
        return fallen[2].kind, fallen
    if before is None and claim.event.lemma in _STATES:
        before = told.find_across(claim, text)
    if role == "patient" and (found := find_patients(claim, before, text)):
        return found, before
    if role == "agent" and not is_complement(claim, text):
        # "Three hundred crossed": people, of the sort just spoken of, who did something of their own.
        label = find_population(split_words(find_label(claim, text)))
        troops = (before[2].group.population if before else label) == "military"
        return (CountedClass.TROOPS if troops else CountedClass.PEOPLE), before
    if carries or role is None:
        heir = told.find(claim, text, befallen=True) or (before if claim.event.lemma in _STATES else None)
        return (heir[2].kind if heir else None), heir
    return None


def _buries(claim: Claim, figure: Figure) -> bool:
    # "The priest, who has buried 31": some of the dead; the noun, if any, was that of another number.
    own = figure.counted is not None and figure.counted.span.start >= figure.number.end
    return claim.event.lemma == "bury" and not own and claim.event.span.end <= figure.number.start


def _is_among(figure: Figure, before: Before, text: str) -> bool:
    between = text[before[1].number.end : figure.span.start]
    return bool(_AMONG.search(between)) and not re.search(r"[.!?;]\s|\d", between)
