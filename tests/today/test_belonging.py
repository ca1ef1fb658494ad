"""What belongs to a meeting: one line while it has no day, quiet before it, written down after."""

from datetime import date
from unittest.mock import ANY

import pytest

import m50core as m50
from m50core.budget.rules import member_without_contribution
from m50core.testing.builders import network, plugin
from m50core.today import deeds

ALV_BODY = m50.Organisation(id="org-alv", name="Algemene ledenvergadering", short="ALV")
KNOWN = {"start": "10:00", "place": "Zeist"}


def alv(due: str, **more) -> m50.Meeting:
    return m50.Meeting(
        id="alv", title="1e ALV", organ="org-alv", type="assembly", due=due, **KNOWN, **more
    )


HELD = alv("2025-05-16", status="held")
AT = (
    m50.Activity(id="x", title="Delen op de ALV", during=("alv",)),
    m50.Activity(id="x", title="Delen op de ALV", due="bij 1e ALV"),
    m50.Activity(id="x", title="Delen op de ALV", due="tijdens ALV", year=2025),
    m50.Decision(id="x", title="Vaststellen", due="bij 1e ALV"),
    m50.Budget(id="x", title="Begroting", due="bij 1e ALV", status="offered"),
)


def told(*records: m50.Record, today: date) -> tuple[dict[str, date], list[str]]:
    """Return of each line its last safe day, and what stands in the block."""
    with network(ALV_BODY, *records, today=today) as net:
        day = net.day()
        asks = {line.record: line.until for line in day.everything}
        return asks, [line.record for line in day.missed]


@pytest.mark.parametrize("record", AT, ids=lambda record: f"{record.kind} {record.due}")
def test_what_a_meeting_does_is_asked_after_it_until_its_minutes_are_due(record):
    ahead = alv("2025-05-16", status="convened")
    assert "x" not in told(ahead, record, today=date(2025, 5, 15))[0]
    assert told(HELD, record, today=date(2025, 5, 19)) == (
        {"x": date(2025, 6, 2), "alv": date(2025, 6, 2)}, [],
    )  # fmt: skip


def test_what_was_never_written_down_is_missed_and_what_was_decided_is_late():
    activity, *_, decision, _ = AT
    assert told(HELD, activity, today=date(2025, 6, 3))[1] == ["x"]
    asks, block = told(HELD, decision, today=date(2025, 6, 3))
    assert ("x" in asks, block) == (True, [])


def test_that_it_did_not_happen_there_can_be_recorded_at_once():
    day = date(2025, 5, 19)
    with network(ALV_BODY, HELD, AT[0], today=day) as net:
        net.carry_out(deeds.account_for(net.records, "x", "Geen tijd op de agenda", day))
        assert "x" not in {one.record for one in (*net.day().everything, *net.day().missed)}


def test_what_is_still_to_be_made_for_a_meeting_asks_before_it():
    budget = m50.Budget(id="x", title="Begroting", due="bij 1e ALV", status="drafted")
    task = m50.ActionItem(id="y", title="Presentatie maken", due="bij 1e ALV")
    ahead = alv("2025-05-16", status="convened")
    assert told(ahead, budget, task, today=date(2025, 5, 2))[0].keys() >= {"x", "y"}


def test_what_supports_an_event_asks_before_it():
    event = m50.Event(id="e", title="Borrel", due="2025-05-22", type="elsewhere")
    support = m50.Activity(id="x", title="Ondersteunen", during=("e",))
    assert told(event, support, today=date(2025, 5, 20)) == ({"x": date(2025, 5, 22)}, [])
    assert told(event, support, today=date(2025, 5, 23))[1] == []


def test_all_that_waits_for_a_meeting_without_a_day_is_one_line_with_it():
    waiting = (
        *(m50.AgendaItem(title="Punt", meeting="alv"),),
        m50.Meeting(id="voor", title="Vooraf", type="theme", due="voor 1e ALV"),
        m50.Activity(id="a", title="Uitnodigen", precedes=("alv",)),
        m50.Activity(id="b", title="Agenderen", due="1e helft 2025", precedes=("deel",)),
        m50.Meeting(id="deel", title="Themasessie", due="Q2 2025", part_of="alv"),
        m50.Activity(id="c", title="Delen", during=("deel",)),
        m50.Budget(id="d", title="Begroting", due="bij 1e ALV"),
        m50.Rhythm(id="r", title="Verantwoorden", cadence="halfjaarlijks", anchor="tijdens ALV",
                   year=2025),
    )  # fmt: skip
    for day in (date(2025, 5, 28), date(2025, 7, 1)):
        asks, block = told(alv("voorjaar 2025"), *waiting, today=day)
        assert (list(asks), block) == (["alv"], []), day
    dated = alv("2025-06-20", status="convened")
    assert set(told(dated, *waiting, today=date(2025, 5, 28))[0]) > {"alv"}


def test_a_meeting_without_a_day_asks_from_when_a_room_must_be_found():
    waiting = m50.AgendaItem(title="Punt", meeting="alv")
    for day, asks in ((date(2025, 7, 10), False), (date(2025, 8, 26), True)):
        assert ("alv" in told(alv("najaar 2025"), waiting, today=day)[0]) is asks, day


def test_what_can_only_come_after_a_thing_that_asks_is_told_on_its_line():
    make = m50.Activity(id="maken", title="Kalender maken", due="2025-01-31")
    share = m50.Activity(id="delen", title="Delen", due="2025-01-31", depends_on=("maken",))
    assert told(make, share, today=date(2025, 1, 20))[0].keys() == {"maken"}
    sooner = m50.Activity(id="delen", title="Delen", due="2025-01-24", depends_on=("maken",))
    assert told(make, sooner, today=date(2025, 1, 20))[0].keys() == {"maken", "delen"}


@pytest.mark.parametrize("state", ["planned", "offered"])
def test_a_budget_of_a_year_that_is_over_can_steer_no_more(state):
    budget = m50.Budget(id="bg", title="Begroting 2025", for_year=2025, due="bij 1e ALV",
                        status=state)  # fmt: skip
    decision = m50.Decision(id="b", title="Vaststellen", about=("bg",), due="bij 1e ALV")
    for day, block in ((date(2026, 1, 2), ["bg"]), (date(2026, 2, 2), [])):
        asks, missed = told(alv("voorjaar 2025"), budget, decision, today=day)
        assert (list(asks), missed) == (["alv"], block), day
    accounts = m50.Budget(id="bg", title="Jaarrekening", type="accounts", for_year=2024,
                          due="bij 1e ALV")  # fmt: skip
    assert told(alv("voorjaar 2025"), accounts, today=date(2026, 1, 2)) == ({"alv": ANY}, [])


def test_members_without_a_contribution_are_told_with_the_rhythm_that_collects_them():
    place = m50.Municipality(id="gm", name="Goes", code="GM0664")
    member = m50.Member(id="lid", title="Goes", municipality="gm", status="member")
    collect = m50.Rhythm(
        id="r", title="Innen", cadence="jaarlijks", counts="contribution", year=2025
    )
    given = {"p": plugin(rules=lambda: [member_without_contribution])}
    for more, line in (((), "lid"), ((collect,), "r")):
        with network(place, member, *more, plugins=given, today=date(2025, 12, 10)) as net:
            assert [one.record for one in net.day().everything] == [line]


def test_what_belongs_to_each_time_of_a_rhythm_is_not_missed_while_that_can_still_be_held():
    talk = m50.Rhythm(id="r", title="Overleg", cadence="halfjaarlijks", from_last=True, year=2025)
    chair = m50.Activity(id="x", title="Voorzitten", rhythm="r", cadence="halfjaarlijks", year=2025)
    asks, block = told(talk, chair, today=date(2025, 7, 8))
    assert (list(asks), block) == (["r"], [])
