"""6. Ledger -> table, csv, jsonl."""
