"""What a word answers a program with: the name of the answer, and the class of its items."""

from importlib import import_module
from typing import Any

import attrs

_KEY = "m50 answer"


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


def schema_text(schema: str | Schema) -> str:
    """Return what an answer bears; one that is only named is of number 1."""
    return str(schema if isinstance(schema, Schema) else Schema(schema, ""))


@attrs.frozen
class Said:
    """How a field of an answer is said in JSON."""

    key: str = ""
    """The key, where that isn't the field's name."""
    flat: bool = False
    """True: its own keys stand among those around it."""
    sparse: bool = False
    """True: the key is left out where there is nothing to say."""


def said(key: str = "", *, flat: bool = False, default: Any = attrs.NOTHING) -> Any:
    """Declare a field of an answer that goes by another key, or whose keys stand with the rest."""
    return attrs.field(default=default, metadata={_KEY: Said(key, flat)})


def sparse(key: str = "") -> Any:
    """Declare a field of an answer whose key is left out while it is None."""
    return attrs.field(default=None, kw_only=True, metadata={_KEY: Said(key, sparse=True)})


def how_said(attribute: "attrs.Attribute[Any]") -> Said:
    """Return how a field of an answer is said."""
    found: Said = attribute.metadata.get(_KEY) or Said()
    return found
