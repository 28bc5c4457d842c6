"""Years, decades and centuries."""

from __future__ import annotations

from datetime import date

from reportedly.extract.time import calendar as cal
from reportedly.extract.time.draft import Scene, TimeDraft, make_draft
from reportedly.extract.time.fields import find_cues, find_part, find_year
from reportedly.model import Anchor


def read_year(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """2014, in the year 2000, '82, fiscal 1989, mid-2011."""
    kinds = scene.lex.kinds
    at = j - 1
    year = find_year(scene, at, j)
    if year is None or not _is_year(scene, i, at):
        return None
    if kinds[at] == "Y" and year % 10 == 0 and scene.kind(at + 1) == "'" and "t" in (scene.kind(i - 1), kinds[i]):
        # "the 1980's" is a decade, "1980's elections" is not
        return make_draft(
            scene, i, j, cal.period_of("decade", date(year, 1, 1)), Anchor.ITSELF, find_part(scene, i, at)
        )
    part = find_part(scene, i, at)
    period = cal.make_year(year)
    if period is None:
        return None
    return make_draft(scene, i, j, period, Anchor.ITSELF, part)


def _is_year(scene: Scene, i: int, at: int) -> bool:
    if i < at or scene.kind(at) == "y":
        # "in '82" is a year, "iLife '11" is a name
        told = i < at or scene.word(at - 1) in find_cues("year")
        return scene.kind(at) != "y" or (told and scene.kind(at + 1) not in ("U", "H"))
    before, after = scene.word(at - 1), scene.word(at + 1)
    if before in find_cues("money") or after in find_cues("measures") or (scene.kind(at + 1) in "GZ%" and after == "%"):
        return False
    text, lex = scene.p.text, scene.lex
    glued = text[lex.start[at] - 1 : lex.start[at]]
    if (glued and glued in "$£€#.:@/&=_+") or glued.isalnum():
        return False
    close = text[lex.end[at] : lex.end[at] + 1]
    if close and (close.isalnum() or (close in "%°/@_" and close != "/")):
        return False
    year = int(scene.lex.value[at])
    tag = scene.tag(at + 1)
    if 1800 <= year <= 2060:
        if before == "the" and after in find_cues("dated"):
            return True
        if before in find_cues("year") or before in ("", ","):
            return not (
                tag == "NNS"
                and scene.kind(at + 1) == "."
                and before in ("the", "about", "around", "to", "of", "than", "and", "for", "from")
                and after.isalpha()
            )
        if tag == "NNS" and after.isalpha():
            return False
        return (
            scene.kind(at + 1) in ",;'"
            or tag in ("NN", "NNP", "IN", ".", "CC", "JJ", ":", "-RRB-", "")
            or after in (")", ".", "")
        )
    return before in ("in", "since", "until", "by") and not (tag in ("NNS", "NN", "JJ") and after.isalpha())


def read_spoken(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Nineteen ninety-six, the year two thousand."""
    numbers = [int(scene.lex.value[k]) for k in range(i, j) if scene.kind(k) == "c"]
    led = scene.kind(i) == "t"
    if numbers[0] in (17, 18, 19) and len(numbers) > 1 and 10 <= numbers[1] <= 90:
        year = numbers[0] * 100 + sum(numbers[1:3])
    elif led and numbers[:2] == [2, 1000]:
        year = 2000 + sum(numbers[2:])
    elif (
        numbers[0] == 20
        and len(numbers) > 1
        and 10 <= numbers[1] <= 90
        and (led or scene.word(i - 1) in ("in", "since", "by"))
    ):
        year = 2000 + sum(numbers[1:3])
    else:
        return None
    period = cal.make_year(year)
    return make_draft(scene, i, j, period, Anchor.ITSELF) if period else None


def read_decade(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """The 1990s, the early '80s, the nineties."""
    year = int(scene.lex.value[j - 1])
    if year < 100:
        if scene.word(j - 1).isalpha() and (scene.kind(j - 2) not in "tkK-" or scene.word(j - 2) == ""):
            return None  # "in their thirties" is an age
        now = scene.day.year if scene.day else 2030
        year += now // 100 * 100
        year -= 100 if year > now else 0
    if scene.word(i - 1) in ("his", "her", "their", "my", "your", "our", "its"):
        return None
    period = cal.period_of("decade", date(max(1, year), 1, 1))
    return make_draft(scene, i, j, period, Anchor.ITSELF, find_part(scene, i, j - 1))


def read_century(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """The 20th century."""
    number = next(
        (int(scene.lex.value[k]) for k in range(i, j) if scene.kind(k) in "oO" and str(scene.lex.value[k]).isdigit()), 0
    )
    if not 1 <= number <= 99:
        return None
    first = date(max(1, (number - 1) * 100), 1, 1)
    return make_draft(scene, i, j, cal.period_of("century", first), Anchor.ITSELF, find_part(scene, i, j))
