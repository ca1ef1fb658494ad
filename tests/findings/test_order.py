"""Findings come in an order."""

import m50core as m50
from m50core.testing.builders import network, plugin


def test_findings_come_worst_first():
    @m50.rule("A-1", "t", clause="c", reads=(), severity=m50.Severity.note)
    def note(records, today):
        return [m50.Hit(r, "n") for r in records.collection("goal")]

    @m50.rule("B-1", "t", clause="c", reads=(), severity=m50.Severity.error)
    def error(records, today):
        return [m50.Hit(r, "e") for r in records.collection("goal")]

    with network(m50.Goal(title="x"), plugins={"p": plugin(rules=lambda: [note, error])}) as net:
        assert [f.code for f in net.check()] == ["B-1", "A-1"]
