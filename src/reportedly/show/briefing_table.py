"""A comparison as a briefing: the question, the range, who says what and when, what disagrees, what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.model import (
    AgentKind,
    ClaimRef,
    Comparison,
    Counts,
    Figure,
    Origin,
    Relation,
    RelationKind,
    SlotEntry,
    SlotKind,
    Span,
    Story,
)
from reportedly.show.terminal import make_safe
from reportedly.show.wording import write_count, write_day, write_figure

_WIDE = 100
_MOST = 14  # answers shown of a slot, unless all are asked for
_REASONS = 6  # reasons shown of a slot
_LONGEST = 90
_STYLES = {
    RelationKind.CONFLICTS: "bold red",
    RelationKind.DENIES: "bold red",
    RelationKind.MISREPORTS: "magenta",
    RelationKind.UPDATES: "cyan",
    RelationKind.COPIES: "dim",
    RelationKind.AGREES: "green",
    RelationKind.PART_OF: "",
    RelationKind.OTHER_SCOPE: "dim",
}
# Which relation an answer shows where it has several: what a reader must not miss comes first.
_FIRST = (
    RelationKind.DENIES,
    RelationKind.MISREPORTS,
    RelationKind.UPDATES,
    RelationKind.COPIES,
    RelationKind.AGREES,
    RelationKind.CONFLICTS,
)
_PASSIVE = {
    RelationKind.DENIES: "denied by",
    RelationKind.MISREPORTS: "misreported by",
    RelationKind.UPDATES: "updated by",
    RelationKind.COPIES: "copied by",
}
_VERBS = {RelationKind.CONFLICTS: "conflicts with", RelationKind.AGREES: "agrees with"}


def print_story(console: Console, story: Story | None, comparisons: Sequence[Comparison]) -> None:
    """One line about a story: its title, dates and how much is compared."""
    reports = {e.ref.report for c in comparisons for e in c.entries}
    title = make_safe(story.title) if story else "All reports"
    dates = ""
    if story and story.earliest:
        first, last = write_day(story.earliest), write_day(story.latest or story.earliest)
        dates = f"   {first}" if first == last else f"   {first} - {last}"
    counted = write_count(len(story.reports) if story else len(reports), "report")
    label = f"   {story.id[:8]}" if story else ""
    console.print(Text.assemble((title, "bold underline"), (f"{dates}   {counted}{label}", "")))


def print_comparison(console: Console, c: Comparison, *, every: bool = False) -> None:
    """Print one question with its answers in time order; `every`: all of them, however many."""
    console.print(Text(make_safe(c.slot.question), style="bold"))
    console.print(Text("  " + make_safe(write_summary(c))))
    for line in write_ends(c):
        console.print(Text("  " + make_safe(line)))
    shown = list(c.entries) if every or len(c.entries) <= _MOST else _choose(c)
    numbers = {e.ref: n for n, e in enumerate(c.entries, start=1)}
    letters = _letter_origins(c.origins)
    _print_rows(console, c, shown, numbers, letters)
    if len(shown) < len(c.entries):
        console.print(Text(f"  … {len(c.entries) - len(shown)} more answers that repeat these; see them with --all"))
    _print_reasons(console, c, numbers, every)
    _print_origins(console, c, letters)


def write_counts(counts: Counts) -> str:
    """The three counts, always together: `4 reports, 2 origins, 0 known to be independent`."""
    reports, origins = write_count(counts.reports, "report"), write_count(counts.origins, "origin")
    return f"{reports}, {origins}, {counts.independent} known to be independent"


def write_summary(c: Comparison) -> str:
    """The range and the three counts in one line."""
    told = write_range(c)
    denied = sum(e.denies for e in c.entries)
    if c.slot.kind is not SlotKind.HOW_MANY:
        told = f"{write_count(len(c.entries) - denied, 'answer')} yes, {denied} no"
    elif denied and told and not all(e.low == 0 for e in c.entries if e.denies):
        told += f" ({denied} denied)"
    return " · ".join(x for x in (told, write_counts(c.counts)) if x)


def write_range(c: Comparison) -> str:
    """`1 500 to 11 000`, with `≥` and `≤` where an end is open; nothing where no number is told."""
    if c.range is None or c.range.low is None:
        return "no number told" if c.slot.kind is SlotKind.HOW_MANY else ""
    unit = c.slot.unit
    low, high = (_write_value(v, unit) for v in (c.range.low, c.range.high))
    above = "≥" if c.range.open_above else ""
    below = "≤" if c.range.open_below else ""
    if c.range.low == c.range.high:
        return f"{above or below}{low}"
    return f"{below}{low} to {above}{high}"


def write_ends(c: Comparison) -> list[str]:
    """Who stands at each end of the range."""
    if c.range is None or c.range.low == c.range.high:
        return []
    by_ref = {e.ref: e for e in c.entries}
    lines = []
    for name, refs in (("least", c.range.lowest), ("most", c.range.highest)):
        who = list(dict.fromkeys(write_speaker(by_ref[r]) for r in refs if r in by_ref))
        more = f" and {len(who) - 2} more" if len(who) > 2 else ""
        first = by_ref[refs[0]]
        lines.append(f"{name}: {_write_figure(first)}, {', '.join(who[:2])}{more}, {_write_as_of(first)}")
    return lines


def write_speaker(entry: SlotEntry) -> str:
    """Who says it and through whom: `Rescue Service, via Lusitan Press`; the outlet itself in its own voice."""
    if entry.own_voice:
        return f"- {entry.outlet or 'the report'} itself"
    name = entry.agent or "nobody named"
    if entry.agent_kind is AgentKind.UNRESOLVED:
        name += "?"
    via = [n for n in entry.chain if n not in (entry.agent, entry.outlet)]
    guessed = {*entry.inferred}
    return name + "".join(f", via {n}{' (inferred)' if n in guessed else ''}" for n in via)


def _print_rows(
    console: Console,
    c: Comparison,
    shown: Iterable[SlotEntry],
    numbers: dict[ClaimRef, int],
    letters: dict[ClaimRef, str],
) -> None:
    wide = console.width >= _WIDE
    numeric = c.slot.kind is SlotKind.HOW_MANY
    table = Table(box=None, pad_edge=False, padding=(0, 1), header_style="dim", expand=True)
    table.add_column("#", justify="right", no_wrap=True, min_width=3)
    table.add_column("when", no_wrap=True, min_width=6)
    if numeric:
        table.add_column("figure", no_wrap=True, overflow="fold", max_width=18)
    table.add_column("who says", ratio=5, overflow="fold")
    table.add_column("status", no_wrap=True, min_width=9)
    if wide:
        table.add_column("in the report’s words", ratio=6, overflow="fold")
    table.add_column("stands", ratio=3, overflow="fold", min_width=14)
    table.add_column("from", no_wrap=True, justify="center")
    table.add_column("evidence", no_wrap=True, style="dim")
    for entry in shown:
        relation = _find_standing(entry, c.relations, numbers)
        stands, style = _write_standing(entry, relation, numbers)
        words = entry.words if len(entry.words) <= _LONGEST else entry.words[: _LONGEST - 2] + " …"
        outlet = f" ({entry.outlet})" if entry.outlet and not entry.own_voice and entry.outlet != entry.agent else ""
        cells = [Text(str(numbers[entry.ref])), Text(make_safe(_write_as_of(entry)))]
        if numeric:
            cells.append(Text(make_safe(_write_figure(entry))))
        cells += [
            Text(make_safe(write_speaker(entry) + outlet)),
            Text(entry.status.value, style="red" if entry.denies else ""),
        ]
        if wide:
            cells.append(Text(make_safe(words), style="italic"))
        doubt = "; ambiguous" if entry.ambiguous else ""
        cells += [Text(stands + doubt, style=style), Text(letters.get(entry.ref, "")), Text(entry.ref.address)]
        table.add_row(*cells)
    console.print(table)


def _find_standing(entry: SlotEntry, relations: Sequence[Relation], numbers: dict[ClaimRef, int]) -> Relation | None:
    inside = [r for r in relations if entry.ref in (r.left, r.right) and r.left in numbers and r.right in numbers]
    own = [r for r in inside if r.left == entry.ref or r.kind in _VERBS]
    earlier = [r for r in own if numbers[_other(r, entry.ref)] < numbers[entry.ref]]
    conflicts = [r for r in own if r.kind is RelationKind.CONFLICTS]
    directed = [r for r in own if r.left == entry.ref and r.kind in _PASSIVE]
    for found in (directed, conflicts, earlier, own):
        if found:
            return min(
                found,
                key=lambda r: (_FIRST.index(r.kind), abs(numbers[_other(r, entry.ref)] - numbers[entry.ref])),
            )
    return None


def _write_standing(entry: SlotEntry, relation: Relation | None, numbers: dict[ClaimRef, int]) -> tuple[str, str]:
    if relation is None:
        return "", ""
    verb = _VERBS.get(relation.kind, relation.kind.value)
    return f"{verb} {numbers[_other(relation, entry.ref)]}", _STYLES[relation.kind]


def _other(relation: Relation, ref: ClaimRef) -> ClaimRef:
    return relation.right if relation.left == ref else relation.left


def _choose(c: Comparison) -> list[SlotEntry]:
    # The first of every speaker with every figure, so that what is left out only repeats what is shown.
    seen: set[object] = set()
    kept = []
    for entry in c.entries:
        key = (entry.low, entry.high, entry.approximator, entry.status, entry.speaker)
        if key not in seen:
            seen.add(key)
            kept.append(entry)
    if len(kept) <= _MOST:
        return kept
    ends = {*c.range.lowest[:1], *c.range.highest[:1]} if c.range else set()
    changed = {d.after for d in c.developments}
    firm = [e for e in kept if e.ref in ends or e.ref in changed][:_MOST]
    rest = [e for e in kept if e not in firm][: _MOST - len(firm)]
    return [e for e in kept if e in firm or e in rest]


def _print_reasons(console: Console, c: Comparison, numbers: dict[ClaimRef, int], every: bool) -> None:
    told: set[str] = set()
    lines: list[tuple[str, Relation]] = []
    wanted = (
        RelationKind.DENIES,
        RelationKind.CONFLICTS,
        RelationKind.MISREPORTS,
        RelationKind.UPDATES,
        RelationKind.PART_OF,
    )
    changes = {(d.after, d.before) for d in c.developments}
    speakers = {e.ref: (e.speaker, e.low, e.high) for e in c.entries}
    for kind in wanted:
        for r in c.relations:
            if r.kind is not kind or (kind is RelationKind.UPDATES and (r.left, r.right) not in changes):
                continue
            key = str((kind, *sorted(map(str, (speakers.get(r.left, r.left), speakers.get(r.right, r.right))))))
            if key in told:
                continue
            told.add(key)
            lines.append((_write_pair(r, numbers), r))
    for pair, r in lines if every else lines[:_REASONS]:
        guess = " (inferred)" if r.inferred else ""
        by = " (decided by a person)" if r.decided else ""
        console.print(Text(f"  {pair}: {make_safe(r.reason)}{guess}{by}", style=_STYLES[r.kind]))
    if not every and len(lines) > _REASONS:
        console.print(Text(f"  … {len(lines) - _REASONS} more reasons; see them with --all"))


def _write_pair(r: Relation, numbers: dict[ClaimRef, int]) -> str:
    left, right = (str(numbers[x]) if x in numbers else x.address for x in (r.left, r.right))
    return f"{left} {_VERBS.get(r.kind, r.kind.value)} {right}"


def _letter_origins(origins: Sequence[Origin]) -> dict[ClaimRef, str]:
    return {m.claim: _letter(n) for n, o in enumerate(origins) for m in o.members}


def _letter(number: int) -> str:
    return chr(ord("A") + number) if number < 26 else f"{chr(ord('A') + number // 26 - 1)}{chr(ord('A') + number % 26)}"


def _print_origins(console: Console, c: Comparison, letters: dict[ClaimRef, str]) -> None:
    # The roots of one account share a line: "D, E, F: own voice of ...".
    for n, origin in enumerate(c.origins[:8]):
        reports = len({m.claim.report for m in origin.members})
        name = origin.agent or "nobody named"
        mark = "known" if origin.known else "unknown lineage"
        more = f"; {write_count(reports, 'report')} rest on it" if reports > 1 else ""
        steps = {e.kind.value for m in origin.members for e in m.path if e.claim}
        how = f" ({', '.join(sorted(steps))})" if steps else ""
        line = f"  {_letter(n)}  {name}: {mark}; {origin.reason}{more}{how}"
        console.print(Text(make_safe(line), style="" if origin.known else "dim"))
    if len(c.origins) > 8:
        rest = ", ".join(_letter(n) for n in range(8, min(len(c.origins), 12)))
        console.print(
            Text(f"  {rest} …: {len(c.origins) - 8} more origins; see one with: reportedly origins", style="dim")
        )
    _ = letters


def _write_figure(entry: SlotEntry) -> str:
    if entry.low is None and entry.high is None:
        return "?"
    figure = Figure(
        span=Span(0, 1),
        number=Span(0, 1),
        low=entry.low,
        high=entry.high,
        approximator=entry.approximator,
        unit=entry.unit,
        change=entry.change,
    )
    return write_figure(figure)


def _write_value(value: float | None, unit: str | None) -> str:
    figure = Figure(span=Span(0, 1), number=Span(0, 1), low=value, high=value, unit=unit)
    return write_figure(figure)


def _write_as_of(entry: SlotEntry) -> str:
    if entry.as_of is None:
        return "no date"
    return write_day(entry.as_of[:10])
