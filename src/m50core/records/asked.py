"""What was asked for in words: fields with their values, a choice, and what was understood."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar

from m50core.errors import UsageError
from m50core.records.field_types import field_type
from m50core.records.fields import FieldInfo
from m50core.records.record import Record
from m50core.values import dutch
from m50core.values.choice import Choice
from m50core.values.period import Period
from m50core.values.text import clean

C = TypeVar("C", bound=Choice)


def choice_of(cls: type[C], text: str) -> C:
    """Return the choice with this value or label; UsageError names those that exist."""
    try:
        return cls.parse(text)
    except ValueError as error:
        raise UsageError(str(error)) from None


def split_values(words: Sequence[str]) -> dict[str, str]:
    """Return ``field=value`` words as a mapping; UsageError for a word without ``=``."""
    values: dict[str, str] = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not sign or not name:
            raise UsageError(f'“{word}”: schrijf veld=waarde, bijvoorbeeld title="Zaal reserveren"')
        if name in values:
            raise UsageError(f"het veld “{name}” staat er twee keer")
        values[name] = value
    return values


def meaning_of(info: FieldInfo, text: str, today: date) -> str:
    """Return in Dutch what a day or period that is typed means; empty when it says so itself.

    Empty too for what can't be read (yet), and for other fields.
    """
    kind = field_type(info.type)
    if kind.spoken is None or info.many or not text.strip():
        return ""
    try:
        value = kind.spoken(clean(text), today, info.looking)
        if isinstance(value, datetime):
            return "" if re.match(r"\d{4}-", text.strip()) else dutch.moment(value)
        from m50core.values.spoken import told_back

        return told_back(text, value if isinstance(value, Period) else Period.on(value))
    except ValueError:
        return ""


def hangings_of(record: Record, values: Mapping[str, str]) -> Iterator[str]:
    """Yield a Dutch sentence for each value that hangs a day of the record on another thing."""
    for name, text in values.items():
        info, value = record.spec.fields.get(name), getattr(record, name, None)
        if info and isinstance(value, Period) and value.anchor and value.shown() != text.strip():
            yield f"{info.label}: “{text}” is begrepen als {value.shown()}."


def meanings_of(
    fields: Mapping[str, FieldInfo], values: Mapping[str, str], today: date
) -> Iterator[str]:
    """Yield a Dutch sentence for each value, or filter, whose words weren't a full date."""
    for name, text in values.items():
        info = fields.get(name.partition("__")[0])
        if info and (back := meaning_of(info, text, today)):
            yield f"{info.label}: “{text}” is begrepen als {back}."
