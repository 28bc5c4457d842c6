"""What all commands print with: safe text, JSON in UTF-8, tables as wide as the terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from reportedly.codec import encode_reading
from reportedly.model import Reading
from reportedly.show.terminal import make_safe

if TYPE_CHECKING:
    from rich.console import Console

_PIPE_WIDTH = 120  # columns where no terminal says how many


def say(text: str = "") -> None:
    """Print one line to standard output, at once."""
    click.echo(make_safe(text))


def say_error(text: str) -> None:
    """Print one line to standard error."""
    click.echo(f"reportedly: {make_safe(text)}", err=True)


def say_json(reading: Reading) -> None:
    """Print a reading as one line of JSON, in UTF-8 whatever the locale."""
    say_bytes(encode_reading(reading) + b"\n")


def say_bytes(line: bytes) -> None:
    """Print bytes as they are, at once."""
    sys.stdout.flush()
    out = getattr(sys.stdout, "buffer", None)
    if out is None:
        sys.stdout.write(line.decode())
    else:
        out.write(line)
        out.flush()


def make_console() -> Console:
    """A console on standard output: colour on a terminal only and not with NO_COLOR, 120 columns in a pipe."""
    from rich.console import Console

    plain = not sys.stdout.isatty()
    width = _PIPE_WIDTH if plain and "COLUMNS" not in os.environ else None
    return Console(width=width, highlight=False, markup=False, emoji=False, legacy_windows=False)
