"""The day, and the name, that a step of its status, or its being made, leaves on a record."""

from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar

from m50core.errors import FieldError
from m50core.records.fields import FieldInfo
from m50core.records.real_days import refuse_untrue_days
from m50core.records.record import Record, evolve
from m50core.records.traits import due_of, status_of
from m50core.values import dutch
from m50core.values.choice import Choice
from m50core.values.period import Period

R = TypeVar("R", bound=Record)


def with_real_days(record: R, before: Record | None, today: date, who: str) -> R:
    """Return ``with_stamps`` of a record; FieldError for a real day that can't be one."""
    refuse_untrue_days(record, before, today)
    return with_stamps(record, before, today, who)


def with_stamps(record: R, before: Record | None, today: date, who: str) -> R:
    """Return the record with what its ``stamps`` say of the status that it has now.

    A step fills what is empty: a day gets ``today``, a name ``who``. A step back empties what was
    not reached yet. What comes in finished while its time is over keeps its day open: nobody says
    that it was today. Raises FieldError for a day that is still to come, and for the stamp of a
    step that wasn't made.
    """
    status = status_of(record)
    if status is None:
        return record
    _refuse_held_ahead(record, status, before, today)
    if not record.stamps:
        return record
    values: dict[str, Any] = {}
    for step, info in _stamps(record, status):
        given, was = getattr(record, info.name), getattr(before, info.name, None)
        typed = bool(given) and given != was
        reached = _is_reached(status, step)
        if typed:
            _refuse_ahead(record, info, given, today)
        if typed and not reached:
            reason = f"hoort bij “{step.label}”. Zet eerst de status, of laat dit leeg"
            raise FieldError(record.kind, info.name, reason, info.label)
        entered = reached and not _is_reached(status_of(before), step)
        if entered and not given and not (before is None and _is_past(record, today)):
            values[info.name] = who if info.type is str else today
        elif given and not reached and _is_reached(status_of(before), step):
            values[info.name] = "" if info.type is str else None
    return evolve(record, **values) if values else record


def _refuse_held_ahead(record: Record, status: Choice, before: Record | None, today: date) -> None:
    """Raise FieldError for what was held, and takes place on a day that is still to come."""
    due = due_of(record)
    if not (record.takes_place and status.has_happened and due and due.earliest):
        return
    if due.earliest <= today or (status is status_of(before) and due == due_of(before)):
        return
    moved = status is status_of(before)
    name, day = ("due" if moved else "status"), dutch.day(due.earliest)
    reason = f"“{record.title_text}” is {status.label}, en {day} is nog niet geweest"
    if not moved:
        reason = f"“{record.title_text}” is pas op {day}. Klopt die dag niet, wijzig die dan eerst"
    raise FieldError(record.kind, name, reason, record.spec.fields[name].label)


def initial_values(record: Record, today: date, who: str) -> dict[str, Any]:
    """Return what a new record gets where nothing is given."""
    values: dict[str, Any] = {}
    for name, info in record.spec.fields.items():
        if info.initial == "today" and getattr(record, name) is None:
            values[name] = today
        elif info.initial == "who" and not getattr(record, name):
            values[name] = who
    return values


def stamped_on(record: R, before: Record, day: date) -> R:
    """Return a record that came to its status on a day, with that day where its kind keeps one.

    Of the status itself only: of the steps before it nobody knows the day.
    """
    status = status_of(record)
    if status is None or status is status_of(before):
        return record
    values: dict[str, Any] = {}
    for name in record.stamps.get(status.value, ()):
        kind = record.spec.fields[name].type
        if kind in (date, Period) and getattr(record, name) is None:
            values[name] = Period.on(day) if kind is Period else day
    return evolve(record, **values) if values else record


def _stamps(record: Record, status: Choice) -> Iterator[tuple[Choice, FieldInfo]]:
    for value, names in record.stamps.items():
        for name in names:
            yield type(status)(value), record.spec.fields[name]


def _is_reached(status: Choice | None, step: Choice) -> bool:
    return status is not None and not status.is_off and status.place >= step.place


def _is_past(record: Record, today: date) -> bool:
    due = due_of(record)
    return due is not None and due.latest is not None and due.latest <= today


def _refuse_ahead(record: Record, info: FieldInfo, given: Any, today: date) -> None:
    day = given.earliest if isinstance(given, Period) else given
    if isinstance(day, date) and day > today:
        reason = f"{dutch.day(day)} ligt in de toekomst. Geef de dag waarop het gebeurde"
        raise FieldError(record.kind, info.name, reason, info.label)
