"""The one clock of the workbench."""

from datetime import UTC, datetime


def get_now() -> str:
    """This moment, as the ledger writes it: UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
