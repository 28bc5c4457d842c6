"""From an event up to the top of its sentence: the predicates that govern it, one level each."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.extract.certainty.clause import REACH, Clause, find_condition, near_children, read_clause
from reportedly.extract.certainty.words import Predicate, Words, certainty_words
from reportedly.extract.parse import Parse

# Deeper nesting than this never occurs in a sentence that anybody reads.
HIGHEST = 10
_COMPLEMENT_PREPOSITIONS = frozenset(
    ["of", "from", "about", "for", "on", "to", "at", "in", "against", "over", "with", "into"]
)
# What may follow its own content: "the ship sank, they believe".
_SAYING = frozenset(
    [
        "report",
        "claim",
        "confirm",
        "factive",
        "believe",
        "suspect",
        "seem",
        "expect",
        "fear",
        "deny",
        "hope",
        "unlikely",
    ]
)
# Takes an infinitive however far off: "told his men at the camp to leave".
_DISTANT = frozenset(["expect", "bound", "plan", "decide", "direct", "want", "prevent", "hope"])


@dataclass(slots=True)
class Level:
    """One predicate on the way up and how it hangs on the next.

    `link` is "complement" (under `governor`, whose word list entry is `predicate`), "same" (what holds above holds
    here), "beside" (joined by *and*: under what the level above is under), "factual" (holds whatever stands above),
    "condition", "open", "purpose", "time", "without", or "top". `marker` is the token that says so, else -1.
    `outside` marks a governor beyond the range asked for: the cue.
    """

    clause: Clause
    link: str = "top"
    governor: int = -1
    predicate: Predicate | None = None
    marker: int = -1
    form: str = ""
    outside: bool = False


def climb(p: Parse, event: int, first: int, last: int) -> list[Level]:
    """The levels from `event` (first) to the top, looking only at tokens `first` .. `last` (half-open).

    The governor of the topmost clause inside the range counts too: a source's own "denied" or "believes" stands
    outside what it governs; so does the verb of a governing noun ("dismissed reports that").
    """
    words = certainty_words()
    sentence_first, sentence_last = p.sentences[p.sent[event]]
    levels: list[Level] = []
    node = p.head[event] if p.dep[event] in ("aux", "auxpass") else event
    for _ in range(HIGHEST):
        inside = first <= node < last
        lo, hi = (first, last) if inside else (sentence_first, sentence_last)
        level = Level(clause=read_clause(p, node, lo, hi), outside=not inside)
        for token in levels[-1].clause.negations if levels else ():
            # "has no plans": the noun's own negation, seen again from its verb.
            if token in level.clause.negations:
                level.clause.negations.remove(token)
        levels.append(level)
        if not inside and not level.clause.nominal:
            break
        above = _hang(p, level, words)
        if above < 0 or above == node:
            break
        if not first <= above < last and level.link not in ("complement", "beside", "same"):
            break
        node = above
    return levels


def look_up(p: Parse, i: int, form: str, words: Words) -> Predicate | None:
    """The word list's entry for token `i` with a complement of a form: "that", "to" or "of"."""
    kind = p.tag[i][:1]
    if kind == "V":
        lemma = p.lemma(i)
        return words.predicates.get((f"V {form}", lemma)) or words.predicates.get(("V", lemma))
    if kind == "N":
        return words.predicates.get(("N", p.lemma(i)))
    if kind in "JRI":
        return words.predicates.get(("J", p.lower[i]))
    return None


def _hang(p: Parse, level: Level, words: Words) -> int:
    """Fill in how a level hangs on the next; the next level's predicate, or -1 at the top."""
    clause = level.clause
    v = clause.verb
    h = p.head[v]
    if h == v:
        return -1
    d = p.dep[v]
    if clause.nominal:
        if d in ("oprd", "acomp") and p.tag[h][:1] == "V":
            return _hang_complement(p, level, words, h)
        above = _hang_noun(p, level, words, d, h)
        if level.link == "factual":
            for c in near_children(p, v):
                if p.dep[c] == "det" and p.lower[c] in ("any", "whatever"):
                    level.link, level.marker = "open", c
        return above
    if d == "conj":
        return _hang_neighbour(p, level, h)
    if d in ("ccomp", "csubj", "csubjpass", "xcomp"):
        return _hang_complement(p, level, words, h)
    if d == "acl":
        if clause.infinitive >= 0 or (clause.tense in ("past", "present", "modal") and p.tag[h][:1] == "N"):
            return _hang_complement(p, level, words, h)
        level.link = "factual"
        return -1
    if d == "pcomp":
        return _hang_gerund(p, level, words, h)
    if d == "advcl":
        return _hang_adverbial(p, level, words, h)
    level.link = "factual" if d == "relcl" else "top"
    return -1


def _hang_neighbour(p: Parse, level: Level, h: int) -> int:
    v = level.clause.verb
    for t in range(max(h + 1, p.left[v] - 2), v):
        if p.lower[t] == "than" and p.lower[t - 1] == "rather":
            level.link, level.marker = "without", t - 1  # "unite rather than divide"
            return -1
    level.link = "beside"
    return h


def _form(clause: Clause) -> str:
    return "that" if clause.tense in ("past", "present", "modal") else "to"


def _hang_complement(p: Parse, level: Level, words: Words, h: int) -> int:
    clause = level.clause
    form = _form(clause)
    if clause.mark >= 0 and p.lower[clause.mark] in ("whether", "if"):
        level.link, level.marker = "open", clause.mark
        level.governor = h
        return -1
    level.link, level.form, level.governor = "complement", form, h
    # "it is likely that ...": the word that counts is the copula's complement, before or after the clause.
    if p.tag[h][:1] == "V" and p.lemma(h) in words.copulas:
        for c in near_children(p, h):
            if p.dep[c] in ("acomp", "attr", "oprd") and c != clause.node:
                entry = look_up(p, c, form, words)
                if entry is not None:
                    level.governor, level.predicate = c, entry
                    return c
    level.predicate = entry = look_up(p, h, form, words)
    if form == "that" and h > clause.verb and (entry is None or entry.group not in _SAYING or _is_parted(p, clause, h)):
        # "The aim is clear: they must leave" hangs the first clause on the second; nothing governs it.
        level.link, level.form, level.governor, level.predicate = "factual", "", -1, None
        return -1
    return h


def _is_parted(p: Parse, clause: Clause, governor: int) -> bool:
    # "The police think it came from the east; the army won't say."
    edge = p.right[clause.verb]
    return ";" in p.lower[edge - 1 : min(governor, edge + REACH)]


def _hang_gerund(p: Parse, level: Level, words: Words, preposition: int) -> int:
    mark = level.clause.mark
    if mark >= 0 and p.lower[mark] in words.open_questions:
        level.link, level.marker = "open", mark  # "doubts over whether he will play"
        return -1
    lower = p.lower[preposition]
    h = p.head[preposition]
    if lower in words.negative_prepositions or (lower == "of" and p.lower[h] == "instead"):
        level.link, level.marker = "without", preposition
        return -1
    if lower == "than" and preposition and p.lower[preposition - 1] == "rather":
        level.link, level.marker = "without", preposition - 1
        return -1
    if (lower, p.lower[h]) in (("of", "short"), ("from", "far")):
        level.link, level.marker = "without", h
        return -1
    if lower == "with" and level.clause.subject >= 0:
        level.link = "factual"  # "with 30 people trapped"
        return -1
    entry = look_up(p, h, "to", words) if lower in _COMPLEMENT_PREPOSITIONS else None
    if lower == "against" and entry is not None and entry.group in ("decide", "plan"):
        level.link, level.marker = "without", preposition
        return -1
    if entry is not None and (entry.group not in ("report", "implicative") or p.tag[h][:1] == "N"):
        level.link, level.form, level.governor, level.predicate = "complement", "to", h, entry
        return h
    level.link = "same" if lower in ("by", "in", "before", "besides", "to", "into") else "factual"
    if lower == "before" or lower == "after":
        level.marker = preposition
    return h if level.link == "same" and p.tag[h][:1] == "V" else -1


def _hang_adverbial(p: Parse, level: Level, words: Words, h: int) -> int:
    clause = level.clause
    condition = find_condition(p, clause.verb, words)
    if condition >= 0:
        level.link, level.marker = "condition", condition
        return -1
    mark = clause.mark
    lower = p.lower[mark] if mark >= 0 else ""
    if clause.infinitive >= 0 and clause.tense == "infinitive":
        entry = look_up(p, h, "to", words)
        near = 0 < p.left[clause.verb] - h <= 3 or (entry is not None and entry.group in _DISTANT)
        if entry is not None and near and entry.group not in ("report", "implicative", "confirm"):
            level.link, level.form, level.governor, level.predicate = "complement", "to", h, entry
            return h
        level.link, level.marker = "purpose", clause.infinitive
        return -1
    if lower in words.open_questions:
        level.link, level.marker = "open", mark
        return -1
    if lower in words.negative_prepositions or (lower == "than" and mark and p.lower[mark - 1] == "rather"):
        level.link, level.marker = "without", mark
        return -1
    if lower == "that" and mark and p.lower[mark - 1] == "so":
        level.link, level.marker = "purpose", mark
        return -1
    for c in near_children(p, clause.verb):
        if c < clause.verb and p.dep[c] in ("mark", "advmod") and p.lower[c] in words.times_to_come:
            level.link, level.marker, level.governor = "time", c, h
            return -1
    if clause.tense == "none" and mark < 0 and p.tag[h][:1] == "V":
        level.link = "same"
        return h
    level.link = "factual"
    return -1


def _hang_noun(p: Parse, level: Level, words: Words, d: str, h: int) -> int:
    level.link = "factual"
    falsity = _find_falsity(p, level.clause.node, h, words)
    if falsity >= 0:
        level.link, level.form, level.governor = "complement", "that", falsity
        level.predicate = words.predicates[("V", "deny")]
        return falsity
    if d == "dobj" and p.lemma(h) == "call":
        return -1  # "called the strike disappointing": there is a strike; "called for a strike" asks for one
    if d == "conj":
        level.link = "beside"
        return h
    if d == "pobj":
        return _hang_object_of_preposition(p, level, words, h)
    if d in ("dobj", "nsubjpass", "nsubj", "dative"):
        return _hang_argument(p, level, words, d, h)
    if d in ("compound", "nmod", "poss") and p.tag[h][:1] == "N":
        entry = look_up(p, h, "of", words)
        if entry is not None and entry.group not in ("report", "implicative", "factive"):
            level.link, level.form, level.governor, level.predicate = "complement", "of", h, entry
            return h
    return -1


def _find_falsity(p: Parse, noun: int, h: int, words: Words) -> int:
    # "Dismissed as fabricated the claim that ...", "called false the assertion that ...", "called the claim a lie".
    entry = look_up(p, noun, "that", words)
    if entry is None or entry.group not in ("claim", "report"):
        return -1
    if p.lower[h] in words.falsities and p.dep[h] in ("advcl", "amod", "pobj"):
        return h
    said_of = p.lemma(h) == "be" and p.dep[noun] == "nsubj"  # "the claim that ... is a lie"
    if p.tag[h][:1] == "V" and (said_of or p.lemma(h) in words.naming):
        for c in near_children(p, h):
            if c != noun and p.dep[c] in ("oprd", "acomp", "attr", "dobj", "amod") and p.lower[c] in words.falsities:
                return c
    return -1


def _hang_object_of_preposition(p: Parse, level: Level, words: Words, preposition: int) -> int:
    lower = p.lower[preposition]
    h = p.head[preposition]
    if lower in words.negative_prepositions:
        level.link, level.marker = "without", preposition
        return -1
    if lower not in _COMPLEMENT_PREPOSITIONS or h == preposition:
        return -1
    entry = look_up(p, h, "of", words)
    if entry is None or entry.group in ("report", "factive", "implicative", "confirm"):
        return -1
    level.link, level.form, level.governor, level.predicate = "complement", "of", h, entry
    return h


def _hang_argument(p: Parse, level: Level, words: Words, d: str, h: int) -> int:
    if p.tag[h][:1] != "V":
        return -1
    lemma = p.lemma(h)
    if d == "nsubj":
        if lemma in words.copulas:
            for c in near_children(p, h):
                if p.dep[c] in ("acomp", "attr", "oprd"):
                    entry = look_up(p, c, "of", words)
                    if entry is not None and p.tag[c][:1] != "N":
                        level.link, level.form, level.governor, level.predicate = "complement", "of", c, entry
                        return c
        if lemma == "fail":
            own = look_up(p, level.clause.node, "to", words)
            if own is not None and own.group == "try":
                entry = look_up(p, h, "to", words)
                level.link, level.form, level.governor, level.predicate = "complement", "of", h, entry
                return h
        if lemma not in words.happening:
            return -1
        level.link = "same"
        return h
    entry = look_up(p, h, "of", words)
    if entry is None or entry.group in ("report", "factive"):
        return -1
    if entry.group == "implicative":
        level.link = "same"
        return h
    level.link, level.form, level.governor, level.predicate = "complement", "of", h, entry
    return h
