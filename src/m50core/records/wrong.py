"""All that is wrong with what a person typed of a record: names, values, and what lacks."""

from collections.abc import Mapping
from datetime import date

from m50core.errors import FieldError, M50Error, UnknownField, UsageError
from m50core.records.asked import read_values
from m50core.records.collection import Records
from m50core.records.laying import refuse_derived
from m50core.records.record import Record, make_record


def all_wrong(
    records: Records, cls: type[Record], typed: Mapping[str, str], today: date, *, new: bool
) -> list[M50Error]:
    """Return what is wrong, field by field; nothing when all can be read.

    ``new``: of a record that is to be made, also what it can't do without.
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
    return wrong
