"""What lies over the records as they are kept: worked out for a day, and written nowhere."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Protocol, TypeVar

from m50core.records.record import Record
from m50core.values.choice import Choice

R = TypeVar("R", bound=Record)


class KeptRecords(Protocol):
    """The records as they are kept, asked for a few at a time."""

    def find(self, record_id: str) -> Record | None:
        """Return the record with this id, if there is one."""

    def of(self, cls: type[R], *, status: Choice | None = None) -> list[R]:
        """Return the records of a kind, those with this status only; none when it isn't there."""


Overlay = Callable[[KeptRecords, date], Mapping[str, Record]]
"""Returns, by id, every record that differs on a day from how it is kept."""
