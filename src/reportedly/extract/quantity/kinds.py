"""What is counted and its class, from the noun phrase and the verb it depends on."""

from __future__ import annotations

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.befell import (
    BEFALLEN,
    befell_after,
    befell_at,
    befell_before,
    children_of,
    find_befell,
    join_kinds,
    loses_lives,
)
from reportedly.extract.quantity.counted import Kind, class_of_noun, counted_words, noun_lemma
from reportedly.extract.quantity.label import count_label, count_numbering
from reportedly.extract.quantity.phrase import find_phrase
from reportedly.extract.quantity.quantity import Quantity
from reportedly.extract.quantity.toll import count_toll
from reportedly.extract.quantity.unit import find_rate, unit_words
from reportedly.lang import load_words
from reportedly.model import Span

_PERSONAL = frozenset((Kind.KILLED, Kind.WOUNDED, Kind.CASUALTIES, Kind.DETAINED))


def attach_counted(p: Parse, q: Quantity, earlier: Quantity | None = None) -> None:
    """Set `counted`, `kind`, `part_of`, `finish` (where the counted words end) and `head` (their head token)."""
    if q.form == "times":
        q.kind = Kind.RATIO
        return
    if q.unit is not None:
        _count_unit(p, q)
        return
    i = p.token_at(q.stop - 1) + 1
    i, strong = _skip_hyphen(p, q, i)
    hyphened = i > 0 and p.lower[i - 1] in ("-", "‑") and not strong
    phrase = (i, i, False) if hyphened and i < len(p) and p.tag[i] in ("NN", "NNS", "NNP") else find_phrase(p, i)
    if phrase is None or _holds_them(p, q, phrase):
        _count_ellipsis(p, q, i, earlier)
        return
    first, head, of = phrase
    q.head = head
    q.counted, q.finish = p.span(first, head + 1), p.end[head]
    if of:
        _note_part(p, q, i, head)
    if q.form == "share":
        q.kind = Kind.SHARE
        return
    if of and q.form == "vague" and (entry := unit_words().spelled.get(p.lower[head])):
        q.unit, q.kind, q.unit_span = entry[0], entry[1], p.span(head, head + 1)  # "tens of millions of dollars"
        return
    kind = class_of_noun(p, first, head)
    words = counted_words()
    if (
        kind is None
        and noun_lemma(p, head) in words.containers | {"unit", "round", "wave", "set"}
        and p.lower[head + 1 : head + 2] == ["of"]
    ):
        inner = find_phrase(p, head + 1)
        kind = class_of_noun(p, inner[0], inner[1]) if inner else None
    q.group = kind if kind in words.turn else None
    if kind is None or kind in words.turn:
        befell = find_befell(p, first, head)
        if befell is None and (before := befell_before(p, q)):
            befell = before[0]
        if befell is not None and (kind is not None or _is_personal(p, head, befell)):
            kind = befell
    if kind is Kind.PEOPLE and noun_lemma(p, head) == "life" and loses_lives(p, head):
        kind = Kind.KILLED
    if strong:
        kind = Kind.TROOPS if kind in (Kind.UNITS, Kind.TROOPS) or p.lemma(head) in words.ambiguous else Kind.PEOPLE
    if q.part_of is None and earlier is not None and earlier.counted is not None and _is_included(p, q, earlier):
        if kind in words.turn and earlier.kind in BEFALLEN:
            kind = earlier.kind
        q.part_of = Span(earlier.begin, max(earlier.stop, earlier.finish))
    q.kind = kind or Kind.OTHER
    if kind is None and q.low == q.high == 1 and q.form == "words" and q.weak is None and not q.hedge:
        q.weak = "one"  # "one option": nobody asks how many
    if rate := find_rate(p.text, q.finish):
        q.unit, q.finish = f"/{rate[0]}", rate[1]


def _holds_them(p: Parse, q: Quantity, phrase: tuple[int, int, bool]) -> bool:
    """ "The five of the minibus", "two of the house": the noun is what they were in, not what is counted."""
    first, head, of = phrase
    return of and p.tag[head] == "NN" and q.low > 1 and class_of_noun(p, first, head) in (Kind.VEHICLES, Kind.BUILDINGS)


def _is_personal(p: Parse, head: int, befell: Kind) -> bool:
    """Whether a noun of no known class is a person by what befell it: the arrested are, the seized may be a town."""
    if p.lower[head] in ("others", "other", "more"):
        return True
    return befell in _PERSONAL and noun_lemma(p, head) not in counted_words().beasts


def _is_included(p: Parse, q: Quantity, earlier: Quantity) -> bool:
    """ "12 people were killed, including 3 children": the part shares what befell the whole."""
    if p.sent[q.first] != p.sent[earlier.first] or (earlier.high is not None and q.low > earlier.high):
        return False
    i = p.token_at(q.begin) - 1
    if (
        p.lower[i] in ("including", "them", "among", "whom")
        or p.lower[max(0, i - 2) : i + 1] == ["including", "those", "of"]
        or p.lower[max(0, i - 1) : i + 1] == ["of", "which"]
    ):
        return True
    # "including two women and three children"
    between = p.lower[earlier.last : i + 1]
    return (
        "including" in between
        and p.lower[i] in ("and", ",")
        and not any(p.tag[k][0] == "V" and p.lower[k] != "including" for k in range(earlier.last, i + 1))
    )


def _skip_hyphen(p: Parse, q: Quantity, i: int) -> tuple[int, bool]:
    if i < len(p) and p.lower[i] in ("-", "‑") and p.start[i] == q.stop and i + 1 < len(p):
        word = p.lower[i + 1]
        if word == "strong":
            q.stop = p.end[i + 1]
        return (i + 2, True) if word == "strong" else (i + 1, False)
    return i, False


def _count_unit(p: Parse, q: Quantity) -> None:
    q.counted, q.finish = q.unit_span, q.stop
    if q.unit == "x" and p.lower[p.token_at(q.stop - 1)] == "times" and not _multiplies(p, q):
        q.unit, q.kind = None, Kind.OTHER  # "arrested five times"
        return
    i = p.token_at(q.stop - 1) + 1
    if (
        i < len(p)
        and p.lower[i] == "of"
        and q.kind in (Kind.SHARE, Kind.WEIGHT, Kind.VOLUME, Kind.AREA, Kind.DISTANCE, Kind.OTHER)
    ):
        phrase = find_phrase(p, i)
        if phrase and q.kind is not Kind.SHARE and p.tag[i + 1] in ("DT", "PRP$"):
            phrase = None  # "within 300 metres of the reactor"
        if phrase:
            first, head, _ = phrase
            q.head, q.finish = head, p.end[head]
            start = p.start[first] if q.kind is Kind.SHARE else (q.unit_span or p.span(first, first + 1)).start
            q.counted = Span(start, p.end[head])
            if q.kind is Kind.SHARE:
                _note_part(p, q, i, head)
            elif "/" not in (q.unit or "") and (rate := find_rate(p.text, q.finish)):
                q.unit, q.finish = f"{q.unit}/{rate[0]}", rate[1]
        elif q.kind is Kind.SHARE:
            _note_pronoun(p, q, i)
    elif i < len(p) and q.kind is Kind.DURATION and p.lower[i : i + 2] == ["-", "old"]:
        q.weak = "age"
    if q.kind is Kind.DURATION and p.text[q.stop : q.stop + 4].lower() in ("-old", " old"):
        q.weak, q.stop = "age", q.stop + 4
        q.finish = q.stop


def _multiplies(p: Parse, q: Quantity) -> bool:
    """Whether "five times" takes a level many times over ("five times the rate", "6.5 times earnings")."""
    i = p.token_at(q.stop - 1) + 1
    return i < p.sentences[p.sent[q.first]][1] and (
        p.lower[i] in ("as", "more", "the", "that", "its", "their", "his", "-")
        or p.tag[i] in ("JJR", "RBR", "NNS", "NN")
    )


def _note_part(p: Parse, q: Quantity, of: int, head: int) -> None:
    """ "300 of the soldiers", "a third of its tanks": the whole, where it is a definite one or a share is taken."""
    first = of + 1
    if first > head:
        return
    definite = p.tag[first] in ("PRP$",) or p.lower[first] in ("the", "these", "those", "all", "that", "this")
    if definite or (q.kind is Kind.SHARE or q.form == "share"):
        q.part_of = p.span(first, head + 1)


def _note_pronoun(p: Parse, q: Quantity, of: int) -> None:
    if of + 1 < len(p) and p.tag[of + 1] in ("PRP", "DT", "WDT", "WP") and p.sent[of + 1] == p.sent[of]:
        numbered = p.tag[of + 1] == "DT" and of + 2 < len(p) and p.tag[of + 2] == "CD"  # "44 of the 120"
        q.part_of = p.span(of + 1, of + 2 + numbered)
        q.finish = p.end[of + 1 + numbered]


def _count_ellipsis(p: Parse, q: Quantity, i: int, earlier: Quantity | None) -> None:
    """No noun follows: "12 were wounded", "1,100 killed or wounded", "300 of them", "the death toll rose to 12"."""
    end = p.sentences[p.sent[q.first]][1]
    q.finish = q.stop
    if i < end and p.lower[i] == "of":
        _note_pronoun(p, q, i)
        i = i + 2 if q.part_of else i
    while i < end and p.lower[i] in ("more", "others", "other"):
        q.finish = p.end[i]
        i += 1
    words = counted_words()
    if i < end and p.lower[i] == "strong":
        q.finish = p.end[i]
    kind = words.state.get(p.lower[i]) if i < end else None
    if kind is not None:
        stop = i + 1
        if (
            stop + 1 < end
            and p.lower[stop] in ("and", "or", "and/or", "/")
            and (other := words.state.get(p.lower[stop + 1]))
            and p.tag[stop + 1] != "CD"
        ):
            kind, stop = join_kinds(kind, other), stop + 2
        q.counted, q.kind, q.finish, q.head = p.span(i, stop), kind, p.end[stop - 1], i
        return
    if q.form == "share":
        q.kind = Kind.SHARE
        return
    if count_label(p, q, earlier) or count_numbering(p, q):
        return
    number = q.last - 1
    befell = befell_at(p, number)
    if befell is None:
        befell = befell_before(p, q)
    if befell is None:
        befell = befell_after(p, i, end)
    counts = earlier is not None and earlier.unit is None and p.sent[earlier.first] == p.sent[q.first]
    if befell is None and q.part_of is not None and earlier is not None and earlier.kind and counts:
        q.kind, q.counted = earlier.kind, q.part_of  # "20 villagers, seven of whom were later freed"
        return
    if befell is not None:
        q.kind, verb = befell
        q.counted, q.head = p.span(verb, verb + 1), verb
        return
    if _count_equals(p, q) or _count_in_hospital(p, q):
        return
    if q.form in ("digits", "words") and (rate := find_rate(p.text, q.stop)):
        q.unit, q.finish = f"/{rate[0]}", rate[1]
    if _count_votes(p, q, i, earlier):
        return
    if earlier is not None and earlier.kind is not None and _is_part(p, q, earlier):
        q.kind, q.counted, q.head = earlier.kind, earlier.counted, earlier.head
        return
    count_toll(p, q, earlier)
    if q.kind is None and earlier is not None:
        _count_same(p, q, earlier)


def _count_in_hospital(p: Parse, q: Quantity) -> bool:
    """ "Another 120 are in hospital"."""
    verb = p.head[q.last - 1]
    if p.dep[q.last - 1] != "nsubj" or verb < q.last or p.lemma(verb) not in ("be", "remain", "stay"):
        return False
    for child in children_of(p, verb):
        if p.lower[child] == "in" and any(p.lemma(c) == "hospital" for c in children_of(p, child)):
            q.kind, q.counted, q.head = Kind.WOUNDED, p.span(verb, verb + 1), verb
            return True
    return False


_UNDONE = frozenset(
    (
        "intercept",
        "shoot",
        "down",
        "destroy",
        "damage",
        "sink",
        "repel",
        "launch",
        "fire",
        "hit",
        "lose",
        "seize",
        "burn",
    )
)


def _count_same(p: Parse, q: Quantity, earlier: Quantity) -> None:
    """What the sentence has counted already: "81 missiles; 34 were intercepted", "two dozen men, four for burns"."""
    if p.sent[q.first] != p.sent[earlier.first] or earlier.counted is None or earlier.unit is not None:
        return
    if earlier.kind is None or q.form not in ("digits", "words"):
        return
    number, verb = q.last - 1, p.head[q.last - 1]
    thing = earlier.kind in (Kind.WEAPONS, Kind.VEHICLES, Kind.BUILDINGS)
    passive = p.dep[number] == "nsubjpass" and p.lemma(verb) in _UNDONE
    between = p.lower[earlier.last : q.first]
    if q.unit is None and (
        between == ["from"] or between[-2:] == ["out", "of"]
    ):  # "to 39 from 24", "12 ships out of 40"
        q.kind, q.counted, q.group = earlier.kind, earlier.counted, earlier.group
        return
    before, after = p.lower[q.first - 1] if q.first else "", p.lower[q.last] if q.last < len(p) else ""
    smaller = earlier.high is None or q.low <= earlier.high
    aside = smaller and before in (",", "including") and after in ("for", "with", "critically", "seriously", "badly")
    if (thing and passive) or aside:
        q.kind, q.counted, q.group = earlier.kind, earlier.counted, earlier.group
        q.part_of = Span(earlier.begin, max(earlier.stop, earlier.finish)) if smaller else None


def _count_equals(p: Parse, q: Quantity) -> bool:
    """ "22 were women": the noun said of the number."""
    number = q.last - 1
    verb = p.head[number]
    if p.dep[number] != "nsubj" or p.lemma(verb) != "be" or verb < q.last:
        return False
    for child in children_of(p, verb):
        if p.dep[child] == "attr" and p.tag[child] == "NNS" and (kind := class_of_noun(p, child, child)):
            q.kind, q.counted, q.head = kind, p.span(child, child + 1), child
            return True
    return False


def _count_votes(p: Parse, q: Quantity, i: int, earlier: Quantity | None) -> bool:
    """ "voted 52 to 48", "124 votes in favour, 14 against": both count votes."""
    table = load_words("counted")["votes"]
    end = p.sentences[p.sent[q.first]][1]
    follows = (p.lower[i] if i < end else "", " ".join(p.lower[i : min(i + 2, end)]))
    near = earlier is not None and p.sent[earlier.first] == p.sent[q.first] and earlier.counted is not None
    if near and earlier is not None and earlier.counted is not None and earlier.unit is None:
        words = earlier.counted.cut(p.text).lower()
        joined = p.text[max(earlier.stop, earlier.finish) : q.begin].strip() == "to"
        if words.startswith("vote") and (joined or any(side in table["sides"] for side in follows)):
            q.kind, q.counted = earlier.kind, earlier.counted
            return True
    at = p.token_at(q.begin) - 1
    if at >= 0 and p.lower[at] == "by":
        at -= 1
    second = i + 1 < end and p.lower[i] == "to" and p.tag[i + 1] == "CD"
    if second and at >= 0 and (p.lemma(at) == "vote" or (p.lemma(at) in table["verbs"] and p.tag[at][0] == "V")):
        q.kind, q.counted = Kind.OTHER, p.span(at, at + 1)
        return True
    return False


def _is_part(p: Parse, q: Quantity, earlier: Quantity) -> bool:
    """ "60 rockets, of which 45 were intercepted", "Of the 2,000 detained, 350 have been charged"."""
    if p.sent[q.first] != p.sent[earlier.first] or (earlier.high is not None and q.low > earlier.high):
        return False
    i = p.token_at(q.begin) - 1
    start = p.sentences[p.sent[q.first]][0]
    if i - 1 >= start and p.lower[i - 1] == "of" and p.lower[i] in ("which", "whom", "these", "those", "them"):
        q.part_of = p.span(i, i + 1)
        return True
    return p.lower[start] == "of" and p.token_at(earlier.begin) - start <= 2 and p.lower[i] == ","
