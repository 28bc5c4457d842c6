"""Which attributions the ledger keeps as sayings.

PARC and PolNeAR count attitudes and intentions too ("plans to visit", "discussed the war"). A ledger of who says what
reads those as events and statuses in the voice around them, so that nobody is credited with words they did not say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reportedly.extract.agent.mention import find_antecedent
from reportedly.extract.agent.words import load_agent_words
from reportedly.extract.draft import AttributionDraft
from reportedly.extract.leading import find_charged, is_accusing
from reportedly.extract.parse import Parse
from reportedly.lang import load_words
from reportedly.model import AttributionKind, Span

LEAST_CONFIDENCE = 0.5
LEAST_FOR_REPORTING = 0.3  # "said", "added": a saying left out is credited to the outlet, silently and wrongly


@cache
def _word_set(name: str) -> frozenset[str]:
    return frozenset(load_words("events")[name])


def keep_sayings(p: Parse, drafts: Sequence[AttributionDraft]) -> list[AttributionDraft]:
    """The drafts that report words or beliefs; what stood inside one that is left out moves up a step."""
    drafts = [_trim_cue(p, _go_on(p, _name_source(p, draft))) for draft in drafts]
    kept = [i for i, draft in enumerate(drafts) if _is_saying(p, draft)]
    place = {old: new for new, old in enumerate(kept)}
    result = []
    for i in kept:
        parent, seen = drafts[i].parent, {i}
        while parent is not None and parent not in place and parent not in seen:
            seen.add(parent)
            parent = drafts[parent].parent
        moved = None if parent is None or parent in seen else place[parent]
        result.append(replace(drafts[i], parent=moved))
    return result


def _name_source(p: Parse, draft: AttributionDraft) -> AttributionDraft:
    """ "A university poll found that ...": where the parser reads "a poll that was found", the noun is the source."""
    head = p.head[draft.cue_head]
    if not draft.sources and p.lemma(draft.cue_head) in _word_set("denying") and len(draft.content) > 1:
        # "The party denied having said so": no content is both sides of its verb, its subject is who denies.
        denier, *content = draft.content
        heads = [c for c in p.children[draft.cue_head] if p.dep[c] == "nsubj" and p.start[c] < p.start[draft.cue_head]]
        if heads and denier == p.span(p.left[heads[0]], p.right[heads[0]]):
            return replace(draft, sources=(denier,), heads=(heads[0],), content=tuple(content))
    if draft.sources or p.dep[draft.cue_head] != "acl" or p.dep[head] != "ROOT" or head > draft.cue_head:
        return draft
    first = p.token_at(draft.cue[0].start)
    return replace(draft, sources=(p.span(p.left[head], first),), heads=(head,)) if p.left[head] < first else draft


def _trim_cue(p: Parse, draft: AttributionDraft) -> AttributionDraft:
    """The cue without adverbs that only place it in the story: "[also] claims", "[previously] reported"."""
    (cue, *rest) = draft.cue
    first, last = p.token_at(cue.start), p.token_at(cue.end - 1) + 1
    while first < draft.cue_head and p.tag[first] == "RB" and p.lower[first] in _word_set("passing"):
        first += 1
    return replace(draft, cue=(p.span(first, last), *rest))


def _go_on(p: Parse, draft: AttributionDraft) -> AttributionDraft:
    """ "X has happened, the ministry added, and Y will": what follows the inserted cue is the ministry's too."""
    cue = draft.cue_head
    if p.lemma(cue) not in _word_set("reporting") or not draft.sources or draft.content[-1].end > p.start[cue]:
        return draft
    if p.sent[p.token_at(draft.content[-1].start)] != p.sent[cue]:
        return draft
    for c in p.children[cue]:
        if p.dep[c] == "conj" and c > cue and any(p.dep[g] in ("nsubj", "nsubjpass") for g in p.children[c]):
            last = p.right[c]
            while last > c + 1 and p.tag[last - 1] in (".", ",", ":", "''"):
                last -= 1
            return replace(draft, content=(*draft.content, p.span(p.left[c], last)))
    return draft


def _is_saying(p: Parse, draft: AttributionDraft) -> bool:
    lemma = p.lemma(draft.cue_head)
    if draft.settled:
        return draft.settled != "untold"
    if p.tag[draft.cue_head].startswith("RB") or lemma == "according":
        return True
    if draft.sources and all(_is_nobody(p, s, d) for s, d in zip(draft.sources, draft.heads, strict=True)):
        return False
    if any(not _may_speak(p, p.token_at(s.start), head) for s, head in zip(draft.sources, draft.heads, strict=True)):
        return False
    if not draft.sources and lemma not in _word_set("impersonal"):
        return False
    if draft.kind is not AttributionKind.INDIRECT and draft.sources:
        return True
    least = LEAST_FOR_REPORTING if draft.sources and lemma in _word_set("reporting") else LEAST_CONFIDENCE
    if draft.confidence < least or _says_nothing(p, draft, lemma):
        return False
    top = _content_top(p, draft)
    if p.tag[top][0] == "V" or p.tag[top] == "MD" or p.dep[top] in ("ccomp", "ROOT"):
        auxiliaries = [p.tag[c] for c in p.children[top] if p.dep[c] in ("aux", "auxpass")]
        finite = "TO" not in auxiliaries and (p.tag[top] != "VBG" or bool(auxiliaries))
        return finite or lemma in _word_set("commissives")
    if lemma == "say" and draft.sources and _acts_below(p, top):
        return True
    if draft.sources and is_accusing(p, draft.cue_head) and find_charged(p, draft.cue_head) is not None:
        return True  # "accused the army of shelling the market"
    return bool(draft.sources) and p.tag[draft.cue_head][0] == "V" and lemma in _word_set("namings")


def _acts_below(p: Parse, top: int) -> bool:
    """Whether a noun has a participle that may be its verb: "said 250 tonnes of oil leaked from the ship"."""
    tops = [top] if p.lower[top] != "that" else [c for c in p.children[top] if p.dep[c] == "pobj"]
    tops += [k for n in tops for c in p.children[n] if p.lower[c] == "of" for k in p.children[c]]
    below = [c for k in tops for c in p.children[k] if p.dep[c] == "acl" and p.tag[c] == "VBN"]
    return any(all(p.dep[k] != "agent" for k in p.children[c]) for c in below)  # "words written by her son" are words


def _is_nobody(p: Parse, source: Span, head: int) -> bool:
    """ "I think", "you know", "no one believes"; but not "it said", "it denies"."""
    first = p.token_at(source.start)
    if p.end[first] != source.end or p.lower[head] not in _word_set("nobody"):
        return False
    if p.lower[first] == "one" and p.tag[p.head[first]] == "VBD" and p.lemma(p.head[first]) in _word_set("reporting"):
        return False  # "Relatives gathered at the gate. One said her son had called."
    speaks = _word_set("reporting") | _word_set("denying")
    return p.lower[first] not in ("it", "who") or p.lemma(p.head[first]) not in speaks


def _says_nothing(p: Parse, draft: AttributionDraft, lemma: str) -> bool:
    """ "did not confirm the reports", "would not say whether", "will announce": nothing is said; "does not believe" is
    a belief."""
    below = p.children[draft.cue_head]
    negated = any(p.dep[c] == "neg" for c in below) and lemma not in _word_set("attitudes")
    return negated or any(p.tag[c] == "MD" for c in below)


def _content_top(p: Parse, draft: AttributionDraft) -> int:
    inside = [
        i
        for s in draft.content[:4]
        for i in range(p.token_at(s.start), min(p.token_at(s.end - 1), p.token_at(s.start) + 200) + 1)
    ]
    members = frozenset(inside)
    tops = [i for i in inside if p.head[i] not in members or p.head[i] == i]
    words = [i for i in tops if p.dep[i] not in ("punct", "mark", "cc")]
    verbs = [i for i in words if p.tag[i][0] == "V"]
    return (verbs or words or inside)[0]


def _may_speak(p: Parse, first: int, head: int) -> bool:
    """Whether a relative pronoun stands for somebody: "the ministry, which said", not "the move, which confirms"."""
    if p.tag[first] not in ("WDT", "WP"):
        return True
    meant = head if head != first else find_antecedent(p, first)
    if meant is None:
        return False
    words = load_agent_words()
    listed = words.roles | words.organisations | words.groups | words.documents | words.unnamed
    return p.lower[first] == "who" or p.lower[meant] in listed or p.lemma(meant) in listed
