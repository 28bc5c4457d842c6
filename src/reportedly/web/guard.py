"""Who may ask, and what a page may do: the one place where requests are let in or refused.

1. Host           only names this server goes by: a foreign name that was made to lead here (DNS rebinding) is refused
2. method         GET and HEAD never change anything; POST does
3. where from     a change must come from a page of this server, and be no form another site can send
4. token          where one is set, a cookie or a header must prove that it is known
5. answer         headers that let a page load only what this server serves, and let nobody frame or embed it
"""

from __future__ import annotations

import hmac
import ipaddress
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LOCAL = ("127.0.0.1", "localhost", "[::1]")
_HOST = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::[0-9]{1,5})?", re.IGNORECASE)
_OPEN_PATHS = ("/open", "/session", "/static/")
_BODIES = ("application/json", "application/octet-stream")

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Vega sets the style attribute of what it draws; no script and no style sheet may stand in a page even so.
CHART_POLICY = POLICY.replace("style-src 'self'", "style-src 'self'; style-src-attr 'unsafe-inline'")

_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not `no-referrer`: with it browsers send `Origin: null` from our own pages too.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What this server goes by: the names in `Host` it answers to, and the token to show where one is asked for."""

    hosts: tuple[str, ...] = _LOCAL
    token: str | None = None
    any_address: bool = False  # bound beyond this machine: a numeric address cannot be rebound, so each will do
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def knows(self, host: str) -> bool:
        """Whether a `Host` header names this server."""
        match = _HOST.fullmatch(host)
        if not match:
            return False
        name = match[1].lower().rstrip(".")
        return name in self.hosts or (self.any_address and _is_address(name.strip("[]")))

    @property
    def cookie(self) -> str:
        """The name of the session's cookie; cookies of one host are shared by all its ports, so it is our own."""
        return f"reportedly_{sha256(self.session.encode()).hexdigest()[:8]}"

    def admits(self, headers: Headers) -> bool:
        """Whether a request shows the session's cookie or the token itself; always where no token is set."""
        if self.token is None:
            return True
        shown = cookie_parser(headers.get("cookie", "")).get(self.cookie, "")
        if hmac.compare_digest(shown.encode(), self.session.encode()):
            return True
        return self.is_token(headers.get("authorization", "").removeprefix("Bearer "))

    def is_token(self, shown: str) -> bool:
        """Whether that is the token, found out in the same time whatever it is."""
        return self.token is not None and hmac.compare_digest(shown.encode(), self.token.encode())


class Guard:
    """ASGI middleware that holds a `Gate`."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self.app = app
        self.gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer why not."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":  # there are no web sockets here
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                if "server" in headers:
                    del headers["server"]
            await send(message)

        refused = self._refuse(scope)
        if refused is None:
            await self.app(scope, receive, send_guarded)
        else:
            status, reason = refused
            await PlainTextResponse(f"{reason}\n", status)(scope, receive, send_guarded)

    def _refuse(self, scope: Scope) -> tuple[int, str] | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or not self.gate.knows(hosts[0]):
            return 421, "this server does not go by that name; allow it with: reportedly serve --allow-host NAME"
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return 405, "only GET, HEAD and POST are known here"
        if scope["method"] == "POST":
            if refused := _refuse_change(headers, hosts[0]):
                return refused
        elif not _may_read(headers):
            return 403, "pages of other sites may link here, not look inside"
        path = scope["path"]
        if not any(path == p or (p.endswith("/") and path.startswith(p)) for p in _OPEN_PATHS) and not self.gate.admits(
            headers
        ):
            if scope["method"] == "GET" and "text/html" in headers.get("accept", ""):
                scope["path"] = scope["raw_path"] = "/open"
                return None
            return 401, "show the token: open the address that `reportedly serve` printed"
        return None


def _refuse_change(headers: Headers, host: str) -> tuple[int, str] | None:
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site != "same-origin":
        return 403, "a change must come from a page of this server"
    if origin is not None and not _is_same(origin, host):
        return 403, "a change must come from a page of this server"
    # A form of another site can send neither of these, and scripts of another site only after asking, which is refused.
    if headers.get("content-type", "").split(";")[0].strip().lower() not in _BODIES:
        return 415, f"a change is sent as one of: {', '.join(_BODIES)}"
    return None


def _is_same(origin: str, host: str) -> bool:
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == host.lower()


def _may_read(headers: Headers) -> bool:
    # Browsers say so themselves; what says nothing is no browser, or an old one, and gets no more than a link would.
    site, mode = headers.get("sec-fetch-site"), headers.get("sec-fetch-mode")
    if site in (None, "same-origin", "none"):
        return True
    return mode == "navigate" and headers.get("sec-fetch-dest") == "document"


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def make_gate(bound: str, allowed: Iterable[str] = (), token: str | None = None) -> Gate:
    """The gate of a server bound to `bound` that may also be called by the names in `allowed`."""
    beyond = not is_loopback(bound)
    own = () if bound in ("0.0.0.0", "::") else (f"[{bound}]" if ":" in bound else bound,)  # noqa: S104
    hosts = dict.fromkeys(name.lower() for name in (*_LOCAL, *own, *allowed))
    return Gate(hosts=tuple(hosts), token=token, any_address=beyond)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a server bound to `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
