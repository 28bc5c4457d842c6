"""The ledger and the claim as a terminal of any width shows them."""

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from reportedly.model import Certainty, Claim, Event, Reading, Report, Span, Status
from reportedly.show.claim_view import find_windows, print_claim
from reportedly.show.ledger_table import print_reading
from reportedly.show.mark import list_marks
from reportedly.show.terminal import make_safe
from reportedly.show.underline import underline

from ..store.readings import TEXT, make_reading


def show(print_it, *things, width=100, color=None):
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=color is not None, color_system=color, highlight=False)
    print_it(console, *things)
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 110, 160])
def test_a_ledger_holds_all_and_fits(width):
    lines = show(print_reading, make_reading(), width=width)
    assert all(cell_len(line) <= width for line in lines.splitlines())
    words = " ".join(lines.split())
    for part in ("Harbour", "own voice", "planned", "denied", "+3", "-3", "~300", "by 1 May", "problems"):
        assert part in words
    assert re.findall(r"(?m)^ *(\d+)  ", lines) == ["1", "2", "3", "4"]
    assert "\x1b" not in lines


def test_a_wide_ledger_has_a_line_a_claim():
    lines = show(print_reading, make_reading(), width=240).splitlines()
    (line,) = [line for line in lines if "About 300 sailors" in line]
    assert line.split("  ")[0].strip() == "2"
    assert [part for part in map(str.strip, line.split("  ")) if part] == [
        "2",
        "Ana Reyes, to the Daily Courier, in Selby",
        "possible",
        "+1",
        "About 300 sailors may have left Örnvik",
        "~300",
        "-",
        "< Örnvik",
    ]


def test_own_voice_is_told_apart_without_colour():
    lines = show(print_reading, make_reading(), width=120)
    assert "- own voice" in lines


def test_colour_where_it_is_asked_for():
    assert "\x1b[31m" in show(print_reading, make_reading(), color="standard")


EVIL = "Kyiv\x1b]0;x\x07 [bold]said[/bold] \u202eit\u2069 [link=http://x]now[/link] :boom: \x9b31m."


def make_evil() -> Reading:
    claim = Claim(
        id="\x1b[2J",
        span=Span(0, len(EVIL)),
        attribution=None,
        event=Event(span=Span(0, 4), lemma="\x1b[1m", type="\u202e"),
        certainty=Certainty(value=1),
        status=Status.OCCURRED,
    )
    report = Report(text=EVIL, title=EVIL, outlet=EVIL, path="\x1b[31m[red]evil.txt", published="2024-01-01")
    return Reading(report=report, claims=(claim,))


@pytest.mark.parametrize("color", [None, "truecolor"])
def test_articles_say_nothing_to_the_terminal(color):
    evil = make_evil()
    for out in (
        show(print_reading, evil, color=color),
        show(print_claim, evil, evil.claims[0], "\x1b[5m1", color=color),
    ):
        for said in ("\x1b]", "\x07", "\x9b", "\u202e", "\u2069", "\x1b[2J", "\x1b[5m"):
            assert said not in out
        assert "[bold]" in out
        assert ":boom:" in out
        assert "[link=" in out


@pytest.mark.parametrize("number", [0, 1, 2, 3])
@pytest.mark.parametrize("width", [50, 80, 120])
def test_a_claim_view_names_every_mark(number, width):
    reading = make_reading()
    claim = reading.claims[number]
    out = show(print_claim, reading, claim, "x:1", width=width)
    assert all(cell_len(line) <= width for line in out.splitlines())
    for mark in list_marks(reading, claim):
        assert f"{mark.span[0]}:{mark.span[1]}" in out
        assert mark.field in out
    for told in (claim.id, claim.status.value):
        assert told in out


def test_a_claim_view_tells_chain_candidates_and_anchor():
    reading = make_reading()
    out = [" ".join(show(print_claim, reading, c, "x", width=140).split()) for c in reading.claims]
    assert "Selby Post (inferred) -> Harbour Office -> Coast Guard" in out[0]
    assert "GeoNames 2686469" in out[1]
    assert "or Örnvik (SE), GeoNames 1, score 0.20" in out[1]
    assert "from “on Tuesday”" in out[3]
    assert "Örnvik: unresolved" in out[3]


def test_an_unresolved_speaker_shows_who_it_may_be():
    reading = make_reading()
    claim = reading.claims[2]
    source = replace(claim.attribution.sources[0], agent_id="a4")
    claim = replace(claim, attribution=replace(claim.attribution, sources=(source,)))
    assert "may be     Ana Reyes, Selby" in show(print_claim, reading, claim, "x")


def test_underlines_stand_below_their_words():
    """Each letter's underline covers the columns of exactly its words, wherever the line breaks."""
    marks = [(chr(97 + i), mark.span) for i, mark in enumerate(list_marks(make_reading(), make_reading().claims[1]))]
    for width in (24, 40, 80, 200):
        covered = {letter: "" for letter, _ in marks}
        words = ""
        for kind, line in underline(TEXT, Span(0, len(TEXT)), marks, width):
            assert cell_len(line) <= width
            if kind == "text":
                words = line
                continue
            letter, begun = "", 0
            for at, sign in enumerate([*line, " "]):
                if sign == " ":
                    covered[letter] = (covered.get(letter, "") + " " + words[begun:at]).strip()
                    letter = ""
                elif not letter:
                    begun = at
                    letter = sign if sign != "-" else line[at + 1]
        for letter, span in marks:
            assert covered[letter].split() == TEXT[span.start : span.end].split(), (width, letter)


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(st.sampled_from("ab 　\n\té😀平\u0301\u202e\x1b"), min_size=1, max_size=80),
    bounds=st.lists(st.tuples(st.integers(0, 79), st.integers(1, 80)), max_size=5),
    width=st.integers(12, 40),
)
def test_any_text_is_wrapped_whole(text, bounds, width):
    marks = [("m", Span(min(s, len(text) - 1), min(min(s, len(text) - 1) + n, len(text)))) for s, n in bounds]
    lines = underline(text, Span(0, len(text)), marks, width)
    shown = "".join(line for kind, line in lines if kind == "text")
    assert "".join(shown.split()) == "".join(make_safe(text).split())
    assert all(cell_len(line) <= width for kind, line in lines if kind == "text")
    for window in find_windows(text, [span for _, span in marks]):
        assert 0 <= window.start < window.end <= len(text)
    assert all(any(w.covers(s) for w in find_windows(text, [x for _, x in marks])) for _, s in marks)


def test_a_long_paragraph_is_shown_in_parts():
    text = "a b " * 5000
    windows = find_windows(text, [Span(100, 110), Span(15000, 15010)])
    assert len(windows) == 2
    assert sum(w.end - w.start for w in windows) < 2000
