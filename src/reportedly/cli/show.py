"""`reportedly show`: one claim in its words."""

from __future__ import annotations

from dataclasses import replace

import click

from reportedly.cli.options import json_option, ledger_option
from reportedly.cli.output import make_console, say_json
from reportedly.store import open_ledger


@click.command(short_help="Show one claim in its words.", no_args_is_help=True)
@click.argument("name", metavar="ID")
@ledger_option
@json_option
def show(name: str, db: str, as_json: bool) -> int:
    """Show one claim in its sentence, each field marked in its words.

    ID is what `claims` prints (report and number, as 3f2a91c0:9), the start of a claim's own id, or the number alone
    where the ledger holds one report.

    \b
    Example:
      reportedly show 3f2a91c0:9
      reportedly show 9 --json
    """
    with open_ledger(db, read_only=True) as ledger:
        entry = ledger.claim(name)
    if as_json:
        say_json(replace(entry.reading, claims=(entry.claim,), problems=()))
        return 0
    from reportedly.show.claim_view import print_claim

    print_claim(make_console(), entry.reading, entry.claim, f"{entry.reading.report.id[:8]}:{entry.number}")
    return 0
