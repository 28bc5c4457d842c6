"""Quotations in every style, over paragraphs, and in texts typed without care."""

from functools import partial

import pytest
from tests.growth import assert_linear

from reportedly.extract.attribution.quotes import find_quotes
from reportedly.extract.parse import parse_report

CASES = {
    "curly": ("“They left,” he said.", ["“They left,”"]),
    "straight": ('He said: "They left."', ['"They left."']),
    "two straight": ('"We stay," he said. "We wait."', ['"We stay,"', '"We wait."']),
    "guillemets": ("«They left», he said.", ["«They left»"]),
    "tex": ("``They left,'' he said.", ["``They left,''"]),
    "doubled apostrophes": ("''They left,'' he said. ''All of them.''", ["''They left,''", "''All of them.''"]),
    "low": ("„They left,“ he said.", ["„They left,“"]),
    "single": ("'They left the town,' he said.", ["'They left the town,'"]),
    "single curly": ("‘They left the town,’ he said.", ["‘They left the town,’"]),
    "apostrophes are none": ("The army's men don't know the '90s.", []),
    "plural possessive": ("The voters' rights and the towns' fate.", []),
    "possessive within": ("'The voters' rights are safe,' he said.", ["'The voters' rights are safe,'"]),
    "inner quotation": ("“He told me ‘go home’ twice,” she said.", ["“He told me ‘go home’ twice,”"]),
    "mixed marks": ('“They left," he said. Nobody stayed.', ['“They left,"']),
    "never closed": ("“They left and never came back.", ["“They left and never came back."]),
    "two paragraphs": (
        "“They left at dawn.\n\n“Nobody came back,” he said.",
        ["“They left at dawn.", "“Nobody came back,”"],
    ),
    "no quotation": ("They left.", []),
}


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_quotes_are_found_with_their_marks(text, wanted):
    assert [q.span.cut(text) for q in find_quotes(parse_report(text))] == wanted


def test_a_quotation_that_goes_on_in_the_next_paragraph_names_what_it_follows():
    text = "“They left at dawn.\n\n“Nobody came back,” he said.\n\n“Third.”"
    assert [q.follows for q in find_quotes(parse_report(text))] == [-1, 0, -1]


@pytest.mark.parametrize("mark", ["“", '"', "``", "«", "'", "‘", "„"])
def test_marks_never_closed_take_linear_time(mark):
    def work(n):
        return partial(find_quotes, parse_report("\n\n".join(f"{mark}Word {k} of it" for k in range(n))))

    assert_linear(work, 200)
