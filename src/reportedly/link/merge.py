"""Which agents of many reports are one: first what bears one full name, then what can only mean one of those."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from reportedly.link.names import Sort, initials_of, is_short_of
from reportedly.link.seen import Seen
from reportedly.model import Evidence

_Key = TypeVar("_Key")
TERM = 366  # days: somebody said to hold an office a year away may no longer hold it
MONTH = 31


@dataclass(frozen=True, slots=True)
class Joined:
    """One agent in a group, and why."""

    seen: Seen
    reason: str
    evidence: tuple[Evidence, ...]
    inferred: bool = False


@dataclass(slots=True, eq=False)
class Group:
    """Agents taken for one; `may_be` the groups that it could be too."""

    sort: Sort
    key: tuple[str, ...]
    identity: tuple[str, ...]  # what its first agents had in common
    joined: list[Joined] = field(default_factory=list)
    lands: set[str] = field(default_factory=set)
    names: dict[tuple[str, ...], Evidence] = field(default_factory=dict)
    may_be: list[Group] = field(default_factory=list)
    into: Group | None = None  # the group that its agents were moved to

    def take(self, seen: Seen, reason: str, evidence: tuple[Evidence, ...] = (), *, inferred: bool = False) -> None:
        """One more agent."""
        shown = tuple(dict.fromkeys((seen.first, *evidence)))
        self.joined.append(Joined(seen, reason, shown, inferred))
        self.lands |= seen.lands
        self.names.setdefault(seen.key, seen.first)
        for key, (_, span) in seen.names.items():
            self.names.setdefault(key, seen.show(span))


Match = tuple[Group, str, tuple[Evidence, ...], bool]  # where an agent belongs, why, on what, whether it is inferred
Rule = Callable[[Seen, "Filed"], list[Match]]


_Index = dict[_Key, dict[Group, None]]


@dataclass(slots=True)
class Filed:
    """Groups by what may lead to them."""

    by_name: _Index[tuple[str, ...]] = field(default_factory=dict)
    by_end: _Index[str] = field(default_factory=dict)  # the first and the last word of a name
    by_initials: _Index[str] = field(default_factory=dict)
    by_role: _Index[str] = field(default_factory=dict)
    by_description: _Index[str] = field(default_factory=dict)

    def file(self, group: Group, seen: Seen) -> None:
        """File a group under all that one of its members tells."""
        for key in (seen.key, *seen.names):
            self.by_name.setdefault(key, {})[group] = None
            for end in (*key[:1], *key[-1:]):
                self.by_end.setdefault(end, {})[group] = None
        self.by_initials.setdefault(initials_of(seen.agent.name), {})[group] = None
        for role in seen.roles:
            self.by_role.setdefault(role, {})[group] = None
        described = {word for words, _, _ in seen.descriptions for word in words}
        for word in described.union(seen.key if seen.sort is Sort.ORGANISED else ()):
            self.by_description.setdefault(word, {})[group] = None


def merge_all(seen: Sequence[Seen]) -> list[Group]:
    """Groups in the order in which they are first spoken of."""
    groups: dict[tuple[str, ...], Group] = {}
    for one in seen:
        name = _identify(one)
        group = groups.setdefault(name, Group(one.sort, one.key, name))
        first = group.joined[0].seen if group.joined else None
        same_office = first is not None and one.sort is Sort.OFFICE and not (one.lands & first.lands)
        reason = "same office, both reports about one country" if same_office else "same name"
        group.take(one, reason, (first.first,) if first else (), inferred=same_office)
    filed = Filed()
    for group in groups.values():
        for joined in group.joined:
            filed.file(group, joined.seen)
    whole: list[Group] = []
    for group in sorted(groups.values(), key=_is_vague):
        target = _place(group, filed)
        if target is None:
            whole.append(group)
    for group in whole:
        others = {id(end): end for other in group.may_be if (end := _follow(other)) is not group}
        group.may_be = list(others.values())
    order = {id(one): n for n, one in enumerate(seen)}
    return sorted(whole, key=lambda g: min(order[id(j.seen)] for j in g.joined))


def _follow(group: Group) -> Group:
    """Where the agents of a group are by now: what others could be may have been placed after them."""
    while group.into is not None:
        group = group.into
    return group


def _identify(one: Seen) -> tuple[str, ...]:
    """What makes two agents one without asking further."""
    alone = (one.sort.value, one.report, one.agent.id)
    if one.sort in (Sort.APART, Sort.HOLDER) or (one.sort is Sort.PERSON and len(one.key) < 2):
        return alone
    if one.sort is Sort.OFFICE:
        lands = sorted(one.lands) or ([one.about] if one.about else [])
        telling = len(one.key) > 1 and len(lands) == 1
        return (one.sort.value, lands[0], *_nameless(one)) if telling else alone
    return (one.sort.value, *one.key)


def _nameless(one: Seen) -> tuple[str, ...]:
    """The words of an office without those that tell its country."""
    return tuple(w for w in one.key if w not in one.land_words)


def _is_vague(group: Group) -> tuple[int, int]:
    """Fuller names first: what leads to them comes after."""
    order = (Sort.PERSON, Sort.ORGANISED, Sort.GOVERNMENT, Sort.OFFICE, Sort.HOLDER, Sort.APART)
    return order.index(group.sort), -len(group.key)


def _place(group: Group, filed: Filed) -> Group | None:
    """Move the agents of a group into the only other one they can mean; note where several remain."""
    one = group.joined[0].seen
    for rule in _RULES.get(group.sort, ()):
        found = [m for m in rule(one, filed) if m[0] is not group and m[0].joined]
        found = list({id(m[0]): m for m in found}.values())
        if len(found) == 1 and not found[0][0].may_be:
            target, reason, evidence, inferred = found[0]
            for joined in group.joined:
                target.take(joined.seen, reason, evidence, inferred=inferred)
                filed.file(target, joined.seen)
            group.joined, group.into = [], target
            return target
        if found:
            group.may_be = [m[0] for m in found]
            return None
    return None


def _by_surname(one: Seen, filed: Filed) -> list[Match]:
    """ "Marsh" in a report that gives no first name; "J. Marsh" too."""
    if len(one.key) > 2 or (len(one.key) == 2 and len(one.key[0]) > 1):
        return []
    found = []
    for group in filed.by_end.get(one.key[-1], ()):
        if group.sort is not Sort.PERSON or len(group.key) < 2 or group.key[-1] != one.key[-1]:
            continue
        if len(one.key) == 2 and group.key[0][0] != one.key[0]:
            continue
        found.append(group)
    if len(found) > 1 and one.roles:
        told = [g for g in found if any(one.roles & j.seen.roles for j in g.joined)]
        found = told if len(told) == 1 else found
    return [(g, "surname", (g.joined[0].seen.first,), False) for g in found]


def _by_role_and_surname(one: Seen, filed: Filed) -> list[Match]:
    """Bare surnames in two reports: one where their office is told alike, or both reports are about one country."""
    if len(one.key) != 1:
        return []
    found: list[Match] = []
    for group in filed.by_name.get(one.key, ()):
        other = group.joined[0].seen if group.joined else one
        if group.sort is not Sort.PERSON or other is one or len(other.key) != 1 or other.report == one.report:
            continue
        alike = bool(one.roles & other.roles)
        if alike or (one.about and one.about == other.about):
            reason = "surname and office" if alike else "surname, both reports about one country"
            found.append((group, reason, (other.first,), not alike))
    return found[:1]


def _by_known_name(one: Seen, filed: Filed) -> list[Match]:
    """A name that another report gives to something with a longer name: "NIS", "the Post"."""
    return [
        (g, "called so elsewhere", (g.names[one.key],), False)
        for g in filed.by_name.get(one.key, ())
        if g.sort in (Sort.ORGANISED, Sort.OFFICE) and g.key != one.key
    ]


def _by_short_name(one: Seen, filed: Filed) -> list[Match]:
    """ "Castell" of "Castell Holdings", and the other way round."""
    if not one.key:
        return []
    return [
        (g, "short name", (g.joined[0].seen.first,), False)
        for g in filed.by_end.get(one.key[0], ())
        if g.sort is Sort.ORGANISED and g.joined and (is_short_of(one.key, g.key) or is_short_of(g.key, one.key))
    ]


def _by_bare_name(one: Seen, filed: Filed) -> list[Match]:
    """A bare name that speaks is taken for a surname; "Castell" may be Castell Holdings all the same."""
    if len(one.key) != 1 or one.roles or one.agent.role:
        return []
    same = [g for g in filed.by_name.get(one.key, ()) if g.sort is Sort.ORGANISED and g.joined]
    if same:
        return [(g, "bare name", (g.joined[0].seen.first,), True) for g in same]
    return [(g, f"bare name, {reason}", shown, True) for g, reason, shown, _ in _by_short_name(one, filed)]


def _by_initials(one: Seen, filed: Filed) -> list[Match]:
    if len(one.key) != 1 or not one.agent.name.isupper() or len(one.key[0]) < 2:
        return []
    return [
        (g, "initials", (g.joined[0].seen.first,), True)
        for g in filed.by_initials.get(one.key[0], ())
        if g.sort in (Sort.ORGANISED, Sort.OFFICE) and g.joined
    ]


def _by_description(one: Seen, filed: Filed) -> list[Match]:
    """ "The South Korean news agency": what a report said beside somebody's name."""
    words = one.common
    if not words or not one.lands:
        return []
    found: list[Match] = []
    for group in min((filed.by_description.get(w, {}) for w in words), key=len):
        if not group.lands & one.lands:
            continue
        for joined in group.joined:
            told = [(e, joined.seen) for w, _, e in joined.seen.descriptions if words <= w]
            if told:
                found.append((group, "said beside the name", (told[0][1].show(told[0][0]),), False))
                break
            if joined.seen.sort is Sort.ORGANISED and words <= set(joined.seen.key):
                found.append((group, "words of the name", (joined.seen.first,), False))
                break
    return found


def _by_office(one: Seen, filed: Filed) -> list[Match]:
    """ "The Chilean president": the only one said to be that about that time.

    Where several were said to hold the office, only who was said so before and after, or within a month.
    """
    lands = one.lands or (frozenset([one.about]) if one.about else frozenset())
    words = one.roles - one.land_words
    if not words or not lands:
        return []
    holders: list[tuple[Group, list[Seen]]] = []
    for group in min((filed.by_role.get(w, {}) for w in words), key=len):
        if group.sort is not Sort.PERSON or not group.lands & lands:
            continue
        told = [j.seen for j in group.joined if words <= j.seen.roles and j.seen.agent.role]
        if told:
            holders.append((group, told))
    margin = TERM if len(holders) == 1 else MONTH
    near = [(g, told) for g, told in holders if _is_within(one, told, margin)]
    if len(holders) > 1 and not near:
        near = holders
    return [(g, "office", (told[0].show(told[0].agent.role or told[0].agent.mentions[0]),), True) for g, told in near]


def _is_within(one: Seen, told: Sequence[Seen], margin: int) -> bool:
    """Whether a report came out while somebody was said to hold an office, give or take some days."""
    days = [date.fromisoformat(s.published[:10]).toordinal() for s in told if s.published]
    if not days or not one.published:
        return True
    day = date.fromisoformat(one.published[:10]).toordinal()
    return min(days) - margin <= day <= max(days) + margin


_RULES: dict[Sort, tuple[Rule, ...]] = {
    Sort.PERSON: (_by_surname, _by_bare_name, _by_role_and_surname),
    Sort.ORGANISED: (_by_known_name, _by_short_name, _by_initials, _by_description),
    Sort.OFFICE: (_by_known_name, _by_description),
    Sort.HOLDER: (_by_office,),
}
