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
from operator import attrgetter
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
_MOST_SHARED = 4096
_PLAIN = (
    b"\n"
    + bytes(range(0x20, 0x7F)).replace(b"\\", b"")
    + bytes(range(0x80, 0xC0))
    + b"\xc3\xc4\xc5\xe2"
)
"""Bytes of text that needs no second look: no escapes, control signs or combining accents.

A line end stands between texts only: within one JSON has it as an escape.
"""
_set_class = object.__dict__["__class__"].__set__


class _Remembered(dict[Any, Any]):
    """Values by the text they are read from; what isn't text is a value already."""

    def __init__(self, parse: Callable[[str], Any]) -> None:
        super().__init__()
        self._parse = parse

    def __missing__(self, text: Any) -> Any:
        if not isinstance(text, str):
            if text is None:
                self[None] = None
            return text
        if len(self) >= _MOST:
            self.clear()
        value = self[text] = self._parse(clean(text))
        return value


class _Shared(dict[Any, Any]):
    """Values that many records have alike, each as the one that came first."""

    def __missing__(self, value: Any) -> Any:
        if len(self) >= _MOST_SHARED:
            self.clear()
        self[value] = value
        return value


class Decoder(Generic[R]):
    """Reads documents of one kind."""

    def __init__(self, cls: type[R]) -> None:
        self._cls = cls
        fields = cls.spec.fields.values()
        # msgspec fills a struct of its own six times as fast as an attrs class, and knows only its
        # own types: what is text there becomes a value on the way.
        struct: Any = msgspec.defstruct(
            cls.__name__, [_member(cls, info) for info in fields], kw_only=True, gc=False
        )
        self._one = msgspec.json.Decoder(struct).decode
        self._list = msgspec.json.Decoder(list[struct]).decode
        row: Any = msgspec.defstruct(
            "Row",
            [("id", str), ("version", int), ("fields", struct), ("overlay", bool, False)],
            gc=False,
        )
        self._rows = msgspec.json.Decoder(dict[str, row]).decode
        self._fill = _filler(cls)
        self._texts = [info for info in fields if info.type is str and info.name != "id"]
        needed = (info.name for info in self._texts if info.required and not info.many)
        self._needed = list(map(attrgetter, needed))
        self._checked = [(info, attrgetter(info.name)) for info in self._texts if info.check]

    def one(self, document: StoredDocument) -> R | None:
        """Return the record of a document, or None when its fields' own rules must decide."""
        raw = _raw(document.fields)
        if raw is None or not _printable(document.id):
            return None
        try:
            (record,) = self._finish([self._one(raw)], [document.id], [document.version])
        except (msgspec.MsgspecError, ValueError):
            return None
        return record if _simple(raw) or self._sound(record) else None

    def many(self, documents: Sequence[StoredDocument]) -> list[R] | None:
        """Return the records when nothing about any of the documents asks for a second look."""
        try:
            columns = self._of_batch if isinstance(documents, Batch) else self._of_several
            found = columns(documents)  # type: ignore[arg-type]
            if found is None or not _printable("".join(found.ids)):
                return None
            return self._finish(found.made, found.ids, found.versions)
        except (msgspec.MsgspecError, ValueError):
            return None

    def _of_batch(self, batch: Batch) -> "_Columns | None":
        if not _simple(batch.text):
            return None
        rows = self._rows(batch.text).values()
        if True in map(attrgetter("overlay"), rows):
            return None
        fields, ids, versions = (
            list(map(attrgetter(name), rows)) for name in ("fields", "id", "version")
        )
        return _Columns(fields, ids, versions)

    def _of_several(self, documents: Sequence[StoredDocument]) -> "_Columns | None":
        raws = [_raw(document.fields) for document in documents]
        if None in raws or any(document.overlay for document in documents):
            return None
        joined = b"[" + b",".join(raws) + b"]"  # type: ignore[arg-type]
        if not _simple(joined):
            return None
        ids = [document.id for document in documents]
        return _Columns(self._list(joined), ids, [document.version for document in documents])

    def _finish(self, made: list[Any], ids: list[str], versions: list[int]) -> list[R]:
        """Return the records; ValueError when a text asks for a second look."""
        for text_of in self._needed:
            if not all(map(str.strip, map(text_of, made))):
                raise ValueError("een verplichte tekst is leeg")
        for info, text_of in self._checked:
            if any(text and kept_value(info, text) != text for text in set(map(text_of, made))):
                raise ValueError("een tekst heeft een andere vorm")
        records: list[R] = self._fill(made, ids, versions)
        deque(map(_set_class, records, repeat(self._cls)), maxlen=0)
        if (look := getattr(self._cls, "__attrs_post_init__", None)) is not None:
            try:
                deque(map(look, records), maxlen=0)
            except TypeError as error:
                raise ValueError(str(error)) from None
        return records

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


class _Columns(msgspec.Struct, frozen=True):
    """Documents as they were read: their fields, and what isn't in those."""

    made: list[Any]
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


def _member(cls: type[Record], info: FieldInfo) -> tuple[Any, ...]:
    """Return a field as msgspec reads it."""
    default = getattr(attrs.fields(cls), info.name).default  # type: ignore[arg-type]
    if default is attrs.NOTHING:
        return info.name, _annotation(info)
    if isinstance(default, attrs.Factory):  # type: ignore[arg-type]
        default = msgspec.field(default_factory=default.factory)
    return info.name, _annotation(info), default


_Fill = Callable[[Iterable[Any], Iterable[str], Iterable[int]], list[Any]]


def _filler(cls: type[Record]) -> _Fill:
    """Return what makes an object of each document: of its fields, its id and its version.

    The objects are of a twin that can be filled, with the layout of ``cls``. Written out, as attrs
    writes an ``__init__``, so that each value costs a few steps of the interpreter.
    """
    unfrozen = {name: object.__dict__[name] for name in ("__setattr__", "__delattr__")}
    twin = type(cls.__name__, (cls,), {"__slots__": (), **unfrozen})
    known: dict[str, Any] = {"new": object.__new__, "twin": twin}
    values = {"id": "record_id", "version": "version"}
    numbers = []
    for info in cls.spec.fields.values():
        value = values.setdefault(info.name, f"made.{info.name}")
        if info.type is not str and not _native(info):
            read = f"read_{info.name}"
            known[read] = _memory_of(info.type)
            each = f"tuple(map({read}.__getitem__, {value}))"
            values[info.name] = each if info.many else f"{read}[{value}]"
        elif info.type is int and not info.many:
            # Each number is an object of its own: records in a row have the same one.
            numbers += [f"if {value} != last_{info.name}:", f"    last_{info.name} = {value}"]
            values[info.name] = f"last_{info.name}"
        elif info.relation and info.many:
            # Themes and the like: few different ones, of which each takes much room.
            shared = f"shared_{info.name}"
            known[shared] = _Shared()
            values[info.name] = f"{shared}[{value}] if {value} else ()"
    code_lines = [
        "def fill(all_made, ids, versions):",
        "    records = []",
        *(f"    {value} = None" for value in values.values() if value.startswith("last_")),
        "    for made, record_id, version in zip(all_made, ids, versions, strict=True):",
        *(f"        {line}" for line in numbers),
        "        record = new(twin)",
        *(f"        record.{name} = {value}" for name, value in values.items()),
        "        records.append(record)",
        "    return records",
    ]
    exec("\n".join(code_lines), known)  # noqa: S102 - names of fields and nothing else
    fill: _Fill = known["fill"]
    return fill


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


@cache
def _memory_of(cls: Any) -> _Remembered:
    return _Remembered(field_type(cls).kept)
