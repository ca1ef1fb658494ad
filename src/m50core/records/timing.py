"""When a record is due or takes place, and whether anything is left to be done about it."""

from datetime import date

from m50core.records.record import Record
from m50core.records.traits import anchor_of, due_of, status_of, successor_of, year_in
from m50core.values.period import Period, Precision

_VAGUE = frozenset({Precision.quarter, Precision.half, Precision.year, Precision.anchored})


def period_of(record: Record) -> Period | None:
    """Return when a record is due or takes place, if it says so."""
    return due_of(record) or anchor_of(record)


def exact_day(record: Record) -> date | None:
    """Return the day of what takes place, once it is exact."""
    period = period_of(record)
    return period.latest if period and period.earliest == period.latest else None


def waits_for_day(record: Record) -> bool:
    """True when nobody knows the day: nothing is said, or no more than a season or the like."""
    period = period_of(record)
    if period is None or period.earliest is None or period.latest is None:
        return True
    return period.precision in _VAGUE and period.earliest != period.latest


def is_over(record: Record) -> bool:
    """True when nothing more is to be done: its status says so, or a next year's plan took over."""
    if successor_of(record) or record.is_complete:
        return True
    status = status_of(record)
    return status is not None and status.is_over


def is_late(record: Record, day: date) -> bool:
    """True when its last day has passed, and something is still to be done about it."""
    period = period_of(record)
    passed = period is not None and period.latest is not None and period.latest < day
    return passed and not is_over(record)


def year_of(record: Record) -> int | None:
    """Return the year whose plan a record belongs to; None for what lasts or has no year."""
    return None if record.lasts else year_in(record)
