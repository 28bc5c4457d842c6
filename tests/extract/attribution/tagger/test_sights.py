"""What the tagger is told: numbers in their ranges, the same for the same words, wherever they stand."""

import numpy as np
import pytest

from reportedly.extract.attribution.choose import choose_frames, weigh_options
from reportedly.extract.attribution.quoted import mark_quoted
from reportedly.extract.attribution.quotes import find_quotes
from reportedly.extract.attribution.tagger.sights import PAIR_KINDS, WORD_KINDS, Labels, View, see_pairs, see_report
from reportedly.extract.parse import parse_report

LABELS = Labels(
    tags={"NNP": 1, "VBD": 2}, deps={"nsubj": 1, "ccomp": 2}, paths={"=": 2, ">ccomp": 3, "<nsubj": 4, "ccomp^=": 5}
)
TEXT = "Mara Quell said 40 guards had left. “We saw no one,” she told the Post. Nobody else knew."


def look(text: str) -> View:
    p = parse_report(text)
    quotes = find_quotes(p)
    inside = mark_quoted(p, quotes)
    options = weigh_options(p, quotes, inside)
    return see_report(p, quotes, inside, options, choose_frames(p, quotes, inside, options), LABELS)


@pytest.mark.parametrize(
    "text", [TEXT, "No", "“", "A.\n\nB said so.", "\u202eRTL said \U0001f600 left.", "''He'' \u200d said"]
)
def test_ids_stay_in_the_ranges_of_their_kinds(text: str) -> None:
    view = look(text)
    ends = np.cumsum(WORD_KINDS)
    assert (view.words < ends).all()
    assert (view.words >= ends - WORD_KINDS).all()
    ends = np.cumsum(PAIR_KINDS)
    for cue in range(len(view.parse)):
        pairs = see_pairs(view, cue, 0, len(view.parse), LABELS)
        assert (pairs < ends).all()
        assert (pairs >= ends - PAIR_KINDS).all()


def test_a_window_shows_what_the_whole_report_shows() -> None:
    view = look(TEXT)
    cue = view.parse.word.index("said")
    whole = see_pairs(view, cue, 0, len(view.parse), LABELS)
    assert (see_pairs(view, cue, 2, 9, LABELS) == whole[2:9]).all()


def test_paths_lead_from_the_cue_through_the_parse() -> None:
    view = look("Quell said guards had left.")
    p = view.parse
    paths = see_pairs(view, p.word.index("said"), 0, len(p), LABELS)[:, 2] - sum(PAIR_KINDS[:2])
    assert dict(zip(p.word, paths.tolist(), strict=True)) == {
        "Quell": 4,
        "said": 2,
        "guards": 3,
        "had": 3,
        "left": 3,
        ".": 1,
    }


def test_the_rules_roles_are_told() -> None:
    view = look("Quell said guards had left.")
    roles = dict(zip(view.parse.word, view.roles.tolist(), strict=True))
    assert roles == {"Quell": 1, "said": 3, "guards": 2, "had": 2, "left": 2, ".": 0}
