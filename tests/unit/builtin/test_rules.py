"""Each rule of the core: a story that passes and one that fails. A test for a rule without one."""

from datetime import date

import m50core as m50
from m50core.builtin.rules import RULES
from m50core.testing.builders import network
from m50core.testing.rule_contract import RuleContract

BAND = m50.Municipality(id="GM1", name="Zeist", code="GM0355", inhabitants=65_000)
SMALL = m50.Municipality(id="GM2", name="Dorp", code="GM0001", inhabitants=9_000)
ALV = m50.Organisation(id="org-alv", name="ALV")
VNG = m50.Organisation(id="org-vng", name="VNG")
COMMITTEE = m50.Organisation(id="org-c", name="Commissie", type="committee", part_of="org-vng")
G4 = m50.Organisation(id="org-g4", name="G4")
ANNA = m50.Person(id="persoon-anna", name="Anna")
DEBATE = m50.LobbyMoment(id="moment-a", title="AO", due="2025-03-25")
P31 = m50.Rhythm(id="ritme-p", title="Kwartaalgesprek", cadence="per kwartaal")

STORIES = {
    "M50-001": (
        [ANNA, m50.Goal(title="Doel", owner="persoon-anna")],
        [m50.Goal(title="Doel")],
    ),
    "M50-002": (
        [
            ANNA,
            VNG,
            m50.Seat(title="Voorzitter", person="persoon-anna", status="filled"),
            m50.Seat(title="Directeur elders", organ="org-vng"),
        ],
        [m50.Seat(title="Voorzitter")],
    ),
    "M50-003": (
        [DEBATE, m50.LobbyMoment(title="BOF-V", due="2025-04-08", uses=("moment-a",))],
        [DEBATE, m50.LobbyMoment(title="BOF-V", due="2025-03-08", uses=("moment-a",))],
    ),
    "M50-004": (
        [
            m50.Activity(title="Stuk", due="Q1 2025"),
            m50.Goal(title="Klaar", due="2024", status="done"),
        ],
        [m50.Activity(title="Stuk", due="februari 2025")],
    ),
    "M50-005": (
        [m50.OpenPoint(title="x", nature="missing"),
         m50.OpenPoint(title="y", nature="contradiction", status="settled")],
        [m50.OpenPoint(title="x", nature="contradiction")],
    ),
    "M50-006": (
        [ANNA, m50.Pillar(title="R", chair="persoon-anna", vice_chair="persoon-anna")],
        [ANNA, m50.Pillar(title="R", chair="persoon-anna")],
    ),
    "M50-007": (
        [ANNA, m50.ActionItem(title="Zaal", owner="persoon-anna", due="2025-04-01")],
        [m50.ActionItem(title="Zaal", due="2025-04-01")],
    ),
    "M50-008": (
        [m50.Meeting(title="DB", due="2025-03-10"), m50.Meeting(title="ALV", due="maart 2025")],
        [m50.Meeting(title="BOF-V", due="2025-03-08")],
    ),
    "M50-101": (
        [P31, m50.ActionItem(title="Gesprek plannen", due="2025-03-31", about=("ritme-p",)),
         m50.Rhythm(title="Los", cadence="doorlopend"), m50.Rhythm(title="X", cadence="jaarlijks")],
        [P31, m50.Meeting(title="Q2", due="2025-04-10", rhythm="ritme-p")],
    ),
    "M50-102": (
        [ALV, m50.Meeting(title="1e ALV", organ="org-alv", due="2025-05-16")],
        [ALV, m50.Meeting(title="1e ALV", organ="org-alv")],
    ),
    "M50-103": (
        [m50.ActionItem(title="een", due="2025-04-01"), m50.ActionItem(title="twee", due="na een"),
         m50.ActionItem(title="drie", due="na twee")],
        [m50.ActionItem(title="een", due="na drie"), m50.ActionItem(title="twee", due="na een"),
         m50.ActionItem(title="drie", due="na twee"), m50.ActionItem(title="x", due="na een")],
    ),
    "M50-201": (
        [VNG, m50.LobbyLine(title="Geld", ask="meer", targets=("org-vng",)),
         m50.LobbyLine(title="Slaapt", status="dormant")],
        [m50.LobbyLine(title="Geld", ask="meer")],
    ),
    "M50-202": (
        [m50.LobbyLine(title="a", rank=1), m50.LobbyLine(title="b", rank=2)],
        [m50.LobbyLine(title="a", rank=1), m50.LobbyLine(title="b", rank=1)],
    ),
    "M50-203": (
        [VNG, COMMITTEE, ANNA, m50.Seat(title="Lid", organ="org-c", person="persoon-anna")],
        [VNG, COMMITTEE, m50.Seat(title="Lid", organ="org-c")],
    ),
    "M50-204": (
        [G4, m50.Contact(title="a", organisation="org-g4", level="political"),
         m50.Contact(title="b", organisation="org-g4", level="official")],
        [G4, m50.Contact(title="a", organisation="org-g4", level="political")],
    ),
    "M50-301": (
        [BAND, m50.Member(title="Zeist", municipality="GM1", status="member")],
        [SMALL, m50.Member(title="Dorp", municipality="GM2", status="member")],
    ),
    "M50-302": (
        [BAND, m50.Member(title="Zeist", municipality="GM1", status="member", since="2025",
                          onboarding="kennismaking gedaan")],
        [BAND, m50.Member(title="Zeist", municipality="GM1", status="member", since="2025-01")],
    ),
    "M50-303": (
        [BAND, m50.Member(id="lid-1", title="Zeist", municipality="GM1"),
         m50.Contribution(title="C", member="lid-1", for_year=2024, status="paid"),
         m50.Contribution(title="D", member="lid-1", for_year=2025, invoiced=date(2025, 2, 1))],
        [BAND, m50.Member(id="lid-1", title="Zeist", municipality="GM1"),
         m50.Contribution(title="C", member="lid-1", for_year=2025, invoiced=date(2025, 1, 2))],
    ),
    "M50-401": (
        [m50.Person(name="Anna", review=date(2025, 3, 11)), m50.Person(name="Bea")],
        [m50.Person(name="Anna", review=date(2025, 3, 10))],
    ),
    "M50-402": (
        [ANNA, m50.Person(name="Bea", review=date(2026, 1, 1)), m50.Person(name="[gewist]"),
         m50.Contact(title="Gesprek", person="persoon-anna", on=date(2023, 4, 1)),
         m50.Person(id="persoon-c", name="Cas"), m50.Seat(title="Lid", person="persoon-c")],
        [ANNA, m50.Contact(title="Gesprek", person="persoon-anna", on=date(2023, 3, 1)),
         m50.Seat(title="Lid", person="persoon-anna", end="2022"),
         m50.ActionItem(title="Klaar", owner="persoon-anna", status="done")],
    ),
    "M50-403": (
        [VNG, ANNA, m50.Person(name="Bea", email="bea@vng.example", organisation="org-vng")],
        [m50.Person(name="Bea", phone="06-12345678")],
    ),
    "M50-404": (
        [m50.ActionItem(title="Dossier 123456789", description="KvK 12345678, bel 0612345678"),
         m50.Person(name="Bea", phone="111222333")],
        [m50.ActionItem(title="Bel", description="over 111222333 en nog eens 111222333")],
    ),
}  # fmt: skip


class TestRules(RuleContract):
    rules = RULES
    stories = STORIES


def test_a_rule_that_raises_becomes_a_finding_about_itself():
    @m50.rule("X-1", "Tekst.", clause="Plan", reads=())
    def broken(records, today):
        yield m50.Hit(records["weg"], "nooit")

    with network() as net:
        (finding,) = broken.findings(net.records, net.today)
    assert finding.severity is m50.Severity.error
    assert "X-1 kon niet worden uitgevoerd" in finding.sentence
