"""The board and its seats; portfolios and pillars, which divide its work."""

from m50core.records.fields import field, record
from m50core.records.record import Record
from m50core.values.choice import Choice, steps
from m50core.values.period import Period
from m50core.values.personal import Personal
from m50core.values.stage import Stage


@record(label="Bestuur", plural="Besturen", prefix="bestuur")
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


@steps(
    {
        "filled": ("leaving", "vacant"),
        "leaving": ("open", "filled"),
        "vacant": ("open", "filled"),
        "open": ("selecting", "vacant"),
        "selecting": ("proposed", "open"),
        "proposed": ("filled", "open"),
    }
)
class SeatStatus(Choice):
    """A post is held, or on its way to a new holder."""

    filled = "filled", "bezet", Stage.standing
    leaving = "leaving", "vertrek aangekondigd", Stage.under_way
    vacant = "vacant", "niet ingevuld", Stage.open
    open = "open", "vacature open", Stage.open
    selecting = "selecting", "selectie loopt", Stage.under_way
    proposed = "proposed", "voorgedragen", Stage.under_way


@record(label="Zetel", plural="Zetels", prefix="zetel", help="Wie welke post bekleedt.")
class Seat(Record):
    """A post in a board, pillar, portfolio or other body, and who holds it."""

    title: str = field(label="Post", example="Voorzitter", in_list=True, searchable=True)
    person: str = field(
        label="Wie",
        default="",
        relation="person",
        in_list=True,
        state=True,
        personal=Personal.role,
    )
    organ: str = field(
        label="Van",
        default="",
        relation=("board", "pillar", "portfolio", "organisation", "municipality"),
        in_list=True,
    )
    portfolio: str = field(label="Portefeuille", default="", relation="portfolio")
    pillar: str = field(label="Pijler", default="", relation="pillar")
    status: SeatStatus = field(label="Status", default=SeatStatus.vacant, in_list=True, state=True)
    start: Period | None = field(label="Vanaf", default=None, state=True)
    end: Period | None = field(label="Tot", default=None, state=True)
    description: str = field(
        label="Toelichting", default="", multiline=True, personal=Personal.role
    )


@record(label="Portefeuille", plural="Portefeuilles", prefix="portefeuille")
class Portfolio(Record):
    """A share of the board's work."""

    title: str = field(label="Titel", in_list=True, searchable=True)
    holder: str = field(
        label="Portefeuillehouder",
        default="",
        relation="person",
        in_list=True,
        personal=Personal.role,
    )
    priorities: tuple[str, ...] = field(label="Prioriteiten", default=())
    core_message: str = field(label="Kernboodschap", default="", multiline=True)
    description: str = field(label="Toelichting", default="", multiline=True)
    year: int | None = field(label="Jaar", default=None)


@steps({"setting_up": ("started",), "started": ("running",), "running": ("stopped",)})
class PillarStatus(Choice):
    """From set-up to a running pillar."""

    setting_up = "setting_up", "in oprichting", Stage.open
    started = "started", "gestart", Stage.under_way
    running = "running", "loopt", Stage.under_way
    stopped = "stopped", "gestopt", Stage.dropped


@record(label="Pijler", plural="Pijlers", prefix="pijler")
class Pillar(Record):
    """A field of work that the members share."""

    title: str = field(label="Titel", in_list=True, searchable=True)
    chair: str = field(
        label="Pijlervoorzitter",
        default="",
        relation="person",
        in_list=True,
        personal=Personal.role,
    )
    vice_chair: str = field(
        label="Vicevoorzitter",
        default="",
        relation="person",
        in_list=True,
        state=True,
        personal=Personal.role,
    )
    status: PillarStatus = field(
        label="Status", default=PillarStatus.running, in_list=True, state=True
    )
    core_message: str = field(label="Kernboodschap", default="", multiline=True)
    description: str = field(label="Toelichting", default="", multiline=True)
    year: int | None = field(label="Jaar", default=None)


KINDS: tuple[type[Record], ...] = (Portfolio, Pillar, Board, Seat)
