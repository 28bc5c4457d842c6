"""The lists of words in `slots.toml`."""

from __future__ import annotations

from functools import cache

from reportedly.lang import load_words


@cache
def get_list(section: str, name: str) -> tuple[str, ...]:
    """The words of one list of a section of `slots.toml`."""
    return tuple(load_words("slots")[section][name])
