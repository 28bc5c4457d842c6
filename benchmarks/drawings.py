"""How long drawings, the dossier and exports take, and how much they weigh.

python -m benchmarks.drawings

Reads the large gold story once, then draws and writes it; prints processor seconds (the median of three), the same as
a multiple of the time it took to read the reports, and bytes. vl-convert works in a thread of its own, which counts.
"""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable

from gold.stories import load_reports

from reportedly.briefing import compare_readings
from reportedly.extract.assemble import extract_batch
from reportedly.show import EXPORTERS
from reportedly.show.charts import (
    draw_claims,
    draw_figures,
    draw_map,
    draw_sources,
    load_borders,
    load_bundle,
    render_html,
    render_png,
    render_svg,
)
from reportedly.show.dossier import Chapter, DossierOptions, write_dossier

_TIMES = 3


def measure(work: Callable[[], str | bytes], times: int) -> tuple[float, int]:
    """Processor seconds of the whole process, and bytes of what came out."""
    spent, size = [], 0
    for _ in range(times):
        start = time.process_time()
        made = work()
        spent.append(time.process_time() - start)
        size = len(made.encode() if isinstance(made, str) else made)
    return statistics.median(spent), size


def main() -> None:
    reports = list(load_reports("border-clash").values())
    list(extract_batch(reports[:1]))  # the models are loaded
    start = time.process_time()
    readings = list(extract_batch(reports))
    reading = time.process_time() - start
    comparisons = compare_readings(readings)
    busiest = max(comparisons, key=lambda c: len(c.entries))
    load_borders()
    render_svg(draw_map(readings))  # Altair and the renderer are loaded
    chapter = Chapter(readings=readings, comparisons=comparisons)
    options = DossierOptions(made="2024-01-01", version="0")
    claims = sum(len(r.claims) for r in readings)
    print(f"{len(reports)} reports, {claims} claims, read in {reading:.1f} s; the busiest slot has")
    print(f"{len(busiest.entries)} answers, {len(busiest.relations)} relations\n")
    print("| what | s | of reading | kB |\n|---|---|---|---|")

    def tell(name: str, work: Callable[[], str | bytes], times: int = _TIMES) -> None:
        spent, size = measure(work, times)
        print(f"| {name} | {spent:.2f} | {spent / reading:.2f} | {size / 1000:.0f} |")

    pictures = {
        "figures": lambda: draw_figures(busiest),
        "sources": lambda: draw_sources(busiest),
        "claims, 60 rows": lambda: draw_claims(readings),
        "map": lambda: draw_map(readings),
    }
    for name, draw in pictures.items():
        tell(f"{name}, SVG", lambda draw=draw: render_svg(draw()))  # type: ignore[misc]
    tell("map, PNG", lambda: render_png(draw_map(readings)))
    start = time.process_time()
    bundle = load_bundle()
    print(
        f"| Vega, Vega-Lite and vega-embed, bundled | {time.process_time() - start:.2f} | | {len(bundle) / 1000:.0f} |"
    )
    tell("map, a page", lambda: render_html(draw_map(readings)))
    tell("dossier", lambda: write_dossier([chapter], options), 1)
    plain = DossierOptions(made="2024-01-01", version="0", charts=False)
    tell("dossier without drawings", lambda: write_dossier([chapter], plain))
    for exporter in EXPORTERS:

        def export(write: Callable[..., None] = exporter.write) -> bytes:
            out = io.BytesIO()
            write(iter(readings), out, False)
            return out.getvalue()

        tell(f"export {exporter.name}", export)


if __name__ == "__main__":
    main()
