"""How a list shows records: which fields are its columns, and in which order they come."""

from collections.abc import Collection as Some
from collections.abc import Iterable
from decimal import Decimal
from itertools import islice
from typing import TypeVar

from m50core.pages.cells import Cell, Column
from m50core.records.collection import Collection, Records
from m50core.records.fields import FieldInfo
from m50core.records.record import Record
from m50core.records.relation_words import field_words
from m50core.records.timing import year_of
from m50core.values.money import Money

R = TypeVar("R", bound=Record)

_AMOUNTS = (Money, Decimal)


_LOOKED_AT = 300
"""So many records, of those that are still being made, tell whether there are several years."""


def list_columns(cls: type[Record], records: Iterable[Record]) -> tuple[FieldInfo, ...]:
    """Return the fields that a list of records shows; their year too when there are several.

    Of a list that is still being made only its beginning tells that: it is drawn at once.
    """
    fields = cls.spec.fields
    columns = tuple(info for info in fields.values() if info.in_list)
    if isinstance(records, Collection) and records.is_coming:
        records = islice(records, _LOOKED_AT)
    return (*columns, fields["year"]) if not cls.lasts and _differ(records) else columns


def _differ(records: Iterable[Record]) -> bool:
    """Tell whether there are records of several years; looks no further than the second one."""
    years = (year for record in records if (year := year_of(record)) is not None)
    first = next(years, None)
    return any(year != first for year in years)


def list_order(cls: type[Record], records: Some[R]) -> Some[R]:
    """Return records as a list has them: people by surname, all else in the order of entry."""
    style = cls.alike_by
    if style is None or style.order("") is None:
        return records
    field = style.fields[0]
    return sorted(records, key=lambda record: style.order(str(getattr(record, field))) or ())


def field_column(info: FieldInfo) -> Column:
    """Return a field as a column of a list."""
    right = info.type in _AMOUNTS and not info.many
    return Column(info.label, info.name, right=right, relation=bool(info.relation))


def field_cell(records: Records, record: Record, info: FieldInfo) -> Cell:
    """Return what a record holds in a field, as a list shows it on the day of the records."""
    value = getattr(record, info.name)
    return Cell(value, field_words(info, value, records.title))
