"""Stories as a list, and one story with its reports and who copies whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.model import Copy, Reading, SharedQuotation, Span, Story, WordChange
from reportedly.show.terminal import make_safe
from reportedly.show.wording import cut, name_report, write_count, write_dates, write_day

_LONGEST = 60  # characters of changed words
_MOST = 3  # copies shown under a report, and the copies' changes


def print_stories(console: Console, stories: Iterable[Story]) -> None:
    """One line a story: id, days, reports, title; what a person decided is marked."""
    table = Table(box=None, pad_edge=False, padding=(0, 1), header_style="bold", expand=True)
    for name, options in (
        ("story", {"no_wrap": True}),
        ("published", {"no_wrap": True}),
        ("reports", {"no_wrap": True, "justify": "right"}),
        ("title", {"ratio": 1, "overflow": "fold"}),
    ):
        table.add_column(name, **options)
    for story in stories:
        table.add_row(
            Text(story.id[:8], style="bold"),
            Text(write_dates(story.earliest, story.latest) or "no date"),
            Text(str(len(story.reports))),
            Text.assemble(make_safe(story.title), (write_marks(story), "yellow")),
        )
    console.print(table)


def write_marks(story: Story) -> str:
    """What a person decided about a story, in brackets; nothing where nobody did."""
    marks = [word for word, holds in (("pinned", story.pinned), ("decided", story.decided)) if holds]
    return f"  [{', '.join(marks)}]" if marks else ""


def print_story_reports(
    console: Console,
    story: Story,
    readings: Sequence[Reading],
    copies: Sequence[Copy],
    quotations: Sequence[SharedQuotation],
    *,
    every: bool,
) -> None:
    """A story's reports in time order; under each whose words it holds, and what was changed in them.

    Of the changes only those that can turn the meaning, unless `every` is asked for.
    """
    dates = write_dates(story.earliest, story.latest) or "no date"
    counted = write_count(len(story.reports), "report")
    heading = Text.assemble((make_safe(story.title), "bold"), f"   {story.id[:8]}   {dates}   {counted}")
    heading.append(write_marks(story), style="yellow")
    console.print(heading)
    console.print()
    by_id = {reading.report.id: reading for reading in readings}
    table = Table(box=None, pad_edge=False, padding=(0, 1), header_style="bold", expand=True)
    table.add_column("report", no_wrap=True)
    table.add_column("published", no_wrap=True)
    table.add_column("outlet", overflow="fold", max_width=24)
    table.add_column("title", ratio=1, overflow="fold")
    table.add_column("claims", no_wrap=True, justify="right")
    for reading in readings:
        report = reading.report
        body = Text(make_safe(report.title or name_report(report)))
        mine = [copy for copy in copies if copy.copy == report.id and copy.source in by_id]
        # Of a family of copies the nearest sources tell most; how many more there are is said.
        mine.sort(key=lambda copy: (-copy.of_copy, copy.source))
        for copy in mine[: None if every else _MOST]:
            body.append_text(_write_copy(copy, by_id[copy.source], reading, every))
        if not every and len(mine) > _MOST:
            body.append(f"\n  and words of {len(mine) - _MOST} more (--changes)", style="dim")
        for line in _write_quotations(report.id, quotations, by_id):
            body.append(f"\n  {line}", style="dim")
        table.add_row(
            Text(report.id[:8], style="dim"),
            Text(write_day(report.published) if report.published else "no date"),
            Text(make_safe(report.outlet or "-")),
            body,
            Text(str(len(reading.claims))),
        )
    console.print(table)


def _write_copy(copy: Copy, source: Reading, target: Reading, every: bool) -> Text:
    name = make_safe(source.report.outlet or name_report(source.report))
    shares = f"{copy.of_copy:.0%} of its words, {copy.of_source:.0%} of the other’s"
    verb = "copies" if copy.directed else "shares words with"
    text = Text(f"\n  {verb} {name} {source.report.id[:8]}: {shares}; {make_safe(copy.reason)}", style="cyan")
    shown = [change for change in copy.changes if every or change.turns]
    for change in shown:
        line = _write_change(change, source.report.text, target.report.text)
        text.append(f"\n    {line}", style="bold red" if change.turns else "dim")
    if not every and (rest := len(copy.changes) - len(shown)):
        text.append(f"\n    {write_count(rest, 'other change')} (--changes)", style="dim")
    return text


def _write_change(change: WordChange, source: str, copy: str) -> str:
    was = _cut_words(change.source, source) if change.source else ""
    now = _cut_words(change.copy, copy) if change.copy else ""
    around = _cut_around(change.copy or change.source, copy if change.copy else source)
    if was and now:
        return f"{was} → {now}   {around}"
    return f"{'+ ' + now if now else '− ' + was}   {around}"


def _cut_words(span: Span, text: str) -> str:
    words = make_safe(cut(span, text))
    return f"“{words if len(words) <= _LONGEST else words[: _LONGEST - 2] + ' …'}”"


def _cut_around(span: Span | None, text: str) -> str:
    # A few words to either side, so that the change can be judged where it stands.
    if span is None:
        return ""
    before = text[max(0, span[0] - 30) : span[0]].split("\n")[-1]
    after = text[span[1] : span[1] + 30].split("\n")[0]
    words = text[span[0] : span[1]]
    if len(words) > _LONGEST:
        return ""
    return make_safe(f"(…{' '.join(before.split(' ')[1:])}{words}{' '.join(after.split(' ')[:-1])}…)")


def _write_quotations(report: str, quotations: Sequence[SharedQuotation], by_id: dict[str, Reading]) -> list[str]:
    found: dict[str, set[str]] = {}
    for q in quotations:
        other = q.right if q.left == report else q.left if q.right == report else None
        if other in by_id and other is not None:
            found.setdefault(q.speaker, set()).add(other)
    return [
        f"quotes {make_safe(speaker)} in the words of {', '.join(sorted(one[:8] for one in others)[:_MOST])}"
        + (f" and {len(others) - _MOST} more" if len(others) > _MOST else "")
        for speaker, others in sorted(found.items())
    ]
