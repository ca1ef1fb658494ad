"""What a word answers a program with: the name of the answer, and the class of its items."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, NamedTuple


class Schema(NamedTuple):
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

    def each(self, values: Iterable[object], *more: object) -> Iterator[object]:
        """Yield the item of each value, which its class makes (``of``) when a program asks."""
        make = self.load().of
        for value in values:
            yield make(value, *more)

    def one(self, *values: object) -> Iterator[object]:
        """Yield the one item that has these values."""
        yield self.load()(*values)


def schema_text(schema: str | Schema) -> str:
    """Return what an answer bears; one that is only named is of number 1."""
    return str(schema if isinstance(schema, Schema) else Schema(schema, ""))
