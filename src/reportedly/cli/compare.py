"""`reportedly compare`: which reports answer the same question, and how their answers stand to each other."""

from __future__ import annotations

import click

from reportedly.cli.options import json_option, ledger_option, open_to_compare
from reportedly.cli.output import make_console, say, say_bytes
from reportedly.model import Comparison
from reportedly.show.wording import write_count

_MOST = 20  # questions shown of a story, unless all are asked for


@click.command(short_help="Put what reports say to one question side by side.")
@click.argument("story", required=False, metavar="[STORY]")
@click.option("--slot", "words", metavar="TEXT", help="Only questions with all these words (or the slot’s id).")
@click.option("--all", "every", is_flag=True, help="Also what one report alone answers, and every answer and reason.")
@ledger_option
@json_option
def compare(story: str | None, words: str | None, every: bool, db: str, as_json: bool) -> int:
    """Show which figures and claims answer the same question, how they changed and who contradicts whom.

    For each question: the range and who stands at each end; every answer in time order with its source, status and
    address (look at it with `show`); how it stands to the others and why; and three counts: reports, origins, origins
    known to be independent. What one report alone says is left out unless nothing else is there or --all is given.

    STORY is the start of a story's id, or of the id of a report in it; without it all stories are compared. Nothing
    here says what is true: it shows who says what, and on what it rests.

    \b
    Example:
      reportedly compare
      reportedly compare --slot "killed"
      reportedly compare 3f2a91c0 --json
    """
    from reportedly.briefing import compare_ledger

    found = 0
    with open_to_compare(db) as ledger:
        for _, comparisons in compare_ledger(ledger, story):
            wanted = [c for c in comparisons if is_wanted(c, words)]
            if as_json:
                from reportedly.codec import encode_noun

                for c in wanted:
                    say_bytes(encode_noun(c) + b"\n")
                found += len(wanted)
                continue
            if wanted:
                _print(wanted, every=every or words is not None, first=not found)
                found += len(wanted)
        if not found and not as_json:
            held = ledger.counts()
            reports, figures = write_count(held.reports, "report"), write_count(held.figures, "figure")
            asked = f"no question with “{words}”" if words else "nothing to compare"
            say(f"{asked}; {db} holds {figures} in {reports}")
    return 0


def _print(comparisons: list[Comparison], *, every: bool, first: bool) -> None:
    from reportedly.show.briefing_table import print_comparison, print_story

    console = make_console()
    if not first:
        console.print()
    print_story(console, comparisons[0].story, comparisons)
    shared = [c for c in comparisons if c.counts.reports > 1]
    # One report alone still shows what its own speakers disagree on.
    shown = comparisons if every else (shared or [c for c in comparisons if len(c.entries) > 1] or comparisons)[:_MOST]
    for c in shown:
        console.print()
        print_comparison(console, c, every=every)
    if left := len(comparisons) - len(shown):
        console.print()
        more = write_count(left, "further question")
        say(f"{more}, most of them answered by one report alone; see them with --all")


def is_wanted(c: Comparison, words: str | None) -> bool:
    """Whether a question has all the words, or the id; any has where none are given."""
    if words is None:
        return True
    low = c.slot.question.casefold()
    return c.slot.id.startswith(words) or all(w in low for w in words.casefold().split())
