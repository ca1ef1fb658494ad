"""What a commit refuses: faults of a record, and changes of what the plan lays down."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from m50core.errors import FieldError, RelationError
from m50core.network.ground import is_definition
from m50core.records.doubles import Fault
from m50core.records.laid_down import why_lasting, why_locked
from m50core.records.record import Record


@contextmanager
def about(record_id: str) -> Iterator[None]:
    """Let a FieldError say of which record of the commit it is, when it doesn't yet."""
    try:
        yield
    except FieldError as error:
        error.record_id = error.record_id or record_id
        raise


def refuse_faults(record: Record, broken: Iterable[Fault], faults: Iterable[Fault]) -> None:
    """Raise RelationError for the first broken relation, else FieldError for the first fault."""
    for field, reason in broken:
        raise RelationError(record.kind, field, reason, _label(record, field))
    for field, reason in faults:
        named = record.title_text != record.id
        place = f"“{record.title_text}” ({record.id})" if named else record.spec.label
        raise FieldError(record.kind, field, f"{place}: {reason}", _label(record, field))


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
    """Raise FieldError for a field of a planned record that only a decision can change."""
    for name, value in values.items():
        info = record.spec.fields.get(name)
        if info and not (info.state or info.derived) and is_definition(record):
            with about(record.id):
                raise FieldError(record.kind, name, why_locked(record, name, value), info.label)
