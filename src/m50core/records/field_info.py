"""What is known of one field of a kind of record: from it follow lists, forms, checks, formats."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec

from m50core.values.choice import Choice
from m50core.values.looking import Looking
from m50core.values.personal import Personal

T = TypeVar("T")

_USUAL: Mapping[str, tuple[str, ...]] = {
    "title": ("titel",), "name": ("naam",), "due": ("uiterlijk", "wanneer"), "owner": ("trekker",),
}  # fmt: skip
"""What people say for what many kinds have, whatever one of them calls it itself."""


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


def labels_of(cls: Any, *, typed: bool = False) -> dict[str, tuple[str, ...]]:
    """Return, by name of each field of a kind that people see, what they say for it.

    ``typed``: of those that they fill in.
    """
    fields: Mapping[str, FieldInfo] = cls.spec.fields
    own = {info.label.casefold() for info in fields.values()}
    return {
        name: (info.label, *(word for word in _USUAL.get(name, ()) if word not in own))
        for name, info in fields.items()
        if not info.hidden and not (typed and (info.derived or name == "id"))
    }


def by_field(cls: Any, values: Mapping[str, T]) -> Mapping[str, T]:
    """Return values by the names of the fields that their words mean; see ``called.field_values``.

    Names alone need nothing of it.
    """
    if values.keys() <= cls.spec.fields.keys():
        return values
    from m50core.records.called import field_values

    return field_values(cls, values)
