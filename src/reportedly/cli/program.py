"""How the program ends: exit codes, errors of one line, closed pipes and Ctrl-C."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import click

from reportedly.cli.output import say_error
from reportedly.errors import ReportedlyError


class Program(click.Group):
    """The group of all commands; each returns its exit code, and whatever stops one becomes a line and a code."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run one command, then leave with its exit code unless `standalone_mode` is off."""
        run = partial(super().main, args, prog_name or "reportedly", complete_var, False, **extra)
        if not standalone_mode:
            return run()
        _write_whatever_the_locale()
        sys.exit(_run_to_code(run))


def _run_to_code(run: Callable[[], Any]) -> int:
    try:
        code = run()
        sys.stdout.flush()
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "reportedly"
        say_error(f"{error.format_message()}  (see: {command} --help)")
        return 2
    except click.ClickException as error:
        say_error(error.format_message())
        return 2
    except BrokenPipeError:
        # Whoever read our output has gone, which is no error to speak of; the interpreter shall not speak of it either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except (KeyboardInterrupt, click.Abort):
        say_error("stopped; what was reported as kept is kept, run the same command to go on")
        return 130
    except ReportedlyError as error:
        say_error(str(error))
        return 2
    except OSError as error:
        say_error(f"{error.filename or 'input or output'}: {error.strerror or error}")
        return 2
    return code if isinstance(code, int) else 0


def _write_whatever_the_locale() -> None:
    # A terminal that knows no "≥" gets an escape for it instead of an error.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
