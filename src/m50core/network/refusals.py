"""What a commit refuses: faults of a record, and changes of what the plan lays down."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from m50core.errors import FieldError, RelationError
from m50core.network.ground import is_definition
from m50core.records.doubles import Fault
from m50core.records.fields import written_value
from m50core.records.record import Record


def refuse_faults(record: Record, broken: Iterable[Fault], faults: Iterable[Fault]) -> None:
    """Raise RelationError for the first broken relation, else FieldError for the first fault."""
    for field, reason in broken:
        raise _of(record, RelationError(record.kind, field, reason, _label(record, field)))
    for field, reason in faults:
        place = f"“{record.title_text}” ({record.id})"
        raise _of(
            record, FieldError(record.kind, field, f"{place}: {reason}", _label(record, field))
        )


def _of(record: Record, error: FieldError) -> FieldError:
    error.record_id = record.id
    return error


def _label(record: Record, field: str) -> str:
    return record.spec.fields[field].label


def refuse_laid_down(record: Record, values: Mapping[str, Any]) -> None:
    """Raise FieldError for a field of a planned record that only a decision can change."""
    for name, value in values.items():
        info = record.spec.fields.get(name)
        if info and not (info.state or info.derived) and is_definition(record):
            raise _of(
                record, FieldError(record.kind, name, why_locked(record, name, value), info.label)
            )


def why_locked(record: Record, name: str, value: Any = None) -> str:
    """Return in Dutch that the plan lays a field down, and the command that amends it.

    ``value``: what one wants it to be, so that the command can be copied whole.
    """
    wanted = "…"
    if value is not None:
        try:
            wanted = written_value(record.spec.fields[name], record.read_typed({name: value})[name])
        except FieldError:
            wanted = str(value)
    command = f"m50 decide BESLUIT --amend {record.id} {quoted(f'{name}={wanted}')}"
    return f"dit ligt vast in het jaarplan. Een besluit wijzigt het: {command}"


def quoted(word: str) -> str:
    """Return a word as one types it after a command: between quotes when it needs them."""
    plain = all(sign.isalnum() or sign in "=-_.,:/@…" for sign in word)
    return word if plain else '"' + word.replace('"', "'") + '"'
