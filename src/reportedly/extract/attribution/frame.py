"""What a cue may govern: every frame a verb, noun or adjective stands in, with the words that would be its content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportedly.extract.attribution.attach import clause_end
from reportedly.extract.parse import Parse

Ranges = list[tuple[int, int]]

_WH = frozenset(("what", "who", "whom", "whose", "which", "how", "why", "when", "where", "whatever", "whoever"))
_MARKS = frozenset(("that", "if", "whether", "as", "because", "while", "for"))


class Frame(NamedTuple):
    """A word that may be a cue (`cue`, a token), how it governs (`name`), and token ranges (half-open) of content."""

    cue: int
    lemma: str
    name: str
    content: Ranges


def list_verb_frames(p: Parse, v: int) -> Iterator[Frame]:
    """The frames of verb `v`: clauses, infinitives, objects, prepositions, passives, what it is inserted in."""
    dep, head, children, lower = p.dep, p.head, p.children, p.lower
    lemma = p.lemma(v)
    objects: list[int] = []
    clauses: list[int] = []
    infinitives: list[int] = []
    predicates: list[int] = []
    preps: list[int] = []
    subject = passive = acomp = advcl = -1
    as_clause = False
    for c in children[v]:
        d = dep[c]
        if d in ("dobj", "dative", "attr"):
            objects.append(c)
        elif d == "ccomp":
            clauses.append(c)
        elif d == "xcomp":
            infinitives.append(c)
        elif d == "oprd":
            predicates.append(c)
        elif d == "prep":
            if c > v:
                preps.append(c)
        elif d == "nsubjpass":
            passive = c
        elif d in ("nsubj", "csubj"):
            subject = c
        elif d == "acomp":
            acomp = c
        elif d == "advcl" and c > v:
            advcl = c
        elif d in ("mark", "advmod") and lower[c] == "as" and c < v:
            as_clause = True
    after = [c for c in objects if c > v]
    if lemma in ("quote", "cite"):
        yield from _list_as_saying(p, v)
    if v + 1 < len(p) and lemma in ("speak", "talk"):
        # "spoke in Brussels about 10 000 soldiers": there the parser takes "about" for "roughly"
        k = next((k for k in range(v + 1, min(p.right[v], v + 9)) if lower[k] == "about" and dep[k] != "prep"), -1)
        if k >= 0 and k + 1 < p.right[v]:
            yield Frame(v, lemma, "about", [(k + 1, p.right[v])])
    for c in clauses:
        if c > v:
            kind = _clause_kind(p, c)
            end = clause_end(p, v, c)
            if after and after[0] < c:
                yield Frame(v, lemma, f"o ccomp:{kind}", [(p.left[c], end)])
                yield Frame(v, lemma, f"[o ccomp:{kind}]", [(p.left[after[0]], end)])
            else:
                yield Frame(v, lemma, f"ccomp:{kind}", [(p.left[c], end)])
        else:
            yield Frame(v, lemma, "ccomp<", _without(p, c, v))
    for c in infinitives:
        if c < v:
            continue
        kind = _infinitive_kind(p, c)
        if passive >= 0:
            yield Frame(v, lemma, f"s< xcomp:{kind}", [_sub(p, passive), _sub(p, c)])
        elif after and after[0] < c:
            yield Frame(v, lemma, f"o xcomp:{kind}", [_sub(p, c)])
            yield Frame(v, lemma, f"[o xcomp:{kind}]", [(p.left[after[0]], p.right[c])])
        else:
            yield Frame(v, lemma, f"xcomp:{kind}", [_sub(p, c)])
            if subject >= 0 and subject < v:
                yield Frame(v, lemma, f"s xcomp:{kind}", [_sub(p, subject), _sub(p, c)])
    for c in predicates:
        if passive >= 0:
            yield Frame(v, lemma, "s< oprd", [_sub(p, passive), _sub(p, c)])
        elif after and after[0] < c:
            yield Frame(v, lemma, "[o oprd]", [(p.left[after[0]], p.right[c])])
        elif c > v:
            yield Frame(v, lemma, "oprd", [_sub(p, c)])
            if subject >= 0 and subject < v:
                yield Frame(v, lemma, "s oprd", [_sub(p, subject), _sub(p, c)])
    if after and lemma != "be":
        first = after[0]
        kind = _object_kind(p, first)
        yield Frame(v, lemma, f"o{kind}", [_sub(p, first)])
        if len(after) > 1:
            yield Frame(v, lemma, "[o o]", [(p.left[first], p.right[after[1]])])
    for c in preps:
        target = next((k for k in children[c] if dep[k] in ("pobj", "pcomp") and k > c), -1)
        if target < 0:
            continue
        name = lower[c]
        goal = next((k for k in infinitives if k > target), -1)
        if goal >= 0 and not after and passive < 0:  # "called on the two sides to stop"
            yield Frame(v, lemma, f"[{name} xcomp]", [(p.left[target], p.right[goal])])
        if passive >= 0:
            yield Frame(v, lemma, f"s< {name}", [_sub(p, passive), _sub(p, target)])
        if after and after[0] < c:
            yield Frame(v, lemma, f"[o {name}]", [(p.left[after[0]], p.right[c])])
            yield Frame(v, lemma, f"o {name}", [_sub(p, target)])
        else:
            yield Frame(v, lemma, f"{name}", [_sub(p, target)])
            if subject >= 0 and lemma != "be":
                yield Frame(v, lemma, f"s {name}", [_sub(p, subject), (p.left[c], p.right[c])])
    if passive >= 0:
        yield Frame(v, lemma, "s<", [_sub(p, passive)])
    if acomp >= 0 and acomp > v:
        adjective = p.lemma(acomp)
        if subject >= 0:
            yield Frame(v, lemma, "s acomp", [_sub(p, subject), _sub(p, acomp)])
        yield from _list_adjective(p, v, acomp, f"{lemma} {adjective}" if lemma != "be" else adjective)
    if advcl >= 0:
        mark = next((lower[k] for k in children[advcl] if dep[k] in ("mark", "advmod") and k < advcl), "-")
        yield Frame(v, lemma, f"advcl:{mark}", [_sub(p, advcl)])
        if after and after[0] < advcl:
            yield Frame(v, lemma, f"[o advcl:{mark}]", [(p.left[after[0]], p.right[advcl])])
    h, d = head[v], dep[v]
    if h != v:
        if as_clause and d == "advcl":
            yield Frame(v, lemma, "as", _without(p, h, v))
        elif d in ("parataxis", "ccomp", "advcl", "dep") and not clauses:
            yield Frame(v, lemma, f"^{d}", _without(p, h, v))
        elif d == "relcl" and not clauses:
            subj = next((k for k in children[v] if dep[k] in ("nsubj", "nsubjpass") and k < v), -1)
            relative = next(
                (lower[k] for k in range(p.left[v], v) if lower[k] in ("which", "that", "who", "whom")), "-"
            )
            own = "s" if subj >= 0 and lower[subj] in ("which", "that", "who") else "o"
            yield Frame(v, lemma, f"^relcl:{own}{relative}", [(p.left[h], p.left[v])])
        elif d == "acl":
            yield Frame(v, lemma, f"^acl:{p.tag[v]}", [(p.left[h], p.left[v])])
        elif d == "amod":
            yield Frame(v, lemma, f"^amod:{p.tag[v]}", [(v + 1, p.right[h])])


def list_noun_frames(p: Parse, n: int) -> Iterator[Frame]:
    """The frames of noun `n`: a clause or infinitive below it, or a preposition."""
    lemma = p.lemma(n)
    dep = p.dep
    for c in p.children[n]:
        if c < n:
            continue
        d = dep[c]
        if d == "acl":
            kind = _clause_kind(p, c) if p.tag[c] not in ("VB", "VBG", "VBN") else _infinitive_kind(p, c)
            if kind != "VBN":
                yield Frame(n, lemma, f"acl:{kind}", [_sub(p, c)])
        elif d == "ccomp":
            yield Frame(n, lemma, "ccomp:" + _clause_kind(p, c), [_sub(p, c)])
        elif d == "relcl":
            if p.lower[p.left[c]] == "that" and p.dep[p.left[c]] == "mark":
                yield Frame(n, lemma, "ccomp:that", [_sub(p, c)])
        elif d == "prep":
            target = next((k for k in p.children[c] if dep[k] in ("pobj", "pcomp") and k > c), -1)
            if target >= 0:
                yield Frame(n, lemma, p.lower[c], [_sub(p, target)])


def _list_as_saying(p: Parse, v: int) -> Iterator[Frame]:
    """What somebody is quoted as saying: the content is theirs, not the quoter's."""
    right = p.right[v]
    for k in range(v + 1, min(right, v + 25)):
        if p.lower[k] == "as" and k + 1 < right and p.lower[k + 1] in ("saying", "telling", "stating", "confirming"):
            content = next(
                ((p.left[c], p.right[c]) for c in p.children[k + 1] if p.dep[c] in ("ccomp", "dobj") and c > k + 1),
                (k + 2, right),
            )
            if content[0] < content[1]:
                yield Frame(v, "quote", "as saying", [content])
            return


def _list_adjective(p: Parse, v: int, a: int, lemma: str) -> Iterator[Frame]:
    for c in (*p.children[a], *(k for k in p.children[v] if k > a)):
        d = p.dep[c]
        if c < a:
            continue
        if d == "prep":
            target = next((k for k in p.children[c] if p.dep[k] in ("pobj", "pcomp") and k > c), -1)
            if target >= 0:
                yield Frame(v, lemma, f"a {p.lower[c]}", [_sub(p, target)])
        elif d == "ccomp":
            yield Frame(v, lemma, f"a ccomp:{_clause_kind(p, c)}", [_sub(p, c)])
        elif d == "xcomp":
            yield Frame(v, lemma, f"a xcomp:{_infinitive_kind(p, c)}", [_sub(p, c)])


def _sub(p: Parse, i: int) -> tuple[int, int]:
    return p.left[i], p.right[i]


def _without(p: Parse, h: int, v: int) -> Ranges:
    """The tokens below `h`, less the words that belong to the inserted clause of `v`."""
    left, right = p.left[h], p.right[h]
    if not left <= v < right:
        return [(left, right)]
    begin = end = v
    if p.head[v] == h or p.head[h] != v:  # v stands below h
        begin, end = p.left[v], p.right[v]
    else:  # h stands below v, on both sides of it
        begin, end = v, v + 1
        kids = p.children[v]
        for c in reversed([k for k in kids if k < v and k != h]):
            if p.left[c] <= h < p.right[c]:
                continue
            begin = min(begin, p.left[c])
        for c in kids:
            if c > v and c != h:
                end = max(end, p.right[c])
        if begin <= h < v:
            begin = v
        if v < h < end:
            end = v + 1
    if begin <= h < end:
        return [(left, v)] if h < v else [(v + 1, right)]
    if begin - left == 1 and p.tag[left] in ("WP", "WDT"):
        left = begin  # "who he said were living there"
    return [r for r in ((left, begin), (end, right)) if r[0] < r[1]]


def _clause_kind(p: Parse, c: int) -> str:
    first = p.lower[p.left[c]]
    if first in _MARKS or first in _WH:
        return "wh" if first in _WH else first
    for k in p.children[c]:
        if k > c:
            break
        if p.dep[k] == "mark":
            return p.lower[k]
        if p.lower[k] in _WH:
            return "wh"
        if p.dep[k] == "aux" and p.tag[k] == "TO":
            return "to"
    return p.tag[c] if p.tag[c] in ("VB", "VBG", "VBN") else "-"


def _infinitive_kind(p: Parse, c: int) -> str:
    for k in p.children[c]:
        if k > c:
            break
        if p.dep[k] == "aux" and p.tag[k] == "TO":
            return "to"
    return p.tag[c] if p.tag[c] in ("VB", "VBG", "VBN") else "n"


def _object_kind(p: Parse, o: int) -> str:
    tag = p.tag[o]
    if tag in ("PRP", "DT", "WP", "WDT"):
        return ":pron"
    for c in p.children[o]:
        if c > o and p.dep[c] in ("acl", "relcl", "ccomp"):
            return ":clause"
    return ":name" if tag.startswith("NNP") else ""
