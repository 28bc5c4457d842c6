"""What comes in with a request, never more than allowed."""

from __future__ import annotations

import json
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request

MAX_JSON = 1_000_000


async def take_body(request: Request, most: int) -> bytes:
    """The body, of `most` bytes at most; what is longer is refused before it is held."""
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told[:18]) > most:
        raise HTTPException(413, f"more than {most:,} bytes; split it")
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise HTTPException(413, f"more than {most:,} bytes; split it")
        parts.append(part)
    return b"".join(parts)


async def take_json(request: Request) -> dict[str, Any]:
    """The JSON object of a change."""
    try:
        given = json.loads(await take_body(request, MAX_JSON))
    except (ValueError, RecursionError):
        raise HTTPException(400, "that is not JSON") from None
    if not isinstance(given, dict):
        raise HTTPException(400, "a JSON object is wanted")
    return given
