"""An assembled plan as JSON text, and read from it: each record when it is asked for."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Self

import msgspec

from m50core.network.laid_records import Assembled, KeptKind, LaidRecords, Rebuild
from m50core.plan.definitions import PlanPart
from m50core.plan.year_plan import YearPlan
from m50core.records.fields import plain_value
from m50core.records.record import Record
from m50core.store.files.plain import look_of, still_so


class _KindText(msgspec.Struct):
    """The records of one kind: their ids, and the fields of each."""

    ids: list[str]
    fields: msgspec.Raw


class _PartText(msgspec.Struct):
    file: str
    year: int
    unit: str
    unit_kind: str
    order: int
    headings: tuple[str, ...]
    records: list[int]


class _PlanText(msgspec.Struct):
    """``order``, ``laid`` and a part's ``records`` count through all kinds, in their order."""

    kinds: dict[str, _KindText]
    order: list[int]
    """The records of plan and reference data, by id; the others only stand in a part."""
    year: int
    laid: list[int]
    """Those of the plan."""
    parts: msgspec.Raw
    keepers: dict[str, str]
    files: dict[str, list[int]]
    """How files and folders were that it stands on besides."""


_READ = msgspec.json.Decoder(_PlanText)
_READ_PARTS = msgspec.json.Decoder(list[_PartText])


def keep_plan(
    plan: YearPlan, records: Mapping[str, Record], files: Iterable[str] = ()
) -> bytes | None:
    """Return the plan and all records by id as JSON text; None when it can't be kept as such.

    It is read back for as long as these ``files``, and all in folders among them, stay as they are.
    """
    by_kind: dict[str, dict[int, Record]] = {}
    for record in (*records.values(), *(r for part in plan.parts for r in part.records)):
        by_kind.setdefault(record.kind, {}).setdefault(id(record), record)
    places: dict[int, int] = {}
    for kept in by_kind.values():
        for known in kept:
            places[known] = len(places)
    try:
        return msgspec.json.encode(
            {
                "kinds": {
                    kind: {
                        "ids": [record.id for record in kept.values()],
                        "fields": [_fields(record) for record in kept.values()],
                    }
                    for kind, kept in by_kind.items()
                },
                "order": [places[id(record)] for record in records.values()],
                "year": plan.year,
                "laid": [places[id(record)] for record in plan.records.values()],
                "parts": [_part(part, places) for part in plan.parts],
                "keepers": dict(plan.keepers),
                "files": {file: look_of(file) for file in files},
            }
        )
    except (TypeError, OSError, ValueError, KeyError):
        return None


def _fields(record: Record) -> dict[str, Any]:
    return {
        name: plain_value(info, getattr(record, name))
        for name, info in record.spec.fields.items()
        if name not in ("id", "version")
    }


def _part(part: PlanPart, places: Mapping[int, int]) -> dict[str, Any]:
    return {
        "file": part.file, "year": part.year, "unit": part.unit, "unit_kind": part.unit_kind,
        "order": part.order, "headings": part.headings,
        "records": [places[id(record)] for record in part.records],
    }  # fmt: skip


def is_same(
    text: bytes,
    kinds: Mapping[str, type[Record]],
    plan: YearPlan,
    records: Mapping[str, Record],
) -> bool:
    """Tell whether the text is read back as exactly this plan and these records."""

    def not_read() -> Assembled:
        raise ValueError

    try:
        kept = KeptPlan.read(text, kinds, not_read)
        if kept is None or list(kept.records) != list(records) or kept.plan != plan:
            return False
        read = [record for part in kept.plan.parts for record in part.records]
    except ValueError:
        return False
    standing = [record for part in plan.parts for record in part.records]
    pairs = zip((*kept.records.values(), *read), (*records.values(), *standing), strict=True)
    # Of values that mean the same, and of what no comparison looks at, the words count too.
    return all(
        mine == record and mine.version == record.version and _fields(mine) == _fields(record)
        for mine, record in pairs
    )


class KeptPlan:
    """A plan that is read from what was kept of it."""

    def __init__(self, text: _PlanText, kinds: list[KeptKind], rebuild: Rebuild) -> None:
        self._text = text
        self.records = LaidRecords(kinds, text.order, rebuild)

    @classmethod
    def read(cls, text: bytes, kinds: Mapping[str, type[Record]], rebuild: Rebuild) -> Self | None:
        """Return what the text holds; None when it holds no such thing.

        ``rebuild`` makes it all anew, when a record turns out not to be readable.
        """
        try:
            read = _READ.decode(text)
            if not still_so(read.files.items()):
                return None
            if not read.kinds.keys() <= set(kinds):
                return None
            own = [
                KeptKind(name, documents.ids, documents.fields, kinds)
                for name, documents in read.kinds.items()
            ]
            return cls(read, own, rebuild)
        except (msgspec.MsgspecError, OSError, ValueError, IndexError, RecursionError):
            return None

    @cached_property
    def plan(self) -> YearPlan:
        """The plan with its parts."""
        at, text = self.records.at, self._text
        try:
            self.records.make_all()
            parts = tuple(
                PlanPart(
                    part.file, part.year, part.unit, part.unit_kind, part.order, part.headings,
                    tuple(map(at, part.records)),
                )
                for part in _READ_PARTS.decode(text.parts)
            )  # fmt: skip
            laid = {record.id: record for record in map(at, text.laid)}
        except (msgspec.MsgspecError, ValueError, IndexError):
            return self.records.anew[0]
        return YearPlan(parts, text.keepers, text.year, laid)
