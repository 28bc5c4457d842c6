"""Documents through worker processes that load their models once, can be killed, and keep the order."""

from reportedly.workers.pool import Done, WorkerOptions, count_cores, run_tasks

__all__ = ["Done", "WorkerOptions", "count_cores", "run_tasks"]
