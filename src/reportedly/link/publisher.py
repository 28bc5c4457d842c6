"""Which speaker an outlet is, where it publishes its own word: "Ministry of National Defence, press release"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.link.bodies import cut_document, is_office, is_outlet, publishes_itself, speaks_for_state
from reportedly.link.home import find_home
from reportedly.link.names import initials_of
from reportedly.link.nations import find_nations
from reportedly.link.stems import get_stop_words, split_words
from reportedly.model import AgentKind, Identity, Reading

OFFICES = (AgentKind.GOVERNMENT, AgentKind.ORGANISATION, AgentKind.OUTLET)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """A body that publishes its own word: the `key` of the speaker that it is, its name and its countries."""

    key: str
    name: str
    sides: frozenset[str]


def find_publisher(
    reading: Reading,
    homes: Mapping[str, Identity],
    sides: Mapping[str, frozenset[str]],
    nations: Mapping[str, str],
    capitals: Mapping[str, str],
) -> Publisher | None:
    """Who publishes a report, where that is no outlet; `homes` are those whom the reports credit."""
    told = reading.report.outlet
    if not told:
        return None
    name, in_document = cut_document(told)
    certain = publishes_itself(told)
    if not certain and (in_document or is_outlet(name)):
        return None
    home, _ = find_home(reading, nations, capitals)
    own = find_nations(name, nations) or (frozenset([home]) if home and speaks_for_state(name) else frozenset())
    same = [
        one
        for one in homes.values()
        if one.kind in OFFICES
        and _may_be(one, name, nations, in_document=in_document)
        and (not own or not sides[one.id] or own & sides[one.id])
    ]
    exact = [one for one in same if split_words(one.name) == split_words(name)]
    chosen = exact if len(exact) == 1 else same
    if len(chosen) == 1 and (certain or _is_credited_elsewhere(chosen[0], reading)):
        one = chosen[0]
        return Publisher(key=one.id, name=name, sides=sides[one.id] | own)
    return Publisher(key=name.casefold(), name=name, sides=own) if certain else None


def _may_be(one: Identity, name: str, nations: Mapping[str, str], *, in_document: bool) -> bool:
    """Whether somebody credited may be the body of a name, by the words that both have."""
    words, theirs = (
        [w for w in split_words(n) if w not in nations and w not in get_stop_words()] for n in (name, one.name)
    )
    # "SNR" is the Servicio Nacional de Rehabilitación, whether that gives its initials or not.
    if one.name.isupper() and (one.name.lower() == initials_of(name) or one.name in re.findall(r"\w+", name)):
        return True
    if not theirs or not set(theirs) <= set(words):
        return False
    lone = is_office(f"{one.name} of it") and is_office(name)
    # "Castell" is Castell Holdings, whose own release it is.
    firm = in_document and theirs == words[:1] and one.name[:1].isupper()
    return set(theirs) == set(words) or len(set(theirs)) > 1 or lone or firm


def _is_credited_elsewhere(one: Identity, reading: Reading) -> bool:
    # Others hold it for a body that speaks for itself: a relief agency's own press note.
    kinds = (AgentKind.ORGANISATION, AgentKind.GOVERNMENT)
    return one.kind in kinds and any(m.report != reading.report.id for m in one.members)
