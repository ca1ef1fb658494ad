"""Fields of a document as the bytes they are kept in, read when somebody looks at them."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

_READ = msgspec.json.Decoder(dict[str, Any])


class RawFields(Mapping[str, Any]):
    """A JSON object; ``raw`` is its UTF-8 text. ValueError on first use when it is damaged."""

    __slots__ = ("_fields", "raw")

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self._fields: dict[str, Any] | None = None

    def _read(self) -> dict[str, Any]:
        if self._fields is None:
            self._fields = _READ.decode(self.raw)
        return self._fields

    def __getitem__(self, name: str) -> Any:
        return self._read()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and self._read() == dict(other)

    __hash__ = None  # type: ignore[assignment] # like a dict

    def __repr__(self) -> str:
        return f"RawFields({self.raw!r})"
