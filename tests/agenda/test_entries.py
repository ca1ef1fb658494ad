"""Everything with a date, in order."""

from datetime import date

import m50core as m50
from m50core.agenda.entries import agenda, records_without_date
from m50core.testing.builders import network, plugin


def test_the_agenda_puts_exact_days_before_vague_ones_and_both_within_the_span():
    with network(
        m50.Meeting(title="DB", due="2025-03-20", start="10:00"),
        m50.LobbyMoment(title="AO", due="2025-03-25"),
        m50.Goal(title="Gesprekken", due="Q1 2025"),
        m50.Meeting(title="Later", due="2025-06-01"),
        m50.Event(title="Ooit"),
    ) as net:
        entries = agenda(net.records, date(2025, 3, 10), date(2025, 3, 31))
        assert [(e.title, e.exact, e.words) for e in entries] == [
            ("DB", True, "do 20 mrt 2025"),
            ("AO", True, "di 25 mrt 2025"),
            ("Gesprekken", False, "Q1 2025"),
        ]
        assert [r.title_text for r in records_without_date(net.records)] == ["Ooit"]


def test_a_plugins_kind_that_takes_place_waits_for_a_day():
    @m50.record(label="Excursie", plural="Excursies", prefix="excursie")
    class Trip(m50.Planned):
        """A trip."""

        takes_place = True

        due: m50.Period | None = m50.field(label="Wanneer", default=None)

    trips = plugin(record_kinds=lambda: [Trip])
    with network(m50.Goal(title="Doel"), plugins={"excursies": trips}) as net:
        with net.commit("reis") as commit:
            commit.add(Trip(title="Naar Zeeland"))
            commit.add(Trip(title="Naar Delft", due="2025-03-20"))
        assert [r.title_text for r in records_without_date(net.records)] == ["Naar Zeeland"]
