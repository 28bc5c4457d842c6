"""How sure a proposition is and whether it happened: its governors folded from the top down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.extract.certainty.clause import REACH, near_children
from reportedly.extract.certainty.climb import Level, climb, look_up
from reportedly.extract.certainty.local import CERTAIN, Effect, weigh_clause
from reportedly.extract.certainty.tense import find_base, is_backshifted
from reportedly.extract.certainty.words import certainty_words
from reportedly.extract.parse import Parse
from reportedly.model import Certainty, Span, Status

# From here down the claim says that the event does not happen.
DENIED = -2.0
# Below this an event that nobody places in the future is only possible.
PROBABLE = 1.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How sure, in which status, by which words, and why (one readable reason an operator, outermost first)."""

    certainty: Certainty
    status: Status
    status_spans: tuple[Span, ...] = ()
    reasons: tuple[str, ...] = ()


def judge_by_rules(p: Parse, event: int, first: int, last: int) -> Judgement:
    """Judge token `event`, counting the operators among tokens `first` .. `last` and the governor they hang on."""
    levels = climb(p, event, first, last)
    judged = _judge_pending(p, levels[0], fold(p, levels))
    return _plan_headline(p, event, judged) if p.dep[event] in ("relcl", "acl") else judged


def fold(p: Parse, levels: Sequence[Level]) -> Judgement:
    """Carry certainty from the outermost predicate down to the event (the first level)."""
    held = above = CERTAIN  # what holds of the level just passed, and of the place it stood in
    effects: list[Effect] = []
    for i in range(len(levels) - 1, -1, -1):
        level = levels[i]
        parent = levels[i + 1] if i + 1 < len(levels) else None
        if level.link == "beside" and effects:
            effects.pop()  # the neighbour's own words are not this clause's
        elif parent is not None and _stands_alone(level):
            effects.clear()
        effect = Effect()
        place = _place(p, level, held, above, parent, effect)
        plain = level.outside or (i > 0 and _can_say(p, level, levels[i - 1]))
        own = weigh_clause(p, level.clause, is_backshifted(p, levels, i), plain)
        if i == len(levels) - 1 and level.link == "top" and not level.outside:
            _weigh_mood(p, level, own)
        above, held = place, place * own.value / CERTAIN
        effects += (effect, own)
    return _conclude(p, levels, effects, held)


def _stands_alone(level: Level) -> bool:
    # "they may not know that it sank": it sank, whatever they know.
    entry = level.predicate
    if level.link != "complement":
        return False
    return level.form == "that" if entry is None else entry.group == "factive"


def _can_say(p: Parse, level: Level, below: Level) -> bool:
    # "The army can confirm that it sank" confirms it.
    entry, modal = below.predicate, level.clause.modal
    saying = entry is not None and entry.group in ("report", "confirm", "claim", "factive")
    return saying and modal >= 0 and p.lower[modal] == "can" and not level.clause.negations


def _judge_pending(p: Parse, level: Level, judged: Judgement) -> Judgement:
    # "More rain is expected": the source claims the rain, not the expecting.
    words, clause = certainty_words(), level.clause
    word = clause.node
    if p.lemma(word) == "be":
        word = next((c for c in near_children(p, word) if p.dep[c] == "acomp"), word)
    tag = p.tag[word]
    if tag[:1] == "J" and clause.verb != word:
        known = p.lower[word] in words.pending_adjectives and not _has_cause(p, word)
    else:
        known = tag == "VBN" and clause.passive >= 0 and p.lemma(word) in words.pending_verbs
    entry = look_up(p, word, "of", words) if known else None
    below = (*near_children(p, word), *near_children(p, clause.verb))
    if entry is None or any(p.dep[c] in ("xcomp", "ccomp") or _is_doer(p, c) for c in below):
        return judged
    held = judged.certainty.value
    value = round((entry.yes * held if held >= 0 else entry.no * -held) / CERTAIN, 2) + 0.0
    status = {"likely": "predicted", "": "possible"}.get(entry.status, entry.status)
    here = join_tokens(p, [clause.passive, word])
    hedge = tuple(sorted({*judged.certainty.hedge, *(join_tokens(p, [word]) if abs(entry.yes) <= 2.0 else ())}))
    return Judgement(
        certainty=Certainty(value=value, hedge=hedge),
        status=Status.DENIED if value <= DENIED else Status(status),
        status_spans=here,
        reasons=(*judged.reasons, f"{entry.group}: '{p.lower[word]}'"),
    )


def _has_cause(p: Parse, word: int) -> bool:
    """Whether "due" is followed by what something came of: "due to a short circuit", not "due on Friday"."""
    return p.lower[word] == "due" and any(
        p.dep[c] in ("prep", "pcomp") and p.lower[c] == "to" for c in p.children[word]
    )


def _is_doer(p: Parse, c: int) -> bool:
    """Whether "by ..." names who does it: "planned by the army", not "planned by the end of the month"."""
    things = [k for k in near_children(p, c) if p.dep[k] == "pobj"] if p.dep[c] == "agent" else []
    return any(p.lower[k] not in certainty_words().moments for k in things)


def _place(p: Parse, level: Level, held: float, above: float, parent: Level | None, effect: Effect) -> float:
    """The certainty of the place a level stands in, given what holds of its parent."""
    link = level.link
    if link == "complement":
        return _govern(p, level, held, parent, effect)
    if link == "beside":
        return above
    if link == "same":
        return held
    words = certainty_words()
    if link in ("condition", "open", "purpose", "without"):
        effect.hedge_tokens.append(level.marker)
        effect.status_tokens.append(level.marker)
        effect.reasons.append(f"{_LINKS[link]} '{p.lower[level.marker]}'")
    if link == "condition":
        effect.status = "possible"
        return -0.5 if p.lower[level.marker] == "unless" else 0.5
    if link == "open":
        effect.status = "possible"
        return 0.5
    if link == "purpose":
        effect.status = "planned"
        return 1.5
    if link == "without":
        return -CERTAIN
    if link == "time" and level.clause.tense == "present" and _comes(p, level, words.future_words):
        effect.status = "predicted"
        effect.status_tokens.append(level.marker)
        effect.reasons.append(f"time to come '{p.lower[level.marker]}'")
        return 2.5
    return CERTAIN


_LINKS = {"condition": "in a condition,", "open": "open question", "purpose": "purpose", "without": "excluded by"}


def _comes(p: Parse, level: Level, future_words: frozenset[str]) -> bool:
    # "once their training is complete, troops will be sent": a present tense that waits for a future one.
    for c in near_children(p, level.governor):
        if p.dep[c] == "aux" and (p.tag[c] in ("MD", "TO")):
            return True
        if p.lower[c] in future_words:
            return True
    return p.tag[level.governor] == "VB"


def _govern(p: Parse, level: Level, held: float, parent: Level | None, effect: Effect) -> float:
    entry, g = level.predicate, level.governor
    if level.form == "to" and p.tag[g][:1] == "V":
        lemma = p.lemma(g)
        clause = parent.clause if parent is not None else None
        if lemma == "be" and level.clause.infinitive == g + 1:
            return _note(p, effect, "planned", [g, g + 1], 2.5 * held / CERTAIN, "to be", False)
        to = level.clause.infinitive
        if lemma == "go" and p.tag[g] == "VBG" and to >= 0:
            return _note(p, effect, "predicted", [g, to], held, "going to", False)
        if lemma == "have" and to > g:
            if "yet" in p.lower[g : min(to, g + REACH)]:
                effect.hedge_tokens += range(g, to)
                return _note(p, effect, "", [*range(g, to)], -CERTAIN, "yet to", False)
            if clause is not None and clause.tense == "past" and held > 0:
                return 2.5  # "had to withdraw": they did
    if entry is None:
        return held if held < 0 or (level.form == "to" and p.tag[g][:1] in "VJ") else CERTAIN
    if (
        entry.group == "possible"
        and p.lower[g] in ("able", "allowed", "permitted")
        and parent is not None
        and parent.clause.tense == "past"
    ):
        return held * 2.5 / CERTAIN
    value = entry.yes * held / CERTAIN if held >= 0 else entry.no * -held / CERTAIN
    if entry.group == "factive":
        value = CERTAIN
    elif held < 0 and p.tag[g][:1] == "N" and entry.group in ("report", "claim", "believe", "suspect"):
        value = held  # "dismissed reports that", "no truth to claims that"
    lowers = abs(entry.yes) <= 2.0 or entry.yes < 0
    status = entry.status
    if entry.group == "want" and level.clause.subject >= 0 and p.head[level.clause.subject] == level.clause.verb:
        value, status = value * 0.5, "possible"  # "wants Kyiv to withdraw" is no plan of Kyiv's
    if status == "likely":
        status = "predicted" if level.clause.tense == "infinitive" and level.clause.perfect < 0 else ""
    tokens = [g]
    if parent is not None and parent.clause.node == g:
        tokens = [t for t in (parent.clause.perfect, parent.clause.passive, parent.clause.progressive) if t >= 0] + [g]
    if level.clause.infinitive >= 0:
        tokens.append(level.clause.infinitive)
    if value != CERTAIN or status:
        return _note(p, effect, status, tokens, value, entry.group, lowers)
    return value


def _note(p: Parse, effect: Effect, status: str, tokens: list[int], value: float, name: str, lowers: bool) -> float:
    effect.status = status
    if status:
        effect.status_tokens += tokens
    if lowers:
        effect.hedge_tokens.append(tokens[-2] if len(tokens) > 1 and p.tag[tokens[-1]] == "TO" else tokens[-1])
    effect.reasons.append(f"{name}: '{' '.join(p.lower[t] for t in tokens)}'")
    return value


def _plan_headline(p: Parse, v: int, judged: Judgement) -> Judgement:
    """An infinitive on the sentence's top noun that is all its verb: "Prime minister to visit Braga"."""
    top = p.head[v]
    to = next((c for c in near_children(p, v) if p.tag[c] == "TO"), -1)
    if to < 0 or p.tag[v] != "VB" or p.dep[top] != "ROOT" or p.tag[top][0] != "N":
        return judged
    low, high = p.sentences[p.sent[v]]
    if (
        high - low > 40
        or p.lower[high - 1] == "."
        or any(p.tag[k] in ("VBD", "VBZ", "VBP", "MD") for k in range(low, high))
    ):
        return judged
    value = min(judged.certainty.value, 2.5)
    return replace(
        judged,
        certainty=replace(judged.certainty, value=value),
        status=Status.PLANNED if value > DENIED else Status.DENIED,
        status_spans=join_tokens(p, [to]),
        reasons=(*judged.reasons, "headline infinitive"),
    )


def _weigh_mood(p: Parse, level: Level, own: Effect) -> None:
    clause = level.clause
    v = clause.verb
    mark = _find_question_mark(p, v) if p.dep[v] in ("ROOT", "conj", "ccomp") and clause.question_word < 0 else -1
    if mark >= 0:
        own.value *= 0.0
        own.status = "possible"
        own.hedge_tokens.append(mark)
        own.reasons.append("question")
    elif (
        p.tag[v] == "VB" and clause.tense == "none" and clause.subject < 0 and p.dep[v] == "ROOT" and not clause.nominal
    ):
        own.value *= 0.5 / CERTAIN
        own.status = "possible"
        own.reasons.append(f"imperative '{p.lower[v]}'")
    elif clause.tense == "infinitive" and p.dep[v] == "ROOT" and clause.perfect < 0:
        own.status = "planned"
        own.value *= 2.5 / CERTAIN
        own.status_tokens.append(clause.infinitive)
        own.reasons.append("headline infinitive")


def _find_question_mark(p: Parse, v: int) -> int:
    # Not over a quotation mark or colon: in 'he said, "Why not?"' nobody asks whether he said it.
    last = p.sentences[p.sent[v]][1]
    for t in range(v, min(last, v + REACH)):
        if p.lower[t] == "?":
            return t
        if p.lower[t] in ('"', "“", "”", "``", "''", ":", "‘", "’"):
            return -1
    return -1


def _conclude(p: Parse, levels: Sequence[Level], effects: list[Effect], value: float) -> Judgement:
    value = round(min(CERTAIN, max(-CERTAIN, value)), 2) + 0.0
    base, base_tokens, base_reason = find_base(p, levels)
    named = [e for e in reversed(effects) if e.status]  # the event's own words first
    status, tokens = base, base_tokens
    if value <= DENIED:
        status = "denied"
        tokens = [t for e in effects for t in e.hedge_tokens]
    elif possible := [e for e in named if e.status == "possible"]:
        status, tokens = "possible", [t for e in possible for t in e.status_tokens or e.hedge_tokens]
    elif named:
        status, tokens = named[0].status, named[0].status_tokens
    elif value < PROBABLE:
        status, tokens = "possible", [t for e in effects for t in e.hedge_tokens]
    reasons = [r for e in effects for r in e.reasons]
    if status == base and base_reason:
        reasons.append(base_reason)
    return Judgement(
        certainty=Certainty(value=value, hedge=join_tokens(p, [t for e in effects for t in e.hedge_tokens])),
        status=Status(status),
        status_spans=join_tokens(p, tokens),
        reasons=tuple(reasons),
    )


def join_tokens(p: Parse, tokens: list[int]) -> tuple[Span, ...]:
    """Spans over tokens, neighbours joined, in order."""
    spans: list[tuple[int, int]] = []
    for t in sorted(set(tokens)):
        if t < 0:
            continue
        if spans and spans[-1][1] == t:
            spans[-1] = (spans[-1][0], t + 1)
        else:
            spans.append((t, t + 1))
    return tuple(p.span(i, j) for i, j in spans)
