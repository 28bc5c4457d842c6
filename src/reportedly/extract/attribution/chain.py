"""Through whom the words came: sources that a source credits, joint sources, and who was told."""

from __future__ import annotations

from reportedly.extract.agent.words import load_agent_words
from reportedly.extract.attribution.candidates import is_informant
from reportedly.extract.attribution.choose import Found
from reportedly.extract.attribution.source import find_antecedent, is_word_of, source_range
from reportedly.extract.parse import Parse

CITING = frozenset(("cite", "quote", "credit"))
_CARRYING = frozenset(
    (
        "carry",
        "publish",
        "quote",
        "cite",
        "broadcast",
        "air",
        "run",
        "distribute",
        "relay",
        "print",
        "post",
        "release",
        "read",
        "show",
    )
)
_DEEPEST = 4
Ranged = tuple[int, tuple[int, int]]  # the head of a noun phrase, and its tokens


def find_via(p: Parse, found: Found) -> list[Ranged]:
    """The sources that the source of an attribution credits, outermost first.

    "Yonhap, citing the spy agency, said", "the agency reported, quoting an official", "quoted him as saying", "the
    agency, which cited police", "attributing the information to police"; and those whom they credit in their turn.
    """
    via = _find_first(p, found)
    for _ in range(_DEEPEST):
        below = _find_cited_below(p, via[-1][0]) if via else None
        if below is None or found.holds(below[0]):
            break
        target, (first, last) = via[-1]
        via[-1] = target, (first, max(target + 1, min(last, _begin_clause(p, below[1]))))
        via.append((below[0], source_range(p, below[0], below[1])))
    return via


def _find_first(p: Parse, found: Found) -> list[Ranged]:
    v = found.frame.cue
    if found.frame.lemma in CITING:
        target = _object(p, v)
        if target >= 0 and p.tag[v] != "VBN" and not found.holds(target) and _quotes_words(p, v):
            return [(target, source_range(p, target, v))]
        return [] if found.citing < 0 else [(t, source_range(p, t, v)) for t in [find_cited(p, v)] if t >= 0]
    via: list[Ranged] = []
    for c in _list_citing(p, found):
        target = find_cited(p, c)
        if target >= 0 and not found.holds(c):
            via.append((target, source_range(p, target, c)))
    for holder in _list_holders(p, found) if not via else ():  # "said in a report that cited the captain"
        below = _find_cited_below(p, holder)
        if below and not found.holds(below[1]):
            via.append((below[0], source_range(p, below[0], below[1])))
    if not via and found.head >= 0:
        below = _find_cited_below(p, find_antecedent(p, found.head))
        if below and below[1] != v:
            via.append((below[0], source_range(p, below[0], below[1])))
    return via


def _quotes_words(p: Parse, v: int) -> bool:
    """ "quoted him as saying": the object of the verb speaks."""
    return any(p.lower[c] == "as" and any(p.tag[k] == "VBG" for k in p.children[c]) for c in p.children[v])


def _list_citing(p: Parse, found: Found) -> list[int]:
    """Words like "citing" that may hang on an attribution, in order."""
    v = found.frame.cue
    places = list(p.children[v])
    if found.head >= 0:
        places += p.children[found.head]
        h = p.head[found.head]
        if p.tag[v] == "VBG" and found.frame.lemma == "according" and h != found.head:
            places += [c for k in p.children[v] for c in p.children[k]]
    if found.citing >= 0:
        places.append(found.citing)
    low, high = p.sentences[p.sent[v]]
    if high - low > 4:
        # the parser often hangs it elsewhere: "..., X said, citing Y"
        near = range(v + 1, next((k for k in range(v + 1, min(high, v + 25)) if p.word[k] == ";"), min(high, v + 25)))
        places += [k for k in near if p.tag[k] in ("VBG", "IN") and p.word[k - 1] == "," and _only_cites(p, k)]
    parted = {c for c in places if any(p.word[k] == ";" for k in range(min(c, v), max(c, v)))}
    return sorted(
        {c for c in places if c not in parted and p.tag[c] in ("VBG", "IN") and (c > v or p.head[c] == v or c >= low)}
    )


def _only_cites(p: Parse, k: int) -> bool:
    return p.lower[k] in ("citing", "quoting", "crediting", "attributing", "referring") or p.lower[k] == "with"


def find_cited(p: Parse, c: int) -> int:
    """Whom the word at `c` credits: the object of "citing", of "attributing it to", of "with reference to"; or -1."""
    if p.tag[c] == "VBG" and p.lemma(c) in CITING:
        target = max(_object(p, c), _object_of(p, c, "from"))
        return target if target >= 0 and _can_be_cited(p, target) else -1
    if p.lower[c] == "attributing":
        thing = _object(p, c)
        if thing < 0 or not is_word_of("hearsay", p.lemma(thing)):
            return -1  # "attributing the attack to militants"
        target = max(_object_of(p, c, "to"), _object_of(p, thing, "to"))
        return target if target >= 0 and _can_be_cited(p, target) else -1
    if p.lower[c] == "referring":
        target = _object_of(p, c, "to")
        return target if target >= 0 and _is_exhibit(p, target) else -1
    if p.lower[c] == "with":
        thing = next((k for k in p.children[c] if p.dep[k] == "pobj" and p.lower[k] in ("reference", "credit")), -1)
        target = _object_of(p, thing, "to") if thing >= 0 else -1
        return target if target >= 0 and _can_be_cited(p, target) else -1
    return -1


def _find_cited_below(p: Parse, n: int) -> tuple[int, int] | None:
    """Whom a relative clause on noun `n` credits, and its verb: "the ministry, which in turn quoted an official"."""
    for c in p.children[n]:
        if p.dep[c] in ("relcl", "acl", "advcl") and c > n and p.lemma(c) in CITING and p.tag[c] != "VBN":
            target = _object(p, c)
            if target >= 0 and _can_be_cited(p, target):
                return target, c
    return None


def _begin_clause(p: Parse, v: int) -> int:
    """Where the clause of verb `v` begins, its comma left out."""
    first = p.left[v]
    while first > 1 and p.word[first - 1] == ",":
        first -= 1
    return first


def may_cite(p: Parse, s: int) -> bool:
    """Whether a noun phrase can be who cites: somebody, an office, a body."""
    return p.tag[s].startswith("NNP") or p.tag[s] == "PRP" or _is_somebody(p, s)


def _list_holders(p: Parse, found: Found) -> list[int]:
    """The nouns for what words stand in: "said in a statement ...", "Kestrel, in a report ..."."""
    places = [found.frame.cue, *((found.head,) if found.head >= 0 else ())]
    nouns = [
        k for at in places for c in p.children[at] if p.dep[c] == "prep" and p.lower[c] == "in" for k in p.children[c]
    ]
    return [n for n in nouns if p.dep[n] == "pobj" and is_word_of("carriers", p.lemma(n))]


def _can_be_cited(p: Parse, s: int) -> bool:
    return is_informant(p, s) or _is_exhibit(p, s) or _is_somebody(p, s)


def _is_somebody(p: Parse, s: int) -> bool:
    """Whether a noun is an office, a person by role or a group: "the fire brigade", "relatives"."""
    words = load_agent_words()
    noun = p.lemma(s)
    if p.tag[s] not in ("NN", "NNS"):
        return False
    if noun in words.roles or noun in words.titles or noun in words.persons or noun in words.unnamed:
        return True
    if p.lower[s] in words.groups or words.is_organisation(noun) or noun.endswith(("person", "man", "woman")):
        return True
    # Nouns for persons by their ending ("a sailor"), where they stand for one: "a matter" has the ending too.
    single = any(p.lower[c] in ("a", "an", "one", "two", "three", "several") for c in p.children[s] if c < s)
    named = any(p.dep[c] == "appos" and p.tag[c][:3] == "NNP" for c in p.children[s])
    return (single or named) and words.is_role(noun) and not is_word_of("no_persons", noun)


def _is_exhibit(p: Parse, s: int) -> bool:
    """Whether a noun is something to look into: "satellite pictures", "court records"."""
    return p.tag[s] in ("NN", "NNS") and (is_word_of("exhibits", p.lemma(s)) or is_word_of("carriers", p.lemma(s)))


def find_carriers(p: Parse, found: Found) -> list[Ranged]:
    """Who passed the words of a source on: "said in a statement carried by Kestrel", "X, quoted by Kestrel, said"."""
    v = found.frame.cue
    carriers: list[Ranged] = []
    if found.frame.lemma in CITING and p.tag[v] == "VBN":  # "was quoted by Kestrel as saying"
        below = [k for c in p.children[v] if p.lower[c] == "as" for k in p.children[c]]
        agents = [a for k in (v, *below) if (a := _find_passive_agent(p, k)) >= 0 and a != found.head]
        return [(a, source_range(p, a, v)) for a in agents[:1] if not found.holds(a)]
    for place in (v, *((found.head,) if found.head >= 0 else ())):
        for c in p.children[place]:  # "said through a spokesman", "the minister, through his lawyer, denied"
            target = (
                next((k for k in p.children[c] if p.dep[k] == "pobj"), -1) if p.lower[c] in ("through", "via") else -1
            )
            if target >= 0 and not found.holds(target) and _is_somebody(p, target):
                carriers.append((target, source_range(p, target, c)))
    nouns = _list_holders(p, found)
    holders = list(nouns)
    if found.head >= 0:
        holders.append(find_antecedent(p, found.head))
    for holder in holders:
        for c in p.children[holder]:
            if p.tag[c] != "VBN" or c < holder or p.dep[c] not in ("acl", "advcl", "appos", "relcl") or c == v:
                continue
            if p.lemma(c) not in (_CARRYING if holder in nouns else CITING):
                continue
            target = _find_passive_agent(p, c)
            if target < 0 and holder in nouns and p.lemma(holder) not in ("interview", "conversation"):
                target = max(_object_of(p, c, "on"), _object_of(p, c, "in"))  # "read on state television"
                target = target if target >= 0 and _publishes(p, target) else -1
            if target >= 0 and not found.holds(target):
                carriers.append((target, source_range(p, target, c)))
    return carriers


def _publishes(p: Parse, s: int) -> bool:
    """Whether a noun phrase is an outlet by its noun, or a name that may be one and no day or place of a post."""
    words = load_agent_words()
    noun = p.lower[s]
    known = noun in words.outlets or words.suffixes.get(noun) in ("newspaper", "broadcaster", "agency", "outlet")
    return (
        known or any(p.lower[c] in ("radio", "channel", "tv") for c in p.children[s]) or noun in ("radio", "television")
    )


def _find_passive_agent(p: Parse, v: int) -> int:
    for c in p.children[v]:
        if p.lower[c] == "by" and c > v:
            return next((k for k in p.children[c] if p.dep[k] == "pobj"), -1)
    return -1


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


def _object_of(p: Parse, v: int, preposition: str) -> int:
    for c in p.children[v]:
        if p.lower[c] == preposition and c > v:
            return next((k for k in p.children[c] if p.dep[k] == "pobj"), -1)
    return -1


def _object(p: Parse, v: int) -> int:
    return next((c for c in p.children[v] if p.dep[c] == "dobj" and c > v), -1)
