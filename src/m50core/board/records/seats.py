"""Seats: the posts of a board, pillar, portfolio or other body."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Self

from m50core.board.records.terms import is_told, stated_term
from m50core.records.fields import field, record
from m50core.records.record import Around, Find, Record, evolve
from m50core.started import to_type
from m50core.values.choice import Choice, steps
from m50core.values.period import Period
from m50core.values.personal import Personal
from m50core.values.stage import Stage

APPOINT = (
    "wie een post heeft, volgt uit de termijnen. Benoem met "
    f"{to_type('decide BESLUIT --appoint ZETEL PERSOON')}, of zonder besluit met "
    f"{to_type('add term post=ZETEL person=PERSOON start=DAG')}"
)
"""What changes who holds a post."""
_END = (
    "dit volgt uit de termijnen. Beëindig een termijn met "
    f"{to_type('decide BESLUIT --discharge ZETEL')}, of "
    f"met {to_type('set TERMIJN end=DAG')}"
)
_STATUS = (
    "de status volgt uit de termijnen en de vacature. Open een vacature met "
    f"{to_type('set ZETEL vacancy=open')}; benoem met "
    f"{to_type('decide BESLUIT --appoint ZETEL PERSOON')}; beëindig een termijn met "
    f"{to_type('set TERMIJN end=DAG')}"
)


class SeatRole(Choice):
    """What a post is within its body: who chairs a pillar, who holds a portfolio."""

    chair = "chair", "voorzitter"
    vice_chair = "vice_chair", "vicevoorzitter"
    holder = "holder", "portefeuillehouder"
    member = "member", "lid"


@steps(
    {
        "closed": ("open",),
        "open": ("selecting", "closed"),
        "selecting": ("proposed", "open", "closed"),
        "proposed": ("selecting", "open", "closed"),
    }
)
class Vacancy(Choice):
    """How far the search for a new holder is."""

    closed = "closed", "geen vacature", Stage.standing
    open = "open", "vacature open", Stage.open
    selecting = "selecting", "selectie loopt", Stage.under_way
    proposed = "proposed", "voorgedragen", Stage.under_way


class SeatStatus(Choice):
    """A post is held, or on its way to a new holder; worked out from terms and vacancy."""

    filled = "filled", "bezet", Stage.standing
    leaving = "leaving", "vertrek aangekondigd", Stage.under_way
    vacant = "vacant", "niet ingevuld", Stage.open
    open = "open", "vacature open", Stage.open
    selecting = "selecting", "selectie loopt", Stage.under_way
    proposed = "proposed", "voorgedragen", Stage.under_way


@record(
    label="Zetel",
    plural="Zetels",
    prefix="zetel",
    help="Een post, zoals voorzitter, en wie die nu bekleedt.",
    clause="Jaarplan voorzitter > 1. Algemene Zaken",
)
class Seat(Record):
    """A post in a board, pillar, portfolio or other body, and who holds it."""

    title: str = field(label="Post", example="Voorzitter", in_list=True, searchable=True)
    person: str = field(
        label="Wie",
        default="",
        relation="person",
        in_list=True,
        derived=APPOINT,
        personal=Personal.role,
    )
    organ: str = field(
        label="Van",
        default="",
        relation=("board", "pillar", "portfolio", "organisation", "municipality"),
        in_list=True,
    )
    role: SeatRole = field(
        label="Functie",
        help="Wat de post is in het bestuur, de pijler of de portefeuille.",
        default=SeatRole.member,
    )
    portfolio: str = field(label="Portefeuille", default="", relation="portfolio")
    pillar: str = field(label="Pijler", default="", relation="pillar")
    themes: tuple[str, ...] = field(label="Thema's", default=(), relation="theme", goes_on=True)
    status: SeatStatus = field(
        label="Status", default=SeatStatus.vacant, in_list=True, derived=_STATUS
    )
    vacancy: Vacancy = field(
        label="Vacature",
        help="Hoe ver het zoeken naar een opvolger is.",
        default=Vacancy.closed,
        state=True,
    )
    vacant_since: date | None = field(
        label="Vacature sinds",
        help="Wie daarna begint, sluit de vacature.",
        default=None,
        state=True,
    )
    start: Period | None = field(label="Vanaf", default=None, derived=APPOINT)
    end: Period | None = field(label="Tot en met", default=None, derived=_END)
    description: str = field(
        label="Toelichting", default="", multiline=True, personal=Personal.role
    )

    goes_with: ClassVar[tuple[str, ...]] = ("organ",)

    def settle(self, today: date, around: Around, start: Find) -> Self:  # noqa: ARG002
        """Give a vacancy the day on which it opens."""
        before = start(self.id)
        seat = self
        if before is None and self.vacancy is Vacancy.closed:
            seat = evolve(self, vacancy=vacancy_of(self.status))
        opened = not isinstance(before, Seat) or before.vacancy is Vacancy.closed
        if seat.vacancy is Vacancy.closed:
            return evolve(seat, vacant_since=None) if seat.vacant_since else seat
        if opened and seat.vacant_since in (None, getattr(before, "vacant_since", None)):
            seat = evolve(seat, vacant_since=today)
        return seat

    def implies(self, around: Around, year: int | None = None) -> Iterable[Record]:
        """Yield the term of whoever this seat says holds it."""
        if self.person and not is_told(self.id, self.person, around):
            yield stated_term(self, self.id, self.person, year, self.start, self.end)


def vacancy_of(status: SeatStatus) -> Vacancy:
    """Return how far the search is by a status that was kept before there were terms."""
    return Vacancy(status.value) if status.value in set(Vacancy) else Vacancy.closed
