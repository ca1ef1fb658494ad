"""Records while they are being changed: as they were, and what was touched since."""

from collections import defaultdict

from m50core.records.collection import Records
from m50core.records.record import Record
from m50core.records.relations import relations


class DraftRecords:
    """Like a dict of records by id, over ``start``; only what is touched costs anything."""

    def __init__(self, start: Records) -> None:
        self.start = start
        self.touched: dict[str, Record | None] = {}
        """The records that were set, or (None) taken away, by id."""
        self._pointing: dict[str, dict[str, None]] = defaultdict(dict)

    def get(self, record_id: str) -> Record | None:
        """Return the record with this id as it is now, or None."""
        if record_id in self.touched:
            return self.touched[record_id]
        return self.start.get(record_id)

    def kind_of(self, record_id: str) -> str | None:
        """Return the kind of the record with this id, or None."""
        record = self.get(record_id)
        return record.kind if record else None

    def __contains__(self, record_id: str) -> bool:
        return self.get(record_id) is not None

    def __setitem__(self, record_id: str, record: Record) -> None:
        self._unlink(record_id)
        self.touched[record_id] = record
        for _, target in relations(record):
            self._pointing[target][record_id] = None

    def __delitem__(self, record_id: str) -> None:
        self._unlink(record_id)
        self.touched[record_id] = None

    def _unlink(self, record_id: str) -> None:
        if record := self.touched.get(record_id):
            for _, target in relations(record):
                self._pointing[target].pop(record_id, None)

    def pointing_at(self, record_id: str) -> list[Record]:
        """Return the records that point at this id, each once."""
        before = (record for _, record in self.start.pointing_at(record_id))
        records = {record.id: record for record in before if record.id not in self.touched}
        for other in self._pointing.get(record_id, ()):
            if record := self.touched.get(other):
                records[other] = record
        return list(records.values())

    def clear(self) -> None:
        """Forget what was touched."""
        self.touched.clear()
        self._pointing.clear()
