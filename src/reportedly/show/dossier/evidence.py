"""A report of a dossier: its text with the fields marked, and a number where each claim begins."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model import Claim, Reading

_MOST_HINTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words that carry the same fields; `hint` says which, `begins` are the numbers of the claims that begin here."""

    text: str
    classes: str
    hint: str
    begins: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One report with all its claims in their words; `key` names its place on the page."""

    key: str
    reading: Reading
    numbered: tuple[tuple[int, Claim], ...]
    paragraphs: tuple[tuple[Piece, ...], ...]


def build_evidence(reading: Reading, key: str) -> Evidence:
    """Lay the report out; adjoining pieces with the same look are one, to keep the page small."""
    from reportedly.show.page import lay_marks  # pages need Jinja, which may be missing

    numbered = tuple(enumerate(reading.claims, start=1))
    ids = {number: claim.id for number, claim in numbered}
    marked = lay_marks(reading, numbered)
    begun: set[int] = set()
    paragraphs = []
    for paragraph in marked.paragraphs:
        pieces: list[Piece] = []
        for segment in paragraph.segments:
            here = [marked.marks[i] for i in segment.marks]
            fresh = [m.claim for m in here if m.field == "claim" and m.claim not in begun]
            begun.update(fresh)
            hints = dict.fromkeys(f"{m.field}: {m.value}" if m.value else m.field for m in here if m.group)
            hint = " · ".join([*hints][:_MOST_HINTS])
            begins = tuple((number, ids[number]) for number in dict.fromkeys(fresh))
            if pieces and not begins and (pieces[-1].classes, pieces[-1].hint) == (segment.classes, hint):
                last = pieces.pop()
                pieces.append(Piece(text=last.text + segment.text, classes=last.classes, hint=hint, begins=last.begins))
            else:
                pieces.append(Piece(text=segment.text, classes=segment.classes, hint=hint, begins=begins))
        paragraphs.append(tuple(pieces))
    return Evidence(key=key, reading=reading, numbered=numbered, paragraphs=tuple(paragraphs))
