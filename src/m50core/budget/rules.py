"""Rules on money: contributions, payments and the lines of a budget."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from m50core.budget.records import Booking, Budget, BudgetLine, BudgetType, Contribution, Side
from m50core.findings.findings import FindingNature, Hit, rule
from m50core.goals.records import Rhythm
from m50core.members.records import Member, MemberStatus
from m50core.records.collection import Records
from m50core.values.money import Money

_CLAUSE = "Financiën > 1. Financiën"
_TELL = timedelta(days=30)
"""So soon the board hears that a line is overspent: at its next meeting."""


@rule(
    "M50-501",
    "Elk lid krijgt elk jaar een contributie.",
    clause=_CLAUSE,
    reads=("member", "contribution", "budget", "rhythm"),
    nature=FindingNature.missing,
    many="leden zonder contributie",
    advice="Maak de contributie: {m50} add contribution title=TEKST member={id} for_year=JAAR.",
)
def member_without_contribution(records: Records, today: date) -> Iterable[Hit]:
    """Once the run of a year has begun, or half of the year is over, nobody is left out.

    The years that there is a budget or a contribution for, up to this one.
    """
    served: dict[int, set[str]] = defaultdict(set)
    for contribution in records.collection(Contribution):
        served[contribution.for_year].add(contribution.member)
    members = records.collection(Member).where(status=MemberStatus.member)
    collecting = [
        rhythm.id
        for rhythm in records.collection(Rhythm)
        if rhythm.counts == Contribution.spec.kind
    ]
    for year in sorted({*_planned_years(records, today), *served, today.year}):
        if not served[year] and today < date(year, 7, 1):
            continue
        for member in members:
            if member.id not in served[year] and _was_member(member, year):
                yield Hit(
                    member,
                    f"Voor {member.title} is er geen contributie over {year}.",
                    {"year": year},
                    by=date(year, 12, 31),
                    covers=collecting,
                )


def _planned_years(records: Records, today: date) -> set[int]:
    budgets = records.collection(Budget).where(type=BudgetType.budget)
    return {b.for_year for b in budgets if b.for_year is not None and b.for_year <= today.year}


def _was_member(member: Member, year: int) -> bool:
    since = member.since.earliest if member.since else None
    return since is None or since.year <= year


@rule(
    "M50-502",
    "Elke betaling hoort bij een post van de begroting.",
    clause=_CLAUSE,
    reads=("booking",),
    many="betalingen zonder begrotingspost",
    advice="Kies een post: {m50} set {id} line=NUMMER.",
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
    advice="Vertel dit aan het bestuur, en verhoog de post of haal er een betaling af.",
)
def line_overspent(records: Records, today: date) -> Iterable[Hit]:
    """The bookings of a line of expense don't exceed its amount."""
    spent: dict[str, Decimal] = defaultdict(Decimal)
    last: dict[str, date] = {}
    for booking in records.collection(Booking):
        if booking.on is not None:
            last[booking.line] = max(booking.on, last.get(booking.line, booking.on))
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
                by=last[line.id] + _TELL if line.id in last else None,
            )


@rule(
    "M50-504",
    "Een begroting is vastgesteld voordat dat jaar om is, een jaarrekening in het jaar erna.",
    clause=_CLAUSE,
    reads=("budget",),
    topic="late",
    many="begrotingen en jaarrekeningen nooit vastgesteld",
    advice="Zet het op de agenda van de ledenvergadering, en leg het besluit vast: {m50} decide.",
)
def never_adopted(records: Records, today: date) -> Iterable[Hit]:
    """Also when the assembly that was to do so never had a date."""
    for budget in records.collection(Budget):
        if budget.for_year is None or budget.status.is_over or budget.type is BudgetType.interim:
            continue
        last = date(budget.for_year + (budget.type is BudgetType.accounts), 12, 31)
        if today > last:
            yield Hit(
                budget,
                f"“{budget.title}” is niet vastgesteld, en {last.year} is voorbij.",
                {"until": last},
            )


RULES = (member_without_contribution, payment_without_line, line_overspent, never_adopted)
