"""Records that are called nearly alike, and so may be one thing twice: told, never refused."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from m50core.records.collection import Records
from m50core.records.record import Record, evolve
from m50core.values.confusables import without_unseen
from m50core.values.names import NameStyle
from m50core.values.personal import WIPED

R = TypeVar("R", bound=Record)

_SHORTEST = 3
"""Letters without which a name says too little."""


class _ByName(msgspec.Struct, frozen=True):
    """An index on the names of a kind."""

    names: NameStyle

    def keys(self, record: Any) -> Iterable[str]:
        texts = _texts_of(self.names, record)
        return () if WIPED in texts else self.names.keys(texts)


def name_texts(names: NameStyle, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what a name is told by, of values by field."""
    return tuple(str(values.get(name) or "") for name in names.fields)


def _texts_of(names: NameStyle, record: Record) -> tuple[str, ...]:
    return name_texts(names, {name: getattr(record, name) for name in names.fields})


def lookalikes(
    records: Records, kind: type[Record], values: Mapping[str, Any], but: str = ""
) -> list[Record]:
    """Return the records of a kind that may well be what these values are about; found by an index.

    ``but``: the id of the record that the values are of. Nothing for a kind that declares no names.
    """
    names = kind.alike_by
    if names is None:
        return []
    texts = name_texts(names, values)
    if len(texts[0].strip()) < _SHORTEST:
        return []
    near: dict[str, Record] = {}
    layers = (records.base, records.top) if records.over or records.new else (records.base,)
    for layer in layers:
        rows = layer.rows(kind.spec.kind)
        index = rows.by_key(_ByName(names))
        for key in names.keys(texts):
            for place in index.get(key, ()):
                record = rows.records[place]
                if layer is records.base and record.id in records.over:
                    continue
                near[record.id] = record
    near.pop(but, None)
    alike = [record for record in near.values() if names.alike(texts, _texts_of(names, record))]
    return sorted(alike, key=lambda record: (record.title_text, record.id))


def tidy_names(record: R) -> R:
    """Return a record without signs in its names that nobody sees."""
    fields = record.alike_by.fields if record.alike_by else ()
    names = {name: str(getattr(record, name)) for name in fields}
    tidy = {name: without_unseen(text) for name, text in names.items()}
    changed = {name: text for name, text in tidy.items() if text and text != names[name]}
    return evolve(record, **changed) if changed else record


def alike_text(records: Iterable[Record]) -> str:
    """``lijkt op: Jan de Vries (persoon-12)``; at most three, and how many more. Empty for none."""
    several = list(records)
    named = ", ".join(f"{record.title_text} ({record.id})" for record in several[:3])
    more = f" en nog {len(several) - 3}" if len(several) > 3 else ""
    return f"lijkt op: {named}{more}" if several else ""
