"""What hangs on something is worked out once for all who ask it of the same records."""

from collections.abc import Callable
from typing import Any

import pytest

import m50core as m50
from m50core.findings.check import Findings
from m50core.goals import waiting
from m50core.goals.rules import RULES
from m50core.records.deadlines import Deadlines
from m50core.records.reading import Reading
from m50core.records.record import ANY
from m50core.testing.builders import network


def counting(count: list[object], settle: Callable[..., Any]) -> Callable[..., Any]:
    def settled(*given: Any) -> Any:
        count.append(given)
        return settle(*given)

    return settled


def hold(net: m50.Network) -> None:
    findings = Findings()
    for rule in RULES:
        findings.of(rule, net.records, net.today, {})


def test_all_rules_share_one_reckoning_of_the_deadlines(monkeypatch: pytest.MonkeyPatch):
    count: list[object] = []
    with network(m50.ActionItem(title="Zaal", due="bij 1e ALV")) as net:
        list(net.records)
        monkeypatch.setattr(Deadlines, "settle", counting(count, Deadlines.settle))
        hold(net)
        hold(net)
        assert len(count) == 1
        with net.commit("x") as commit:
            commit.add(m50.Meeting(title="1e ALV", due="2025-06-16"))
        count.clear()  # of the commit itself
        hold(net)
        assert len(count) == 1


def test_who_asks_it_has_read_every_record():
    with network(m50.ActionItem(title="Zaal", due="bij 1e ALV")) as net:
        reading = Reading(net.records)
        assert [record.id for record, *_ in waiting.deadlines_in(reading).hanging()] == ["actie-1"]
        assert ANY in reading.read
        assert waiting.deadlines_in(reading) is waiting.deadlines_in(net.records)
