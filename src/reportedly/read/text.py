"""Plain text: the words as they stand, after a marked heading where there is one."""

from __future__ import annotations

import re

from reportedly.errors import NotTextError
from reportedly.read.decode import decode_bytes
from reportedly.read.document import Document, Format, Found

_FIELDS = frozenset(("published", "outlet", "title", "url", "language"))
_LONGEST_HEADING = 4_000
_MAIL = re.compile(r"(?:[A-Za-z][A-Za-z-]{1,40}: [^\n]*\n(?:[ \t][^\n]*\n)*){2}")


def read_text(document: Document) -> Found:
    r"""The text of a file, its line ends made `\n` as Python's text mode does; nothing else is changed.

    A heading between two lines `---` is read and left out where each of its lines is `published`, `outlet`,
    `title`, `url` or `language`, a colon and a value; else it is text as any.

    >>> read_text(Document(path="a.txt", data=b"---\noutlet: Yonhap\n---\nIt said so.\r\n"))
    Found(text='It said so.\n', published=None, outlet='Yonhap', title=None, url=None, language=None, problems=())
    """
    decoded = decode_bytes(document.data, document.path)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if text.lstrip("\ufeff \n").startswith("<?xml"):
        raise NotTextError(f"{document.path}: this is XML (a feed?), not a report; save the article as .txt or .html")
    if _MAIL.match(text) and re.search(r"(?im)^mime-version:", text[:20_000]):
        raise NotTextError(f"{document.path}: this is a mail or a page saved as one (MHTML); save it as .txt or .html")
    heading, text = _split_heading(text)
    return Found(text=text, problems=decoded.problems, **heading)


def _split_heading(text: str) -> tuple[dict[str, str], str]:
    if not text.startswith("---\n"):
        return {}, text
    end = text.find("\n---\n", 3, _LONGEST_HEADING)
    if end < 0:
        return {}, text
    heading: dict[str, str] = {}
    for line in text[4:end].split("\n"):
        name, colon, value = line.partition(":")
        name, value = name.strip().lower(), value.strip()
        if name not in _FIELDS or not colon or not value or name in heading:
            return {}, text
        heading[name] = value
    return heading, text[end + 5 :].lstrip("\n")


FORMAT = Format(name="text", suffixes=(".txt", ".text", ".md"), looks_like=lambda head: True, read=read_text)  # noqa: ARG005
