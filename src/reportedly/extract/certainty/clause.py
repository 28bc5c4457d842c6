"""What stands in a clause beside its predicate: auxiliaries, negations, adverbs, conditions, time words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from reportedly.extract.certainty.words import Words, certainty_words
from reportedly.extract.parse import Parse

_ARGUMENTS = frozenset(["nsubj", "nsubjpass", "dobj", "attr", "dative", "oprd", "expl"])
_PREDICATIVES = frozenset(["acomp", "attr", "oprd"])
_SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "csubjpass", "expl"])


# How far an operator may stand from its predicate: words without an end must not cost the square of their number.
REACH = 40


@dataclass(slots=True)
class Clause:
    """A predicate and the words of its clause, as token indexes; -1 where there is none.

    `node` is the predicate, `verb` the token that carries its auxiliaries (the copula of a noun or adjective).
    `tense` is "past", "present", "modal", "infinitive" or "none" (participles, nouns).
    """

    node: int
    verb: int
    tense: str = "none"
    nominal: bool = False
    infinitive: int = -1
    modal: int = -1
    perfect: int = -1
    progressive: int = -1
    passive: int = -1
    mark: int = -1
    subject: int = -1
    finite: int = -1
    negations: list[int] = field(default_factory=list)
    weakened: int = -1
    adverbs: list[int] = field(default_factory=list)
    adjectives: list[int] = field(default_factory=list)
    condition: int = -1
    future_word: int = -1
    past_word: int = -1
    present_word: int = -1
    question_word: int = -1
    yet: int = -1


def near_children(p: Parse, i: int) -> list[int]:
    """The tokens that hang on token `i`; of very many only those within forty tokens."""
    children = p.children[i]
    if len(children) <= REACH:
        return children
    return children[bisect_left(children, i - REACH) : bisect_right(children, i + REACH)]


def read_clause(p: Parse, node: int, first: int, last: int) -> Clause:
    """The clause of predicate `node`, looking only at tokens `first` .. `last` (half-open)."""
    words = certainty_words()
    tag = p.tag[node]
    head = p.head[node]
    verb = node
    if _is_predicative(p, node, words) and first <= head < last:
        verb = head
    clause = Clause(node=node, verb=verb)
    clause.nominal = verb == node and tag[:1] != "V" and not _is_mistagged(p, node)
    _read_children(p, clause, verb, words, first, last)
    if verb != node:
        _read_children(p, clause, node, words, first, last)
    elif p.dep[node] == "conj" and not clause.nominal and clause.finite < 0 and clause.subject < 0:
        _share_auxiliaries(p, clause, words, first, last)
    if p.dep[node] == "conj" and not clause.negations:
        _read_nor(p, clause, first)
    _find_tense(p, clause)
    return clause


def _read_nor(p: Parse, clause: Clause, first: int) -> None:
    # "neither confirmed nor denied"
    for c in near_children(p, p.head[clause.node]):
        if first <= c < clause.node and p.dep[c] == "cc" and p.lower[c] == "nor":
            clause.negations.append(c)
            return


def _is_predicative(p: Parse, node: int, words: Words) -> bool:
    # "is dead", "is over"; not "is feared dead", where fearing governs.
    head, d = p.head[node], p.dep[node]
    if p.tag[head][:1] != "V":
        return False
    if d == "advmod":
        return p.tag[node][:1] in "RI" and p.lemma(head) == "be" and p.lower[node] not in words.negations
    return d in _PREDICATIVES and (p.lemma(head) in words.copulas or p.tag[node][:1] == "N")


def _is_mistagged(p: Parse, node: int) -> bool:
    # "If Russia attacks": a noun by its tag, a verb by its place and its subject.
    if p.dep[node] not in ("advcl", "ccomp", "xcomp", "relcl", "ROOT", "conj", "parataxis"):
        return False
    return any(p.dep[c] in _SUBJECTS or p.dep[c] in ("aux", "auxpass") for c in near_children(p, node))


def _read_children(p: Parse, clause: Clause, verb: int, words: Words, first: int, last: int) -> None:
    dep, tag, lower = p.dep, p.tag, p.lower
    for c in near_children(p, verb):
        if not first <= c < last:
            continue
        d = dep[c]
        if d == "aux" or d == "auxpass":
            _read_auxiliary(p, clause, c)
        elif d == "neg":
            _read_negation(p, clause, c, words, last)
        elif d == "advmod":
            _read_adverb(p, clause, c, words, first, last)
        elif d in _ARGUMENTS:
            if d in _SUBJECTS and clause.subject < 0:
                clause.subject = c
            if d != "expl" and c != clause.node:
                _read_argument(p, clause, c, words)
        elif d == "mark":
            clause.mark = c
        elif d == "csubj" or d == "csubjpass":
            clause.subject = c
        elif d == "prep":
            _read_phrase(p, clause, c, words)
        elif d == "npadvmod":
            _read_time(p, clause, c, words)
            for g in near_children(p, c):
                _read_time(p, clause, g, words)
        elif d == "advcl":
            mark = find_condition(p, c, words)
            if mark >= 0 and clause.condition < 0:
                clause.condition = mark
        elif d == "det" or d == "preconj" or d == "cc":
            if c < verb and (lower[c] in words.negative_determiners or lower[c] == "nor"):
                clause.negations.append(c)
        elif d == "amod" and verb == clause.node:
            if ("J", lower[c]) in words.predicates:
                clause.adjectives.append(c)
        elif (d == "acomp" or d == "oprd") and tag[c][:1] == "J" and ("J", lower[c]) in words.predicates:
            clause.adjectives.append(c)


def _read_auxiliary(p: Parse, clause: Clause, c: int) -> None:
    tag, lower = p.tag[c], p.lower[c]
    if tag == "TO":
        clause.infinitive = c
    elif tag == "MD":
        clause.modal = c
    elif lower in ("have", "has", "had", "'ve", "’ve", "having") or (
        lower in ("'s", "’s", "'d", "’d") and p.dep[c] == "aux" and p.tag[clause.verb] in ("VBN", "VBD")
    ):
        clause.perfect = c
    elif lower == "being":
        clause.progressive = c
    elif p.dep[c] == "auxpass":
        clause.passive = c
    elif p.tag[clause.verb] == "VBG" and lower not in ("do", "does", "did"):
        clause.progressive = c
    elif p.tag[clause.verb] == "VBN":
        clause.passive = c
    if clause.finite < 0 and tag in ("MD", "VBD", "VBZ", "VBP"):
        clause.finite = c


def _read_negation(p: Parse, clause: Clause, c: int, words: Words, last: int) -> None:
    after = p.lower[c + 1] if c + 1 < last else ""
    if after in words.undone_by:
        return
    if after in words.weakened_by:
        clause.weakened = c
        return
    clause.negations.append(c)


def _read_adverb(p: Parse, clause: Clause, c: int, words: Words, first: int, last: int) -> None:
    lower = p.lower[c]
    if lower in words.negations:
        _read_negation(p, clause, c, words, last)
    elif lower in words.adverbs:
        clause.adverbs.append(c)
    elif lower == "yet":
        clause.yet = c
    elif p.tag[c] in ("WRB", "WP"):
        clause.question_word = c
    elif lower in ("longer", "more") and c > first and p.lower[c - 1] == "no":
        clause.negations.append(c - 1)
    else:
        _read_time(p, clause, c, words)


def _read_argument(p: Parse, clause: Clause, c: int, words: Words) -> None:
    lower = p.lower[c]
    if lower in words.negative_pronouns:
        clause.negations.append(c)
        return
    if p.tag[c] in ("WP", "WDT", "WP$"):
        clause.question_word = c
    first = p.left[c]
    if p.lower[first] == "not" and p.lower[first + 1] in ("a", "one", "an"):
        clause.negations.append(first)  # "not a single plane left"
        return
    for g in near_children(p, c):
        if p.lower[g] in words.negative_determiners and p.dep[g] in ("det", "nummod", "preconj", "neg"):
            after = p.lower[g + 1] if g + 1 < len(p) else ""
            bound = p.lower[g + 2 : g + 3] == ["than"]  # "no fewer than 1,200"
            if after not in words.undone_by and not bound:
                clause.negations.append(g)
            return


def _read_phrase(p: Parse, clause: Clause, c: int, words: Words) -> None:
    for g in near_children(p, c):
        if p.dep[g] == "pobj":
            _read_time(p, clause, g, words)
            for k in near_children(p, g):
                if p.dep[k] == "det" and p.lower[k] == "no":
                    clause.negations.append(k)
                elif p.dep[k] == "amod":
                    _read_time(p, clause, k, words)


def _read_time(p: Parse, clause: Clause, c: int, words: Words) -> None:
    lower = p.lower[c]
    if lower in words.future_words:
        clause.future_word = c
    elif lower in words.past_words:
        clause.past_word = c
    elif lower in words.present_words:
        clause.present_word = c
    elif lower in words.past_moments or (len(lower) == 4 and lower.isdigit() and lower[:2] in ("18", "19", "20")):
        clause.past_word = c


def find_condition(p: Parse, clause_head: int, words: Words) -> int:
    """The "if" or "unless" that marks an adverbial clause; -1 where none does."""
    for g in near_children(p, clause_head):
        if p.dep[g] in ("mark", "advmod") and p.lower[g] in words.conditions:
            before = p.lower[g - 1] if g else ""
            return -1 if before in ("even", "as") else g
    return -1


def _share_auxiliaries(p: Parse, clause: Clause, words: Words, first: int, last: int) -> None:
    # "will be armed and sent": the second verb stands under the auxiliaries and negation of the first.
    node = clause.node
    for _ in range(4):
        head = p.head[node]
        if not first <= head < last or p.tag[head][:1] != "V":
            return
        same = p.tag[head] == p.tag[clause.node] or (p.tag[head] == "VBD" and p.tag[clause.node] == "VBN")
        # "will be armed and sent": after a bare participle the tagger takes the next for a past tense.
        mistaken = p.tag[head] == "VBN" and p.tag[clause.node] == "VBD"
        if not same and not mistaken:
            return
        above = Clause(node=head, verb=head)
        for c in near_children(p, head):
            if c < head and first <= c < last:
                d = p.dep[c]
                if d in ("aux", "auxpass"):
                    _read_auxiliary(p, above, c)
                elif d == "neg":
                    _read_negation(p, above, c, words, last)
                elif d == "advmod":
                    _read_adverb(p, above, c, words, first, last)
                elif d in _SUBJECTS:
                    above.subject = c
                    _read_argument(p, above, c, words)
        if mistaken and above.modal < 0 and above.infinitive < 0 and above.perfect < 0:
            return
        for name in ("infinitive", "modal", "perfect", "progressive", "passive", "finite", "subject"):
            if getattr(clause, name) < 0:
                setattr(clause, name, getattr(above, name))
        clause.negations += above.negations
        clause.adverbs += above.adverbs
        if clause.finite >= 0 or p.dep[head] != "conj":
            return
        node = head


def _find_tense(p: Parse, clause: Clause) -> None:
    if clause.modal >= 0:
        clause.tense = "modal"
        return
    carrier = clause.finite if clause.finite >= 0 else clause.verb
    tag, lower = p.tag[carrier], p.lower[carrier]
    if clause.finite < 0 and clause.infinitive >= 0:
        clause.tense = "infinitive"
    elif tag == "VBD" or lower in ("was", "were", "did", "had"):
        clause.tense = "past"
    elif tag in ("VBZ", "VBP") or (tag[:1] == "N" and not clause.nominal):
        clause.tense = "present"
    elif tag == "VBN" and clause.finite < 0:
        clause.tense = "none"
