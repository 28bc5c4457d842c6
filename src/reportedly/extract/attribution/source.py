"""Who is credited: the words that name the source of a cue, from the parse."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reportedly.extract.attribution.attach import find_outer_cue
from reportedly.extract.parse import Parse
from reportedly.lang import load_words

_SUBJECTS = frozenset(("nsubj", "csubj", "nsubjpass"))
_RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
_CLIMB = frozenset(("conj", "xcomp", "advcl", "pcomp", "prep", "aux", "dep", "ccomp", "auxpass", "acomp"))
_IMPERSONAL = frozenset(("be", "become", "seem", "appear", "look", "remain", "turn", "emerge", "sound"))
# Wider clauses are lists or nonsense; looking through them for each of their verbs would take quadratic time.
WIDEST = 60
_NOUNS_BEGIN = frozenset(("DT", "NNP", "NNPS", "NN", "NNS", "JJ", "PRP", "PRP$", "CD", "JJS", "JJR"))
_LIMITERS = frozenset(
    ("even", "just", "only", "but", "and", "meanwhile", "moreover", "especially", "while", "as", "both", "all", "also")
)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_words("cues")[name])


def is_word_of(name: str, lemma: str) -> bool:
    """Whether a word stands in the list `name` of `cues.toml`."""
    return lemma in _words(name)


def find_verb_source(p: Parse, v: int, name: str, inside: Sequence[int] = ()) -> int:
    """The head of the noun phrase that verb `v`, in the frame called `name`, credits; -1 where nobody is named.

    In a relative clause it is the pronoun ("who said"); see `find_antecedent`.
    """
    if name.startswith(("s< ", "s ", "^acl:VBN", "^amod")) or name == "s<":
        return _find_agent(p, v)
    if p.tag[v] == "VBN" and p.lower[v] not in _words("felt"):
        if v and p.lower[v - 1] == "as":
            return _find_place_of_words(p, v)
        agent = _find_agent(p, v)
        if agent >= 0 or any(p.dep[c] in ("nsubjpass", "auxpass") for c in p.children[v]):
            return agent
        if p.dep[v] in ("advcl", "acl", "dep") and not any(p.dep[c] in ("aux", "nsubj") for c in p.children[v]):
            return -1
    subject = find_subject(p, v, inside)
    if subject < 0:
        return -1
    lemma = p.lemma(v)
    if lemma in _IMPERSONAL:
        if p.lower[subject] in ("it", "there", "that", "this"):
            return -1
        if lemma == "be" and p.lemma(subject) in _words("nouns"):
            owner = next((c for c in p.children[subject] if p.dep[c] == "poss"), -1)
            return owner if owner >= 0 else subject
    return subject


def guess_before(p: Parse, v: int, quote_end: int) -> int:
    """Who stands between a quotation and its cue, where the parser saw no subject: "...," Ivan Petrenko told us."""
    i = quote_end
    while i < v and p.tag[i] in (",", "''", "``", ":"):
        i += 1
    return _top_noun(p, i, v) if i < v else -1


def guess_after(p: Parse, v: int, inside: Sequence[int]) -> int:
    """Who follows a cue that follows its quotation: "...," added a diplomat; or -1."""
    high = p.sentences[p.sent[v]][1]
    if v + 1 >= high or inside[v + 1] >= 0:
        return -1
    return _top_noun(p, v + 1, high)


def _top_noun(p: Parse, i: int, end: int) -> int:
    """The head of the noun phrase that begins at token `i` and stays before `end`; -1 where none does."""
    if p.tag[i] not in _NOUNS_BEGIN:
        return -1
    h = i
    for _ in range(12):
        up = p.head[h]
        if up == h or not i <= up < end or p.tag[up][0] == "V":
            break
        h = up
    return h if p.tag[h][0] == "N" or p.tag[h] == "PRP" else -1


def find_subject(p: Parse, v: int, inside: Sequence[int] = ()) -> int:
    """The head of the subject of verb `v`, its own or the one it shares with the verb above; -1 where there is none.

    Outside quotations (`inside` tells for each token) a subject in one is the quoted clause's, not the cue's.
    """
    dep, head = p.dep, p.head
    apart = bool(inside) and inside[v] < 0
    for step in range(8):
        best = -1
        if len(p.children[v]) > WIDEST:
            return -1
        for c in p.children[v]:
            fits = dep[c] in _SUBJECTS and (step == 0 or dep[c] != "csubj") and not (apart and inside[c] >= 0)
            if fits and (best < 0 or abs(c - v) < abs(best - v)):
                best = c
        if best >= 0:
            return best
        d, h = dep[v], head[v]
        if h == v:
            return -1
        if d == "acl":
            return _find_holder(p, h)
        if d not in _CLIMB:
            return -1
        if d in ("xcomp", "ccomp"):
            controlled = next((k for k in p.children[h] if dep[k] == "dobj" and k < v), -1)
            if controlled >= 0:
                return controlled
        outer = find_outer_cue(p, v)
        v = h if outer < 0 else outer
    return -1


def _find_holder(p: Parse, n: int) -> int:
    """Who speaks in "issued a statement saying": the subject, where noun `n` only carries the words."""
    if p.lemma(n) in _words("carriers"):
        h = p.head[n]
        owner = next((c for c in p.children[n] if p.dep[c] == "poss"), -1)
        if owner >= 0:
            return owner
        if p.dep[n] == "pobj" and p.dep[h] == "prep":
            h = p.head[h]
        if p.dep[n] in ("dobj", "pobj") and p.tag[h][0] == "V":
            subject = find_subject(p, h) if p.dep[h] != "acl" else -1
            if subject >= 0:
                return subject
    return n


def find_antecedent(p: Parse, s: int) -> int:
    """The noun that a relative pronoun at `s` stands for; `s` itself for any other word."""
    if p.lower[s] in _RELATIVES:
        v = p.head[s]
        for _ in range(4):
            if p.dep[v] == "relcl":
                return p.head[v]
            if p.head[v] == v:
                break
            v = p.head[v]
    return s


def _find_agent(p: Parse, v: int) -> int:
    for c in p.children[v]:
        if p.dep[c] in ("agent", "prep") and p.lower[c] == "by" and c > v:
            for k in p.children[c]:
                if p.dep[k] == "pobj":
                    return k
    return -1


def _find_place_of_words(p: Parse, v: int) -> int:
    """The source of "as mentioned in the statement of ...", "as reported by ..."."""
    agent = _find_agent(p, v)
    if agent >= 0:
        return agent
    for c in p.children[v]:
        if p.dep[c] == "prep" and p.lower[c] in ("in", "on", "at") and c == v + 1:
            for k in p.children[c]:
                if p.lower[k] in _words("days"):
                    continue  # "as announced on 18 March"
                if p.dep[k] == "pobj" and (p.tag[k].startswith("NNP") or p.lemma(k) in _words("carriers")):
                    return k
    return -1


def find_noun_source(p: Parse, n: int) -> int:
    """The head of the noun phrase that noun `n` ("claim", "plan") credits: its possessor, "by ...", or a subject."""
    dep = p.dep
    for c in p.children[n]:
        if dep[c] == "poss":
            return c
    for c in p.children[n]:
        if dep[c] in ("prep", "agent") and p.lower[c] in ("by", "from", "among") and c > n:
            for k in p.children[c]:
                if dep[k] == "pobj":
                    return k
    h = p.head[n]
    if dep[n] == "pobj" and dep[h] == "prep" and p.tag[p.head[h]][0] == "V" and p.dep[p.head[h]] != "acl":
        h = p.head[h]
        return next((c for c in p.children[h] if dep[c] == "nsubj"), -1)
    if dep[n] in ("dobj", "attr") and p.tag[h][0] == "V" and p.lemma(h) not in _words("rousing"):
        return find_subject(p, h)
    return -1


def source_range(p: Parse, s: int, cue: int) -> tuple[int, int]:
    """The tokens (half-open) that name the source whose head is `s`: appositions and relative clauses along."""
    if p.lower[s] in _RELATIVES:
        return s, s + 1
    first, last = p.left[s], p.right[s]
    if s == cue - 1 and p.tag[cue][0] == "N" and p.head[s] == cue:  # the parser took the verb for a noun
        own = [p.left[c] for c in p.children[cue] if p.dep[c] in ("det", "poss", "amod", "compound", "nmod") and c <= s]
        return min([p.left[s], *own]), cue
    if first <= cue < last:
        if cue > s:
            last = cue
        else:
            first = cue + 1
    for c in p.children[s]:
        if c < s or c >= last:
            continue
        begin = p.left[c]
        d = p.dep[c]
        if (d in ("relcl", "acl", "appos") and begin <= cue < p.right[c]) or (
            (d == "case" and p.right[c] == last)
            or (d in ("acl", "advcl") and p.word[begin - 1] in (",", "(") and p.tag[c] in ("VBG", "VBN"))
            or (d == "prep" and p.lower[c] in ("on", "in", "at") and p.right[c] - c <= 3 and _is_when(p, c))
        ):
            last = begin
    dash = next((k for k in range(first, s) if p.word[k] in ("-", "–", "—", "--") and p.para[k] == p.para[first]), -1)
    if dash > first and first == p.paragraphs[p.para[first]][0] and p.start[dash] > p.end[dash - 1]:
        first = dash + 1  # a dateline: "RANGOON, Burma - The junta said"
    while last - 2 > s and p.lower[last - 1] in _words("days") and p.lower[last - 2] in ("on", "in", "late", "early"):
        last -= 2
    while first < s and (p.lower[first] in _LIMITERS or p.tag[first] in (",", ":", "``", "''", "-LRB-", "CC")):
        first += 1
    while last > s + 1 and (
        p.word[last - 1] in (",", "-", "–", "—", ":", ";", "(", "“", '"', "``")
        or p.lower[last - 1] in ("both", "all", "also")
    ):
        last -= 1
    return first, last


def _is_when(p: Parse, c: int) -> bool:
    return any(p.lower[i] in _words("days") for i in range(p.left[c], p.right[c]))
