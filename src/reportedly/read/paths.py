"""Names given by the user -> the files they mean, in a fixed order; no link leads anywhere unexpected."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportedly.model import Problem

# os.path rather than pathlib: names are shown as the user wrote them ("./a.txt"), and folders may be very large.
# ruff: noqa: PTH110, PTH112, PTH118, PTH207, PTH208

STDIN = "-"


class File(NamedTuple):
    """A file to read; `named` tells whether the user named it or its pattern, or only a folder it lies in."""

    path: str
    named: bool


def find_files(names: Iterable[str]) -> Iterator[File | Problem]:
    """The files that names lead to: a file, a folder (all files below it), a pattern, or `-` itself.

    Folders and patterns are sorted by name. In a folder, names that begin with a dot are passed over. A link that
    is named is followed; one met in a folder is not: where it leads out of the folder a `Problem` names it, else
    its target is met anyway, so that no link can loop or bring in a file from elsewhere. Of a folder only regular
    files are given.
    """
    for name in names:
        if name == STDIN:
            yield File(name, named=True)
        elif os.path.isdir(name):
            yield from (found if isinstance(found, Problem) else File(found, named=False) for found in _walk(name))
        elif glob.has_magic(name) and not os.path.lexists(name):
            yield from _expand(name)
        else:
            yield File(name, named=True)


def show_path(path: str) -> str:
    r"""A path as it is shown and stored: names that are not UTF-8 are written with escapes.

    >>> show_path("a\udcffb.txt")
    'a\\xffb.txt'
    """
    return "<stdin>" if path == STDIN else os.fsencode(path).decode("utf-8", "backslashreplace")


def _walk(folder: str) -> Iterator[str | Problem]:
    root = os.path.realpath(folder)
    pending = [folder]
    while pending:
        path = pending.pop()
        try:
            mode = os.lstat(path).st_mode if path != folder else stat.S_IFDIR
            if stat.S_ISDIR(mode):
                names = sorted((n for n in os.listdir(path) if not n.startswith(".")), reverse=True)
                pending += [os.path.join(path, name) for name in names]
            elif stat.S_ISREG(mode):
                yield path
            elif problem := _refuse_link(path, root) if stat.S_ISLNK(mode) else "not a regular file":
                yield _problem(path, problem)
        except OSError as error:
            yield _problem(path, f"cannot be opened: {error.strerror or error}")


def _refuse_link(path: str, root: str) -> str | None:
    target = os.path.realpath(path)
    if not os.path.exists(target):
        return "a link that leads nowhere"
    if os.path.commonpath((root, target)) != root:
        return "a link out of the folder is not followed; name its target to read it"
    return None


def _expand(pattern: str) -> Iterator[File | Problem]:
    if "**" in pattern:
        # The standard library follows links under `**`, round and round; the walk does not.
        steps = pattern.split("/")
        first = next(n for n, step in enumerate(steps) if glob.has_magic(step))
        top = "/".join(steps[:first]) or ("/" if pattern.startswith("/") else "")
        fits = re.compile(_translate(steps[first:]))
        start = len(top.rstrip("/")) + 1 if top else 2
        found = (f for f in _walk(top or ".") if isinstance(f, Problem) or fits.fullmatch(f[start:]))
        expanded: Iterator[File | Problem] = (
            f if isinstance(f, Problem) else File(f if top else f[2:], named=True) for f in found
        )
    else:
        expanded = find_files(sorted(glob.glob(pattern)))
    empty = True
    for file in expanded:
        empty = False
        yield file
    if empty:
        yield _problem(pattern, "no file fits this pattern")


def _translate(steps: list[str]) -> str:
    # One step of a path a time: "**" stands for any number of folders, at the end for any files below.
    parts = []
    for n, step in enumerate(steps):
        last = n == len(steps) - 1
        if step == "**":
            parts.append(".*" if last else "(?:.*/)?")
            continue
        for piece in re.findall(r"\[[^\]/]+\]|[^\[]|\[", step):
            if len(piece) > 1:
                inner = piece[1:-1].replace("\\", r"\\").replace("^", r"\^")
                parts.append(f"[^{inner[1:]}]" if inner.startswith("!") else f"[{inner}]")
            else:
                parts.append({"*": "[^/]*", "?": "[^/]"}.get(piece) or re.escape(piece))
        parts.append("" if last else "/")
    return "(?s:" + "".join(parts) + ")"


def _problem(path: str, message: str) -> Problem:
    shown = show_path(path)
    return Problem(message=f"{shown}: {message}", path=shown)
