"""What a word answers a program with: the name of the answer, and the class of its items."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Annotated, Any, get_args, get_origin

import attrs


@attrs.frozen
class Schema:
    """An answer's name, the class of its items, and its number, which rises when a key changes.

    The class is named as ``package.module:Class``, since it is imported when a program asks: an
    attrs class, a kind of record, or several of these (``One | Other``).
    """

    name: str
    item: str
    number: int = 1

    def __str__(self) -> str:
        """Return it as an answer bears it: ``m50.goals/2``."""
        return f"m50.{self.name}/{self.number}"

    def load(self) -> Any:
        """Return the class of the items."""
        module, _, name = self.item.partition(":")
        return getattr(import_module(module), name)

    def each(self, values: Iterable[object], *more: object, **named: object) -> Iterator[object]:
        """Yield the item of each value, which its class makes (``of``) when a program asks."""
        make = self.load().of
        for value in values:
            yield make(value, *more, **named)

    def one(self, *values: object) -> Iterator[object]:
        """Yield the one item that has these values."""
        yield self.load()(*values)


def schema_text(schema: str | Schema) -> str:
    """Return what an answer bears; one that is only named is of number 1."""
    return str(schema if isinstance(schema, Schema) else Schema(schema, ""))


@attrs.frozen
class Said:
    """How a field of an answer is said in JSON, as ``Annotated[type, Said(…)]`` tells it."""

    key: str = ""
    """The key, where that isn't the field's name."""
    flat: bool = False
    """True: its own keys stand among those around it."""
    sparse: bool = False
    """True: the key is left out while it is None, which is its default."""


FLAT = Said(flat=True)
SPARSE = Said(sparse=True)


@attrs.frozen
class SaidField:
    """A field of an answer: its name, its class, and how it is said."""

    name: str
    type: Any
    said: Said

    @property
    def key(self) -> str:
        """The key by which it goes in JSON."""
        return self.said.key or self.name


def said_fields(cls: Any) -> tuple[SaidField, ...]:
    """Return the fields of an answer's class, in order."""
    attrs.resolve_types(cls)
    return tuple(_said_field(attribute) for attribute in attrs.fields(cls))


def _said_field(attribute: "attrs.Attribute[Any]") -> SaidField:
    bare, *notes = get_args(attribute.type) if get_origin(attribute.type) is Annotated else (None,)
    said = next((note for note in notes if isinstance(note, Said)), Said())
    return SaidField(attribute.name, bare if notes else attribute.type, said)
