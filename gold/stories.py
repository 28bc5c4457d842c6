"""Our own gold stories as nouns: the reports, and what a careful reader records of each, pinned to its words.

The format is written down in `gold/README.md`. Words become spans here, once, when a story is loaded: words that are
missing from the report, or that stand in it more than once, are an error in the gold and raise `GoldError`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from reportedly.model import Report, Span
from reportedly.read import ReadOptions, read_report

GOLD = Path(__file__).parent
BANDS = {
    "certain": (2.0, 3.0),
    "probable": (0.5, 2.5),
    "possible": (0.0, 1.5),
    "unknown": (-1.0, 1.5),
    "unlikely": (-2.5, -0.5),
    "not": (-3.0, -2.0),
}
NEAR_KM = 25.0


class GoldError(ValueError):
    """The gold itself is wrong: words not found, found twice, or a name that nothing defines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAgent:
    """Who should be credited: any of `names` within an agent's name will do, in any case."""

    key: str
    names: tuple[str, ...]

    def matches(self, name: str) -> bool:
        """Whether an agent's name, as a reading has it, leads here."""
        low = name.casefold().replace("’", "'")
        return any(n.casefold() in low for n in self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPlace:
    """A place that pins are held against: its GeoNames id, or any point within `km` kilometres."""

    key: str
    geonames_id: int | None
    lat: float
    lon: float
    km: float = NEAR_KM


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSaid:
    """The saying itself, as `reportedly.model.Said`."""

    spans: tuple[Span, ...]
    earliest: str | None = None
    latest: str | None = None
    place: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAttribution:
    """Who is credited with what; `agent` and `chain` are keys of the story's agents."""

    id: str
    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    kinds: tuple[str, ...]
    agents: tuple[str, ...]
    chains: tuple[tuple[str, ...], ...]
    said: GoldSaid | None
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFigure:
    """A number in its words; `vague` leaves its bounds open."""

    span: Span
    low: float | None
    high: float | None
    approximators: tuple[str, ...]
    classes: tuple[str, ...]
    change: str | None
    by: tuple[str | None, ...]
    vague: bool
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTime:
    """A time in its words; `loose` is by how many days each end may be off."""

    span: Span
    earliest: str | None
    latest: str | None
    role: str
    loose: int
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPlaceMention:
    """A place in its words; `place` None wants it unresolved, `area` wants no pin smaller than an area."""

    span: Span
    place: GoldPlace | None
    area: bool
    roles: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """One proposition: any of `events` may be its core; `by` are ids of attributions, None the outlet's own voice."""

    by: tuple[str | None, ...]
    events: tuple[Span, ...]
    statuses: tuple[str, ...]
    bands: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """One report with all that should be read in it."""

    story: str
    file: str
    split: str
    report: Report
    agents: dict[str, GoldAgent]
    attributions: tuple[GoldAttribution, ...] = ()
    claims: tuple[GoldClaim, ...] = ()
    other_events: tuple[Span, ...] = ()
    figures: tuple[GoldFigure, ...] = ()
    times: tuple[GoldTime, ...] = ()
    places: tuple[GoldPlaceMention, ...] = ()


def find_stories() -> list[str]:
    """The names of all gold stories, in order."""
    return sorted(p.parent.name for p in GOLD.glob("*/claims.toml"))


def load_story(name: str, root: Path = GOLD) -> list[GoldReport]:
    """The reports of one story that have a row in `claims.toml`, with their gold, in its order.

    Raises `GoldError` on any slip in it.
    """
    folder = root / name
    listed = _list_reports(folder)
    gold = tomllib.loads((folder / "claims.toml").read_text(encoding="utf-8"))
    if unknown := [row["file"] for row in gold["report"] if row["file"] not in listed]:
        raise GoldError(f"{name}: {', '.join(unknown)} stands in claims.toml and not in story.toml")
    agents = {
        key: GoldAgent(key=key, names=(names,) if isinstance(names, str) else tuple(names))
        for key, names in gold["agents"].items()
    }
    places = {
        key: GoldPlace(key=key, geonames_id=p.get("id"), lat=p["lat"], lon=p["lon"], km=p.get("km", NEAR_KM))
        for key, p in gold["places"].items()
    }
    return [_Loader(name, row, read_file(folder, listed[row["file"]]), agents, places).load() for row in gold["report"]]


def load_reports(name: str, root: Path = GOLD) -> dict[str, Report]:
    """All reports of one story by file, the oldest first, whether or not their claims are recorded."""
    return {file: read_file(root / name, row) for file, row in _list_reports(root / name).items()}


def _list_reports(folder: Path) -> dict[str, dict[str, Any]]:
    story = tomllib.loads((folder / "story.toml").read_text(encoding="utf-8"))
    if not story.get("fiction"):
        raise GoldError(f"{folder.name}/story.toml does not say fiction = true")
    listed = {row["file"]: row for row in story["report"]}
    there = {path.name for path in (folder / "reports").iterdir()}
    if odd := sorted(there ^ set(listed)):
        raise GoldError(f"{folder.name}: {', '.join(odd)} stands in only one of story.toml and reports/")
    return listed


def read_file(folder: Path, row: dict[str, Any]) -> Report:
    """One file of a story, read as users do; pages tell their own date and outlet, `story.toml` tells the others'."""
    path = folder / "reports" / row["file"]
    if path.suffix == ".html":
        return read_report(path)
    told = ReadOptions(date=row["published"], outlet=row["outlet"], title=row.get("title"), url=row.get("url"))
    return read_report(path, told)


@dataclass(slots=True)
class _Loader:
    """Turns the rows of one report into nouns; keeps what figures, times and places its claims bring along."""

    story: str
    row: dict[str, Any]
    report: Report
    agents: dict[str, GoldAgent]
    places: dict[str, GoldPlace]
    figures: list[GoldFigure] = field(default_factory=list)
    times: list[GoldTime] = field(default_factory=list)
    mentions: list[GoldPlaceMention] = field(default_factory=list)

    def load(self) -> GoldReport:
        if self.row["split"] not in ("dev", "test"):
            raise GoldError(f"{self.where}: split must be dev or test")
        attributions = tuple(self._attribution(a) for a in self.row.get("attribution", []))
        ids = [a.id for a in attributions]
        if len(set(ids)) != len(ids):
            raise GoldError(f"{self.where}: an attribution id is used twice")
        claims = tuple(self._claim(c, ids) for c in self.row.get("claim", []))
        rest = self.row.get("rest", {})
        check_keys(rest, "events figures times places", self.where)
        self._take(rest, ())
        for name, spans in (
            ("figure", [f.span for f in self.figures]),
            ("time", [t.span for t in self.times]),
            ("place", [m.span for m in self.mentions]),
        ):
            for before, after in pairwise(sorted(spans)):
                if before.overlaps(after):
                    raise GoldError(f"{self.where}: two {name}s share {before.cut(self.report.text)!r}")
        return GoldReport(
            story=self.story,
            file=self.row["file"],
            split=self.row["split"],
            report=self.report,
            agents=self.agents,
            attributions=attributions,
            claims=claims,
            other_events=tuple(self._find(w) for w in rest.get("events", [])),
            figures=tuple(sorted(self.figures, key=lambda f: f.span)),
            times=tuple(sorted(self.times, key=lambda t: t.span)),
            places=tuple(sorted(self.mentions, key=lambda p: p.span)),
        )

    @property
    def where(self) -> str:
        return f"{self.story}/{self.row['file']}"

    def _find(self, words: str) -> Span:
        return find_words(self.report.text, words, self.where)

    def _attribution(self, row: dict[str, Any]) -> GoldAttribution:
        check_keys(row, "id content source cue agent chain kind said optional", self.where)
        agents = as_tuple(row.get("agent"))
        chains = _as_chains(row.get("chain", agents[:1]))
        kinds = as_tuple(row["kind"])
        for key in agents + sum(chains, ()):
            if key not in self.agents:
                raise GoldError(f"{self.where} {row['id']}: no agent {key!r} in [agents]")
        if not set(kinds) <= {"direct", "indirect", "mixed"}:
            raise GoldError(f"{self.where} {row['id']}: no kind {row['kind']!r}")
        said = None
        if s := row.get("said"):
            check_keys(s, "words earliest latest place to", self.where)
            spans = tuple(self._find(w) for w in s.get("words", []))
            keep = {key: s.get(key) for key in ("earliest", "latest", "place", "to")}
            said = GoldSaid(spans=spans, **keep)
        return GoldAttribution(
            id=row["id"],
            content=tuple(self._find(w) for w in as_tuple(row["content"])),
            source=tuple(self._find(w) for w in as_tuple(row["source"])),
            cue=tuple(self._find(w) for w in as_tuple(row["cue"])),
            kinds=kinds,
            agents=agents,
            chains=chains,
            said=said,
            optional=row.get("optional", False),
        )

    def _claim(self, row: dict[str, Any], ids: list[str]) -> GoldClaim:
        check_keys(row, "by event status certainty figures times places optional", self.where)
        by = tuple(None if b == "own" else b for b in as_tuple(row.get("by", "own")))
        if unknown := [b for b in by if b is not None and b not in ids]:
            raise GoldError(f"{self.where}: a claim is by {unknown[0]!r}, which is no attribution")
        bands = as_tuple(row.get("certainty"))
        if strange := [b for b in bands if b not in BANDS]:
            raise GoldError(f"{self.where}: no certainty {strange[0]!r}")
        self._take(row, by)
        return GoldClaim(
            by=by,
            events=tuple(self._find(w) for w in as_tuple(row["event"])),
            statuses=as_tuple(row.get("status")),
            bands=bands,
            optional=row.get("optional", False),
        )

    def _take(self, row: dict[str, Any], by: tuple[str | None, ...]) -> None:
        for f in row.get("figures", []):
            check_keys(f, "words n low high approx class change vague optional", self.where)
            self.figures.append(
                GoldFigure(
                    span=self._find(f["words"]),
                    low=f.get("n", f.get("low")),
                    high=f.get("n", f.get("high")),
                    approximators=as_tuple(f.get("approx", "none")),
                    classes=as_tuple(f.get("class")),
                    change=f.get("change"),
                    by=by,
                    vague=f.get("vague", False),
                    optional=f.get("optional", False),
                )
            )
        for t in row.get("times", []):
            check_keys(t, "words earliest latest role loose optional", self.where)
            self.times.append(
                GoldTime(
                    span=self._find(t["words"]),
                    earliest=t.get("earliest"),
                    latest=t.get("latest"),
                    role=t.get("role", "event"),
                    loose=t.get("loose", 0),
                    optional=t.get("optional", False),
                )
            )
        for p in row.get("places", []):
            check_keys(p, "words is area role optional", self.where)
            if (key := p.get("is")) and key not in self.places:
                raise GoldError(f"{self.where}: no place {key!r} in [places]")
            self.mentions.append(
                GoldPlaceMention(
                    span=self._find(p["words"]),
                    place=self.places[key] if key else None,
                    area=p.get("area", False),
                    roles=as_tuple(p.get("role")),
                    optional=p.get("optional", False),
                )
            )


def find_words(text: str, words: str, where: str = "") -> Span:
    """Where words stand; two bars part them from context that makes them unique: `"Quell |said|"`.

    >>> find_words("A said so, B said no.", "B |said|")
    Span(start=13, end=17)
    """
    parts = words.split("|")
    if len(parts) not in (1, 3):
        raise GoldError(f"{where}: {words!r} needs two bars or none")
    before, inner = (parts[0], parts[1]) if len(parts) == 3 else ("", words)
    whole = "".join(parts)
    at = text.find(whole)
    if at < 0 or not inner:
        raise GoldError(f"{where}: {words!r} is not in the report")
    if text.find(whole, at + 1) >= 0:
        raise GoldError(f"{where}: {words!r} is in the report more than once")
    return Span(at + len(before), at + len(before) + len(inner))


def as_tuple(value: str | list[str] | None) -> tuple[str, ...]:
    """One or many, as TOML has them."""
    return () if value is None else (value,) if isinstance(value, str) else tuple(value)


def _as_chains(value: Any) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(c) for c in value) if value and isinstance(value[0], list) else (tuple(value),)


def check_keys(row: dict[str, Any], known: str, where: str) -> None:
    """Raise `GoldError` on a key that is not one of the words of `known`."""
    if unknown := [key for key in row if key not in known.split()]:
        raise GoldError(f"{where}: unknown key {unknown[0]!r} in {row}")
