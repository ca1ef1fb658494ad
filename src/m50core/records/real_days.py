"""The real day on which something happened: whether it has come, and which days it can't be."""

from datetime import date

from m50core.errors import FieldError
from m50core.records.record import Record
from m50core.records.traits import due_of, status_of, year_in
from m50core.values import dutch
from m50core.values.period import Period

_BEFORE_PLAN = 3
"""Years before that of its plan in which a thing may have happened: a typing error goes further."""
_LONG_AGO = 15
"""The same, back from today, of what is of no plan: old minutes and figures are taken in too."""


def real_time(record: Record, day: date) -> date | Period | None:
    """Return the time that a record's kind calls its real one: the first that has come by ``day``.

    Else, of those that are filled, the first.
    """
    values = [getattr(record, name, None) for name in record.happened_on]
    times = [value for value in values if isinstance(value, date | Period)]
    return next((time for time in times if has_come(time, day)), times[0] if times else None)


def has_come(time: date | Period, day: date) -> bool:
    """Tell whether a time has begun by ``day``."""
    first = time.earliest if isinstance(time, Period) else time
    return first is not None and first <= day


def can_happen(record: Record) -> bool:
    """Tell whether records of this kind tell of what happened: by a status, or by a real day."""
    status = status_of(record)
    reaches = status is not None and any(step.has_happened for step in type(status))
    return reaches or any(name in record.spec.fields for name in record.happened_on)


def has_happened(record: Record, day: date) -> bool:
    """Tell whether what a record tells of had happened by ``day``.

    What has a place for its day, and nobody filled that in, has: nobody says that it is to come.
    """
    status = status_of(record)
    if not can_happen(record) or (status is not None and not status.has_happened):
        return False
    real = real_time(record, day)
    return real is None or has_come(real, day)


def refuse_untrue_days(record: Record, before: Record | None, today: date) -> None:
    """Raise FieldError for a real day, given now, that is still to come or long before the plan.

    Of what only will happen the day is a promise, and isn't looked at; nor is a span.
    """
    status = status_of(record)
    if status is not None and not status.has_happened:
        return
    for name in record.happened_on:
        day = getattr(record, name, None)
        if not isinstance(day, date) or day == getattr(before, name, None):
            continue
        if day > today:
            reason = f"{dutch.day(day)} ligt in de toekomst. Geef de dag waarop het gebeurde"
            raise _fault(record, name, reason)
        if any(name in names for names in record.stamps.values()):
            refuse_long_before(record, name, record, today)


def refuse_long_before(record: Record, name: str, planned: Record | None, today: date) -> None:
    """Raise FieldError for a day in a field that lies long before the plan of ``planned``."""
    day = getattr(record, name)
    due = due_of(planned)
    year = (year_in(planned) if planned is not None else None) or (
        due.latest.year if due is not None and due.latest is not None else None
    )
    first = min(year, today.year) - _BEFORE_PLAN if year else today.year - _LONG_AGO
    if isinstance(day, date) and day.year < first:
        what = f"het plan van {year}" if year else "vandaag"
        reason = f"{dutch.day(day)} ligt lang voor {what}. Geef de dag waarop het gebeurde"
        raise _fault(record, name, reason)


def _fault(record: Record, name: str, reason: str) -> FieldError:
    return FieldError(record.kind, name, reason, record.spec.fields[name].label)
