"""How work grows with its input, told by processor time so that a busy machine makes no failure."""

from __future__ import annotations

import time
from collections.abc import Callable

_ROUNDS = 8


def assert_linear(work: Callable[[int], Callable[[], object]], small: int, slack: float = 0.05) -> None:
    """Assert that twice the input takes less than three times as long, where `work(n)` gives what is to be run.

    What is quadratic takes four times as long in every round; what else runs makes only some rounds longer. So the
    least of each is taken, in as many rounds as it needs, eight at most.
    """
    runs = work(small), work(2 * small)
    least = [float("inf"), float("inf")]
    for _ in range(_ROUNDS):
        for n, run in enumerate(runs):
            begun = time.process_time()
            run()
            least[n] = min(least[n], time.process_time() - begun)
        if least[1] < 3 * least[0] + slack:
            return
    raise AssertionError(f"{small} take {least[0]:.3f} s, twice as many {least[1]:.3f} s")
