"""Records that keep account of what was read of them."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from m50core.errors import UnknownId
from m50core.records.collection import Records, Stamp
from m50core.records.fields import FieldInfo
from m50core.records.record import ANY, Record
from m50core.records.relations import relations

T = TypeVar("T")


class Reading(Records):
    """All records, with the kinds that were read: what an answer drawn from them hangs on.

    A question that can't be pinned to a kind (all records, all that point at an id) reads ``ANY``.
    """

    def __init__(self, records: Records) -> None:
        # Without the base's own start: what a rule would reach past these methods isn't there.
        self._whole = records
        self.kinds = records.kinds
        self.read: set[str] = set()
        self.missed: set[str] = set()
        """Ids that were looked for and aren't there: the answer hangs on that too."""

    def stamp(self, kind: str) -> Stamp:
        """As that of the records themselves."""
        return self._whole.stamp(kind)

    def get(self, record_id: str) -> Record | None:
        """Return the record with this id, or None."""
        record = self._whole.get(record_id)
        if record is not None:
            self.read.add(record.kind)
        elif record_id:
            self.missed.add(record_id)
        return record

    def once(self, build: Callable[[Records], T]) -> T:
        """Return what ``build`` makes of all records; made once, for they never change."""
        self.read.add(ANY)
        return self._whole.once(build)

    def laid_down(self, record_id: str) -> Record | None:
        """As that of the records themselves: it stays as it is, whatever changes."""
        return self._whole.laid_down(record_id)

    def __getitem__(self, record_id: str) -> Record:
        """Return the record with this id; UnknownId when there is none."""
        record = self.get(record_id)
        if record is None:
            raise UnknownId(record_id)
        return record

    def __iter__(self) -> Iterator[Record]:
        self.read.add(ANY)
        return iter(self._whole)

    def __len__(self) -> int:
        self.read.add(ANY)
        return len(self._whole)

    def collection(self, kind: Any) -> Any:
        """Return the records of a kind, by class or by name; UnknownKind when there is none."""
        found = self._whole.collection(kind)
        self.read.add(kind if isinstance(kind, str) else kind.spec.kind)
        return found

    def targets(self, record: Record) -> list[tuple[FieldInfo, Record]]:
        """Return the records that this one points at, each with the field that does."""
        pairs = ((info, self.get(target)) for info, target in relations(record))
        return [(info, found_record) for info, found_record in pairs if found_record is not None]

    def pointing_at(self, record_id: str, kind: str = "") -> list[tuple[FieldInfo, Record]]:
        """Return the records (of one kind, if asked) that point at this id, with the field."""
        self.read.add(kind or ANY)
        return self._whole.pointing_at(record_id, kind)
