"""Mentions that are no sources: names, definite nouns for organisations and roles, and pronouns as subjects."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence, Set

from reportedly.extract.agent.layout import OWNS, PARTICLES
from reportedly.extract.agent.mention import Mention, describe_mention
from reportedly.extract.agent.words import AgentWords
from reportedly.extract.parse import Parse

_FRONT = 12  # tokens before a noun, and behind it
_BEHIND = 18
_NAMING = ("NN", "JJ", "VB", "FW")  # the tagger takes odd names for other words
_OPENING = frozenset(["“", '"', "``", "‘", "'", ":", "(", "—", "–"])
_WHERE = frozenset(
    [
        "in",
        "at",
        "near",
        "into",
        "across",
        "around",
        "off",
        "through",
        "outside",
        "inside",
        "towards",
        "toward",
        "onto",
        "along",
    ]
)
_OPENERS = frozenset(
    ["but", "and", "yet", "so", "when", "while", "if", "as", "then", "either", "both", "even", "only", "like", "enter"]
)
_INSIDE = ("DT", "JJ", "NN", "NNP", "NNS", "NNPS", "POS", "PRP$", "CD", "JJS", "JJR", "HYPH")


def find_names(p: Parse, words: AgentWords) -> frozenset[str]:
    """Words, in lower case, that stand with a capital in the middle of a sentence and never without one."""
    firsts = {first for first, _ in p.sentences}
    capital = {
        p.lower[i]
        for i, w in enumerate(p.word)
        if w[0].isupper() and p.tag[i][:2] in _NAMING and i not in firsts and p.word[i - 1] not in _OPENING
    }
    return frozenset(capital - set(p.word) - words.common)


def find_others(
    p: Parse, sources: Sequence[Mention], names: Set[str], words: AgentWords, lands: Container[int]
) -> Iterator[Mention]:
    """Whom sources may mean, beside the sources themselves; `lands` are where names of countries begin."""
    taken = [False] * len(p)
    for m in sources:
        _take(p, taken, m, lands)
    n = len(p)
    for i, tag in enumerate(p.tag):
        if taken[i]:
            continue
        lower = p.lower[i]
        if lower.endswith("old") and i and p.dep[i] in ("nsubj", "nsubjpass"):
            first = p.left[i]
            mention = describe_mention(p, p.span(first, i + 1), i, names)
            if mention.pronoun and mention.age:
                yield mention
                continue
        if tag == "PRP":
            if words.pronouns.get(lower) in ("male", "female") and p.dep[i] in ("nsubj", "nsubjpass"):
                yield describe_mention(p, p.span(i, i + 1), i)
            continue
        capital = p.word[i][0].isupper()
        if tag[:2] != "NN" and not (capital and lower in names and tag[:2] in _NAMING):
            continue
        if (
            i + 1 < n
            and (p.tag[i + 1][:2] == "NN" or p.word[i + 1][0].isupper() or p.lower[i + 1] == "-")
            and p.sent[i + 1] == p.sent[i]
        ) and (capital or p.dep[i] in ("compound", "nmod", "amod")):
            continue  # inside a longer phrase
        if p.dep[i] in ("compound", "nmod", "amod") and p.tag[i + 1 : i + 2] == ["JJ"] and p.head[i] == i + 2:
            continue  # "the Kaldrian general staff"
        if i + 2 < n and p.lower[i + 1] in OWNS and _is_inside(p, i, words):
            continue  # "the prosecutor's office", "the Dockers' Union": the phrase as a whole is the mention
        if p.dep[i] == "pobj" and p.lower[p.head[i]] in _WHERE and not _may_be_meant(p, i, words):
            continue
        opens = capital and tag != "NNP" and lower not in names and i == p.sentences[p.sent[i]][0]
        if opens and not _may_be_meant(p, i, words):
            continue
        if lower in words.calendar or (tag[:3] != "NNP" and not capital and not _may_be_meant(p, i, words)):
            continue
        first, end = _find_start(p, i, words), _find_end(p, i, taken)
        if any(taken[first:i]):
            continue
        mention = describe_mention(p, p.span(first, end), i, names)
        if not (end < n and p.lower[end] in OWNS):
            _take(p, taken, mention, lands)
        acts = p.dep[mention.head] in ("nsubj", "nsubjpass")
        told = (mention.bare and lower not in words.indefinite) or (mention.noun and mention.plural)
        if (
            mention.key
            and not mention.pronoun
            and not (p.lower[first] == "this" and lower in words.outlets)
            and (mention.proper or mention.definite or (mention.noun and mention.role) or (told and acts))
        ):
            yield mention


def _is_inside(p: Parse, i: int, words: AgentWords) -> bool:
    """Whether an owner is a part of what it owns as a name: the prosecutor's office, but the envoy's wife."""
    if p.word[i][0].isupper():
        return p.word[i + 2][0].isupper()
    owned = p.head[i] if p.head[i] > i else i + 2
    return words.is_organisation(p.lower[owned]) or not _may_be_meant(p, i, words)


def _take(p: Parse, taken: list[bool], m: Mention, lands: Container[int]) -> None:
    """Its words, and those of its role, are no mentions of others; but "Ghana" in "Ghana's ministry" is one."""
    if not m.pronoun:
        for i in range(max(0, m.head - len(m.key) - 1), m.head):
            own = m.span.start <= p.start[i] and not (m.noun and p.word[i][0].isupper())
            taken[i] = taken[i] or (own and not (p.start[i] in lands and p.lower[i + 1] in OWNS))
        if m.role:
            for i in range(p.token_at(m.role.start), p.token_at(m.role.end - 1) + 1):
                taken[i] = taken[i] or not p.word[i][0].isupper() or i < m.head
    taken[m.head] = True


def _may_be_meant(p: Parse, i: int, words: AgentWords) -> bool:
    lower = p.lower[i]
    if p.dep[i] in ("appos", "attr", "npadvmod", "oprd"):
        return False
    listed = lower in words.roles or lower in words.titles or lower in words.persons
    if p.tag[i] == "NNS" and lower in words.groups:
        return p.lower[p.left[i]] in ("the", "these", "those") or p.dep[i] in ("nsubj", "nsubjpass")
    return words.is_organisation(lower) or (listed and p.tag[i] == "NN")


def _find_start(p: Parse, i: int, words: AgentWords) -> int:
    least = max(p.sentences[p.sent[i]][0], i - _FRONT)
    k = i
    while k > least and (p.tag[k - 1] in _INSIDE or p.lower[k - 1] in PARTICLES or p.word[k - 1][0].isupper()):
        if (
            p.tag[k - 1] == "NN"
            and p.word[k - 1][0].islower()
            and p.word[i][0].isupper()
            and not _may_be_meant(p, k - 1, words)
        ):
            break
        k -= 1
        if p.tag[k] in ("DT", "PRP$"):
            break
    while k < i and (p.lower[k] in _OPENERS or p.tag[k] in ("CC", "WRB", "VBZ", "VBD", "VBP", "MD", "RB")):
        k += 1
    while k < i and ((p.lower[k] in PARTICLES and not p.word[k][0].isupper()) or p.tag[k] in ("POS", "IN")):
        k += 1
    return k


def _find_end(p: Parse, i: int, taken: Sequence[bool]) -> int:
    """Over "of ..." and what stands beside, up to a verb, a source or the owner's mark."""
    most = min(p.sentences[p.sent[i]][1], i + _BEHIND)
    k = i + 1
    if k < most and p.lower[k] in OWNS:
        return k
    most = next((t for t in range(k, most) if taken[t] and p.dep[t] != "appos"), most)
    while k < most and not (
        p.tag[k] in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP", "TO", "''", "``") or p.lower[k] in ("”", "“", ";")
    ):
        if (p.tag[k] == "CC" and p.dep[k] == "cc" and p.head[k] <= i) or (p.tag[k] == "IN" and p.head[k] < i - _FRONT):
            break
        if p.tag[k][:2] == "RB" and p.head[k] > k:
            break
        if p.word[k] == "," and _begins_subject(p, k + 1, most):
            break
        if p.tag[k] == "IN" and (p.head[k] > k or p.tag[p.head[k]][0] == "V"):
            break  # it belongs to the verb
        k += 1
    opens = any(p.lower[t] == "(" for t in range(i, k))
    while k > i + 1 and not (p.word[k - 1][0].isalnum() or (p.lower[k - 1] == ")" and opens)):
        k -= 1
    return k


def _begins_subject(p: Parse, k: int, most: int) -> bool:
    """Whether the words from `k` on are the subject of a verb: "in a letter to Kestrel, | the ministry said"."""
    for i in range(k, min(k + 8, most)):
        if p.word[i] == "," or p.tag[i] in ("VBD", "VBZ", "VBP", "MD"):
            return False
        if p.dep[i] in ("nsubj", "nsubjpass"):
            return p.left[i] >= k
    return False
