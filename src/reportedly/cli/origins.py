"""`reportedly origins`: where a claim comes from."""

from __future__ import annotations

import click

from reportedly.cli.options import json_option, ledger_option, open_to_compare
from reportedly.cli.output import make_console, say, say_bytes


@click.command(short_help="Show where a claim comes from.", no_args_is_help=True)
@click.argument("claim", metavar="CLAIM")
@ledger_option
@json_option
def origins(claim: str, db: str, as_json: bool) -> int:
    """Show the way from a claim to the earliest utterance known behind it, step by step, and what else rests on it.

    Steps are what the text credits, the same statement or quotation in another report, copied words and
    shared rare errors. What was learned from other reports is marked as inferred; where nobody says how they know, the
    lineage is unknown and never counts as independent.

    CLAIM is what `claims` and `compare` print (report and number, as 3f2a91c0:9).

    \b
    Example:
      reportedly origins 3f2a91c0:9
      reportedly origins 3f2a91c0:9 --json
    """
    from reportedly.briefing import trace_claim

    with open_to_compare(db) as ledger:
        entry = ledger.claim(claim)
        found = trace_claim(ledger, entry)
    if as_json:
        from reportedly.codec import encode_noun

        for comparison, _ in found:
            say_bytes(encode_noun(comparison) + b"\n")
        return 0
    from reportedly.show.origin_tree import print_origins

    console = make_console()
    for n, (comparison, ref) in enumerate(found):
        if n:
            console.print()
        print_origins(console, comparison, ref)
    if not found:
        say(f"{entry.reading.report.id[:8]}:{entry.number}: no other claim answers the question that it answers")
    return 0
