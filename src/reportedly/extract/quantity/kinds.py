"""What is counted and its class, from the noun phrase and the verb it depends on."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.phrase import find_phrase
from reportedly.extract.quantity.quantity import Quantity
from reportedly.extract.quantity.unit import find_rate
from reportedly.extract.quantity.words import number_words
from reportedly.lang import load_words
from reportedly.model import CountedClass, Span

Kind = CountedClass
NEAREST = 15


@dataclass(frozen=True, slots=True)
class CountedWords:
    """The tables of `counted.toml`: nouns by lemma, and what befalls the people counted, by verb or state."""

    nouns: dict[str, Kind]
    military: frozenset[str]
    arms: frozenset[str]
    ambiguous: dict[str, Kind]
    containers: frozenset[str]
    toll: dict[str, Kind]
    object: dict[str, Kind]
    subject: dict[str, Kind]
    state: dict[str, Kind]
    turn: frozenset[Kind]
    lives: frozenset[str]
    reach: frozenset[str]
    none: frozenset[Kind]
    beasts: frozenset[str]


def _turn(rows: dict[str, list[str]]) -> dict[str, Kind]:
    return {word: Kind(name) for name, words in rows.items() for word in words}


@cache
def counted_words() -> CountedWords:
    """What is counted, read once a process."""
    t = load_words("counted")
    ambiguous = {
        **dict.fromkeys(t["ambiguous"]["troops"], Kind.TROOPS),
        **dict.fromkeys(t["ambiguous"]["units"], Kind.UNITS),
        **dict.fromkeys(t["ambiguous"]["weapons"], Kind.WEAPONS),
    }
    return CountedWords(
        _turn(t["nouns"]), frozenset(t["ambiguous"]["military"]), frozenset(t["ambiguous"]["arms"]), ambiguous,
        frozenset(t["containers"]["words"]), _turn(t["toll"]), _turn(t["befell"]["object"]), _turn(t["befell"]["subject"]),
        _turn(t["befell"]["state"]), frozenset(Kind(x) for x in t["turn"]["people"]), frozenset(t["turn"]["lives"]),
        frozenset(t["change"]["reach"]), frozenset(Kind(x) for x in t["none"]["classes"]), frozenset(t["beasts"]["words"]),
    )  # fmt: skip


def class_of_noun(p: Parse, first: int, head: int) -> Kind | None:
    """The class of a noun phrase by its head and, where that is general, by the words before it; None where unknown."""
    words = counted_words()
    lemma = _noun_lemma(p, head)
    found = words.nouns.get(lemma) or words.nouns.get(p.lower[head])
    if found is not None:
        return found
    kind = words.ambiguous.get(lemma)
    if kind is not None:
        modifiers = p.lower[max(first, head - 3) : head]
        wanted = words.arms if kind is Kind.WEAPONS else words.military
        if any(word in wanted for word in modifiers):
            return kind
        return Kind.PEOPLE if kind is Kind.TROOPS else None
    if "-" in lemma and (found := words.nouns.get(lemma.rpartition("-")[2])):
        return found
    if head - first >= 1 and lemma in ("variant", "type", "model"):
        return words.nouns.get(_noun_lemma(p, head - 1))
    if (
        p.tag[head] in ("NNPS", "NNS")
        and p.word[head][0].isupper()
        and lemma.endswith(("an", "ian", "ese", "i", "ish", "er"))
    ):
        return Kind.PEOPLE
    if (
        lemma.endswith(("man", "woman", "men", "women", "worker", "goer", "holder", "people", "mate"))
        and len(lemma) > 5
    ):
        return Kind.PEOPLE
    return None


def _children(p: Parse, i: int) -> list[int]:
    """The children of a token, the nearest ones where adversarial text gives it thousands."""
    children = p.children[i]
    if len(children) <= 2 * NEAREST:
        return children
    at = bisect_right(children, i)
    return children[max(0, at - NEAREST) : at + NEAREST]


def _noun_lemma(p: Parse, i: int) -> str:
    word = p.lower[i]
    if p.tag[i] in ("NNP", "NNPS", "JJ", "VBN") and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    lemma = p.lemma(i)
    if lemma == word and word.endswith("s") and not word.endswith("ss") and p.tag[i] in ("NNS", "NNPS"):
        return word[:-1]
    return lemma


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
    phrase = find_phrase(p, i)
    if phrase is None:
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
    kind = class_of_noun(p, first, head)
    words = counted_words()
    if (
        kind is None
        and _noun_lemma(p, head) in words.containers | {"unit", "round", "wave", "set"}
        and p.lower[head + 1 : head + 2] == ["of"]
    ):
        inner = find_phrase(p, head + 1)
        kind = class_of_noun(p, inner[0], inner[1]) if inner else None
    if kind is None or kind in words.turn:
        befell = find_befell(p, first, head)
        if befell is None and (before := _befell_before(p, q)):
            befell = before[0]
        if befell is not None and (kind is not None or _is_personal(p, head, befell)):
            kind = befell
    if kind is Kind.PEOPLE and _noun_lemma(p, head) == "life" and _loses_lives(p, head):
        kind = Kind.KILLED
    if strong:
        kind = Kind.TROOPS if kind in (Kind.UNITS, Kind.TROOPS) or p.lemma(head) in words.ambiguous else Kind.PEOPLE
    if kind in words.turn and earlier is not None and earlier.kind in _PEOPLE_KINDS and _is_included(p, q, earlier):
        kind = earlier.kind
    q.kind = kind or Kind.OTHER
    if rate := find_rate(p.text, q.finish):
        q.unit, q.finish = f"/{rate[0]}", rate[1]


def _is_personal(p: Parse, head: int, befell: Kind) -> bool:
    """Whether a noun of no known class is a person by what befell it: what is arrested is, what is seized may be a town."""
    if p.lower[head] in ("others", "other", "more"):
        return True
    return befell in _PERSONAL and _noun_lemma(p, head) not in counted_words().beasts


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
        q.part_of = p.span(of + 1, of + 2)
        q.finish = p.end[of + 1]


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
    if (
        i < end
        and (kind := words.state.get(p.lower[i])) is not None
        and p.tag[i] != "VBD"
        or (i < end and p.lower[i] in words.state and p.tag[i] in ("VBD", "VBN", "JJ"))
    ):
        kind = words.state[p.lower[i]]
        stop = i + 1
        if (
            stop + 1 < end
            and p.lower[stop] in ("and", "or", "and/or", "/")
            and (other := words.state.get(p.lower[stop + 1]))
            and p.tag[stop + 1] != "CD"
        ):
            kind, stop = _both(kind, other), stop + 2
        q.counted, q.kind, q.finish, q.head = p.span(i, stop), kind, p.end[stop - 1], i
        return
    if q.form == "share":
        q.kind = Kind.SHARE
        return
    number = q.last - 1
    befell = _befell_at(p, number)
    if befell is None:
        befell = _befell_before(p, q)
    if befell is None:
        befell = _befell_after(p, i, end)
    if befell is None and q.part_of is not None and earlier is not None and earlier.kind in _PEOPLE_KINDS:
        if p.sent[earlier.first] == p.sent[q.first]:  # "20 villagers, seven of whom were later freed"
            q.kind, q.counted = earlier.kind, q.part_of
            return
    if befell is not None:
        q.kind, verb = befell
        q.counted, q.head = p.span(verb, verb + 1), verb
        return
    _count_toll(p, q, earlier)


def _both(kind: Kind, other: Kind) -> Kind:
    return Kind.CASUALTIES if {kind, other} == {Kind.KILLED, Kind.WOUNDED} else kind


def find_befell(p: Parse, first: int, head: int) -> Kind | None:
    """What befell the people of a noun phrase: killed, wounded, captured ...; None where nothing is said."""
    words = counted_words()
    for i in range(first, head):
        if (kind := words.state.get(p.lower[i])) is not None and p.tag[i][0] in "JV":
            return kind
    end = p.sentences[p.sent[head]][1]
    after = head + 1
    while after < end and p.tag[after] in ("RB", "``") and after < head + 3:
        after += 1
    if (
        after < end
        and (kind := words.state.get(p.lower[after])) is not None
        and p.tag[after] in ("VBN", "VBD", "VB", "VBP", "JJ", "NN")
    ):
        passive = p.tag[after] in ("VBN", "JJ", "NN") or p.dep[after] in ("acl", "amod", "acomp", "oprd")
        if passive or p.lower[after + 1 : after + 2] in (
            ["in"],
            ["by"],
            ["and"],
            ["or"],
            ["."],
            [","],
            ["when"],
            ["on"],
            ["during"],
        ):
            if (
                after + 2 < end
                and p.lower[after + 1] in ("and", "or")
                and (other := words.state.get(p.lower[after + 2]))
            ):
                return _both(kind, other)
            return kind
    found = _befell_at(p, head)
    return found[0] if found else None


def _befell_at(p: Parse, head: int, depth: int = 0) -> tuple[Kind, int] | None:
    """The class and the verb, by where a noun (or a number standing for one) hangs in the parse."""
    words = counted_words()
    for child in _children(p, head):
        if p.dep[child] in ("relcl", "acl") and (found := _by_verb(p, child, None)):
            return found
    governor, dep = p.head[head], p.dep[head]
    if governor == head or depth > 3:
        return None
    if dep in ("nsubj", "nsubjpass", "dobj", "dative", "oprd"):
        found = _by_verb(p, governor, dep)
        if found or dep == "dobj":
            return found
        return None
    if dep in ("conj", "appos", "nummod", "quantmod", "npadvmod") and p.tag[governor][0] in "NC":
        # "three police officers and 12 civilians were wounded"; not "12 dead and 30 wounded", which stand by themselves
        return _befell_at(p, governor, depth + 1)
    if dep == "pobj":
        above = p.head[governor]
        if p.lower[governor] in ("including", "among", "with") and p.tag[above][0] in "NC":
            return _befell_at(p, above, depth + 1)
        if p.lower[governor] in ("of", "to") and p.tag[above][0] in "NC":
            kind = words.nouns.get(_noun_lemma(p, above)) or words.toll.get(p.lower[above])
            if kind and kind not in words.turn and kind in _PEOPLE_KINDS:
                return kind, above
            if _noun_lemma(p, above) in words.containers or p.lower[above] in number_words().triggers:
                return _befell_at(p, above, depth + 1)
        if p.lower[governor] == "by" and p.tag[above][0] == "V":
            return None
    if p.tag[governor][0] == "V" and dep in ("ccomp", "npadvmod", "advmod", "dep", "nummod", "pobj", "attr"):
        return _by_verb(p, governor, "dobj") if governor < head else None
    return None


_PERSONAL = frozenset((Kind.KILLED, Kind.WOUNDED, Kind.CASUALTIES, Kind.DETAINED))
_PEOPLE_KINDS = frozenset(
    (Kind.KILLED, Kind.WOUNDED, Kind.CASUALTIES, Kind.CAPTURED, Kind.MISSING, Kind.DISPLACED, Kind.DETAINED)
)


def _by_verb(p: Parse, verb: int, dep: str | None) -> tuple[Kind, int] | None:
    """The class a verb gives its object (`dep` dobj), its passive or active subject, or its noun (`dep` None: a clause)."""
    words = counted_words()
    if p.tag[verb][0] not in "VJ":
        return None
    lemma = p.lemma(verb)
    passive = (
        dep == "nsubjpass"
        or any(p.dep[c] == "auxpass" for c in _children(p, verb))
        or (
            dep is None
            and p.tag[verb] == "VBN"
            and not any(p.dep[c] == "aux" and p.lemma(c) == "have" for c in _children(p, verb))
        )
    )
    if p.lower[verb] == "missing" and dep == "nsubj":
        return Kind.MISSING, verb
    if passive or dep in ("dobj", "dative", "oprd"):
        kind = words.object.get(lemma) or (words.state.get(p.lower[verb]) if passive else None)
        if kind is not None and lemma != "round":
            for c in _children(p, verb):
                if p.dep[c] == "conj" and c - verb <= 2 and (other := words.object.get(p.lemma(c))):
                    return _both(kind, other), verb
            return kind, verb
    if not passive and dep in ("nsubj", None):
        kind = words.subject.get(lemma)
        if kind is not None:
            return kind, verb
    for c in _children(p, verb):
        lower = p.lower[c]
        if p.dep[c] in ("acomp", "oprd", "attr", "advmod", "dobj", "npadvmod", "xcomp", "ccomp", "prt", "advcl"):
            if (
                lower in words.state
                and (p.dep[c] not in ("advcl", "ccomp", "xcomp") or c > verb)
                and (dep != "nsubj" or p.dep[c] != "dobj")
            ):
                return words.state[lower], c
            if p.dep[c] in ("xcomp", "ccomp") and (kind := words.subject.get(p.lemma(c))) and p.tag[c] == "VB":
                return kind, c
            if lower == "lives" and lemma == "lose" and dep in ("nsubj", None):
                return Kind.KILLED, verb
        if p.dep[c] == "prep" and lower == "among":
            for g in _children(p, c):
                if (kind := words.state.get(p.lower[g]) or words.nouns.get(p.lower[g])) in _PEOPLE_KINDS:
                    return kind, g
        if p.dep[c] == "prep" and lower in ("into", "in") and any(p.lower[g] == "custody" for g in _children(p, c)):
            return Kind.DETAINED, c
    if lemma == "unaccount" or (p.lower[verb] == "unaccounted"):
        return Kind.MISSING, verb
    return None


def _loses_lives(p: Parse, head: int) -> bool:
    verb = p.head[head]
    return p.lemma(verb) in counted_words().lives


def _befell_before(p: Parse, q: Quantity) -> tuple[Kind, int] | None:
    """ "killing at least five", "wounded 30": the verb stands right before the number and its approximator."""
    begun = p.sentences[p.sent[q.first]][0]
    i = p.token_at(q.begin) - 1
    while (
        i >= begun
        and p.lower[i] in ("another", "and", "a", "further", "additional", "or", "injuring", "wounding")
        and p.tag[i][0] != "V"
    ):
        i -= 1
    if i < begun or p.tag[i][0] != "V":
        return None
    words = counted_words()
    if p.tag[i] == "VBN" and i > begun and p.lemma(i - 1) == "be":
        return None
    kind = words.object.get(p.lemma(i))
    if kind is None:
        return None
    if i - 2 >= begun and p.lower[i - 1] in ("or", "and") and (other := words.object.get(p.lemma(i - 2))):
        kind = _both(kind, other)
    return (kind, i)


def _befell_after(p: Parse, i: int, end: int) -> tuple[Kind, int] | None:
    """ "12 were wounded", "three have died": auxiliaries, then the verb."""
    words = counted_words()
    j = i
    while j < min(i + 5, end) and (p.tag[j] in ("RB", "MD") or p.lemma(j) in ("be", "have")):
        j += 1
    if j >= end or j == i and p.lemma(j) not in words.subject:
        return None
    passive = any(p.lemma(k) == "be" for k in range(i, j))
    kind = words.object.get(p.lemma(j)) or words.state.get(p.lower[j]) if passive else words.subject.get(p.lemma(j))
    return (kind, j) if kind is not None else None


def _count_toll(p: Parse, q: Quantity, earlier: Quantity | None) -> None:
    """ "the death toll rose to 12", "casualties reached 300", "a population of 3 million", "the number of refugees is 40"."""
    words = counted_words()
    i = q.last - 1
    governor = p.head[i]
    if p.dep[i] == "pobj" and p.lower[governor] in ("to", "at", "of", "by", "past", "from"):
        above = p.head[governor]
        while p.dep[above] in ("prep", "pobj", "pcomp") and p.head[above] != above and p.tag[above][0] != "V":
            above = p.head[above]
        if p.tag[above][0] == "N":
            _take_toll(p, q, above)
            return
        governor = above
    if p.tag[governor][0] != "V" or p.lemma(governor) not in words.reach:
        return
    for dep in ("dobj", "nsubj", "nsubjpass"):
        for child in _children(p, governor):
            if p.dep[child] == dep and p.tag[child][0] == "N" and child < q.first:
                if _take_toll(p, q, child):
                    return
                if earlier is not None and p.lower[child] in ("total", "toll", "number", "tally", "figure", "count"):
                    # "another 40 soldiers died, bringing the total to 300"
                    if earlier.kind is not None and p.sent[earlier.first] == p.sent[q.first]:
                        q.kind, q.counted, q.head = earlier.kind, earlier.counted, earlier.head
                    return


def _take_toll(p: Parse, q: Quantity, noun: int) -> bool:
    words = counted_words()
    lemma = _noun_lemma(p, noun)
    first = noun
    kind: Kind | None = None
    if lemma in words.containers:
        inner = find_phrase(p, noun + 1) if p.lower[noun + 1 : noun + 2] == ["of"] else None
        if inner and p.tag[inner[1]] != "CD":
            first, noun = inner[0], inner[1]
            kind = class_of_noun(p, first, noun)
            if kind in words.turn:
                kind = find_befell(p, first, noun) or kind
        elif lemma == "toll" and p.lower[max(noun - 1, 0)] not in words.toll:
            kind = Kind.KILLED
        elif noun and (found := words.toll.get(p.lower[noun - 1])):
            first, kind = noun - 1, found
        elif p.lower[noun + 1 : noun + 2] == ["of"] and noun + 3 < len(p):
            found = words.state.get(p.lower[noun + 2]) or words.state.get(p.lower[noun + 3])
            kind = found
            if found is None:
                return False
            first, noun = noun + 2, noun + 2
        else:
            return False
    else:
        kind = class_of_noun(p, noun, noun)
    q.counted, q.kind, q.head = p.span(first, noun + 1), kind or Kind.OTHER, noun
    return True
