"""Changes being gathered into one commit."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol, TypeVar

from m50core.domain.collection import Records
from m50core.domain.draft import Draft
from m50core.domain.plan_items import Pillar, Planned, Portfolio
from m50core.domain.record import Record, evolved, make_record
from m50core.domain.relations import broken_relations
from m50core.errors import ConflictError, FieldError, RelationError, UnknownId, UnknownKind
from m50core.store.protocol import Change, Document, Store

R = TypeVar("R", bound=Record)


class Ground(Protocol):
    """What a commit stands on: the network as it is when the commit begins."""

    @property
    def kinds(self) -> Mapping[str, type[Record]]:
        """Every record kind by name."""

    @property
    def planned(self) -> Mapping[str, Record]:
        """What the plan and the reference data lay down, by id."""

    @property
    def records(self) -> Records:
        """Every record as it stands."""

    @property
    def store(self) -> Store:
        """Where it is kept."""

    def document(self, record_id: str) -> Document | None:
        """Return what the store keeps for this id."""


class CommitBuilder:
    """What ``with net.commit("why") as c`` gives: add, change and remove, all or nothing."""

    def __init__(self, net: Ground, number: int, today: date, who: str) -> None:
        self._net = net
        self._number = number
        self._today = today
        self._who = who
        self._base = net.planned
        self._start = net.records
        self._now = Draft(self._start)
        self._given: dict[str, int] = {}

    def add(self, record: R) -> R:
        """Add a record; return it with its id. Raises FieldError when its id is in use."""
        if record.kind not in self._net.kinds:
            raise UnknownKind(record.kind, self._net.kinds)
        if record.id and (record.id in self._now or self._orphaned(record.id)):
            raise FieldError(record.kind, "id", f"“{record.id}” is al in gebruik", "Nummer")
        made = evolved(
            record,
            id=record.id or self._next_id(record),
            version=self._number,
            **self._initial(record),
        )
        self._now[made.id] = made
        return made

    def _orphaned(self, record_id: str) -> bool:
        """Tell whether the id is in use by state that can't be shown."""
        return record_id not in self._start and self._net.document(record_id) is not None

    def make(self, kind: str, values: Mapping[str, Any]) -> Record:
        """Add a record from text or plain data by field name; return it."""
        cls = self._net.kinds.get(kind)
        if cls is None:
            raise UnknownKind(kind, self._net.kinds)
        return self.add(make_record(cls, dict(values)))

    def change(self, record: R | str, **values: Any) -> R:
        """Change fields of a record (given itself or by id); return it as it becomes.

        Raises ConflictError when the record was changed since it was read, FieldError when a
        field is laid down by the plan, TransitionError for an illegal step of status.
        """
        present = self._present(record)
        if present.id in self._base:
            for name in values:
                self._refuse_planned(present, name)
        made = evolved(present.changed(**values), version=self._number)
        self._now[made.id] = made
        return made  # type: ignore[return-value]

    def remove(self, record: Record | str) -> None:
        """Remove a record.

        Raises RelationError while others point at it, FieldError for a part of the plan,
        ConflictError when it was changed since it was read.
        """
        present = self._present(record)
        if present.id in self._base:
            reason = f"“{present.title_text}” staat in het jaarplan en kan niet weg. "
            advice = "Zet de status op “vervallen” als het niet meer hoeft."
            raise FieldError(present.kind, "id", reason + advice)
        if users := self._now.pointing_at(present.id):
            names = ", ".join(f"“{r.title_text}” ({r.id})" for r in users[:5])
            raise RelationError(
                present.kind, "id", f"“{present.title_text}” is nog nodig voor {names}. "
                "Maak die eerst los.",
            )  # fmt: skip
        del self._now[present.id]

    def _present(self, record: Record | str) -> Record:
        record_id = record if isinstance(record, str) else record.id
        present = self._now.get(record_id)
        if present is None:
            if isinstance(record, Record) and record.version:
                raise ConflictError(record_id, record.version, 0)
            raise UnknownId(record_id)
        if isinstance(record, Record) and record.version != present.version:
            raise ConflictError(record_id, record.version, present.version)
        return present

    def _refuse_planned(self, record: Record, name: str) -> None:
        info = record.spec.fields.get(name)
        if info is not None and not info.state and is_definition(record):
            raise FieldError(
                record.kind, name, "dit ligt vast in het jaarplan. "
                "Leg een wijziging vast als “wijziging van het plan” (amendment).", info.label,
            )  # fmt: skip

    def _initial(self, record: Record) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, info in record.spec.fields.items():
            if info.initial == "today" and getattr(record, name) is None:
                values[name] = self._today
            elif info.initial == "who" and not getattr(record, name):
                values[name] = self._who
        return values

    def _next_id(self, record: Record) -> str:
        prefix = record.spec.prefix
        last = self._given.get(prefix) or self._net.store.last_number(prefix)
        number = last + 1
        while f"{prefix}-{number}" in self._now:
            number += 1
        self._given[prefix] = number
        return f"{prefix}-{number}"

    def cancel(self) -> None:
        """Forget what was gathered: the commit will keep nothing."""
        self._now.clear()

    def changes(self) -> tuple[Change, ...]:
        """Return what differs from the start; RelationError when a relation leads nowhere."""
        made = []
        for record_id, new in self._now.touched.items():
            old = self._start.get(record_id)
            if old is new or (old is not None and new is not None and old.plain() == new.plain()):
                continue
            if new is not None:
                for field, reason in broken_relations(new, self._now.kind_of):
                    raise RelationError(new.kind, field, reason, new.spec.fields[field].label)
            made.append(self._change(record_id, old, new))
        return tuple(made)

    def _change(self, record_id: str, old: Record | None, new: Record | None) -> Change:
        kind = (new or old).kind  # type: ignore[union-attr]
        planned = self._base.get(record_id)
        document = self._net.document(record_id)
        before = document.fields if document else None
        if new is None:
            return Change(kind, record_id, before, None)
        fields = new.plain()
        del fields["id"]
        if planned is not None:
            plan = planned.plain()
            touched = set(before or ())
            fields = {n: v for n, v in fields.items() if v != plan[n] or n in touched}
        after = {**(before or {}), **fields}
        return Change(kind, record_id, before, after, overlay=planned is not None)


def is_definition(record: Record) -> bool:
    """True for a kind whose text the plan lays down, so that only its state can be changed."""
    return isinstance(record, Planned | Portfolio | Pillar) or any(
        info.state for info in record.spec.fields.values()
    )
