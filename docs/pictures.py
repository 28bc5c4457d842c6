"""The pictures in the docs: real pages of the workbench over the example story, photographed in Chromium.

python -m docs.pictures             writes docs/pictures/*.png; needs the extra `dev` and Debian's chromium
python -m docs.pictures --examples  writes gold/border-clash/reports.jsonl, the example story as one file to read
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

from gold.stories import load_reports

from docs.generate import ROOT

STORY = "border-clash"
EXAMPLE = ROOT / "gold" / STORY / "reports.jsonl"
_PICTURES = ROOT / "docs" / "pictures"
_SIZE = {"width": 1440, "height": 800}
_FACTS = ("title", "outlet", "published", "url")


def write_example() -> str:
    """The example story as JSON Lines, one report a line, as `reportedly read` takes it."""
    lines = []
    for report in load_reports(STORY).values():
        facts = {name: value for name in _FACTS if (value := getattr(report, name))}
        lines.append(json.dumps({**facts, "text": report.text}, ensure_ascii=False))
    return "\n".join(lines) + "\n"


def take_pictures(folder: Path) -> None:
    """Read the example, compare it, serve it, and photograph its pages."""
    import uvicorn
    from playwright.sync_api import sync_playwright

    from reportedly.briefing import compare_ledger
    from reportedly.pipeline import read_batch
    from reportedly.store import open_ledger
    from reportedly.web import make_app
    from reportedly.who import join_agents

    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "ledger.db"
        with open_ledger(path) as ledger:
            for outcome in read_batch([EXAMPLE]):
                if outcome.reading:
                    ledger.add(outcome.reading)
            join_agents(ledger)
            compared = [(story, found) for story, found in compare_ledger(ledger) if story]
        story, found = max(compared, key=lambda one: len(one[0].reports))
        report = story.reports[0]
        pages = {
            "board": (f"/slot/{found[0].slot.id}", _SIZE["width"]),
            "report": (f"/report/{report}#c3", _SIZE["width"]),
            "report-phone": (f"/report/{report}", 390),
        }
        server = uvicorn.Server(uvicorn.Config(make_app(path), port=0, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        address = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        try:
            with sync_playwright() as playwright:
                chromium = shutil.which("chromium") or shutil.which("chromium-browser")
                browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
                for name, (page_address, width) in pages.items():
                    size = {**_SIZE, "width": width}
                    context = browser.new_context(
                        viewport=size,  # type: ignore[arg-type]
                        reduced_motion="reduce",
                    )
                    page = context.new_page()
                    page.goto(address + page_address, wait_until="networkidle")
                    if "#" in page_address:
                        page.wait_for_selector(".claims [aria-current]")
                    page.screenshot(path=folder / f"{name}.png")
                    context.close()
                browser.close()
        finally:
            server.should_exit = True
            thread.join()


def main(argv: list[str]) -> int:
    """Write the example story, and unless only that is asked for, the pictures."""
    EXAMPLE.write_text(write_example(), encoding="utf-8")
    if "--examples" not in argv:
        _PICTURES.mkdir(exist_ok=True)
        take_pictures(_PICTURES)
        for picture in sorted(_PICTURES.glob("*.png")):
            print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
