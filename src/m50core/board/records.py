"""The board and its seats, who holds them; portfolios and pillars, which divide its work."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from m50core.records.fields import field, record
from m50core.records.record import Around, Record
from m50core.records.traits import status_of, time_of
from m50core.values import dutch
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

    def is_organ(self, organ: str) -> bool:
        """Tell whether an organ's id means this board: its own, or that of its organisation."""
        return bool(organ) and organ in (self.id, self.organisation)


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


@record(label="Zetel", plural="Zetels", prefix="zetel", help="Wie welke post bekleedt.")
class Seat(Record):
    """A post in a board, pillar, portfolio or other body, and who holds it."""

    title: str = field(label="Post", example="Voorzitter", in_list=True, searchable=True)
    role: SeatRole = field(
        label="Functie",
        help="Wat de post is in het bestuur, de pijler of de portefeuille.",
        default=SeatRole.member,
    )
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


@record(label="Termijn", plural="Termijnen", prefix="termijn",
        help="Wie een post heeft, van wanneer tot wanneer, en door welk besluit.")  # fmt: skip
class Term(Record):
    """A person holds a post from a day to a day, by a decision.

    A term without an end goes on until the next one of its post begins. One that names a decision
    holds only while that decision does.
    """

    title: str = field(
        label="Titel", default="", searchable=True, hidden=True, personal=Personal.role
    )
    post: str = field(label="Post", relation="seat", in_list=True)
    person: str = field(label="Wie", relation="person", in_list=True, personal=Personal.role)
    start: Period | None = field(
        label="Vanaf",
        help="Leeg: vanaf de dag waarop het besluit ingaat, of al voor dit plan.",
        default=None, in_list=True, state=True,
    )  # fmt: skip
    end: Period | None = field(
        label="Tot en met",
        help="De laatste dag. Leeg: tot de volgende begint.",
        default=None, in_list=True, state=True,
    )  # fmt: skip
    decision: str = field(
        label="Door besluit", help="Het besluit waardoor de termijn begint.",
        default="", relation="decision", state=True,
    )  # fmt: skip
    ended_by: str = field(
        label="Eindigt door", help="Het besluit waardoor de termijn eindigt.",
        default="", relation="decision", state=True,
    )  # fmt: skip
    interim: bool = field(label="Waarnemend", default=False, in_list=True)
    remark: str = field(
        label="Opmerking", default="", multiline=True, state=True, personal=Personal.role
    )
    told_in: int | None = field(
        label="Genoemd in het plan van",
        help="Het eerste jaar waarvan het plan zegt dat het zo is.",
        default=None, hidden=True, eq=False,
    )  # fmt: skip

    def covers(self, day: date | None) -> bool:
        """Tell whether its own days leave room for ``day``, whatever decision it hangs on."""
        first, last = first_day(self), last_day(self)
        return day is None or ((first is None or first <= day) and (last is None or day <= last))

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:
        """Refuse a term that ends before it begins, begins before its election, or overlaps."""
        first, last = first_day(self), last_day(self)
        if first and last and last < first:
            told = f"{dutch.day(last)}, en die begint {dutch.day(first)}"
            yield "end", f"de termijn eindigt {told}. Klopt de eerste of de laatste dag niet?"
            return
        elected = _day_of(around.get(self.decision))
        if first and elected and first < elected:
            yield (
                "start",
                f"de termijn begint {dutch.day(first)}, en het besluit “{self.decision}” geldt pas "
                f"vanaf {dutch.day(elected)}. Kies die dag of later",
            )
        if self.interim or (before is not None and _same_days(self, before)):
            return
        for other in around.pointing_at(self.post):
            if isinstance(other, Term) and other.id != self.id and _overlaps(self, other, around):
                yield (
                    "start",
                    f"dan hebben twee mensen de post tegelijk: zie ook {_told(other, around)}. "
                    "Geef eerst die een laatste dag die eerder is",
                )


def first_day(term: "Term") -> date | None:
    """Return the first day that a term names; None: it names none."""
    return term.start.earliest if term.start else None


def last_day(term: "Term") -> date | None:
    """Return the last day that a term names; None: it names none."""
    return term.end.latest if term.end else None


def _same_days(one: "Term", other: "Term") -> bool:
    return (one.start, one.end, one.post, one.decision) == (
        other.start, other.end, other.post, other.decision,
    )  # fmt: skip


def _day_of(decision: Record | None) -> date | None:
    """Return the day from which a decision holds, as far as it is fixed."""
    time = time_of(decision) if decision is not None else None
    return time if isinstance(time, date) else None


def _begins(term: "Term", around: Around) -> date | None:
    days = (first_day(term), _day_of(around.get(term.decision)))
    return max(filter(None, days), default=None)


def _overlaps(term: "Term", other: "Term", around: Around) -> bool:
    """Tell whether both name days that are the other's too; one without an end gives way."""
    if other.interim or any(_undecided(one, around) for one in (term, other)):
        return False
    mine, theirs = _begins(term, around), _begins(other, around)
    if mine == theirs:
        return mine is not None or term.told_in == other.told_in
    earlier, later = (term, theirs) if (mine or date.min) < (theirs or date.min) else (other, mine)
    last = last_day(earlier)
    return last is not None and later is not None and later <= last


def _undecided(term: "Term", around: Around) -> bool:
    """Tell whether the decision that a term hangs on isn't taken, or doesn't hold."""
    status = status_of(around.get(term.decision))
    return status is not None and (status.is_off or status.stage is Stage.open)


def _told(term: "Term", around: Around) -> str:
    """Return in Dutch whose term it is, from when to when."""
    person = around.get(term.person)
    first, last = _begins(term, around), last_day(term)
    days = [f"vanaf {dutch.day(first)}" if first else "", f"t/m {dutch.day(last)}" if last else ""]
    told = " ".join(filter(None, days))
    return f"“{person.title_text if person else term.person}” ({term.id}{told and ', '}{told})"


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


KINDS: tuple[type[Record], ...] = (Portfolio, Pillar, Board, Seat, Term)
