"""Reports sent from a page: read by workers into the ledger, with limits and reasons."""

from pathlib import Path
from typing import Any

import pytest

from reportedly.web import adding

from .server import Served, serve

TEXT = "At least 12 people died in Lindau on Friday, the Arvika police said. "


def wait(desk: Served) -> dict[str, Any]:
    state = desk.ask("/reading.json").json()
    for _ in range(40):
        if not state["running"]:
            return dict(state)
        state = desk.ask(f"/reading.json?after={state['done']}").json()
    raise AssertionError(state)


def send(desk: Served, data: bytes, query: str) -> int:
    return desk.ask(f"/read?{query}", "POST", data, content_type="application/octet-stream").status


def test_dropped_files_are_read(tmp_path: Path) -> None:
    with serve(tmp_path / "ledger.db") as desk:
        assert send(desk, TEXT.encode(), "name=..%2F..%2Fetc%2Fa.txt&date=2025-03-09&outlet=The+Harbour+Post") == 202
        assert send(desk, b"\x00\x01\x02\x03" * 50, "name=a.bin") == 202
        lines = b"".join(b'{"text": "%s %d"}\n' % (TEXT.encode(), n) for n in range(3))
        assert send(desk, lines, "name=three.jsonl") == 202
        state = wait(desk)
        assert (state["sent"], state["done"]) == (5, 5)
        told = {r["name"]: r for r in state["reports"]}
        assert told["../../etc/a.txt"]["claims"] == 1
        assert "failed" in told["a.bin"]
        assert {"three.jsonl:1", "three.jsonl:2", "three.jsonl:3"} < set(told)
        report = desk.ask(f"/report/{told['../../etc/a.txt']['report']}.json").json()
        assert report["report"]["outlet"] == "The Harbour Post"
        assert report["claims"][0]["times"][0]["earliest"] == "2025-03-07"
        assert "a.bin" in desk.ask("/reports").text
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ledger.db"]


@pytest.mark.parametrize("query", ["date=yesterday", "url=javascript:alert(1)", "date=2025-13-01"])
def test_what_cannot_be_meant_is_refused(tmp_path: Path, query: str) -> None:
    with serve(tmp_path / "ledger.db") as desk:
        assert send(desk, TEXT.encode(), query) == 400


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "MOST_BYTES", 1000)
    monkeypatch.setattr(adding, "MOST_WAITING", 100)
    with serve(tmp_path / "ledger.db") as desk:
        assert send(desk, b"x" * 1001, "name=a.txt") == 413
        assert send(desk, b"x" * 200, "name=a.txt") == 413
        assert desk.ask("/reading.json").json()["sent"] == 0
