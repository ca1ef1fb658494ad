"""A focus that was evaluated ticks the rhythm of evaluations, on the day that it was."""

from datetime import date

import pytest
from pijler_ruimte.records import FocusPeriod

import m50core as m50
from m50core.testing.builders import network, plugin

CHOICE = m50.Rhythm(id="r-1", title="Keuze", cadence="halfjaarlijks", counts="focus_period")
LOOK = m50.Rhythm(
    id="r-2", title="Evaluatie", cadence="halfjaarlijks", counts="focus_period.evaluated_on"
)
FOCUS = FocusPeriod(id="s-1", title="OV", period="2025-H1")
DAY = date(2025, 6, 26)


def story(*records: m50.Record) -> m50.Network:
    kinds = {"pijler": plugin(record_kinds=lambda: [FocusPeriod])}
    return network(CHOICE, LOOK, *records, plugins=kinds, today=DAY)


def last_day(net: m50.Network, rhythm: str) -> date | None:
    (found,) = (one for one in net.rhythms() if one.rhythm.id == rhythm)
    return found.last.day if found.last else None


def change(net: m50.Network, **values: str) -> None:
    with net.commit("Evaluatie") as commit:
        commit.change("s-1", **values)


def test_an_evaluation_has_its_day_and_ticks_by_itself():
    with story(FOCUS) as net:
        assert last_day(net, "r-2") is None
        change(net, evaluation="Goed verlopen")
        assert net["s-1"].evaluated_on == last_day(net, "r-2") == DAY
        assert last_day(net, "r-1") == date(2025, 1, 1)
        change(net, evaluation="Heel goed verlopen", evaluated_on="2025-06-20")
        assert last_day(net, "r-2") == date(2025, 6, 20)


def test_an_evaluation_that_is_taken_away_takes_its_day_along():
    with story(FOCUS) as net:
        change(net, evaluation="Goed verlopen")
        change(net, evaluation="")
        assert net["s-1"].evaluated_on is None
        assert last_day(net, "r-2") is None


def test_nothing_is_evaluated_before_it_begins():
    with story(FOCUS) as net, pytest.raises(m50.FieldError, match="nog niet begonnen"):
        change(net, evaluation="Vooraf", evaluated_on="2024-12-01")
