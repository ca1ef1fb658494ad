"""Fields of a record as the JSON they are kept in, read when someone looks."""

from collections.abc import Iterator, Mapping
from typing import Any


class RawFields(Mapping[str, Any]):
    """A mapping over JSON bytes ``{"title":…}``; parsed at the first look, and then kept."""

    __slots__ = ("_parsed", "raw")

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self._parsed: dict[str, Any] | None = None

    @property
    def _fields(self) -> dict[str, Any]:
        if self._parsed is None:
            import msgspec

            parsed: dict[str, Any] = msgspec.json.decode(self.raw)
            self._parsed = parsed
        return self._parsed

    def __getitem__(self, name: str) -> Any:
        return self._fields[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __repr__(self) -> str:
        return repr(self._fields)
