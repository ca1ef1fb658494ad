"""Records that stay as they are, and what is built from them once: indexes, relations."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol, TypeVar, cast, runtime_checkable

from m50core.records.fields import FieldInfo
from m50core.records.index import Rows
from m50core.records.record import Record
from m50core.records.relations import relations

T = TypeVar("T")
Pairs = list[tuple[FieldInfo, Record]]
"""Records that point at one thing, each with the field that does."""


@runtime_checkable
class Lazy(Protocol):
    """Records by id that are made when they are asked for, a few when a few will do."""

    @property
    def whole(self) -> bool:
        """True once every record is made."""

    def coming(self, kind: str) -> Iterator[Record]:
        """Return what yields the records of a kind as they stand now, in their order."""

    def is_made(self, kind: str) -> bool:
        """Tell whether every record of a kind is made."""

    def naming(self, record_id: str) -> Sequence[Record] | None:
        """Return records among which are all that point at an id; None when that is all of them."""


class Layer:
    """Records that stay as they are, and what is built from them once."""

    def __init__(self, records: Mapping[str, Record]) -> None:
        self.records = records
        # Asked once: to hold anything against a protocol takes long.
        self._in_part = records if isinstance(records, Lazy) else None
        self._built: dict[object, Any] = {}

    @property
    def _lazy(self) -> Lazy | None:
        """The records, for as long as a few can be made without the others."""
        lazy = self._in_part
        return lazy if lazy is not None and not lazy.whole else None

    def rows(self, kind: str) -> Rows[Record]:
        """Return the records of a kind."""
        lazy = self._lazy
        if kind not in self._built and (lazy is None or _rows_by_kind in self._built):
            return self.derive(_rows_by_kind).get(kind) or self.derive(_no_rows)
        if kind not in self._built:
            self._built[kind] = Rows(list(cast(Lazy, lazy).coming(kind)))
        return cast("Rows[Record]", self._built[kind])

    def coming(self, kind: str) -> Iterator[Record] | None:
        """Return what yields the records of a kind while they are made; None when they are."""
        lazy = self._lazy
        return None if lazy is None or lazy.is_made(kind) else lazy.coming(kind)

    def naming(self, record_id: str) -> Iterable[Record] | None:
        """Return records among which are all that point at an id; None when that is all of them."""
        lazy = self._lazy
        return None if lazy is None else lazy.naming(record_id)

    def pointing(self, record_id: str) -> Pairs:
        """Return the records that point at an id, each with the field that does."""
        if _pointing not in self._built and (found := self.naming(record_id)) is not None:
            return [
                (info, record)
                for record in found
                for info, target in relations(record)
                if target == record_id
            ]
        return self.derive(_pointing).get(record_id, [])

    def derive(self, build: Callable[[Sequence[Record]], T]) -> T:
        """Return what ``build`` makes of the records; made once, for as long as they are here."""
        if build not in self._built:
            self._built[build] = build(list(self.records.values()))
        return cast(T, self._built[build])


def _rows_by_kind(records: Sequence[Record]) -> dict[str, Rows[Record]]:
    groups: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        groups[record.spec.kind].append(record)
    return {kind: Rows(rows) for kind, rows in groups.items()}


def _no_rows(records: Sequence[Record]) -> Rows[Record]:  # noqa: ARG001 - as `derive` calls it
    return Rows([])


def in_order(records: Sequence[Record]) -> dict[str, int]:
    """Return the place of each record, by id."""
    return {record.id: place for place, record in enumerate(records)}


def _pointing(records: Sequence[Record]) -> dict[str, Pairs]:
    found: dict[str, Pairs] = defaultdict(list)
    for record in records:
        for info, target in relations(record):
            found[target].append((info, record))
    return dict(found)
