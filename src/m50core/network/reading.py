"""Values of a file, read: as m50 kept them, or as a person types them, with names for ids."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from m50core.errors import FieldError
from m50core.plugins.extensions import Incoming
from m50core.records.asked import read_values
from m50core.records.collection import Records
from m50core.records.fields import FieldInfo, kept_value
from m50core.records.record import Record
from m50core.records.referring import ids_of


def as_kept(kind: str, info: FieldInfo, value: Any) -> Any:
    """Return a value that m50 kept as the field holds it; FieldError when it can't be."""
    try:
        return kept_value(info, value)
    except ValueError as error:
        raise FieldError(kind, info.name, str(error), info.label) from None


class NamedNetwork(Protocol):
    """The network, as this looks at it."""

    @property
    def records(self) -> Records:
        """Every record as it stands."""


class ReadingNames:
    """Reads names for who takes in one file; ``given``: values for all, by field as typed."""

    def __init__(self, net: NamedNetwork, given: Mapping[str, Any]) -> None:
        self._net, self._asked = net, given
        self._given: dict[type[Record], Mapping[str, Any]] = {}

    def values_for(self, cls: type[Record]) -> Mapping[str, Any]:
        """Return the values for all by the fields of a kind; errors as ``read_values``."""
        if cls not in self._given:
            texts = {name: v for name, v in self._asked.items() if isinstance(v, str)}
            read, _ = read_values(self._net.records, cls, texts)
            others = {name: v for name, v in self._asked.items() if name not in texts}
            self._given[cls] = {**others, **read}
        return self._given[cls]

    def ids(self, kind: str, info: FieldInfo, text: str, told: list[str] | None = None) -> str:
        """Return a text with the id in the place of what a record is called in full.

        What nothing is called stays: it may be the id of what the file has further on.
        """
        told = [] if told is None else told
        return ids_of(self._net.records, kind, info, text, told=told, sure=True)

    def told(self, item: Incoming, names: Iterable[str], made: Record) -> Iterator[str]:
        """Yield in Dutch as which record each name was understood."""
        fields, told = made.spec.fields, list[str]()
        for name in names:
            text = item.values.get(name)
            if name in fields and fields[name].relation and isinstance(text, str):
                self.ids(item.kind, fields[name], text, told)
        yield from (sentence.rstrip(".") for sentence in told)
