"""From the token in the address the terminal printed to a cookie; the token never reaches a log or a Referer."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from reportedly.web.guard import Gate
from reportedly.web.page import Setting, answer_json, render
from reportedly.web.requests import take_json


def make_session_routes(setting: Setting, gate: Gate) -> list[Route]:
    """`/open`, which reads the token from its address's fragment, and `/session`, which gives the cookie for it."""

    async def show_open(request: Request) -> Response:
        return HTMLResponse(render(request, setting, "open.html", "", {}), 401 if gate.token else 200)

    async def begin_session(request: Request) -> Response:
        given = await take_json(request)
        token = given.get("token")
        if not isinstance(token, str) or not gate.is_token(token):
            return answer_json({"error": "that is not the token that `reportedly serve` printed"}, 401)
        answer = answer_json({"ok": True})
        answer.set_cookie(gate.cookie, gate.session, httponly=True, samesite="lax", path="/")
        return answer

    return [
        Route("/open", show_open, methods=["GET"]),
        Route("/session", begin_session, methods=["POST"]),
    ]
