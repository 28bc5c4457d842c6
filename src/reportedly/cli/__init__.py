"""The command line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from reportedly import __version__
from reportedly.cli.claims import claims
from reportedly.cli.completion import completion
from reportedly.cli.export import export
from reportedly.cli.gazetteer import gazetteer
from reportedly.cli.output import say_error
from reportedly.cli.read import read
from reportedly.cli.show import show
from reportedly.errors import ReportedlyError

COMMANDS: tuple[click.Command, ...] = (read, claims, show, export, gazetteer, completion)


@click.group(
    commands=list(COMMANDS), context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="reportedly")
def app() -> None:
    """Turn news reports into a ledger of attributed claims: who says what, and how sure.

    \b
    Example:
      reportedly read --date 2024-10-18 article.txt
      reportedly claims --source Yonhap
      reportedly show 3

    Exit codes: 0 all went well, 1 some input could not be read, 2 wrong usage or nothing could be done.
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and leave with its exit code; errors are one line, never a traceback."""
    _write_whatever_the_locale()
    try:
        code = app.main(arguments, prog_name="reportedly", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "reportedly"
        say_error(f"{error.format_message()}  (see: {command} --help)")
        code = 2
    except click.ClickException as error:
        say_error(error.format_message())
        code = 2
    except BrokenPipeError:
        # Whoever read our output has gone, which is no error to speak of; the interpreter shall not speak of it either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except (KeyboardInterrupt, click.Abort):
        say_error("stopped; what was reported as kept is kept, run the same command to go on")
        code = 130
    except ReportedlyError as error:
        say_error(str(error))
        code = 2
    except OSError as error:
        say_error(f"{error.filename or 'input or output'}: {error.strerror or error}")
        code = 2
    sys.exit(code if isinstance(code, int) else 0)


def _write_whatever_the_locale() -> None:
    # A terminal that knows no "≥" gets an escape for it instead of an error.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
