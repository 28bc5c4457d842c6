"""Through whom the words came: sources that a source credits, joint sources, and who was told."""

from __future__ import annotations

from reportedly.extract.attribution.candidates import is_informant
from reportedly.extract.attribution.choose import Found
from reportedly.extract.attribution.source import is_word_of, source_range
from reportedly.extract.parse import Parse

_CITING = frozenset(("cite", "quote"))
Ranged = tuple[int, tuple[int, int]]  # the head of a noun phrase, and its tokens


def find_via(p: Parse, found: Found) -> list[Ranged]:
    """The sources that the source of an attribution credits, outermost first.

    "Yonhap, citing the spy agency, said", "the agency reported, quoting an official", "quoted him as saying".
    """
    via: list[Ranged] = []
    v = found.frame.cue
    if found.frame.lemma in _CITING:
        if found.frame.name.startswith("as saying"):
            target = _object(p, v)
            if target >= 0:
                via.append((target, source_range(p, target, v)))
        return via
    places = list(p.children[v])
    if found.head >= 0:
        places += p.children[found.head]
        h = p.head[found.head]
        if p.tag[v] == "VBG" and found.frame.lemma == "according" and h != found.head:
            places += [c for k in p.children[v] for c in p.children[k]]
    if found.citing >= 0:
        places.append(found.citing)
    low, high = p.sentences[p.sent[v]]
    if not via and high - low > 4:
        # the parser often hangs it elsewhere: "..., X said, citing Y"
        places += [
            k for k in range(v + 1, min(high, v + 25)) if p.lower[k] in ("citing", "quoting") and p.word[k - 1] == ","
        ]
    for c in sorted(set(places)):
        if p.tag[c] == "VBG" and p.lemma(c) in _CITING and not found.holds(c):
            target = _object(p, c)
            if target >= 0 and is_informant(p, target):
                via.append((target, source_range(p, target, c)))
    return via


def split_joint(p: Parse, s: int, tokens: tuple[int, int]) -> list[Ranged]:
    """Joint sources one by one: "A and B" are two, "South Korean and US officials" is one."""
    first, last = tokens
    heads = [s]
    for h in heads:
        heads += [c for c in p.children[h] if p.dep[c] == "conj" and h < c < last and p.tag[c][0] in "NP"]
    if len(heads) == 1:
        return [(s, tokens)]
    heads.sort()
    for h in heads[1:]:
        own = any(p.dep[c] in ("det", "poss", "nummod", "compound", "amod") for c in p.children[h] if c < h)
        if not (own or p.tag[h].startswith("NNP") or (p.tag[h] == "NNS" and p.left[s] == s)):
            return [(s, tokens)]
    parts: list[Ranged] = []
    for k, h in enumerate(heads):
        begin = first if k == 0 else p.left[h]
        end = last
        if k + 1 < len(heads):
            end = p.left[heads[k + 1]]
            while end > h + 1 and (
                p.tag[end - 1] == "CC" or p.word[end - 1] in (",", ";") or p.lower[end - 1] in ("both",)
            ):
                end -= 1
        if k == 0 and p.lower[begin] == "both" and begin < h:
            begin += 1
        if begin >= end:
            return [(s, tokens)]
        parts.append((h, (begin, end)))
    return parts


def find_addressee(p: Parse, found: Found) -> tuple[int, int] | None:
    """Who was told: "told Reuters", "said in an interview with the BBC"; tokens (half-open), or None."""
    v = found.frame.cue
    if p.tag[v][0] != "V":
        return None
    lemma = found.frame.lemma
    for c in p.children[v]:
        target = -1
        if p.dep[c] in ("dobj", "dative") and c > v and is_word_of("telling", lemma):
            target = c
            if p.dep[c] == "dative" and p.tag[c] in ("IN", "TO"):
                target = next((k for k in p.children[c] if p.dep[k] == "pobj"), -1)
        elif p.dep[c] == "prep" and c > v:
            target = next((k for k in p.children[c] if p.dep[k] == "pobj"), -1)
            if target >= 0 and p.lower[c] == "in" and p.lemma(target) in ("interview", "conversation", "briefing"):
                target = _object_of_interview(p, target)
            elif p.lower[c] != "to" or target < 0 or not is_informant(p, target):
                target = -1
        named = target >= 0 and p.tag[target][0] in "NP" and not found.holds(target)
        if named and not (found.source and found.source[0] <= target < found.source[1]):
            return source_range(p, target, v)
    return None


def _object_of_interview(p: Parse, n: int) -> int:
    for c in p.children[n]:
        if p.dep[c] == "prep" and p.lower[c] in ("with", "to"):
            return next((k for k in p.children[c] if p.dep[k] == "pobj"), -1)
    # the parser may hang "to The War Zone" on the verb
    return -1


def _object(p: Parse, v: int) -> int:
    return next((c for c in p.children[v] if p.dep[c] == "dobj" and c > v), -1)
