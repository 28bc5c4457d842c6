"""6. Ledger -> table, csv, jsonl, geojson, annotations, parquet."""

from reportedly.show.export import EXPORTERS, Exporter, choose_exporter, find_exporter

__all__ = ["EXPORTERS", "Exporter", "choose_exporter", "find_exporter"]
