"""How members and money stand, in a few figures."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import attrs

from m50core.budget.records import Budget, Contribution
from m50core.members.membership import members_on
from m50core.members.records import Member, MemberStatus
from m50core.records.collection import Records
from m50core.values.money import Money

_JOINING = frozenset(
    {MemberStatus.contacted, MemberStatus.informed, MemberStatus.in_talks, MemberStatus.deciding}
)


@attrs.frozen
class Affairs:
    """Members, contributions of the year, and what waits to be adopted."""

    year: int
    members: int
    joining: int
    """Municipalities that are talked with."""
    paid: int
    contributions: int
    """Contributions of the year, those waived left out."""
    outstanding: Money
    """What of them is still to be paid, as far as amounts are known."""
    budgets: tuple[Budget, ...]
    """Budgets, accounts and reports that belong to the year's plan and aren't adopted."""


def affairs(records: Records, day: date) -> Affairs:
    """Return how members and money stand on ``day``."""
    members = records.collection(Member)
    asked = [
        contribution
        for contribution in records.collection(Contribution).where(for_year=day.year)
        if not contribution.status.is_off
    ]
    unpaid = [contribution for contribution in asked if not contribution.status.is_over]
    return Affairs(
        day.year,
        len(members_on(records, day)),
        len(members.where(status__in=_JOINING)),
        len(asked) - len(unpaid),
        len(asked),
        sum((c.amount for c in unpaid if c.amount), Money(Decimal(0))),
        tuple(
            b for b in records.collection(Budget)
            if b.year == day.year and not b.status.is_over
        ),
    )  # fmt: skip


@attrs.frozen
class TodayLine:
    """One figure as a person reads it, and the id of the record it is about, if any."""

    what: str
    stand: str
    record: str = ""


def affairs_lines(stand: Affairs) -> Iterator[TodayLine]:
    """Yield a line for all that there is to tell."""
    yield TodayLine("leden", str(stand.members))
    if stand.joining:
        yield TodayLine("in gesprek", str(stand.joining))
    if stand.contributions:
        yield TodayLine(
            f"contributie {stand.year}", f"{stand.paid} van {stand.contributions} betaald"
        )
    if stand.outstanding.amount:
        yield TodayLine("openstaand", stand.outstanding.shown())
    for budget in stand.budgets:
        due = budget.due
        words = (due.said if due.anchor and not due.exact else due.shown()) if due else ""
        when = f", vaststellen {words}" if words else ""
        yield TodayLine(budget.title, f"{budget.status.label}{when}", budget.id)
