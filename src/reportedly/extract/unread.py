"""Lines that cannot be read as sentences: rows of tables, and text in another script. Left out, and told so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from reportedly.model import Problem, Span

_LINE = re.compile(r"[^\n]+")
# Three cells or more between tabs or bars; or nothing but numbers, as the cells of a page's table come.
_ROW = re.compile(r"\s*\|?[^\t|]*(?:\t[^\t|]*(?:\t[^\t|]*)+|\|[^\t|]*(?:\|[^\t|]*)+)\|?\s*")
_CELL = re.compile(r"\s*[+\-–−]?[\d.,:%/\s]+\s*")
_LONGEST_CELL = 20
_FEWEST_LETTERS = 3


def is_row(line: str) -> bool:
    """Whether a line is a row of a table, or a cell that holds but a number.

    >>> [is_row(line) for line in ("Gaya\\t11\\t4", "| Gaya | 11 |", "1,204", "Gaya: 11 dead, 4 missing")]
    [True, True, True, False]
    """
    if ("\t" in line or "|" in line) and _ROW.fullmatch(line) and not re.search(r"[.!?][\"”’]?\s*$", line):
        return True
    return len(line) <= _LONGEST_CELL and any(c.isdigit() for c in line) and bool(_CELL.fullmatch(line))


def is_foreign(line: str) -> bool:
    """Whether most letters of a line are of another script than the Latin one.

    >>> is_foreign("قالت وزارة الدفاع"), is_foreign("The Tokyo daily Asahi (朝日) said so.")
    (True, False)
    """
    if line.isascii():
        return False
    letters = [c for c in line if c.isalpha()]
    other = sum(c > "\u024f" and not unicodedata.name(c, "").startswith("LATIN") for c in letters)
    return other >= _FEWEST_LETTERS and other > 0.5 * len(letters)


def tell_unread(text: str) -> Iterator[Problem]:
    """One problem for all rows of tables, and one for all lines in other scripts."""
    rows, foreign = [], []
    for m in _LINE.finditer(text):
        line = m.group()
        if is_row(line):
            rows.append(m.span())
        elif is_foreign(line):
            foreign.append(m.span())
    if rows:
        told = f"{_count(rows, 'row or cell', 'rows or cells')} of a table not read: no claim holds their numbers"
        yield Problem(message=told, span=Span(*rows[0]))
    if foreign:
        yield Problem(message=f"{_count(foreign, 'line', 'lines')} in another script not read", span=Span(*foreign[0]))


def _count(found: Sequence[object], one: str, many: str) -> str:
    return f"{len(found)} {one if len(found) == 1 else many}"
