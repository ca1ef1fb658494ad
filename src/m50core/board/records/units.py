"""The board; pillars and portfolios, which divide its work."""

from collections.abc import Callable, Iterable

from m50core.board.records.seats import APPOINT, Seat, SeatRole
from m50core.board.records.terms import is_told, stated_term
from m50core.records.fields import field, record
from m50core.records.record import Around, Record
from m50core.values.capital import with_capital
from m50core.values.choice import Choice, steps
from m50core.values.period import Period
from m50core.values.personal import Personal
from m50core.values.stage import Stage


@record(
    label="Bestuur",
    plural="Besturen",
    prefix="bestuur",
    help="Het bestuur van de M50, of van een andere groep.",
    clause="Jaarplan > Voorwoord van de voorzitter",
)
class Board(Record):
    """A governing body; its posts are the seats that point at it."""

    title: str = field(label="Titel", in_list=True, searchable=True)
    organisation: str = field(label="Orgaan", default="", relation="organisation")
    term: Period | None = field(label="Bestuursperiode", default=None, in_list=True)
    description: str = field(label="Toelichting", default="", multiline=True)
    aliases: tuple[str, ...] = field(
        label="Bestuursperiode ook genoemd",
        help="Namen waarmee een termijn aan de bestuursperiode hangt: eind ….",
        example="bestuursperiode",
        default=(),
    )

    def is_organ(self, organ: str) -> bool:
        """Tell whether an organ's id means this board: its own, or that of its organisation."""
        return bool(organ) and organ in (self.id, self.organisation)


@record(
    label="Portefeuille",
    plural="Portefeuilles",
    prefix="portefeuille",
    help="Een deel van het werk van het bestuur, waar één bestuurslid voor zorgt.",
    clause="Jaarplan voorzitter",
)
class Portfolio(Record):
    """A share of the board's work."""

    title: str = field(label="Titel", in_list=True, searchable=True)
    holder: str = field(
        label="Portefeuillehouder",
        default="",
        relation="person",
        in_list=True,
        derived=APPOINT,
        personal=Personal.role,
    )
    priorities: tuple[str, ...] = field(label="Prioriteiten", default=())
    core_message: str = field(label="Kernboodschap", default="", multiline=True)
    description: str = field(label="Toelichting", default="", multiline=True)
    year: int | None = field(label="Jaar", default=None)

    def implies(self, around: Around, year: int | None = None) -> Iterable[Record]:
        """Yield the post of its holder and the term of whoever this says that is."""
        yield from _imply(self, around, year)


@steps({"setting_up": ("started",), "started": ("running",), "running": ("stopped",)})
class PillarStatus(Choice):
    """From set-up to a running pillar."""

    setting_up = "setting_up", "in oprichting", Stage.open
    started = "started", "gestart", Stage.under_way
    running = "running", "loopt", Stage.under_way
    stopped = "stopped", "gestopt", Stage.dropped


@record(
    label="Pijler",
    plural="Pijlers",
    prefix="pijler",
    help="Een groep leden rond één onderwerp, met een voorzitter en een eigen deel van het plan.",
    clause="Bijlagen",
)
class Pillar(Record):
    """A field of work that the members share."""

    title: str = field(label="Titel", in_list=True, searchable=True)
    chair: str = field(
        label="Pijlervoorzitter",
        default="",
        relation="person",
        in_list=True,
        derived=APPOINT,
        personal=Personal.role,
    )
    vice_chair: str = field(
        label="Vicevoorzitter",
        default="",
        relation="person",
        in_list=True,
        derived=APPOINT,
        personal=Personal.role,
    )
    status: PillarStatus = field(
        label="Status", default=PillarStatus.running, in_list=True, state=True
    )
    core_message: str = field(label="Kernboodschap", default="", multiline=True)
    description: str = field(label="Toelichting", default="", multiline=True)
    year: int | None = field(label="Jaar", default=None)

    def implies(self, around: Around, year: int | None = None) -> Iterable[Record]:
        """Yield the posts of its chairs and the terms of whoever this says those are."""
        yield from _imply(self, around, year)


HELD: dict[str, tuple[tuple[str, SeatRole], ...]] = {
    "pillar": (("chair", SeatRole.chair), ("vice_chair", SeatRole.vice_chair)),
    "portfolio": (("holder", SeatRole.holder),),
}
"""By kind, the fields that tell who holds a post of it, each with the role of that post."""


def by_organ(seats: Iterable[Seat]) -> dict[str, list[Seat]]:
    """Return seats by the pillar, portfolio or other body that they are of."""
    found: dict[str, list[Seat]] = {}
    for seat in seats:
        for organ in dict.fromkeys((seat.organ, seat.pillar, seat.portfolio)):
            if organ:
                found.setdefault(organ, []).append(seat)
    return found


def post_of(
    organ: Record, name: str, role: SeatRole, seats: Iterable[Seat], told: Callable[[Seat], str]
) -> Seat | None:
    """Return the post of which ``name`` tells who holds it, among the seats of a pillar, portfolio.

    That is the one with the role; of seats that don't say their role, the one that is told to be
    held (``told``) by whom the pillar or portfolio names.
    """
    own = sorted(seats, key=lambda seat: seat.organ != organ.id)
    person = getattr(organ, name)
    return next((seat for seat in own if seat.role is role), None) or next(
        (s for s in own if person and s.role is SeatRole.member and told(s) == person), None
    )


def implied_post(organ: Record, role: SeatRole) -> Seat:
    """Return the post with a role in a pillar or portfolio for which nobody made a seat."""
    return Seat(
        id=f"{Seat.spec.prefix}-{organ.id}-{role.value.replace('_', '-')}",
        title=f"{with_capital(role.label)} {organ.title_text}", organ=organ.id, role=role,
        source=organ.source,
    )  # fmt: skip


def _imply(organ: Record, around: Around, year: int | None) -> Iterable[Record]:
    for name, role in HELD[organ.kind]:
        person = getattr(organ, name)
        if not person:
            continue
        seats = [one for one in around.pointing_at(organ.id) if isinstance(one, Seat)]
        post = post_of(organ, name, role, seats, lambda seat: seat.person)
        if post is None:
            post = implied_post(organ, role)
            yield post
        elif post.person or is_told(post.id, person, around):
            continue  # the seat itself tells who holds it
        yield stated_term(organ, post.id, person, year)
