"""Paths, folders, globs and standard input -> documents and reports, one at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from reportedly.errors import InputError, TooLargeError
from reportedly.model import Problem, Report
from reportedly.read.decode import SAMPLE, refuse_binary
from reportedly.read.document import Document, ReadOptions
from reportedly.read.formats import TEXT_SUFFIXES, choose_format, read_document
from reportedly.read.paths import STDIN, find_files, show_path


def read_reports(paths: Iterable[str | Path], options: ReadOptions | None = None) -> Iterator[Report | Problem]:
    """Read every report that the paths lead to, in order, one in memory at a time.

    A path is a file, a folder (all files below it, sorted by name), a pattern (`*`, `?`, `**`) or `-` for standard
    input. What cannot be read comes as a `Problem` with its path, and the rest goes on; problems of a report that
    was read come before it. See `find_files` for links and hidden files. All is read in this process, without a
    limit of time; `reportedly.pipeline.read_batch` has one.
    """
    options = options or ReadOptions()
    for document in find_documents(paths, options):
        if isinstance(document, Problem):
            yield document
            continue
        try:
            report, problems = read_document(document, options)
        except InputError as error:
            yield Problem(message=str(error), path=document.path)
            continue
        yield from problems
        yield report


def read_report(source: str | Path | bytes, options: ReadOptions | None = None, *, kind: str | None = None) -> Report:
    """Read one report from a file (a `str` or `Path` is always a path, `-` is standard input) or from its bytes.

    `kind` names one of `FORMATS`; without it the suffix and the bytes tell. Raises `InputError` where the source
    cannot be opened, is a folder or holds several reports; `NotTextError`, `EmptyInputError` or `TooLargeError`
    where it holds none. Smaller problems are told by `read_reports` and `read_document` only.

    >>> read_report(b"<title>T</title><p>Kyiv denied it.</p>").text
    'Kyiv denied it.'
    """
    options = options or ReadOptions()
    if isinstance(source, bytes):
        if len(source) > options.max_bytes:
            raise _too_large("<bytes>", options)
        return read_document(Document(path="<bytes>", data=source, format=kind), options)[0]
    documents = read_file(str(source), options, kind)
    first, second = next(documents, None), next(documents, None)
    if first is None or second is not None:
        what = "there is no report in it" if first is None else "there are several reports in it; use read_reports"
        raise InputError(f"{show_path(str(source))}: {what}")
    if isinstance(first, Problem):
        raise InputError(first.message)
    return read_document(first, options)[0]


def find_documents(paths: Iterable[str | Path], options: ReadOptions) -> Iterator[Document | Problem]:
    """The documents that the paths lead to, read from disk only as they are asked for."""
    for file in find_files(map(str, paths)):
        if isinstance(file, Problem):
            yield file
            continue
        try:
            yield from read_file(file.path, options, named=file.named)
        except InputError as error:
            yield Problem(message=str(error), path=show_path(file.path))


def split_document(name: str, data: bytes, options: ReadOptions) -> Iterator[Document | Problem]:
    """The documents in bytes that are at hand already, as `read_file` finds them in a file of that name.

    The name is shown and tells the format; nothing is looked up by it.
    """
    yield from _read_stream(BytesIO(data), show_path(name) if name != STDIN else "“-”", options, None)


def read_file(
    path: str, options: ReadOptions, kind: str | None = None, *, named: bool = True
) -> Iterator[Document | Problem]:
    """The documents of one file: one, or one a line; a line that is too long comes as a `Problem`.

    A file that was not `named`, but lies in a folder that was, is read as plain text only where its suffix says so
    or it has none: style sheets and scripts beside saved pages are no reports. Raises `InputError` where the file
    cannot be opened or is none to read, `TooLargeError` where it is over the limit.
    """
    shown = show_path(path)
    try:
        if path == STDIN:
            if sys.stdin is None:
                raise InputError("there is no standard input to read")
            yield from _read_stream(sys.stdin.buffer, shown, options, kind)
        else:
            with open(path, "rb") as file:  # noqa: PTH123
                if not named:
                    _refuse_stray(path, file.peek(SAMPLE), shown)
                yield from _read_stream(file, shown, options, kind)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise InputError(f"{shown}: cannot be opened: {reason or error}") from None


def _refuse_stray(path: str, head: bytes, shown: str) -> None:
    suffix = Path(path).suffix
    if suffix and not path.lower().endswith(TEXT_SUFFIXES) and choose_format(path, head).name == "text":
        refuse_binary(head, shown)
        raise InputError(f"{shown}: {suffix} is not a kind of report that is known; name the file to read it as text")


def _read_stream(file: BinaryIO, shown: str, options: ReadOptions, kind: str | None) -> Iterator[Document | Problem]:
    head = file.read(min(SAMPLE, options.max_bytes + 1))
    found = choose_format(shown, head)
    if found.by_line and kind in (None, found.name):
        refuse_binary(head, shown)
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise InputError(f"{shown}: JSON must be UTF-8, this is UTF-16; convert it first")
        yield from _read_lines(file, head, shown, found.name, options)
        return
    data = head + file.read(options.max_bytes + 1 - len(head))
    if len(data) > options.max_bytes:
        raise _too_large(shown, options)
    yield Document(path=shown, data=data, format=kind or found.name)


def _read_lines(
    file: BinaryIO, head: bytes, shown: str, kind: str, options: ReadOptions
) -> Iterator[Document | Problem]:
    for number, (line, cut) in enumerate(_split_lines(file, head, options.max_bytes), start=1):
        path = f"{shown}:{number}"
        if cut:
            yield Problem(message=str(_too_large(path, options)), path=path)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield Document(path=path, data=line, format=kind)


def _split_lines(file: BinaryIO, head: bytes, longest: int) -> Iterator[tuple[bytes, bool]]:
    # Each line, and whether it is too long (it is then passed over without being held).
    lines = head.split(b"\n")
    yield from ((line, len(line) > longest) for line in lines[:-1])
    begun = lines[-1]
    while line := begun + file.readline(longest + 1):
        begun, cut = b"", len(line.rstrip(b"\r\n")) > longest
        if cut:
            while line and not line.endswith(b"\n"):
                line = file.readline(SAMPLE)
        yield line, cut


def _too_large(shown: str, options: ReadOptions) -> TooLargeError:
    return TooLargeError(f"{shown}: more than {options.max_bytes:,} bytes; split it, or raise the limit (max_bytes)")
