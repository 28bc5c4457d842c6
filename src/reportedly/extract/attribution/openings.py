"""Credits that open a sentence or close it: "As the Vesper reports, ...", "In her words, ...", "... - police"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from reportedly.extract.agent.words import load_agent_words
from reportedly.extract.attribution.candidates import is_informant
from reportedly.extract.attribution.chain import find_cited, may_cite
from reportedly.extract.attribution.choose import Found
from reportedly.extract.attribution.frame import Frame
from reportedly.extract.attribution.source import is_word_of
from reportedly.extract.parse import Parse, find_lemma
from reportedly.lang import load_words

_SURE = 0.96
_NEAR = 18  # tokens that the opening clause may run over
_LONGEST = 12  # tokens of a source at the end
_STOPS = frozenset((".", "!", "?", ";", ":"))
_DASHES = frozenset(("-", "–", "—", "--"))
_IMPERSONAL = frozenset(("it", "this", "that", "there", "which", "who", "what"))
# "in the words of X", "by the account of X"; "in X's words".
_ACCOUNTS = frozenset(
    (
        "words",
        "word",
        "view",
        "opinion",
        "account",
        "estimate",
        "estimation",
        "reckoning",
        "telling",
        "version",
        "admission",
        "assessment",
        "count",
        "judgement",
        "judgment",
        "reading",
    )
)


def list_openings(p: Parse) -> Iterator[Found]:
    """Each credit of these kinds, whether or not another reader sees it as well."""
    for low, high in p.sentences:
        if high - low < 5:
            continue
        yield from _read_as(p, low, high)
        yield from _read_account(p, low, high)
        yield from _read_tail(p, low, high)
    for low, high in p.paragraphs:
        yield from _read_dash(p, low, high)


def _read_as(p: Parse, low: int, high: int) -> Iterator[Found]:
    """ "As the press service underlined, ...": the rest of the sentence."""
    if p.lower[low] != "as":
        return
    comma = next((k for k in range(low + 2, min(high - 3, low + _NEAR)) if p.word[k] == ","), -1)
    if comma < 0:
        return
    verb = next((k for k in range(low + 2, comma) if _reports(p, k)), -1)
    if verb < 0 or any(p.dep[c] in ("ccomp", "dobj", "xcomp") and c > verb for c in p.children[verb]):
        return
    source = low + 1, verb
    while source[1] > source[0] and p.tag[source[1] - 1][:2] in ("RB", "MD", "VB") and p.dep[source[1] - 1] != "nsubj":
        source = source[0], source[1] - 1
    if source[0] >= source[1] or p.lower[source[0]] in _IMPERSONAL or any(p.tag[k][0] == "V" for k in range(*source)):
        return
    head = _head(p, *source)
    citing = next((k for k in range(verb + 1, comma) if find_cited(p, k) >= 0), -1)
    content = [(comma + 1, _end(p, high))]
    yield Found(
        Frame(verb, find_lemma(p.lower[verb], "VBZ" if p.tag[verb] == "NNS" else p.tag[verb]), "as s", content),
        _SURE,
        head,
        source,
        (verb, verb + 1),
        content,
        citing,
    )


def _read_account(p: Parse, low: int, high: int) -> Iterator[Found]:
    """ "By the words of an eyewitness, ...", "In Marsh's view, ..."."""
    if p.lower[low] not in ("in", "by"):
        return
    comma = next((k for k in range(low + 2, min(high - 3, low + _NEAR)) if p.word[k] == ","), -1)
    noun = next((k for k in range(low + 1, max(comma, low)) if p.lower[k] in _ACCOUNTS), -1)
    if noun < 0 or comma < 0:
        return
    if noun + 1 < comma and p.lower[noun + 1] == "of" and p.lower[noun - 1] in ("the", "in", "by"):
        source, cue = (noun + 2, comma), (low, noun + 2)
    elif noun + 1 == comma and p.lower[noun - 1] in ("'s", "’s", "'", "’") and noun - 1 > low + 1:
        source, cue = (low + 1, noun - 1), (noun, noun + 1)
    elif noun + 1 == comma and p.tag[low + 1] == "PRP$" and noun <= low + 3 and p.lower[low + 1] not in ("my", "our"):
        source, cue = (low + 1, low + 2), (noun, noun + 1)
    else:
        return
    if any(p.tag[k][0] == "V" for k in range(*source)):
        return
    content = [(comma + 1, _end(p, high))]
    yield Found(Frame(noun, p.lower[noun], "account", content), _SURE, _head(p, *source), source, cue, content)


def _read_tail(p: Parse, low: int, high: int) -> Iterator[Found]:
    """ "..., partners on the ground report.": a verb at the end that the parser may have taken for a noun."""
    end = high
    while end > low and not p.word[end - 1][0].isalnum():
        end -= 1
    # What the reporter adds may follow: "..., an assessment seen by us says, contradicting the ministry".
    added = next((k for k in range(low + 6, end) if p.tag[k] == "VBG" and is_word_of("commenting", p.lower[k])), end)
    verb = added - 2 if added < end and p.word[added - 1] == "," else end - 1
    if verb - low < 6 or p.lower[verb] not in _tails():
        return
    comma = next((k for k in range(verb - 1, max(low + 2, verb - _LONGEST), -1) if p.word[k] == ","), -1)
    if comma < 0 or comma + 1 >= verb:
        return
    source = comma + 1, verb
    many = p.tag[verb - 1] in ("NNS", "NNPS") or p.tag[_head(p, *source)] in ("NNS", "NNPS")
    if p.lower[verb].endswith("s") == many or any(_is_clausal(p, k) for k in range(*source)):
        return
    behind = next((k for k in range(*source) if p.tag[k] in ("VBN", "IN")), verb)  # "an assessment | seen by us"
    head = _head(p, source[0], max(behind, source[0] + 1))
    head = head if p.tag[head][0] == "N" else next((k for k in range(*source) if p.tag[k][0] == "N"), -1)
    if head < 0 or not any(p.tag[k] in ("VBD", "VBZ", "VBP", "MD") for k in range(low, comma)):
        return
    content = [(low, comma)]
    frame = Frame(verb, find_lemma(p.lower[verb], "VBZ"), "tail", content)
    yield Found(frame, _SURE, head, source, (verb, verb + 1), content)


def _is_clausal(p: Parse, k: int) -> bool:
    return p.tag[k][0] in "WM" or (p.tag[k][0] == "V" and p.tag[k] != "VBN")


def _read_dash(p: Parse, low: int, high: int) -> Iterator[Found]:
    """ "At least 11 killed as bridge collapses - civil protection": how alerts and headlines credit."""
    if high - low < 5 or high - low > 40 or p.word[high - 1] in _STOPS:
        return
    dash = next((k for k in range(high - 2, max(low + 2, high - 8), -1) if p.word[k] in _DASHES), -1)
    if dash < 0 or p.start[dash] == p.end[dash - 1] or p.start[dash + 1] == p.end[dash]:
        return
    source = dash + 1, high
    if any(p.tag[k][0] in "VMC" and p.lower[k] != "and" for k in range(*source)) or not _speaks(p, high - 1):
        return
    if not any(p.tag[k][0] == "V" or p.tag[k] == "MD" or p.tag[k] == "CD" for k in range(low, dash)):
        return
    content = [(low, dash)]
    yield Found(Frame(dash, "-", "dash", content), _SURE, high - 1, source, (dash, dash + 1), content)


def _speaks(p: Parse, i: int) -> bool:
    words = load_agent_words()
    lower = p.lower[i]
    if is_informant(p, i) or may_cite(p, i) or words.is_organisation(lower) or words.is_role(lower):
        return True
    return lower in words.groups or lower in words.unnamed or lower in words.outlets or lower in _bodies()


@cache
def _bodies() -> frozenset[str]:
    return frozenset(load_words("agents")["alerting"])


def _reports(p: Parse, k: int) -> bool:
    if p.tag[k] == "NNS" and p.word[k + 1] == ",":
        return is_word_of("as_said", find_lemma(p.lower[k], "VBZ"))  # "as the Vesper reports," taken for a noun
    return p.tag[k] in ("VBZ", "VBD", "VBP", "VBN") and is_word_of("as_said", p.lemma(k)) and p.dep[k] != "amod"


@cache
def _tails() -> frozenset[str]:
    return frozenset(load_words("cues")["tails"])


def _head(p: Parse, i: int, j: int) -> int:
    tops = [k for k in range(i, j) if not i <= p.head[k] < j or p.head[k] == k]
    nouns = [k for k in tops if p.tag[k][0] in "NP" and p.tag[k] != "POS"]
    return nouns[0] if nouns else j - 1


def _end(p: Parse, high: int) -> int:
    return high - 1 if p.word[high - 1] in (".", "!", "?", "…") else high
