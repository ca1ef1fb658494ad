"""What goes on without a last day is told in the report of each period, so that it can't vanish."""

from datetime import date

import m50core as m50
from m50core.accountability.reports.progress import data
from m50core.network.network import Network
from m50core.testing.builders import network, plugin
from m50core.testing.core import CORE_REPORTS

GOING_ON = (
    m50.Pillar(id="ruimte", title="Ruimte"),
    m50.Activity(id="a1", title="Aanspreekpunt zijn", pillar="ruimte", cadence="doorlopend"),
    m50.Activity(id="a2", title="Agenda volgen", pillar="ruimte", cadence="structureel"),
    m50.Rhythm(id="r1", title="Netwerken", pillar="ruimte", cadence="regelmatig"),
    m50.Activity(id="a3", title="Zaal zoeken", pillar="ruimte", due="Q1 2025"),
    m50.Activity(id="a4", title="Klaar", pillar="ruimte", cadence="doorlopend", status="done"),
    m50.Rhythm(id="r2", title="Gesprek", pillar="ruimte", cadence="per kwartaal"),
    m50.Progress(title="Mail beantwoord", about="a2", on=date(2025, 2, 12)),
    m50.Contact(title="Borrel", about=("r1",), on=date(2024, 11, 5)),
)


def approve(net: Network) -> None:
    for status in ("checked", "approved"):
        with net.commit(status) as commit:
            commit.change("voortgang-1", status=status)


def test_each_continuing_duty_says_when_it_was_last_seen_to():
    with network(*GOING_ON, today=date(2025, 3, 11)) as net:
        approve(net)
        parts = data(net.records, net.today, "2025-H1").parts
        (pillar,) = (part for part in parts if part.title == "Ruimte")
        told = {duty.title: duty.last for duty in pillar.going_on}
    assert told == {
        "Netwerken": "niets in deze periode; laatst op di 5 nov 2024",
        "Aanspreekpunt zijn": "niets vastgelegd",
        "Agenda volgen": "laatst op wo 12 feb 2025",
    }


def test_the_report_shows_them_apart():
    files = {"verslagen": plugin(reports=lambda: CORE_REPORTS)}
    with network(*GOING_ON, plugins=files, today=date(2025, 3, 11)) as net:
        approve(net)
        report = net.report("voortgang", period="2025-H1").markdown
    assert "### Wat doorloopt" in report
    assert "| Aanspreekpunt zijn | doorlopend | niets vastgelegd |" in report
    assert "| Zaal zoeken | doorlopend" not in report
