from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

import m50core as m50
from m50core.agenda.calendar_files.ics import ics, uid_of, write_ics
from m50core.agenda.touches import last_touches
from m50core.plugins import AgendaEntry
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Change, Commit
from m50core.testing.builders import definitions, network
from m50core.values.text import clean, visible

YEAR = (date(2025, 1, 1), date(2025, 12, 31))


def calendar(net, **options) -> bytes:
    return ics(last_touches(net.agenda(*YEAR), net.records, net.store.commits()), **options)


def events(content: bytes) -> dict[str, object]:
    return {str(e["SUMMARY"]): e for e in Calendar.from_ical(content).walk("VEVENT")}


def unfolded(content: bytes) -> list[str]:
    """Return the lines as RFC 5545 3.1 lays them down, read without any library."""
    assert content.endswith(b"\r\n")
    physical = content.split(b"\r\n")[:-1]
    assert all(len(line) <= 75 and b"\r" not in line and b"\n" not in line for line in physical)
    for line in physical:
        line.decode()
    return content.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def test_a_time_is_written_in_utc_and_a_day_without_time_as_a_whole_day():
    with network(
        m50.Meeting(title="Winter", due="2025-03-20", start="10:00", end="12.30 uur"),
        m50.Meeting(title="Zomer", due="2025-07-03", start="10:00", place="Zeist"),
        m50.LobbyMoment(title="AO", due="2025-03-25"),
    ) as net:
        found = events(calendar(net))
        assert found["Winter"].start == datetime(2025, 3, 20, 9, 0, tzinfo=UTC)
        assert found["Winter"].end == datetime(2025, 3, 20, 11, 30, tzinfo=UTC)
        assert found["Zomer"].start == datetime(2025, 7, 3, 8, 0, tzinfo=UTC)
        assert found["Zomer"].end == datetime(2025, 7, 3, 9, 0, tzinfo=UTC)
        assert str(found["Zomer"]["LOCATION"]) == "Zeist"
        assert (found["AO"].start, found["AO"].end) == (date(2025, 3, 25), date(2025, 3, 26))


def test_an_end_before_its_begin_never_reaches_another_program():
    older = Change("meeting", "verg-1", None, {
        "title": "DB", "due": "2025-03-20", "start": "10:00", "end": "09:00",
    })  # fmt: skip
    kept = Commit(1, datetime(2025, 3, 1, tzinfo=UTC), "x", "van voor de controle", (older,))
    with network(store=MemoryStore([kept])) as net:
        event = events(calendar(net))["DB"]
        assert event.end > event.start


def test_what_has_no_fixed_day_is_written_only_on_request_and_without_alarm():
    with network(m50.Goal(title="Gesprekken", due="Q1 2025")) as net:
        assert events(calendar(net)) == {}
        event = events(calendar(net, vague=True))["Gesprekken"]
        assert (event.start, event.end) == (date(2025, 1, 1), date(2025, 4, 1))
        assert "Q1 2025" in str(event["DESCRIPTION"])
        assert event.walk("VALARM") == []


def test_exact_things_have_an_alarm_unless_cancelled_or_in_another_ones_calendar():
    with network(
        m50.Meeting(title="DB", due="2025-03-20", start="10:00"),
        m50.Meeting(title="Weg", due="2025-03-21", status="cancelled"),
    ) as net:
        found = events(calendar(net))
        assert len(found["DB"].walk("VALARM")) == 1
        assert found["Weg"].walk("VALARM") == []
        assert str(found["Weg"]["STATUS"]) == "CANCELLED"
        assert b"VALARM" not in calendar(net, alarms=False)


def test_writing_twice_gives_the_same_bytes_and_another_change_leaves_an_event_alone():
    with network(
        m50.Meeting(title="DB", due="2025-03-20"), m50.Meeting(title="ALV", due="2025-05-16")
    ) as net:
        before = calendar(net)
        assert calendar(net) == before
        with net.commit("x") as commit:
            commit.change("verg-2", place="Zeist")
        assert events(calendar(net))["DB"] == events(before)["DB"]
        assert events(calendar(net))["ALV"]["SEQUENCE"] > events(before)["ALV"]["SEQUENCE"]


def test_the_sequence_rises_also_when_a_change_is_taken_back():
    plan = """
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
[[meeting]]
id = "ruimte-v01"
title = "Sessie"
due = "2025-04-01"
source = "Plan > 1"
"""
    with network(plan=[definitions(plan)]) as net:
        seen = [events(calendar(net))["Sessie"]["SEQUENCE"]]
        with net.commit("x") as commit:
            commit.change("ruimte-v01", due="2025-04-08")
        seen.append(events(calendar(net))["Sessie"]["SEQUENCE"])
        net.undo()
        seen.append(events(calendar(net))["Sessie"]["SEQUENCE"])
        assert seen == sorted(set(seen))


def test_what_hangs_on_another_thing_gets_a_higher_sequence_when_that_moves():
    with network(
        m50.Meeting(id="db", title="DB april", due="2025-04-10"),
        m50.ActionItem(title="agenda", due="2 dagen voor DB april"),
    ) as net:
        before = events(calendar(net))["agenda"]
        with net.commit("x") as commit:
            commit.change("db", due="2025-04-17")
        after = events(calendar(net))["agenda"]
        assert after.start == date(2025, 4, 15)
        assert after["SEQUENCE"] > before["SEQUENCE"]
        assert after["UID"] == before["UID"]


titles = st.text(min_size=1, max_size=200).filter(lambda t: _kept(t) is not None)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))
times = st.sampled_from(["", "10:00", "23.59", "0:00", "na de lunch"])


def _kept(text: str) -> str | None:
    try:
        return clean(text) or None
    except ValueError:
        return None


@given(titles, titles, days, times, times)
@example("C:\\Nieuw", "a;b,c\\n", date(2025, 3, 11), "", "")
def test_every_text_and_day_reads_back_and_is_never_a_line_of_its_own(
    title: str, place: str, day: date, start: str, end: str
):
    title, place = clean(title), clean(place)
    entry = AgendaEntry(
        day, day, title, "", "Vergadering", True, str(day), start, end, place
    )  # fmt: skip
    content = ics([entry])
    lines = unfolded(content)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert [line for line in lines if line.startswith(("METHOD", "PRODID"))] == [
        "PRODID:-//M50//m50//NL", "METHOD:PUBLISH",
    ]  # fmt: skip
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert str(event["SUMMARY"]) == visible(title)
    assert str(event["LOCATION"]) == visible(place)
    assert str(event["UID"]) == uid_of(entry)
    assert ics([entry]) == content


def test_only_a_file_that_programs_take_for_a_calendar_is_written(tmp_path):
    with pytest.raises(m50.M50Error, match=r"eindigt op \.ics"):
        write_ics([], tmp_path / "agenda.txt")
    assert list(tmp_path.iterdir()) == []
