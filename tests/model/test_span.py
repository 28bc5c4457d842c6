import pytest

from reportedly.model import Span


@pytest.mark.parametrize("bounds", [(-1, 2), (3, 3), (4, 2)], ids=["negative", "empty", "reversed"])
def test_a_span_is_checked_when_made(bounds: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="0 <= start < end"):
        Span(*bounds)


def test_spans_are_half_open() -> None:
    a, b = Span(0, 3), Span(3, 5)
    assert not a.overlaps(b)
    assert a.overlaps(Span(2, 4))
    assert Span(0, 5).covers(b)
    assert not a.covers(b)
    assert a.shift(3) == Span(3, 6)
    assert b.cut("abcde") == "de"
