"""When a record is due or takes place, and whether anything is left to be done about it."""

from m50core.records.record import Record
from m50core.values.choice import Choice
from m50core.values.period import Period


def period_of(record: Record) -> Period | None:
    """Return when a record is due or takes place, if it says so."""
    value = getattr(record, "due", None) or getattr(record, "anchor", None)
    return value if isinstance(value, Period) else None


def is_over(record: Record) -> bool:
    """True when nothing more is to be done: its status says so, or a next year's plan took over."""
    if getattr(record, "continued_by", ""):
        return True
    status = getattr(record, "status", None)
    return isinstance(status, Choice) and status.is_over


def year_of(record: Record) -> int | None:
    """Return the year whose plan a record belongs to; None for what lasts or has no year."""
    year = None if record.lasts else getattr(record, "year", None)
    return year if isinstance(year, int) else None
