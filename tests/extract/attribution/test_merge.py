"""Rules and tagger together: what both read, what is said where the tagger is missing."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reportedly
from reportedly.extract.attribution import extract_attributions
from reportedly.extract.attribution.tagger.network import load_network
from reportedly.extract.parse import parse_report
from reportedly.model import Reader
from reportedly.weights import ATTRIBUTION, find_missing

PLAIN = "Forty guards have left the depot, Mara Quell said on Monday."


def test_the_weights_ship() -> None:
    assert find_missing() is None
    network = load_network()
    assert network is not None
    assert len(network.mix) == 4


def test_what_both_read_is_said_to_be_so_and_is_likely() -> None:
    (draft,) = extract_attributions(parse_report(PLAIN))
    assert draft.found_by is Reader.BOTH
    assert draft.confidence > 0.7
    assert [s.cut(PLAIN) for s in draft.sources] == ["Mara Quell"]
    assert [s.cut(PLAIN) for s in draft.content] == ["Forty guards have left the depot"]


@pytest.mark.parametrize("sign", ["\u2028", "\x00", "\U0001f600", "\u202e", " "])
@given(
    words=st.lists(
        st.sampled_from(
            [
                "said",
                "“",
                "”",
                "Quell",
                "that",
                "told",
                "he",
                ".",
                ",",
                "according",
                "to",
                "the",
                "ministry",
                "claims",
                '"',
                "denied",
            ]
        ),
        max_size=40,
    )
)
@settings(max_examples=15, deadline=None)
def test_roles_stand_in_the_text_and_apart(sign: str, words: list[str]) -> None:
    text = sign.join(words)
    for draft in extract_attributions(parse_report(text)):
        assert 0.0 <= draft.confidence <= 1.0
        spans = [*draft.sources, *draft.cue, *draft.content]
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert not any(c.overlaps(k) for c in draft.content for k in draft.cue)


def test_a_report_reads_the_same_beside_others() -> None:
    other = "The mayor denied it.\n\n“We saw nothing,” two guards told the Post."
    alone = [extract_attributions(parse_report(t)) for t in (PLAIN, other)]
    assert [extract_attributions(parse_report(t)) for t in (other, PLAIN)] == alone[::-1]


def test_without_the_weights_rules_go_on_and_it_is_said(tmp_path: Path) -> None:
    package = Path(reportedly.__file__).parent
    copy = tmp_path / "lib" / "reportedly"
    shutil.copytree(package, copy, ignore=shutil.ignore_patterns(ATTRIBUTION.name, "__pycache__"))
    report = tmp_path / "report.txt"
    report.write_text(PLAIN, encoding="utf-8")
    program = f"import sys; sys.path.insert(0, {str(copy.parent)!r}); from reportedly.cli import main; main()"
    command = [
        sys.executable,
        "-c",
        program,
        "read",
        "--workers",
        "1",
        "--json",
        "--db",
        str(tmp_path / "l.db"),
        str(report),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    assert ATTRIBUTION.name in done.stderr
    assert "rules alone" in done.stderr
    (claim,) = json.loads(done.stdout)["claims"]
    assert claim["attribution"]["found_by"] == "rules"
    assert claim["attribution"]["sources"][0]["agent"] == "Mara Quell"
