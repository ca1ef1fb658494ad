"""What the plan lays down: that it can't be changed by itself, and the command that amends it."""

from typing import Any

from m50core.errors import FieldError
from m50core.records.fields import written_value
from m50core.records.record import Record
from m50core.records.traits import status_of
from m50core.started import to_type
from m50core.values import dutch
from m50core.values.capital import with_capital
from m50core.values.choice import next_steps


def why_locked(record: Record, name: str, value: Any = None) -> str:
    """Return in Dutch, without a full stop, that a field is laid down, and how it is amended.

    ``value``: what it should become, so that the command can be copied whole.
    """
    command = _command(record, name, value)
    return f"dit ligt vast in het jaarplan. Een besluit kan het wijzigen: {command}"


def why_lasting(record: Record) -> str:
    """Return in Dutch why a part of the plan or the reference data stays, and what one can do."""
    whence = "staat in het jaarplan" if record.source else "hoort bij de gegevens die m50 meebrengt"
    return f"“{record.title_text}” {whence} en kan niet weg. {_instead(record)}"


def _instead(record: Record) -> str:
    """Return what ends such a record, as far as anything does."""
    info, status = record.spec.fields.get("status"), status_of(record)
    if info is not None and info.derived:
        return f"{with_capital(info.derived)}."
    if status is not None and status.is_off:
        return f"De status is al “{status.label}”."
    ways = [step for step in next_steps(status) if step.is_off] if status is not None else []
    if ways and record.takes_place:
        return f"Gaat het niet door: {to_type('cancel', record.id, '--reason', 'TEKST')}."
    if ways:
        steps = [
            f"{to_type('set', record.id, f'status={step.value}')} ({step.label})" for step in ways
        ]
        return f"Hoeft het niet meer: {dutch.list_words(steps, 'of')}."
    if record.source:
        return (
            "Een besluit kan het wijzigen: "
            f"{to_type('decide BESLUIT --amend', record.id, 'VELD=WAARDE')}."
        )
    return "Wat niet klopt, wijzigt u in het gegeven zelf."


def _command(record: Record, name: str, value: Any) -> str:
    wanted = "…"
    if value is not None:
        try:
            wanted = written_value(record.spec.fields[name], record.read_typed({name: value})[name])
        except FieldError:
            wanted = str(value)
    word = f"{name}={wanted}".replace('"', "'")
    return to_type("decide BESLUIT --amend", record.id, word)
