"""Each rule of the room has a story that passes and one that fails."""

from testing.rule_records import (
    BAND,
    CHAMBER,
    COMMITTEE,
    DB,
    G4,
    HOUSING,
    MEMBER_A,
    SPACE,
    VNG,
)

import m50core as m50
from m50core.lobby.rules import RULES
from m50core.testing.rule_contract import RECORDED, RuleContract, Untouched

ALDERMAN = m50.Person(id="persoon-w", name="Wil", organisation="GM1")
MPS = [
    m50.Person(id="persoon-k", name="Kim", organisation=HOUSING.id),
    m50.Person(id="persoon-j", name="Jo", organisation=HOUSING.id),
]

STORIES = {
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
        [VNG, COMMITTEE, BAND, MEMBER_A, ALDERMAN,
         m50.Seat(title="Lid", organ="org-c", person="persoon-w")],
        [VNG, COMMITTEE, BAND, ALDERMAN, m50.Seat(title="Lid", organ="org-c", person="persoon-w")],
    ),
    "M50-204": (
        [G4, m50.Contact(title="a", organisation="org-g4", level="political"),
         m50.Contact(title="b", organisation="org-g4", level="official")],
        [G4, m50.Contact(title="a", organisation="org-g4", level="political")],
    ),
    "M50-205": (
        [CHAMBER, HOUSING, *MPS, m50.Contact(title="a", person="persoon-k"),
         m50.Contact(title="b", person="persoon-j")],
        [CHAMBER, HOUSING, *MPS, m50.Contact(title="a", person="persoon-k")],
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
         m50.LobbyMoment(title="Nota", due="maart 2025"),
         m50.Event(title="Borrel", due="2025-03-01")],
        [m50.LobbyMoment(title="Nota", due="begin maart 2025"),
         m50.LobbyMoment(title="AO", due="2025-03-10")],
    ),
    "M50-210": (
        [DB, m50.Paper(title="a", meeting="verg-db", status="delivered"),
         m50.Paper(title="b", meeting="verg-db", due="2025-03-11"), m50.Paper(title="c")],
        [DB, m50.Paper(title="a", meeting="verg-db", status="drafted")],
    ),
}  # fmt: skip


UNTOUCHED = {
    "M50-201": Untouched([m50.LobbyLine(title="Geld")], now=1, later=1),
    "M50-202": RECORDED,
    "M50-203": Untouched([VNG, COMMITTEE], now=1, later=1),
    "M50-204": Untouched([G4], now=1, later=1),
    "M50-205": Untouched([CHAMBER, HOUSING], now=1, later=1),
    "M50-206": Untouched(STORIES["M50-206"][1], now=1, later=1),
    "M50-207": Untouched(
        STORIES["M50-207"][1][:2], now=1, why="the debate is over: M50-209 asks what came of it"
    ),
    "M50-208": RECORDED,
    "M50-209": Untouched([m50.LobbyMoment(title="AO", due="2025-06-10")], later=1),
    "M50-210": Untouched(
        [m50.Meeting(id="db", title="DB", due="2025-04-20"), m50.Paper(title="a", meeting="db")],
        later=1,
    ),
}  # fmt: skip


class TestRules(RuleContract):
    rules = RULES
    stories = STORIES
    untouched = UNTOUCHED
