"""`reportedly serve`: the workbench in a browser."""

from __future__ import annotations

import getpass
import secrets
import socket
import webbrowser
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

import click

from reportedly.cli.options import ledger_option
from reportedly.cli.output import say

if TYPE_CHECKING:
    from reportedly.web import Gate

_PORT = 8477


@click.command(short_help="Open the workbench in a browser.")
@ledger_option
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
@click.option("--port", metavar="N", type=click.IntRange(0, 65535), help=f"Port [default: {_PORT}, else a free one].")
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--token/--no-token", default=None, help="Ask for a token [default: only when others can reach it].")
@click.option("--allow-host", metavar="NAME", multiple=True, help="A further name it may be called by; repeatable.")
@click.option("--as", "who", metavar="NAME", help="Whose decisions the journal says they are [default: you].")
def serve(
    db: str,
    open_browser: bool,
    port: int | None,
    host: str,
    token: bool | None,
    allow_host: tuple[str, ...],
    who: str | None,
) -> int:
    """Serve the workbench: stories, slots, reports, claims and agents of the ledger, to look at and to decide on.

    Only this machine can reach it, unless --host names another address; then a token is asked for, which stands
    in the address that is printed. Ctrl-C ends it.

    \b
    Example:
      reportedly serve --open
      reportedly serve --db border.db --port 9000
      reportedly serve --host 0.0.0.0 --allow-host newsroom.example
    """
    try:
        import uvicorn

        from reportedly.web import make_app
        from reportedly.web.guard import is_loopback, make_gate
    except ImportError as error:
        raise click.ClickException(f"the workbench needs: pip install 'reportedly[web]' ({error})") from None
    local = is_loopback(host)
    if token is False and not local:
        raise click.UsageError("--no-token: others can reach that address, so a token is needed")
    gate = make_gate(host, allow_host, secrets.token_urlsafe(24) if token or not local else None)
    app = make_app(Path(db), gate, who or _get_user())
    listening = _listen(host, port)
    address = _get_address(host, listening.getsockname()[1], gate)
    say(f"{db}: {address}")
    say("Ctrl-C ends it.")
    if open_browser:
        timer = Timer(0.5, webbrowser.open, [address])
        timer.daemon = True
        timer.start()
    config = uvicorn.Config(app, log_level="warning", server_header=False, date_header=False, access_log=False)
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:  # how uvicorn ends after Ctrl-C
        return 0
    return 0


def _get_user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no name is known for whoever runs this
        return "me"


def _listen(host: str, port: int | None) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    tried = (port,) if port is not None else (_PORT, 0)
    for number in tried:
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, number))
        except OSError as error:
            listening.close()
            if number == tried[-1]:
                reason = error.strerror or error
                raise click.ClickException(f"{host}:{number}: cannot listen there ({reason}); try --port") from None
        else:
            listening.set_inheritable(True)
            return listening
    raise AssertionError("unreachable")


def _get_address(host: str, port: int, gate: Gate) -> str:
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    # After the # it is sent to nobody, and stands in no log.
    return f"http://{name}:{port}/" + (f"open#token={gate.token}" if gate.token else "")
