"""5. Keep."""

from reportedly.store.answer import Added, Counts, Entry
from reportedly.store.filter import ClaimFilter, Order
from reportedly.store.publication import Publication
from reportedly.store.sqlite import Ledger, open_ledger

__all__ = ["Added", "ClaimFilter", "Counts", "Entry", "Ledger", "Order", "Publication", "open_ledger"]
