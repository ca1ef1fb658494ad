"""Calendar files as other programs write them: what is odd about each comes in as it was meant."""

from datetime import datetime, timedelta

import pytest

from m50core.agenda.calendar_files.events import CalendarEvent, EventReader
from m50core.agenda.calendar_files.lines import read_calendars
from m50core.agenda.calendar_files.series import Window, occurrences
from m50core.agenda.calendar_files.zone_names import world_zone
from m50core.testing.builders import DAY
from m50core.values.recurrence import RecurrenceRule


def calendar(*lines: str) -> str:
    return "\n".join(["BEGIN:VCALENDAR", *lines, "END:VCALENDAR", ""])


def event(*lines: str) -> tuple[str, ...]:
    return ("BEGIN:VEVENT", "UID:u1", "SUMMARY:Overleg", *lines, "END:VEVENT")


def read(content: str | bytes) -> list[CalendarEvent]:
    raw = content.encode() if isinstance(content, str) else content
    (found,) = read_calendars(raw, "x.ics").calendars
    reader = EventReader(found)
    return [reader.read(one) for one in found.inner if one.name == "VEVENT"]


def times(*lines: str, head: tuple[str, ...] = ()) -> list[str]:
    """Return the times of one event: its day or days, with begin and end when it has them."""
    (found,) = read(calendar(*head, *event(*lines)))
    return [
        " ".join(filter(None, (f"{t.first}", f"{t.last}" if t.last != t.first else "",
                               f"{t.start}-{t.end}".strip("-"))))
        for t in occurrences(found, Window.around(DAY))
    ]  # fmt: skip


@pytest.mark.parametrize(
    "exception",
    [
        "EXDATE;TZID=Europe/Amsterdam:20250415T000000",
        "EXDATE:20250414T220000Z",
        "EXDATE:20250415T000000Z",
        "EXDATE;VALUE=DATE:20250415",
        "EXDATE:20250415T000000",
        "EXDATE:20250414T220000Z,20251028T230000Z",
    ],
)
def test_a_day_of_a_series_of_whole_days_is_left_out_however_it_is_named(exception: str):
    weekly = ("DTSTART;VALUE=DATE:20250408", "RRULE:FREQ=WEEKLY;COUNT=3")
    assert times(*weekly, exception) == ["2025-04-08", "2025-04-22"]


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20250421T220000Z", "2025-04-22"),
        ("20250421", "2025-04-15"),
        ("20250422T000000Z", "2025-04-22"),
        ("20250422T215959Z", "2025-04-22"),
        ("20250421T215959Z", "2025-04-15"),
        ("20250421T235959Z", "2025-04-15"),
    ],
)
def test_a_series_of_whole_days_ends_on_the_day_that_is_meant(until: str, last: str):
    weekly = f"RRULE:FREQ=WEEKLY;UNTIL={until}"
    assert times("DTSTART;VALUE=DATE:20250408", weekly)[-1] == last


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("20250602T220000Z", "20250603T220000Z", "2025-06-03"),
        ("20250603T000000Z", "20250604T000000Z", "2025-06-03"),
        ("20251202T230000Z", "20251204T230000Z", "2025-12-03 2025-12-04"),
        ("20250329T230000Z", "20250330T220000Z", "2025-03-30"),
        ("20250603T000000", "20250604T000000", "2025-06-03"),
    ],
)
@pytest.mark.parametrize("mark", ["X-MICROSOFT-CDO-ALLDAYEVENT:TRUE", "X-FUNAMBOL-ALLDAY:1"])
def test_a_whole_day_written_as_times_is_the_dutch_day(start, end, days, mark):
    assert times(f"DTSTART:{start}", f"DTEND:{end}", mark) == [days]


def test_a_whole_day_written_as_a_time_without_end_is_one_day():
    assert times("DTSTART:20250602T220000Z", "X-MICROSOFT-CDO-ALLDAYEVENT: true") == ["2025-06-03"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=WEEKLY;BYDAY=TH;COUNT=3", ["2025-04-02", "2025-04-03", "2025-04-10"]),
        ("FREQ=WEEKLY;BYDAY=TH;UNTIL=20250410", ["2025-04-02", "2025-04-03", "2025-04-10"]),
        ("FREQ=MONTHLY;BYMONTHDAY=1;COUNT=2", ["2025-04-02", "2025-05-01"]),
        ("FREQ=MONTHLY;BYDAY=1MO;COUNT=1", ["2025-04-02"]),
        ("FREQ=WEEKLY;BYDAY=WE;COUNT=2", ["2025-04-02", "2025-04-09"]),
    ],
)
def test_a_series_begins_with_its_first_day_also_outside_its_rule(rule: str, expected: list[str]):
    assert times("DTSTART;VALUE=DATE:20250402", f"RRULE:{rule}") == expected


@pytest.mark.parametrize(
    "empty",
    ["RRULE:", "RRULE:;", "EXDATE:", "RDATE:", "RECURRENCE-ID:", "DTEND:", "DURATION:", "RRULE: "],
)
def test_a_line_without_a_value_is_as_good_as_none(empty: str):
    assert times("DTSTART;VALUE=DATE:20250426", empty) == ["2025-04-26"]


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("DTSTART:20250617T080000Z", "DTEND;VALUE=DATE:20250619", "begin en einde zijn niet"),
        ("DTSTART:20250617T080000Z", "DTEND:20250617T070000Z", "het einde ligt voor het begin"),
        ("DTSTART:20250617T080000Z", "DTEND:20250631T080000Z", "“20250631T080000Z” bestaat niet"),
        ("DTSTART:20250617T080000Z", "DURATION:lang", "“lang” is geen duur"),
        ("DTSTART;VALUE=DATE:20250617", "DTEND:20250617T080000Z", "begin en einde zijn niet"),
    ],
)
def test_an_end_that_cannot_be_is_told_and_the_begin_stands(start: str, end: str, told: str):
    (found,) = read(calendar(*event(start, end)))
    assert found.notes[0].startswith(told)
    assert "niet overgenomen" in found.notes[0]
    (time,) = occurrences(found, Window.around(DAY))
    assert (f"{time.first}", time.end) == ("2025-06-17", "")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2025-04-15T10:00:00", "2025-04-15 10:00"),
        ("20250415T1000", "2025-04-15 10:00"),
        ("2025-04-15T08:00:00.000Z", "2025-04-15 10:00"),
        ("20250415T100000+0200", "2025-04-15 10:00"),
        ("2025-04-15T09:00:00+01:00", "2025-04-15 10:00"),
        ("20250414T240000", "2025-04-15 00:00"),
        ("2025-04-15", "2025-04-15"),
    ],
)
def test_times_are_read_in_the_other_spellings_of_iso_too(value: str, shown: str):
    assert times(f"DTSTART:{value}") == [shown]


@pytest.mark.parametrize(
    ("rule", "count"),
    [
        ("FREQ=WEEKLY;COUNT=5;BYDAY=TU;X-EVOLUTION-ENDDATE=20250506T180000Z", 5),
        ("FREQ=WEEKLY;COUNT=5;BYDAY=TU;BYHOUR=20;BYMINUTE=0;BYSECOND=0", 5),
        ("FREQ=WEEKLY;COUNT=5;BYDAY=;BYMONTH=", 5),
        ("RSCALE=GREGORIAN;FREQ=WEEKLY;COUNT=4;SKIP=OMIT", 4),
        ("W1 TU #4", 4),
        ("D1 #3", 3),
        ("MP1 2+ TU #3", 3),
        ("MD1 8 #2", 2),
        ("FREQ=YEARLY;BYYEARDAY=98;COUNT=2", 2),
    ],
)
def test_what_a_program_adds_to_a_rule_does_not_lose_the_series(rule: str, count: int):
    start, end = (f"DT{n};TZID=Europe/Amsterdam:20250408T2{h}0000" for n, h in
                  (("START", 0), ("END", 2)))  # fmt: skip
    found = times(start, end, f"RRULE:{rule}")
    assert (len(found), found[0]) == (count, "2025-04-08 20:00-22:00")


def test_a_part_that_was_left_out_of_a_rule_is_told():
    (found,) = read(calendar(*event("DTSTART:20250408", "RRULE:FREQ=DAILY;COUNT=2;X-A=1")))
    assert found.notes == ("van de herhaling telt niet mee wat een programma erbij zet: X-A",)


@pytest.mark.parametrize(
    "line",
    [
        "SUMMARY;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:co=C3=B6rdinatie=2C raad",
        "SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:co=F6rdinatie, raad",
        "SUMMARY;QUOTED-PRINTABLE:co=C3=B6rdina=\r\ntie, raad",
        "SUMMARY;encoding=quoted-printable:co=C3=B6rdinatie,=\r\n raad",
        "SUMMARY;ENCODING=QUOTED-PRINTABLE:co=F6rdinatie, raad",
        "SUMMARY;ENCODING=8BIT:coördinatie\\, raad",
    ],
)
def test_text_of_a_vcalendar_is_read_in_its_encoding(line: str):
    lines = ("BEGIN:VEVENT", "UID:u", "DTSTART:20250418T080000Z", line, "END:VEVENT")
    (found,) = read(calendar("VERSION:1.0", *lines))
    assert found.what["title"] == "coördinatie, raad"


@pytest.mark.parametrize("day", ["20250329", "20251025"])
@pytest.mark.parametrize(
    ("length", "end"), [("P1D", "20:00"), ("P1W", "20:00"), ("P1DT1H", "21:00")]
)
def test_a_day_more_ends_at_the_same_hour_also_when_the_clock_changes(day, length, end):
    (found,) = times(f"DTSTART;TZID=Europe/Amsterdam:{day}T200000", f"DURATION:{length}")
    assert found.endswith(f"20:00-{end}")


def test_hours_are_counted_by_the_clock_when_it_changes():
    (found,) = times("DTSTART;TZID=Europe/Amsterdam:20250329T200000", "DURATION:PT24H")
    assert found.endswith("20:00-21:00")


def test_each_period_of_a_list_has_its_own_length():
    found = times(
        "DTSTART:20250414T080000Z",
        "DTEND:20250414T090000Z",
        "RDATE;VALUE=PERIOD:20250421T080000Z/20250421T120000Z,20250428T080000Z/PT3H",
        "RDATE;VALUE=PERIOD:20250505T080000Z/P1D",
    )
    assert found == [
        "2025-04-14 10:00-11:00", "2025-04-21 10:00-14:00", "2025-04-28 10:00-13:00",
        "2025-05-05 2025-05-06 10:00-10:00",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        ("X-WR-TIMEZONE:Europe/London", "2025-04-15 11:00"),
        ("X-WR-TIMEZONE:GMT Standard Time", "2025-04-15 11:00"),
        ("X-WR-TIMEZONE:Europe/Brussels", "2025-04-15 10:00"),
        ("X-WR-TIMEZONE:Zomaar", "2025-04-15 10:00"),
    ],
)
def test_a_time_without_zone_is_in_that_of_its_calendar_and_that_is_told(head: str, shown: str):
    content = ("DTSTART:20250415T100000",)
    assert times(*content, head=(head,)) == [shown]
    (found,) = read(calendar(head, *event(*content)))
    assert bool(found.notes) is ("Brussels" not in head)


@pytest.mark.parametrize(
    ("name", "hour"),
    [
        ("W. European Standard Time", 8),
        ("W. Europe Daylight Time", 8),
        ("W. Europe Standard Time 1", 8),
        ("West-Europa (standaardtijd)", 8),
        ("Romance (zomertijd)", 8),
        ("Midden-Europese zomertijd", 8),
        ("Mitteleuropäische Zeit", 8),
        ("MEZ", 8),
        ("CEST", 8),
        ("BST", 9),
        ("europe/amsterdam", 8),
        ("Europe/Amsterdam (CEST)", 8),
        ("Europe/Amsterdam-2", 8),
        ("America/Port-au-Prince", 14),
        ("Amsterdam\\, Berlijn\\, Bern", 8),
        ("(UTC+01:00) Amsterdam", 8),
        ("(UTC+01:00) Brussel, Kopenhagen, Madrid, Parijs", 8),
        ("(UTC+00:00) Dublin, Edinburgh, Lisbon, London", 9),
        ("(UTC-05:00) Eastern Time (US & Canada)", 14),
        ("(UTC) Coordinated Universal Time", 10),
        ("GMT+02:00", 8),
        ("UTC+1", 9),
        ("GMT-0500", 15),
        ("Etc/GMT-2", 8),
        ("/softwarestudio.org/Olson_20011030_5/Europe/Amsterdam", 8),
    ],
)
def test_a_zone_is_known_however_a_program_calls_it(name: str, hour: int):
    zone = world_zone(name)
    assert zone is not None
    assert zone.utc(datetime(2025, 6, 12, 10)).hour == hour


@pytest.mark.parametrize(
    "name", ["Customized Time Zone", "zelf", "", "UTC+99", "(UTC+99:99)", "//"]
)
def test_a_zone_that_nobody_knows_is_not_guessed(name: str):
    assert world_zone(name) is None


def test_a_zone_of_a_file_whose_rule_says_its_hour_is_followed():
    zone = """BEGIN:VTIMEZONE
TZID:Oost
BEGIN:STANDARD
DTSTART:19501105T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
RRULE:FREQ=YEARLY;BYMINUTE=0;BYHOUR=2;BYDAY=1SU;BYMONTH=11
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19500312T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RRULE:FREQ=YEARLY;BYMINUTE=0;BYHOUR=2;BYDAY=2SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""
    assert times("DTSTART;TZID=Oost:20250415T100000", head=(zone,)) == ["2025-04-15 16:00"]


def test_a_zone_of_a_file_with_one_offset_is_used_also_when_its_rule_is_not_read():
    zone = """BEGIN:VTIMEZONE
TZID:Vast
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0300
TZOFFSETTO:+0300
RRULE:FREQ=HOURLY
END:STANDARD
END:VTIMEZONE"""
    assert times("DTSTART;TZID=Vast:20250415T100000", head=(zone,)) == ["2025-04-15 09:00"]


def test_a_value_that_stands_twice_in_a_rule_counts_once():
    rule = RecurrenceRule.parse("FREQ=DAILY;BYDAY=" + ",".join(["SU"] * 20_000))
    assert rule.weekdays == ((0, 6),)
    assert len(list(rule.days(DAY, DAY, DAY + timedelta(days=27)))) == 4
