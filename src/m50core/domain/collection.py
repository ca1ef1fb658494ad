"""Records together: look up by id, ask questions, walk relations both ways."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar, overload

from m50core.domain.choice import Choice
from m50core.domain.fields import FieldInfo, read_value
from m50core.domain.period import Period
from m50core.domain.record import Record
from m50core.domain.relations import relations
from m50core.errors import FieldError, UnknownField, UnknownId, UnknownKind, UsageError

R = TypeVar("R", bound=Record)

_TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "lt": lambda a, b: a is not None and a < b,
    "lte": lambda a, b: a is not None and a <= b,
    "gt": lambda a, b: a is not None and a > b,
    "gte": lambda a, b: a is not None and a >= b,
}


class Collection(Generic[R]):
    """The records of one kind, in order, by id."""

    def __init__(self, cls: type[R], records: Mapping[str, R]) -> None:
        self.cls = cls
        self._records = records

    def __iter__(self) -> Iterator[R]:
        return iter(self._records.values())

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._records

    def __getitem__(self, record_id: str) -> R:
        """Return the record with this id; UnknownId when there is none."""
        try:
            return self._records[record_id]
        except KeyError:
            raise UnknownId(record_id) from None

    def __repr__(self) -> str:
        return f"<{len(self)} × {self.cls.spec.kind}>"

    def get(self, record_id: str) -> R | None:
        """Return the record with this id, or None."""
        return self._records.get(record_id)

    def first(self) -> R | None:
        """Return the first record, or None."""
        return next(iter(self), None)

    def where(self, **conditions: Any) -> "Collection[R]":
        """Return the records that meet every condition.

        ``field=value`` asks equality; ``field__ne|lt|lte|gt|gte|in|contains|isnull=value`` ask
        otherwise. A ``Period`` compares by its latest day. Raises UnknownField, or FieldError for
        a value that the field can't hold.
        """
        tests = [self._test(key, value) for key, value in conditions.items()]
        return Collection(self.cls, {r.id: r for r in self if all(test(r) for test in tests)})

    def order_by(self, name: str, *, reverse: bool = False) -> "Collection[R]":
        """Return the same records sorted by a field; empty values last."""
        self._known(name)

        def key(record: R) -> tuple[bool, Any]:
            value = _comparable(getattr(record, name))
            return (value is None or value == "") != reverse, value if value is not None else 0

        full = [r for r in self if _comparable(getattr(r, name)) is not None]
        empty = [r for r in self if _comparable(getattr(r, name)) is None]
        ordered = [*sorted(full, key=key, reverse=reverse), *empty]
        return Collection(self.cls, {r.id: r for r in ordered})

    def _known(self, name: str) -> FieldInfo | None:
        info = self.cls.spec.fields.get(name)
        if info is None and not isinstance(getattr(self.cls, name, None), property):
            raise UnknownField(self.cls.spec.kind, name, self.cls.spec.fields)
        return info

    def _test(self, key: str, wanted: Any) -> Callable[[R], bool]:
        name, _, asked = key.partition("__")
        info = self._known(name)
        asked = asked or "eq"
        if asked == "isnull":
            return lambda r: (getattr(r, name) in (None, "", ())) is bool(wanted)
        if asked == "contains":
            needle = str(wanted).casefold()
            return lambda r: _contains(getattr(r, name), needle)
        if asked == "in":
            options = {_comparable(self._value(info, item)) for item in wanted}
            return lambda r: _comparable(getattr(r, name)) in options
        value = _comparable(self._value(info, wanted))
        if asked in ("eq", "ne"):
            same = asked == "eq"
            return lambda r: _equal(getattr(r, name), value) is same
        if asked not in _TESTS:
            known = "ne, lt, lte, gt, gte, in, contains, isnull"
            raise UsageError(f"“{key}”: de vraag “{asked}” bestaat niet. Kies uit: {known}.")
        test = _TESTS[asked]
        return lambda r: test(_comparable(getattr(r, name)), value)

    def _value(self, info: FieldInfo | None, wanted: Any) -> Any:
        if info is None or wanted is None or info.many or isinstance(wanted, date):
            return wanted
        try:
            return read_value(info, wanted)
        except ValueError as error:
            raise FieldError(self.cls.spec.kind, info.name, str(error), info.label) from None


def _comparable(value: Any) -> Any:
    if isinstance(value, Period):
        return value.latest
    if isinstance(value, Choice):
        return value.value
    return value


def _equal(value: Any, wanted: Any) -> bool:
    if isinstance(value, tuple) and not isinstance(wanted, tuple):
        return wanted in value
    return bool(_comparable(value) == wanted)


def _contains(value: Any, needle: str) -> bool:
    if isinstance(value, tuple):
        return any(str(item).casefold() == needle for item in value)
    return needle in str(value or "").casefold()


class Records:
    """Every record of the network as it stands: a value that never changes.

    ``kinds`` are all known kinds; ``records`` all records by id.
    """

    def __init__(self, kinds: Mapping[str, type[Record]], records: Mapping[str, Record]) -> None:
        self.kinds = kinds
        self._records = records

    @cached_property
    def _by_kind(self) -> dict[str, dict[str, Record]]:
        found: dict[str, dict[str, Record]] = {kind: {} for kind in self.kinds}
        for record in self._records.values():
            found[record.kind][record.id] = record
        return found

    @cached_property
    def _pointing(self) -> dict[str, list[tuple[FieldInfo, Record]]]:
        found: dict[str, list[tuple[FieldInfo, Record]]] = defaultdict(list)
        for record in self._records.values():
            for info, target in relations(record):
                found[target].append((info, record))
        return found

    def __iter__(self) -> Iterator[Record]:
        return iter(self._records.values())

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._records

    def __getitem__(self, record_id: str) -> Record:
        """Return the record with this id; UnknownId when there is none."""
        try:
            return self._records[record_id]
        except KeyError:
            raise UnknownId(record_id) from None

    def get(self, record_id: str) -> Record | None:
        """Return the record with this id, or None."""
        return self._records.get(record_id)

    @overload
    def collection(self, kind: type[R]) -> Collection[R]: ...
    @overload
    def collection(self, kind: str) -> Collection[Record]: ...
    def collection(self, kind: Any) -> Collection[Any]:
        """Return the records of a kind, by class or by name; UnknownKind when there is none."""
        name = kind if isinstance(kind, str) else kind.spec.kind
        if name not in self.kinds:
            raise UnknownKind(name, self.kinds)
        return Collection(self.kinds[name], self._by_kind[name])

    def title(self, record_id: str) -> str:
        """Return what a person calls the record; the id itself when it is missing."""
        record = self._records.get(record_id)
        return record.title_text if record else record_id

    def targets(self, record: Record) -> list[tuple[FieldInfo, Record]]:
        """Return the records that this one points at, each with the field that does."""
        return [
            (info, self._records[target])
            for info, target in relations(record)
            if target in self._records
        ]

    def pointing_at(self, record_id: str) -> list[tuple[FieldInfo, Record]]:
        """Return the records that point at this id, each with the field that does."""
        return list(self._pointing.get(record_id, ()))

    def replaced(self, changes: Mapping[str, Record | None]) -> "Records":
        """Return the records with some added, replaced, or (None) taken away."""
        merged = dict(self._records)
        for record_id, record in changes.items():
            if record is None:
                merged.pop(record_id, None)
            else:
                merged[record_id] = record
        return Records(self.kinds, merged)
