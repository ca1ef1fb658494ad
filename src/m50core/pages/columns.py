"""Which fields of its records a list shows, as columns."""

from collections.abc import Iterable

from m50core.records.fields import FieldInfo
from m50core.records.record import Record
from m50core.records.timing import year_of


def list_columns(cls: type[Record], records: Iterable[Record]) -> tuple[FieldInfo, ...]:
    """Return the fields that a list of records shows; their year too when there are several."""
    fields = cls.spec.fields
    shown = tuple(info for info in fields.values() if info.in_list)
    years = set() if cls.lasts else {year_of(record) for record in records} - {None}
    return (*shown, fields["year"]) if len(years) > 1 else shown
