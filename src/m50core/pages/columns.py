"""How a list shows records: which fields are its columns, and in which order they come."""

from collections.abc import Iterable
from typing import TypeVar

from m50core.records.fields import FieldInfo
from m50core.records.record import Record
from m50core.records.timing import year_of

R = TypeVar("R", bound=Record)


def list_columns(cls: type[Record], records: Iterable[Record]) -> tuple[FieldInfo, ...]:
    """Return the fields that a list of records shows; their year too when there are several."""
    fields = cls.spec.fields
    shown = tuple(info for info in fields.values() if info.in_list)
    years = set() if cls.lasts else {year_of(record) for record in records} - {None}
    return (*shown, fields["year"]) if len(years) > 1 else shown


def list_order(cls: type[Record], records: Iterable[R]) -> tuple[R, ...]:
    """Return records as a list has them: people by surname, all else in the order of entry."""
    style = cls.alike_by
    if style is None or style.order("") is None:
        return tuple(records)
    field = style.fields[0]
    return tuple(sorted(records, key=lambda record: style.order(str(getattr(record, field))) or ()))
