"""What is known of one field of a kind of record: from it follow lists, forms, checks, formats."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from m50core.values.choice import Choice
from m50core.values.looking import Looking
from m50core.values.personal import Personal


class FieldInfo(msgspec.Struct, frozen=True):
    """What a person and a program need to know of one field."""

    name: str
    label: str
    help: str = ""
    example: str = ""
    in_list: bool = False
    searchable: bool = False
    relation: tuple[str, ...] = ()
    """Kinds that the id(s) in this field may point at; ``("*",)`` for any kind."""
    personal: Personal | None = None
    multiline: bool = False
    state: bool = False
    """True: it happens to the record (store). False: it is laid down by its definition."""
    goes_on: bool = False
    """True: of state, what the next year's plan takes over: people filled in what it left open."""
    derived: str = ""
    """Dutch: from what it is worked out, and what changes it. Empty: it is filled in."""
    required: bool = False
    hidden: bool = False
    quiet: bool = False
    """True: the program's own note; a change of it is not told."""
    check: Callable[[str], None] | None = None
    """Raises ValueError (a Dutch reason) on text that this field must not hold."""
    initial: str = ""
    """What a new record gets when nothing is given: ``today``, ``who`` or nothing."""
    looking: Looking | None = None
    """Which year is meant where a day is typed without one; None: a period lies ahead, a day on
    either side."""
    names_kind: bool = False
    """True: its text is the name of a kind of record, of which a person reads the plural."""
    eq: bool = True
    """True: two records of which only this differs aren't the same."""
    type: Any = str
    many: bool = False
    optional: bool = False

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Return the members when the field is a choice, else nothing."""
        return (
            tuple(self.type)
            if isinstance(self.type, type) and issubclass(self.type, Choice)
            else ()
        )


def said_of_fields(fields: Mapping[str, FieldInfo]) -> dict[str, tuple[str, ...]]:
    """Return what people say for each field that they see, by its name."""
    return {name: (info.label,) for name, info in fields.items() if not info.hidden}
