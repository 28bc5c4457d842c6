import dataclasses
import inspect

import reportedly
from reportedly import model


def test_everything_exported_is_there_and_sorted() -> None:
    assert reportedly.__all__ == sorted(reportedly.__all__)
    assert all(hasattr(reportedly, name) for name in reportedly.__all__)


def test_the_front_door_fits_one_screen() -> None:
    assert len(inspect.getsource(reportedly).splitlines()) <= 60


def test_nouns_are_frozen_slotted_and_keyword_only() -> None:
    nouns = [n for name in model.__all__ if dataclasses.is_dataclass(n := getattr(model, name))]
    assert len(nouns) > 12
    for noun in nouns:
        assert noun.__dataclass_params__.frozen, noun
        assert "__slots__" in vars(noun), noun
        assert all(field.kw_only for field in dataclasses.fields(noun)), noun
