"""Whatever stands in a calendar file, it is read or refused; and what m50 writes, comes back."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import m50core as m50
from m50core.agenda.calendar_files.appointments import calendar_appointments
from m50core.agenda.calendar_files.ics import ics
from m50core.agenda.calendar_files.lines import read_calendars
from m50core.agenda.calendar_files.zones import file_zones
from m50core.agenda.plugin import m50_importers
from m50core.network.intake import ArrivalFate
from m50core.testing.builders import DAY, network, plugin

NAMES = ["BEGIN", "END", "UID", "SUMMARY", "DTSTART", "DTEND", "DURATION", "RRULE", "EXDATE",
         "RDATE", "RECURRENCE-ID", "SEQUENCE", "STATUS", "TZID", "TZOFFSETFROM", "TZOFFSETTO",
         "METHOD", "LAST-MODIFIED", "DTSTART;TZID=X", "DTSTART;VALUE=DATE"]  # fmt: skip
VALUES = ["VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT", "20250610T120000Z",
          "20250610T120000", "20250610", "00010101T000000", "99991231T235959", "20250699", "PT1H",
          "-P1D", "P999999W", "FREQ=DAILY", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
          "FREQ=WEEKLY;COUNT=3;UNTIL=99991231T235959Z", "FREQ=MONTHLY;BYSETPOS=-366;BYDAY=MO",
          "FREQ=DAILY;INTERVAL=999999999999999999", "+0100", "-2359", "CANCELLED", "CANCEL", "X",
          "u1", "1", "999999999", "\x1b[2J", "", "verg-1@m50"]  # fmt: skip
lines = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(VALUES)).map(":".join), max_size=25
)
events = st.lists(lines, max_size=4).map(
    lambda found: "\n".join(
        ["BEGIN:VCALENDAR"]
        + [line for one in found for line in ("BEGIN:VEVENT", *one, "END:VEVENT")]
        + ["END:VCALENDAR"]
    ).encode()
)


def survives(content: bytes) -> None:
    """Take it in, or be refused; and what was taken in once is known the next time."""
    with network(plugins={"lezers": plugin(importers=m50_importers)}) as net:
        for _ in range(2):
            try:
                items = list(calendar_appointments(content, "x.ics", net.records, DAY))
            except m50.M50Error:
                return
            with net.commit("x") as commit:
                for item in items:
                    if item.left_out:
                        continue
                    there = item.values.get("id")
                    assert there is None or there in net.records
                    if there is None:
                        commit.make(item.kind, item.values)


@settings(deadline=None)
@given(st.binary(max_size=400))
@example(b"BEGIN:VCALENDAR\x00")
@example(b"\xff\xfeB")
@example(b"BEGIN:VCALENDAR\n \nEND:VCALENDAR")
def test_any_bytes_are_read_or_refused(content: bytes):
    survives(content)


@settings(deadline=None)
@given(events, st.binary(max_size=6), st.integers(0, 400))
def test_any_calendar_is_read_or_refused_also_when_it_was_damaged(
    content: bytes, damage: bytes, place: int
):
    survives(content)
    survives(content[:place] + damage + content[place + len(damage) :])


@settings(deadline=None)
@given(lines.filter(lambda found: not any(line.startswith(("BEGIN", "END")) for line in found)))
def test_any_event_ends_as_an_appointment_or_with_a_reason(found: list[str]):
    content = "\n".join(
        ["BEGIN:VCALENDAR", "BEGIN:VEVENT", *found, "END:VEVENT", "END:VCALENDAR"]
    ).encode()
    with network() as net:
        items = list(calendar_appointments(content, "x.ics", net.records, DAY))
    assert items
    assert all(item.left_out or item.values["due"] for item in items)


OUTLOOK_ZONE = (Path(__file__).parents[1] / "data" / "ics" / "w-europe.ics").read_text("utf-8")
moments = st.datetimes(datetime(1997, 1, 1), datetime(2090, 1, 1))


@given(moments)
@example(datetime(2025, 3, 30, 2, 30))
@example(datetime(2025, 3, 30, 3, 0))
@example(datetime(2025, 10, 26, 2, 30))
@example(datetime(2025, 10, 26, 2, 30, fold=1))
@example(datetime(2025, 10, 26, 3, 0))
def test_a_zone_of_a_file_means_what_the_world_means_by_it(local: datetime):
    content = f"BEGIN:VCALENDAR\n{OUTLOOK_ZONE}END:VCALENDAR\n".encode()
    (calendar,) = read_calendars(content, "x.ics").calendars
    zone = file_zones(calendar.inner)["W. Europe Standard Time"]
    amsterdam = local.replace(tzinfo=ZoneInfo("Europe/Amsterdam"), fold=0)
    assert zone.utc(local) == amsterdam.astimezone(UTC)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.dates(date(2024, 1, 1), date(2027, 1, 1)),
            st.sampled_from(["", "9:30", "0:00", "23:15"]),
            st.integers(0, 300),
        ),
        min_size=1,
        max_size=5,
    )
)
@pytest.mark.sweep
def test_an_agenda_comes_back_in_another_network_on_the_same_days_and_times(
    tmp_path_factory, found: list[tuple[date, str, int]]
):
    meetings = [
        m50.Meeting(title=f"v{n}", due=day, start=start, end=_later(start, length))
        for n, (day, start, length) in enumerate(found)
    ]
    with network(*meetings) as net:
        entries = net.agenda(date(2024, 1, 1), date(2027, 12, 31))
        content = ics(entries)
    path = tmp_path_factory.mktemp("uit") / "agenda.ics"
    path.write_bytes(content)
    with network(plugins={"lezers": plugin(importers=m50_importers)}) as other:
        assert {a.fate for a in other.take_in(path)} == {ArrivalFate.new}
        made = {(a.title, a.due.earliest, a.start) for a in other.collection("appointment")}
        assert {a.fate for a in other.take_in(path)} == {ArrivalFate.known}
        again = ics(other.agenda(date(2024, 1, 1), date(2027, 12, 31)))
    assert made == {
        (f"v{n}", day, start.rjust(5, "0") if start else "")
        for n, (day, start, _) in enumerate(found)
    }
    assert _days(again) == _days(content)


def _later(start: str, length: int) -> str:
    if not start or not length:
        return ""
    hour, minute = map(int, start.split(":"))
    end = datetime(2025, 1, 1, hour, minute, tzinfo=UTC) + timedelta(minutes=length)
    return f"{end:%H:%M}" if end.day == 1 else ""


def _days(content: bytes) -> list[str]:
    names = ("UID", "DTSTART", "DTEND", "SUMMARY")
    return [line for line in content.decode().splitlines() if line.startswith(names)]
