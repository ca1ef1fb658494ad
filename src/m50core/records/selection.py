"""The records of one kind: look up by id, ask questions, sort."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Generic, Protocol, TypeVar

from m50core.errors import UnknownId, UsageError
from m50core.records.conditions import Condition, condition, meeting, meets
from m50core.records.keys import FieldKey, key_of
from m50core.records.record import Record

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)


def no_id() -> UsageError:
    """Return what is told of something that can't be an id."""
    return UsageError("Een nummer is een tekst, zoals ruimte-07. Geef die van het gegeven.")


class Source(Protocol[R_co]):
    """Where a collection has its records from: a dict by id, or anything that does as much."""

    def get(self, record_id: str, /) -> R_co | None:
        """Return the record with this id, or None."""

    def values(self) -> Iterable[R_co]:
        """Return the records in order."""

    def __len__(self) -> int: ...


class Indexed(ABC, Generic[R]):
    """A source that answers questions without looking at every record."""

    @abstractmethod
    def get(self, record_id: str, /) -> R | None:
        """Return the record with this id, or None."""

    @abstractmethod
    def values(self) -> Iterable[R]:
        """Return the records in order."""

    @abstractmethod
    def __len__(self) -> int: ...

    def coming(self, conditions: Sequence[Condition] = ()) -> Iterator[R] | None:  # noqa: ARG002
        """Return what yields the records, or those that may meet the conditions, as it makes them.

        None when they are made already.
        """
        return None

    @abstractmethod
    def matching(self, conditions: Sequence[Condition]) -> list[R]:
        """Return the records that meet every condition, in order."""

    @abstractmethod
    def in_order(self, key: FieldKey, *, reverse: bool) -> Callable[[], Iterator[R]] | None:
        """Return what yields the records in order of a field, empty values last; None if none."""


class Collection(Generic[R]):
    """The records of one kind, in order, by id."""

    def __init__(self, cls: type[R], records: Source[R], today: date | None = None) -> None:
        self.cls = cls
        self._records = records
        self._today = today

    def __iter__(self) -> Iterator[R]:
        return iter(self._records.values())

    def __len__(self) -> int:
        return len(self._records)

    @property
    def is_coming(self) -> bool:
        """True while its records are made as far as they are asked for."""
        source = self._records
        return isinstance(source, Found) or (
            isinstance(source, Indexed) and source.coming() is not None
        )

    def __contains__(self, record_id: object) -> bool:
        return isinstance(record_id, str) and self._records.get(record_id) is not None

    def __getitem__(self, record_id: str) -> R:
        """Return the record with this id; UnknownId when there is none."""
        record = self.get(record_id)
        if record is None:
            raise UnknownId(record_id)
        return record

    def __repr__(self) -> str:
        return f"<{len(self)} × {self.cls.spec.kind}>"

    def get(self, record_id: str) -> R | None:
        """Return the record with this id, or None; UsageError for what can't be an id."""
        if not isinstance(record_id, str):
            raise no_id()
        return self._records.get(record_id)

    def first(self) -> R | None:
        """Return the first record, or None."""
        return next(iter(self), None)

    def where(self, /, **conditions: Any) -> "Collection[R]":
        """Return the records that meet every condition.

        ``field=value`` asks equality; ``field__ne|lt|lte|gt|gte|in|contains|isnull=value`` ask
        otherwise. A ``Period`` compares by its latest day, a choice with an order by that order.
        ``in`` takes any number of values, also as text with commas; ``isnull`` a bool, also as ja
        or nee. A day may be said as one types it (``due__lte="vrijdag"``). Raises
        UnknownField, UsageError for what can't be asked so, or FieldError for a value that the
        field can't hold.
        """
        asked = [
            condition(self.cls, question, value, self._today)
            for question, value in conditions.items()
        ]
        if not asked:
            return Collection(self.cls, self._records, self._today)
        if isinstance(self._records, Indexed):
            if coming := self._records.coming(asked):
                return Collection(self.cls, Found(coming, asked), self._today)
            found = self._records.matching(asked)
        else:
            found = meeting(list(self), asked)
        return Collection(self.cls, {record.id: record for record in found}, self._today)

    def order_by(self, name: str, *, reverse: bool = False) -> "Collection[R]":
        """Return the same records sorted by a field; empty values last.

        Choices come in the order of their declaration, those with an order from the least to the
        greatest. UsageError when the values have no order.
        """
        if not isinstance(name, str):
            raise UsageError("Sorteren gaat op de naam van een veld, zoals order_by(“due”).")
        key, source = key_of(self.cls, name), self._records
        if isinstance(source, Indexed) and (order := source.in_order(key, reverse=reverse)):
            return Collection(self.cls, Sorted(source, order), self._today)
        ordered = {r.id: r for r in _sort(self, key, reverse=reverse)}
        return Collection(self.cls, ordered, self._today)


class Found(Generic[R]):
    """The records that meet every condition, looked for as far as they are asked for."""

    def __init__(self, coming: Iterator[R], conditions: Sequence[Condition]) -> None:
        self._coming = (record for record in coming if meets(record, conditions))
        self._found: list[R] = []
        self._by_id: dict[str, R] = {}

    def values(self) -> Iterator[R]:
        """Yield them in order."""
        place = 0
        while place < len(self._found) or self._more():
            yield self._found[place]
            place += 1

    def _more(self) -> bool:
        """Look for one more; tell whether there was."""
        for record in self._coming:
            self._found.append(record)
            self._by_id[record.id] = record
            return True
        return False

    def get(self, record_id: str, /) -> R | None:
        """Return the one with this id, or None."""
        while record_id not in self._by_id and self._more():
            pass
        return self._by_id.get(record_id)

    def __len__(self) -> int:
        while self._more():
            pass
        return len(self._found)


class Sorted(Generic[R]):
    """The records of a source in another order, made as far as they are asked for."""

    def __init__(self, source: Source[R], order: Callable[[], Iterable[R]]) -> None:
        self._source = source
        self._order = order
        self.get = source.get

    def values(self) -> Iterable[R]:
        """Return the records in order."""
        return self._order()

    def __len__(self) -> int:
        return len(self._source)


def _sort(records: Iterable[R], key: FieldKey, *, reverse: bool) -> list[R]:
    valued = [(record, key.rank(record)) for record in records]
    full = [pair for pair in valued if pair[1] is not None and pair[1] != ""]
    try:
        full.sort(key=lambda pair: pair[1], reverse=reverse)
    except TypeError:
        raise UsageError(f"Op “{key.name}” kan niet worden gesorteerd.") from None
    blank = [pair for pair in valued if pair[1] == ""]
    empty = [pair for pair in valued if pair[1] is None]
    return [record for record, _ in (*full, *blank, *empty)]
