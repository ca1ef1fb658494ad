"""What it takes to work out how every goal stands, against a plain loop and against a check.

python3 run.py python benchmarks/standings.py [--goals N]
"""

import argparse
from collections.abc import Iterator
from datetime import date, timedelta

from harness import Row, pairs, table

from m50core.accountability.records import Measurement, Progress
from m50core.accountability.standing import standings
from m50core.goals.records import Activity, Goal, Indicator
from m50core.lobby.records import Contact
from m50core.network.network import Network
from m50core.records.record import Record
from m50core.testing.builders import DAY, network


def records(count: int) -> Iterator[Record]:
    """Yield goals with two activities each, and figures, talks and notes under some of them."""
    for n in range(count):
        name, day = f"doel-{n + 1}", DAY - timedelta(days=n % 60)
        yield Goal(id=name, title=f"Woningbouw {n}", year=2025, due="Q2 2025" if n % 3 else None)
        yield Activity(title="a", goal=name, due="2025-02-01" if n % 20 == 0 else "2025-12-31")
        yield Activity(title="b", goal=name, due="2025-11-30")
        if n % 4 == 0:
            yield Indicator(id=f"ind-{n}", title="Gesprekken", goal=name, target="15")
            yield Measurement(indicator=f"ind-{n}", on=day, value="4")
        if n % 2 == 0:
            yield Contact(title="Gesprek", about=(name,), on=day)
        if n % 5 == 0:
            yield Progress(title="Gebeld", about=name, on=date(2025, 1, 20), percent=n % 100)


def plain(net: Network) -> dict[str, list[str]]:
    """Return what points at what, told by one loop over everything that knows no goals."""
    found: dict[str, list[str]] = {}
    for record in net.records:
        for name in ("goal", "about", "indicator", "parent"):
            value = getattr(record, name, ())
            for target in (value,) if isinstance(value, str) else value:
                found.setdefault(target, []).append(record.id)
    return found


def rows(count: int) -> Iterator[Row]:
    """Yield the row of all standings, and that of one after a commit."""
    net = network(*records(count))
    list(net.records)
    what = f"standings of {count} goals among {len(net.records)} records"
    yield pairs(
        what, lambda: standings(net.records, DAY),
        "one loop over what points at what", lambda: plain(net), rounds=9,
    )  # fmt: skip


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--goals", type=int, default=10_000)
    table(rows(parser.parse_args().goals))


if __name__ == "__main__":
    main()
