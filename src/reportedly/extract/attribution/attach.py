"""Where the parser hangs a second cue on the words of the first: "said he would stay, adding that ..."."""

from __future__ import annotations

from functools import cache

from reportedly.extract.parse import Parse
from reportedly.lang import load_words

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_COMPLEMENTS = frozenset(("ccomp", "xcomp", "dobj", "prep"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "aux", "mark"))
_MARKS = frozenset((",", '"', "”", "''", "—", "–", "--"))
# How far up a second cue may have been hung.
_STEPS = 5


@cache
def _speaking() -> frozenset[str]:
    cues = load_words("cues")
    return (frozenset(cues["saying"]) | frozenset(cues["judging"])) - frozenset(cues["telling_signs"])


@cache
def _saying() -> frozenset[str]:
    return frozenset(load_words("cues")["saying"])


def find_outer_cue(p: Parse, x: int) -> int:
    """The cue above the clause that verb `x` was hung on by mistake, or -1 where `x` stands well.

    "X said A did B, adding that C" and "X said A did B and said C": `adding` and the second `said` belong to the
    first `said`, not to `did`.
    """
    d, tag = p.dep[x], p.tag[x]
    if d not in ("advcl", "conj") or p.head[x] >= x or p.lemma(x) not in _speaking():
        return -1
    complement = own = False
    for k in p.children[x]:
        if p.dep[k] in _SUBJECTS:
            own = True
        elif k > x and p.dep[k] in _COMPLEMENTS:
            complement = True
    if own or not complement:
        return -1
    if tag == "VBG" and d == "advcl":
        begin = p.left[x]
        if begin == 0 or p.word[begin - 1] not in _MARKS:
            return -1
        return _climb(p, x, "")
    if d == "conj" and (tag in _FINITE or tag == "VBG"):
        return _climb(p, x, tag)
    return -1


def _climb(p: Parse, x: int, tag: str) -> int:
    """The nearest saying verb above `x` (of the same `tag`, where one is given) in whose clause `x` stands."""
    c = p.head[x]
    for _ in range(_STEPS):
        u = p.head[c]
        if u == c or u > c:
            return -1
        if p.dep[c] == "ccomp":
            fits = p.lemma(u) in _saying() and (not tag or p.tag[u] == tag)
            return u if fits else -1
        if p.dep[c] not in ("conj", "xcomp", "advcl", "acomp"):
            return -1
        c = u
    return -1


def clause_end(p: Parse, v: int, c: int) -> int:
    """Where the clause `c` under cue `v` really ends (half-open token): before a second cue hung on it by mistake."""
    end = p.right[c]
    for k in range(c + 1, min(end, c + 120)):
        if p.dep[k] in ("advcl", "conj") and p.tag[k][0] == "V" and find_outer_cue(p, k) == v:
            return _before(p, p.left[k] if p.dep[k] == "advcl" else k)
    if p.tag[v] == "VBN" and p.lemma(v) == "ask" and not any(p.dep[k] in ("nsubjpass", "nsubj") for k in p.children[v]):
        # "Asked who had won, the minister named nobody"
        return next((k for k in range(c, end) if p.word[k] == ","), end)
    return end


def _before(p: Parse, i: int) -> int:
    while i > 1 and (p.tag[i - 1] in ("CC", "RB") or p.word[i - 1] in (",", "—", "–")):
        i -= 1
    return i
