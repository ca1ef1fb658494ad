"""What records of many kinds share without a common parent: a day, a status, someone in charge.

A kind, of a plugin too, has such a trait when it declares the field. Ask for it here, by one
function a trait; what a record doesn't have is None or empty.
"""

from datetime import date
from typing import Protocol

from m50core.records.record import Record
from m50core.values.choice import Choice
from m50core.values.period import Period


class Dated(Protocol):
    """What is due, or takes place, at a time."""

    @property
    def due(self) -> Period | None:
        """When; None when nobody knows."""


class Staged(Protocol):
    """What goes through steps, each of which says its stage."""

    @property
    def status(self) -> Choice:
        """Where it stands."""


class Owned(Protocol):
    """What somebody looks after."""

    @property
    def owner(self) -> str:
        """Id of the person in charge, or empty."""


class Continued(Protocol):
    """What a year's plan lays down, and another year's goes on with."""

    @property
    def year(self) -> int | None:
        """The year whose plan it is of."""

    @property
    def continues(self) -> str:
        """Id of what it was before, the year before or under another id; or empty."""

    @property
    def continued_by(self) -> str:
        """Id of what it is now: in a later plan that has begun, or by another id; or empty."""


def due_of(record: Dated | Record | None) -> Period | None:
    """Return when a record is due."""
    due = getattr(record, "due", None)
    return due if isinstance(due, Period) else None


def frame_of(record: Record | None) -> Period | None:
    """Return the time that what hangs on a record counts from: when it is due, or its term."""
    term = getattr(record, "term", None)
    return due_of(record) or (term if isinstance(term, Period) else None)


def whole_of(record: Record) -> str:
    """Return the id of what a record is part of, or empty."""
    return str(getattr(record, "part_of", ""))


def host_of(record: Record) -> str:
    """Return the id of the body that meets, when that is what a record is."""
    return str(getattr(record, "organ", "")) if record.takes_place else ""


def names_of(record: Record) -> tuple[str, ...]:
    """Return the other names that a record says it has."""
    aliases: tuple[str, ...] = getattr(record, "aliases", ())
    short = str(getattr(record, "short", ""))
    return (*aliases, short) if short else aliases


def befores_of(record: Record) -> tuple[str, ...]:
    """Return the ids of what a record says must come before it."""
    ids: tuple[str, ...] = getattr(record, "depends_on", ())
    return ids


def afters_of(record: Record) -> tuple[str, ...]:
    """Return the ids of what a record says can only come after it."""
    ids: tuple[str, ...] = getattr(record, "precedes", ())
    return ids


def during_of(record: Record) -> tuple[str, ...]:
    """Return the ids of what a record takes place at, or belongs to."""
    ids: tuple[str, ...] = getattr(record, "during", ())
    return ids


def anchor_of(record: Record) -> Period | None:
    """Return with what a record that recurs takes place."""
    anchor = getattr(record, "anchor", None)
    return anchor if isinstance(anchor, Period) else None


def on_of(record: Record) -> date | Period | None:
    """Return the time at which what a record tells of happened."""
    on = getattr(record, "on", None)
    return on if isinstance(on, date | Period) else None


def time_of(record: Record) -> date | Period | None:
    """Return when what a record tells of happens: its ``on``, else ``effective``, else ``due``."""
    effective = getattr(record, "effective", None)
    return on_of(record) or (effective if isinstance(effective, date | Period) else due_of(record))


def status_of(record: Staged | Record | None) -> Choice | None:
    """Return where a record stands."""
    status = getattr(record, "status", None)
    return status if isinstance(status, Choice) else None


def is_off(record: Record) -> bool:
    """True when it doesn't happen any more: cancelled, dropped, declined, ended."""
    status = status_of(record)
    return status is not None and status.is_off


def owner_of(record: Owned | Record) -> str:
    """Return the id of the person in charge."""
    owner = getattr(record, "owner", "")
    return owner if isinstance(owner, str) else ""


def unit_of(record: Record) -> str:
    """Return the id of the pillar or portfolio that a record belongs to."""
    return str(getattr(record, "unit", ""))


def year_in(record: Continued | Record) -> int | None:
    """Return the year that a record names, whether or not its kind lasts."""
    year = getattr(record, "year", None)
    return year if isinstance(year, int) else None


def predecessor_of(record: Continued | Record) -> str:
    """Return the id of what a record was the year before."""
    before: str = getattr(record, "continues", "")
    return before


def successor_of(record: Continued | Record) -> str:
    """Return the id of what a record is in a later year's plan that has begun."""
    after: str = getattr(record, "continued_by", "")
    return after


def recurs(record: Record) -> bool:
    """Tell whether it begins again once it was done: its days are those of its rounds."""
    return getattr(record, "recurs", False) is True
