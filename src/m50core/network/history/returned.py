"""What comes back from the bin, where things went on without it."""

from collections.abc import Iterable

from m50core.records.record import Around, Record
from m50core.records.relation_words import field_of, names

Fault = tuple[str, str]
"""A field, and in Dutch why it can't be so."""


def check_return(record: Record, was: Record, around: Around) -> tuple[Iterable[Fault], str]:
    """Return why a record can't come back, and else in Dutch what no longer fits, or moved along.

    ``was`` is the record in the bin. What was kept so before may be so again: the rules tell of it
    until it is mended.
    """
    pairs = list(record.faults(around, None))
    if pairs and list(record.faults(around, was)):
        return pairs, ""
    fields = [name for name in record.spec.fields if name != "version"]
    moved = [name for name in fields if getattr(record, name) != getattr(was, name)]
    title = names(around.get)
    sentences = [f"past niet meer: {reason}" for _, reason in pairs]
    sentences += [f"{record.label_of(n)} is nu {field_of(record, n, title)}" for n in moved]
    return (), f"“{record.title_text}” ({record.id}): {'; '.join(sentences)}." if sentences else ""
