"""Real processes: killed, crashing, hogging, silent; whatever one document does, the others come back in order."""

import gc
import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from reportedly.errors import ModelError
from reportedly.workers import Done, WorkerOptions, run_tasks

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def _tasks_on_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(HERE))


def options(**changed: object) -> WorkerOptions:
    return WorkerOptions(**({"task": "worker_tasks:act", "seconds": 30.0} | changed))  # type: ignore[arg-type]


def run(*payloads: bytes, **changed: object) -> list[Done[int]]:
    return list(run_tasks(enumerate(payloads), options(**changed)))


def test_results_come_in_order_under_any_number_of_workers() -> None:
    payloads = [b"wait %d" % (20 if n % 5 == 0 else 0) for n in range(40)]
    expected = [Done(key=n, result=p[5:]) for n, p in enumerate(payloads)]
    for workers in (0, 1, 2, 5):
        assert run(*payloads, workers=workers) == expected


@pytest.mark.parametrize(
    ("verb", "reason", "changed"),
    [
        (b"spin", "over the time limit of 0.5 s", {"seconds": 0.5}),
        (b"spin-in-c", "over the time limit of 0.5 s", {"seconds": 0.5}),
        (b"stop", "over the time limit of 0.5 s", {"seconds": 0.5}),
        (b"hog", "over the memory limit of 300 MB", {"memory": 300_000_000}),
        (b"exit", "its worker ended itself with exit code 3, 2 times", {}),
        (b"quit", "its worker ended itself with exit code 1, 2 times", {}),
        (b"fault", "its worker was ended by SIGSEGV, 2 times", {}),
        (b"fault", "its worker was ended by SIGSEGV", {"tries": 1}),
        (b"raise", "ValueError: an odd value (worker_tasks, line ", {}),
        (b"deep", "RecursionError: maximum recursion depth exceeded", {}),
    ],
)
def test_one_bad_document_fails_alone(verb: bytes, reason: str, changed: dict[str, object]) -> None:
    before, bad, after = run(b"keep 1", verb + b" x", b"keep 2", **changed)
    assert (before.result, after.result) == (b"1", b"2")
    assert bad.result is None
    assert bad.failed is not None
    assert bad.failed.startswith(reason)


def test_many_bad_documents_among_good_ones() -> None:
    verbs = [b"keep", b"exit", b"keep", b"raise", b"keep", b"spin"]
    payloads = [verb + b" %d" % n for n, verb in enumerate(verbs * 3)]
    done = run(*payloads, workers=3, seconds=1.0)
    assert [d.key for d in done] == list(range(18))
    assert [d.result for d in done] == [b"%d" % n if n % 2 == 0 else None for n in range(18)]
    assert [d.failed is None for d in done] == [n % 2 == 0 for n in range(18)]


def test_a_worker_that_is_killed_from_outside_does_not_cost_the_document(tmp_path: Path) -> None:
    marker = os.fsencode(tmp_path / "was here")
    assert run(b"fault-once " + marker) == [Done(key=0, result=marker)]


def test_jobs_are_taken_only_as_they_are_needed() -> None:
    taken = itertools.count()
    highest = 0

    def endless() -> Iterator[tuple[int, bytes]]:
        nonlocal highest
        for n in taken:
            highest = n
            yield n, b"keep %d" % n

    results = run_tasks(endless(), options(workers=2))
    for n in range(50):
        assert next(results) == Done(key=n, result=b"%d" % n)
        assert highest <= n + 13
    results.close()  # type: ignore[attr-defined]


def test_large_documents_pass_both_ways_and_few_are_taken_ahead() -> None:
    taken = []

    def jobs() -> Iterator[tuple[int, bytes]]:
        for n in range(8):
            taken.append(n)
            yield n, b"keep " + b"x" * 17_000_000

    for done in run_tasks(jobs(), options(workers=1)):
        assert len(done.result or b"") == 17_000_000
        assert len(taken) <= done.key + 4


def test_a_job_without_payload_keeps_its_place() -> None:
    jobs = [("a", b"wait 50"), ("b", None), ("c", b"keep 3")]
    assert [(d.key, d.result, d.failed) for d in run_tasks(jobs, options(workers=2))] == [
        ("a", b"50", None),
        ("b", None, None),
        ("c", b"3", None),
    ]


def test_what_a_task_prints_does_not_get_into_the_results(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(b"print 1", b"print 2") == [Done(key=0, result=b"1"), Done(key=1, result=b"2")]
    assert capfd.readouterr() == ("", "")


def test_models_are_loaded_once_a_worker_and_a_worker_serves_so_many_documents() -> None:
    done = run(*[b"loads"] * 6, initialiser="worker_tasks:load", recycle=3)
    counts, pids = zip(*[(d.result or b"").split() for d in done], strict=True)
    assert set(counts) == {b"1"}
    assert [len(list(group)) for _, group in itertools.groupby(pids)] == [3, 3]


def test_one_thread_a_worker() -> None:
    assert run(b"threads")[0].result == b"11"


@pytest.mark.parametrize("workers", [0, 1])
@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"task": "worker_tasks:nothing"}, "cannot be loaded"),
        ({"task": "no_such_module_anywhere:act"}, "cannot be loaded"),
        ({"task": "__main__:act"}, "cannot be run in a worker"),
        ({"task": "worker_tasks"}, "cannot be run in a worker"),
    ],
)
def test_a_function_that_is_not_there(workers: int, changed: dict[str, object], message: str) -> None:
    with pytest.raises(ModelError, match=message):
        run(b"keep", workers=workers, **changed)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"initialiser": "worker_tasks:load_nothing_there"}, "FileNotFoundError: no model here"),
        ({"initialiser": "worker_tasks:load_and_crash"}, "it ended itself with exit code 9"),
        ({"initialiser": "worker_tasks:load_too_much", "memory": 200_000_000}, "could not start: MemoryError"),
    ],
)
def test_models_that_cannot_be_loaded_end_the_batch(changed: dict[str, object], message: str) -> None:
    with pytest.raises(ModelError, match=message):
        run(b"keep", **changed)


def test_nothing_is_left_behind_when_the_caller_stops_early() -> None:
    gc.collect()  # What other tests left open is not counted, nor are their children (a browser's driver).
    this = psutil.Process()
    before, children = this.num_fds(), set(this.children())
    for _ in range(3):
        results = run_tasks(((n, b"spin" if n else b"keep") for n in range(9)), options(workers=3))
        assert next(results).key == 0
        assert len(set(this.children()) - children) > 1
        results.close()  # type: ignore[attr-defined]
        assert set(this.children()) == children
    assert this.num_fds() == before


SCRIPT = """
import os, sys, psutil
from reportedly.workers import WorkerOptions, run_tasks
options = WorkerOptions(task="worker_tasks:act", workers=2)
results = run_tasks(enumerate([b"keep", b"spin-in-c", b"spin-in-c"]), options)
print(next(results).key, *[p.pid for p in psutil.Process().children()], flush=True)
next(results)
"""


def _start_script() -> tuple[subprocess.Popen[bytes], list[psutil.Process]]:
    # From standard input, without a guard: workers are no copies of the script.
    environment = os.environ | {"PYTHONPATH": str(HERE)}
    pipe = subprocess.PIPE
    parent = subprocess.Popen(
        [sys.executable], stdin=pipe, stdout=pipe, stderr=pipe, env=environment, start_new_session=True
    )
    assert parent.stdin is not None
    assert parent.stdout is not None
    parent.stdin.write(SCRIPT.encode())
    parent.stdin.close()
    _, *pids = map(int, parent.stdout.readline().split())
    assert len(pids) == 2
    return parent, [psutil.Process(pid) for pid in pids]


@pytest.mark.parametrize(
    ("number", "whole_group"), [(signal.SIGKILL, False), (signal.SIGTERM, False), (signal.SIGINT, True)]
)
def test_workers_end_with_their_parent_however_it_ends(number: signal.Signals, whole_group: bool) -> None:
    parent, children = _start_script()
    with parent:
        (os.killpg if whole_group else os.kill)(parent.pid, number)
        _, alive = psutil.wait_procs(children, timeout=30)
        assert alive == []
        assert parent.wait(5) != 0


def test_a_slow_caller_does_not_make_documents_late() -> None:
    results = run_tasks(enumerate([b"keep 1", b"keep 2", b"keep 3"]), options(workers=2, seconds=0.5))
    seen = []
    for done in results:
        seen.append(done.result)
        time.sleep(0.6)
    assert seen == [b"1", b"2", b"3"]
