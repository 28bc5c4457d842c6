"""Scripts, style sheet and icon: named files only, under an address that changes with what is in them."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from reportedly.show.page import read_stylesheet

_KINDS = {"js": "text/javascript", "css": "text/css", "svg": "image/svg+xml"}


@cache
def load_static() -> dict[str, bytes]:
    """All static files by name."""
    found = {f.name: f.read_bytes() for f in files("reportedly.web").joinpath("static").iterdir() if f.is_file()}
    return found | {"style.css": read_stylesheet().encode("utf-8")}


@cache
def get_static_address() -> str:
    """Where static files stand; it changes with them, so that browsers may keep them for good."""
    digest = sha256(b"\0".join(name.encode() + content for name, content in sorted(load_static().items())))
    return f"/static/{digest.hexdigest()[:12]}"


async def serve_static(request: Request) -> Response:
    """One static file."""
    name = request.path_params["name"]
    content = load_static().get(name)
    if content is None:
        raise HTTPException(404, f"{name}: no such file")
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    kind = _KINDS[name.rpartition(".")[2]]
    return Response(content, media_type=kind, headers=headers)
