"""What one document makes: a record, over its definition, or why none can be made of it."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import msgspec

from m50core.errors import M50Error
from m50core.network.decoding import decoder
from m50core.records.fields import FieldInfo, kept_value, plain_value, refuse_empty
from m50core.records.laying import lay, make
from m50core.records.record import Record, kept_record
from m50core.store.protocol import Change, StoredDocument
from m50core.values.period import Period


class Orphan(msgspec.Struct, frozen=True):
    """State that is kept but can't be shown as a record: its plugin or definition is missing."""

    document: StoredDocument
    reason: str


Made = Record | Orphan
"""What a document makes."""


@contextmanager
def garbage_collection_off() -> Iterator[None]:
    """Keep the garbage collector from looking again and again at records that all stay."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def unknown(
    kinds: Mapping[str, type[Record]],
    base: Mapping[str, Record],
    kind: str,
    record_id: str,
    overlay: bool,
) -> str:
    """Return in Dutch what isn't installed that a document needs; empty when it all is."""
    if kind not in kinds:
        return f"plugin ontbreekt: de soort “{kind}” is niet geïnstalleerd"
    if overlay and record_id not in base:
        return "plugin ontbreekt: de omschrijving in het plan is niet geïnstalleerd"
    return ""


def compose_record(
    kinds: Mapping[str, type[Record]], base: Mapping[str, Record], document: StoredDocument
) -> Record | Orphan:
    """Return the record that a document makes (over its definition), or why it can't be made."""
    if reason := unknown(kinds, base, document.kind, document.id, document.overlay):
        return Orphan(document, reason)
    cls, planned = kinds[document.kind], base.get(document.id)
    if planned is not None and planned.kind != document.kind:
        return Orphan(document, f"het nummer is in het plan een {planned.kind}")
    if planned is None and (record := decoder(cls).one(document)) is not None:
        return record
    values = {n: v for n, v in document.fields.items() if n in cls.spec.fields}
    values |= {"id": document.id, "version": document.version}
    try:
        return kept_record(cls, values, planned)
    except M50Error as error:
        return Orphan(document, error.sentence)


_UNKNOWN = object()


def _says(info: FieldInfo, known: Any, plain: Any) -> bool:
    """Tell whether a value is what was kept, and without the days of what it hangs on."""
    if known is _UNKNOWN:
        return False
    if isinstance(known, Period) and known.anchor and (known.latest or known.called):
        return False
    return bool(plain_value(info, known) == plain)


def laid_over(
    below: Record | None, change: Change, version: int, typed: Record | None
) -> Record | None:
    """Return what a change makes of a record as it was kept; None when that must be made anew.

    Only what differs is read; ``typed``, the record from which it was written, if that is at hand,
    has it as values.
    """
    before, after = change.before or {}, change.after
    new = change.before is None and not change.overlay
    over = typed if new else below
    if over is None or after is None or not before.keys() <= after.keys():
        return None
    fields = type(over).spec.fields
    values: dict[str, Any] = {"version": version}
    for name, plain in after.items():
        if name in fields and (name not in before or before[name] != plain):
            info, known = fields[name], getattr(typed, name, _UNKNOWN)
            if known is not plain and not _says(info, known, plain):
                try:
                    known = refuse_empty(change.kind, info, kept_value(info, plain))
                except (ValueError, M50Error):
                    return None
            values[name] = known
    if not new:
        return lay(over, values)
    complete = all(not info.required or name in values for name, info in fields.items())
    return make(type(over), {**values, "id": change.id}) if complete else None
