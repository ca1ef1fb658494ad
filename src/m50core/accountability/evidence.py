"""What shows that something really happened: which records count, and on which day."""

from datetime import date

from m50core.accountability.records import Judgement, Progress
from m50core.goals.records import Goal
from m50core.meetings.records.amendments import Amendment
from m50core.meetings.records.decisions import Decision
from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.traits import status_of, time_of
from m50core.values.period import Period

_NAMING = frozenset({"rhythm", "about", "goal", "indicator"})
"""Fields that say what a record is about. Others, as ``depends_on``, only refer to it."""
_SAID = (Amendment, Judgement)


def naming(records: Records, record_id: str) -> list[Record]:
    """Return the records that are about this one."""
    return [r for info, r in records.pointing_at(record_id) if info.name in _NAMING]


def standing_under(records: Records, record_id: str) -> list[Record]:
    """Return the records that are about this one, and the goals that belong to it."""
    return [
        r
        for info, r in records.pointing_at(record_id)
        if info.name in _NAMING or (info.name == "parent" and isinstance(r, Goal))
    ]


def has_happened(record: Record) -> bool:
    """True when the record says that something was done.

    Plans, changes of the plan and opinions on it never do.
    """
    if isinstance(record, _SAID):
        return False
    status = status_of(record)
    return status.has_happened if status is not None else "on" in record.spec.fields


def proof(record: Record) -> tuple[str, ...]:
    """Return the ids of what proves that a record's thing happened; none when it didn't.

    A progress note proves nothing by itself: what it names as evidence does.
    """
    if isinstance(record, Progress):
        return record.evidence
    return (record.id,) if has_happened(record) else ()


def done_on(record: Record, day: date) -> date | None:
    """Return the last day, up to ``day``, on which a record can have carried out a rhythm.

    None when it proves nothing, has no day, or is a decision: that changes a plan.
    """
    if isinstance(record, Decision) or not proof(record):
        return None
    when = last_day(record)
    if when is None or (when > day and "status" not in record.spec.fields):
        return None
    return min(when, day)


def heard_on(record: Record, day: date) -> date | None:
    """Return the day, up to ``day``, on which something was heard of it for certain.

    Of "Q1" that is the first day until the quarter is over: what is silent must not look alive.
    """
    if not has_happened(record):
        return None
    value = time_of(record)
    if not isinstance(value, Period):
        return value if value is not None and value <= day else None
    return next((d for d in (value.latest, value.earliest) if d is not None and d <= day), None)


def last_day(record: Record) -> date | None:
    """Return the last day that a record's own time can mean."""
    value = time_of(record)
    return value.latest if isinstance(value, Period) else value
