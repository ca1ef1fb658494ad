"""What was asked for in words: fields with their values, a choice, and what was understood."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from m50core.errors import UsageError
from m50core.records.field_types import field_type
from m50core.records.fields import FieldInfo
from m50core.records.record import Record
from m50core.values import dutch
from m50core.values.choice import Choice
from m50core.values.period import Period
from m50core.values.text import clean

if TYPE_CHECKING:
    from m50core.records.collection import Records

C = TypeVar("C", bound=Choice)


class Typed(NamedTuple):
    """Values by the names of their fields or questions, with ids where names were typed."""

    values: dict[str, str]
    told: tuple[str, ...] = ()
    """In Dutch, for each name as which record it was understood."""


def read_conditions(records: "Records", cls: type[Record], asked: Mapping[str, str]) -> Typed:
    """Return conditions, as ``where`` takes them, of what a person asks of a kind.

    Raises UnknownField, UsageError for what can't be asked, stands there twice or may be several,
    FieldError for a name that nothing has.
    """
    if not asked:
        return Typed({})
    from m50core.records import referring

    return Typed(*referring.conditions(records, cls, asked))


def read_values(records: "Records", cls: type[Record], typed: Mapping[str, str]) -> Typed:
    """Return values by field of what a person fills in; errors as ``read_conditions``."""
    fields = cls.spec.fields
    if all(name in fields and not fields[name].relation for name in typed):
        return Typed(dict(typed))
    from m50core.records import referring

    return Typed(*referring.values(records, cls, typed))


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
        return told_meaning(text, kind.spoken(clean(text), today, info.looking))
    except ValueError:
        return ""


def told_meaning(text: str, value: Any) -> str:
    """Return in Dutch what was understood of a text that was typed; empty when it says so itself.

    Empty too for what is no day, moment or period.
    """
    if isinstance(value, datetime):
        return "" if re.match(r"\d{4}-", text.strip()) else dutch.moment(value)
    if not isinstance(value, Period | date):
        return ""
    from m50core.values.spoken import told_back

    return told_back(text, value if isinstance(value, Period) else Period.on(value))


def hangings_of(record: Record, values: Mapping[str, str]) -> Iterator[str]:
    """Yield a Dutch sentence for each value that hangs a day of the record on another thing."""
    for name, text in values.items():
        info, value = record.spec.fields.get(name), getattr(record, name, None)
        if info and isinstance(value, Period) and value.anchor and value.shown() != text.strip():
            yield f"{info.label}: “{text}” is begrepen als {value.shown()}."


def meanings_of(
    fields: Mapping[str, FieldInfo], asked: Mapping[str, str], today: date
) -> Iterator[str]:
    """Yield a Dutch sentence for each filter whose words weren't a full date."""
    for name, text in asked.items():
        info = fields.get(name.partition("__")[0])
        if info and (back := meaning_of(info, text, today)):
            yield _understanding(info, text, back)


def meanings_in(record: Record, values: Mapping[str, Any]) -> Iterator[str]:
    """Yield a Dutch sentence for each text whose words weren't a full date.

    ``record``: what was made of the values, which are by field.
    """
    for name, text in values.items():
        info = record.spec.fields.get(name)
        if info is None or info.many or not isinstance(text, str) or not text.strip():
            continue
        if back := told_meaning(text, getattr(record, name)):
            yield _understanding(info, text, back)


def _understanding(info: FieldInfo, text: str, meant: str) -> str:
    return f"{info.label}: “{text}” is begrepen als {meant}."
