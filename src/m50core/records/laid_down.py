"""What the plan lays down: that it can't be changed by itself, and the command that amends it."""

from typing import Any

from m50core.errors import FieldError
from m50core.records.fields import written_value
from m50core.records.record import Record

_PLAIN = "=-_.,:/@…"
"""Signs that need no quotes around them on a command line."""


def why_locked(record: Record, name: str, value: Any = None) -> str:
    """Return in Dutch, without a full stop, that a field is laid down, and how it is amended.

    ``value``: what it should become, so that the command can be copied whole.
    """
    command = _command(record, name, value)
    return f"dit ligt vast in het jaarplan. Een besluit kan het wijzigen: {command}"


def _command(record: Record, name: str, value: Any) -> str:
    wanted = "…"
    if value is not None:
        try:
            wanted = written_value(record.spec.fields[name], record.read_typed({name: value})[name])
        except FieldError:
            wanted = str(value)
    word = f"{name}={wanted}".replace('"', "'")
    if not all(sign.isalnum() or sign in _PLAIN for sign in word):
        word = f'"{word}"'
    return f"m50 decide BESLUIT --amend {record.id} {word}"
