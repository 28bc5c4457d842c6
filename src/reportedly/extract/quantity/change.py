"""Whether a figure is a difference: "rose by 300", "up 20 %", "another 1,500", "a 3 per cent drop"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.quantity import Quantity
from reportedly.lang import load_words
from reportedly.model import Change, CountedClass


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """Verbs and nouns of change by direction, and words that add to what was counted before."""

    verbs: dict[str, Change]
    nouns: dict[str, Change]
    amounts: frozenset[str]
    shares: frozenset[str]
    lengths: frozenset[str]
    settle: frozenset[str]
    share_nouns: frozenset[str]
    more: frozenset[str]


@cache
def change_words() -> ChangeWords:
    """The words of change of `counted.toml`, read once a process."""
    table = load_words("counted")["change"]
    verbs = dict.fromkeys(table["up"], Change.UP) | dict.fromkeys(table["down"], Change.DOWN)
    nouns = dict.fromkeys(table["nouns_up"], Change.UP) | dict.fromkeys(table["nouns_down"], Change.DOWN)
    return ChangeWords(
        verbs,
        nouns,
        frozenset(table["amount_only"]),
        frozenset(table["share_only"]),
        frozenset(table["lengths"]),
        frozenset(table["settle"]),
        frozenset(table["share_nouns"]),
        frozenset(table["more"]),
    )


_SKIP = frozenset(
    (
        "by",
        "just",
        "only",
        "a",
        "an",
        "further",
        "another",
        "sharply",
        "slightly",
        "around",
        "some",
        "the",
        "as",
        "much",
        "almost",
    )
)
_WAYS = frozenset(("up", "down", "upward", "upwards", "downward", "downwards", "higher", "lower"))
_AMOUNTS = frozenset((CountedClass.SHARE, CountedClass.MONEY))


def attach_change(p: Parse, q: Quantity, earlier: Quantity | None = None) -> None:
    """Set `change` and what says so (`change_by`: "sign", "adverb", "verb", "noun", "more")."""
    if q.form == "zero" or q.change is not None:
        return
    words = change_words()
    if q.form == "times":
        lemma = p.lemma(q.first)
        q.change, q.change_by = (Change.DOWN if lemma.startswith("halv") else Change.UP), "verb"
        return
    if q.form == "digits" and p.text[q.start] == "+":
        q.change, q.change_by = Change.UP, "sign"
        return
    if q.low < 0 and q.kind is CountedClass.SHARE:
        q.change, q.change_by = Change.DOWN, "sign"
        return
    begun = p.sentences[p.sent[q.first]][0]
    i = p.token_at(q.begin) - 1
    steps = 0
    by = False
    while i >= begun and steps < 4 and (p.lower[i] in _SKIP or (p.tag[i] == "RB" and p.lower[i] not in _WAYS)):
        if p.lower[i] in words.more and q.kind is not CountedClass.DURATION:
            q.change, q.change_by = Change.UP, "more"
            at = i - 1 if i > begun and p.lower[i - 1] in ("a", "an") else i
            q.begin = min(q.begin, p.start[at])
        by = by or p.lower[i] == "by"
        i -= 1
        steps += 1
    if p.lower[i + 1 : i + 2] == ["additional"] or (i >= begun and p.lower[i] in ("additional", "extra")):
        q.change, q.change_by = Change.UP, "more"
        at = i if p.lower[i] in ("additional", "extra") else i + 1
        q.begin = min(q.begin, p.start[at - 1] if at > begun and p.lower[at - 1] in ("an", "a") else p.start[at])
        return
    if q.change is not None:
        return
    if i >= begun:
        word = p.lower[i]
        if word in ("upward", "upwards", "downward", "downwards", "higher", "lower") and by:
            q.change, q.change_by = (Change.UP if word[0] in "uh" else Change.DOWN), "adverb"
            return
        if word in ("up", "down") and _is_way(p, q, i, begun) and not (word == "up" and p.lower[i + 1] == "to"):
            q.change, q.change_by = (Change.UP if word == "up" else Change.DOWN), "adverb"
            return
        if p.tag[i][0] == "V" or by:
            verb = i if p.tag[i][0] == "V" else _governor(p, q)
            lemma = p.lemma(verb) if verb is not None else ""
            found = words.verbs.get(lemma)
            if found and not by and lemma in words.shares and q.kind is not CountedClass.SHARE:
                found = None
            amount = q.kind in _AMOUNTS or (lemma not in words.amounts and q.kind is not CountedClass.DURATION)
            if q.kind is CountedClass.DISTANCE:
                amount = lemma in words.lengths
            if found and (by or amount):
                q.change, q.change_by = found, "verb"
                return
            if by and (before := _same_unit_before(q, earlier)):
                q.change, q.change_by = before.change, before.change_by
                return
            if verb is not None and by and (noun := words.nouns.get(lemma)):
                q.change, q.change_by = noun, "noun"
                return
        if word == "of" and i - 1 >= begun and (noun := words.nouns.get(p.lemma(i - 1))):
            if p.lemma(i - 1) in words.share_nouns and q.kind is not CountedClass.SHARE:
                return
            q.change, q.change_by = noun, "noun"
            return
    _read_after(p, q, words)


def _is_way(p: Parse, q: Quantity, i: int, begun: int) -> bool:
    """Whether "up" or "down" tells a change: "closed down 45 points", not "shot down 62 drones"."""
    if q.kind in _AMOUNTS or i == begun or p.tag[i - 1][0] != "V":
        return True
    return p.lemma(i - 1) in change_words().settle


def _same_unit_before(q: Quantity, earlier: Quantity | None) -> Quantity | None:
    """ "Shares were down 2.3 %, Burlington by 2.6 %": the change of the figure before, where the unit is one."""
    if earlier is None or earlier.change is None or q.unit is None or earlier.unit != q.unit:
        return None
    return earlier if q.first - earlier.last <= 8 else None


def _governor(p: Parse, q: Quantity) -> int | None:
    """The verb that "by 20 %" depends on."""
    i = q.last - 1
    for _ in range(5):
        if p.head[i] == i:
            return None
        i = p.head[i]
        if p.tag[i][0] == "V" or (p.tag[i][0] == "N" and p.lemma(i) in change_words().nouns):
            return i
    return None


def _read_after(p: Parse, q: Quantity, words: ChangeWords) -> None:
    at = p.token_at(q.stop - 1) + 1
    end = p.sentences[p.sent[q.first]][1]
    if at < end and p.lower[at] in ("more", "additional", "extra", "further") and p.lower[at + 1 : at + 2] != ["than"]:
        q.change, q.change_by = Change.UP, "more"
        q.finish = max(q.finish, p.end[at])
        return
    if q.kind not in _AMOUNTS and q.kind is not CountedClass.DISTANCE and q.form != "share":
        return
    for i in range(at, min(at + 4, end)):
        word = p.lower[i]
        if word in ("higher", "more", "above"):
            q.change, q.change_by = Change.UP, "noun"
            return
        if word in ("lower", "less", "fewer", "below"):
            q.change, q.change_by = Change.DOWN, "noun"
            return
        if p.tag[i] in ("NN", "NNS") and (noun := words.nouns.get(p.lemma(i))):
            if p.lemma(i) in words.share_nouns and q.kind is not CountedClass.SHARE:
                return
            q.change, q.change_by = noun, "noun"
            return
        if p.tag[i] not in ("JJ", "NN", "HYPH") and word != "-":
            return
