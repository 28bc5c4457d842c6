"""A comparison as a briefing: the question, the range, who says what and when, what disagrees, what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.model import (
    ClaimRef,
    Comparison,
    RelationKind,
    SlotEntry,
    SlotKind,
    Story,
)
from reportedly.show.board import (
    MOST_SHOWN,
    choose_entries,
    find_standing,
    find_year,
    letter,
    letter_origins,
    write_answer,
    write_as_of,
    write_ends,
    write_speaker,
    write_standing,
    write_summary,
)
from reportedly.show.reasons import list_reasons
from reportedly.show.terminal import make_safe
from reportedly.show.wording import write_count, write_day

_WIDE = 100
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
    dated = f"   ({year})" if (year := find_year(c)) else ""
    console.print(Text("  " + make_safe(write_summary(c)) + dated))
    for line in write_ends(c):
        console.print(Text("  " + make_safe(line)))
    shown = list(c.entries) if every or len(c.entries) <= MOST_SHOWN else choose_entries(c)
    numbers = {e.ref: n for n, e in enumerate(c.entries, start=1)}
    letters = letter_origins(c.origins)
    _print_rows(console, c, shown, numbers, letters)
    if len(shown) < len(c.entries):
        console.print(Text(f"  … {len(c.entries) - len(shown)} more answers that repeat these; see them with --all"))
    _print_reasons(console, c, every)
    _print_origins(console, c, letters)


def _print_rows(
    console: Console,
    c: Comparison,
    shown: Iterable[SlotEntry],
    numbers: dict[ClaimRef, int],
    letters: dict[ClaimRef, str],
) -> None:
    wide = console.width >= _WIDE
    numeric = c.slot.kind is SlotKind.HOW_MANY
    year = find_year(c)
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
        relation = find_standing(entry, c.relations, numbers)
        stands = write_standing(entry, relation, numbers)
        style = _STYLES[relation.kind] if relation and not relation.may_conflict else ""
        words = entry.words if len(entry.words) <= _LONGEST else entry.words[: _LONGEST - 2] + " …"
        outlet = f" ({entry.outlet})" if entry.outlet and not entry.own_voice and entry.outlet != entry.agent else ""
        cells = [Text(str(numbers[entry.ref])), Text(make_safe(write_as_of(entry, year)))]
        if numeric:
            cells.append(Text(make_safe(write_answer(entry))))
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


def _print_reasons(console: Console, c: Comparison, every: bool) -> None:
    lines = list_reasons(c)
    for line in lines if every else lines[:_REASONS]:
        r = line.relation
        guess = " (inferred)" if r.inferred else ""
        by = " (decided by a person)" if r.decided else ""
        style = "" if r.may_conflict else _STYLES[r.kind]
        console.print(Text(f"  {line.pair}: {make_safe(line.text)}{guess}{by}", style=style))
    if not every and len(lines) > _REASONS:
        console.print(Text(f"  … {len(lines) - _REASONS} more reasons; see them with --all"))


def _print_origins(console: Console, c: Comparison, letters: dict[ClaimRef, str]) -> None:
    # The roots of one account share a line: "D, E, F: own voice of ...".
    for n, origin in enumerate(c.origins[:8]):
        reports = len({m.claim.report for m in origin.members})
        name = origin.agent or "nobody named"
        mark = "known" if origin.known else "unknown"
        more = f"; {write_count(reports, 'report')} rest on it" if reports > 1 else ""
        steps = {e.kind.value for m in origin.members for e in m.path if e.claim}
        how = f" ({', '.join(sorted(steps))})" if steps else ""
        line = f"  {letter(n)}  {name}: {mark}, {origin.reason}{more}{how}"
        console.print(Text(make_safe(line), style="" if origin.known else "dim"))
    if len(c.origins) > 8:
        rest = ", ".join(letter(n) for n in range(8, min(len(c.origins), 12)))
        console.print(
            Text(f"  {rest} …: {len(c.origins) - 8} more origins; see one with: reportedly origins", style="dim")
        )
    _ = letters
