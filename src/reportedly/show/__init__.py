"""6. Ledger -> table, csv, jsonl."""

from reportedly.show.export import EXPORTERS, Exporter, find_exporter

__all__ = ["EXPORTERS", "Exporter", "find_exporter"]
