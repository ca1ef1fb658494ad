"""What is typed is read once: no value becomes text and a value again to be kept or looked at."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

import m50core as m50
from m50core.agenda import plugin as agenda
from m50core.meetings.records.amendments import Amendment
from m50core.meetings.records.decisions import Decision
from m50core.meetings.resolutions import admission, adoption
from m50core.records import fields
from m50core.testing.builders import DAY, definitions, network, plugin
from m50core.values.period import Period, Precision

PLAN = definitions("""
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
[[goal]]
id = "ruimte-07"
title = "Gesprekken"
due = "Q1 2025"
source = "Plan > 1"
""")


class Reads:
    """Which fields were looked at, and which texts were read into a value."""

    def __init__(self) -> None:
        self.fields: Counter[str] = Counter()
        self.texts: list[str] = []

    def clear(self) -> None:
        self.fields.clear()
        self.texts.clear()


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    seen, single = Reads(), fields._single

    def counted(info: Any, value: Any, read: Any) -> Any:
        seen.fields[info.name] += 1

        def reading(cls: Any, text: str) -> Any:
            seen.texts.append(text)
            return read(cls, text)

        return single(info, value, reading)

    kept = Period.kept.__func__

    def reading_words(cls: type[Period], text: str) -> Period:
        seen.texts.append(text)
        return kept(cls, text)

    monkeypatch.setattr(fields, "_single", counted)
    monkeypatch.setattr(Period, "kept", classmethod(reading_words))
    return seen


def test_a_status_that_is_set_is_read_once_and_nothing_else_is(reads: Reads):
    net = network(m50.ActionItem(title="Zaal", due="2025-05-01"))
    item = next(iter(net.records.collection(m50.ActionItem)))
    reads.clear()
    with net.commit("Klaar") as commit:
        commit.change(item, status="done")
    assert reads.fields == {"status": 1, "done_on": 1}, "its day follows from the status"
    assert reads.texts == ["done"]


def test_what_was_just_kept_is_read_back_without_reading_any_text(reads: Reads):
    net = network(m50.ActionItem(title="Zaal", due="2025-05-01"))
    assert len(net.records)
    with net.commit("Klaar") as commit:
        commit.change("actie-1", status="done")
    reads.clear()
    item = net["actie-1"]
    assert (item.status, item.done_on, item.due.words) == ("done", DAY, "2025-05-01")
    assert reads.texts == []
    assert not {"title", "due", "done_on"} & reads.fields.keys()


def test_state_over_a_plan_is_laid_over_it_as_it_stands(reads: Reads):
    net = network(plan=[PLAN])
    assert len(net.records)
    for status in ("active", "done"):
        with net.commit("Verder") as commit:
            commit.change("ruimte-07", status=status)
        reads.clear()
        goal = net["ruimte-07"]
        assert (goal.status, goal.due.words, reads.texts) == (status, "Q1 2025", [])


def test_what_another_program_kept_reads_only_what_it_changed(reads: Reads):
    here = network(m50.ActionItem(title="Zaal", due="2025-05-01"))
    there = network(store=here.store)
    assert len(there.records)
    with here.commit("Klaar") as commit:
        commit.change("actie-1", title="Zaal A")
    reads.clear()
    assert there["actie-1"] == here["actie-1"]
    assert reads.texts == []


def test_what_a_decision_changes_is_read_once_however_often_it_is_laid_over(reads: Reads):
    meeting = m50.Meeting(title="ALV", due=DAY.isoformat(), status="held")
    net = network(meeting, plan=[PLAN])
    with net.commit("Besluit") as commit:
        decision = commit.add(
            Decision(title="Later", meeting="verg-1", status="taken",
                     taken_on=DAY, effective=DAY)
        )  # fmt: skip
        commit.add(
            Amendment(title="Later", about="ruimte-07", field_name="due", new_value="Q3 2025",
                      decision=decision.id)
        )  # fmt: skip
    third = Period("Q3 2025", date(2025, 7, 1), date(2025, 9, 30), Precision.quarter)
    assert len(net.records)
    assert net["ruimte-07"].due == third
    reads.clear()
    for day in range(12, 15):
        net.today = date(2025, 3, day)
        assert net["ruimte-07"].due == third
    assert reads.texts == []


def test_a_member_is_admitted_from_a_day_and_not_from_its_words(reads: Reads):
    member = m50.Member(id="lid-1", title="Doetinchem", municipality="GM0222", status="deciding")
    budget = m50.Budget(id="begroting-1", title="Begroting 2026", year=2026, status="planned")
    reads.clear()
    changes = (*admission(member, DAY), *adoption(budget))
    assert reads.texts == []
    assert [(change.field_name, change.new_value) for change in changes] == [
        ("status", "member"), ("since", "2025-03-11"), ("status", "adopted"),
    ]  # fmt: skip


CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:u1
SUMMARY:Overleg
DTSTART:20250325T090000Z
LAST-MODIFIED:20250301T090000Z
END:VEVENT
BEGIN:VEVENT
UID:u2
SUMMARY:Heidag
DTSTART;VALUE=DATE:20250326
DTEND;VALUE=DATE:20250328
END:VEVENT
END:VCALENDAR
"""


def test_the_days_in_a_calendar_file_are_never_text(reads: Reads, tmp_path):
    path = tmp_path / "agenda.ics"
    path.write_text(CALENDAR, "utf-8")
    with network(plugins={"lezers": plugin(importers=agenda.m50_importers)}) as net:
        reads.clear()
        for _ in range(2):
            net.take_in(path)
        assert reads.texts == []
        days = [(one.due.earliest, one.due.latest) for one in net.collection("appointment")]
        assert days == [(date(2025, 3, 25),) * 2, (date(2025, 3, 26), date(2025, 3, 27))]


def test_a_deadline_that_hangs_keeps_its_words_and_loses_its_day_again():
    meeting = m50.Meeting(title="ALV", due="2025-05-16")
    net = network(meeting, m50.ActionItem(title="Stukken", due="3 dagen voor verg-1"))
    assert len(net.records)
    assert net["actie-1"].due.latest == date(2025, 5, 13)
    with net.commit("Andere titel") as commit:
        commit.change("actie-1", title="Alle stukken")
    assert net["actie-1"].due.latest == date(2025, 5, 13)
    with net.commit("Geen dag meer") as commit:
        commit.change("verg-1", due="nog te plannen")
    assert net["actie-1"].due.latest is None
