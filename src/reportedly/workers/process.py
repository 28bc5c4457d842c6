"""One worker process as its parent sees it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from typing import NamedTuple

from reportedly.errors import ModelError
from reportedly.workers.frames import HEADER, Say, pack

# A fresh interpreter, not a copy of this one: it does not import the user's script again, so that scripts need no
# `if __name__ == "__main__":` and may come from standard input. `-P` keeps files of the working directory from
# standing in for modules; the parent's own module path is taken over.
_BOOT = """
import sys, json
setup = json.loads(sys.argv[1])
sys.path[:] = setup["path"]
from reportedly.workers.child import serve
serve(setup)
"""
_ONE_THREAD = dict.fromkeys(
    (
        "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
        "MKL_NUM_THREADS",
        "BLIS_NUM_THREADS",
        "NUMEXPR_NUM_THREADS",
        "VECLIB_MAXIMUM_THREADS",
    ),
    "1",
)
LONGEST_REPLY = 512 << 20
_PIECE = 1 << 20


class Frame(NamedTuple):
    """What a child said."""

    kind: Say
    content: bytes


class Process:
    """A child process, its socket, and what is still to be sent or has come in part."""

    def __init__(self, task: str, initialiser: str | None, memory: int) -> None:
        if not sys.executable or getattr(sys, "frozen", False):
            # In a frozen application `sys.executable` is the application itself.
            raise ModelError("there is no Python interpreter to start workers with; read with workers=0")
        self.line, theirs = socket.socketpair()
        lifeline, self.lifeline = os.pipe()
        setup = {
            "path": sys.path,
            "task": task,
            "initialiser": initialiser,
            "memory": memory,
            "socket": theirs.fileno(),
            "lifeline": lifeline,
        }
        try:
            self.child = subprocess.Popen(
                [sys.executable, "-P", "-c", _BOOT, json.dumps(setup)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=os.environ | _ONE_THREAD,
                pass_fds=(theirs.fileno(), lifeline),
            )
        except OSError as error:
            self.line.close()
            os.close(self.lifeline)
            raise ModelError(f"a worker process cannot be started: {error.strerror}") from error
        finally:
            theirs.close()
            os.close(lifeline)
        self.line.setblocking(False)
        self.ready = False
        self.served = 0
        self.deadline = 0.0
        self.outgoing = memoryview(b"")
        self.incoming = bytearray()

    def send_task(self, payload: bytes) -> None:
        """Begin to send a payload; `push` goes on where the child is slow to take it."""
        self.outgoing = memoryview(pack(Say.TASK, payload))
        self.push()

    def push(self) -> None:
        """Send what the child takes now; a child that is gone shows when it is read from."""
        try:
            while self.outgoing:
                self.outgoing = self.outgoing[self.line.send(self.outgoing[:_PIECE]) :]
        except BlockingIOError:
            pass
        except OSError:
            self.outgoing = memoryview(b"")

    def hear(self) -> tuple[list[Frame], bool]:
        """The whole frames that have come by now, and whether the child may say more."""
        alive = True
        try:
            while piece := self.line.recv(_PIECE):
                self.incoming += piece
                if len(self.incoming) > LONGEST_REPLY:
                    break
            alive = False
        except BlockingIOError:
            pass
        except OSError:
            alive = False
        return list(self._cut_frames()), alive

    def _cut_frames(self) -> Iterator[Frame]:
        while len(self.incoming) >= HEADER.size:
            kind, size = HEADER.unpack_from(self.incoming)
            if len(self.incoming) < HEADER.size + size:
                return
            content = bytes(self.incoming[HEADER.size : HEADER.size + size])
            del self.incoming[: HEADER.size + size]
            yield Frame(Say(kind), content)

    def kill(self) -> None:
        """End the child at once, whatever it is doing."""
        self.child.kill()
        self.child.wait()
        self.line.close()
        os.close(self.lifeline)

    def bury(self) -> str:
        """Say how a child that closed its socket came to its end: by itself, or by which signal."""
        try:
            code = self.child.wait(timeout=1)
        except subprocess.TimeoutExpired:
            code = None
        self.kill()
        if code is None:
            return "stopped answering"
        return f"was ended by {_name_signal(-code)}" if code < 0 else f"ended itself with exit code {code}"


def _name_signal(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
