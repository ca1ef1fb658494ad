"""Records that the stories of rules are told with."""

from datetime import date

import m50core as m50
from m50core.plan.definitions import PlanFile
from m50core.testing.builders import definitions

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

ACTIVE = m50.Goal(id="g-1", title="a", status="active")

TALK = m50.Contact(id="contact-9", title="x", about=("g-1",), on=date(2025, 3, 4))

FIGURE = m50.Indicator(id="ind-1", title="a", target="10", goal="g-1", due="Q1 2025")

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
