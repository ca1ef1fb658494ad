"""Measure one thing against another: in turns, within one run, so that only the ratio counts."""

import gc
import statistics
import tracemalloc
from collections.abc import Callable, Iterable
from time import perf_counter
from typing import Any

import attrs


@attrs.frozen
class Row:
    """One line of the table: what was measured, and how it did."""

    what: str
    ours: float
    """Median, in ``unit``."""
    baseline: float
    against: str
    ratio: float
    """Median of the ratios of the pairs."""
    goal: float | None = None
    unit: str = "ms"


def pairs(
    what: str,
    ours: Callable[[], Any],
    against: str,
    baseline: Callable[[], Any],
    *,
    goal: float | None = None,
    rounds: int = 15,
    times: int = 1,
    collect: bool = True,
    before: Callable[[], Any] | None = None,
) -> Row:
    """Run both in turns, after one run to warm up; each round runs both ``times`` times.

    ``collect``: empty the garbage first. Not for what takes less than that does to the caches.
    ``before``: what is done before each round, untimed.
    """
    ours(), baseline()
    timed = []
    for _ in range(rounds):
        if before is not None:
            before()
        second = _timed(baseline, times, collect)
        timed.append((_timed(ours, times, collect), second))
    mine, theirs = (statistics.median(column) for column in zip(*timed, strict=True))
    ratio = statistics.median(a / b for a, b in timed)
    return Row(what, mine * 1000, theirs * 1000, against, ratio, goal)


def _timed(action: Callable[[], Any], times: int, collect: bool) -> float:
    if collect:
        gc.collect()
    gc.disable()
    try:
        start = perf_counter()
        for _ in range(times):
            made = action()
        taken = perf_counter() - start
    finally:
        gc.enable()
    del made
    return taken / times


def weight(make: Callable[[], Any]) -> float:
    """Return what something takes in memory, in MB, once it is made."""
    gc.collect()
    tracemalloc.start()
    made = make()
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del made
    return size / 1e6


def table(rows: Iterable[Row]) -> None:
    """Print the rows as a Markdown table."""
    print("| what | ours | baseline | against | ratio | goal |")
    print("|---|--:|--:|---|--:|--:|")
    for row in rows:
        goal = "" if row.goal is None else f"≤ {row.goal}"
        miss = "" if row.goal is None or row.ratio <= row.goal else " (missed)"
        print(
            f"| {row.what} | {row.ours:.3f} {row.unit} | {row.baseline:.3f} {row.unit} "
            f"| {row.against} | {row.ratio:.2f}{miss} | {goal} |",
            flush=True,
        )
