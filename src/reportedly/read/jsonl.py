"""JSONL: one report a line, an object with `text` and, where known, `published`, `outlet`, `url`, `title`."""

from __future__ import annotations

import json
from typing import Any

from reportedly.errors import EmptyInputError, InputError
from reportedly.read.decode import refuse_binary
from reportedly.read.document import Document, Format, Found

_FIELDS = ("published", "outlet", "url", "title", "language")
_MARKS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


def looks_like_jsonl(head: bytes) -> bool:
    """Whether the first line is a JSON object, or the beginning of one that is longer than what is looked at."""
    line, ended, _ = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    return line[:20].replace(b" ", b"").startswith(b'{"') and (not ended or _is_object(line))


def looks_like_json(head: bytes) -> bool:
    """Whether a file begins as a JSON object that is written over several lines."""
    return (
        head.removeprefix(b"\xef\xbb\xbf")
        .lstrip()[:200]
        .replace(b" ", b"")
        .startswith((b'{\n"', b'{\r\n"', b'{"', b'{\n\t"'))
    )


def read_json_object(document: Document) -> Found:
    r"""One report from one JSON object in UTF-8; its `text` is kept to the character, line ends and all.

    Other fields are left alone. Raises `InputError` where the line is no such object, `EmptyInputError` where it
    has no text.

    >>> read_json_object(Document(path="a.jsonl:1", data=b'{"text": "Kyiv\\r\\ndenied it.", "outlet": "AP"}')).text
    'Kyiv\r\ndenied it.'
    """
    values = _load_object(document)
    text = values.get("text")
    if not isinstance(text, str):
        what = "has no “text”" if text is None else f"has a “text” that is {_name_type(text)}, not a string"
        raise InputError(f"{document.path}: the object {what}")
    if not text.strip():
        raise EmptyInputError(f"{document.path}: its “text” is empty")
    found: dict[str, str] = {}
    problems = []
    for name in _FIELDS:
        value = values.get(name)
        if isinstance(value, str):
            if value.strip():
                found[name] = value.strip()
        elif value is not None:
            problems.append(f"“{name}” is {_name_type(value)}, not a string; it was not used")
    return Found(text=text, problems=tuple(problems), **found)


def _load_object(document: Document) -> dict[str, Any]:
    data = document.data.removeprefix(b"\xef\xbb\xbf")
    for mark, name in _MARKS:
        if data.startswith(mark):
            raise InputError(f"{document.path}: JSON must be UTF-8, this is {name}; convert it first")
    refuse_binary(data, document.path)
    try:
        values = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(f"{document.path}: not UTF-8 at byte {error.start + 1}") from None
    except json.JSONDecodeError as error:
        raise InputError(f"{document.path}: not JSON at column {error.colno}: {error.msg}") from None
    except (ValueError, RecursionError):
        raise InputError(f"{document.path}: not JSON that can be read: nested too deep, or a number too long") from None
    if not isinstance(values, dict):
        raise InputError(f"{document.path}: {_name_type(values)}, not an object; write one object a line")
    return values


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _name_type(value: Any) -> str:
    names = {
        bool: "a truth value",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
        str: "a string",
    }
    return names.get(type(value), "null")


FORMAT = Format(
    name="jsonl", suffixes=(".jsonl", ".ndjson"), looks_like=looks_like_jsonl, read=read_json_object, by_line=True
)
WHOLE = Format(name="json", suffixes=(".json",), looks_like=looks_like_json, read=read_json_object)
