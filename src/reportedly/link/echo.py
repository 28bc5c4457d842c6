"""Claims that leave it to others what they speak of: "Madrid denies it", "rejected the accusation", "the attack"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.lang import load_words
from reportedly.link.credit import find_speaker
from reportedly.link.deed import fold_words, is_culpable, list_stems
from reportedly.link.gist import Gist
from reportedly.link.nations import Nations, find_nations
from reportedly.link.party import Party, Scene, compare_parties, find_party, name_party
from reportedly.link.speaker import Speakers
from reportedly.link.stems import find_content_words, make_stem, split_words
from reportedly.model import Claim, Reading, Span

_FAR = 900  # characters back to what is denied
_SHORT = 9  # words of a denial that says no more than that it is one
_SHOWN = 160
_NEXT = 150  # characters back to what "it" is
_BORROWED = 400  # characters back to "the attack"


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """A denial without words of its own: who denies, of whose saying (countries), and whether it is about a number."""

    gist: Gist
    denier: Party
    of: frozenset[str]  # ISO codes of whose saying it is
    numbers: bool = False


def find_echo(gist: Gist, claim: Claim, reading: Reading, speakers: Speakers, nations: Nations) -> Echo | None:
    """The denial that a claim is, where it says nothing else."""
    text = reading.report.text
    words = split_words(claim.span.cut(text))
    if not 0 < len(words) <= _SHORT:
        return None
    speaker, _, _ = find_speaker(reading, claim, speakers)
    scene = Scene(reading=reading, claim=claim, speaker=speaker, speakers=speakers, nations=nations)
    told = _find_denier(gist, words, scene)
    if told is None:
        return None
    told = _add_outlet(told, reading, nations)
    of = find_nations(claim.span.cut(text), nations.words) - told.nations
    return Echo(gist=gist, denier=told, of=of, numbers=bool(set(words) & _list("numbers")))


def _add_outlet(told: Party, reading: Reading, nations: Nations) -> Party:
    """ "The Ministry" in its own note is of the country that the note's sender names."""
    outlet = reading.report.outlet
    if not outlet or told.nations or not told.words <= fold_words(find_content_words(outlet)):
        return told
    return replace(told, nations=find_nations(outlet, nations.words), told=told.told or outlet)


def _find_denier(gist: Gist, words: list[str], scene: Scene) -> Party | None:
    """Who denies, in a claim that says no more than that; None where it says more."""
    claim, text = scene.claim, scene.reading.report.text
    lemma, scorns = claim.event.lemma, bool(set(words) & _list("scorn"))
    only = not find_content_words(" ".join(set(words) - _bare_words())) - list_stems("dull")
    if claim.attribution is None:
        objects = [split_words(p.span.cut(text)) for p in claim.participants if p.role == "patient"]
        about = objects[0] if objects else []
        echoes = not about or about[-1] in _list("pronouns") or bool(set(about) & _list("nouns"))
        if (lemma in _list("verbs") and echoes) or (lemma in _list("calling") and scorns):
            subject = next((p.span for p in claim.participants if p.role == "agent"), None)
            if subject and subject.cut(text).lower() in ("he", "she", "they", "it", "who"):
                return Party(told=subject.cut(text))
            return find_party(subject, scene) if subject else Party()
    bare = lemma in _list("nouns") | _list("pronouns") and gist.denies and _is_bare(claim, text)
    # "It didn't"; but "their men did it" tells who is said to have done it.
    elided = lemma == "do" and gist.denies and len(words) <= 4 and words[-1] not in _list("pronouns")
    if bare or elided or (scorns and only and not gist.denies and claim.attribution is not None):
        return name_party(scene.speaker) if scene.speaker else Party()
    return None


def _is_bare(claim: Claim, text: str) -> bool:
    # "The report that a colonel had been killed" tells what it is about.
    words = split_words(text[claim.event.span.end : claim.span.end + 60])[:1]
    return not set(words) & {"that", "according", "saying", "claiming", "about", "which", "whether", "alleging"}


def answer_echo(echo: Echo, before: Sequence[Gist], *, same_report: bool) -> Gist | None:
    """What a denial denies, as a gist that denies it; `before` holds what was told before it, in order."""
    at = echo.gist.answer
    for gist in reversed(before):
        if gist.denies or gist.echoes == "denial" or gist.answer.ref == at.ref:
            continue
        if same_report and at.order - gist.answer.order > _FAR:
            break
        if _is_own(gist, echo) or not gist.answer.entry.event:
            continue
        if echo.numbers and not gist.answer.has_figure:
            continue
        if echo.of and not echo.of & (
            gist.doer.nations | frozenset(gist.answer.entry.sides) | gist.answer.group.nations
        ):
            continue
        if not same_report and not _touches(gist, echo):
            continue
        return _deny(gist, echo)
    return None


def _is_own(gist: Gist, echo: Echo) -> bool:
    """Whether it is the denier who said it."""
    entry = gist.answer.entry
    if entry.speaker and entry.speaker in echo.denier.keys:
        return True
    return not entry.own_voice and bool(echo.denier.nations & frozenset(entry.sides))


def _touches(gist: Gist, echo: Echo) -> bool:
    """Whether a claim of another report is about who denies: it names them as who did it."""
    return bool(gist.doer.is_known and echo.denier.is_known) and (compare_parties(gist.doer, echo.denier) or 0) > 0.3


def _deny(gist: Gist, echo: Echo) -> Gist:
    mine = echo.gist.answer
    answer = replace(
        mine,
        places=mine.places or gist.answer.places,
        nearby=mine.nearby or gist.answer.nearby,
        window=mine.window or gist.answer.window,
        phase=gist.answer.phase,
        entry=replace(mine.entry, denies=True),
    )
    return replace(
        echo.gist,
        answer=answer,
        deeds=gist.deeds,
        doer=gist.doer,
        things=gist.things,
        denies=True,
        accuses=gist.accuses,
        echoes="denial",
        denied=gist.answer.ref,
        names=gist.names,
    )


def borrow_event(gist: Gist, before: Sequence[Gist], *, same_report: bool = True) -> Gist:
    """ "The attack", "it": the target, place and time of the event that was told of just before."""
    if gist.echoes in (None, "denial"):
        return gist
    stem = make_stem(gist.echoes)
    for other in reversed(before):
        far = _BORROWED if gist.echoes == "it" else 4 * _BORROWED
        if same_report and gist.answer.order - other.answer.order > far:
            break
        same_deed = bool(gist.deeds & other.deeds)
        named = stem in other.names or same_deed
        if gist.echoes == "it":
            named = same_report and (same_deed if gist.deeds else is_culpable(other.deeds))
        near = same_report and gist.echoes == "it" and gist.answer.order - other.answer.order < _NEXT
        if near and not named and not other.deeds & gist.deeds and gist.deeds and other.doer.words:
            return replace(
                gist, things=gist.things | other.doer.words, borrowed=not gist.things
            )  # "a helicopter crashed; rebels shot it down"
        if not named or other.denies or not (other.deeds or other.things):
            continue
        answer = replace(
            gist.answer,
            places=gist.answer.places or other.answer.places,
            window=gist.answer.window or other.answer.window,
        )
        own = other.things if other.accuses else other.things | (other.doer.words - gist.doer.words)
        return replace(
            gist, answer=answer, deeds=gist.deeds or other.deeds, things=gist.things | own, borrowed=not gist.things
        )
    return gist


def show_denier(gist: Gist, echo: Echo, claim: Claim, text: str) -> Gist:
    """An own-voice "Madrid denies it" is Madrid's denial, and "the accusation" is shown with who rejected it."""
    entry = gist.answer.entry
    said = claim.attribution
    if said and said.sources and said.cue and claim.event.lemma in _list("nouns") | _list("pronouns"):
        start = min(said.sources[-1].span.start, said.cue[0].start, entry.span.start)
        end = max(said.sources[-1].span.end, said.cue[-1].end, entry.span.end)
        if end - start < _SHOWN and "\n" not in text[start:end]:
            span = Span(start, end)
            entry = replace(entry, span=span, words=" ".join(span.cut(text).split()))
            return replace(gist, answer=replace(gist.answer, entry=entry))
    if not entry.own_voice or not echo.denier.told or not echo.denier.is_known:
        return gist
    name = echo.denier.told
    key = next(iter(echo.denier.keys), name.casefold())
    chain = tuple(dict.fromkeys((*entry.chain, name)))
    entry = replace(
        entry, agent=name, speaker=key, own_voice=False, sides=tuple(sorted(echo.denier.nations)), chain=chain
    )
    return replace(gist, answer=replace(gist.answer, entry=entry))


@cache
def _bare_words() -> frozenset[str]:
    return _list("scorn") | _list("nouns") | _list("pronouns") | _list("pure")


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load_words("deeds")["echo"][name])
