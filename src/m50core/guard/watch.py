"""Records lent to somebody else's code, and put back as they were when it changed them."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

import attrs

from m50core.records.collection import Records
from m50core.records.fields import FieldInfo
from m50core.records.reading import Reading
from m50core.records.record import Record

T = TypeVar("T")


@attrs.frozen
class _Lent:
    """Records of one kind, and the values of their fields when they were lent."""

    values: Callable[[Record], tuple[Any, ...]]
    records: Sequence[Record]
    before: Sequence[tuple[Any, ...]]


class Watch(Reading):
    """All records; of those that are handed out is known how they were.

    A record is frozen, and ``object.__setattr__`` changes it all the same, for everyone who looks
    at it later. What looking costs is of the order of what was handed out.
    """

    def __init__(self, records: Records) -> None:
        super().__init__(records)
        self._lent: list[_Lent] = []
        self._kinds: set[str] = set()
        self._single: set[str] = set()
        # Made before it is lent: whoever was left behind must not be making them still.
        len(records)

    def get(self, record_id: str) -> Record | None:
        """Return the record with this id, or None."""
        record = super().get(record_id)
        if record is not None and record.kind not in self._kinds and record.id not in self._single:
            self._single.add(record.id)
            self._lend([record])
        return record

    def once(self, build: Callable[[Records], T]) -> T:
        """Return what ``build`` makes of these records: for itself alone, and watched."""
        return build(self)

    def laid_down(self, record_id: str) -> Record | None:
        """Return the record with this id as the plan or the reference data have it, if they do."""
        record = super().laid_down(record_id)
        if record is not None:
            self._lend([record])
        return record

    def __iter__(self) -> Iterator[Record]:
        for kind in self.kinds:
            self._lend_kind(kind)
        return super().__iter__()

    def collection(self, kind: Any) -> Any:
        """Return the records of a kind, by class or by name; UnknownKind when there is none."""
        found = super().collection(kind)
        self._lend_kind(kind if isinstance(kind, str) else kind.spec.kind)
        return found

    def pointing_at(self, record_id: str, kind: str = "") -> list[tuple[FieldInfo, Record]]:
        """Return the records (of one kind, if asked) that point at this id, with the field."""
        pairs = super().pointing_at(record_id, kind)
        for _, record in pairs:
            if record.kind not in self._kinds and record.id not in self._single:
                self._single.add(record.id)
                self._lend([record])
        return pairs

    def _lend_kind(self, kind: str) -> None:
        if kind not in self._kinds:
            self._kinds.add(kind)
            self._lend(list(self._whole.collection(kind)))

    def _lend(self, records: Sequence[Record]) -> None:
        if records:
            values = _values(type(records[0]))  # type: ignore[arg-type] # a class has a hash
            self._lent.append(_Lent(values, records, list(map(values, records))))

    def put_back(self) -> bool:
        """Give every record that was handed out its own values again; tell whether one differed."""
        return any(list(map(_put_back, self._lent)))


@cache
def _values(cls: type[Record]) -> Callable[[Record], tuple[Any, ...]]:
    return attrgetter(*cls.spec.fields)


def _put_back(lent: _Lent) -> bool:
    try:
        if list(map(lent.values, lent.records)) == lent.before:
            return False
    except Exception:  # noqa: S110 - a field that is gone, or a value that can't be compared
        pass
    for record, before in zip(lent.records, lent.before, strict=True):
        for name, value in zip(record.spec.fields, before, strict=True):
            object.__setattr__(record, name, value)
    return True
