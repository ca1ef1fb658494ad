"""Each rule of the core: a story that passes and one that fails. A test for a rule without one."""

from datetime import date

import m50core as m50
from m50core.plan.definitions import PlanFile
from m50core.testing.builders import definitions, network
from m50core.testing.core import CORE_RULES as RULES
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

CHAIRS = [
    m50.Person(id="jan", name="Jan"),
    m50.Pillar(id="ruimte", title="Ruimte", chair="jan"),
    m50.Pillar(id="sociaal", title="Sociaal"),
    m50.Rhythm(id="ritme-v", title="Gesprek", cadence="per kwartaal", each="pillar"),
]

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
    "M50-104": (
        [*CHAIRS, m50.Contact(title="a", person="jan", about=("ritme-v",), on=date(2025, 2, 3)),
         m50.Meeting(title="b", rhythm="ritme-v", organ="sociaal", status="held",
                     due="2025-03-03")],
        [*CHAIRS, m50.Contact(title="a", person="jan", about=("ritme-v",), on=date(2025, 2, 3)),
         m50.Contact(title="nog eens", person="jan", about=("ritme-v",), on=date(2025, 2, 10))],
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

CHAMBER = m50.Organisation(id="org-tweede-kamer", name="Tweede Kamer", type="parliament")
HOUSING = m50.Organisation(
    id="org-tk-volkshuisvesting-en-ruimtelijke-ordening", name="Vaste commissie VRO",
    type="committee", part_of="org-tweede-kamer",
)  # fmt: skip
G40 = m50.Organisation(id="org-g40", name="G40", type="network")
MEMBER_A = m50.Member(id="lid-a", title="Zeist", municipality="GM1", status="member")
MEMBER_B = m50.Member(id="lid-b", title="Dorp", municipality="GM2", status="member")
HOUSES = m50.Theme(id="thema-wonen", title="Wonen")
SPACE = [
    ANNA, HOUSES, m50.Organisation(id="org-p10", name="P10", type="network"),
    m50.Pillar(id="ruimte", title="Ruimte", chair="persoon-anna", vice_chair="persoon-anna"),
    m50.Goal(title="Bouwen", pillar="ruimte", themes=("thema-wonen",)),
    m50.Contact(id="contact-1", title="Bouwen", organisation="org-p10", about=("thema-wonen",)),
]  # fmt: skip
BOARD = m50.Board(id="bestuur-a", title="DB", term="2025")
DB = m50.Meeting(id="verg-db", title="DB", due="2025-03-20")
LINE = m50.BudgetLine(id="post-1", title="Zaal", amount="100,00")


def named(unit: str, *organisations: str) -> list[m50.Record]:
    return [
        m50.Stakeholder(title=name, source=unit, organisation=name, nature="network")
        for name in organisations
    ]


def promised(unit: str, *municipalities: str) -> list[m50.Record]:
    return [
        m50.Involvement(title=name, source=unit, municipality=name, role="committed")
        for name in municipalities
    ]


PLACES = [BAND, SMALL, m50.Municipality(id="GM3", name="Goes", code="GM0664")]
NETWORKS = [
    m50.Organisation(id=f"org-{n}", name=n.upper(), type="network") for n in ("g4", "g40", "k80")
]
QUESTIONS = (
    "1. Betrokkenheid andere gemeenten", "2. Wat wordt de inzet op inhoud?", "3. Lobby",
    "4. Interne netwerkactiviteiten",
)  # fmt: skip
ANSWERS = [
    m50.Pillar(id="ruimte", title="Ruimte"),
    *(m50.Goal(title=h, pillar="ruimte", source=f"Ruimte > {h}") for h in QUESTIONS),
]

CONTINUITY = {
    "M50-009": (
        [m50.Suppression(code="M50-001", reason="later", until=date(2025, 3, 11))],
        [m50.Suppression(code="M50-001", reason="later", until=date(2025, 3, 10))],
    ),
    "M50-010": (
        [ANNA, m50.Seat(title="a", person="persoon-anna", status="filled", end="2026"),
         m50.Seat(title="b", person="persoon-anna", status="open", end="2025-04-01")],
        [ANNA, m50.Seat(title="a", person="persoon-anna", status="leaving", end="2025-04-01")],
    ),
    "M50-011": (
        [BOARD, m50.Decision(title="Procedure", about=("bestuur-a",)),
         m50.Board(title="Later", term="2027")],
        [BOARD],
    ),
    "M50-013": (
        [ANNA, m50.Activity(title="a", status="active", owner="persoon-anna",
                            deputy="persoon-anna"), m50.Activity(title="b")],
        [ANNA, m50.Activity(title="a", status="active", owner="persoon-anna")],
    ),
    "M50-015": (
        [m50.Decision(title="a", status="taken", effective=date(2025, 3, 12)),
         m50.Decision(title="b", status="effective", effective=date(2025, 3, 1))],
        [m50.Decision(title="a", status="taken", effective=date(2025, 3, 11))],
    ),
}  # fmt: skip

ACTIVE = m50.Goal(id="g-1", title="a", status="active")
TALK = m50.Contact(id="contact-9", title="x", about=("g-1",), on=date(2025, 3, 4))
FIGURE = m50.Indicator(id="ind-1", title="a", target="10", goal="g-1", due="Q1 2025")

ACCOUNTABILITY = {
    "M50-012": (
        [m50.Goal(id="g-1", title="a", status="active"), m50.Goal(title="b"),
         m50.Activity(id="a-1", title="c", goal="g-1"),
         m50.Progress(title="x", about="a-1", on=date(2025, 2, 10))],
        [m50.Goal(id="g-1", title="a", status="active"),
         m50.Progress(title="x", about="g-1", on=date(2025, 2, 8))],
    ),
    "M50-014": (
        [m50.Indicator(title="a", target="10", actual="6", due="Q1 2025"),
         m50.Indicator(title="b", target="10", actual="0", due="2025")],
        [m50.Indicator(title="a", target="10", actual="2", due="Q1 2025")],
    ),
    "M50-601": (
        [ACTIVE, TALK, m50.Progress(title="a", about="g-1", percent=100, evidence=("contact-9",)),
         m50.Progress(title="b", about="g-1", percent=99)],
        [ACTIVE, m50.Progress(title="a", about="g-1", percent=100)],
    ),
    "M50-602": (
        [m50.Goal(id="g-1", title="a", status="done"), TALK, m50.Goal(id="g-2", title="b"),
         m50.Goal(id="g-3", title="c", status="done"),
         m50.Judgement(about="g-3", stand="done", reason="op papier gezien")],
        [m50.Goal(id="g-1", title="a", status="done")],
    ),
    "M50-603": (
        [ACTIVE, TALK, m50.Judgement(about="g-1", stand="on_course", reason="x"),
         m50.Goal(id="g-2", title="b", due="2025-02"),
         m50.Judgement(about="g-2", stand="attention", reason="x"),
         m50.Goal(id="g-3", title="c", due="2025-02"),
         m50.Judgement(about="g-3", stand="on_course", reason="x", on=date(2025, 3, 1),
                       until=date(2025, 3, 10))],
        [m50.Goal(id="g-1", title="a", due="2025-02"),
         m50.Judgement(about="g-1", stand="on_course", reason="x")],
    ),
    "M50-604": (
        [ACTIVE, m50.Judgement(about="g-1", stand="risk", reason="x", on=date(2024, 12, 8)),
         m50.Judgement(about="g-1", stand="risk", reason="x", on=date(2024, 12, 9)),
         m50.Goal(id="g-2", title="b"),
         m50.Judgement(about="g-2", stand="risk", reason="x", on=date(2024, 1, 1),
                       until=date(2025, 12, 31))],
        [ACTIVE, m50.Judgement(about="g-1", stand="risk", reason="x", on=date(2024, 12, 8))],
    ),
    "M50-605": (
        [ACTIVE, FIGURE, m50.Indicator(title="Inwoners", actual="7000000"),
         m50.Indicator(title="Klachten", goal="g-1", target="0", baseline="12")],
        [ACTIVE, m50.Indicator(title="Klachten", goal="g-1", target="0")],
    ),
    "M50-606": (
        [ACTIVE, FIGURE, m50.Measurement(indicator="ind-1", on=date(2025, 3, 1), value="8"),
         m50.Indicator(title="Later", target="10", due="2025")],
        [ACTIVE, FIGURE],
    ),
    "M50-607": (
        [ACTIVE, FIGURE, m50.Measurement(indicator="ind-1", on=date(2024, 12, 9), value="8"),
         m50.Indicator(title="Gehaald", target="5", actual="5", measured_on="2024-01-01"),
         m50.Indicator(title="Zonder dag", target="5", actual="4")],
        [ACTIVE, FIGURE, m50.Measurement(indicator="ind-1", on=date(2024, 12, 8), value="8")],
    ),
}  # fmt: skip

BUDGET = m50.Budget(id="begroting", title="Begroting", status="tabled")


def amendment(title: str = "Vastgesteld", decision: str = "besluit", **more: object):
    values = {"about": "begroting", "field_name": "status", "new_value": "adopted", **more}
    return m50.Amendment(title=title, decision=decision, **values)


def decision(status: str = "taken", effective: date | None = date(2025, 3, 12)) -> m50.Decision:
    return m50.Decision(id="besluit", title="Begroting", status=status, effective=effective)


ZEIST = m50.Member(id="lid-zeist", title="Zeist", municipality="GM1", status="member")
HELD = m50.Meeting(
    id="alv", title="ALV", due="2025-03-01", type="assembly", quorum=50, status="held"
)
TAKEN = m50.Decision(
    id="genomen", title="Begroting", meeting="alv", status="taken", taken_on=date(2025, 3, 1),
    effective=date(2025, 3, 1),
)  # fmt: skip

DECISIONS = {
    "M50-015": (
        [BUDGET, decision(), amendment(), m50.Decision(title="Wijzigt niets", status="taken")],
        [BUDGET, decision(effective=None), amendment()],
    ),
    "M50-016": (
        [BUDGET, decision(effective=date(2025, 3, 1)), amendment(),
         m50.Budget(id="later", title="Later"),
         amendment(about="later", field_name="rhythm", new_value="weg", on=date(2025, 3, 12))],
        [BUDGET, decision(effective=date(2025, 3, 1)),
         amendment(field_name="rhythm", new_value="weg")],
    ),
    "M50-017": (
        [BUDGET, decision(), amendment(), amendment(decision="", status="dropped")],
        [BUDGET, amendment(decision="")],
    ),
    "M50-018": (
        [BUDGET, decision("revoked"), amendment(status="effective", on=date(2025, 3, 1)),
         amendment("Toch", "", status="effective", on=date(2025, 3, 2))],
        [BUDGET, decision("revoked"), amendment(status="effective")],
    ),
    "M50-019": (
        [BAND, ZEIST, HELD, m50.Attendance(title="Zeist", meeting="alv", member="lid-zeist"), TAKEN,
         m50.Meeting(id="db", title="DB", due="2025-03-01", type="board", status="held"),
         m50.Decision(title="In het DB", meeting="db", status="taken")],
        [BAND, ZEIST, HELD, TAKEN],
    ),
    "M50-020": (
        [HELD, TAKEN, m50.Decision(title="Later", meeting="alv", status="taken",
                                   taken_on=date(2025, 3, 5))],
        [m50.Meeting(id="db", title="DB", due="2025-03-08"),
         m50.Meeting(id="alv", title="ALV", due="10 dagen na DB"), TAKEN],
    ),
}  # fmt: skip

DEALINGS = {
    "M50-205": (
        [CHAMBER, HOUSING, m50.Person(id="persoon-k", name="Kim", organisation=HOUSING.id),
         m50.Contact(title="Kennismaking", person="persoon-k")],
        [CHAMBER, HOUSING, m50.Contact(title="Debat", organisation="org-tweede-kamer")],
    ),
    "M50-206": (
        [m50.Organisation(id="org-bzk", name="BZK", type="ministry"),
         m50.Person(name="Bea", organisation="org-bzk")],
        [m50.Organisation(id="org-bzk", name="BZK", type="ministry")],
    ),
    "M50-207": (
        [CHAMBER, m50.LobbyMoment(id="m-1", title="AO", due="2025-03-25",
                                  organisation="org-tweede-kamer"),
         m50.Paper(title="Stuk", meeting="m-1"),
         m50.LobbyMoment(title="Later", due="2025-09-25", organisation="org-tweede-kamer")],
        [CHAMBER, m50.LobbyMoment(id="m-1", title="AO", due="2025-03-25",
                                  organisation="org-tweede-kamer"),
         m50.Paper(title="Stuk", meeting="m-1", status="dropped")],
    ),
    "M50-208": (
        [*SPACE, m50.ActionItem(title="Bel", owner="persoon-anna", about=("contact-1",))],
        SPACE,
    ),
    "M50-209": (
        [m50.LobbyMoment(id="m-1", title="AO", due="2025-02-18"),
         m50.Progress(title="goed", about="m-1"),
         m50.Event(title="Borrel", due="2025-03-01")],
        [m50.LobbyMoment(title="AO", due="2025-02-18")],
    ),
    "M50-210": (
        [DB, m50.Paper(title="a", meeting="verg-db", status="delivered"),
         m50.Paper(title="b", meeting="verg-db", due="2025-03-11"), m50.Paper(title="c")],
        [DB, m50.Paper(title="a", meeting="verg-db", status="drafted")],
    ),
    "M50-501": (
        [BAND, MEMBER_A, m50.Contribution(title="C", member="lid-a", for_year=2025)],
        [BAND, SMALL, MEMBER_A, MEMBER_B,
         m50.Contribution(title="C", member="lid-a", for_year=2025)],
    ),
    "M50-502": (
        [LINE, m50.Booking(title="a", amount="50,00", line="post-1"),
         m50.Booking(title="b", amount="50,00", side="in")],
        [m50.Booking(title="a", amount="50,00")],
    ),
    "M50-503": (
        [LINE, m50.Booking(title="a", amount="120,00", line="post-1"),
         m50.Booking(title="terug", amount="20,00", line="post-1", side="in")],
        [LINE, m50.Booking(title="a", amount="100,01", line="post-1")],
    ),
    "BW2-001": (
        [ALV, m50.Meeting(title="ALV", organ="org-alv", due="2025-03-18"),
         m50.Meeting(title="ALV", organ="org-alv", due="2025-03-12", status="convened")],
        [ALV, m50.Meeting(title="ALV", organ="org-alv", due="2025-03-17")],
    ),
    "BW2-002": (
        [m50.Budget(title="2024", type="accounts", for_year=2024),
         m50.Budget(title="2023", type="accounts", for_year=2023, status="adopted")],
        [m50.Budget(title="2023", type="accounts", for_year=2023)],
    ),
}  # fmt: skip


def dated(words: str) -> PlanFile:
    return definitions(
        f"""
[[activity]]
id = "ruimte-a01"
title = "Lobbypaper"
due = "{words}"
source = "Plan"
""",
        unit_kind="m50",
    )


YEAR_PLAN = {
    "PLN-001": (
        [m50.Goal(title="a", due="Q1 2025"), m50.Goal(title="b", cadence="jaarlijks")],
        [m50.Goal(title="a")],
    ),
    "PLN-002": (
        [m50.Goal(title="a", measure="tien leden"), m50.Goal(id="g-1", title="b"),
         m50.Indicator(title="Leden", goal="g-1")],
        [m50.Goal(title="a")],
    ),
    "PLN-003": (
        [*ANSWERS, m50.Goal(title="x", pillar="ruimte", source="Ruimte > 5. Inzet Platform31")],
        [*ANSWERS, m50.OpenPoint(title="x", nature="missing", pillar="ruimte",
                                 source="Ruimte > 5. Inzet Platform31")],
    ),
    "PLN-004": (
        [DEBATE, m50.Activity(title="a", due="2025-03-25", depends_on=("moment-a",))],
        [DEBATE, m50.Activity(title="a", due="2025-03-24", depends_on=("moment-a",))],
    ),
    "PLN-005": (
        [*NETWORKS, *named("a", "org-g4", "org-g40"), *named("b", "org-g40", "org-g4"),
         *named("c", "org-k80")],
        [*NETWORKS, *named("a", "org-g4", "org-k80", "org-g40"),
         *named("b", "org-g4", "org-k80")],
    ),
    "PLN-006": (
        [*PLACES, *promised("a", "GM1", "GM2"), *promised("b", "GM2", "GM1")],
        [*PLACES, *promised("a", "GM1", "GM2"), *promised("b", "GM2", "GM1", "GM3")],
    ),
    "PLN-007": (
        [m50.Event(title="De st(r)eek"), m50.Rhythm(title="De st(r)eek", cadence="jaarlijks")],
        [m50.Event(title="De st(r)eek"), m50.Rhythm(title="De streek", cadence="jaarlijks")],
    ),
    "PLN-008": (
        [m50.Goal(title="Verbinden", source="a"), m50.Activity(title="Verbinden", source="a"),
         m50.Goal(title="Verbinden in de regio", source="b")],
        [m50.Goal(title="Verbinden", source="a"),
         m50.Activity(title="Verbinden (contactpersoon)", source="b")],
    ),
    "PLN-009": (
        [m50.OpenPoint(title="a", nature="missing", status="settled"),
         m50.OpenPoint(title="b", nature="contradiction")],
        [m50.OpenPoint(title="a", nature="vague")],
    ),
    "PLN-010": (
        [m50.Meeting(title="2e ALV 2025", year=2025),
         m50.Budget(title="a", for_year=2026, due="bij 2e ALV 2025")],
        [m50.Meeting(title="2e ALV 2025", year=2025),
         m50.Budget(title="a", for_year=2025, due="bij 2e ALV 2025")],
    ),
    "PLN-011": (
        [m50.Event(title="a", due="2025"), m50.Meeting(title="b", status="cancelled")],
        [m50.Event(title="a")],
    ),
    "PLN-012": (
        [m50.Budget(id="b-1", title="a"), m50.Budget(title="b", type="accounts"),
         m50.BudgetLine(title="Zaal", amount="10,00", budget="b-1")],
        [m50.Budget(id="b-1", title="a"), m50.BudgetLine(title="Zaal", budget="b-1")],
    ),
    "PLN-013": (
        [dated("Q1 2025"), m50.Goal(title="Later geschreven")],
        [dated("")],
    ),
}  # fmt: skip


class TestRules(RuleContract):
    rules = RULES
    stories = STORIES | CONTINUITY | ACCOUNTABILITY | DECISIONS | DEALINGS | YEAR_PLAN


def test_a_rule_that_raises_becomes_a_finding_about_itself():
    @m50.rule("X-1", "Tekst.", clause="Plan", reads=())
    def broken(records, today):
        yield m50.Hit(records["weg"], "nooit")

    with network() as net:
        (finding,) = broken.findings(net.records, net.today)
    assert finding.severity is m50.Severity.error
    assert "X-1 kon niet worden uitgevoerd" in finding.sentence
