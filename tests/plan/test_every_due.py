"""Each date that the plan promises is a day, a span, or an open question that is told as such."""

from datetime import date

import pytest

import m50core as m50
from m50core.agenda.entries import records_without_date
from m50core.goals.rules.anchors import anchored_to_no_day, anchored_to_nothing
from m50core.goals.rules.order import order_in_a_circle
from m50core.records.deadlines import Deadlines
from m50core.records.traits import due_of
from m50core.testing.builders import practice
from m50core.values.period import Precision

DATED = {
    "alv-2025-1": {"due": "2025-05-15"},
    "alv-2025-2": {"due": "2025-11-20"},
    "bestuur-m50": {"term": "2022-05-18..2026-04-30"},
    "financien-m05": {"due": "2025-12-01"},
}


@pytest.fixture(scope="module")
def net():
    with practice(today=date(2025, 1, 6)) as opened:
        yield opened


@pytest.fixture(scope="module")
def dated():
    with practice(today=date(2025, 1, 6)) as opened:
        with opened.commit("Alles heeft een dag") as commit:
            for record, values in DATED.items():
                commit.change(record, **values)
        yield opened


def without_day(net: m50.Network) -> dict[str, str]:
    """Return the words of each promise that has no day and isn't said to go on without end."""
    dues = {record.id: due_of(record) for record in net.records}
    return {
        name: due.words
        for name, due in dues.items()
        if due is not None and due.latest is None and due.precision is not Precision.open
    }


def test_once_what_they_hang_on_is_dated_every_due_of_the_plan_has_its_days(dated: m50.Network):
    hanging = {record.id for record in dated.records if Deadlines.hangs(record)}
    assert len(hanging) > 30
    assert {
        "voorzitter-a19", "voorzitter-09", "ruimte-a05", "ruimte-s02", "ruimte-v01", "sociaal-a28",
        "financien-06", "communicatie-a30", "financien-a03",
    } <= hanging  # fmt: skip
    assert without_day(dated) == {}


def test_a_due_without_a_day_is_an_open_point_of_the_plan(net: m50.Network):
    deadlines = Deadlines()
    deadlines.settle(net.records.get, net.records)
    on = {record.id: meaning.ids for record, _, meaning in deadlines.hanging()}
    told = {one for point in net.collection("open_point") for one in point.about}
    waiting = without_day(net)
    assert waiting, "the plan leaves the end of the board's term open"
    assert {name for name in waiting if told.isdisjoint({name, *on[name]})} == set()


def test_no_deadline_of_the_plan_hangs_on_nothing_or_on_itself(net: m50.Network):
    rules = (anchored_to_nothing, anchored_to_no_day, order_in_a_circle)
    found = [f for rule in rules for f in rule.findings(net.records, net.today)]
    assert [f.record for f in found] == ["ruimte-v01"], "what comes after it waits for its day"


def test_a_theme_session_is_on_the_day_of_its_assembly_and_moves_with_it(dated: m50.Network):
    assert dated["ruimte-v01"].due.latest == date(2025, 5, 15)
    assert dated["ruimte-a05"].due.earliest == date(2025, 5, 16), "from then on, not by then"
    assert dated["ruimte-a17"].due.latest == date(2025, 5, 14), "the director is invited before"


def test_the_seasons_of_the_assemblies_are_spans_and_they_are_late_when_over(net: m50.Network):
    spring, autumn = net["alv-2025-1"].due, net["alv-2025-2"].due
    assert (spring.earliest, spring.latest) == (date(2025, 3, 1), date(2025, 5, 31))
    assert (autumn.earliest, autumn.latest) == (date(2025, 9, 1), date(2025, 11, 30))
    shown = {entry.record for entry in net.agenda(date(2025, 4, 1), date(2025, 4, 30))}
    assert "alv-2025-1" in shown
    undated = {record.id for record in records_without_date(net.records)}
    assert {"alv-2025-1", "alv-2025-2"} <= undated, "a season is no day yet"
    assert undated.isdisjoint({"ruimte-v01", "ruimte-v03"}), "they wait for their assembly"


def test_who_plans_well_hears_no_error(dated: m50.Network):
    """Influencing an agenda, inviting a guest and watching an assembly don't wait for it."""
    early = ("financien-a03", "financien-a04", "ruimte-a17", "communicatie-a30", "ruimte-a16")
    for name in early:
        assert dated[name].depends_on == ()
    with dated.commit("Vroeg klaar") as commit:
        for name in early:
            commit.change(name, status="active")
            commit.change(name, status="done")
    try:
        told = [f for f in dated.check() if f.code == "M50-108"]
        assert told == []
    finally:
        dated.undo()
