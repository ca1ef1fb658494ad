"""How a field reads among other records: a relation shows the title of what it points at."""

from collections.abc import Callable
from typing import Any

from m50core.records.fields import FieldInfo, show_value


def field_words(info: FieldInfo, value: Any, title: Callable[[str], str]) -> str:
    """Return a field as a person reads it; ``title`` gives that of a record, by its id."""
    if not (info.relation and value):
        return show_value(info, value)
    return ", ".join(map(title, value)) if info.many else title(value)
