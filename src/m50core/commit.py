"""Changes being gathered into one commit."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol, TypeVar

from m50core.compose import Orphan, composed
from m50core.domain.draft import Draft
from m50core.domain.plan_items import Pillar, Planned, Portfolio
from m50core.domain.record import Record, evolved, make_record
from m50core.domain.relations import broken_relations, relations
from m50core.domain.text import clean
from m50core.errors import FieldError, RelationError, UnknownId, UnknownKind, UsageError
from m50core.history import undo
from m50core.history.bin import binned
from m50core.merge import clashes, conflict
from m50core.store.protocol import Change, Document, Store

R = TypeVar("R", bound=Record)

_NOTHING: Mapping[str, Any] = {}


class Ground(undo.Ground, Protocol):
    """What a commit stands on: the network as it is when the commit begins."""

    @property
    def store(self) -> Store:
        """Where it is kept."""


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
        self._chosen: set[str] = set()
        self._restored: dict[str, Document] = {}

    def add(self, record: R) -> R:
        """Add a record; return it with its id. Raises FieldError when its id is in use."""
        if record.kind not in self._net.kinds:
            raise UnknownKind(record.kind, self._net.kinds)
        if record.id and (record.id in self._now or self._orphaned(record.id)):
            raise FieldError(record.kind, "id", f"“{record.id}” is al in gebruik", "Nummer")
        if record.id and not self._is_next(record):
            self._chosen.add(record.id)
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

    def present(self, record_id: str) -> Record | None:
        """Return the record with this id as this commit makes it, or None."""
        return self._now.get(record_id)

    def make(self, kind: str, values: Mapping[str, Any]) -> Record:
        """Add a record from text or plain data by field name; return it."""
        cls = self._net.kinds.get(kind)
        if cls is None:
            raise UnknownKind(kind, self._net.kinds)
        return self.add(make_record(cls, dict(values)))

    def change(self, record: R | str, **values: Any) -> R:
        """Change fields of a record (given itself or by id); return it as it becomes.

        When the record was changed since it was read, what is asked is laid over the present one.
        Raises ConflictError, with both sides, when that clashes; FieldError when a field is laid
        down by the plan, TransitionError for an illegal step of status.
        """
        present = self._present(record, values)
        if present.id in self._base:
            for name in values:
                self._refuse_planned(present, name)
        if isinstance(record, Record) and record.version != present.version:
            mine = present.typed(values)
            if fields := clashes(record, present, mine):
                raise conflict(record, present, mine, fields, self._net.store.recent())
        made = evolved(present.changed(**values), version=self._number)
        self._now[made.id] = made
        return made  # type: ignore[return-value]

    def remove(self, record: Record | str) -> None:
        """Remove a record. It goes to the bin.

        Raises FieldError for a part of the plan, ConflictError when it was changed since it was
        read. Others that point at it must be removed or changed in the same commit.
        """
        present = self._present(record)
        if isinstance(record, Record) and record.version != present.version:
            raise conflict(record, present, {}, (), self._net.store.recent())
        if present.id in self._base:
            reason = f"“{present.title_text}” staat in het jaarplan en kan niet weg. "
            advice = "Zet de status op “vervallen” als het niet meer hoeft."
            raise FieldError(present.kind, "id", reason + advice)
        del self._now[present.id]

    def restore(self, record_id: str) -> Record:
        """Bring a removed record back from the bin, and what it points at that is there too.

        Raises UsageError when it isn't removed, UnknownId when it isn't in the bin, RelationError
        when it points at something that is gone for good.
        """
        if record_id in self._now or self._orphaned(record_id):
            raise UsageError(f"“{record_id}” is niet verwijderd: het staat er al.")
        document = self._in_bin(record_id)
        if document is None:
            raise UnknownId(record_id, "Het ligt ook niet in de prullenbak (m50 bin).")
        made = composed(self._net.kinds, self._base, document)
        if isinstance(made, Orphan):
            raise UsageError(f"“{record_id}” kan niet terug: {made.reason}.")
        made = evolved(made, version=self._number)
        self._now[record_id] = made
        self._restored[record_id] = document
        for info, target in relations(made):
            if target in self._now:
                continue
            if self._in_bin(target) is None:
                reason = f"“{made.title_text}” hoort bij “{target}”, en dat is er niet meer. "
                advice = "Het ligt ook niet in de prullenbak. Voeg het gegeven opnieuw toe."
                raise RelationError(made.kind, info.name, reason + advice, info.label)
            self.restore(target)
        return made

    def _in_bin(self, record_id: str) -> Document | None:
        found = (b.document for b in binned(self._net.store.commits(about=record_id)))
        return next((document for document in found if document.id == record_id), None)

    def _present(self, record: Record | str, asked: Mapping[str, Any] = _NOTHING) -> Record:
        record_id = record if isinstance(record, str) else record.id
        present = self._now.get(record_id)
        if present is None:
            if isinstance(record, Record) and record.version:
                raise conflict(record, None, record.typed(asked), (), self._net.store.recent())
            raise UnknownId(record_id)
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

    def _is_next(self, record: Record) -> bool:
        """True when the id is numbered past all that were ever given."""
        prefix, _, number = record.id.rpartition("-")
        return number.isdecimal() and int(number) > self._net.store.last_number(prefix)

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
        self._refuse_used_ids()
        for record_id, new in self._now.touched.items():
            old = self._start.get(record_id)
            if old is new or (old is not None and new is not None and old.plain() == new.plain()):
                continue
            if new is None:
                self._refuse_needed(record_id)
            else:
                for field, reason in broken_relations(new, self._now.kind_of):
                    raise RelationError(new.kind, field, reason, new.spec.fields[field].label)
                for field, reason in new.faults(self._now, old):
                    place = f"“{new.title_text}” ({record_id}): "
                    label = new.spec.fields[field].label
                    raise FieldError(new.kind, field, f"{place}{reason}", label)
            made.append(self._change(record_id, old, new))
        return tuple(made)

    def _refuse_needed(self, removed: str) -> None:
        if users := self._now.pointing_at(removed):
            names = ", ".join(f"“{user.title_text}” ({user.id})" for user in users[:5])
            gone = self._start[removed]
            raise RelationError(
                gone.kind, "id", f"“{gone.title_text}” is nog nodig voor {names}. "
                "Maak die eerst los.",
            )  # fmt: skip

    def _refuse_used_ids(self) -> None:
        """Refuse an id that someone chose when an earlier record had it."""
        asked = {one for one in self._chosen if one in self._now}
        for commit in self._net.store.recent() if asked else ():
            for one in asked:
                prefix, _, number = one.rpartition("-")
                if number.isdecimal() and int(number) <= commit.supersedes.numbers.get(prefix, 0):
                    reason = (
                        f"“{one}” kan al zijn gebruikt voordat er een reservekopie is teruggezet. "
                        "Kies een ander nummer."
                    )
                    made = self._now.get(one)
                    raise FieldError(made.kind if made else "", "id", reason, "Nummer")
            for change in commit.changes:
                if change.id in asked:
                    advice = "Haal het terug uit de prullenbak (m50 bin), of kies een ander nummer."
                    reason = f"“{change.id}” is al gebruikt en verwijderd. {advice}"
                    raise FieldError(change.kind, "id", reason, "Nummer")

    def _change(self, record_id: str, old: Record | None, new: Record | None) -> Change:
        if new is not None:
            return kept_as(new, self._net, self._restored.get(record_id))
        document = self._net.document(record_id)
        kind = old.kind if old else ""
        return Change(kind, record_id, document.fields if document else None, None)


def kept_as(record: Record, net: Ground, restored: Document | None = None) -> Change:
    """Return the change that keeps a record as it is now.

    Of a planned record only what differs from the plan is kept. ``restored``: the document that
    comes back from the bin, so that fields nobody knows come back too.
    """
    planned = net.planned.get(record.id)
    document = net.document(record.id)
    before = document.fields if document else None
    kept = document or restored
    fields = record.plain()
    del fields["id"]
    if planned is not None:
        plan = planned.plain()
        touched = set(before or ())
        fields = {n: v for n, v in fields.items() if v != plan[n] or n in touched}
    after = {**(kept.fields if kept else {}), **fields}
    return Change(record.kind, record.id, before, after, overlay=planned is not None)


def is_definition(record: Record) -> bool:
    """True for a kind whose text the plan lays down, so that only its state can be changed."""
    return isinstance(record, Planned | Portfolio | Pillar) or any(
        info.state for info in record.spec.fields.values()
    )


def text_kept(field: str, text: str, label: str) -> str:
    """Return what is told about a commit as it is kept; FieldError when it can't be."""
    try:
        return clean(text, multiline=True)
    except ValueError as error:
        raise FieldError("commit", field, str(error), label) from None
