"""What a clause's own words make of its predicate: modals, negations, adverbs, conditions, questions."""

from __future__ import annotations

from dataclasses import dataclass, field

from reportedly.extract.certainty.clause import Clause, near_children
from reportedly.extract.certainty.words import Words, certainty_words
from reportedly.extract.parse import Parse

CERTAIN = 3.0


@dataclass(slots=True)
class Effect:
    """What operators make of a predicate: a value (-3..+3), a status ("" for none) and the tokens that say so.

    `status_tokens` give the status, `hedge_tokens` lower or turn the value; `reasons` say it in words.
    """

    value: float = CERTAIN
    status: str = ""
    status_tokens: list[int] = field(default_factory=list)
    hedge_tokens: list[int] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


def weigh_clause(p: Parse, clause: Clause, backshifted: bool, outside: bool = False) -> Effect:
    """What the clause's own words make of its predicate; `backshifted` where a past-tense cue reports it.

    Of a cue `outside` a source's words only the negation counts: in "may have said" the doubt is the writer's.
    """
    words = certainty_words()
    effect = Effect()
    negated = len(clause.negations) % 2 == 1
    if clause.modal >= 0 and not outside:
        _weigh_modal(p, clause, words, backshifted, negated, effect)
    elif negated:
        effect.value = -CERTAIN
    if clause.negations:
        effect.hedge_tokens += clause.negations
        said = "negation" if negated else "double negation"
        effect.reasons.append(f"{said} {_quote(p, clause.negations)}")
    if outside:
        return effect
    if clause.weakened >= 0:
        effect.value = min(effect.value, 1.0)
        effect.status = effect.status or "possible"
        effect.hedge_tokens.append(clause.weakened)
        effect.reasons.append(f"weak negation {_quote(p, [clause.weakened])}")
    for a in clause.adverbs:
        effect.value *= words.adverbs[p.lower[a]] / CERTAIN
        effect.hedge_tokens.append(a)
        effect.reasons.append(f"adverb {_quote(p, [a])}")
        if words.adverbs[p.lower[a]] <= 1.0 and effect.status != "predicted":
            effect.status = "possible"
    for a in clause.adjectives:
        entry = words.predicates["J", p.lower[a]]
        if entry.group in ("report", "factive", "implicative", "confirm") or a == clause.node:
            continue
        if not clause.nominal:
            continue
        effect.value *= entry.yes / CERTAIN
        effect.status = effect.status or ("" if entry.status == "likely" else entry.status)
        effect.hedge_tokens.append(a)
        effect.status_tokens.append(a)
        effect.reasons.append(f"adjective {_quote(p, [a])}: {entry.group}")
    if clause.condition >= 0:
        effect.value *= 0.5 if effect.value > 1.5 else 1.0
        if effect.status != "predicted" or p.lower[clause.modal] not in ("will", "'ll", "’ll", "shall", "wo"):
            effect.status = "possible"
        effect.hedge_tokens.append(clause.condition)
        effect.reasons.append(f"condition {_quote(p, [clause.condition])}")
    return effect


def _weigh_modal(p: Parse, clause: Clause, words: Words, backshifted: bool, negated: bool, effect: Effect) -> None:
    m = clause.modal
    lower = p.lower[m]
    value, status = words.modals.get(lower, (1.0, "possible"))
    perfect = clause.perfect >= 0
    if lower in ("would", "'d", "’d"):
        if negated and not perfect and p.lemma(clause.verb) in words.withheld:
            value, status = CERTAIN, ""  # "would not comment": they did not
        else:
            value, status = _weigh_would(p, clause, backshifted, perfect)
    elif lower == "must" and (perfect or clause.progressive >= 0 or _is_stative(p, clause, words)):
        value, status = 2.0, ""
    elif lower in ("should", "ought") and perfect:
        value, status = -1.5, "possible"
    elif lower == "could" and not negated and backshifted and not perfect:
        value = 1.0
    if negated:
        if lower in ("can", "ca", "could") or value > 2.0:
            value, status = -3.0 if not perfect else -2.5, status
        elif lower in ("need", "dare"):
            value = 0.0
        else:
            value = -0.75 * abs(value) if value >= 0 else 0.75 * abs(value)
    effect.value, effect.status = value, status
    effect.status_tokens.append(m)
    if lower not in ("will", "wo", "'ll", "’ll", "shall", "sha") and value != CERTAIN:
        effect.hedge_tokens.append(m)
    effect.reasons.append(f"modal {_quote(p, [m])}")


def _weigh_would(p: Parse, clause: Clause, backshifted: bool, perfect: bool) -> tuple[float, str]:
    if perfect:
        return -1.5, "possible"
    if clause.condition >= 0 or not backshifted or _is_hypothetical(p, clause):
        return 1.0, "possible"
    return CERTAIN, "predicted"


def _is_hypothetical(p: Parse, clause: Clause) -> bool:
    """ "Such a step would cost jobs", "without aid it would fall", "a raid would be a mistake": no reported "will"."""
    words = certainty_words()
    if p.lemma(clause.node) in words.verdicts or any(
        p.lower[c] in words.otherwise for c in near_children(p, clause.verb)
    ):
        return True
    subject = clause.subject
    if subject < 0:
        return False
    if p.dep[subject] in ("csubj", "csubjpass"):
        return True
    return any(p.lower[c] == "such" for c in near_children(p, subject))


def _is_stative(p: Parse, clause: Clause, words: Words) -> bool:
    return clause.passive < 0 and p.lemma(clause.verb) in words.statives


def _quote(p: Parse, tokens: list[int]) -> str:
    return ", ".join(f"'{p.lower[t]}'" for t in sorted(tokens))
