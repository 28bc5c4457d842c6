"""Documents through worker processes that load their models once, can be killed, and keep the order."""

from reportedly.workers.pool import Done, WorkerOptions, run_tasks

__all__ = ["Done", "WorkerOptions", "run_tasks"]
