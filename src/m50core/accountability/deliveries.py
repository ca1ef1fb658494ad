"""What members report, added up: each member once, by the last that it told."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

import attrs

from m50core.accountability.accounting import drop_corrected
from m50core.accountability.records import Measurement, Progress
from m50core.goals.records import Indicator
from m50core.members.records import Member, MemberStatus
from m50core.records.collection import Records

E = TypeVar("E", Progress, Measurement)
_COMPLETE = 100


@attrs.frozen
class Delivery:
    """How many of the members delivered what was asked of each."""

    delivered: tuple[str, ...]
    """Ids of the members that did, each once."""
    members: int
    """How many members there are."""

    @property
    def words(self) -> str:
        """``31 van 61 geleverd``."""
        return f"{len(self.delivered)} van {self.members} geleverd"


@attrs.frozen
class Figure:
    """What some measurements come to."""

    value: Decimal
    ratio: tuple[int, int] | None
    """Of a percentage: how many, of how many."""
    last: Measurement
    """The last of them."""


def delivery_of(records: Records, about: str, day: date) -> Delivery | None:
    """Return how many members delivered what a record asks of each; None when none tells.

    Of a figure it is who measured it. A note that says that it isn't ready is no delivery.
    """
    pointing = [entry for _, entry in records.pointing_at(about)]
    notes = [n for n in pointing if isinstance(n, Progress) and n.about == about and n.member]
    last = last_of_each(n for n in drop_corrected(notes) if n.on is not None and n.on <= day)
    figures = [f for f in pointing if isinstance(f, Measurement) and f.indicator == about]
    measured = [f.member for f in drop_corrected(figures) if f.member and f.on <= day]
    if not last and not measured:
        return None
    members = {member.id for member in records.collection(Member).where(status=MemberStatus.member)}
    done = [n.member for n in last if n.percent is None or n.percent >= _COMPLETE]
    return Delivery(tuple(sorted(members.intersection([*done, *measured]))), len(members))


def last_of_each(some: Iterable[E]) -> list[E]:
    """Return of each member the last that it told, in order of day."""
    last: dict[str, E] = {}
    for entry in sorted(some, key=lambda one: one.on or date.min):
        last.pop(entry.member, None)
        last[entry.member] = entry
    return list(last.values())


def add_up(measured: Sequence[Measurement], indicator: Indicator | None = None) -> Figure | None:
    """Return what measurements in order of day come to; None for none.

    The last one counts, and when it is of one member, so does the last of each other. Shares add up
    by numerator and denominator, so that a large member weighs more than a small one. What
    ``indicator`` counts adds up by number, and of percentages without their parts it is the mean.
    """
    if not measured:
        return None
    last = measured[-1]
    counting = last_of_each(m for m in measured if m.member) if last.member else [last]
    shares = [
        (measurement.numerator, measurement.denominator)
        for measurement in counting
        if measurement.numerator is not None and measurement.denominator is not None
    ]
    if indicator is not None and indicator.is_count:
        return Figure(sum(map(_number_of, counting), Decimal(0)), None, last)
    if len(shares) == len(counting):
        numerator, denominator = (sum(part) for part in zip(*shares, strict=True))
        value = round(Decimal(100 * numerator) / denominator, 1)
        return Figure(value, (numerator, denominator), last)
    total = sum((m.value or Decimal(0) for m in counting), Decimal(0))
    if indicator is not None and indicator.in_percent:
        return Figure(round(total / len(counting), 1), None, last)
    return Figure(total, None, last)


def _number_of(measured: Measurement) -> Decimal:
    return Decimal(measured.numerator) if measured.numerator else measured.value or Decimal(0)
