"""Whether what a record tells of really happened, when, and what proves it: the one place."""

from datetime import date

import attrs

from m50core.accountability.records import Judgement, Progress
from m50core.accountability.records.proof import Finds, proof_among
from m50core.errors import UsageError
from m50core.meetings.records.amendments import Amendment
from m50core.meetings.records.meetings import AgendaItem
from m50core.records.arguments import show_argument
from m50core.records.real_days import has_come, real_time
from m50core.records.record import Record
from m50core.records.traits import status_of, time_of
from m50core.values.period import Period

_SAID = (Amendment, Judgement)
"""Changes of the plan, and opinions on it: they carry nothing out."""


@attrs.frozen
class Happened:
    """That something happened, as far as one looks from a day."""

    record: str
    """Id of what happened: of a point of the agenda its meeting."""
    day: date | None
    """The real day; None when nobody says which."""
    exact: bool
    """False: no real day was kept, and ``day`` is the one that was promised, or the first day of
    a time that isn't over."""
    proof: tuple[str, ...]
    """Ids of what shows it; none for a note that names no evidence."""


def happening_of(records: Finds, record: Record, day: date) -> Happened | None:
    """Return whether what a record tells of had happened by ``day``; None when it hadn't.

    The day is that of the first field in the kind's ``happened_on`` that is filled: held on,
    delivered on, taken on, paid on. Where none is (a network of before kept no such day) it is the
    last day of what was promised once that is past, marked as not exact. A progress note proves
    nothing by itself: what it names as evidence does, as far as that had happened by ``day``.
    Raises UsageError for something else than a record.
    """
    if not isinstance(record, Record):
        raise UsageError(
            f"happening_of(records, record, day): {show_argument(record)} is geen gegeven. Geef "
            "het gegeven zelf, zoals records[nummer]."
        )
    if isinstance(record, _SAID):
        return None
    if isinstance(record, AgendaItem):
        meeting = records.get(record.meeting)
        return happening_of(records, meeting, day) if meeting is not None else None
    status = status_of(record)
    if status is not None and not status.has_happened:
        return None
    proof: tuple[str, ...] = (record.id,)
    if isinstance(record, Progress):
        proof = proof_among(records, record.evidence, day)
    real = real_time(record, day)
    if real is None:
        if status is None:
            return None
        return Happened(record.id, _known_day(time_of(record), day), exact=False, proof=proof)
    if not has_come(real, day):
        return None
    exact = not isinstance(real, Period) or real.earliest == real.latest
    return Happened(record.id, _known_day(real, day), exact, proof)


def day_in(record: Record, name: str, day: date) -> date | None:
    """Return the day that a field tells, as far as it has come by ``day``: another than its own.

    So a subject that was chosen is evaluated too. None for what is off, or has no such day.
    """
    status, time = status_of(record), getattr(record, name, None)
    if not isinstance(time, date | Period) or (status is not None and status.is_off):
        return None
    return _known_day(time, day) if has_come(time, day) else None


def _known_day(time: date | Period | None, day: date) -> date | None:
    """Return the last day of a time when that is past, else its first.

    What is silent must not look alive.
    """
    if not isinstance(time, Period):
        return time if time is not None and time <= day else None
    return next((d for d in (time.latest, time.earliest) if d is not None and d <= day), None)
