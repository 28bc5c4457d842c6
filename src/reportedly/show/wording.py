"""How figures, times, places and speakers are written in a line: short, and never surer than the report."""

from __future__ import annotations

from datetime import date, datetime
from urllib.parse import urlsplit

from reportedly.model import (
    AgentKind,
    Anchor,
    Approximator,
    Attribution,
    Change,
    Claim,
    Figure,
    FigureRole,
    Framing,
    Place,
    PlaceRole,
    Precision,
    Reader,
    Reading,
    Report,
    Span,
    Time,
    TimeRole,
)

_SIGNS = {
    Approximator.NONE: "",
    Approximator.ABOUT: "~",
    Approximator.AT_LEAST: "≥",
    Approximator.UP_TO: "≤",
    Approximator.MORE_THAN: ">",
    Approximator.FEWER_THAN: "<",
}
_LARGE = ((1e9, " billion"), (1e6, " million"))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WAYS = {PlaceRole.AT: "", PlaceRole.FROM: "< ", PlaceRole.TO: "> "}


def write_number(value: float) -> str:
    """A number with a space between its thousands; round millions and billions in words.

    >>> write_number(12000.0), write_number(2.5), write_number(2.3e9), write_number(1234567)
    ('12 000', '2.5', '2.3 billion', '1 234 567')
    """
    if value != value or abs(value) >= 1e15:
        return f"{value:g}"
    for size, name in _LARGE:
        if abs(value) >= size and value / size == round(value / size, 3):
            return f"{value / size:,.3f}".rstrip("0").rstrip(".").replace(",", " ") + name
    if abs(value) < 1 and value:
        return f"{value:.3g}"  # two thirds are 0.667
    whole = f"{value:,.0f}" if value == int(value) else f"{value:,.3f}".rstrip("0").rstrip(".")
    return whole.replace(",", " ")


def write_figure(figure: Figure) -> str:
    """A figure's bounds and unit: `~1 500`, `10 000-12 000`, `24+` where it has no upper end, `+300` for a change."""
    year = f" ({figure.year})" if figure.year and figure.unit else ""
    return write_bounds(figure.low, figure.high, figure.approximator, figure.unit, figure.change) + year


def write_bounds(
    low: float | None,
    high: float | None,
    approximator: Approximator = Approximator.NONE,
    unit: str | None = None,
    change: Change | None = None,
) -> str:
    """What `write_figure` writes, for bounds that stand apart from a figure.

    >>> write_bounds(300, None, Approximator.AT_LEAST), write_bounds(10, 12, unit="%")
    ('≥300', '10-12%')
    """
    sign = _SIGNS[approximator]
    if low is not None and high is not None:
        value = _write_range(write_number(low), write_number(high))
    elif low is not None:
        value = write_number(low) + ("" if sign in ("≥", ">") else "+")
    elif high is not None:
        value = write_number(high) if sign in ("≤", "<") else f"≤{write_number(high)}"
    else:
        value = "?"
    way = {Change.UP: "+", Change.DOWN: "-", None: ""}[change]
    if not unit:
        return f"{sign}{way}{value}"
    return f"{sign}{way}{value}{'' if unit[:1] in '%/' else ' '}{unit}"


def write_role(figure: Figure) -> str:
    """What a figure is to others, in two words at most: `in all`, `before`, `of them`; "" for counts and changes."""
    return {FigureRole.TOTAL: "in all", FigureRole.BEFORE: "before", FigureRole.PART: "of them"}.get(figure.role, "")


def write_converted(figure: Figure) -> str:
    """The metric equivalent that was worked out, as `193 km`; nothing where there is none."""
    c = figure.converted
    if c is None:
        return ""
    low = write_number(c.low) if c.low is not None else ""
    high = write_number(c.high) if c.high is not None else ""
    value = _write_range(low, high) if low and high else f"{low}+" if low else f"≤{high}"
    return f"{value} {c.unit}"


def _write_range(low: str, high: str) -> str:
    if low == high:
        return low
    size = next((name for _, name in _LARGE if low.endswith(name) and high.endswith(name)), "")
    return f"{low.removesuffix(size)}-{high}"


def write_day(moment: str, year: int | None = None) -> str:
    """An ISO day or moment as `18 Oct 2024`, with its hour where it has one, without the year where that is `year`.

    >>> write_day("2024-10-18"), write_day("2024-10-18T09:30:00+09:00", 2024)
    ('18 Oct 2024', '18 Oct 09:30')
    """
    try:
        when = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    text = f"{when.day} {_MONTHS[when.month - 1]}" + ("" if when.year == year else f" {when.year}")
    return f"{text} {when:%H:%M}" if "T" in moment or ":" in moment else text


def write_dates(earliest: str | None, latest: str | None, year: int | None = None) -> str:
    """A stretch of time: one day, `8-13 Oct`, `by 1 Nov` and `from 8 Oct` where an end is open; `year` goes unsaid."""
    if earliest and latest:
        first, last = write_day(earliest, year), write_day(latest, year)
        if first == last:
            return first
        a, b = earliest[:10], latest[:10]
        if a == b:
            return write_day(a, year)
        if a[:4] == b[:4] and a[5:] == "01-01" and b[5:] == "12-31":
            return a[:4]
        if a[:7] == b[:7] and len(earliest) == len(latest) == 10:
            if a[8:] == "01" and _is_last_day(b):
                return write_day(a, year)[2:]
            return f"{int(a[8:])}-{last}"
        return f"{first} - {last}"
    if latest:
        return f"by {write_day(latest, year)}"
    return f"from {write_day(earliest, year)}" if earliest else ""


def write_time(time: Time, text: str, year: int | None = None) -> str:
    """A time as dates; where it is unresolved, the report's own words in quotation marks."""
    if time.anchor != Anchor.UNRESOLVED and (dates := write_dates(time.earliest, time.latest, year)):
        return dates
    if time.value == "PRESENT_REF":
        return "now"
    return f"“{cut(time.span, text)}”"


def write_place(place: Place) -> str:
    """A place's name with `>` for to and `<` for from; `(area)` where it is no point, `?` where it is unresolved."""
    name = place.name + (f" [{place.corrected_from}]" if place.corrected_from else "")
    marks = {Precision.AREA: " (area)", Precision.UNRESOLVED: "?"}
    return _WAYS[place.role] + name + marks.get(place.precision, "")


_LONGEST_MENTION = 32  # characters; longer words are shown by `show`


def write_speaker(claim: Claim, reading: Reading) -> str:
    """Who says it: the source by the name of its agent, its own words where they differ, whom it credits, to whom.

    A `?` stands after words that more than one agent may be meant by.
    """
    attribution, report = claim.attribution, reading.report
    if attribution is None:
        return "own voice"
    unresolved = {agent.id for agent in reading.agents if agent.kind == AgentKind.UNRESOLVED}
    names = []
    for source in attribution.sources:
        words = cut(source.span, report.text)
        plain = _tells_the_same(source.agent, words) or len(words) > _LONGEST_MENTION
        name = source.agent if plain else f"{source.agent} (“{words}”)"
        names.append(name + ("?" if source.agent_id in unresolved else ""))
    who = " and ".join(dict.fromkeys(names)) or "nobody named"
    return ", ".join([who, *_write_saying(attribution, report)])


def _write_saying(attribution: Attribution, report: Report) -> list[str]:
    named = {source.agent for source in attribution.sources}
    # The outlet stands above the table, for all rows; only what the text credits is told here.
    spoken = [link for link in attribution.chain if not link.inferred and link.span is not None]
    inner = next((i for i, link in enumerate(spoken) if link.agent in named), None)
    notes = []
    if inner is not None:
        if before := [link.agent for link in spoken[:inner]]:
            notes.append("via " + ", ".join(before))
        if after := [link.agent for link in spoken[inner + 1 :] if link.agent not in named]:
            notes.append("citing " + ", ".join(after))
    said = attribution.said
    if said:
        if said.to:
            notes.append(f"to {said.to}")
        if said.place:
            notes.append(f"in {said.place}")
        if dates := write_dates(said.earliest, said.latest, get_year(report)):
            notes.append(dates)
    return notes


def _tells_the_same(name: str, words: str) -> bool:
    return name.casefold() in words.casefold() or words.casefold() in name.casefold()


_READERS = {
    Reader.BOTH: "rules and tagger alike",
    Reader.RULES: "rules alone",
    Reader.TAGGER: "tagger alone",
}


def write_reader(attribution: Attribution) -> str:
    """Which reader found an attribution, and how likely it is held to be one: "rules alone, 0.62"."""
    return f"{_READERS[attribution.found_by]}, {attribution.confidence:.2f}"


def write_figures(claim: Claim) -> str:
    """All figures of a claim, a line each."""
    return "\n".join(" ".join(filter(None, (write_figure(f), write_role(f)))) for f in claim.figures)


def write_times(claim: Claim, report: Report) -> str:
    """All times of a claim's event, a line each."""
    year = get_year(report)
    return "\n".join(write_time(time, report.text, year) for time in claim.times if time.role != TimeRole.SAID)


def write_places(claim: Claim) -> str:
    """All places of a claim, a line each."""
    return "\n".join(write_place(place) for place in claim.places)


def write_certainty(claim: Claim) -> str:
    """How sure the source is, signed: `+3`, `0`, `-1.5`."""
    value = round(claim.certainty.value, 1) + 0.0
    return "0" if value == 0 else f"{value:+g}"


def write_framing(framing: Framing) -> str:
    """How the reporter stands to the source: `doubting`, `endorsing, negated`."""
    return framing.stand.value + (", negated" if framing.negated else "")


def name_report(report: Report) -> str:
    """What a report is called in a line: its file, else its title, else its address, else its id."""
    return report.path or report.title or report.url or report.id[:8]


def write_heading(reading: Reading) -> str:
    """One line about a report: name, outlet, date, and how much was read in it."""
    report = reading.report
    agents = {s.agent_id for c in reading.claims if c.attribution for s in c.attribution.sources}
    own = any(c.attribution is None for c in reading.claims)
    by = [write_count(len(agents), "agent")] if agents or not own else []
    speakers = " + ".join(by + (["own voice"] if own else []))
    figures = sum(len(c.figures) for c in reading.claims)
    parts = [
        name_report(report),
        report.outlet if report.outlet and report.outlet != name_report(report) else None,
        write_day(report.published) if report.published else "no date",
        f"{write_count(len(reading.claims), 'claim')} by {speakers}" if reading.claims else "no claims",
        write_count(figures, "figure"),
        write_count(len(reading.problems), "problem"),
    ]
    return "   ".join(part for part in parts if part)


def get_year(report: Report) -> int | None:
    """The year of publication, which dates in a line leave out."""
    return report.published_date.year if report.published_date else None


def cut(span: Span, text: str) -> str:
    """The words at a span in one line."""
    return " ".join(span.cut(text).split())


def make_web_address(address: str | None) -> str | None:
    """The address if a link may lead there, which is http and https only; None otherwise.

    >>> make_web_address("https://example.org/a"), make_web_address(" javascript:alert(1)")
    ('https://example.org/a', None)
    """
    if not address or not address.isprintable():
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc and " " not in address else None


def write_count(number: int, noun: str) -> str:
    """A number of things: `1 claim`, `12 000 claims`."""
    return f"{write_number(number)} {noun}{'' if number == 1 else 's'}"


def _is_last_day(day: str) -> bool:
    try:
        return date.fromordinal(date.fromisoformat(day).toordinal() + 1).day == 1
    except (ValueError, OverflowError):
        return False
