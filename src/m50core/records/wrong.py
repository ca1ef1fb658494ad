"""All that is wrong with what a person typed of a record: names, values, and what lacks."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from m50core.errors import FieldError, M50Error, UnknownField, UsageError
from m50core.records.asked import read_values
from m50core.records.collection import Records
from m50core.records.laying import refuse_derived, with_all_filled
from m50core.records.record import Record, make_record


def all_wrong(
    records: Records, cls: type[Record], typed: Mapping[str, str], today: date, *, new: bool
) -> list[M50Error]:
    """Return what is wrong, field by field; nothing when all can be read.

    Also what it can't do without; ``new``: of a record that is to be made.
    """
    wrong: list[M50Error] = []
    values: dict[str, str] = {}
    for name, text in typed.items():
        try:
            read = read_values(records, cls, {name: text}).values
            refuse_derived(cls, read)
            values |= read
        except (FieldError, UsageError) as error:
            wrong += error.problems
    known = {getattr(error, "field", "") for error in wrong}
    try:
        if new:
            make_record(cls, values, today)
        else:
            cls.read_typed(values, today)
    except (FieldError, UnknownField) as error:
        wrong += [more for more in error.problems if getattr(more, "field", "") not in known]
    return wrong if new else [*wrong, *emptied_faults(cls, values, today)]


def emptied_faults(
    cls: type[Record], values: Mapping[str, Any], today: date | None
) -> Iterator[M50Error]:
    """Yield what is wrong with each value that can be read: it is empty, and may not be."""
    for name, value in values.items():
        try:
            read = cls.read_typed({name: value}, today)
        except (FieldError, UnknownField):
            continue
        try:
            with_all_filled(cls, read)
        except FieldError as error:
            yield from error.problems
