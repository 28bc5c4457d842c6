"""The scenes are sound, and grouping their claims does not fall under its measured floors."""

from __future__ import annotations

import tomllib
from functools import cache

import pytest
from benchmarks.scenes import measure_scenes
from gold.scene import load_scenes, score_scene
from gold.stories import GOLD, GoldError
from gold.tally import Score

from reportedly.extract.assemble import extract_batch

FLOORS = tomllib.loads((GOLD / "questions" / "floors.toml").read_text(encoding="utf-8"))
SCENES = load_scenes()


@cache
def measure(split: str) -> Score:
    return measure_scenes(split)


def test_half_of_the_scenes_are_kept_for_judging() -> None:
    splits = [s.split for s in SCENES]
    assert len(splits) >= 40
    assert splits.count("dev") == splits.count("test")
    assert len({s.name for s in SCENES}) == len(SCENES)


def test_every_mark_stands_behind_its_word() -> None:
    scene = next(s for s in SCENES if s.name == "dam gates")
    texts = {r.id: r.text for r in scene.reports}
    assert [(m.span.cut(texts[m.report]), m.denies) for m in scene.marks] == [("opened", False), ("opened", True)]
    assert not any("{" in text for text in texts.values())


def test_a_report_without_a_mark_is_refused(tmp_path) -> None:
    row = '[[scene]]\nid = "x"\nreports = [["The Post", "2022-01-01", "Nothing happened."]]\n'
    (tmp_path / "bad.toml").write_text(row, encoding="utf-8")
    with pytest.raises(GoldError, match="x: a report without a mark"):
        load_scenes(tmp_path)


def test_what_no_slot_holds_is_missing() -> None:
    scene = next(s for s in SCENES if s.name == "dam gates")
    score = score_scene(scene, list(extract_batch(scene.reports)), ())
    assert score.counts["question pairs", "wanted"] == 1
    assert score.recall("question pairs") == score.recall("denies") == 0


@pytest.mark.parametrize("split", FLOORS)
def test_no_share_falls_under_its_floor(split: str) -> None:
    score = measure(split)
    assert {n: score.share(n) for n, least in FLOORS[split].items() if score.share(n) < least} == {}
