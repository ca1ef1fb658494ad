"""How a field reads among other records: a relation shows the title of what it points at."""

from collections.abc import Callable
from typing import Any

from m50core.records.fields import FieldInfo, show_value
from m50core.records.record import Find, Record


def field_words(info: FieldInfo, value: Any, title: Callable[[str], str]) -> str:
    """Return a field as a person reads it; ``title`` gives that of a record, by its id."""
    if not (info.relation and value):
        return show_value(info, value)
    return ", ".join(map(title, value)) if info.many else title(value)


def field_of(record: Record, name: str, title: Callable[[str], str]) -> str:
    """Return what a record holds in a field, as a sentence tells it; ``title`` as there."""
    return field_words(record.spec.fields[name], getattr(record, name), title) or "leeg"


def titles(find: Find) -> Callable[[str], str]:
    """Return what gives the title of a record by its id; of one that isn't there, its id."""

    def title(record_id: str) -> str:
        record = find(record_id)
        return record.title_text if record is not None else record_id

    return title


def names(find: Find) -> Callable[[str], str]:
    """Return what gives the title of a record with its id, ``Ans Bakker (persoon-1)``.

    For a sentence about a choice between records: two of them may have one title.
    """
    title = titles(find)

    def name(record_id: str) -> str:
        told = title(record_id)
        return told if told == record_id else f"{told} ({record_id})"

    return name


def mention(find: Find, record_id: str) -> str:
    """Return a record in a sentence: “Zaal” (actie-1); its id alone when it isn't there."""
    record = find(record_id)
    return f"“{record.title_text}” ({record_id})" if record is not None else record_id
