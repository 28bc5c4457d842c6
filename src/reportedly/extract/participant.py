"""Who does what a proposition tells of, and to whom or what."""

from __future__ import annotations

from reportedly.extract.leading import is_accusing, is_seen
from reportedly.extract.parse import Parse
from reportedly.extract.proposition import Proposition, is_passive
from reportedly.model import Participant, Span

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_CLAUSES = ("advcl", "relcl", "acl", "ccomp", "pcomp", "xcomp", "parataxis")


def find_participants(p: Parse, q: Proposition) -> tuple[Participant, ...]:
    """Who does it and to whom or what; a shared subject is taken from the clause it is shared with."""
    event, end = q.event, 0
    found = _climb(p, event)
    if "agent" not in found and (accused := _find_accused(p, event)) is not None:
        found["agent"], end = accused
    elif p.dep[event] == "acl" and "agent" not in found and (holder := _find_holder(p, event)) is not None:
        found["agent"] = holder
    return tuple(
        Participant(span=_noun_phrase(p, i, end if i < end else len(p)), role=role) for role, i in sorted(found.items())
    )


def _climb(p: Parse, event: int) -> dict[str, int]:
    found: dict[str, int] = {}
    node = event
    for _ in range(6):
        for c in p.children[node]:
            dep = p.dep[c]
            if dep == "nsubj":
                found.setdefault("agent" if node == event or not is_passive(p, event) else "patient", c)
            elif dep == "nsubjpass" and node != event and not is_passive(p, event) and is_seen(p, node):
                found.setdefault("agent", c)  # "were seen firing"
            elif dep == "nsubjpass" or (node == event and dep == "dobj"):
                found.setdefault("patient", c)
            elif node == event and dep == "agent":
                by = [o for o in p.children[c] if p.dep[o] == "pobj"]
                if by:
                    found.setdefault("agent", by[0])
        if (
            p.dep[node] not in ("conj", "xcomp", "acomp")
            or {"agent", "patient"} <= found.keys()
            or ("agent" in found and node != event)
        ):
            break
        if node == event and any(p.dep[c] in _SUBJECTS for c in p.children[node]):
            break
        node = p.head[node]
    return {role: i for role, i in found.items() if p.tag[i] not in ("WDT", "WP", "EX")}


def _find_accused(p: Parse, event: int) -> tuple[int, int] | None:
    # "Accused the rebels of shelling the market": who did it, and where the words for them end.
    if p.dep[event] not in ("pcomp", "pobj"):
        return None
    cue, end = event, event
    while not is_accusing(p, cue) and p.dep[cue] in ("pcomp", "pobj", "conj", "prep", "dobj") and p.head[cue] != cue:
        end = cue if p.dep[cue] == "prep" else end
        cue = p.head[cue]
    if not is_accusing(p, cue):
        return None
    return next(((c, end) for c in p.children[cue] if p.dep[c] in ("dobj", "nsubjpass")), None)


def _find_holder(p: Parse, event: int) -> int | None:
    """Who has the plan: "the brewer has no plans to close it"."""
    if any(p.tag[c] == "TO" for c in p.children[event]):
        return next((c for c in p.children[p.head[p.head[event]]] if p.dep[c] == "nsubj" and p.tag[c] != "EX"), None)
    return None


def _noun_phrase(p: Parse, i: int, end: int) -> Span:
    right = min(p.right[i], end)
    for c in p.children[i]:
        if c > i and (p.dep[c] in _CLAUSES or p.dep[c] == "punct"):
            right = min(right, p.left[c])
    return p.span(p.left[i], max(right, i + 1))
