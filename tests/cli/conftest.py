"""The command line, run in this process or as the program it is."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from reportedly import Report, extract_batch
from reportedly.cli import main
from reportedly.store import open_ledger

from ..store.readings import make_many, make_reading


class Done(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    """Runs `reportedly` with arguments, in an empty folder, without a terminal."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_DB", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)

    def runner(*arguments: object) -> Done:
        capfd.readouterr()
        with pytest.raises(SystemExit) as leaving:
            main([str(argument) for argument in arguments])
        captured = capfd.readouterr()
        return Done(int(leaving.value.code or 0), captured.out, captured.err)

    return runner


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A ledger of one report with four claims, and of three with five each."""
    path = tmp_path / "ledger.db"
    with open_ledger(path) as opened:
        for reading in (make_reading(), *make_many(3, claims=5)):
            opened.add(reading)
    return path


FERRY = """The ferry Anna sank off Selby on Monday. At least 14 passengers died, the coast guard said on Tuesday.
The transport ministry said that 19 passengers had died. Survivors left Selby for Hull."""
LATER = "The coast guard said on Wednesday that 21 passengers had died on the ferry Anna."


@pytest.fixture
def ferry_ledger(tmp_path: Path) -> Path:
    """Two reports of one event, as `read` reads them."""
    path = tmp_path / "ledger.db"
    with open_ledger(path) as opened:
        reports = [Report(text=FERRY, published="2024-05-07", outlet="Lake Wire", path="a.txt")]
        reports.append(Report(text=LATER, published="2024-05-08", outlet="The Selby Echo", path="b.txt"))
        for reading in extract_batch(reports):
            opened.add(reading)
    return path


def start(*arguments: object, **options: object) -> "subprocess.Popen[bytes]":
    """`reportedly` as a program of its own."""
    environment = {**os.environ, **options.pop("env", {})}  # type: ignore[dict-item]
    command = [sys.executable, "-m", "reportedly.cli", *map(str, arguments)]
    pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, env=environment, **{**pipes, **options})  # type: ignore[call-overload,no-any-return]
