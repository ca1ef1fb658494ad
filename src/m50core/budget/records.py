"""Money: budgets, bookings, contributions."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import ClassVar, Self

from m50core.goals.records import RECURRING
from m50core.records.fields import field, record
from m50core.records.planned import Planned
from m50core.records.record import ANY, Around, Find, Record, evolve
from m50core.records.unique import Unique
from m50core.values.choice import Choice, steps
from m50core.values.looking import Looking
from m50core.values.money import Money
from m50core.values.period import Period
from m50core.values.stage import Stage


@steps(
    {
        "planned": ("drafted",),
        "drafted": ("offered",),
        "offered": ("tabled", "drafted"),
        "tabled": ("adopted", "drafted"),
        "adopted": (),
    }
)
class BudgetStatus(Choice):
    """From draft to adopted by the general assembly."""

    planned = "planned", "nog te maken", Stage.open
    drafted = "drafted", "opgesteld", Stage.under_way
    offered = "offered", "aangeboden aan DB", Stage.happened
    tabled = "tabled", "op agenda ALV", Stage.happened
    adopted = "adopted", "vastgesteld", Stage.finished


class BudgetType(Choice):
    """Ahead, after, or in between."""

    budget = "budget", "begroting"
    accounts = "accounts", "jaarrekening"
    interim = "interim", "halfjaarrapportage (BERAP)"


@record(
    label="Begroting",
    plural="Begrotingen",
    prefix="begroting",
    help="De begroting, jaarrekening of halfjaarrapportage (BERAP) over een jaar of half jaar.",
    clause="Financiën > 1. Financiën",
)
class Budget(Planned):
    """A budget, annual accounts or half-year report; one of a sort over a year, or a half year."""

    unique: ClassVar[tuple[Unique, ...]] = (
        Unique(
            ("type", "for_year"),
            "Over een jaar is er één: ga daarin verder, of kijk het jaar na",
            among=("type", (BudgetType.budget, BudgetType.accounts)),
        ),
        Unique(
            ("type", "for_year", "due"),
            "Over een halfjaar is er één: ga daarin verder, of kijk de periode na",
            among=("type", (BudgetType.interim,)),
        ),
    )

    happened_on: ClassVar[tuple[str, ...]] = ("adopted_on", "offered_on")
    stamps: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "offered": ("offered_on",), "adopted": ("adopted_on",),
    }  # fmt: skip

    type: BudgetType = field(label="Soort", default=BudgetType.budget, in_list=True)
    for_year: int | None = field(label="Over jaar", example="2025", default=None, in_list=True)
    due: Period | None = field(label="Vaststellen", default=None, in_list=True)
    rhythm: str = field(
        label="Ritme", help="Bij welk ritme hoort dit?", default="", relation=RECURRING
    )
    status: BudgetStatus = field(
        label="Status", default=BudgetStatus.planned, in_list=True, state=True
    )
    offered_on: date | None = field(
        label="Aangeboden op",
        help="Wanneer het DB het kreeg. Leeg: de dag waarop u de status zet.",
        default=None,
        state=True,
    )
    adopted_on: date | None = field(
        label="Vastgesteld op",
        help="Wanneer de ALV het vaststelde. Leeg: de dag waarop u de status zet.",
        default=None,
        state=True,
    )

    def settle(self, today: date, around: Around, start: Find) -> Self:  # noqa: ARG002
        """Let a new budget without a year of its own be over the year that was given."""
        new = start(self.id) is None and self.for_year is None
        if not new or self.year is None or self.type is BudgetType.accounts:
            return self
        return evolve(self, for_year=self.year)

    def faults(self, around: Around, before: Self | None) -> Iterable[tuple[str, str]]:  # noqa: ARG002
        """Refuse new accounts that only name the year in which they are adopted."""
        if before is None and self.year is not None and self.for_year is None:
            yield "for_year", "over welk jaar gaat het? Een jaarrekening is er een jaar later"

    @property
    def is_complete(self) -> bool:
        """A half-year report goes to the board, and no further."""
        return self.type is BudgetType.interim and self.status.has_happened


class Side(Choice):
    """Money in or out."""

    income = "in", "inkomsten"
    expense = "out", "uitgaven"


@record(
    label="Begrotingspost",
    plural="Begrotingsposten",
    prefix="post",
    help="Eén regel van een begroting, of een bedrag dat het plan noemt.",
    clause="Financiën > 1. Financiën",
)
class BudgetLine(Planned):
    """One line of a budget, or an amount that the plan names."""

    budget: str = field(
        label="Begroting", default="", relation="budget", in_list=True, goes_on=True
    )
    side: Side = field(label="In of uit", default=Side.expense, in_list=True)
    amount: Money | None = field(label="Bedrag", default=None, in_list=True)
    organisation: str = field(label="Voor", default="", relation="organisation", goes_on=True)
    goal: str = field(label="Bij", default="", relation=ANY, goes_on=True)


@record(
    label="Boeking",
    plural="Boekingen",
    prefix="boeking",
    help="Geld dat binnenkwam of eruit ging.",
    clause="Financiën > 1. Financiën",
)
class Booking(Record):
    """Money that came in or went out."""

    title: str = field(label="Omschrijving", in_list=True, searchable=True)
    on: date | None = field(label="Datum", default=None, in_list=True)
    amount: Money = field(label="Bedrag", in_list=True)
    side: Side = field(label="In of uit", default=Side.expense, in_list=True)
    line: str = field(label="Begrotingspost", default="", relation="budget_line", in_list=True)
    organisation: str = field(
        label="Tegenpartij", default="", relation=("organisation", "municipality", "member")
    )
    rhythm: str = field(
        label="Ritme", help="Bij welk ritme hoort dit?", default="", relation=RECURRING
    )


@steps(
    {
        "due": ("invoiced", "waived"),
        "invoiced": ("paid", "waived"),
        "paid": (),
        "waived": ("due",),
    }
)
class ContributionStatus(Choice):
    """From due to paid."""

    due = "due", "nog te innen", Stage.open
    invoiced = "invoiced", "factuur verstuurd", Stage.under_way
    paid = "paid", "betaald", Stage.finished
    waived = "waived", "kwijtgescholden", Stage.dropped


@record(
    label="Contributie",
    plural="Contributies",
    prefix="contributie",
    help="Wat één lid over één jaar betaalt.",
    clause="Financiën > 1. Financiën",
)
class Contribution(Record):
    """What one member pays for one year."""

    happened_on: ClassVar[tuple[str, ...]] = ("paid",)
    stamps: ClassVar[Mapping[str, tuple[str, ...]]] = {"paid": ("paid",)}
    unique: ClassVar[tuple[Unique, ...]] = (
        Unique(
            ("member", "for_year"),
            "Een lid betaalt één contributie over een jaar: wijzig die, of kijk het jaar na",
            dropped=True,
        ),
    )

    title: str = field(label="Omschrijving", in_list=True, searchable=True)
    member: str = field(label="Lid", relation="member", in_list=True)
    for_year: int = field(label="Jaar", example="2025", in_list=True)
    amount: Money | None = field(label="Bedrag", default=None, in_list=True)
    invoiced: date | None = field(label="Factuur", default=None, state=True)
    paid: Period | None = field(
        label="Betaald", default=None, state=True, in_list=True, looking=Looking.back
    )
    status: ContributionStatus = field(
        label="Status", default=ContributionStatus.due, in_list=True, state=True
    )


KINDS: tuple[type[Record], ...] = (Budget, BudgetLine, Booking, Contribution)
