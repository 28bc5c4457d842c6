"""How often: daily, every Monday, each year, annual profit."""

from __future__ import annotations

from reportedly.extract.time.amount import make_duration
from reportedly.extract.time.counts import read_amount
from reportedly.extract.time.draft import Scene, TimeDraft
from reportedly.lang import load_words


def read_several(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Every Monday, each year, on Fridays, Tuesday nights, every two weeks."""
    kinds, value = scene.lex.kinds, scene.lex.value
    if kinds[i] in "wW" and kinds[i] == "w" and scene.kind(i + 1) == "." and scene.tag(i + 1) == "NNP":
        return None
    code = next((str(value[k]) for k in range(i, j) if kinds[k] in "Pp"), "")
    weekday = next((int(value[k]) for k in range(i, j) if kinds[k] in "Ww"), -1)
    if weekday >= 0:
        text = f"XXXX-WXX-{weekday + 1}" + (f"T{code}" if code else "")
    elif code:
        text = f"XXXX-XX-XXT{code}"
    elif "S" in kinds[i:j]:
        text = f"XXXX-{value[j - 1]}"
    elif "M" in kinds[i:j]:
        text = f"XXXX-{int(value[j - 1]):02d}"
    else:
        if scene.kind(j) == "@" and kinds[i] == "v" and scene.word(i) == "each":
            return None
        amount = read_amount(scene, i + 1, j)
        if amount is None:
            return None
        number = amount.low or 1
        other = scene.kind(i + 1) == "O" and scene.word(i + 1) == "second"
        text = make_duration(2 if other else number, amount.unit)
    return TimeDraft(i=i, j=j, type="SET", value=text)


def read_set(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Daily, annually, per year."""
    kinds, value = scene.lex.kinds, scene.lex.value
    if kinds[i] == "/":
        if scene.word(i) != "per":
            return None
        return TimeDraft(i=i, j=j, type="SET", value=make_duration(1, str(value[j - 1])))
    text = scene.p.text
    start = scene.lex.start[i]
    if text[start].isupper() and i and scene.kind(i - 1) != ";" and scene.tag(i) in ("NNP", "NNPS"):
        return None  # the Daily Mail, Defense Weekly
    if text[start].isupper() and scene.tag(i + 1) == "NNP":
        return None
    word = scene.word(i)
    if scene.tag(i + 1) == "NNP" or (scene.tag(i) == "NN" and scene.tag(i + 1) == "NN"):
        return None  # "the party daily Granma"
    if word == "quarterly" and scene.tag(j)[:1] in "NJ":
        return None  # a quarterly dividend, report, loss: what is paid or told, not when
    if text[scene.lex.end[i] : scene.lex.end[i] + 1] == "-":
        return None
    return TimeDraft(i=i, j=j, type="SET", value=str(value[i]))


def read_annual(scene: Scene, i: int, j: int) -> TimeDraft | None:
    """Annual profit: an amount of a year; an annual meeting is no time."""
    nouns = load_words("times")["annual"]["nouns"]
    if scene.word(j) in nouns or (scene.word(j + 1) in nouns and scene.word(j).isalpha()):
        return TimeDraft(i=i, j=j, type="DURATION", value="P1Y")
    return None
