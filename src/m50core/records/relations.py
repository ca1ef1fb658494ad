"""Relations by id: what a record points at, and whether that is there."""

from collections.abc import Callable, Iterable, Mapping

from m50core.errors import UsageError
from m50core.records.fields import FieldInfo
from m50core.records.record import ANY, Record
from m50core.values import dutch

_NO_KINDS: Mapping[str, type[Record]] = {}


def relations(record: Record) -> Iterable[tuple[FieldInfo, str]]:
    """Yield (field, id) for every relation that is filled."""
    for info in record.spec.relations:
        value = getattr(record, info.name)
        for target in value if info.many else (value,):
            if target:
                yield info, target


def relations_of(record: object) -> Iterable[tuple[FieldInfo, str]]:
    """Return the same of what a script asks about; UsageError when that is no record."""
    if not isinstance(record, Record):
        raise UsageError("Geef een gegeven: net[nummer] geeft dat van een nummer.")
    return relations(record)


def broken_relations(
    record: Record,
    kind_of: Callable[[str], str | None],
    before: Record | None = None,
    kinds: Mapping[str, type[Record]] = _NO_KINDS,
) -> list[tuple[str, str]]:
    """Return (field, Dutch reason) for each id that doesn't lead to a right record.

    ``kind_of`` returns the kind of the record with an id (``ANY``: it may be any), or None when
    there is none. ``before``: the record as it was, so that only what points elsewhere counts.
    ``kinds``, by name, are asked why something isn't there.
    """
    held = {(info.name, target) for info, target in relations(before)} if before else set()
    pairs = []
    for info, target in relations(record):
        if (info.name, target) in held:
            continue
        if (kind := kind_of(target)) is None:
            asked = (kinds[name].why_absent(target) for name in info.relation if name in kinds)
            why = next(filter(None, asked), f"er is niets met het nummer “{target}”")
            pairs.append((info.name, why))
        elif ANY not in (kind, *info.relation) and kind not in info.relation:
            wanted = dutch.list_words([_label(name, kinds) for name in info.relation], "of")
            pairs.append(
                (info.name, f"“{target}” is een {_label(kind, kinds)}; hier hoort: {wanted}")
            )
    return pairs


def _label(kind: str, kinds: Mapping[str, type[Record]]) -> str:
    """Return what a person calls a kind; its name when it isn't among those given."""
    return kinds[kind].spec.label.lower() if kind in kinds else kind


def named_by(
    kinds: Mapping[str, type[Record]], fields: Callable[[type[Record]], Iterable[str]]
) -> frozenset[str]:
    """Return the names of the kinds that some relations lead to; ``fields``: those of a kind."""
    return frozenset(
        kind
        for cls in kinds.values()
        for name in fields(cls)
        for kind in cls.spec.fields[name].relation
    )
