"""Rules on money: contributions, payments and the lines of a budget."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from m50core.budget.records import Booking, BudgetLine, Contribution, Side
from m50core.findings.findings import FindingNature, Hit, rule
from m50core.members.records import Member, MemberStatus
from m50core.records.collection import Records
from m50core.values.money import Money

_CLAUSE = "Financiën > 1. Financiën"


@rule(
    "M50-501",
    "Elk lid krijgt elk jaar een contributie.",
    clause=_CLAUSE,
    reads=("member", "contribution"),
    nature=FindingNature.missing,
    many="leden zonder contributie",
    advice="Maak de contributie: m50 add contribution title=TEKST member={id} for_year=JAAR.",
)
def member_without_contribution(records: Records, today: date) -> Iterable[Hit]:
    """Once the run of this year has begun, nobody is left out."""
    served = {c.member for c in records.collection(Contribution) if c.for_year == today.year}
    if not served:
        return
    for member in records.collection(Member).where(status=MemberStatus.member):
        if member.id not in served:
            yield Hit(member, f"Voor {member.title} is er geen contributie over {today.year}.")


@rule(
    "M50-502",
    "Elke betaling hoort bij een post van de begroting.",
    clause=_CLAUSE,
    reads=("booking",),
    many="betalingen zonder begrotingspost",
    advice="Kies een post: m50 set {id} line=NUMMER.",
)
def payment_without_line(records: Records, today: date) -> Iterable[Hit]:
    """An expense is approved against a line."""
    for booking in records.collection(Booking):
        if booking.side is Side.expense and not booking.line:
            yield Hit(booking, f"De betaling “{booking.title}” hoort bij geen begrotingspost.")


@rule(
    "M50-503",
    "Er gaat niet meer uit dan de begroting toestaat.",
    clause=_CLAUSE,
    reads=("budget_line", "booking"),
    many="begrotingsposten overschreden",
    advice="Vertel het het bestuur, en verhoog de post of haal er een betaling af.",
)
def line_overspent(records: Records, today: date) -> Iterable[Hit]:
    """The bookings of a line of expense don't exceed its amount."""
    spent: dict[str, Decimal] = defaultdict(Decimal)
    for booking in records.collection(Booking):
        sign = 1 if booking.side is Side.expense else -1
        spent[booking.line] += sign * booking.amount.amount
    for line in records.collection(BudgetLine):
        if line.side is not Side.expense or line.amount is None:
            continue
        over = Money(spent[line.id] - line.amount.amount)
        if over.amount > 0:
            yield Hit(
                line,
                f"Op de post “{line.title}” is {over.shown()} meer uitgegeven dan begroot.",
                {"over": over},
            )


RULES = (member_without_contribution, payment_without_line, line_overspent)
