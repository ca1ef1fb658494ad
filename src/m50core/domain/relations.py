"""Relations by id: what a record points at, and whether that is there."""

from collections.abc import Iterable, Mapping

from m50core.domain.fields import FieldInfo
from m50core.domain.record import Record


def relations(record: Record) -> Iterable[tuple[FieldInfo, str]]:
    """Yield (field, id) for every relation that is filled."""
    for info in record.spec.fields.values():
        if info.relation:
            value = getattr(record, info.name)
            for target in value if info.many else (value,):
                if target:
                    yield info, target


def broken_relations(record: Record, known: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return (field, Dutch reason) for each id that doesn't lead to a right record.

    ``known`` maps every id that exists to its kind.
    """
    found = []
    for info, target in relations(record):
        if (kind := known.get(target)) is None:
            found.append((info.name, f"er is niets met het nummer “{target}”"))
        elif "*" not in info.relation and kind not in info.relation:
            wanted = ", ".join(info.relation)
            found.append((info.name, f"“{target}” is een {kind}, verwacht: {wanted}"))
    return found
