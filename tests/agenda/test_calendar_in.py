"""iCalendar in: each promise with the smallest file that shows it."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

import m50core as m50
from m50core.agenda import plugin as builtin
from m50core.agenda.calendar_files.appointments import calendar_appointments
from m50core.agenda.calendar_files.ics import ics
from m50core.agenda.calendar_files.lines import read_calendars
from m50core.agenda.calendar_files.zones import file_zones
from m50core.agenda.entries import clashes
from m50core.agenda.touches import last_touches
from m50core.network.intake import Arrival, ArrivalFate
from m50core.testing.builders import DAY, network, plugin

SAMPLES = Path(__file__).parents[3] / "shared" / "samples" / "ics"

OUTLOOK_ZONE = (Path(__file__).parents[1] / "data" / "ics" / "w-europe.ics").read_text("utf-8")
"""As Outlook writes it."""


def event(*lines: str, uid: str = "u1", title: str = "Overleg", start: str = "") -> str:
    begin = start or "DTSTART:20250325T090000Z"
    return "\n".join(
        ["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", begin, *lines, "END:VEVENT", ""]
    )


def calendar(*parts: str) -> str:
    return "BEGIN:VCALENDAR\nVERSION:2.0\n" + "".join(parts) + "END:VCALENDAR\n"


@pytest.fixture
def net():
    with network(plugins={"lezers": plugin(importers=builtin.m50_importers)}) as made:
        yield made


@pytest.fixture
def take(net, tmp_path: Path) -> Callable[..., tuple[Arrival, ...]]:
    """Take in a calendar file by its text or bytes."""

    def run(content: str | bytes, **options: object) -> tuple[Arrival, ...]:
        path = tmp_path / "agenda.ics"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return net.take_in(path, **options)

    return run


def fates(arrivals: Iterable[Arrival]) -> list[str]:
    return [one.fate.label for one in arrivals]


def times(net) -> list[tuple[str, str, str, str]]:
    found = net.collection("appointment")
    return [(str(a.due), a.start, a.end, a.title) for a in found]


def test_an_outlook_appointment_comes_in_at_dutch_time_without_names(net, take):
    (arrival,) = take(
        calendar(
            "METHOD:REQUEST\n",
            OUTLOOK_ZONE,
            event(
                'ATTENDEE;CN="Jan, de Vries":mailto:jan@zeist.example',
                "ORGANIZER;CN=Piet:mailto:piet@zeist.example",
                'DTEND;TZID="W. Europe Standard Time":20250610T130000',
                "LOCATION:Zaal 1\\, boven",
                "DESCRIPTION:regel een\\nregel",
                "  twee",
                "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",
                start='DTSTART;TZID="W. Europe Standard Time":20250610T120000',
            ),
        )
    )
    made = net[arrival.record.id]
    assert (str(made.due), made.start, made.end) == ("2025-06-10", "12:00", "13:00")
    assert (made.place, made.description) == ("Zaal 1, boven", "regel een\nregel twee")
    assert made.status.label == "onder voorbehoud"
    assert arrival.notes == ("niet overgenomen: 2 namen van genodigden en organisator",)
    assert "zeist.example" not in json.dumps(made.plain())


def test_the_files_own_time_zone_goes_before_another_of_that_name(net, take):
    odd = OUTLOOK_ZONE.replace("+0200", "+0700").replace("+0100", "+0700")
    take(
        calendar(
            odd, event(start="DTSTART;TZID=W. Europe Standard Time:20250610T120000", uid="eigen")
        )
    )
    take(calendar(event(start="DTSTART;TZID=W. Europe Standard Time:20250610T120000")))
    assert [start for _, start, _, _ in times(net)] == ["07:00", "12:00"]


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("Europe/Amsterdam", "12:00"),
        ("Romance Standard Time", "12:00"),
        ("/example.org/Europe/London", "13:00"),
        ("tzone://Microsoft/Utc", "14:00"),
        ("Eastern Standard Time", "18:00"),
    ],
)
def test_zones_of_windows_and_of_the_world_are_known(net, take, zone: str, start: str):
    (arrival,) = take(calendar(event(start=f"DTSTART;TZID={zone}:20250610T120000")))
    assert arrival.record.start == start
    assert arrival.notes == ()


@pytest.mark.parametrize("zone", ["Наша зона", "Customized Time Zone", "../../etc/passwd", "zelf"])
def test_an_unknown_zone_is_read_as_dutch_time_and_told(net, take, zone: str):
    (arrival,) = take(calendar(event(start=f"DTSTART;TZID={zone}:20250610T120000")))
    assert arrival.record.start == "12:00"
    assert f"de tijdzone “{zone}” is onbekend" in arrival.notes[0]


def test_whole_days_days_on_end_and_nights_keep_their_days(net, take):
    take(
        calendar(
            event(uid="a", title="dag", start="DTSTART;VALUE=DATE:20250610"),
            event("DTEND;VALUE=DATE:20250613", uid="b", title="congres",
                  start="DTSTART;VALUE=DATE:20250610"),
            event("DTEND:20250611T010000Z", uid="c", title="nacht",
                  start="DTSTART:20250610T200000Z"),
            event("DURATION:PT90M", uid="d", title="duur"),
            event("DTEND:20250612T220000Z", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE", uid="e",
                  title="van nul tot nul", start="DTSTART:20250610T220000Z"),
        )
    )  # fmt: skip
    assert times(net) == [
        ("2025-06-10", "", "", "dag"),
        ("2025-06-10..2025-06-12", "", "", "congres"),
        ("2025-06-10..2025-06-11", "22:00", "03:00", "nacht"),
        ("2025-03-25", "10:00", "11:30", "duur"),
        ("2025-06-11..2025-06-12", "", "", "van nul tot nul"),
    ]
    found = net.agenda(date(2025, 6, 12), date(2025, 6, 12))
    assert [(e.title, e.exact, e.words) for e in found] == [
        ("congres", True, "di 10 t/m do 12 jun 2025"),
        ("van nul tot nul", True, "wo 11 t/m do 12 jun 2025"),
    ]


def test_a_series_keeps_its_hour_over_summer_time_and_its_exceptions(net, take):
    series = event(
        "DTEND;TZID=Europe/Amsterdam:20250317T110000",
        "RRULE:FREQ=WEEKLY;COUNT=5",
        "EXDATE;TZID=Europe/Amsterdam:20250324T100000",
        "RDATE;TZID=Europe/Amsterdam:20250402T100000",
        start="DTSTART;TZID=Europe/Amsterdam:20250317T100000",
    )
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Amsterdam:20250407T100000",
        start="DTSTART:20250408T120000Z",
        title="verzet",
    )
    take(calendar(series, moved))
    assert sorted((day, start, title) for day, start, _, title in times(net)) == [
        ("2025-03-17", "10:00", "Overleg"),
        ("2025-03-31", "10:00", "Overleg"),
        ("2025-04-02", "10:00", "Overleg"),
        ("2025-04-08", "14:00", "verzet"),
        ("2025-04-14", "10:00", "Overleg"),
    ]


def test_days_of_a_series_may_be_named_without_their_time(net, take):
    series = event("RRULE:FREQ=DAILY;COUNT=4", "EXDATE;VALUE=DATE:20250326")
    take(calendar(event("RRULE:FREQ=DAILY;COUNT=4")))
    moved = event("RECURRENCE-ID;VALUE=DATE:20250327", start="DTSTART:20250329T120000Z")
    arrivals = take(calendar(series, moved))
    assert sorted(fates(arrivals)) == ["al bekend"] * 2 + ["gewijzigd"] * 2
    kept = [a for a in net.collection("appointment") if a.status == "confirmed"]
    assert [str(a.due) for a in kept] == ["2025-03-25", "2025-03-29", "2025-03-28"]


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20250327T090000Z", "2025-03-27"),
        ("20250327T085959Z", "2025-03-26"),
        ("20250327T100000", "2025-03-27"),
        ("20250327T095959", "2025-03-26"),
        ("20250327", "2025-03-27"),
    ],
)
def test_until_is_a_moment_with_z_and_a_clock_or_day_without(net, take, until: str, last: str):
    take(
        calendar(
            event(f"RRULE:FREQ=DAILY;UNTIL={until}",
                  start="DTSTART;TZID=Europe/Amsterdam:20250325T100000")
        )
    )  # fmt: skip
    assert times(net)[-1][0] == last


def test_an_endless_series_is_cut_and_that_is_told(net, take):
    arrivals = take(calendar(event("RRULE:FREQ=MONTHLY;BYDAY=-1TU")))
    days = [str(one.record.due) for one in arrivals]
    assert (days[0], days[-1]) == ("2025-03-25", "2027-04-27")
    assert "van deze reeks zijn alleen de keren van" in arrivals[0].notes[0]
    assert arrivals[1].notes == ()


def test_reading_the_same_file_twice_changes_nothing(net, take):
    file = calendar(event("RRULE:FREQ=WEEKLY;COUNT=3"), event(uid="", title="zonder kenmerk"))
    assert set(fates(take(file))) == {"nieuw"}
    head = net.store.head()
    again = take(file)
    assert set(fates(again)) == {"al bekend"}
    assert net.store.head() == head
    assert "zonder kenmerk (UID)" in again[-1].notes[0]


def test_a_newer_version_changes_what_is_there_and_an_older_one_is_left_out(net, take):
    take(calendar(event("SEQUENCE:2", title="eerst")))
    (arrival,) = take(calendar(event("SEQUENCE:3", title="later")))
    assert arrival.fate is ArrivalFate.changed
    assert [change.shown for change in arrival.changes] == [
        "Onderwerp: eerst → later", "Volgnummer: 2 → 3",
    ]  # fmt: skip
    (arrival,) = take(calendar(event("SEQUENCE:1", title="oud")))
    assert arrival.reason == "ouder dan afspraak-1 hier: volgnummer 1, hier 3"
    (arrival,) = take(calendar(event("SEQUENCE:3", "LAST-MODIFIED:20250301T100000Z", title="nu")))
    assert arrival.fate is ArrivalFate.changed
    (arrival,) = take(calendar(event("SEQUENCE:3", "LAST-MODIFIED:20250201T100000Z", title="oud")))
    assert "dat later is gewijzigd" in arrival.reason
    assert net["afspraak-1"].title == "nu"


def test_what_was_changed_here_stays_until_the_calendar_has_a_newer_version(net, take):
    first = event("LAST-MODIFIED:20250301T100000Z")
    take(calendar(first))
    with net.commit("hier") as commit:
        commit.change("afspraak-1", place="Zeist")
    (arrival,) = take(calendar(first))
    assert arrival.fate is ArrivalFate.known
    assert arrival.notes == ("hier anders dan in het bestand; dat blijft zo",)
    take(calendar(event("LAST-MODIFIED:20250302T100000Z", "LOCATION:Utrecht")))
    assert net["afspraak-1"].place == "Utrecht"


def test_what_is_called_off_is_called_off_here_and_never_comes_in_new(net, take):
    take(calendar(event("RRULE:FREQ=DAILY;COUNT=3"), event(uid="u2", title="los")))
    one = event("RECURRENCE-ID:20250326T090000Z", "SEQUENCE:1")
    assert fates(take(calendar("METHOD:CANCEL\n", one))) == ["gewijzigd"]
    assert [a.status.value for a in net.collection("appointment")] == [
        "confirmed", "cancelled", "confirmed", "confirmed",
    ]  # fmt: skip
    gone = take(calendar("METHOD:CANCEL\n", event("SEQUENCE:2"), event("SEQUENCE:1", uid="u3")))
    assert fates(gone) == ["gewijzigd"] * 3 + ["overgeslagen"]
    assert gone[-1].reason == "gaat niet door, en stond hier niet"
    assert fates(take(calendar(event("STATUS:CANCELLED", uid="u2")))) == ["gewijzigd"]
    assert all(e.cancelled for e in net.agenda(date(2025, 3, 1), date(2025, 4, 1)) if e.sequence)


def test_a_day_that_left_its_series_is_called_off(net, take):
    take(calendar(event("RRULE:FREQ=WEEKLY;COUNT=3", "SEQUENCE:1")))
    arrivals = take(
        calendar(event("RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20250401T090000Z", "SEQUENCE:2"))
    )
    off = [a for a in arrivals if a.record and a.record.status == "cancelled"]
    assert [str(a.record.due) for a in off] == ["2025-04-01"]
    assert off[0].notes == ("hoort niet meer bij de reeks",)


def test_what_m50_wrote_is_recognised_and_left_out(net, take):
    with net.commit("x") as commit:
        commit.add(m50.Meeting(title="DB", due="2025-03-20", start="10:00"))
    written = ics(net.agenda(date(2025, 1, 1), date(2025, 12, 31)))
    (arrival,) = take(written)
    assert arrival.reason == "dit schreef m50 zelf: verg-1, “DB”"


def test_what_came_in_goes_out_as_it_was_and_back_without_doubles(net, take):
    take(
        calendar(
            event("RRULE:FREQ=DAILY;COUNT=2", "SEQUENCE:4"),
            event("DTEND:20250611T010000Z", uid="u2", start="DTSTART:20250610T200000Z"),
            event("DTEND;VALUE=DATE:20250613", uid="u3", start="DTSTART;VALUE=DATE:20250610"),
        )
    )
    out = ics(last_touches(net.agenda(date(2025, 1, 1), date(2025, 12, 31)), net.records,
                      net.store.commits()))  # fmt: skip
    text = out.decode()
    assert text.count("UID:u1\r\n") == text.count("SEQUENCE:4\r\n") == 2
    assert "RECURRENCE-ID:20250326T090000Z\r\n" in text
    assert "DTEND:20250611T010000Z" in text
    head = net.store.head()
    again = take(out)
    assert [(a.fate, a.notes) for a in again] == [(ArrivalFate.known, ())] * 4
    assert net.store.head() == head


def test_appointments_of_one_person_clash_with_their_meetings(net, take):
    with net.commit("x") as commit:
        person = commit.add(m50.Person(name="Jan de Vries"))
        commit.add(m50.Meeting(title="DB", due="2025-03-25", start="10:30", owner=person.id))
    (arrival,) = take(calendar(event("DTEND:20250325T100000Z")), given={"owner": person.id})
    (clash,) = clashes(net.agenda(date(2025, 3, 25), date(2025, 3, 25)))
    assert {clash.first.record, clash.second.record} == {"verg-1", arrival.record.id}
    take(calendar(event("DTEND:20250325T100000Z", "TRANSP:TRANSPARENT", "SEQUENCE:1")))
    assert clashes(net.agenda(date(2025, 3, 25), date(2025, 3, 25))) == ()


def test_erasing_someone_wipes_their_calendar_and_their_name_elsewhere(net, take):
    with net.commit("x") as commit:
        jan = commit.add(m50.Person(name="Jan de Vries"))
    take(calendar(event("LOCATION:thuis", title="Tandarts")), given={"owner": jan.id})
    take(calendar(event("DESCRIPTION:met Jan de Vries", uid="u2", title="Bel Jan de Vries")))
    net.erase_person(jan.id)
    own, other = net.collection("appointment")
    assert (own.title, own.place) == ("[gewist]", "")
    assert (other.title, other.description) == ("Bel [gewist]", "met [gewist]")
    assert "Tandarts" not in str(list(net.store.commits()))


def test_an_appointment_that_is_over_asks_for_nothing(net, take):
    take(calendar(event(start="DTSTART:20250301T090000Z"), event(uid="u2")))
    assert net.day().attention == ()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"due": "2025-03-25", "start": "straks"}, "start"),
        ({"due": "Q1 2025"}, "due"),
        ({"due": "doorlopend"}, "due"),
        ({"due": "2025-01-01..2027-01-01"}, "due"),
        ({"due": "2025-03-25", "start": "10:00", "end": "9:00"}, "end"),
        ({"due": "2025-03-25", "occurrence": "de derde"}, "occurrence"),
    ],
)
def test_an_appointment_that_cannot_be_is_refused_by_hand_too(net, values, field: str):
    with pytest.raises(m50.FieldError) as caught, net.commit("x") as commit:
        commit.make("appointment", {"title": "x", **values})
    assert caught.value.field == field


def test_private_appointments_give_their_time_only(net, take):
    (arrival,) = take(calendar(event("CLASS:PRIVATE", "DESCRIPTION:arts", title="Arts")))
    assert (arrival.record.title, arrival.record.description) == ("Privé", "")


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (("DTEND:20270325T080000Z",), "zij duurt langer dan 366 dagen"),
        (("RRULE:FREQ=SECONDLY",), "haar herhaling kan m50 niet volgen"),
        (("RRULE:FREQ=DAILY;COUNT=0",), "haar herhaling kan m50 niet volgen"),
        (("RRULE:FREQ=DAILY;UNTIL=ooit",), "haar herhaling kan m50 niet volgen"),
        (("RRULE:FREQ=DAILY;COUNT=1", "EXDATE:20250325T090000Z"), "geen enkele keer van deze"),
        (("RRULE:FREQ=DAILY;BYHOUR=9,14",), "haar herhaling kan m50 niet volgen"),
        (("RRULE:FREQ=YEARLY;BYWEEKNO=20",), "haar herhaling kan m50 niet volgen"),
        (("RECURRENCE-ID;RANGE=THISANDFUTURE:20250325T090000Z",), "zij wijzigt ook alle latere"),
    ],
)
def test_an_event_that_makes_no_sense_is_left_out_with_its_place(net, take, lines, reason):
    arrivals = take(calendar(event(*lines, title="fout"), event(uid="u2", title="goed")))
    left = [a for a in arrivals if a.fate is ArrivalFate.left_out]
    assert [a.fate for a in arrivals if a.title == "goed"] == [ArrivalFate.new]
    assert len(left) == 1
    assert left[0].reason.startswith(reason)
    assert "regel" in left[0].place
    assert "fout" in left[0].title


def test_two_events_with_one_uid_are_told_and_the_later_one_counts(net, take):
    arrivals = take(calendar(event("SEQUENCE:1", title="later"), event(title="eerder")))
    assert [(a.fate.label, a.reason) for a in arrivals] == [
        ("overgeslagen", "staat nog eens in het bestand, op regel 3"), ("nieuw", ""),
    ]  # fmt: skip
    assert [a.title for a in net.collection("appointment")] == ["later"]


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("cp1252"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.encode().replace("é".encode(), b"\xc3\r\n \xa9"),
    ],
)
def test_any_letters_and_line_ends_give_the_same(net, take, encode: Callable[[str], bytes]):
    take(encode(calendar(event(title="Café"))))
    assert times(net)[0][3] == "Café"


def test_control_characters_become_signs_and_long_text_is_cut_and_told(net, take):
    (arrival,) = take(
        calendar(event("DESCRIPTION:" + "x" * 30_000, title="\x1b]52;c;aGFjaw==\x07hoi"))
    )
    assert arrival.record.title == "␛]52;c;aGFjaw==␇hoi"
    assert len(arrival.record.description) == 20_000
    assert [note.split()[1] for note in arrival.notes] == ["onderwerp", "toelichting"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "er staat geen BEGIN:VCALENDAR in"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "NUL-teken"),
        (b"%PDF-1.7\n", "regel 1: dit is geen agendabestand"),
        (b"BEGIN:VCARD\nEND:VCARD\n", "regel 1: VCARD staat buiten een agenda"),
        (b"END:VEVENT\n", "regel 1: END:VEVENT hoort nergens bij"),
        (calendar(event()).encode()[:-14], "VCALENDAR van regel 1 heeft geen einde"),
        (calendar(event()).encode()[:60], "regel 5: het bestand is niet heel: VEVENT van regel 3"),
        (calendar(event()).encode()[:-20], "regel 7: VEVENT van regel 3 eindigt hier met END:V"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VALARM\n", "regel 3: VEVENT van regel 2 eindigt"),
        (b"BEGIN:VCALENDAR\n" * 100_000, "meer dan 8 diep in elkaar"),
        (calendar(event() * 30_000).encode(), "meer dan 20000 onderdelen"),
        (calendar(event("RRULE:FREQ=DAILY") * 5001).encode(), "meer dan 5000 reeksen"),
        (calendar(*(event("RRULE:FREQ=DAILY", uid=f"u{n}") for n in range(30))).encode(),
         "meer dan 20000 afspraken"),
    ],
)  # fmt: skip
@pytest.mark.sweep
def test_a_file_that_is_not_whole_or_too_much_is_refused_and_nothing_is_kept(
    net, take, content: bytes, reason: str
):
    with pytest.raises(m50.M50Error, match=reason) as caught:
        take(content)
    assert str(caught.value).startswith("agenda.ics")
    assert net.store.head() == 0


def test_a_count_without_end_and_deep_but_legal_parts_are_no_trouble(net, take):
    alarm = 'BEGIN:VALARM\nTRIGGER:-PT1H\nX-ONS;A="b;c:d":x\nEND:VALARM'
    arrivals = take(calendar(event("RRULE:FREQ=YEARLY;COUNT=1000000000", alarm, "kapot")))
    assert [str(a.record.due) for a in arrivals] == ["2025-03-25", "2026-03-25", "2027-03-25"]
    assert "is geen naam en waarde" in arrivals[0].notes[0]


EXPECTED = {
    "biweekly-outlook-2010.ics": ("2013-06-10", "18:00", "19:00", "Team Meeting"),
    "issue_237_fail_to_parse_timezone_with_non_ascii_tzid.ics": (
        "2017-05-11", "18:30", "19:00", "Zonder onderwerp",
    ),
    "issue_836_do_not_quote_tzid.ics": (
        "2024-10-28", "22:00", "23:00", "Anonymous Test Event for TZID",
    ),
    "property_params.ics": ("2012-08-14", "", "", "Test meeting from BB"),
    "timezone_same_start.ics": ("2017-02-24", "21:00", "21:30", "Test 4"),
    "timezone_same_start_and_offset.ics": ("2017-02-24", "04:00", "04:30", "this is an event"),
    "vobject-tzid_8bit.ics": ("2008-05-30", "11:00", "", "Zonder onderwerp"),
}  # fmt: skip


@pytest.mark.skipif(not SAMPLES.exists(), reason="the sample files aren't here")
@pytest.mark.parametrize("name", EXPECTED)
def test_real_files_of_other_programs_come_in_at_the_right_time(net, name: str):
    assert {path.name for path in SAMPLES.iterdir()} == set(EXPECTED)
    (arrival,) = net.take_in(SAMPLES / name)
    assert arrival.fate is ArrivalFate.new
    assert times(net) == [EXPECTED[name]]
    assert [a.fate for a in net.take_in(SAMPLES / name)] == [ArrivalFate.known]


def test_one_odd_byte_spoils_one_letter_and_its_line_is_told(net, take):
    content = calendar(event(title="Café"), event(title="Co?rdinatie", uid="u2")).encode()
    arrivals = take(content.replace(b"Co?r", b"Co\xf6r"))
    assert [one.title for one in arrivals] == ["Café", "Coördinatie"]
    ((note,), rest) = [one.notes for one in arrivals]
    assert note.startswith("agenda.ics, regel 10: bevat tekens die geen UTF-8 zijn; gelezen als")
    assert rest == ()


@pytest.mark.parametrize(("first", "second", "kept"), [(0, 1, "B"), (1, 0, "A"), (0, 0, "B")])
def test_one_uid_in_two_calendars_of_a_file_is_one_appointment(take, net, first, second, kept):
    def calendar(title: str, sequence: int) -> str:
        return (
            f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\nSEQUENCE:{sequence}\nSUMMARY:{title}\n"
            "DTSTART:20250325T090000Z\nEND:VEVENT\nEND:VCALENDAR\n"
        )

    for _ in range(2):
        arrivals = take(calendar("A", first) + calendar("B", second))
        (left,) = [one for one in arrivals if one.fate is ArrivalFate.left_out]
        assert "staat nog eens in het bestand, op regel" in left.reason
        assert [one.title for one in net.collection("appointment")] == [kept]


WHOLE_DAYS = event(
    "RRULE:FREQ=WEEKLY;COUNT=3", start="DTSTART;VALUE=DATE:20250408", title="Thuiswerkdag"
)


@pytest.mark.parametrize(
    "day", ["TZID=Europe/Amsterdam:20250415T000000", "X=y:20250414T220000Z", "VALUE=DATE:20250415"]
)
def test_a_moved_day_of_whole_days_takes_the_place_of_that_day(net, take, day: str):
    moved = event(f"RECURRENCE-ID;{day}", start="DTSTART;VALUE=DATE:20250417")
    take(calendar(WHOLE_DAYS, moved))
    assert sorted(due for due, *_ in times(net)) == ["2025-04-08", "2025-04-17", "2025-04-22"]


def test_a_moved_day_that_comes_in_by_itself_finds_its_series(net, take):
    take(calendar(WHOLE_DAYS))
    day = "RECURRENCE-ID;TZID=Europe/Amsterdam:20250415T000000"
    (arrival,) = take(calendar(event(day, "SEQUENCE:1", start="DTSTART;VALUE=DATE:20250417")))
    assert arrival.fate is ArrivalFate.changed
    assert sorted(due for due, *_ in times(net)) == ["2025-04-08", "2025-04-17", "2025-04-22"]


def test_a_newer_series_without_a_changed_time_does_away_with_it(net, take):
    older = event("RECURRENCE-ID:20250401T090000Z", "SEQUENCE:1", title="korter")
    newer = event("RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20250401T090000Z", "SEQUENCE:2")
    arrivals = take(calendar(older, newer))
    assert [one.reason for one in arrivals if one.fate is ArrivalFate.left_out] == [
        "de nieuwere versie van de reeks, op regel 10, heeft haar niet"
    ]
    assert [due for due, *_ in times(net)] == ["2025-03-25", "2025-04-08"]
    same = older.replace("u1", "u2").replace("SEQUENCE:1", "SEQUENCE:2")
    take(calendar(newer.replace("u1", "u2"), same))
    assert "korter" in [title for *_, title in times(net)]


@pytest.mark.parametrize("later", ["", "DTSTAMP:20250309T090000Z", "SEQUENCE:5"])
def test_an_own_change_stays_while_the_file_says_what_it_said(net, take, later: str):
    first = event("SEQUENCE:4", "LOCATION:Teams", "DTSTAMP:20250301T090000Z")
    take(calendar(first))
    with net.commit("hier") as commit:
        commit.change("afspraak-1", place="Zaal 2.14", title="DB-overleg", start="11:00")
    version = later if later.startswith("SEQUENCE") else "SEQUENCE:4"
    again = event("LOCATION:Teams", version, later.removeprefix(version) or "DTSTAMP:20250301T0900")
    for _ in range(2):
        (arrival,) = take(calendar(again))
        assert "hier anders dan in het bestand; dat blijft zo" in arrival.notes
        kept = net["afspraak-1"]
        assert (kept.place, kept.title, kept.start) == ("Zaal 2.14", "DB-overleg", "11:00")


def test_only_what_changed_in_the_file_goes_over_an_own_change(net, take):
    take(calendar(event("LOCATION:Teams")))
    with net.commit("hier") as commit:
        commit.change("afspraak-1", place="Zaal 2.14", title="DB-overleg")
    (arrival,) = take(calendar(event("LOCATION:Utrecht")))
    assert [change.shown for change in arrival.changes] == ["Plaats: Zaal 2.14 → Utrecht"]
    assert net["afspraak-1"].title == "DB-overleg"


def test_what_a_file_called_off_goes_on_again_when_the_file_says_so(net, take):
    series = event("RRULE:FREQ=DAILY;COUNT=2")
    take(calendar(series))
    take(calendar(event("RRULE:FREQ=DAILY;COUNT=2", "EXDATE:20250326T090000Z", "SEQUENCE:1")))
    assert [a.status.value for a in net.collection("appointment")] == ["confirmed", "cancelled"]
    take(calendar(event("RRULE:FREQ=DAILY;COUNT=2", "SEQUENCE:2")))
    assert [a.status.value for a in net.collection("appointment")] == ["confirmed"] * 2


def test_two_days_under_one_uid_are_two_appointments(net, take):
    file = calendar(event(title="een"), event(title="twee", start="DTSTART:20250326T090000Z"))
    for expected in ("nieuw", "al bekend"):
        assert fates(take(file)) == [expected] * 2
    assert [title for *_, title in times(net)] == ["een", "twee"]


def test_the_same_appointment_under_a_new_uid_is_told(net, take):
    take(calendar(event()))
    (arrival,) = take(calendar(event(uid="een-ander")))
    assert arrival.fate is ArrivalFate.new
    assert arrival.notes[0].startswith("afspraak-1 heeft hetzelfde onderwerp en dezelfde tijd")


def test_what_is_gone_from_a_calendar_is_told_and_stays(net, take):
    take(calendar(event(), event(uid="u2", title="weg"), event(uid="u3", title="geweest",
                  start="DTSTART:20250301T090000Z")))  # fmt: skip
    arrivals = take(calendar(event()))
    assert fates(arrivals) == ["al bekend", "overgeslagen"]
    assert arrivals[1].title == "di 25 mrt 2025 weg"
    assert "staat niet meer in deze agenda" in arrivals[1].reason
    assert net["afspraak-2"].status == "confirmed"
    # An invitation is about one thing only.
    assert fates(take(calendar("METHOD:REQUEST\n", event("SEQUENCE:1")))) == ["gewijzigd"]


def test_text_class_and_certainty_go_out_as_they_came_in(net, take):
    take(
        calendar(
            event("DESCRIPTION:Deelnemen: https://voorbeeld.invalid\\nCode 1\\, 2",
                  "STATUS:TENTATIVE", "TRANSP:TRANSPARENT"),
            event("CLASS:CONFIDENTIAL", uid="u2"),
        )
    )  # fmt: skip
    text = ics(net.agenda(date(2025, 1, 1), date(2025, 12, 31))).decode().replace("\r\n ", "")
    assert "DESCRIPTION:Deelnemen: https://voorbeeld.invalid\\nCode 1\\, 2\r\n" in text
    assert [f"{line}\r\n" in text for line in ("STATUS:TENTATIVE", "TRANSP:TRANSPARENT",
                                               "CLASS:CONFIDENTIAL")] == [True] * 3  # fmt: skip


def test_a_calendar_of_many_birthdays_comes_in(net):
    many = (
        event("RRULE:FREQ=YEARLY", uid=f"v{n}", start=f"DTSTART;VALUE=DATE:1960{n % 12 + 1:02}01")
        for n in range(1_100)
    )
    found = calendar_appointments(calendar(*many).encode(), "x.ics", net.records, DAY)
    assert sum(1 for one in found if not one.left_out) > 3_000


def test_a_file_is_read_before_anybody_is_kept_waiting(net, take, monkeypatch):
    def locked(*_: object) -> None:
        raise AssertionError("the lock was taken first")

    monkeypatch.setattr(type(net), "commit", locked)
    with pytest.raises(m50.M50Error, match="geen agendabestand"):
        take(b"geen agenda")


def test_a_zone_with_very_many_changes_is_looked_up_and_not_run_through(net, take):
    changes = ",".join(f"{year}0101T000000" for year in range(1900, 2020)) + ",19000101T000000" * 50
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Z\nBEGIN:STANDARD\nDTSTART:18990101T000000\nTZOFFSETFROM:+0100\n"
        f"TZOFFSETTO:+0200\nRDATE:{changes}\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    (arrival,) = take(calendar(zone, event(start="DTSTART;TZID=Z:20250610T120000")))
    assert arrival.record.start == "12:00"
    (known,) = file_zones(
        read_calendars(calendar(zone).encode(), "x.ics").calendars[0].inner
    ).values()
    assert len(known.changes[0].also) == 120
