"""Where the parser hangs a second cue on the words of the first: "said he would stay, adding that ..."."""

from __future__ import annotations

from functools import cache

from reportedly.extract.parse import Parse
from reportedly.lang import load_words


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
    d, c = p.dep[x], p.head[x]
    if c == x or d not in ("advcl", "conj") or c > x or p.dep[c] not in ("ccomp", "conj"):
        return -1
    u = p.head[c]
    if p.dep[c] == "conj":
        if p.dep[u] != "ccomp":
            return -1
        u = p.head[u]
    if not u < c or p.lemma(u) not in _saying() or p.lemma(x) not in _speaking():
        return -1
    if not any(p.dep[k] in ("ccomp", "xcomp", "dobj", "prep") for k in p.children[x] if k > x):
        return -1
    if any(p.dep[k] in ("nsubj", "nsubjpass", "aux") for k in p.children[x]):
        return -1
    if d == "advcl":
        return u if p.tag[x] == "VBG" and x and p.word[p.left[x] - 1] == "," else -1
    return u if p.tag[x] == p.tag[u] and p.lemma(x) in _saying() else -1


def clause_end(p: Parse, c: int) -> int:
    """Where the clause headed by `c` really ends (half-open token): before a second cue hung on it by mistake."""
    end = p.right[c]
    for k in p.children[c]:
        if k > c and p.dep[k] in ("advcl", "conj") and find_outer_cue(p, k) >= 0:
            return _before(p, p.left[k])
        if k > c and p.dep[k] == "conj":
            for j in p.children[k]:
                if j > k and p.dep[j] in ("advcl", "conj") and find_outer_cue(p, j) >= 0:
                    return _before(p, p.left[j])
    return end


def _before(p: Parse, i: int) -> int:
    while i > 1 and (p.tag[i - 1] == "CC" or p.word[i - 1] == ","):
        i -= 1
    return i
