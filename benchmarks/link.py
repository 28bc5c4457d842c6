"""How linking grows: stories and copies of 1 000, 5 000 and 20 000 made-up reports of ten claims each, one core.

    python -m benchmarks.link [REPORTS ...] [--compare]

Reports are of our own making: events with names and things of their own, told over some days by several outlets, one
report in five the shortened copy of another, all with words that such reports share. Prints one JSON object a size:
what was kept, processor seconds of linking, of one more report joining, of a second call that finds nothing to do, and
with --compare of comparing all stories.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from reportedly.linking import link_ledger
from reportedly.model import (
    Agent,
    AgentKind,
    Attribution,
    AttributionKind,
    Certainty,
    Claim,
    Counted,
    CountedClass,
    Event,
    Figure,
    Reading,
    Report,
    Source,
    Span,
    Status,
)
from reportedly.store import open_ledger

SIZES = (1000, 5000, 20000)
CLAIMS = 10
SYLLABLES = ("ar", "ven", "tol", "mi", "sken", "ro", "dal", "ul", "gri", "pas", "lun", "bek", "tha", "or", "els", "wy")
OUTLETS = (
    "Selby Wire",
    "The Harbour Post",
    "Arvika Bote",
    "Lindau Courier",
    "Stenvik Mail",
    "Radio Halden",
    "Northern Line",
)
HAPPENED = ("killed", "wounded", "freed", "moved", "found", "counted")
SHARED = (
    "Rescue teams worked through the night and the road stayed closed to traffic.",
    "The number could not be confirmed by others and may yet change.",
    "Witnesses spoke of smoke and of a noise that was heard far away.",
    "An inquiry has been opened, and its first findings are due next week.",
)


def make_readings(count: int, seed: int = 1) -> Iterator[Reading]:
    """Made-up reports with their claims, in the order of publication; the size of stories falls off steeply."""
    draw = random.Random(seed)
    day = date(2024, 1, 1)
    open_events: list[tuple[list[str], list[str]]] = []
    told: list[list[list[str]]] = []
    for number in range(count):
        if not open_events or draw.random() < 0.15:
            names = ["".join(draw.choices(SYLLABLES, k=3)).title() for _ in range(6)]
            things = ["".join(draw.choices(SYLLABLES, k=3)) for _ in range(20)]
            open_events.append((names, things))
            told.append([])
        # The later an event began, the likelier it is what a report is about; old ones are over.
        which = len(open_events) - 1 - min(int(draw.expovariate(0.12)), len(open_events) - 1)
        names, things = open_events[which]
        if told[which] and draw.random() < 0.2:
            sentences = draw.choice(told[which])[: draw.randint(6, CLAIMS)]
            sentences += [_write(draw, names, things) for _ in range(CLAIMS - len(sentences))]
        else:
            sentences = [_write(draw, names, things) for _ in range(CLAIMS)]
        told[which].append(sentences)
        published = (day + timedelta(days=number * 365 // max(count, 1))).isoformat()
        yield _read(sentences, draw, published, number)


def _write(draw: random.Random, names: list[str], things: list[str]) -> str:
    name, town = draw.sample(names, 2)
    return (
        f"{name} said that {draw.randint(2, 900)} {draw.choice(('people', 'soldiers', 'workers'))} were "
        f"{draw.choice(HAPPENED)} at the {draw.choice(things)} of {town} when the {draw.choice(things)} "
        f"{draw.choice(('burned', 'fell', 'sank', 'was hit'))} beside the {draw.choice(things)}."
    )


def _read(sentences: list[str], draw: random.Random, published: str, number: int) -> Reading:
    text = f"Dispatch {number}.\n\n" + "\n\n".join(
        " ".join([*sentences[i : i + 2], draw.choice(SHARED)]) for i in range(0, len(sentences), 2)
    )
    report = Report(text=text, published=published, outlet=draw.choice(OUTLETS))
    agents: dict[str, Agent] = {}
    claims, at = [], 0
    for position, sentence in enumerate(sentences):
        at = text.index(sentence, at)
        name = sentence.split()[0]
        source = Span(at, at + len(name))
        agent = agents.setdefault(
            name, Agent(id=f"a{len(agents)}", name=name, kind=AgentKind.PERSON, mentions=(source,))
        )
        content = Span(at + sentence.index("that ") + 5, at + len(sentence) - 1)
        words = content.cut(text).split()
        digits = Span(content[0], content[0] + len(words[0]))
        counted = Span(digits[1] + 1, digits[1] + 1 + len(words[1]))
        verb = Span(text.index(words[3], content[0]), text.index(words[3], content[0]) + len(words[3]))
        kind = {"killed": CountedClass.KILLED, "wounded": CountedClass.WOUNDED}.get(words[3], CountedClass.PEOPLE)
        value = float(words[0])
        claims.append(
            Claim(
                id=hashlib.sha256(f"{report.id}:{position}".encode()).hexdigest()[:16],
                span=content,
                attribution=Attribution(
                    kind=AttributionKind.INDIRECT,
                    sources=(Source(span=source, agent=name, agent_id=agent.id),),
                    cue=(Span(source[1] + 1, source[1] + 5),),
                    content=(content,),
                ),
                event=Event(span=verb, lemma=words[3], type="event"),
                certainty=Certainty(value=3.0),
                status=Status.OCCURRED,
                figures=(
                    Figure(
                        span=Span(digits[0], counted[1]),
                        number=digits,
                        low=value,
                        high=value,
                        counted=Counted(span=counted, kind=kind),
                    ),
                ),
            )
        )
    return Reading(report=report, claims=tuple(claims), agents=tuple(agents.values()))


def measure(count: int, *, compare: bool) -> dict[str, Any]:
    """Fill a ledger with `count` reports, link it, and tell what that took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        with open_ledger(path) as ledger:
            readings = list(make_readings(count + 20))
            for reading in readings[:count]:
                ledger.add(reading)
            linking = _time(lambda: link_ledger(ledger))
            again = _time(lambda: link_ledger(ledger))
            stories = ledger.stories()
            copies = len(ledger.copies())
            took = []
            for reading in readings[count:]:
                ledger.add(reading)
                took.append(_time(lambda: link_ledger(ledger)))
            result = {
                "reports": count,
                "claims": count * CLAIMS,
                "stories": len(stories),
                "largest story": max(len(story.reports) for story in stories),
                "copies": copies,
                "linking, s": round(linking, 1),
                "a report, ms": round(1000 * linking / count, 2),
                "one more report, ms": round(1000 * sorted(took)[len(took) // 2], 1),
                "nothing to do, ms": round(1000 * again, 2),
                "peak memory, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
            if compare:
                from reportedly.briefing import compare_ledger

                result["comparing, s"] = round(_time(lambda: sum(1 for _ in compare_ledger(ledger))), 1)
            return result


def _time(run: Callable[[], object]) -> float:
    clock = time.process_time()
    run()
    return time.process_time() - clock


def main(argv: list[str]) -> int:
    """Measure each size in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", metavar="REPORTS", nargs="*", type=int, default=list(SIZES))
    parser.add_argument("--compare", action="store_true", help="also compare all stories")
    options = parser.parse_args(argv)
    for count in options.sizes:
        print(json.dumps(measure(count, compare=options.compare)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
