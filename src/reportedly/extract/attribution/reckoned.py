"""Numbers that somebody gives: "put the toll at 14", "had spoken of 31,000"; and what courts hear."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.extract.attribution.chain import may_cite
from reportedly.extract.attribution.choose import Found
from reportedly.extract.attribution.frame import Frame, Ranges
from reportedly.extract.attribution.source import find_antecedent, find_subject, is_word_of, source_range
from reportedly.extract.parse import Parse

_SURE = 0.96
_NOTIFYING = ("notify", "inform", "advise")
_FAR = 6  # tokens between "at" and its number


def list_reckoned(p: Parse) -> Iterator[Found]:
    """Each number given by such a verb, and what a court or an inquiry hears."""
    for v, tag in enumerate(p.tag):
        if tag[0] != "V" or p.dep[v] in ("aux", "auxpass") or p.dep[v] == "amod":
            continue
        lemma = p.lemma(v)
        content: Ranges = []
        if is_word_of("reckoning", lemma):
            content = _read_at(p, v)
        elif lemma in ("speak", "talk") or lemma in _NOTIFYING:
            content = _read_of(p, v)
        elif lemma == "hear":
            yield from _read_heard(p, v)
            continue
        if not content:
            continue
        subject = find_subject(p, v)
        if subject < 0 or not _gives(p, find_antecedent(p, subject)):
            continue
        if any(i <= subject < j for i, j in content):
            continue
        source = source_range(p, subject, v)
        cue = v, v + 1
        while cue[0] > source[1] and p.head[cue[0] - 1] == v and p.dep[cue[0] - 1] in ("aux", "neg"):
            cue = cue[0] - 1, cue[1]
        yield Found(Frame(v, lemma, "reckons", content), _SURE, subject, source, cue, content)


def _read_at(p: Parse, v: int) -> Ranges:
    """What "put" and its like put at a number: from the object to the end of the number's phrase."""
    thing = next((c for c in p.children[v] if p.dep[c] in ("dobj", "dative", "nsubj") and c > v), -1)
    if thing < 0:
        return []
    high = min(p.sentences[p.sent[v]][1], v + 40)
    at = next((k for k in range(thing + 1, high) if p.lower[k] == "at" and p.tag[k] == "IN"), -1)
    if at < 0 or p.head[at] not in range(v, at):
        return []
    number = next((k for k in range(at + 1, min(high, at + _FAR)) if p.tag[k] == "CD"), -1)
    return [(p.left[thing], max(p.right[at], number + 1))] if number >= 0 and p.left[thing] > v else []


def _read_of(p: Parse, v: int) -> Ranges:
    """ "had spoken of at least 31,000 homes"."""
    told = [c for c in p.children[v] if p.dep[c] == "dobj"] if p.lemma(v) in _NOTIFYING else []
    below = [c for k in (v, *told) for c in p.children[k]]  # "notified the organisation of nine cases"
    of = next((c for c in below if p.dep[c] == "prep" and p.lower[c] == "of" and c > v), -1)
    if of < 0:
        return []
    high = min(p.right[of], of + 8)
    return [(of + 1, p.right[of])] if any(p.tag[k] == "CD" for k in range(of + 1, high)) else []


def _read_heard(p: Parse, v: int) -> Iterator[Found]:
    """ "..., a court in Cork heard yesterday", "the inquest heard that ..."."""
    subject = next((c for c in p.children[v] if p.dep[c] in ("nsubj", "nsubjpass")), -1)
    if subject < 0 or not is_word_of("hearers", p.lower[subject]):
        return
    source = source_range(p, subject, v)
    low, high = p.sentences[p.sent[v]]
    content: Ranges = []
    clause = next((c for c in p.children[v] if p.dep[c] == "ccomp"), -1)
    if clause > v:
        content = [(p.left[clause], p.right[clause])]
    elif source[0] - 1 > low and p.word[source[0] - 1] == "," and v > source[0] and p.right[v] >= high - 1:
        content = [(low, source[0] - 1)]
    if content and any(p.tag[k] in ("VBD", "VBZ", "VBP", "MD", "VBN") for i, j in content for k in range(i, j)):
        yield Found(Frame(v, "hear", "hears", content), _SURE, subject, source, (v, v + 1), content)


def _gives(p: Parse, s: int) -> bool:
    """Whether a subject may give a number: somebody, an office, or a count or a study."""
    odd = p.tag[s][:2] in ("JJ", "FW") and p.word[s][0].isupper()  # a name that the tagger does not know
    return odd or may_cite(p, s) or (p.tag[s][0] == "N" and (is_word_of("informants", p.lemma(s)) or _is_count(p, s)))


def _is_count(p: Parse, s: int) -> bool:
    noun = p.lemma(s)
    return any(is_word_of(name, noun) for name in ("exhibits", "carriers", "counts"))
