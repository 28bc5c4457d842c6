"""What parent and child say to each other: one byte of kind, eight of length, then the content."""

from __future__ import annotations

import struct
from enum import IntEnum

HEADER = struct.Struct(">BQ")


class Say(IntEnum):
    """The kinds of frames."""

    READY = 1  # child: models are loaded
    BROKEN = 2  # child: models cannot be loaded, and why
    TASK = 3  # parent: a payload
    RESULT = 4  # child: what the task returned
    FAILED = 5  # child: the task raised, and what
    SPENT = 6  # child: out of memory; it ends itself after this


def pack(kind: Say, content: bytes = b"") -> bytes:
    """A frame, ready to be sent.

    >>> pack(Say.READY)
    b'\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x00'
    """
    return HEADER.pack(kind, len(content)) + content


def describe(error: BaseException) -> str:
    """An exception in one line: its kind and words, and the line of code that raised it."""
    from reportedly.errors import ReportedlyError

    if isinstance(error, ReportedlyError):
        return str(error)
    place = ""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is not None:
        place = f" ({trace.tb_frame.f_globals.get('__name__', '?')}, line {trace.tb_lineno})"
    words = " ".join(str(error).split())[:500]
    return f"{type(error).__name__}: {words}{place}" if words else f"{type(error).__name__}{place}"
