"""How long the workbench's pages take, and how much they weigh.

python -m benchmarks.pages [--reports 200] [--claims 100000]

Makes a story of so many reports of ours (the large gold story, its figures and dates moved) and a ledger of so many
claims, serves each on loopback and asks for every kind of page, several times. Prints the median of the whole answer,
the processor time it took (which a busy machine does not change much) at first and in the median (facets of a search
are kept while the ledger stays as it is), and its bytes.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import uvicorn
from gold.stories import load_reports

from reportedly.briefing import compare_ledger
from reportedly.extract.assemble import extract_claims
from reportedly.linking import link_ledger
from reportedly.model import Report
from reportedly.store import open_ledger, story_steps
from reportedly.web import make_app
from reportedly.web.static import load_static
from reportedly.who import join_agents

_TIMES = 7


def make_story(path: Path, count: int) -> None:
    """A ledger of one developing story: reports of the large gold story again and again, days and figures moved."""
    chance = random.Random(5)
    originals = [r for r in load_reports("border-clash").values() if len(r.text) < 6000]
    with open_ledger(path) as ledger:
        for number in range(count):
            report = originals[number % len(originals)]
            round_ = number // len(originals)
            text = re.sub(r"\b[2-9]\d\b", lambda m: str(int(m[0]) + chance.randint(0, 3)), report.text)
            day = (report.published_date or date(2019, 3, 10)) + timedelta(days=round_ % 6)
            made = Report(
                text=f"{text}\n{number}." if round_ else text,
                published=day.isoformat(),
                outlet=f"{report.outlet} {round_}" if round_ else report.outlet,
                title=report.title,
            )
            ledger.add(extract_claims(made))
        # Reports that tell the same with other figures would be kept apart; here they are one story by decree.
        link_ledger(ledger)
        with ledger.writing() as connection:
            numbers = [number for (number,) in connection.execute("SELECT number FROM report")]
            stories = [number for (number,) in connection.execute("SELECT number FROM story ORDER BY number")]
            story_steps.move_reports(connection, numbers, stories[0])
            story_steps.settle_stories(connection, stories)
        join_agents(ledger)
        begun = time.perf_counter()
        compared = list(compare_ledger(ledger))
        took = time.perf_counter() - begun
        largest = max(len(story.reports) for story, _ in compared if story)
        questions = sum(len(c) for _, c in compared)
        print(
            f"story: {count} reports, the largest story has {largest}; {questions} questions compared in {took:.1f} s"
        )


def make_claims(path: Path, count: int) -> None:
    """A ledger of so many claims: one reading of ours again and again under other words, in no story."""
    report = next(iter(load_reports("border-clash").values()))
    reading = extract_claims(report)
    with open_ledger(path) as ledger:
        for number in range(-(-count // len(reading.claims))):
            claims = tuple(replace(c, id=f"{number:08x}{c.id[8:]}") for c in reading.claims)
            text = report.text + f"\n{number}"
            outlet = f"Outlet {number % 40}"
            ledger.add(replace(reading, report=replace(report, text=text, outlet=outlet), claims=claims))
        begun = time.process_time()
        join_agents(ledger)
        took = time.process_time() - begun
        print(f"agents of {ledger.counts().reports:,} reports joined in {took:.1f} s of processor")
        print(f"claims: {ledger.counts().claims:,} of {ledger.counts().reports:,} reports")


@contextmanager
def serve(path: Path) -> Iterator[str]:
    """The address of a workbench over the ledger; nothing is linked or compared behind the pages."""
    app = make_app(path)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def measure(name: str, address: str) -> None:
    """Print the median time and the size of a page."""
    times, work = [], []
    body = b""
    for _ in range(_TIMES):
        begun, worked = time.perf_counter(), time.process_time()
        with urllib.request.urlopen(address) as answer:
            body = answer.read()
        times.append(time.perf_counter() - begun)
        work.append(time.process_time() - worked)
    median, busy = statistics.median(times) * 1000, statistics.median(work) * 1000
    told = f"{busy:6.0f} ms of processor, {work[0] * 1000:6.0f} at first"
    print(f"  {name:<34} {median:7.0f} ms   {told}   {len(body) / 1000:7.0f} kB")


def main() -> None:
    """Make both ledgers and measure the pages of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--claims", type=int, default=100_000)
    given = parser.parse_args()
    files = load_static()
    scripts = sum(len(content) for name, content in files.items() if name.endswith(".js"))
    modules, style = sum(name.endswith(".js") for name in files), len(files["style.css"])
    print(f"scripts {scripts / 1000:.1f} kB in {modules} modules, style {style / 1000:.1f} kB")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.db"
        make_story(path, given.reports)
        with open_ledger(path, read_only=True) as ledger:
            story = max(ledger.stories(), key=lambda s: len(s.reports))
            slots = list(ledger.comparisons(story.id) or ())
            report = max(story.reports, key=lambda r: len(ledger.reading(r).claims))
            claim = ledger.reading(report).claims[0].id
        largest = max(slots, key=lambda c: len(c.entries))
        with serve(path) as address:
            measure("stories", f"{address}/")
            measure("story", f"{address}/story/{story.id}")
            measure(f"slot of {len(slots[0].entries)} answers", f"{address}/slot/{slots[0].slot.id}")
            measure(f"slot of {len(largest.entries)} answers", f"{address}/slot/{largest.slot.id}")
            measure("report", f"{address}/report/{report}")
            measure("claim", f"{address}/claim/{claim}")
            measure("agents", f"{address}/agents")
        path = Path(folder) / "claims.db"
        make_claims(path, given.claims)
        with serve(path) as address:
            measure("claims, all", f"{address}/search")
            measure("claims, words", f"{address}/search?text=soldiers")
            measure("claims, rare words", f"{address}/search?text=reservists+Estremoz")
            measure("claims, source and status", f"{address}/search?source=ministry&status=occurred")
            measure("claims, by figure", f"{address}/search?order=figure")
            measure("claims, last part", f"{address}/search?page=99999")
            measure("agents", f"{address}/agents")
            measure("agents, one word", f"{address}/agents?words=ministry")
            measure("an agent", f"{address}/agent?name=Defence+Ministry")
            measure("reports", f"{address}/reports")


if __name__ == "__main__":
    main()
