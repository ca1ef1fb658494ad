"""What a commit refuses: faults of a record, and changes of what the plan lays down."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from m50core.errors import FieldError, M50Error, RelationError, UnknownField, together
from m50core.network.ground import is_definition
from m50core.records.doubles import Fault
from m50core.records.field_info import by_field
from m50core.records.laid_down import why_lasting, why_locked
from m50core.records.record import Record


@contextmanager
def about(record_id: str, wrong: list[M50Error] | None = None) -> Iterator[None]:
    """Let a FieldError say of which record of the commit it is, when it doesn't yet.

    With ``wrong`` it is noted there, and not raised.
    """
    try:
        yield
    except FieldError as error:
        for problem in (error, *error.problems):
            problem.record_id = problem.record_id or record_id
        if wrong is None:
            raise
        wrong.append(error)


def refuse(wrong: Sequence[M50Error]) -> None:
    """Raise what is wrong, if anything is, as one error."""
    if wrong:
        raise together(wrong)


def refuse_faults(record: Record, broken: Iterable[Fault], faults: Iterable[Fault]) -> None:
    """Raise RelationError for broken relations, FieldError for faults, if there are any."""
    wrong: list[M50Error] = [
        RelationError(record.kind, field, reason, _label(record, field)) for field, reason in broken
    ]
    for field, reason in () if wrong else faults:
        named = record.title_text != record.id
        place = f"“{record.title_text}” ({record.id})" if named else record.spec.label
        wrong.append(FieldError(record.kind, field, f"{place}: {reason}", _label(record, field)))
    refuse(wrong)


def _label(record: Record, field: str) -> str:
    return record.spec.fields[field].label


def refuse_lasting(record: Record, *, planned: bool, implied: bool) -> None:
    """Raise FieldError for what can't be removed: it is in the plan, or follows from another."""
    if planned:
        raise FieldError(record.kind, "", why_lasting(record))
    if implied:
        reason = f"“{record.title_text}” volgt uit een ander gegeven en kan niet apart weg. "
        raise FieldError(record.kind, "", reason + "Wijzig het, of geef het een einde.")


def refuse_laid_down(record: Record, values: Mapping[str, Any]) -> None:
    """Raise FieldError for fields of a planned record that only a decision can change."""
    wrong: list[M50Error] = []
    for name, value in values.items():
        info = record.spec.fields.get(name)
        if info and not (info.state or info.derived) and is_definition(record):
            with about(record.id, wrong):
                raise FieldError(record.kind, name, why_locked(record, name, value), info.label)
    refuse(wrong)


def read_asked(
    record: Record, values: Mapping[str, Any], today: date, *, planned: bool
) -> dict[str, Any]:
    """Return what is asked of a record as its fields hold it; FieldError, UnknownField else.

    The fields may be said as people call them (``by_field``). The error tells of every field that
    can't be so, also of a step that its status can't make.
    """
    values = by_field(type(record), values)
    try:
        if planned:
            refuse_laid_down(record, values)
        return record.read_typed(values, today)
    except (FieldError, UnknownField):
        raise _refusal(record, values, today, planned=planned) from None


def _refusal(record: Record, values: Mapping[str, Any], today: date, *, planned: bool) -> M50Error:
    wrong: list[M50Error] = []
    for name, value in values.items():
        try:
            if planned:
                refuse_laid_down(record, {name: value})
            record.admissible(record.read_typed({name: value}, today))
        except (FieldError, UnknownField) as error:
            wrong.append(error)
    return together(wrong)
