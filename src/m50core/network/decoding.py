"""From the bytes of documents straight to records, without a dict or a converter between.

What is kept was cleaned and checked when it was written, so only its form is checked again: types,
lengths, what must be filled, and the signs that no text may hold (spaces around a text stay until
its next change). Whatever isn't certainly right is left to the rules of the fields themselves: then
there is no answer here.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import repeat
from typing import Annotated, Any, Generic, TypeVar

import attrs
import msgspec

from m50core.records.field_types import field_type
from m50core.records.fields import FieldInfo, kept_value
from m50core.records.record import Record
from m50core.store.protocol import StoredDocument
from m50core.store.raw import Batch, RawFields
from m50core.values.choice import Choice
from m50core.values.text import MAX_LINE, MAX_TEXT, clean
from m50core.values.typed import LARGEST

R = TypeVar("R", bound=Record)

_MOST = 50_000
"""Most texts remembered per field type."""
_PLAIN = (
    bytes(range(0x20, 0x7F)).replace(b"\\", b"") + bytes(range(0x80, 0xC0)) + b"\xc3\xc4\xc5\xe2"
)
"""Bytes of text that needs no second look: no escapes, control signs or combining accents."""
_set_class = object.__dict__["__class__"].__set__


class _Remembered(dict[Any, Any]):
    """Values by the text they are read from; what isn't text is a value already."""

    def __init__(self, parse: Callable[[str], Any]) -> None:
        super().__init__()
        self._parse = parse

    def __missing__(self, text: Any) -> Any:
        if not isinstance(text, str):
            return text
        if len(self) >= _MOST:
            self.clear()
        value = self[text] = self._parse(clean(text))
        return value


class Decoder(Generic[R]):
    """Reads documents of one kind."""

    def __init__(self, cls: type[R]) -> None:
        self._cls = cls
        fields = cls.spec.fields.values()
        # msgspec fills attrs classes by itself but knows only its own types; a twin of the same
        # layout takes our values as text, which become values before it turns into the real class.
        twin: Any = type(
            cls.__name__,
            (cls,),
            {
                "__slots__": (),
                "__module__": cls.__module__,
                "__annotations__": {info.name: _annotation(info) for info in fields},
            },
        )
        self._one = msgspec.json.Decoder(twin).decode
        self._list = msgspec.json.Decoder(list[twin]).decode
        row: Any = msgspec.defstruct(
            "Row", [("id", str), ("version", int), ("fields", twin), ("overlay", bool, False)]
        )
        self._rows = msgspec.json.Decoder(dict[str, row]).decode
        self._set_id = cls.id.__set__  # type: ignore[attr-defined]
        self._set_version = cls.version.__set__  # type: ignore[attr-defined]
        self._values = [
            (getattr(cls, info.name).__get__, getattr(cls, info.name).__set__, _reader(info))
            for info in fields
            if info.type is not str and not _native(info)
        ]
        self._texts = [info for info in fields if info.type is str and info.name != "id"]
        self._needed = [
            getattr(cls, info.name).__get__
            for info in self._texts
            if info.required and not info.many
        ]
        self._checked = any(info.check for info in self._texts)

    def one(self, document: StoredDocument) -> R | None:
        """Return the record of a document, or None when its fields' own rules must decide."""
        raw = _raw(document.fields)
        if raw is None or not _printable(document.id):
            return None
        try:
            records: list[R] = [self._one(raw)]
            self._finish(records, [document.id], [document.version])
        except (msgspec.MsgspecError, ValueError):
            return None
        looked = self._checked or not _simple(raw)
        return None if looked and not self._sound(records[0]) else records[0]

    def many(self, documents: Sequence[StoredDocument]) -> list[R] | None:
        """Return the records when nothing about any of the documents asks for a second look."""
        if self._checked:
            return None
        try:
            columns = self._of_batch if isinstance(documents, Batch) else self._of_several
            found = columns(documents)  # type: ignore[arg-type]
            if found is None or not _printable("".join(found.ids)):
                return None
            self._finish(found.made, found.ids, found.versions)
        except (msgspec.MsgspecError, ValueError):
            return None
        return found.made

    def _of_batch(self, batch: Batch) -> "_Columns[R] | None":
        if not _simple(batch.text):
            return None
        rows = self._rows(batch.text).values()
        if any(row.overlay for row in rows):
            return None
        return _Columns(
            [row.fields for row in rows], [row.id for row in rows], [row.version for row in rows]
        )

    def _of_several(self, documents: Sequence[StoredDocument]) -> "_Columns[R] | None":
        raws = [_raw(document.fields) for document in documents]
        if None in raws or any(document.overlay for document in documents):
            return None
        joined = b"[" + b",".join(raws) + b"]"  # type: ignore[arg-type]
        if not _simple(joined):
            return None
        ids = [document.id for document in documents]
        return _Columns(self._list(joined), ids, [document.version for document in documents])

    def _finish(self, made: list[R], ids: Sequence[str], versions: Sequence[int]) -> None:
        for get in self._needed:
            if not all(map(str.strip, map(get, made))):
                raise ValueError("een verplichte tekst is leeg")
        for get, put, read in self._values:
            _all(map(put, made, map(read, map(get, made))))
        _all(map(self._set_id, made, ids))
        _all(map(self._set_version, made, versions))
        _all(map(_set_class, made, repeat(self._cls)))

    def _sound(self, record: R) -> bool:
        """Tell whether every text is as the rules of its field would have it."""
        try:
            return all(
                kept_value(info, value) == value
                for info in self._texts
                if (value := getattr(record, info.name))
            )
        except ValueError:
            return False


_decoder = cache(Decoder)


def decoder(cls: type[R]) -> Decoder[R]:
    """Return what reads documents of this kind."""
    known: Any = cls
    return _decoder(known)


def _all(steps: Iterable[Any]) -> None:
    deque(steps, maxlen=0)


@attrs.frozen
class _Columns(Generic[R]):
    """Documents as they were read: half made records, and what isn't in their fields."""

    made: list[R]
    ids: list[str]
    versions: list[int]


def _raw(fields: Mapping[str, Any]) -> bytes | None:
    if isinstance(fields, RawFields):
        return fields.raw
    if float in map(type, fields.values()):
        return None
    try:
        return msgspec.json.encode(dict(fields))
    except (TypeError, ValueError):
        return None


def _simple(raw: bytes) -> bool:
    """Tell whether JSON text holds only letters and signs that need no second look."""
    if raw.isascii():
        return b"\\" not in raw and b"\x7f" not in raw
    return not raw.translate(None, _PLAIN)


def _printable(record_id: str) -> bool:
    return record_id.isascii() and record_id.isprintable() and " " not in record_id


def _native(info: FieldInfo) -> bool:
    return info.type in (bool, int, date) or issubclass(info.type, Choice)


def _annotation(info: FieldInfo) -> Any:
    element: Any = str
    if info.type is str:
        least = 1 if (info.required or info.optional) and not info.many else 0
        most = MAX_TEXT if info.multiline else MAX_LINE
        element = Annotated[str, msgspec.Meta(min_length=least, max_length=most)]
    elif info.type is int:
        element = Annotated[int, msgspec.Meta(gt=-LARGEST, lt=LARGEST)]
    elif _native(info):
        element = info.type
    if info.many:
        return Annotated[tuple[element, ...], msgspec.Meta(min_length=int(info.required))]
    return element | None if info.optional else element


def _reader(info: FieldInfo) -> Callable[[Any], Any]:
    read = _memory_of(info.type).__getitem__
    return (lambda texts: tuple(map(read, texts))) if info.many else read


@cache
def _memory_of(cls: Any) -> _Remembered:
    return _Remembered(field_type(cls).kept)
