"""Steps 3 and 4 for one story: its readings to comparisons.

1. who speaks          link.speaker     readings -> one name for each speaker
2. what they answer    link.collect     claims -> answers
3. which question      link.slots       answers -> slots; link.asserted the same for claims without a number
4. between slots       link.pairs       parts and wholes, other scopes
5. which are rendered  link.rendered   readings -> translations; copies were found when the reports were linked
6. where it comes from reconcile.origins  entries -> origins and the three counts
7. how they stand      reconcile.relate   entries -> relations
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import combinations

from reportedly.link.answer import Answer
from reportedly.link.asking import ask_plainly, ask_whether, ask_who
from reportedly.link.asserted import Claims, compare_doers, gather_claims, name_doers
from reportedly.link.collect import collect_answers
from reportedly.link.decided import apply_edits, find_edits
from reportedly.link.gist import Gist
from reportedly.link.gists import collect_gists
from reportedly.link.nations import Nations
from reportedly.link.pairs import pair_slots
from reportedly.link.question import ask_how_many
from reportedly.link.rendered import find_translations
from reportedly.link.slots import Gathering, Verdicts, explain_fits, gather_figures, name_slot
from reportedly.link.speaker import Speakers, find_speakers
from reportedly.linking import link_ledger
from reportedly.model import (
    ClaimRef,
    Comparison,
    Copy,
    CountedClass,
    Decision,
    Origin,
    Reading,
    Relation,
    Slot,
    SlotEntry,
    SlotKind,
    Story,
    Subject,
    Translation,
    Verdict,
)
from reportedly.reconcile.asked import Asked, find_course
from reportedly.reconcile.develop import find_developments, find_range
from reportedly.reconcile.edges import find_copied
from reportedly.reconcile.ground import Ground, lay_ground
from reportedly.reconcile.moment import order_entries
from reportedly.reconcile.origins import count_origins, trace_origins
from reportedly.reconcile.relate import relate_entries
from reportedly.store import Entry, Ledger

_ANSWERS = (Subject.CLAIM, Subject.FIGURE, Subject.SLOT)
_PEOPLE = ("an", "ese", "ish", "ch", "ic", "i", "ine")  # how adjectives of peoples end, more often than nouns
_MOST = 40  # entries of a slot whose pairs are all written out


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareOptions:
    """What comparing rests on besides the readings themselves.

    `verdicts` and `wrong` are people's decisions: pairs that are, or are not, about one question, and claims that were
    read wrong and shall not count. `speakers` is a table of who is who across reports, worked out where not given.
    """

    nations: Nations = field(default_factory=Nations)
    copies: Sequence[Copy] = ()
    speakers: Speakers | None = None
    verdicts: Verdicts = field(default_factory=Verdicts)
    wrong: frozenset[str] = frozenset()  # keys of claims and figures
    translations: Sequence[Translation] = ()  # known beforehand; what the reports tell is found


def compare_readings(
    readings: Iterable[Reading], story: Story | None = None, options: CompareOptions | None = None
) -> list[Comparison]:
    """Every question that the readings of one story answer, those first that most reports answer and disagree on.

    The same readings give the same comparisons in whatever order they come.
    """
    options = options or CompareOptions()
    readings = _sort_readings(readings)
    options = replace(options, speakers=_know_speakers(readings, options))
    answers = list_answers(readings, options)
    gatherings: list[Gathering] = [
        *gather_figures(answers, options.verdicts),
        *gather_claims(_read_gists(readings, answers, options), options.verdicts),
    ]
    return compare_gatherings(readings, gatherings, story, options)


def list_answers(readings: Iterable[Reading], options: CompareOptions) -> list[Answer]:
    """All that the readings of one story answer, but for what people said was read wrong."""
    readings = _sort_readings(readings)
    speakers = _know_speakers(readings, options)
    return [
        a
        for reading in readings
        for a in collect_answers(reading, speakers, options.nations.words, options.nations.capitals)
        if a.ref.key not in options.wrong and a.ref.claim not in options.wrong
    ]


def list_gists(readings: Iterable[Reading], options: CompareOptions) -> list[Gist]:
    """What each claim of the readings of one story says is done, by whom, to what."""
    readings = _sort_readings(readings)
    options = replace(options, speakers=_know_speakers(readings, options))
    return _read_gists(readings, list_answers(readings, options), options)


def _read_gists(readings: Sequence[Reading], answers: Sequence[Answer], options: CompareOptions) -> list[Gist]:
    return collect_gists(readings, answers, _know_speakers(readings, options), options.nations)


def compare_gatherings(
    readings: Iterable[Reading], gatherings: Sequence[Gathering], story: Story | None, options: CompareOptions
) -> list[Comparison]:
    """The comparisons of answers that are gathered already: origins, relations, and what leads from slot to slot."""
    readings = _sort_readings(readings)
    figures = [g for g in gatherings if g.members[0].ref.figure is not None]
    across: dict[ClaimRef, list[Relation]] = defaultdict(list)
    for relation in pair_slots(figures):
        for ref in {relation.left, relation.right}:
            across[ref].append(relation)
    known = {t.copy for t in options.translations}
    rendered = [t for t in find_translations(readings, options.copies) if t.copy not in known]
    called = {a.entry.speaker: a.called for g in gatherings for a in g.members if a.entry.speaker and a.called}
    ground = lay_ground(readings, options.copies, [*options.translations, *rendered], called)
    found = [_compare(g, story, ground, across, options) for g in gatherings]
    return sorted(found, key=rank_comparison)


def _know_speakers(readings: Sequence[Reading], options: CompareOptions) -> Speakers:
    if options.speakers is not None:
        return options.speakers
    return find_speakers(readings, options.nations.words, options.nations.capitals)


def _sort_readings(readings: Iterable[Reading]) -> list[Reading]:
    return sorted(readings, key=lambda r: (r.report.published or "~", r.report.id))


@cache
def load_nations() -> Nations:
    """Countries by the words for them, from the gazetteer; builds that at the very first use."""
    from reportedly.extract.place import list_capitals, open_gazetteer

    gazetteer = open_gazetteer()
    names = {code: gazetteer.name_of(entry.id) or code for code, entry in gazetteer.lands.items()}
    by_code: dict[str, list[str]] = defaultdict(list)
    for word, code in sorted(gazetteer.demonyms.items()):
        by_code[code].append(word)
    peoples = {}
    for code, found in by_code.items():
        name = names.get(code, "").lower()
        best = max(found, key=lambda w: (w[:3] == name[:3], w.endswith(_PEOPLE), -len(w), w))
        peoples[code] = best.title()
    return Nations(words=gazetteer.nations, names=names, peoples=peoples, capitals=list_capitals())


def compare_ledger(ledger: Ledger, story: str | None = None) -> Iterator[tuple[Story | None, list[Comparison]]]:
    """The comparisons of a ledger's stories, or of the one that `story` names, one story in memory at a time.

    Where the ledger may be written, new reports are first put into stories, and what was compared is kept: a second
    call reads it back and changes nothing. A ledger that may only be read, or has no stories, is compared as it is.
    """
    if not ledger.read_only:
        link_ledger(ledger)
    stories = [ledger.story(story)] if story is not None else ledger.stories()
    if not stories:
        found = compare_readings(ledger.readings(), None, _take_options(ledger))
        if found:
            yield None, found
        return
    for one in stories:
        kept = ledger.comparisons(one.id)
        if kept is None:
            # Taken first: what is added or decided while this compares shall have it compared once more.
            made_from = ledger.fingerprint(one.id)
            edits = find_edits(ledger.decisions())
            readings = [apply_edits(ledger.reading(report), edits) for report in one.reports]
            kept = compare_readings(readings, one, _take_options(ledger, one))
            if not ledger.read_only:
                ledger.keep_comparisons(one.id, kept, made_from)
        yield one, kept


def _take_options(ledger: Ledger, story: Story | None = None) -> CompareOptions:
    decisions = ledger.decisions()
    return CompareOptions(
        nations=load_nations(),
        verdicts=read_verdicts(decisions),
        wrong=read_wrong(decisions),
        copies=ledger.copies(story=story.id) if story else (),
    )


def read_verdicts(decisions: Iterable[Decision]) -> Verdicts:
    """Which answers people said are, or are not, about one question; the last word on a pair holds."""
    last: dict[frozenset[str], bool] = {}
    for d in decisions:
        if d.about in _ANSWERS and d.verdict in (Verdict.SAME, Verdict.NOT_SAME):
            for pair in combinations(d.keys, 2):
                last[frozenset(pair)] = d.verdict is Verdict.SAME
    return Verdicts(
        same=frozenset(p for p, same in last.items() if same),
        apart=frozenset(p for p, same in last.items() if not same),
    )


def read_wrong(decisions: Iterable[Decision]) -> frozenset[str]:
    """The keys of claims and figures that people said were read wrong, and did not accept or correct since."""
    wrong: set[str] = set()
    for d in decisions:
        if d.about in _ANSWERS:
            if d.verdict in (Verdict.WRONG, Verdict.REJECT):
                wrong.update(d.keys)
            elif d.verdict in (Verdict.ACCEPT, Verdict.EDIT):
                wrong.difference_update(d.keys)
    return frozenset(wrong)


def trace_claim(ledger: Ledger, entry: Entry) -> list[tuple[Comparison, ClaimRef]]:
    """The comparisons that a claim of the ledger, or a figure of it, stands in, with where it stands there."""
    report = entry.reading.report.id
    if not ledger.read_only:
        link_ledger(ledger)
    story = next((s.id for s in ledger.stories() if report in s.reports), None)
    return [
        (comparison, e.ref)
        for _, comparisons in compare_ledger(ledger, story)
        for comparison in comparisons
        for e in comparison.entries
        if e.ref.report == report and e.ref.claim == entry.claim.id
    ]


def rank_comparison(c: Comparison) -> tuple[object, ...]:
    """The order a reader wants: figures that many reports give and that differ before what one report says once."""
    numeric = c.slot.kind is SlotKind.HOW_MANY
    spread = c.range is not None and c.range.low != c.range.high
    return (-min(c.counts.reports, 2), not numeric, not spread, -len(c.entries), c.slot.question, c.slot.id)


def _compare(
    gathering: Gathering,
    story: Story | None,
    ground: Ground,
    across: Mapping[ClaimRef, list[Relation]],
    options: CompareOptions,
) -> Comparison:
    members = sorted(gathering.members, key=lambda a: order_entries(a.entry))
    entries = tuple(
        replace(a.entry, ambiguous=gathering.doubts.get(a.ref)) if a.ref in gathering.doubts else a.entry
        for a in members
    )
    slot = make_slot(gathering, members, story, options.nations)
    origins = trace_origins(entries, ground, slot.counted)
    grows, moves = find_course(slot.counted, slot.phase, {a.family for a in members})
    asked = Asked(
        kind=slot.kind, grows=grows, moves=moves, origin_of=_origin_of(origins), depth_of=_depth_of(origins),
        copied=_list_copied(entries, ground),
        doers=compare_doers(gathering) if isinstance(gathering, Claims) else {},
        named=name_doers(gathering) if isinstance(gathering, Claims) else {},
    )  # fmt: skip
    inner = [r for a, b in _choose_pairs(entries) if (r := relate_entries(a, b, asked))]
    outer = {
        (r.left, r.right, r.kind): r for e in entries for r in across.get(e.ref, ()) if slot.kind is SlotKind.HOW_MANY
    }
    return Comparison(
        story=story,
        slot=slot,
        entries=entries,
        relations=(*inner, *outer.values()),
        origins=origins,
        counts=count_origins(entries, origins),
        range=find_range(entries),
        developments=find_developments(entries, inner),
    )


def make_slot(gathering: Gathering, members: Sequence[Answer], story: Story | None, nations: Nations) -> Slot:
    """The slot of a gathering whose members stand in time order."""
    first = members[0]
    kind, question = _ask(gathering, members, nations)
    windows = {a.window for a in members if a.window}
    scope = next(iter(windows)) if len(windows) == 1 else None
    # Where it is asked of is told by most, not by one that stands alone.
    placed = sum(bool(a.places) for a in members) * 2 > len(members)
    places = {p.name for a in members for p in a.places} if placed else ()
    kinds: list[CountedClass] = [a.kind for a in members if a.kind]
    return Slot(
        id=name_slot(story.id if story else None, members),
        story=story.id if story else None,
        kind=kind,
        question=question,
        entries=tuple(a.ref for a in members),
        phase=first.phase,
        counted=max(set(kinds), key=lambda k: (kinds.count(k), k.value)) if kinds else None,
        unit=first.entry.unit,
        group=" ".join([*sorted({n for a in members for n in a.group.nations}), first.group.population or ""]).strip()
        or None,
        event=first.family or first.lemma,
        place=next(iter(places)) if len(places) == 1 else None,
        scope="/".join(x or ".." for x in scope) if scope else None,
        qualifiers=tuple(
            sorted({*(w for a in members for w in a.group.narrowed), *([first.rate] if first.rate else [])})
        ),
        reasons=explain_fits(members),
        decided=gathering.decided,
    )


def _ask(gathering: Gathering, members: Sequence[Answer], nations: Nations) -> tuple[SlotKind, str]:
    if members[0].ref.figure is not None:
        return SlotKind.HOW_MANY, ask_how_many(members, nations)
    if not isinstance(gathering, Claims):
        return SlotKind.WHETHER, ask_plainly(members)
    ask = ask_who if gathering.kind is SlotKind.WHO else ask_whether
    return gathering.kind, ask(gathering.gists)


def _choose_pairs(entries: Sequence[SlotEntry]) -> Iterator[tuple[SlotEntry, SlotEntry]]:
    if len(entries) <= _MOST:
        yield from combinations(entries, 2)
        return
    # Of a long list every entry stands beside the one before it and beside the first to give another answer.
    seen: dict[object, SlotEntry] = {}
    for n, entry in enumerate(entries):
        key = (entry.low, entry.high, entry.approximator, entry.speaker, entry.denies)
        for other in [*seen.values()][:_MOST]:
            yield other, entry
        if n and entries[n - 1] not in seen.values():
            yield entries[n - 1], entry
        seen.setdefault(key, entry)


def _origin_of(origins: Sequence[Origin]) -> dict[ClaimRef, str]:
    return {m.claim: o.id for o in origins for m in o.members}


def _depth_of(origins: Sequence[Origin]) -> dict[ClaimRef, int]:
    return {m.claim: sum(e.claim is not None for e in m.path) for o in origins for m in o.members}


def _list_copied(entries: Sequence[SlotEntry], ground: Ground) -> frozenset[tuple[ClaimRef, ClaimRef]]:
    return frozenset(
        (entry.ref, step[0].ref) for entry in entries if (step := find_copied(entry, entries, ground)) is not None
    )
