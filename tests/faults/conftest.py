"""The figures of the tests of faults: how many of each to do, and the table of what was done."""

import os
from collections.abc import Callable
from time import perf_counter

import pytest

_FIGURE = "figure"
"""The property of a test that holds a row: it reaches the table from another process too."""

Figure = Callable[..., None]


@pytest.fixture
def scaled() -> Callable[[int], int]:
    """Return how many to do of a long run's number: M50_ROUNDS=0.1 asks for a tenth of each."""
    factor = float(os.environ.get("M50_ROUNDS", "1"))
    return lambda count: max(1, round(count * factor))


@pytest.fixture
def seed() -> int:
    """Return the seed that M50_SEED asks for: other faults than those of the last run."""
    return int(os.environ.get("M50_SEED", "1"))


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Figure:
    """Return what puts a row in the table that is shown at the end: what, and numbers by name."""
    begin = perf_counter()

    def add(what: str, **numbers: int | str) -> None:
        shown = ", ".join(
            f"{name.replace('_', ' ')} {format(number, ',' if isinstance(number, int) else '')}"
            for name, number in numbers.items()
        )
        row = (what, shown, f"{perf_counter() - begin:.0f} s")
        request.node.user_properties.append((_FIGURE, row))

    return add


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show the figures as a table, ready for docs/reliability.md."""
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    rows = [row for one in reports for name, row in one.user_properties if name == _FIGURE]
    if rows:
        terminalreporter.section("tests of faults")
        for row in (("fault", "figures", "time"), ("---",) * 3, *rows):
            terminalreporter.write_line(f"| {' | '.join(row)} |")
