"""`reportedly story`: which reports are about one event, and a person's word on it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click

from reportedly.cli.decide import find_user
from reportedly.cli.options import json_option, ledger_option, open_to_compare
from reportedly.cli.output import make_console, say, say_bytes, say_error
from reportedly.model import Decision, Subject, Verdict
from reportedly.show.wording import write_count
from reportedly.store import Ledger

_MOST = 50  # stories shown, unless all are asked for


@contextmanager
def _open_linked(db: str) -> Iterator[Ledger]:
    # What was read since is put into stories first; where the ledger may only be read it is said what is missing.
    from reportedly.linking import link_ledger

    with open_to_compare(db) as ledger:
        if ledger.read_only:
            told = sum(len(story.reports) for story in ledger.stories())
            if left := ledger.counts().reports - told:
                some = write_count(left, "report")
                say_error(f"{db}: may only be read, so that {some} could not be put into stories")
        else:
            link_ledger(ledger)
        yield ledger


def _decide_options(command: click.decorators.FC) -> click.decorators.FC:
    note = click.option("--note", metavar="TEXT", help="Why, in your own words.")
    who = click.option(
        "--who", metavar="NAME", envvar="REPORTEDLY_WHO", help="Whose word it is [default: who runs this]."
    )
    return note(who(ledger_option(json_option(command))))


@click.group(invoke_without_command=True, short_help="See which reports are about one event; split, merge, pin.")
@click.pass_context
def story(context: click.Context) -> int | None:
    """See which reports are about one event, and say where that is wrong.

    Reports that were read since the last time are put into stories first. What you decide is kept in the journal: it
    wins over the machine, also when more reports come in, and is taken back with `reportedly decide undo NUMBER`.
    Without a command the stories are listed.

    \b
    Example:
      reportedly story
      reportedly story show 3f2a91c0
      reportedly story split 3f2a91c0 77aa0011 --note "another bus"
    """
    if context.invoked_subcommand is None:
        return int(context.invoke(list_stories) or 0)
    return None


@story.command("list", short_help="List the stories, the latest first.")
@click.option("--all", "every", is_flag=True, help="All of them, also those of one report.")
@ledger_option
@json_option
def list_stories(every: bool, db: str, as_json: bool) -> int:
    """List the stories, the latest first: id, days, how many reports, title.

    \b
    Example:
      reportedly story list
      reportedly story list --all --json
    """
    with _open_linked(db) as ledger:
        stories = ledger.stories()
    if as_json:
        from reportedly.codec import encode_noun

        for one in stories:
            say_bytes(encode_noun(one) + b"\n")
        return 0
    if not stories:
        say(f"{db}: holds no reports; make stories of some with: reportedly read --db {db} ARTICLES")
        return 0
    from reportedly.show.story_table import print_stories

    several = [one for one in stories if every or len(one.reports) > 1 or one.decided or one.pinned]
    shown = (several or stories)[: None if every else _MOST]
    print_stories(make_console(), shown)
    say()
    held = f"{len(stories)} {'story' if len(stories) == 1 else 'stories'}"
    left = len(stories) - len(shown)
    more = f"; {left} more, most of one report, with --all" if left else ""
    say(f"{db}: {held}{more}; look closer with: reportedly story show {shown[0].id[:8]}")
    return 0


@story.command("show", short_help="Show a story’s reports and who copies whom.", no_args_is_help=True)
@click.argument("name", metavar="STORY")
@click.option("--changes", is_flag=True, help="Every changed word of every copy, not only what can turn the meaning.")
@ledger_option
@json_option
def show_story(name: str, changes: bool, db: str, as_json: bool) -> int:
    """Show the reports of a story in time order, and which of them hold the words of others.

    STORY is the start of a story's id, or of the id of a report in it. Under a copy stand the words that were changed
    on the way and can turn the meaning: a negation, another number, a hedge that came or went.

    \b
    Example:
      reportedly story show 3f2a91c0
      reportedly story show 3f2a91c0 --changes
      reportedly story show 3f2a91c0 --json
    """
    with _open_linked(db) as ledger:
        one = ledger.story(name)
        copies, quotations = ledger.copies(story=one.id), ledger.quotations(story=one.id)
        readings = [ledger.reading(report) for report in one.reports]
        decisions = [d for d in ledger.decisions() if d.about is Subject.STORY and set(d.keys) & {one.id, *one.reports}]
    if as_json:
        from reportedly.codec import encode_noun

        reports = [
            {
                "id": r.report.id,
                "outlet": r.report.outlet,
                "published": r.report.published,
                "title": r.report.title,
                "path": r.report.path,
                "claims": len(r.claims),
            }
            for r in readings
        ]
        found = {"story": one, "reports": reports, "copies": copies, "quotations": quotations, "decisions": decisions}
        say_bytes(encode_noun(found) + b"\n")
        return 0
    from reportedly.show.story_table import print_story_reports

    print_story_reports(make_console(), one, readings, copies, quotations, every=changes)
    for d in decisions:
        say(f"decided: {d.verdict.value} by {d.who}, {d.at[:10]} (no. {d.number})" + (f" “{d.note}”" if d.note else ""))
    return 0


@story.command("split", short_help="Take reports out of a story.", no_args_is_help=True)
@click.argument("name", metavar="STORY")
@click.argument("reports", metavar="REPORT...", nargs=-1, required=True)
@_decide_options
def split(name: str, reports: tuple[str, ...], note: str | None, who: str | None, db: str, as_json: bool) -> int:
    """Take reports out of a story into one of their own; the machine never joins the two again.

    \b
    Example:
      reportedly story split 3f2a91c0 77aa0011 52b0c7de --note "the other pumping station"
    """
    return _decide(db, as_json, Verdict.SPLIT, (name, *reports), who, note)


@story.command("merge", short_help="Make one story of several.", no_args_is_help=True)
@click.argument("names", metavar="STORY STORY...", nargs=-1, required=True)
@_decide_options
def merge(names: tuple[str, ...], note: str | None, who: str | None, db: str, as_json: bool) -> int:
    """Make one story of two or more; it keeps the name of the oldest.

    \b
    Example:
      reportedly story merge 3f2a91c0 9b0e44d1
    """
    return _decide(db, as_json, Verdict.MERGE, names, who, note)


@story.command("pin", short_help="Freeze who belongs to a story.", no_args_is_help=True)
@click.argument("name", metavar="STORY")
@_decide_options
def pin(name: str, note: str | None, who: str | None, db: str, as_json: bool) -> int:
    """Freeze a story: no report joins or leaves it by itself.

    \b
    Example:
      reportedly story pin 3f2a91c0
      reportedly decide undo 4
    """
    return _decide(db, as_json, Verdict.PIN, (name,), who, note)


def _decide(db: str, as_json: bool, verdict: Verdict, keys: tuple[str, ...], who: str | None, note: str | None) -> int:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    with _open_linked(db) as ledger:
        made = ledger.decide(
            Decision(verdict=verdict, about=Subject.STORY, keys=keys, who=who or find_user(), at=at, note=note)
        )
        stories = list(dict.fromkeys(ledger.story(key) for key in made.keys))
    from reportedly.codec import encode_noun

    if as_json:
        say_bytes(encode_noun({"decision": made, "stories": stories}) + b"\n")
        return 0
    from reportedly.show.story_table import print_stories

    print_stories(make_console(), stories)
    say()
    say(f"{db}: kept as decision {made.number}; take it back with: reportedly decide undo {made.number}")
    return 0
