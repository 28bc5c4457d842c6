"""Inside a worker process: load the models, then one document after another until the parent is gone."""

from __future__ import annotations

import contextlib
import fcntl
import os
import resource
import select
import signal
import socket
from collections.abc import Callable
from importlib import import_module
from typing import Any

from reportedly.errors import ModelError
from reportedly.workers.frames import HEADER, Say, describe, pack

Task = Callable[[bytes], bytes]


def load_function(name: str) -> Callable[..., Any]:
    """The function of a dotted name, "package.module:function"; raises `ModelError` where there is none.

    >>> load_function("os.path:basename")("/a/b")
    'b'
    """
    module, colon, attribute = name.partition(":")
    if not colon or module == "__main__":
        raise ModelError(f"“{name}” cannot be run in a worker; name a function as “package.module:function”")
    try:
        found = getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise ModelError(f"“{name}” cannot be loaded: {error}") from error
    if not callable(found):
        raise ModelError(f"“{name}” is not a function")
    return found  # type: ignore[no-any-return]


def serve(setup: dict[str, Any]) -> None:
    """Run tasks from the socket `setup["socket"]` until it is closed; called in the child only."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its children
    _end_with_parent(setup["lifeline"])
    _limit_memory(setup["memory"])
    line = socket.socket(fileno=setup["socket"])
    try:
        task: Task = load_function(setup["task"])
        if setup["initialiser"]:
            load_function(setup["initialiser"])()
    except BaseException as error:
        line.sendall(pack(Say.BROKEN, describe(error).encode("utf-8", "replace")))
        return
    line.sendall(pack(Say.READY))
    while (payload := _receive(line)) is not None:
        kind, content = _run(task, payload)
        line.sendall(pack(kind, content))
        if kind is Say.SPENT:
            return


def _run(task: Task, payload: bytes) -> tuple[Say, bytes]:
    try:
        return Say.RESULT, task(payload)
    except MemoryError:
        return Say.SPENT, b""
    except Exception as error:
        return Say.FAILED, describe(error).encode("utf-8", "replace")


def _receive(line: socket.socket) -> bytes | None:
    # One frame; None once the parent has closed its end.
    header = _read_exactly(line, HEADER.size)
    return None if header is None else _read_exactly(line, HEADER.unpack(header)[1])


def _read_exactly(line: socket.socket, size: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < size:
        piece = line.recv(min(size - len(parts), 1 << 20))
        if not piece:
            return None
        parts += piece
    return bytes(parts)


def _end_with_parent(lifeline: int) -> None:
    # The parent holds the other end of this pipe and writes nothing to it. When it dies, however it dies, the kernel
    # sends SIGIO, which ends this process even in the middle of C code that never comes back to Python.
    # (PR_SET_PDEATHSIG will not do: it fires when the parent's *thread* that started the child ends.)
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(lifeline, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(lifeline, fcntl.F_SETFL, fcntl.fcntl(lifeline, fcntl.F_GETFL) | os.O_ASYNC)
    if select.select([lifeline], [], [], 0)[0]:
        os._exit(1)  # it died before the kernel was asked


def _limit_memory(size: int) -> None:
    # RLIMIT_DATA counts private memory on Linux, without mapped model files and gazetteers; elsewhere it may do less.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    wanted = size if hard == resource.RLIM_INFINITY else min(size, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (wanted, wanted))
