"""Content -> propositions: one event each, with the words that say it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.extract.event_word import find_word
from reportedly.extract.leading import find_charged, find_led, is_accusing, is_led
from reportedly.extract.parse import Parse
from reportedly.lang import load_words
from reportedly.model import Span

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_EDGES = frozenset(
    [
        ",",
        ";",
        ":",
        "-",
        "–",
        "—",
        "“",
        "”",
        '"',
        "''",
        "``",
        "‘",
        "’",
        "'",
        "and",
        "but",
        "or",
        "that",
        ".",
        "!",
        "?",
        "«",
        "»",
        "(",
        ")",
        "…",
        "...",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """One event: its verb, the token that names it, the token at the top of its clause, and the tokens it runs over.

    The event is named by another token than its verb where the verb only carries it ("was overloaded").
    """

    event: int
    word: int = -1  # the event, where it is not given
    top: int
    first: int
    last: int  # half-open

    @property
    def named(self) -> int:
        """The token that names the event."""
        return self.event if self.word < 0 else self.word

    def covers(self, i: int) -> bool:
        """Whether token `i` lies between its first and last."""
        return self.first <= i < self.last


@cache
def _carriers() -> frozenset[str]:
    return frozenset(load_words("events")["carriers"])


@cache
def _factual() -> frozenset[str]:
    return frozenset(load_words("events")["factual"])


@cache
def _falsities() -> frozenset[str]:
    return frozenset(load_words("certainty")["words"]["falsities"])


@cache
def _event_types() -> dict[str, str]:
    return {lemma: kind for kind, lemmas in reversed(load_words("events")["types"].items()) for lemma in lemmas}


def type_event(lemma: str) -> str:
    """The coarse type of an event's lemma, "other" where none is listed."""
    return _event_types().get(lemma, "other")


def find_propositions(
    p: Parse, spans: Sequence[Span], figures: Sequence[int], skip: Iterable[int] = ()
) -> list[Proposition]:
    """The propositions in the words at `spans`, in order.

    `figures` are the token indices of numbers, in order: a clause that bears one of its own is a proposition of its
    own ("struck a market, killing at least 12"). Events in `skip` (cues of attributions inside) are left to them.
    """
    skip = frozenset(skip)
    found: list[Proposition] = []
    for _, ranges in _by_sentence(p, spans):
        found += _in_sentence(p, ranges, figures, skip)
    return sorted(found, key=lambda q: (q.first, q.event))


def _by_sentence(p: Parse, spans: Sequence[Span]) -> list[tuple[int, list[tuple[int, int]]]]:
    pieces: dict[int, list[tuple[int, int]]] = {}
    for span in sorted(spans):
        i, end = p.token_at(span.start), bisect_left(p.start, span.end)
        while i < end:
            sentence = p.sent[i]
            stop = min(end, p.sentences[sentence][1])
            pieces.setdefault(sentence, []).append((i, stop))
            i = stop
    return sorted(pieces.items())


def _in_sentence(
    p: Parse, ranges: list[tuple[int, int]], figures: Sequence[int], skip: frozenset[int]
) -> list[Proposition]:
    inside = [i for a, b in ranges for i in range(a, b)]
    members = frozenset(inside)
    tops = [i for i in inside if p.head[i] not in members or p.head[i] == i]
    heads = [c for i in tops for c in _clause_heads(p, i, members)]
    numbers = [
        i for i in figures[bisect_left(figures, inside[0]) : bisect_left(figures, inside[-1] + 1)] if i in members
    ]
    if not heads and numbers:  # "“One child, not two,” says ...": the parser hangs the words on the mark
        below = [c for i in tops if not p.word[i][0].isalnum() for c in p.children[i] if c in members]
        tops = [i for i in tops if p.word[i][0].isalnum()] + [c for c in below if p.word[c][0].isalnum()]
    if not heads:
        named = [h for i in tops if (h := _nominal_event(p, i, members, bool(numbers))) is not None]
        heads = sorted(named, key=lambda h: p.lower[h] in _falsities())[:1]  # "as fabrication the claim that ..."
    # "(dismissed) as fabricated": how, not what, where that is told elsewhere.
    heads = [h for h in heads if p.dep[h] != "advcl" or p.lower[h] not in _falsities() or _descend(p, h, members) != h]
    bearing = {_clause_of(p, i, members) for i in numbers if i in members}
    starts: list[int] = []
    stack = list(reversed(heads))
    while stack:
        top = stack.pop()
        if top in starts:
            continue
        starts.append(top)
        event = _descend(p, top, members)
        for node in dict.fromkeys((top, event)):
            stack += reversed([c for c in _splits(p, node, members, bearing) if c not in starts])
    for clause in sorted(bearing):
        if clause >= 0 and clause not in starts and not any(_descend(p, s, members) == clause for s in starts):
            starts.append(clause)
    return _measure(p, starts, members, inside, skip, numbers)


def _clause_heads(p: Parse, top: int, members: frozenset[int]) -> list[int]:
    tag, dep = p.tag[top], p.dep[top]
    if dep == "dobj" and is_accusing(p, p.head[top]):  # "the rebels of shelling the market", read as one phrase
        charged = find_charged(p, p.head[top], members)
        return [] if charged is None else [charged, *_beside(p, p.head[charged], members)]
    if (tag[0] == "V" and dep not in ("amod", "compound", "case")) or tag == "MD" or dep == "aux":
        return [top]
    if dep in ("prep", "dative", "mark", "agent") or tag in ("IN", "TO"):
        verbs = [c for c in p.children[top] if c in members and p.dep[c] in ("pcomp", "advcl") and p.tag[c][0] == "V"]
        return verbs + (_beside(p, top, members) if dep == "prep" else [])
    verbs = [
        c for c in p.children[top] if c in members and p.dep[c] in ("ccomp", "conj", "parataxis") and p.tag[c][0] == "V"
    ]
    return verbs if p.dep[top] == "ROOT" or tag[0] not in "NPC" else []


def _beside(p: Parse, preposition: int, members: frozenset[int]) -> list[int]:
    # "Accused of crossing the river and of firing."
    above = (preposition, *(c for c in p.children[preposition] if p.dep[c] == "pcomp"))
    found = [c for i in above for c in p.children[i] if c in members and p.dep[c] == "conj" and p.tag[c] == "IN"]
    return [v for c in found for v in _clause_heads(p, c, members)]


def _nominal_event(p: Parse, top: int, members: frozenset[int], has_figure: bool) -> int | None:
    # "10 000 soldiers that might join": what is claimed stands in the relative clause.
    if (p.dep[top] in ("prep", "agent", "mark") and p.tag[top][:2] not in ("NN", "CD")) or p.tag[top] in ("IN", "TO"):
        objects = [c for c in p.children[top] if c in members and p.dep[c] in ("pobj", "pcomp")]
        return _nominal_event(p, objects[0], members, has_figure) if objects else None
    if (p.tag[top][:2] not in ("NN", "CD", "PR", "JJ", "DT", "VB") and p.dep[top] != "ROOT") or p.dep[top] == "punct":
        return None
    of = [k for c in p.children[top] if p.lower[c] == "of" and c in members for k in p.children[c]]
    for c in (*p.children[top], *(c for k in of for c in p.children[k])):  # "250 tonnes of oil leaked from the ship"
        if p.dep[c] in ("relcl", "acl") and c in members and p.tag[c][0] == "V":
            return c
    if p.tag[top] == "CD" and (state := [c for c in p.children[top] if p.tag[c] == "JJ" and c in members]):
        return state[0]  # "three dead"
    return top if p.tag[top][:2] in ("NN", "JJ", "VB", "CD") else None


def _clause_of(p: Parse, i: int, members: frozenset[int]) -> int:
    """The nearest verb above token `i` that heads a clause, -1 where none does."""
    for _ in range(60):
        head = p.head[i]
        # An infinitive belongs to the verb it completes: "was found to have lost 20 ships" is one event.
        if p.tag[i][0] == "V" and p.dep[i] not in ("amod", "compound", "aux", "auxpass", "xcomp"):
            return i
        if head == i or head not in members:
            return -1
        i = head
    return -1


def _descend(p: Parse, event: int, members: frozenset[int]) -> int:
    """From a carrier down to the event it carries: "has decided to send" is about sending."""
    for _ in range(6):
        lower = None
        if p.lemma(event) in _carriers() or p.tag[event][:2] == "JJ":
            for c in p.children[event]:
                if c not in members:
                    continue
                dep, tag = p.dep[c], p.tag[c]
                if dep == "xcomp" and tag[0] == "V" and c != event:
                    lower = c
                elif (
                    dep in ("acomp", "xcomp", "attr", "oprd") and tag[:2] in ("JJ", "VB") and p.lemma(c) in _carriers()
                ):
                    lower = c if any(p.dep[g] in ("xcomp", "ccomp") and g in members for g in p.children[c]) else lower
                elif dep in ("ccomp", "csubj") and c > event and tag[0] == "V" and _leads_on(p, event):
                    lower = c
        if lower is None and p.lower[event] in _falsities():
            lower = _find_dismissed(p, event, members)
        if lower is None:
            lower = find_led(p, event, members)
        if lower is None:
            return event
        event = lower
    return event


def _find_dismissed(p: Parse, event: int, members: frozenset[int]) -> int | None:
    # "(dismissed as) fabricated the claim that they fired": firing is what is dismissed.
    for noun in p.children[event]:
        if noun in members and p.dep[noun] == "dobj":
            return next(
                (c for c in p.children[noun] if c in members and p.dep[c] == "acl" and p.tag[c][0] == "V"), None
            )
    return None


def _leads_on(p: Parse, event: int) -> bool:
    # "it was likely that ...", "I think that ...": the clause is what is claimed; "he knows that ..." is about knowing.
    node = event if p.tag[event][0] == "V" else p.head[event]
    subjects = [p.lower[c] for c in p.children[node] if p.dep[c] in _SUBJECTS]
    return p.tag[event][:2] == "JJ" or any(w in ("it", "there", "i", "we") for w in subjects)


def _splits(p: Parse, node: int, members: frozenset[int], bearing: set[int]) -> list[int]:
    """The clauses beside or below `node` that say something of their own."""
    found = []
    for c in p.children[node]:
        if c not in members or p.tag[c][0] not in "VM":
            continue
        dep = p.dep[c]
        kinds = {p.dep[g] for g in p.children[c] if g in members}
        if dep == "conj":
            if p.tag[c] == "VBN" and "dobj" in kinds and not kinds & {"aux", "auxpass"} and is_passive(p, node):
                continue  # "were issued with uniforms and forged documents": no second event, a noun phrase misread
            if (
                kinds & {"nsubj", "nsubjpass", "aux", "auxpass", "dobj", "attr", "acomp", "ccomp", "expl"}
                or c in bearing
                or "prep" in kinds
            ):
                found.append(c)
        elif (
            dep in ("ccomp", "parataxis")
            and c < node
            and p.dep[node] in ("ROOT", "conj")
            and kinds & {"nsubj", "nsubjpass"}
        ):
            found.append(c)  # two main clauses with a comma or semicolon between
        elif dep == "advcl" and kinds & {"nsubj", "nsubjpass"} and _is_factual(p, c):
            found.append(c)
        elif dep == "advcl" and c > node and p.tag[c] == "VBG" and "mark" not in kinds and p.left[c] > 0:
            found += [c] * (p.lower[p.left[c] - 1] == "," and ("dobj" in kinds))
    return found


def _is_factual(p: Parse, clause: int) -> bool:
    """ "after a ferry capsized": a finite clause that says its event took place, unlike "if" or "before"."""
    if p.tag[clause] not in ("VBD", "VBZ", "VBP", "VBN") or any(p.tag[c] == "MD" for c in p.children[clause]):
        return False
    marks = [p.lower[c] for c in p.children[clause] if p.dep[c] in ("mark", "advmod") and c < clause]
    return any(m in _factual() for m in marks) and not any(m in ("if", "unless", "even", "until") for m in marks)


def _measure(
    p: Parse,
    starts: list[int],
    members: frozenset[int],
    inside: list[int],
    skip: frozenset[int],
    numbers: Sequence[int],
) -> list[Proposition]:
    order = sorted(set(starts))
    found = []
    for top in order:
        left, right = p.left[top], p.right[top]
        if len(order) == 1:
            left, right = inside[0], inside[-1] + 1
        tokens = [i for i in range(left, right) if i in members]
        if not tokens:
            continue
        # Words of the propositions below belong to them: the span stops where one of those ends the clause.
        others = [
            (p.left[o], p.right[o])
            for o in order
            if o != top and left <= o < right and not (p.left[o] <= top < p.right[o])
        ]
        kept = [i for i in tokens if not any(a <= i < b for a, b in others)] or [top]
        event = _descend(p, top, members)
        if event != top and is_led(p, event) and all(p.left[event] <= i < p.right[event] for i in numbers if i in kept):
            kept = [i for i in kept if p.left[event] <= i < p.right[event]] or kept
        while len(kept) > 1 and p.lower[kept[0]] in _EDGES:
            kept.pop(0)
        while len(kept) > 1 and (p.lower[kept[-1]] in _EDGES or p.tag[kept[-1]] in ("IN", "CC", "TO", "WDT", "WRB")):
            kept.pop()
        if event in skip or top in skip:
            continue
        if len(order) > 1 and sum(p.word[i][0].isalnum() for i in kept) < 3 and not _has_company(p, event, kept):
            continue  # "meaning", "responded first": what it says stands in the propositions beside it
        bare = all(_clause_of(p, i, members) not in (top, event) for i in numbers)  # else the number is the news
        word = find_word(p, event, kept) if bare else event
        found.append(Proposition(event=event, word=word, top=top, first=kept[0], last=kept[-1] + 1))
    return found


def _has_company(p: Parse, event: int, kept: Sequence[int]) -> bool:
    return any(
        c in kept and p.dep[c] in ("nsubj", "nsubjpass", "dobj", "attr", "acomp", "nummod") for c in p.children[event]
    )


def is_passive(p: Parse, i: int) -> bool:
    """Whether the verb at token `i` has a passive auxiliary."""
    return any(p.dep[c] == "auxpass" for c in p.children[i])
