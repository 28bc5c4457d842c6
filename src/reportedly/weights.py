"""Where the trained weights stand that are too large for a word list, and what is missing to run them."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

ATTRIBUTION = Path(__file__).parent / "extract" / "attribution" / "tagger" / "attribution.zip"


def find_missing() -> str | None:
    """What the tagger of attributions lacks to run, in words for the user; None where nothing does. Imports nothing."""
    if find_spec("onnxruntime") is None:
        return "onnxruntime is not installed (pip install onnxruntime)"
    return None if ATTRIBUTION.is_file() else f"{ATTRIBUTION.name} is not in this installation (install it again)"
