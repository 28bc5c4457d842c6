"""The command line: `main` is the program."""

from __future__ import annotations

import click

from reportedly import __version__
from reportedly.cli.chart import chart
from reportedly.cli.claims import claims
from reportedly.cli.compare import compare
from reportedly.cli.completion import completion
from reportedly.cli.decide import decide
from reportedly.cli.dossier import dossier
from reportedly.cli.export import export
from reportedly.cli.gazetteer import gazetteer
from reportedly.cli.origins import origins
from reportedly.cli.program import Program
from reportedly.cli.read import read
from reportedly.cli.serve import serve
from reportedly.cli.show import show
from reportedly.cli.story import story

COMMANDS: tuple[click.Command, ...] = (
    read,
    claims,
    show,
    story,
    compare,
    origins,
    decide,
    serve,
    export,
    chart,
    dossier,
    gazetteer,
    completion,
)


@click.group(cls=Program, commands=list(COMMANDS), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportedly")
def main() -> None:
    """Turn news reports into a ledger of attributed claims: who says what, and how sure.

    \b
    Example:
      reportedly read --date 2024-10-18 article.txt
      reportedly claims --source Yonhap
      reportedly show 3

    Exit codes: 0 all went well, 1 some input could not be read, 2 wrong usage or nothing could be done.
    """
