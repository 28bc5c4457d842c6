"""Keep the docs true: what can be generated is generated, and everything public is documented.

python -m docs.check            fails where a generated part is out of date or something is undocumented
python -m docs.check --write    writes the generated parts again

Generated parts stand between cog markers in the Markdown files and are written by `docs.generate`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "docs/benchmarks.md", "docs/cli.md", "docs/json.md", "docs/comparing.md")


def find_undocumented() -> list[str]:
    """Commands, formats, exporters and extractors that no page names."""
    from reportedly.cli import main
    from reportedly.read import FORMATS
    from reportedly.show import EXPORTERS

    pages = {
        p: (ROOT / p).read_text(encoding="utf-8")
        for p in ("docs/cli.md", "docs/inputs.md", "docs/exports.md", "ARCHITECTURE.md")
    }
    wanted = [("docs/cli.md", f"reportedly {name}") for name in main.commands]
    wanted += [("docs/inputs.md", f.name) for f in FORMATS]
    wanted += [("docs/exports.md", e.name) for e in EXPORTERS]
    extract = ROOT / "src" / "reportedly" / "extract"
    wanted += [
        ("ARCHITECTURE.md", f"extract/{p.name}")
        for p in sorted(extract.iterdir())
        if p.is_dir() and p.name != "__pycache__"
    ]
    return [f"{page} does not mention {what!r}" for page, what in wanted if what not in pages[page]]


def main(argv: list[str]) -> int:
    """Run cog over the pages, then look for what is missing."""
    mode = ["-r"] if "--write" in argv else ["--check", "--diff"]
    pages = [str(ROOT / page) for page in PAGES]
    cog = subprocess.run([sys.executable, "-m", "cogapp", "-I", str(ROOT), "-P", *mode, *pages], cwd=ROOT, check=False)
    missing = find_undocumented()
    print("\n".join(missing))
    return int(cog.returncode != 0 or bool(missing))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
