"""The example that the README reads is the gold story, report by report."""

from docs.pictures import EXAMPLE, write_example


def test_the_example_is_the_gold_story() -> None:
    # Out of date? python -m docs.pictures --examples
    assert EXAMPLE.read_text(encoding="utf-8") == write_example()
