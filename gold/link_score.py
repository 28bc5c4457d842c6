"""Stories, copies, slots, relations and origins against the gold; what is right is told in `benchmarks.story_gold`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from gold.links import GoldSlot, Links
from gold.matching import Found, Key, match_entries
from gold.tally import Score
from reportedly.model import Span
from reportedly.model.relation import RelationKind

BOTH_WAYS = {RelationKind.AGREES, RelationKind.CONFLICTS, RelationKind.OTHER_SCOPE}
# What follows from a relation may stand beside it, never in its place.
BESIDE = {
    RelationKind.COPIES: {RelationKind.AGREES},
    RelationKind.MISREPORTS: {RelationKind.COPIES},
}
Pair = frozenset[str]
FIELDS = (
    *("figure pairs", "claim pairs", "whole slots", "relations"),
    *(f"relations: {kind}" for kind in RelationKind),
    *("reports exact", "origins exact", "independent exact", "origin pairs"),
)


# Those that floors hold; the others are shown, and too small to hold.
HELD = (
    *("figure pairs F1", "claim pairs F1", "relations", "origins exact", "origin pairs F1"),
    *("copies P", "copies R", "copy direction", "copy changes", "B3 F1"),
)


def list_rates(folders: Sequence[Links], found: Found) -> dict[str, dict[str, float]]:
    """What floors hold, by part: each folder's halves ("border-clash.dev"), its copies, the stories of all folders."""
    out = {
        f"{links.name}.{split}": rate_fields(score_split(links, found, split))
        for links in folders
        for split in ("dev", "test")
        if any(s.split == split for s in links.slots)
    }
    out |= {f"{links.name}.copies": rate_fields(score_copies(links, found)) for links in folders if links.copies}
    precision, recall = score_stories(folders, found)
    together = 2 * precision * recall / (precision + recall)
    out["stories"] = {"B3 F1": together}
    return {part: {name: rate for name, rate in rates.items() if name in HELD} for part, rates in out.items()}


def score_split(links: Links, found: Found, split: str) -> Score:
    """Slots, relations and origins of one split."""
    out = Score()
    where = match_entries(links, found)
    slots = [s for s in links.slots if s.split == split]
    _score_pairs(links, slots, where, found, out)
    _score_relations(links, split, where, found, out)
    for slot in slots:
        _score_counts(slot, where, found, out)
    _score_origin_pairs(slots, where, found, out)
    return out


def _score_pairs(links: Links, slots: list[GoldSlot], where: dict[str, Key], found: Found, out: Score) -> None:
    held = _list_held(found)
    names: dict[Key, list[str]] = defaultdict(list)
    for name, key in where.items():
        names[key].append(name)
    asked = {f"{s.id}.{e.id}" for s in slots for e in s.wanted}
    wanted = {p for s in slots for p in _pair_up(f"{s.id}.{e.id}" for e in s.wanted)}
    splits = {f"{s.id}.{e.id}": s.split for s in links.slots for e in s.entries}
    field = {f"{s.id}.{e.id}": "figure pairs" if e.is_figure else "claim pairs" for s in links.slots for e in s.entries}
    together = {frozenset(p) for keys in held for p in combinations(keys, 2)}
    for pair in sorted(wanted, key=sorted):
        a, b = sorted(pair)
        ok = a in where and b in where and frozenset((where[a], where[b])) in together
        out.mark(field[a], ok, f"{a} with {b}" + "".join(f" ({n} was not read)" for n in (a, b) if n not in where))
    for first, second in sorted((sorted(keys, key=_order) for keys in together), key=lambda p: [_order(k) for k in p]):
        if first.is_figure != second.is_figure:
            continue
        mine = next((n for n in (*names[first], *names[second]) if n in asked), None)
        if mine and not any(_slot(a) == _slot(b) for a in names[first] for b in names[second]):
            other = first if mine in names[second] else second
            beside = next((n for n in names[other] if splits[n] == splits[mine]), None)
            out.over(field[mine], f"{mine} with {beside or _words(found, other)}")
    for slot in slots:
        keys = {where.get(f"{slot.id}.{e.id}") for e in slot.wanted}
        spare = {where[n] for e in slot.entries if e.optional and (n := f"{slot.id}.{e.id}") in where}
        out.mark("whole slots", None not in keys and any(keys <= h <= keys | spare for h in held), slot.id)


def _score_relations(links: Links, split: str, where: dict[str, Key], found: Found, out: Score) -> None:
    said: dict[tuple[Key, Key], set[RelationKind]] = defaultdict(set)
    for comparison in found.comparisons:
        for relation in comparison.relations:
            left, right = found.key(relation.left), found.key(relation.right)
            said[left, right].add(relation.kind)
            if relation.kind in BOTH_WAYS:
                said[right, left].add(relation.kind)
    for gold in links.relations:
        if gold.split != split:
            continue
        kinds: set[RelationKind] = set()
        turned: set[RelationKind] = set()
        if gold.left in where and gold.right in where:
            kinds = said[where[gold.left], where[gold.right]]
            turned = said[where[gold.right], where[gold.left]] - BOTH_WAYS
        beside = set().union(*(BESIDE.get(k, set()) for k in gold.kinds))
        ok = bool(kinds & set(gold.kinds)) and kinds <= {*gold.kinds, *beside} and not turned - beside
        have = ", ".join(sorted({*kinds, *(f"{k} the other way" for k in turned)})) or "nothing"
        line = f"{gold.left} {'|'.join(gold.kinds)} {gold.right}: {have}"
        out.mark("relations", ok, line)
        out.mark(f"relations: {gold.kinds[0]}", ok, line)


def _score_counts(slot: GoldSlot, where: dict[str, Key], found: Found, out: Score) -> None:
    held = _list_held(found)
    keys = {where[n] for e in slot.wanted if (n := f"{slot.id}.{e.id}") in where}
    most = max(range(len(held)), key=lambda i: (len(held[i] & keys), -len(held[i])), default=None)
    share = len(held[most] & keys) if most is not None else 0
    enough = most is not None and share >= min(2, len(slot.wanted)) and 2 * share >= len(slot.wanted)
    for field in ("reports", "origins", "independent"):
        want = getattr(slot.counts, field)
        have = getattr(found.comparisons[most].counts, field) if enough and most is not None else None
        out.mark(f"{field} exact", have == want, f"{slot.id}: {want} wanted, {'no slot' if have is None else have}")


def _score_origin_pairs(slots: list[GoldSlot], where: dict[str, Key], found: Found, out: Score) -> None:
    together = {
        frozenset(pair)
        for comparison in found.comparisons
        for origin in comparison.origins
        for pair in combinations({found.key(m.claim) for m in origin.members}, 2)
    }
    for slot in slots:
        wanted = {p for o in slot.origins for p in _pair_up(f"{slot.id}.{e}" for e in o.entries)}
        read = [f"{slot.id}.{e.id}" for e in slot.wanted]
        for pair in sorted(_pair_up(read), key=sorted):
            a, b = sorted(pair)
            have = a in where and b in where and frozenset((where[a], where[b])) in together
            if pair in wanted:
                out.mark("origin pairs", have, f"{a} with {b}")
            elif have:
                out.over("origin pairs", f"{a} with {b}")


def rate_fields(score: Score) -> dict[str, float]:
    """Every field as shares, 0 to 1: "F1", "P" and "R" of what can be too much, the share that is right of the rest."""
    out: dict[str, float] = {}
    for name in sorted({name for name, _ in score.counts}):
        if name in ("figure pairs", "claim pairs", "origin pairs", "copies"):
            p, r = score.precision(name), score.recall(name)
            out |= {f"{name} P": p, f"{name} R": r, f"{name} F1": 2 * p * r / (p + r) if p + r else 0.0}
        else:
            out[name] = score.recall(name)
    return out


def score_copies(links: Links, found: Found) -> Score:
    """Copies of one folder, either way round; which came first and what was changed, of those that are found."""
    out = Score()
    file_of = {report.id: file for file, report in links.reports.items()}
    gold = {frozenset((c.source, c.copy)): c for c in links.copies}
    have = {frozenset((file_of[c.source], file_of[c.copy])): c for c in found.copies if c.source in file_of}
    for pair, want in gold.items():
        if not want.wanted:
            continue
        copy = have.get(pair)
        out.mark("copies", copy is not None, f"{want.copy} from {want.source}")
        if not copy:
            continue
        way = copy.directed and file_of[copy.source] == want.source
        out.mark("copy direction", way, f"{want.copy} from {want.source}")
        same_way = file_of[copy.source] == want.source
        for change in want.changes:
            was, now = (change.was, change.now) if same_way else (change.now, change.was)
            shown = any(
                (was is None or (c.source is not None and c.source.overlaps(was)))
                and (now is None or (c.copy is not None and c.copy.overlaps(now)))
                for c in copy.changes
            )
            source, target = links.reports[want.source].text, links.reports[want.copy].text
            words = f"{change.was.cut(source) if change.was else '-'} > {change.now.cut(target) if change.now else '-'}"
            out.mark("copy changes", shown, f"{want.copy}: {words}")
    for pair in sorted(set(have) - set(gold), key=sorted):
        out.over("copies", " and ".join(sorted(pair)))
    return out


def score_stories(folders: Iterable[Links], found: Found) -> tuple[float, float]:
    """B-cubed precision and recall (0 to 1) over all reports of the folders; a report in no story stands alone."""
    want = {
        links.reports[file].id: (links.name, number)
        for links in folders
        for number, story in enumerate(links.stories)
        for file in story.files
    }
    have: dict[str, str] = {report: report for report in want}
    for story in found.stories:
        have.update({report: story.id for report in story.reports if report in want})
    precision = recall = 0.0
    for report in want:
        mine = {r for r in want if have[r] == have[report]}
        theirs = {r for r in want if want[r] == want[report]}
        precision += len(mine & theirs) / len(mine)
        recall += len(mine & theirs) / len(theirs)
    return precision / len(want), recall / len(want)


def _list_held(found: Found) -> list[set[Key]]:
    """What each slot of the product holds, in the order of its comparisons."""
    return [{found.key(ref) for ref in c.slot.entries} for c in found.comparisons]


def _pair_up(names: Iterable[str]) -> set[Pair]:
    return {frozenset(p) for p in combinations(names, 2)}


def _slot(name: str) -> str:
    return name.rpartition(".")[0]


def _order(key: Key) -> tuple[str, Span]:
    return key.report, key.span


def _words(found: Found, key: Key) -> str:
    report = found.readings[key.report].report
    start, end = max(0, key.span.start - 20), key.span.end + 20
    return f"{report.outlet}: …{' '.join(report.text[start:end].split())}…"
