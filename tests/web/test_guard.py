"""Who is let in: raw requests, as a hostile page, another site's form or a rebound name would send them."""

from pathlib import Path

import pytest

from reportedly.web import Gate
from reportedly.web.guard import is_loopback, make_gate

from .server import Served, serve

GOOD = "Host: 127.0.0.1\r\n"


def speak(served: Served, first: str, *headers: str, body: str = "") -> int:
    length = f"Content-Length: {len(body)}\r\n" if body else ""
    lines = "".join(f"{h}\r\n" for h in headers)
    got = served.say(f"{first} HTTP/1.1\r\n{lines}{length}Connection: close\r\n\r\n{body}".encode())
    return int(got.split(b" ", 2)[1])


@pytest.mark.parametrize(
    "host",
    ["evil.test", "evil.test:{port}", "127.0.0.1.evil.test", "localhost.evil.test:{port}", "192.168.0.9", "", "[::2]"],
)
def test_foreign_names_are_refused(served: Served, host: str) -> None:
    assert speak(served, "GET /reports", f"Host: {host.format(port=served.port)}") in (400, 421)


def test_no_name_and_two_names_are_refused(served: Served) -> None:
    assert speak(served, "GET /reports") in (400, 421)
    assert speak(served, "GET /reports", "Host: 127.0.0.1", "Host: evil.test") in (400, 421)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:{port}", "localhost:{port}", "LOCALHOST", "[::1]:{port}"])
def test_own_names_are_answered(served: Served, host: str) -> None:
    assert speak(served, "GET /reports", f"Host: {host.format(port=served.port)}") == 200


JSON = "Content-Type: application/json"
FORM = "Content-Type: application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ((JSON, "Origin: http://evil.test"), 403),
        ((JSON, "Origin: null"), 403),
        ((JSON, "Origin: http://127.0.0.1:1"), 403),  # another server of this machine
        ((JSON, "Origin: file://"), 403),
        ((JSON, "Sec-Fetch-Site: cross-site"), 403),
        ((JSON, "Sec-Fetch-Site: same-site", "Origin: http://127.0.0.1"), 403),
        ((JSON, "Sec-Fetch-Site: none"), 403),
        ((FORM,), 415),
        ((FORM, "Origin: http://127.0.0.1"), 415),
        (("Content-Type: text/plain",), 415),
        (("Content-Type: multipart/form-data; boundary=x",), 415),
        ((), 415),
        ((JSON, "Origin: http://127.0.0.1"), 401),  # let through; the token it sends is none
        ((JSON,), 401),
    ],
)
def test_a_change_comes_from_our_own_page(served: Served, headers: tuple[str, ...], status: int) -> None:
    assert speak(served, "POST /session", "Host: 127.0.0.1", *headers, body='{"token": "x"}') == status


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(served: Served, method: str) -> None:
    assert speak(served, f"{method} /reports", "Host: 127.0.0.1") == 405


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image"), 403),
        (("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"), 403),
        (("Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors", "Sec-Fetch-Dest: empty"), 403),
        (("Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"), 200),
        (("Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"), 200),
    ],
)
def test_other_sites_may_link_but_not_look(served: Served, headers: tuple[str, ...], status: int) -> None:
    assert speak(served, "GET /reports", "Host: 127.0.0.1", *headers) == status


def test_every_answer_holds_the_page_to_this_server(served: Served) -> None:
    for path in ("/reports", "/nothing", "/reports.json", "/static/x/y"):
        headers = served.ask(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["access-control-allow-origin"] is None
        assert headers["server"] is None
    assert served.ask("/reports", host="evil.test").headers["content-security-policy"].startswith("default-src 'none'")


def test_a_token_is_asked_for_and_becomes_a_cookie(tmp_path: Path) -> None:
    gate = make_gate("0.0.0.0", token="let-me-in")
    with serve(tmp_path / "ledger.db", gate) as served:
        assert served.ask("/reports").status == 401
        shown = served.ask("/reports", accept="text/html")
        assert (shown.status, "asks for a token" in shown.text, "let-me-in" in shown.text) == (401, True, False)
        assert served.ask("/reports.json", authorization="Bearer wrong").status == 401
        assert served.ask("/reports.json", authorization="Bearer let-me-in").status == 200
        assert served.ask("/session", "POST", {"token": "wrong"}).status == 401
        answer = served.ask("/session", "POST", {"token": "let-me-in"})
        cookie = answer.headers["set-cookie"]
        assert answer.status == 200
        assert "HttpOnly" in cookie
        assert "let-me-in" not in cookie
        kept = cookie.split(";")[0]
        assert served.ask("/reports", cookie=kept).status == 200
        assert served.ask("/reports", cookie=kept + "x").status == 401
        assert served.ask("/reports.json", host="10.1.2.3", cookie=kept).status == 200
        assert served.ask("/reports.json", host="evil.test", cookie=kept).status == 421


def test_without_a_token_nobody_gets_a_session(served: Served) -> None:
    assert served.ask("/session", "POST", {"token": ""}).status == 401


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False), ("10.0.0.1", False)],
)
def test_loopback(host: str, local: bool) -> None:
    assert is_loopback(host) is local
    assert make_gate(host).any_address is not local


def test_a_name_may_be_allowed() -> None:
    gate = make_gate("127.0.0.1", ["Newsroom.example"])
    assert gate.knows("newsroom.example:8477")
    assert not gate.knows("10.0.0.1")
    assert Gate().knows("localhost.")


@pytest.mark.parametrize("path", ["/decide", "/undo", "/visit", "/read", "/session"])
def test_every_change_is_guarded(served: Served, path: str) -> None:
    headers = {"content_type": "application/json", "origin": "http://evil.test"}
    assert served.ask(path, "POST", "{}", **headers).status == 403
    assert served.ask(path, "POST", "{}", content_type="application/json", sec_fetch_site="cross-site").status == 403
    assert served.ask(path).status in (404, 405)
