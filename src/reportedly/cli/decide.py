"""`reportedly decide`: a person's word on what answers one question, kept in the journal."""

from __future__ import annotations

import getpass
import re
from datetime import UTC, datetime

import click

from reportedly.cli.options import json_option, ledger_option
from reportedly.cli.output import say, say_bytes
from reportedly.errors import NotFoundError
from reportedly.model import ClaimRef, Decision, Subject, Verdict
from reportedly.store import Ledger, open_ledger

_VERDICTS = {"same": Verdict.SAME, "not-same": Verdict.NOT_SAME, "wrong": Verdict.WRONG, "undo": Verdict.UNDO}
_FIGURE = re.compile(r"(.+)\.([1-9][0-9]?)")


@click.command(short_help="Say that claims are, or are not, about one question.")
@click.argument("verdict", type=click.Choice(list(_VERDICTS)), required=False)
@click.argument("names", nargs=-1, metavar="[ID ...]")
@click.option("--note", metavar="TEXT", help="Why, in your own words.")
@click.option("--who", metavar="NAME", envvar="REPORTEDLY_WHO", help="Whose word it is [default: who runs this].")
@ledger_option
@json_option
def decide(
    verdict: str | None, names: tuple[str, ...], note: str | None, who: str | None, db: str, as_json: bool
) -> int:
    """Write into the journal what you decide; it wins over the machine and holds when reports are read again.

    `same` and `not-same` take two or more claims, `wrong` any that were read wrong, `undo` the number of a decision.
    IDs are what `compare` prints as evidence (3f2a91c0:9); 3f2a91c0:9.2 means only the second figure of that claim.
    Without a verdict all decisions in force are listed. Nothing in the journal is ever changed or deleted.

    \b
    Example:
      reportedly decide
      reportedly decide not-same 3f2a91c0:9 77aa0011:2 --note "another bus"
      reportedly decide undo 4
    """
    with open_ledger(db, read_only=True) as ledger:
        if verdict is None:
            decisions = ledger.decisions()
            for d in decisions:
                _print(d, as_json)
            if not decisions and not as_json:
                say(f"{db}: nobody has decided anything")
            return 0
        made = _make(ledger, _VERDICTS[verdict], names, who or find_user(), note)
    with open_ledger(db) as ledger:
        _print(ledger.decide(made), as_json)
    return 0


def _make(ledger: Ledger, verdict: Verdict, names: tuple[str, ...], who: str, note: str | None) -> Decision:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    if verdict is Verdict.UNDO:
        if len(names) != 1 or not names[0].isdecimal():
            raise click.UsageError("undo takes the number of one decision; see: reportedly decide")
        return Decision(
            verdict=verdict, about=Subject.DECISION, keys=(), who=who, at=at, note=note, undoes=int(names[0])
        )
    if len(names) < (1 if verdict is Verdict.WRONG else 2):
        raise click.UsageError(
            f"{verdict.value} takes {'at least one claim' if verdict is Verdict.WRONG else 'two claims or more'}"
        )
    keys = tuple(dict.fromkeys(_find_key(ledger, name) for name in names))
    about = Subject.FIGURE if any("#" in key for key in keys) else Subject.CLAIM
    return Decision(verdict=verdict, about=about, keys=keys, who=who, at=at, note=note)


def _find_key(ledger: Ledger, name: str) -> str:
    figure = _FIGURE.fullmatch(name)
    entry = ledger.claim(figure[1] if figure else name)
    if not figure:
        return entry.claim.id
    if int(figure[2]) > len(entry.claim.figures):
        raise NotFoundError(
            f"{name}: that claim has {len(entry.claim.figures)} figures; see: reportedly show {figure[1]}"
        )
    report = entry.reading.report.id
    return ClaimRef(report=report, claim=entry.claim.id, number=entry.number, figure=int(figure[2]) - 1).key


def _print(d: Decision, as_json: bool) -> None:
    if as_json:
        from reportedly.codec import encode_noun

        say_bytes(encode_noun(d) + b"\n")
        return
    told = f" {d.undoes}" if d.undoes is not None else ""
    note = f"  “{d.note}”" if d.note else ""
    say(f"{d.number}  {d.at[:16]}  {d.who}: {d.verdict.value}{told}  {' '.join(d.keys)}{note}")


def find_user() -> str:
    """The login name of whoever runs this."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "somebody"
