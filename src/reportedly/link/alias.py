"""Agents the same across reports: a table of names that learns from what reports say beside a name.

    table = link_agents(readings, open_gazetteer().nations)
    who = table.lookup(report_id, agent_id)     # Identity: id, name, kind, members, aliases, may_be
    table.find("Yonhap")                        # identities under that name or alias

`link_agents(readings, nations) -> AgentTable`. Every agent of every reading is a member of exactly one `Identity`.
`Identity.id` is stable over runs for the same reports; `may_be` lists the identities that it could be too ("Kim" where
two Kims are told of): then it is kept apart from both. Every member and alias has its `evidence`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reportedly.link.merge import Group, merge_all
from reportedly.link.names import Sort, split_name
from reportedly.link.seen import Seen, list_seen
from reportedly.model import AgentKind, Alias, Evidence, Identity, Member, Reading

NO_NATIONS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class AgentTable:
    """Who is who over many reports."""

    identities: tuple[Identity, ...]
    by_agent: Mapping[tuple[str, str], Identity]
    by_id: Mapping[str, Identity]

    def lookup(self, report_id: str, agent_id: str) -> Identity:
        """The identity of an agent (`Agent.id`) of a report; raises `KeyError` where it was not among the readings."""
        return self.by_agent[report_id, agent_id]

    def find(self, words: str) -> tuple[Identity, ...]:
        """The identities whose name, or one of whose aliases, holds all these words; case and accents do not count."""
        wanted = set(split_name(words))
        if not wanted:
            return ()
        return tuple(
            one
            for one in self.identities
            if any(wanted <= set(split_name(name)) for name in (one.name, *(a.name for a in one.aliases)))
        )

    def named(self, name: str) -> Identity | None:
        """The only identity that bears just this name (that of an outlet, say); None where none or several do."""
        wanted = split_name(name)
        found = [
            one
            for one in self.identities
            if any(split_name(known) == wanted for known in (one.name, *(a.name for a in one.aliases)))
        ]
        return found[0] if wanted and len(found) == 1 and not found[0].ambiguous else None


def link_agents(readings: Iterable[Reading], nations: Mapping[str, str] = NO_NATIONS) -> AgentTable:
    """One identity an agent over all these reports, with why and on which words.

    Full names are one where they are equal; a surname, a short form ("NIS"), what stands beside a name ("South Korea's
    news agency") and an office ("the Chilean president") lead to the only one they can mean among these reports, and
    stay open where several fit: two persons of one surname, an office that two persons are said to hold. Unnamed
    sources, groups and unresolved pronouns are never the same in two reports.

    `nations` maps lower-case names of countries and peoples to ISO codes (`open_gazetteer().nations`); without it
    "the Chilean president" leads to nobody.
    """
    seen = [one for reading in readings for one in list_seen(reading, nations)]
    groups = merge_all(seen)
    ids = {id(group): hashlib.sha256(":".join(group.identity).encode()).hexdigest()[:12] for group in groups}
    identities = tuple(_make_identity(group, ids) for group in groups)
    return AgentTable(
        identities=identities,
        by_agent={(m.report, m.agent): one for one in identities for m in one.members},
        by_id={one.id: one for one in identities},
    )


def _make_identity(group: Group, ids: Mapping[int, str]) -> Identity:
    best = _find_best(group)
    return Identity(
        id=ids[id(group)],
        name=best.agent.name,
        kind=_find_kind(group),
        members=tuple(
            Member(
                report=joined.seen.report,
                agent=joined.seen.agent.id,
                reason=joined.reason,
                evidence=joined.evidence,
                inferred=joined.inferred,
            )
            for joined in group.joined
        ),
        aliases=_list_aliases(group, best),
        may_be=tuple(dict.fromkeys(ids[id(other)] for other in group.may_be)),
    )


def _find_best(group: Group) -> Seen:
    """The member with the fullest name."""
    named = [j.seen for j in group.joined if j.seen.sort is group.sort] or [group.joined[0].seen]
    return max(named, key=lambda s: (len(s.key), len(s.agent.name), s.agent.name))


def _find_kind(group: Group) -> AgentKind:
    counted = Counter(j.seen.agent.kind for j in group.joined if j.seen.sort is group.sort)
    return counted.most_common(1)[0][0]


def _list_aliases(group: Group, best: Seen) -> tuple[Alias, ...]:
    found: dict[str, Alias] = {}

    def learn(name: str, reason: str, *evidence: Evidence) -> None:
        words = split_name(name)
        if words == split_name(best.agent.name) or (group.sort is Sort.PERSON and set(best.key) <= set(words)):
            return  # the same, or the same with titles
        before = found.get(name.casefold())
        shown = tuple(dict.fromkeys((*(before.evidence if before else ()), *evidence)))
        found[name.casefold()] = Alias(name=before.name if before else name, reason=reason, evidence=shown[:5])

    for joined in group.joined:
        seen = joined.seen
        if seen.agent.name != best.agent.name:
            learn(seen.agent.name, joined.reason, *joined.evidence)
        for name, span in seen.names.values():
            learn(name, "called so", seen.show(span))
        for _, description, span in seen.descriptions:
            learn(description, "said beside the name", seen.show(span))
    return tuple(found.values())
