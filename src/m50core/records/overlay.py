"""What lies over the records as they are kept: worked out for a day, and written nowhere."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol, TypeVar

import msgspec

from m50core.records.record import Record
from m50core.records.traits import status_of
from m50core.values.choice import Choice

R = TypeVar("R", bound=Record)


class KeptRecords(Protocol):
    """The records as they are kept, asked for a few at a time."""

    def find(self, record_id: str) -> Record | None:
        """Return the record with this id, if there is one."""

    def laid_down(self, record_id: str) -> Record | None:
        """Return the record with this id as the plan or the reference data have it, if they do."""

    def of(self, cls: type[R], *, status: Choice | None = None) -> list[R]:
        """Return the records of a kind, those with this status only; none when it isn't there."""

    def plain(self, kind: str, *names: str) -> Iterable[Sequence[object]] | None:
        """Return what each record of a kind holds in these fields, without making any.

        As it is kept: texts, numbers, lists of them; None for what is empty or isn't told. None
        instead of all that where only the records can tell.
        """


Overlay = Callable[[KeptRecords, date], Mapping[str, Record]]
"""Returns, by id, every record that differs on a day from how it is kept."""


class Derivation(msgspec.Struct, frozen=True):
    """What is worked out of other records, over the overlay, and never kept."""

    lay: Overlay
    reads: frozenset[str]
    """Kinds from which it is worked out: it stays as it is while none of them changes."""
    makes: frozenset[str]
    """Kinds of the records that it gives."""
    ids: tuple[str, ...]
    """With which the id begins of each that it gives and that isn't kept."""


class Over(msgspec.Struct, frozen=True):
    """Records as they are kept, under what is laid over them."""

    kept: KeptRecords
    laid: Mapping[str, Record]

    def find(self, record_id: str) -> Record | None:
        """Return the record with this id, if there is one."""
        return self.laid.get(record_id) or self.kept.find(record_id)

    def laid_down(self, record_id: str) -> Record | None:
        """Return the record with this id as the plan or the reference data have it, if they do."""
        return self.kept.laid_down(record_id)

    def plain(self, kind: str, *names: str) -> Iterable[Sequence[object]] | None:
        """Return what each record of a kind holds in these fields; None where records must tell."""
        laid = any(record.kind == kind for record in self.laid.values())
        return None if laid else self.kept.plain(kind, *names)

    def of(self, cls: type[R], *, status: Choice | None = None) -> list[R]:
        """Return the records of a kind, those with this status only."""
        found: dict[str, Record] = {record.id: record for record in self.kept.of(cls)}
        found |= {n: record for n, record in self.laid.items() if type(record) is cls}
        return [
            record
            for record in found.values()
            if isinstance(record, cls) and status in (None, status_of(record))
        ]
