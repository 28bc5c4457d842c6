"""`reportedly completion`: the script that makes a shell complete commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from reportedly.cli.output import say_bytes


@click.command(short_help="Print the script for shell completion.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> int:
    """Print the script that completes commands and options in a shell.

    \b
    Example:
      reportedly completion bash >> ~/.bashrc
      reportedly completion fish > ~/.config/fish/completions/reportedly.fish
    """
    kind = get_completion_class(shell)
    assert kind is not None
    script = kind(ctx.find_root().command, {}, "reportedly", "_REPORTEDLY_COMPLETE")
    say_bytes((script.source() + "\n").encode())
    return 0
