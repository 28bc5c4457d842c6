"""From bytes to a ledger of attributed claims."""
