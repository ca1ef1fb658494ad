"""Relations by id: what a record points at, and whether that is there."""

from collections.abc import Callable, Iterable

from m50core.domain.fields import FieldInfo
from m50core.domain.record import Record


def relations(record: Record) -> Iterable[tuple[FieldInfo, str]]:
    """Yield (field, id) for every relation that is filled."""
    for info in record.spec.relations:
        value = getattr(record, info.name)
        for target in value if info.many else (value,):
            if target:
                yield info, target


def broken_relations(record: Record, kind_of: Callable[[str], str | None]) -> list[tuple[str, str]]:
    """Return (field, Dutch reason) for each id that doesn't lead to a right record.

    ``kind_of`` returns the kind of the record with an id, or None when there is none.
    """
    found = []
    for info, target in relations(record):
        if (kind := kind_of(target)) is None:
            found.append((info.name, f"er is niets met het nummer “{target}”"))
        elif "*" not in info.relation and kind not in info.relation:
            wanted = ", ".join(info.relation)
            found.append((info.name, f"“{target}” is een {kind}, verwacht: {wanted}"))
    return found
