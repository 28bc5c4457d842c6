"""The words that bound a number: "about", "at least", "up to", "or more", "-odd"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.quantity import Quantity
from reportedly.lang import load_words
from reportedly.model import Approximator, CountedClass, Span

_ARTICLES = frozenset(("a", "an", "the", "another", "his", "her", "its", "their"))
_FILLERS = frozenset(
    ("just", "only", "even", "total", "record", "staggering", "estimated", "further", "additional", "extra", "other")
)
LONGEST = 5  # tokens in the longest approximator


_UP_TO = ("own", "add", "live", "face")  # verbs whose own words "up to" are


@dataclass(frozen=True, slots=True)
class HedgeWords:
    """Approximators as token tuples, those after the number, and the words that own their preposition."""

    before: dict[tuple[str, ...], Approximator]
    after: dict[tuple[str, ...], Approximator]
    passing: frozenset[str]
    takes: dict[str, frozenset[str]]


@cache
def hedge_words() -> HedgeWords:
    """The approximators of `numbers.toml`, read once a process."""
    table = load_words("numbers")

    def turn(rows: dict[str, list[str]]) -> dict[tuple[str, ...], Approximator]:
        return {tuple(phrase.split()): Approximator(name) for name, phrases in rows.items() for phrase in phrases}

    takes = {name: frozenset(words) for name, words in table["takes"].items()}
    return HedgeWords(turn(table["approximators"]), turn(table["after"]), frozenset(table["passing"]["verbs"]), takes)


def attach_hedge(p: Parse, q: Quantity) -> None:
    """Set `approximator` and `hedge` of a number whose unit and range are known; moves `begin` to the hedge's start."""
    if q.form == "zero":
        return
    words = hedge_words()
    first = p.token_at(q.begin)
    if p.start[first] < q.begin:  # a sign inside the token: "~25", ">300", "sub-7"
        _read_inside(q, p.text[p.start[first] : q.begin])
    if q.hedge is None:
        _read_before(p, q, first, words)
    if q.hedge is None:
        _read_after(p, q, words)


def _read_inside(q: Quantity, written: str) -> None:
    start = q.begin - len(written)
    tail = written.rstrip()
    for sign, name in (
        ("~", "about"),
        ("≈", "about"),
        ("≥", "at least"),
        ("≤", "up to"),
        (">", "more than"),
        ("<", "fewer than"),
    ):
        if tail.endswith(sign):
            _set(q, Approximator(name), Span(start + len(tail) - 1, q.begin))
            return
    if tail.lower().endswith("sub-"):
        _set(q, Approximator.FEWER_THAN, Span(start + len(tail) - 4, q.begin))
    elif tail.lower().endswith("mid-"):
        _set(q, Approximator.ABOUT, Span(start + len(tail) - 4, q.begin))


def _set(q: Quantity, approximator: Approximator, hedge: Span) -> None:
    q.approximator, q.hedge = approximator, hedge
    if hedge.start < q.begin:
        q.begin = hedge.start


def _read_before(p: Parse, q: Quantity, first: int, words: HedgeWords) -> None:
    begun = p.sentences[p.sent[q.first]][0]
    skipped = 0
    while skipped < 2 and first - 1 - skipped > begun and p.lower[first - 1 - skipped] in _FILLERS | _ARTICLES:
        skipped += 1
    for skip in range(skipped + 1):
        end = first - skip
        for length in range(min(LONGEST, end - begun), 0, -1):
            found = words.before.get(tuple(p.lower[end - length : end]))
            if found is None or (
                skip and p.lower[end - 1] in ("some", "near", "above", "below", "under", "over", "around", "barely")
            ):
                continue
            if length == 1 and skip and p.lower[end] in ("the", "his", "her", "their", "its"):
                continue
            if length == 1 and _belongs_elsewhere(p, q, end - 1, words):
                continue
            if p.lower[end - length : end] == ["up", "to"] and p.lemma(max(0, end - 3)) in _UP_TO:
                continue  # "own up to two deaths", "they add up to 40"
            start = end - length
            if start > begun and p.lower[start - 1] in ("just", "well", "slightly", "only") and length < LONGEST:
                start -= p.lower[start - 1] != "only"
            if (
                p.lower[start] in ("estimated", "approximate")
                and start > begun
                and p.lower[start - 1] in ("an", "some", "a")
            ):
                start -= 1
            hedge = Span(p.start[start], p.end[end - 1])
            _set(q, found, hedge)
            q.averaged = False
            return
    verb = first - 1
    if verb >= begun and p.tag[verb][0] == "V":
        lemma = p.lemma(verb)
        if lemma in words.passing:
            q.approximator, q.hedge = Approximator.MORE_THAN, p.span(verb, verb + 1)
        elif lemma == "average":
            q.averaged = True


def _belongs_elsewhere(p: Parse, q: Quantity, i: int, words: HedgeWords) -> bool:
    """Whether a preposition belongs to a verb or noun ("spoke about", "control over"), or opens a place or time."""
    word = p.lower[i]
    if word in ("about", "around") and p.tag[i] == "RP":
        return word == "about"
    if word == "about":
        return _belongs_to_verb(p, q, i, words)
    if word in ("over", "under", "above", "below", "beyond", "around", "near"):
        head = p.head[i]
        prep = p.dep[i] in ("prep", "prt") and head != i
        owner = p.lemma(head) if prep else ""
        if owner in words.takes.get(word, frozenset()):
            return True
        before = p.lower[i - 1] if i else ""
        if word == "over" and q.kind is CountedClass.DURATION:
            # "over three days they ..." is during; "for over three years", "lasted over an hour" are not
            return (
                prep
                and p.lemma(head) not in ("last", "take", "spend", "wait", "be", "run", "go")
                and before not in ("for", "after", "of", "than")
            )
        return word in ("near", "beyond", "under") and prep and before in ("and", "from") and q.unit is None
    return False


def _belongs_to_verb(p: Parse, q: Quantity, i: int, words: HedgeWords) -> bool:
    takes, always = words.takes["about"], words.takes["about_always"]
    head = p.head[i]
    if p.dep[i] == "prep" and head < i and p.lemma(head) in takes:
        return True
    # A parser that ties "about" to the number still shows the verb: "spoke in Brussels about 10,000 soldiers".
    noun = p.head[q.last - 1] if p.head[q.last - 1] >= q.last else q.last - 1
    governor = p.head[noun]
    if (
        governor < i
        and p.tag[governor][0] == "V"
        and p.lemma(governor) in always
        and p.dep[noun] not in ("pobj", "nsubj")
    ):
        return True
    before = i - 1
    return before >= 0 and p.tag[before][0] in "VN" and p.lemma(before) in always and p.tag[before] != "NNP"


def _read_after(p: Parse, q: Quantity, words: HedgeWords) -> None:
    text = p.text
    stop = q.stop
    if text[stop : stop + 1] == "+" and not text[stop + 1 : stop + 2].isalnum():
        q.stop = stop + 1
        q.approximator, q.hedge = Approximator.AT_LEAST, Span(stop, stop + 1)
        return
    if text[stop : stop + 4].lower() in ("-odd", "-ish") or text[stop : stop + 5].lower() == "-plus":
        length = 5 if text[stop : stop + 5].lower() == "-plus" else 4
        q.stop = stop + length
        q.approximator = Approximator.AT_LEAST if length == 5 else Approximator.ABOUT
        q.hedge = Span(stop + 1, stop + length)
        return
    places = [p.token_at(q.stop - 1) + 1]
    if q.finish > q.stop:
        places.append(p.token_at(q.finish - 1) + 1)
    end = p.sentences[p.sent[q.first]][1]
    for at in places:
        for length in range(min(4, end - at), 0, -1):
            found = words.after.get(tuple(p.lower[at : at + length]))
            if found is None or (length == 1 and p.lower[at] not in ("odd", "tops", "approximately")):
                continue
            if p.lower[at + length : at + length + 1] == ["than"]:
                continue
            if length == 2 and p.lower[at] == "at" and at + 2 < end and p.tag[at + 2] in ("CD", "DT", "NN", "NNS"):
                continue  # "killed 12 at least 3 of whom" binds the number that follows
            q.approximator, q.hedge = found, p.span(at, at + length)
            q.stop = max(q.stop, q.hedge.end) if at == places[0] else q.stop
            q.finish = max(q.finish, q.hedge.end)
            return
