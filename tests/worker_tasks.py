"""What the tests of the workers run in them: bytes -> bytes, named "worker_tasks:..."."""

import os
import re
import signal
import sys
import time
from pathlib import Path

LOADED: list[int] = []


def load() -> None:
    LOADED.append(os.getpid())


def load_nothing_there() -> None:
    raise FileNotFoundError("no model here")


def load_too_much() -> None:
    LOADED.extend([0] * 100_000_000)


def load_and_crash() -> None:
    os._exit(9)


def act(payload: bytes) -> bytes:
    """Do what the first word of the payload says; answer with the rest."""
    verb, _, rest = payload.partition(b" ")
    if verb == b"spin":
        while True:
            pass
    elif verb == b"spin-in-c":
        re.match(r"(a+)+$", "a" * 60 + "b")
    elif verb == b"hog":
        hoard = []
        while True:
            hoard.append(bytearray(20_000_000))
    elif verb == b"exit":
        os._exit(3)
    elif verb == b"quit":
        sys.exit("as if it were a script")
    elif verb == b"fault":
        os.kill(os.getpid(), signal.SIGSEGV)
    elif verb == b"stop":
        os.kill(os.getpid(), signal.SIGSTOP)
    elif verb == b"raise":
        raise ValueError("an odd\nvalue")
    elif verb == b"deep":
        act(b"deep " + rest)
    elif verb == b"print":
        print("text on standard output")
        os.write(1, b"and past Python's own buffers")
    elif verb == b"fault-once":
        marker = Path(os.fsdecode(rest))
        if not marker.exists():
            marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    elif verb == b"wait":
        time.sleep(int(rest) / 1000)
    elif verb == b"threads":
        return os.environ["OMP_NUM_THREADS"].encode() + os.environ["OPENBLAS_NUM_THREADS"].encode()
    elif verb == b"loads":
        return b"%d %d" % (len(LOADED), os.getpid())
    return rest
