"""Definitions and state together: the records as they stand."""

from collections.abc import Iterable, Mapping

import attrs

from m50core.domain.deadlines import resolve
from m50core.domain.record import Record, make_record
from m50core.errors import M50Error
from m50core.store.protocol import Document


@attrs.frozen
class Orphan:
    """State that is kept but can't be shown as a record: its plugin or definition is missing."""

    document: Document
    reason: str


def compose(
    kinds: Mapping[str, type[Record]],
    base: Mapping[str, Record],
    documents: Iterable[Document],
) -> tuple[dict[str, Record], list[Orphan]]:
    """Lay documents over the planned records; return all records by id, and the orphans."""
    records = dict(base)
    orphans: list[Orphan] = []
    for document in documents:
        record = composed(kinds, base, document)
        if isinstance(record, Orphan):
            orphans.append(record)
        else:
            records[record.id] = record
    records |= resolve(records)
    return records, orphans


def composed(
    kinds: Mapping[str, type[Record]], base: Mapping[str, Record], document: Document
) -> Record | Orphan:
    """Return the record that a document makes (over its definition), or why it can't be made."""
    cls = kinds.get(document.kind)
    if cls is None:
        return Orphan(
            document, f"plugin ontbreekt: de soort “{document.kind}” is niet geïnstalleerd"
        )
    planned = base.get(document.id)
    if planned is None and document.overlay:
        return Orphan(
            document, "plugin ontbreekt: de omschrijving in het plan is niet geïnstalleerd"
        )
    if planned is not None and planned.kind != document.kind:
        return Orphan(document, f"het nummer is in het plan een {planned.kind}")
    values = planned.plain() if planned else {}
    values |= {n: v for n, v in document.fields.items() if n in cls.spec.fields and n != "version"}
    values["id"] = document.id
    values["version"] = document.version
    try:
        return make_record(cls, values)
    except M50Error as error:
        return Orphan(document, error.sentence)
