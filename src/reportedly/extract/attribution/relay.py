"""Words that came through several: whose cue is whose, where the parse of one sentence holds more than one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reportedly.extract.attribution.chain import CITING, find_cited, may_cite
from reportedly.extract.attribution.choose import Found
from reportedly.extract.attribution.frame import Frame, Ranges
from reportedly.extract.attribution.source import find_subject, is_word_of, source_range
from reportedly.extract.parse import Parse
from reportedly.lang import load_words

_SURE = 0.9


def settle_relays(p: Parse, found: Sequence[Found]) -> list[Found]:
    """The attributions of a report, each relay at its place.

    "According to the Post, which cited the police, ..." is credited to the Post, through the police; "said in comments
    published by Kestrel that ..." and "was quoted by Kestrel as saying ..." to who said so; "the agency said ...,
    according to a lawmaker" to the lawmaker first.
    """
    for f in found:
        _leave_out_citing(p, f)
        _cut_trailing_citing(p, f, found)
        _credit_quoted(p, f)
        _find_lost_subject(p, f)
        _leave_reference(p, f)
    found = [*found, *_find_lost_reports(p, found)]
    found += _find_tail_reports(p, found)
    settled = [s for f in found for s in _settle_citing(p, f, found)]
    settled = _settle_published(p, settled)
    _settle_trailing(p, settled)
    return settled


def _credit_quoted(p: Parse, f: Found) -> None:
    """ "The mayor was quoted by Kestrel as saying ...": the mayor's words."""
    v = f.frame.cue
    if f.frame.lemma not in CITING or p.tag[v] != "VBN":
        return
    subject = next((c for c in p.children[v] if p.dep[c] == "nsubjpass"), -1)
    says = any(p.lower[c] == "as" and any(p.tag[k] == "VBG" for k in p.children[c]) for c in p.children[v] if c > v)
    if subject < 0 or not says or f.holds(subject):
        return
    f.head, f.source = subject, source_range(p, subject, v)
    said = next((c for c in p.children[v] if p.dep[c] == "ccomp" and c < subject), -1)
    if said >= 0 and all(p.lower[i] == "by" for i, _ in f.content):  # "..., the mayor was quoted as saying by Kestrel"
        end = f.source[0]
        while end > said + 1 and p.word[end - 1] in (",", "“", "-", "–"):
            end -= 1
        start = p.left[said]
        if start and p.word[start - 1] in ("“", '"', "``") and p.sent[start - 1] == p.sent[start]:
            start -= 1
        f.content[:] = [(start, end)]


def _cut_trailing_citing(p: Parse, f: Found, found: Sequence[Found]) -> None:
    """ "Kestrel reports that the chief has resigned, | citing his deputy": Kestrel cites, not the chief."""
    i, j = f.content[-1]
    v = f.frame.cue
    if v > i or p.tag[v][0] != "V":
        return
    for k in range(max(i + 2, j - 30), j):
        last = p.tag[k] == "VBG" and p.word[k - 1] == "," and p.right[k] >= j - 1
        if last and p.sent[k] == p.sent[v] and find_cited(p, k) >= 0:
            f.content[-1] = i, k - 1
            if not any(g is not f and g.holds(v) for g in found):
                f.citing = k
            return


def _find_lost_reports(p: Parse, found: Sequence[Found]) -> list[Found]:
    """ "Kestrel reported, citing the police, that ...": where the parse gives the that-clause to "citing"."""
    taken = {f.frame.cue for f in found}
    lost = []
    for c, lower in enumerate(p.lower):
        v = p.head[c]
        if lower not in ("citing", "quoting") or v in taken or p.lemma(v) not in _reporting():
            continue
        start, end = _find_that_clause(p, c, v)
        subject = find_subject(p, v) if p.tag[v][0] == "V" else -1
        if start < end and subject >= 0 and find_cited(p, c) >= 0:
            content = [(start, end)]
            frame = Frame(v, p.lemma(v), "that", content)
            lost.append(Found(frame, _SURE, subject, source_range(p, subject, v), (v, v + 1), list(content)))
    return lost


def _find_tail_reports(p: Parse, found: Sequence[Found]) -> list[Found]:
    """ "The mayor said the port was shut, the Vesper reported": where the parse takes the tail for more of the same."""
    taken = {f.frame.cue for f in found}
    tails = []
    for g in found:
        v = g.frame.cue
        if p.tag[v][0] != "V" or not g.source or not g.content or v > g.content[-1][0]:
            continue
        for c in p.children[v]:
            if p.dep[c] != "ccomp" or c in taken or p.lemma(c) not in _reporting() or p.tag[c] not in ("VBD", "VBZ"):
                continue
            subject = next((k for k in p.children[c] if p.dep[k] == "nsubj" and k < c), -1)
            start = p.left[subject] if subject >= 0 else 0
            bare = not any(p.dep[k] in ("ccomp", "dobj", "xcomp") for k in p.children[c])
            i, j = g.content[-1]
            if subject < 0 or not bare or p.word[start - 1] != "," or not i < start < j or c < j - 6:
                continue
            g.content[-1] = i, start - 1
            content = [(min(g.source[0], v), start - 1)]
            frame = Frame(c, p.lemma(c), "inserted", content)
            tails.append(Found(frame, _SURE, subject, source_range(p, subject, c), (c, c + 1), list(content)))
    return tails


def _find_that_clause(p: Parse, c: int, v: int) -> tuple[int, int]:
    """The tokens of a that-clause behind "citing" at `c`, which the parse hangs on it, or above verb `v`; or none."""
    start = end = 0
    for k in p.children[c]:
        if p.dep[k] == "ccomp" and p.lower[p.left[k]] == "that":
            start, end = p.left[k], p.right[k]
    top = p.head[v]
    if start == end and p.dep[v] == "ccomp" and top > c:
        start = next((k for k in p.children[top] if p.dep[k] == "mark" and p.lower[k] == "that" and k > c), 0)
        end = p.right[top] if start else 0
    while end > start + 1 and not p.word[end - 1][0].isalnum():
        end -= 1
    return start, end


@cache
def _reporting() -> frozenset[str]:
    return frozenset(load_words("events")["reporting"])


def _find_lost_subject(p: Parse, f: Found) -> None:
    """ "Kestrel and the Vesper, both citing an official, reported": the parse gives the subject to "citing"."""
    v = f.frame.cue
    if f.head >= 0 or p.tag[v][0] != "V":
        return
    for c in p.children[v]:
        if c < v and p.tag[c] == "VBG" and p.lemma(c) in CITING:
            subject = next((k for k in p.children[c] if p.dep[k] == "nsubj" and k < c), -1)
            if subject >= 0 and not f.holds(subject):
                end = min([c, *(k for k in range(subject + 1, c) if p.word[k] == ",")])
                f.head, f.source = subject, (p.left[subject], end)


def _leave_reference(p: Parse, f: Found) -> None:
    """ "Kestrel, with reference to the port authority, said": Kestrel said."""
    if f.source is None:
        return
    first, last = f.source
    for k in range(max(first, f.head) + 1, last):
        if p.lower[k] == "with" and p.word[k - 1] == "," and find_cited(p, k) >= 0:
            f.source = first, k - 1
            return


def _settle_citing(p: Parse, f: Found, found: Sequence[Found]) -> list[Found]:
    v = f.frame.cue
    if f.frame.lemma not in CITING or f.frame.name.startswith("as saying"):
        return [f]
    if p.tag[v] == "VBG":
        return _settle_participle(p, f, found)
    if p.tag[v] == "VBN" and p.dep[v] in ("acl", "advcl"):  # "the mayor, quoted by Kestrel, said"
        return [] if any(g is not f and g.head == p.head[v] and g.frame.cue != v for g in found) else [f]
    if p.dep[v] != "relcl":
        return [f]
    antecedent, preposition = p.head[v], p.head[p.head[v]]
    according = p.head[preposition]
    holders = [g for g in found if g is not f and g.source and g.source[0] <= antecedent < g.source[1]]
    if any(f.holds(g.frame.cue) for g in found if g is not f) and _after_clause(p, f.content, v):
        return []  # "Kestrel, in a report that cited the captain, said ...": a step of what Kestrel said
    if p.tag[preposition] == "VBG" and p.lemma(preposition) in CITING:
        return []  # "citing the ministry, which quoted an official": a step of what is cited
    if holders or p.lower[according] != "according" or p.lower[preposition] != "to":
        return [] if holders else [f]
    content = _after_clause(p, f.content, v)
    if not content:
        return []
    frame = f.frame._replace(cue=according, lemma="according", name="according to")
    source = source_range(p, antecedent, according)
    return [Found(frame, f.score, antecedent, source, (according, preposition + 1), content)]


def _settle_participle(p: Parse, f: Found, found: Sequence[Found]) -> list[Found]:
    """ "The Vesper, citing the captain, says ...": a step of what the Vesper says, no saying of its own.

    Where nothing else tells what is said ("the UN, citing officials, put the number at 120"), the rest of the sentence.
    """
    v = f.frame.cue
    target = find_cited(p, v)
    if target < 0 or not f.holds(target):
        return [f]
    if any(g is not f and p.sent[g.frame.cue] == p.sent[v] and not g.holds(v) for g in found):
        return []
    content = _after_clause(p, f.content, v)
    if not content or f.head < 0 or not may_cite(p, f.head):
        return []
    f.content[:] = content
    f.citing = v
    return [f]


def _leave_out_citing(p: Parse, f: Found) -> None:
    """Take ", citing the ministry, which quoted an official," out of a content, where it begins a piece of it."""
    for n, (i, j) in enumerate(f.content):
        if n and p.tag[i] == "VBG" and p.lemma(i) in CITING and find_cited(p, i) >= 0 and p.right[i] >= j:
            del f.content[n]
            f.citing = i
            return
    i, j = f.content[0]
    while i < j and p.word[i] == ",":
        i += 1
    verb = next((k for k in range(i, min(i + 5, j)) if p.lemma(k) in CITING and p.tag[k][0] == "V"), -1)
    if verb < 0 or p.dep[verb] not in ("relcl", "advcl", "acl") or f.holds(f.frame.cue):
        return
    if p.tag[verb] == "VBG" and find_cited(p, verb) < 0:
        return
    rest = _after_clause(p, f.content, verb)
    if rest:
        f.content[:] = rest


def _after_clause(p: Parse, content: Ranges, v: int) -> Ranges:
    """What is left of a content behind the clause of verb `v` and its object."""
    thing = next((c for c in p.children[v] if p.dep[c] == "dobj" and c > v), -1)
    if thing < 0:
        return []
    end = p.right[thing]
    while end < len(p) and p.word[end] != "," and p.sent[end] == p.sent[v]:
        end += 1
    return [(max(i, end + 1), j) for i, j in content if j > end + 1]


def _settle_published(p: Parse, found: list[Found]) -> list[Found]:
    """ "The ministry said in comments published by Kestrel that ...": the ministry's words, not Kestrel's."""
    for f in found:
        v = f.frame.cue
        noun = p.head[v]
        if p.tag[v] != "VBN" or p.dep[v] != "acl" or not is_word_of("carriers", p.lemma(noun)):
            continue
        inside = p.head[noun]
        verb = p.head[inside]
        if p.lower[inside] != "in" or p.tag[verb][0] != "V" or f.holds(verb):
            continue
        subject = find_subject(p, verb)
        if subject < 0 or f.holds(subject):
            continue
        f.frame = f.frame._replace(cue=verb, lemma=p.lemma(verb), name="s")
        f.head, f.source, f.cue = subject, source_range(p, subject, verb), (verb, verb + 1)
    # The speaker's own, wider attribution is the same saying.
    return [
        f
        for n, f in enumerate(found)
        if not any(
            g.frame.cue == f.frame.cue and (g.score, -k) > (f.score, -n) for k, g in enumerate(found) if g is not f
        )
    ]


def _settle_trailing(p: Parse, found: Sequence[Found]) -> None:
    """ "The agency told lawmakers that ..., according to Holt": Holt tells what the agency told."""
    for f in found:
        v = f.frame.cue
        if f.frame.lemma != "according" or not f.source or not f.content or f.content[-1][1] > v:
            continue
        for g in found:
            if g is f or p.sent[g.frame.cue] != p.sent[v] or not g.source or not g.holds(v):
                continue
            if g.frame.cue > f.content[0][0] or g.source[0] > g.frame.cue or not is_word_of("telling", g.frame.lemma):
                continue
            start = min(g.source[0], g.frame.cue)
            cut = v
            while cut > 0 and p.word[cut - 1] in (",", "—", "–"):
                cut -= 1
            tail = f.source[1]
            g.content[:] = [r for i, j in g.content for r in ((i, min(j, cut)), (max(i, tail), j)) if r[0] < r[1]]
            g.content[:] = [r for r in g.content if any(p.word[k][0].isalnum() for k in range(*r))]
            f.content[:] = [(start, f.content[-1][1])]
