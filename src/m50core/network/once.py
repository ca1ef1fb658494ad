"""Doubles of what there is only once, among records that are being changed."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from m50core.records.doubles import Fault, double_faults, unique_key, with_key
from m50core.records.draft import DraftRecords
from m50core.records.record import Record
from m50core.records.relation_words import titles
from m50core.records.unique import Unique


class Once:
    """Looks for doubles in a draft as it stands; what it costs goes by what was touched."""

    def __init__(self, draft: DraftRecords) -> None:
        self._draft = draft
        self._touched: dict[type[Record], dict[tuple[Unique, Hashable], list[Record]]] = {}

    def faults(self, new: Record, old: Record | None) -> Iterable[Fault]:
        """Yield why a record can't be kept beside another that is the same thing."""
        title = titles(self._draft.get)
        return double_faults(new, old, self._alike, title) if type(new).unique else ()

    def _alike(self, unique: Unique, record: Record) -> Iterator[Record]:
        touched, kind = self._draft.touched, type(record)
        found = with_key(self._draft.start, unique, record)
        yield from (other for other in found if other.id not in touched)
        yield from self._by_key(kind).get((unique, unique_key(unique, record)), ())

    def _by_key(self, kind: type[Record]) -> dict[tuple[Unique, Hashable], list[Record]]:
        if kind not in self._touched:
            table = self._touched[kind] = defaultdict(list)
            touched = [r for r in self._draft.touched.values() if isinstance(r, kind)]
            for record in touched:
                for unique in kind.unique:
                    table[unique, unique_key(unique, record)].append(record)
        return self._touched[kind]
