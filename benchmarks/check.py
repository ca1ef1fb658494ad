"""What a check takes: against a plain loop over the same goals, and again after one change.

python3 run.py python benchmarks/check.py [--goals N]
"""

import argparse
from collections.abc import Iterator

from harness import Row, pairs, table

from m50core.accountability.records import Progress
from m50core.findings.check import Findings
from m50core.goals.records import Goal
from m50core.network.network import Network
from m50core.testing.builders import DAY, network, plugin
from m50core.testing.core import CORE_RULES as RULES
from m50core.today.triage import triage


def goals(count: int) -> Network:
    """Return a network of goals, half of them active, with the core's rules."""
    made = (
        Goal(
            title=f"Woningbouw {number}",
            due="2025-03-01" if number % 10 == 0 else "2025-12-31",
            status="active" if number % 2 else "not_started",
        )
        for number in range(count)
    )
    net = network(*made, plugins={"regels": plugin(rules=lambda: RULES)})
    list(net.records)
    return net


def plain(net: Network) -> list[str]:
    """Return what three of the rules find, told by one loop that knows nothing of rules."""
    found = []
    for goal in net.records.collection(Goal):
        if not goal.owner:
            found.append(f"Het doel “{goal.title}” heeft geen trekker.")
        if goal.due and goal.due.latest and goal.due.latest < DAY:
            found.append(f"Het doel “{goal.title}” is te laat.")
        if goal.status == "active":
            found.append(f"Het doel “{goal.title}” is stil.")
    return found


def rows(count: int) -> Iterator[Row]:
    """Yield a row for a first check, one without a change, one after it, and one for the day."""
    net = goals(count)
    rules = net.register.rules()
    yield pairs(
        f"first check of {count} goals, {len(rules)} rules",
        lambda: Findings().check(rules, net.records, DAY),
        "one loop, three questions", lambda: plain(net), rounds=9,
    )  # fmt: skip
    yield pairs(
        "check again, nothing changed", net.check,
        "first check", lambda: Findings().check(rules, net.records, DAY), rounds=9, goal=0.5,
    )  # fmt: skip

    def change() -> None:
        with net.commit("Voortgang") as commit:
            commit.add(Progress(title="gesproken", about="doel-1", on=DAY))

    def again() -> object:
        change()
        return net.check()

    def anew() -> object:
        change()
        return Findings().check(rules, net.records, DAY)

    yield pairs(
        "a commit and a check", again, "a commit and a first check", anew, rounds=9, goal=0.8
    )

    def first_check() -> object:
        return Findings().check(rules, net.records, DAY)

    yield pairs(
        f"what needs attention, {count // 10} things due",
        lambda: triage(net.records, net.rhythms(), net.check(), DAY),
        "first check", first_check, rounds=9, goal=0.5,
    )  # fmt: skip
    yield pairs("the whole day, standings too", net.day, "first check", first_check, rounds=9)


def main() -> None:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--goals", type=int, default=10_000)
    table(rows(parser.parse_args().goals))


if __name__ == "__main__":
    main()
