"""How the fields of an answer are said in JSON, where that isn't just by their names."""

from typing import Annotated, Any, get_args, get_origin, get_type_hints

import attrs
import msgspec


class Said(msgspec.Struct, frozen=True):
    """How a field of an answer is said in JSON, as ``Annotated[type, Said(…)]`` tells it."""

    key: str = ""
    """The key, where that isn't the field's name."""
    flat: bool = False
    """True: its own keys stand among those around it."""
    sparse: bool = False
    """True: the key is left out while it is None, which is its default."""
    unsaid: bool = False
    """True: it is never told. What has such a field can't be read back."""
    loose: bool = False
    """True: it may be of any type, which JSON doesn't tell. This can't be read back either."""

    @property
    def one_way(self) -> bool:
        """True when what has such a field can't be read back."""
        return self.unsaid or self.loose


FLAT = Said(flat=True)
SPARSE = Said(sparse=True)
UNSAID = Said(unsaid=True)
LOOSE = Said(loose=True)


class SaidField(msgspec.Struct, frozen=True):
    """A field of an answer: its name, its class, and how it is said."""

    name: str
    type: Any
    said: Said

    @property
    def key(self) -> str:
        """The key by which it goes in JSON."""
        return self.said.key or self.name


def said_fields(cls: Any) -> tuple[SaidField, ...]:
    """Return the fields of an answer's class (attrs or NamedTuple), in order."""
    if not attrs.has(cls):
        hints = get_type_hints(cls, include_extras=True)
        return tuple(_said_field(name, hints[name]) for name in cls._fields)
    attrs.resolve_types(cls)
    return tuple(_said_field(attribute.name, attribute.type) for attribute in attrs.fields(cls))


def _said_field(name: str, hint: Any) -> SaidField:
    bare, *notes = get_args(hint) if get_origin(hint) is Annotated else (None,)
    said = next((note for note in notes if isinstance(note, Said)), Said())
    return SaidField(name, bare if notes else hint, said)
