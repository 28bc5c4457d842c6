"""The article that the project started from, where it is at hand: all that a careful reader records is found."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reportedly.codec import encode_reading
from reportedly.extract.assemble import extract_claims
from reportedly.model import Report

SEED = Path(__file__).parents[2] / "shared" / "seed"


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed article is not part of the project")
def test_everything_that_the_gold_records_is_found(tmp_path: Path) -> None:
    text = (SEED / "article.txt").read_text(encoding="utf-8")
    out = tmp_path / "seed.json"
    out.write_bytes(encode_reading(extract_claims(Report(text=text, published="2024-10-18"))))
    scored = subprocess.run([sys.executable, SEED / "score_seed.py", out], capture_output=True, text=True, check=False)
    assert scored.returncode == 0, scored.stdout
    assert json.loads(scored.stdout.splitlines()[-1])["seed"] == "130/130"
