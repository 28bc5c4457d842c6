"""The figure timeline: every answer to one question at the time it was said, from low to high."""

from __future__ import annotations

from reportedly.model import Comparison, RelationKind, SlotEntry, SlotKind
from reportedly.show.board import write_answer, write_speaker
from reportedly.show.charts.bars import find_said, fit_frame, lay_bars, number_origins
from reportedly.show.charts.figure_marks import FigureMarks
from reportedly.show.charts.picture import Picture, finish, tidy
from reportedly.show.charts.theme import choose_look
from reportedly.show.wording import write_count, write_day, write_number

_WIDTH, _HEIGHT = 600.0, 320.0


def draw_figures(comparison: Comparison, *, title: str | None = None, links: str | None = None) -> Picture:
    """All answers to a slot's question over time; needs the extra `charts`.

    Where the question is not about a number, the height is how sure each is, from -3 (certainly not) to +3. With
    `links`, each mark leads to that prefix and its claim's id.
    """
    counted = comparison.slot.kind == SlotKind.HOW_MANY
    bars, undated = lay_bars(comparison)
    title = tidy(title or comparison.slot.question, 160)
    description = tidy(describe_figures(comparison, undated), 1500)
    counts = comparison.counts
    subtitle = f"{write_count(counts.reports, 'report')}, {write_count(counts.origins, 'origin')}, "
    subtitle += (
        f"{counts.independent} known to be independent. Full: said to be so; hollow: planned, foretold, possible"
    )
    subtitle += " or denied."
    rows = {
        entry.ref: _write_row(comparison, entry, number) for number, entry in enumerate(comparison.entries, start=1)
    }
    frame = fit_frame(bars, counted, _WIDTH, _HEIGHT)
    marks = FigureMarks(comparison=comparison, bars=tuple(bars), frame=frame, rows=rows, links=links)
    notes = ["A bar runs from the least to the most that the words allow; it fades where they set no bound."]
    if not counted:
        notes = ["The height is how sure the source is, as its words say: no measure of whether it is so."]
    notes.append("Lines lead from each answer to the nearest in time that it updates, denies or conflicts with.")
    if undated:
        notes.append(f"{write_count(undated, 'answer')} without a date, not drawn; in the table.")
    return Picture(
        kind="figures",
        title=title,
        description=description,
        columns=("#", "said", "figure", "status", "who says", "outlet", "origin", "words", "conflicts with", "claim"),
        rows=tuple(rows.values()),
        claims=tuple(entry.ref.claim for entry in comparison.entries),
        chart=finish(marks.draw(), title, subtitle, description),
        notes=tuple(notes),
    )


def describe_figures(comparison: Comparison, undated: int) -> str:
    """What the timeline shows, in sentences."""
    slot, counts = comparison.slot, comparison.counts
    text = f"{slot.question} {write_count(len(comparison.entries), 'answer')} in "
    text += f"{write_count(counts.reports, 'report')} from {write_count(counts.origins, 'origin')}, "
    text += f"{counts.independent} known to be independent."
    if (span := comparison.range) and slot.kind == SlotKind.HOW_MANY:
        low = "no lower end" if span.low is None else write_number(span.low)
        high = "no upper end" if span.high is None else write_number(span.high)
        text += f" From {low} to {high}."
    between = {entry.ref for entry in comparison.entries}
    for kind, word in ((RelationKind.CONFLICTS, "conflict"), (RelationKind.UPDATES, "update")):
        found = [r for r in comparison.relations if r.kind == kind and r.left in between and r.right in between]
        if found:
            text += f" {write_count(len(found), word)}: {tidy(found[0].reason, 120)}{' …' if len(found) > 1 else '.'}"
    return text + (f" {write_count(undated, 'answer')} undated." if undated else "")


def _write_row(comparison: Comparison, entry: SlotEntry, place: int) -> tuple[str, ...]:
    said, numbers = find_said(entry), number_origins(comparison)
    number = numbers.get(entry.ref)
    against = {
        other
        for relation in comparison.relations
        if relation.kind == RelationKind.CONFLICTS and entry.ref in (relation.left, relation.right)
        for other in (relation.left, relation.right)
        if other != entry.ref
    }
    numbers_against = [n for n, e in enumerate(comparison.entries, start=1) if e.ref in against]
    return (
        str(place),
        write_day(said) if said else "no date",
        _write_value(comparison, entry),
        entry.status.value,
        tidy(write_speaker(entry).removeprefix("- "), 60),
        tidy(entry.outlet or "", 40),
        choose_look(number).letter if number is not None else "",
        tidy(entry.words, 120),
        ", ".join(str(n) for n in numbers_against),
        entry.ref.address,
    )


def _write_value(comparison: Comparison, entry: SlotEntry) -> str:
    if comparison.slot.kind != SlotKind.HOW_MANY:
        return entry.status.value
    return write_answer(entry)
