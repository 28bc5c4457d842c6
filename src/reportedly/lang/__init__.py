"""Words as TOML, a folder a language; no logic."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from reportedly.errors import ModelError

LANGUAGES = ("en",)


@cache
def load_words(name: str, language: str = "en") -> dict[str, Any]:
    """One word list, `lang/<language>/<name>.toml`, read once a process; do not change what comes back.

    Raises `ModelError` where the language has no such list.
    """
    source = files("reportedly.lang").joinpath(language, f"{name}.toml")
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except FileNotFoundError:
        known = ", ".join(LANGUAGES)
        raise ModelError(f"no word list {language}/{name}.toml; the languages with word lists are: {known}") from None
