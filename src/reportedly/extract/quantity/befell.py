"""What befell the people counted: killed, wounded, captured ..., from the words and the verb around them."""

from __future__ import annotations

from bisect import bisect_right

from reportedly.extract.parse import Parse
from reportedly.extract.quantity.cardinal import number_words
from reportedly.extract.quantity.counted import Kind, counted_words, noun_lemma
from reportedly.extract.quantity.quantity import Quantity

NEAREST = 15
BEFALLEN = frozenset(
    (Kind.KILLED, Kind.WOUNDED, Kind.CASUALTIES, Kind.CAPTURED, Kind.MISSING, Kind.DISPLACED, Kind.DETAINED)
)


def children_of(p: Parse, i: int) -> list[int]:
    """The children of a token, the nearest ones where adversarial text gives it thousands."""
    children = p.children[i]
    if len(children) <= 2 * NEAREST:
        return children
    at = bisect_right(children, i)
    return children[max(0, at - NEAREST) : at + NEAREST]


def join_kinds(kind: Kind, other: Kind) -> Kind:
    """One class for "killed or wounded"; the first of any other two."""
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
                return join_kinds(kind, other)
            return kind
    found = befell_at(p, head)
    return found[0] if found else None


def befell_at(p: Parse, head: int, depth: int = 0) -> tuple[Kind, int] | None:
    """The class and the verb, by where a noun (or a number standing for one) hangs in the parse."""
    words = counted_words()
    for child in children_of(p, head):
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
        return befell_at(p, governor, depth + 1)
    if dep == "pobj":
        above = p.head[governor]
        if p.lower[governor] in ("including", "among", "with") and p.tag[above][0] in "NC":
            return befell_at(p, above, depth + 1)
        if p.lower[governor] in ("of", "to") and p.tag[above][0] in "NC":
            kind = words.nouns.get(noun_lemma(p, above)) or words.toll.get(p.lower[above])
            if kind and kind not in words.turn and kind in BEFALLEN:
                return kind, above
            if (
                noun_lemma(p, above) in words.containers
                or p.tag[above] == "CD"
                or p.lower[above] in number_words().triggers
            ):
                return befell_at(p, above, depth + 1)
        if p.lower[governor] == "by" and p.tag[above][0] == "V":
            return None
    if p.tag[governor][0] == "V" and dep in ("ccomp", "npadvmod", "advmod", "dep", "nummod", "pobj", "attr"):
        return _by_verb(p, governor, "dobj") if governor < head else None
    return None


def _by_verb(p: Parse, verb: int, dep: str | None) -> tuple[Kind, int] | None:
    """The class a verb gives its object (`dep` dobj), its subject, or the noun it is a clause of (`dep` None)."""
    words = counted_words()
    if p.tag[verb][0] not in "VJ":
        return None
    lemma = p.lemma(verb)
    passive = (
        dep == "nsubjpass"
        or any(p.dep[c] == "auxpass" for c in children_of(p, verb))
        or (
            dep is None
            and p.tag[verb] == "VBN"
            and not any(p.dep[c] == "aux" and p.lemma(c) == "have" for c in children_of(p, verb))
        )
    )
    if p.lower[verb] == "missing" and dep == "nsubj":
        return Kind.MISSING, verb
    if passive or dep in ("dobj", "dative", "oprd"):
        kind = words.object.get(lemma) or (words.state.get(p.lower[verb]) if passive else None)
        if kind is not None and lemma != "round":
            for c in children_of(p, verb):
                if p.dep[c] == "conj" and c - verb <= 2 and (other := words.object.get(p.lemma(c))):
                    return join_kinds(kind, other), verb
            return kind, verb
    if not passive and dep in ("nsubj", None):
        kind = words.subject.get(lemma)
        if kind is not None:
            return kind, verb
    for c in children_of(p, verb):
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
            for g in children_of(p, c):
                if (kind := words.state.get(p.lower[g]) or words.nouns.get(p.lower[g])) in BEFALLEN:
                    return kind, g
        if p.dep[c] == "prep" and lower in ("into", "in") and any(p.lower[g] == "custody" for g in children_of(p, c)):
            return Kind.DETAINED, c
    if lemma == "unaccount" or (p.lower[verb] == "unaccounted"):
        return Kind.MISSING, verb
    return None


def befell_before(p: Parse, q: Quantity) -> tuple[Kind, int] | None:
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
        kind = join_kinds(kind, other)
    return (kind, i)


def befell_after(p: Parse, i: int, end: int) -> tuple[Kind, int] | None:
    """ "12 were wounded", "three have died": auxiliaries, then the verb."""
    words = counted_words()
    j = i
    while j < min(i + 5, end) and (p.tag[j] in ("RB", "MD") or p.lemma(j) in ("be", "have")):
        j += 1
    if j >= end or (j == i and p.lemma(j) not in words.subject):
        return None
    passive = any(p.lemma(k) == "be" for k in range(i, j))
    kind = words.object.get(p.lemma(j)) or words.state.get(p.lower[j]) if passive else words.subject.get(p.lemma(j))
    return (kind, j) if kind is not None else None


def loses_lives(p: Parse, head: int) -> bool:
    """Whether "lives" hangs on a verb that takes them ("claimed 30 lives")."""
    verb = p.head[head]
    return p.lemma(verb) in counted_words().lives
