"""Records of any kind that have some fields."""

from collections.abc import Iterator

from m50core.records.collection import Records
from m50core.records.record import Record


def having(records: Records, *names: str) -> Iterator[Record]:
    """Yield the records of the kinds that have these fields: only those kinds are read."""
    for kind, cls in records.kinds.items():
        if all(name in cls.spec.fields for name in names):
            yield from records.collection(kind)
