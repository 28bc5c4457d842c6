"""Parquet comes back as it went in, with its types."""

import io
import sys

import pytest

from reportedly.errors import MissingExtraError

from ..store.readings import TEXT, make_many, make_reading
from .test_export import export

parquet = pytest.importorskip("pyarrow.parquet")


def read(readings):
    return parquet.read_table(io.BytesIO(export("parquet", readings)))


def test_a_row_a_claim_with_typed_columns_and_evidence():
    reading = make_reading()
    rows = read([reading]).to_pylist()
    assert [row["claim"] for row in rows] == [claim.id for claim in reading.claims]
    port, sailors, ship, boats = rows
    assert [link["agent"] for link in port["chain"]] == ["Selby Post", "Harbour Office", "Coast Guard"]
    assert (sailors["figures"][0]["low"], sailors["figures"][0]["class"]) == (300.0, "people")
    assert ship["certainty"] == -3.0
    assert (boats["voice"], boats["figures"][0]["high"]) == ("own voice", None)
    lists = [value for row in rows for value in row.values() if isinstance(value, list)]
    spans = [item for items in lists for item in items if "start" in item]
    assert len(spans) > 12
    for item in [*spans, *rows]:
        assert TEXT[item["start"] : item["end"]] == item["words"]


def test_many_readings_fill_several_groups(monkeypatch):
    monkeypatch.setattr("reportedly.show.parquet._GROUP", 10)
    data = export("parquet", make_many(7, claims=6))
    file = parquet.ParquetFile(io.BytesIO(data))
    assert file.metadata.num_rows == 42
    assert file.num_row_groups > 2
    assert read([]).num_rows == 0


def test_without_pyarrow_the_user_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'reportedly\[parquet\]'"):
        export("parquet", [])
