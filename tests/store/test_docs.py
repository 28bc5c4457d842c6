"""docs/ledger.md says what is there, and its recipes run."""

import re
from pathlib import Path

import pytest

from reportedly.store import open_ledger
from reportedly.store.migrations import LEDGER_VERSION

from .readings import make_reading

PAGE = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    with open_ledger(tmp_path_factory.mktemp("docs") / "ledger.db") as opened:
        opened.add(make_reading())
        opened.add(make_reading(outlet="Gazette", path="b.txt"))
        yield opened


def test_every_table_and_view_is_named(ledger):
    names = ledger._connection.execute(
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT GLOB '*_search_*'"
    )
    missing = [name for (name,) in names if f"`{name}`" not in PAGE and name != "report_words"]
    assert missing == []
    assert f"the version of the schema ({LEDGER_VERSION})" in PAGE


RECIPES = [part for block in re.findall(r"```sql\n(.*?)```", PAGE, re.S) for part in block.split(";") if part.strip()]


@pytest.mark.parametrize("number", range(len(RECIPES)))
def test_every_recipe_finds_something(number, ledger):
    sql = RECIPES[number].replace("people killed", "people").replace("ferry", "sailors").replace("police", "reyes")
    assert ledger._connection.execute(sql).fetchall(), sql


def test_views_show_words(ledger):
    rows = ledger._connection.execute("SELECT words, source, figures, places FROM claims ORDER BY number").fetchall()
    assert rows[1] == ("About 300 sailors may have left Örnvik", "Ana Reyes", "About 300 sailors", "Örnvik")
    assert [row[1] for row in rows] == ["Harbour Office", "Ana Reyes", "Ana Reyes", "own voice"]
    for view in ("reports", "claims", "sources", "figures", "places", "times"):
        found = ledger._connection.execute(f"SELECT * FROM {view}").fetchall()
        assert found, view
    (said,) = ledger._connection.execute("SELECT source_words FROM sources WHERE claim = 3").fetchone()
    assert said == "She"


def test_every_foreign_key_is_indexed(ledger):
    connection = ledger._connection
    for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
        keys = [row[3] for row in connection.execute(f"PRAGMA foreign_key_list({table})")]
        # The number of a row is its own index.
        numbers = connection.execute(f"SELECT name FROM pragma_table_info('{table}') WHERE pk AND type = 'INTEGER'")
        first = {name for (name,) in numbers} if is_by_number(connection, table) else set()
        for _, index, *_rest in connection.execute(f"PRAGMA index_list({table})").fetchall():
            partial = _rest[-1]
            if not partial:
                first.add(connection.execute(f"PRAGMA index_info({index})").fetchone()[2])
        assert set(keys) <= first, table


def is_by_number(connection, table):
    keys = connection.execute(f"SELECT count(*) FROM pragma_table_info('{table}') WHERE pk").fetchone()[0]
    return keys == 1 and connection.execute("SELECT wr FROM pragma_table_list WHERE name = ?", (table,)).fetchone() == (
        0,
    )


def test_every_table_is_strict(ledger):
    kinds = ledger._connection.execute(
        "SELECT name, type, strict FROM pragma_table_list WHERE schema = 'main'"
    ).fetchall()
    loose = [name for name, kind, strict in kinds if kind == "table" and not strict and name != "sqlite_schema"]
    assert loose == []
