"""One claim in its words: the sentence with every field underlined, and what each field was read as."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.model import Claim, Reading, Span, Stand
from reportedly.show.ledger_table import build_heading
from reportedly.show.mark import Mark, list_marks
from reportedly.show.terminal import make_safe
from reportedly.show.underline import LETTERS, underline
from reportedly.show.wording import cut, write_certainty, write_framing, write_reader, write_speaker

_AROUND = 400  # characters of the paragraph shown on either side at most
_STYLES = {
    "claim": "bold",
    "source": "green",
    "chain": "green",
    "cue": "cyan",
    "said": "cyan",
    "hedge": "yellow",
    "framing": "yellow",
    "status": "yellow",
    "figure": "magenta",
    "counted": "magenta",
    "time": "blue",
    "place": "red",
}


def print_claim(console: Console, reading: Reading, claim: Claim, label: str) -> None:
    """Print one claim with its evidence; `label` is what the user calls it by."""
    text = reading.report.text
    console.print(build_heading(reading))
    console.print(
        Text(f"claim {make_safe(label)}   id {make_safe(claim.id)}   {claim.span[0]}:{claim.span[1]}", style="dim")
    )
    console.print()
    marks = list_marks(reading, claim)
    lettered = [(LETTERS[i] if i < len(LETTERS) else "*", mark) for i, mark in enumerate(marks)]
    styles = {letter: _STYLES.get(mark.field, "") for letter, mark in lettered}
    drawn = [(letter, mark.span) for letter, mark in lettered]
    for number, window in enumerate(find_windows(text, [mark.span for mark in marks])):
        if number:
            console.print(Text("  [...]", style="dim"))
        for kind, line in underline(text, window, drawn, max(console.width - 4, 20)):
            console.print(_style_line(kind, line, styles), soft_wrap=True)
    console.print()
    console.print(_build_legend(lettered, text))
    _print_answers(console, reading, claim)


def find_windows(text: str, spans: list[Span]) -> list[Span]:
    """The paragraphs that hold the spans, cut to what is near them; far-off spans get a window of their own.

    >>> find_windows("One.\\nTwo said it.\\nThree.", [Span(5, 8)])
    [Span(start=5, end=17)]
    """
    windows: list[Span] = []
    for start, end in sorted(spans):
        begin = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
        stop = text.find("\n", end - 1)
        stop = min(len(text) if stop < end else stop, end + _AROUND)
        if windows and begin < windows[-1].end + 2:
            windows[-1] = Span(windows[-1].start, max(windows[-1].end, stop))
        else:
            windows.append(Span(begin, stop))
    return windows


def _style_line(kind: str, line: str, styles: dict[str, str]) -> Text:
    if kind == "text":
        return Text("  " + line)
    styled = Text("  ")
    style = ""
    for sign in line:
        style = styles.get(sign, style if sign == "-" else "")
        styled.append(sign, style=style or "dim")
    return styled


def _build_legend(lettered: list[tuple[str, Mark]], text: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1), header_style="bold")
    for name in ("", "field", "words", "at", "read as"):
        table.add_column(name, overflow="fold", no_wrap=name in ("", "field", "at"))
    for letter, (field, span, value) in lettered:
        words = make_safe(cut(span, text))
        words = words if len(words) <= 70 else words[:68] + " …"
        style = _STYLES.get(field, "")
        at = f"{span[0]}:{span[1]}"
        table.add_row(Text(letter, style=style), Text(field, style=style), Text(words), at, Text(make_safe(value)))
    return table


def _print_answers(console: Console, reading: Reading, claim: Claim) -> None:
    def say(name: str, value: str) -> None:
        console.print(Text.assemble((f"{name:<10} ", "bold"), make_safe(value)))

    console.print()
    attribution = claim.attribution
    say("who says", write_speaker(claim, reading))
    if attribution:
        steps = [link.agent + (" (inferred)" if link.inferred else "") for link in attribution.chain]
        say("chain", " -> ".join(steps) or "-")
        say("found by", write_reader(attribution))
        for agent in reading.agents:
            if agent.candidates and any(source.agent_id == agent.id for source in attribution.sources):
                say("may be", ", ".join(agent.candidates))
    say("status", claim.status.value)
    say("sure", f"{write_certainty(claim)} of -3 ... +3")
    if claim.certainty.reasons:
        say("because", "; ".join(claim.certainty.reasons))
    if claim.framing and (claim.framing.negated or claim.framing.stand is not Stand.NEUTRAL):
        say("reporter", write_framing(claim.framing))
    for figure in claim.figures:
        if figure.slot:
            say("slot", figure.slot)
    for place in claim.places:
        if place.geonames_id is not None:
            say(
                "place",
                f"{place.name}: GeoNames {place.geonames_id}, {place.lat}, {place.lon}, score {place.score:.2f}",
            )
        elif not place.candidates:
            say("place", f"{place.name}: unresolved")
        for other in place.candidates:
            if other.geonames_id != place.geonames_id:
                at = f"{other.name} ({other.country}), GeoNames {other.geonames_id}, score {other.score:.2f}"
                say("  or", at)
