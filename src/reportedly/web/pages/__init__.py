"""The pages, one module each: what they read from the ledger."""
