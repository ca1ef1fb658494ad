"""The meetings of a series are laid out as one commit, on days on which people can meet."""

from datetime import date

import pytest

import m50core as m50
from m50core.meetings.series import rule_of
from m50core.network.network import Network
from m50core.testing.builders import network

FIRST, LAST = date(2025, 3, 13), date(2025, 6, 30)


def board() -> Network:
    return network(
        m50.Organisation(id="org-db", name="Dagelijks bestuur", short="DB"),
        m50.MeetingSeries(id="reeks", title="DB-overleg", type="board", organ="org-db"),
    )


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        ("4 weken", ["13-03", "10-04", "08-05", "05-06"]),
        ("maand", ["13-03", "13-05", "13-06"]),
        ("kwartaal", ["13-03", "13-06"]),
        ("3e donderdag", ["20-03", "17-04", "15-05", "19-06"]),
        ("elke laatste vrijdag", ["28-03", "25-04", "30-05", "27-06"]),
    ],
)
def test_a_series_meets_as_often_as_the_words_say_and_never_in_a_weekend(every, expected):
    with board() as net:
        found = net.lay_out(net["reeks"], every, FIRST, LAST)
        assert [one.day.strftime("%d-%m") for one in found if one.meeting] == expected


def test_each_meeting_is_of_the_series_and_one_undo_takes_all_back():
    with board() as net:
        found = net.lay_out(net["reeks"], "3e donderdag", FIRST, LAST, {"start": "10:00"})
        meeting = net[found[0].meeting.id]
        assert (meeting.series, meeting.organ, meeting.type) == ("reeks", "org-db", "board")
        assert (meeting.start, meeting.title) == ("10:00", "DB-overleg do 20 mrt")
        net.undo()
        assert len(net.meetings) == 0


def test_a_holiday_is_left_out_and_a_recess_is_told():
    with board() as net:
        found = net.lay_out(net["reeks"], "week", date(2025, 4, 21), date(2025, 5, 5))
        told = {one.day: (one.meeting is not None, one.told) for one in found}
        assert told == {
            date(2025, 4, 21): (False, "2e paasdag: kies zelf een andere dag"),
            date(2025, 4, 28): (True, "meireces"),
            date(2025, 5, 5): (False, "Bevrijdingsdag: kies zelf een andere dag"),
        }


def test_laying_out_again_makes_no_doubles_and_looking_keeps_nothing():
    with board() as net:
        looked = net.lay_out(net["reeks"], "3e donderdag", FIRST, LAST, dry_run=True)
        assert all(one.meeting for one in looked)
        assert len(net.meetings) == 0
        net.lay_out(net["reeks"], "3e donderdag", FIRST, LAST)
        before = net.store.head()
        again = net.lay_out(net["reeks"], "3e donderdag", FIRST, LAST)
        assert [one.told for one in again] == [f"staat er al (verg-{n})" for n in range(1, 5)]
        assert net.store.head() == before


@pytest.mark.parametrize("words", ["soms", "5e donderdag", "dag", "", "3e maart"])
def test_words_that_say_no_rhythm_are_refused(words):
    with pytest.raises(m50.UsageError, match="zegt niet hoe vaak"):
        rule_of(words)


def test_too_many_meetings_and_an_end_before_the_beginning_are_refused():
    with board() as net:
        series = net["reeks"]
        with pytest.raises(m50.UsageError, match="hooguit 60"):
            net.lay_out(series, "week", FIRST, date(2027, 3, 13))
        with pytest.raises(m50.UsageError, match="ligt voor het begin"):
            net.lay_out(series, "week", LAST, FIRST)
        with pytest.raises(m50.FieldError, match="eindigt om 09:00"):
            net.lay_out(series, "week", FIRST, LAST, {"start": "10:00", "end": "09:00"})
        assert len(net.meetings) == 0


@pytest.mark.parametrize(
    ("every", "first", "expected"),
    [
        ("maand", date(2025, 1, 31), [(28, 2), (30, 4), (30, 6)]),
        ("2 maanden", date(2025, 1, 30), []),
        ("kwartaal", date(2025, 1, 31), [(30, 4)]),
        ("maand", date(2025, 1, 29), [(28, 2)]),
        ("laatste vrijdag", date(2025, 1, 31), []),
    ],
)
def test_a_month_that_has_no_such_day_is_told(every: str, first: date, expected):
    with board() as net:
        slots = net.lay_out(net["reeks"], every, first, date(2025, 6, 30), dry_run=True)
        told = [slot for slot in slots if "heeft geen" in slot.told]
        assert [(slot.day.day, slot.day.month) for slot in told] == expected
        assert [slot.day for slot in slots] == sorted(slot.day for slot in slots)
        assert all(slot.meeting is None for slot in told)
        if every == "maand" and first.day == 31:
            assert told[0].told == "februari heeft geen 31e: kies zelf een dag"
