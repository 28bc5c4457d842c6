"""What the docs print from the code: command help, a JSON example, the README's ledger."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run_command(*arguments: str, width: int = 118) -> str:
    """What a command prints, without colour, at a fixed width."""
    from click.testing import CliRunner

    from reportedly.cli import main

    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "ledger.db"
        env = {**os.environ, "COLUMNS": str(width), "NO_COLOR": "1", "REPORTEDLY_DB": str(ledger)}
        result = CliRunner().invoke(main, list(arguments), env=env, prog_name="reportedly")
        return str(result.stdout).replace(str(ledger), "ledger.db")


def print_help() -> None:
    """The help of every command, one section each."""
    from reportedly.cli import main

    print("```\n" + run_command("--help").rstrip() + "\n```\n")
    for name, command in sorted(main.commands.items()):
        print(f"## reportedly {name}\n\n```\n{run_command(name, '--help').rstrip()}\n```\n")
        for sub in sorted(getattr(command, "commands", {})):
            print(f"### reportedly {name} {sub}\n\n```\n{run_command(name, sub, '--help').rstrip()}\n```\n")


def print_json_example() -> None:
    """The first claim of a small report."""
    from reportedly.codec import reading_to_json
    from reportedly.extract.assemble import extract_claims
    from reportedly.model import Report

    text = "At least 12 people died in Lindau on Friday, according to the Arvika news agency."
    reading = extract_claims(Report(text=text, published="2025-03-09", outlet="The Harbour Post"))
    print("```json\n" + json.dumps(reading_to_json(reading)["claims"][0], ensure_ascii=False, indent=1) + "\n```")


EXAMPLE = ("--date", "2019-03-10", "--outlet", "Lusitan Press", "gold/border-clash/reports/01-agency.txt")


def print_example() -> None:
    """The ledger of the README's example."""
    os.chdir(ROOT)
    print("```\n" + run_command("read", *EXAMPLE).rstrip() + "\n```")


def print_comparison() -> None:
    """One question of a made-up story, and the way from one of its answers to where it comes from."""
    from click.testing import CliRunner
    from gold.stories import load_reports

    from reportedly.cli import main
    from reportedly.extract.assemble import extract_batch
    from reportedly.store import open_ledger

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        with open_ledger(path) as ledger:
            for reading in extract_batch(load_reports("convoys").values()):
                ledger.add(reading)
        env = {**os.environ, "COLUMNS": "118", "NO_COLOR": "1", "REPORTEDLY_DB": str(path)}

        def run(*arguments: str) -> str:
            return str(CliRunner().invoke(main, list(arguments), env=env, prog_name="reportedly").stdout).rstrip()

        found = [json.loads(line) for line in run("compare", "--slot", "killed", "--json").splitlines()]
        first = max(found, key=lambda c: c["counts"]["reports"])
        copied = [m["claim"] for o in first["origins"] for m in o["members"] if any(e["claim"] for e in m["path"])]
        slot = first["slot"]["id"]
        print("```\n$ reportedly compare --slot killed\n" + run("compare", "--slot", slot) + "\n```")
        if copied:
            address = f"{copied[0]['report'][:8]}:{copied[0]['number']}"
            print(f"\n```\n$ reportedly origins {address}\n" + run("origins", address) + "\n```")


def print_scores() -> None:
    """The floors that the public sets are held to."""
    names = {
        "attribution": "who said what",
        "time": "when",
        "quantity": "how many",
        "place": "where",
        "certainty": "how sure",
        "stories": "which event",
    }
    floors = json.loads((ROOT / "benchmarks" / "floors.json").read_text(encoding="utf-8"))
    print("| task | set | held to at least |\n|---|---|---|")
    for name, entry in floors.items():
        task, _, rest = name.partition(".")
        held = ", ".join(f"{k.replace('_', ' ')} {'≤ ' if k == 'MAE' else ''}{v:g}" for k, v in entry["floors"].items())
        print(f"| {names[task]} | {rest.replace('.', ' ')} | {held} |")


def print_benchmarks() -> None:
    """What was measured on public sets, beside what was asked and the best named system."""
    import tomllib

    from benchmarks.measured import load_measured

    measured = load_measured()["floors"]
    rows = tomllib.loads((ROOT / "benchmarks" / "compared.toml").read_text(encoding="utf-8"))["row"]
    print("| task | set | figure | asked | beside it | how measured |\n|---|---|---|---|---|---|")
    for row in rows:
        value = row.get("value")
        if value is None:
            name, _, key = row["key"].partition(" ")
            value = f"{measured[name][key]:g}"
        cells = (row["task"], row["set"], value, row.get("asked", ""), row["beside"], row.get("how", ""))
        print(f"| {' | '.join(map(str, cells))} |")


def print_extractors() -> None:
    """How fast each extractor is alone."""
    from benchmarks.measured import load_measured

    measured = dict(load_measured()["extractors"])
    texts = measured.pop("texts")
    names = {
        "spaCy": "spaCy's tagger and parser, by paragraph",
        "time": "times",
        "quantity": "figures",
        "place": "places",
        "certainty": "certainty and status of every verb",
        "attribution": "attributions",
    }
    print(f"On {texts['number']} texts ({texts['words']:,} words), one core, after the parse:\n".replace(",", " ", 1))
    print("| extractor | words/s | of spaCy's speed |\n|---|---|---|")
    for key, name in names.items():
        row = measured[key]
        print(f"| {name} | {row['words_per_second']:,.0f} | {row['times_spacy']:g} |".replace(",", " "))
