"""Changes being gathered into one commit."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from itertools import chain
from threading import get_ident
from typing import Any, TypeVar

from m50core.errors import (
    ClosedError,
    FieldError,
    M50Error,
    RelationError,
    UnknownId,
    UsageError,
    no_kind,
)  # fmt: skip
from m50core.network import refusals
from m50core.network.anchoring import Anchoring
from m50core.network.ground import CommitGround, kept_as
from m50core.network.history import erased
from m50core.network.history.absent import absent_kind, was_removed
from m50core.network.history.bin import bin_contents
from m50core.network.history.returned import check_return
from m50core.network.history.used import is_next, refuse_used
from m50core.network.implied import add_implied, drop_replaced, is_only_implied, refuse_needed
from m50core.network.locks import Locks
from m50core.network.making import Orphan, compose_record
from m50core.network.merge import clashes, conflict
from m50core.network.once import Once
from m50core.network.taking_back import take_back
from m50core.records.arguments import checked
from m50core.records.draft import DraftRecords
from m50core.records.field_info import by_field
from m50core.records.laying import checked_values, kept_alike, lay
from m50core.records.lookalikes import tidy_names
from m50core.records.record import Record, make_record
from m50core.records.relations import broken_relations, named_by, relations
from m50core.records.stamps import initial_values, with_real_days
from m50core.records.traits import due_of, status_of
from m50core.started import to_type
from m50core.store.protocol import Change, StoredDocument

R = TypeVar("R", bound=Record)


class CommitBuilder:
    """What ``with net.commit("why") as c`` gives: add, change and remove, all or nothing.

    It is of the block that it was made for, and of the thread that this runs in: outside, every
    method raises ClosedError or UsageError.
    """

    def __init__(self, net: CommitGround, number: int, why: str, today: date, who: str) -> None:
        self._net = net
        self._number = number
        self._why = why
        self._thread, self._ended = get_ident(), False
        self._today, self._who = today, who
        self._base, self._start = net.planned, net.records
        self._draft = DraftRecords(self._start)
        self._anchoring = Anchoring(self._draft, today)
        self._given: dict[str, int] = {}
        self._chosen: set[str] = set()
        self._restored: dict[str, StoredDocument] = {}
        self._before: dict[str, Record] = {}
        """Records that come back from the bin, as they were there."""
        self.remarks: dict[str, str] = {}
        """Dutch, by id, once all is done: what no longer fits of what came back from the bin."""
        self._told_by: dict[str, str] = {}
        self._set: dict[str, frozenset[str]] = {}
        """Names of the fields that were changed, by record."""

    @property
    def _now(self) -> DraftRecords:
        """The records as this commit makes them, for as long as they can be kept."""
        if self._ended:
            raise ClosedError.commit(self._why)
        if get_ident() != self._thread:
            raise UsageError(
                f"De wijziging “{self._why}” is van een ander deel van het programma (thread). "
                "Hiervan is niets bewaard. Begin in elke thread een eigen wijziging."
            )
        return self._draft

    @property
    def touched(self) -> Mapping[str, Record | None]:
        """The records as this commit makes them, or (None) takes them away, by id."""
        return self._draft.touched

    def end(self) -> None:
        """Take nothing more: the block is over."""
        self._ended = True

    @checked
    def add(self, record: R) -> R:
        """Add a record; return it with its id. Raises FieldError when its id is in use."""
        now = self._now
        if record.kind not in self._net.kinds:
            raise no_kind(record.kind, self._net.kinds)
        if record.id and (record.id in now or self._is_orphan(record.id)):
            day = erased.erased_on(self._net.store).get(record.id)
            reason = erased.stays(record.id, day) if day else f"“{record.id}” is al in gebruik"
            raise FieldError(record.kind, "id", reason, "Nummer")
        if record.id and not is_next(record.id, self._net.store):
            self._chosen.add(record.id)
        initial = checked_values(type(record), initial_values(record, self._today, self._who))
        record_id = record.id or self._next_id(record)
        new_record = lay(record, {**initial, "id": record_id, "version": self._number})
        now[new_record.id] = new_record
        return new_record

    def _is_orphan(self, record_id: str) -> bool:
        """Tell whether the id is in use by state that can't be shown."""
        return record_id not in self._start and self._net.document(record_id) is not None

    @checked
    def present(self, record_id: str) -> Record | None:
        """Return the record with this id as this commit makes it, or None."""
        return self._now.get(record_id)

    @checked
    def make(self, kind: str, values: Mapping[str, Any]) -> Record:
        """Add a record from text or plain data by field (``records.called``); return it."""
        _ = self._now
        cls = self._start.collection(kind).cls
        return self.add(make_record(cls, by_field(cls, values), self._today))

    @checked
    def vouch(self, record: Record) -> None:
        """Let the deadlines of a record be as they were kept elsewhere, whatever they hang on."""
        _ = self._now
        self._anchoring.vouched.add(record.id)

    @checked
    def change(self, record: R | str, /, **values: Any) -> R:
        """Change fields of a record (given itself or by id); return it as it becomes.

        When the record was changed since it was read, what is asked is laid over the present one.
        Raises ConflictError, with both sides, when that clashes; FieldError when a field is laid
        down by the plan, TransitionError for an illegal step of status.
        """
        present = self._present(record, values)
        mine = refusals.read_asked(present, values, self._today, planned=present.id in self._base)
        if (
            isinstance(record, Record)
            and record.version != present.version
            and (fields := clashes(record, present, mine))
        ):
            raise conflict(self._draft.get, record, present, mine, fields, self._net.store.recent())
        new_record = lay(present, {**present.admissible(mine), "version": self._number})
        self._now[new_record.id] = new_record
        self._note_set(new_record.id, mine)
        return new_record  # type: ignore[return-value]

    def _note_set(self, record_id: str, names: Iterable[str]) -> None:
        self._set[record_id] = self._set.get(record_id, frozenset()) | set(names)

    @checked
    def remove(self, record: Record | str) -> None:
        """Remove a record. It goes to the bin.

        Raises FieldError for a part of the plan, ConflictError when it was changed since it was
        read. Others that point at it must be removed or changed in the same commit.
        """
        present = self._present(record)
        if isinstance(record, Record) and record.version != present.version:
            raise conflict(self._draft.get, record, present, {}, (), self._net.store.recent())
        implied = present.id in self._start and is_only_implied(self._net, present)
        refusals.refuse_lasting(present, planned=present.id in self._base, implied=implied)
        del self._now[present.id]

    @checked
    def restore(self, record_id: str) -> Record:
        """Bring a removed record back from the bin, and what it points at that is there too.

        Raises UsageError when it isn't removed, UnknownId when it isn't in the bin, RelationError
        when it points at something that is gone for good.
        """
        if record_id in self._now or self._is_orphan(record_id):
            raise UsageError(f"“{record_id}” is niet verwijderd: het staat er al.")
        if (document := self._in_bin(record_id)) is None:
            raise UnknownId(record_id, f"Het ligt ook niet in de prullenbak ({to_type('bin')}).")
        made = compose_record(self._net.kinds, self._base, document)
        if isinstance(made, Orphan):
            raise UsageError(f"“{record_id}” kan niet terug: {made.reason}.")
        made = self._of_now(made)
        self._now[record_id] = made
        self._restored[record_id] = document
        self._before[record_id] = made
        for info, target in relations(made):
            if target in self._draft:
                continue
            binned_target = self._in_bin(target)
            if binned_target is None:
                # Of what was removed for good nothing comes back; of a missing plugin it may.
                known = self._net.incomplete or absent_kind(self._net, target)
                if known and not was_removed(self._net.store, target):
                    continue
                reason = f"“{made.title_text}” hoort bij “{target}”, en dat is er niet meer. "
                advice = "Het ligt ook niet in de prullenbak. Voeg het gegeven opnieuw toe."
                raise RelationError(made.kind, info.name, reason + advice, info.label)
            if binned_target.kind in self._net.kinds:
                self.restore(target)
        return made

    def _in_bin(self, record_id: str) -> StoredDocument | None:
        documents = (b.document for b in bin_contents(self._net.store.commits(about=record_id)))
        return next((document for document in documents if document.id == record_id), None)

    def _present(self, record: Record | str, asked: Mapping[str, Any] | None = None) -> Record:
        record_id = record if isinstance(record, str) else record.id
        present = self._now.get(record_id)
        if present is None:
            if isinstance(record, Record) and record.version:
                mine = record.read_typed(asked or {}, self._today)
                raise conflict(self._draft.get, record, None, mine, (), self._net.store.recent())
            raise UnknownId(record_id)
        return present

    def _next_id(self, record: Record) -> str:
        prefix = record.spec.prefix
        last = self._given.get(prefix) or self._net.store.last_number(prefix)
        number = last + 1
        while f"{prefix}-{number}" in self._draft:
            number += 1
        self._given[prefix] = number
        return f"{prefix}-{number}"

    def cancel(self) -> None:
        """End the commit without keeping anything of it."""
        self._now.clear()
        self.end()

    def changes(self) -> tuple[Change, ...]:
        """Return what differs from the start; RelationError when a relation leads nowhere."""
        _ = self._now
        return self.kept_changes()

    def kept_changes(self) -> tuple[Change, ...]:
        """Return the same once the block is over, when nothing more is taken."""
        changes, wrong = list[Change](), list[M50Error]()
        refuse_used(self._draft, self._chosen, self._net.store)
        self._settle()
        once, locks = Once(self._draft), Locks(self._net.kinds, self._draft.pointing_at)
        for record_id, new in self._draft.touched.items():
            old = self._start.get(record_id)
            if old is new or (old is not None and new is not None and kept_alike(old, new)):
                continue
            with refusals.about(self._told_by.get(record_id, record_id), wrong):
                locks.refuse(old, new)
                if new is None:
                    refuse_needed(self._net, self._draft, record_id)
                else:
                    before = old or self._before.get(record_id)
                    broken = broken_relations(new, self._kind_of, before, self._net.kinds)
                    more = once.faults(new, old), self._anchoring.faults(new, before)
                    refusals.refuse_faults(new, broken, chain(self._faults(new, old), *more))
            if not wrong:
                changes.append(self._change(record_id, old, new))
        refusals.refuse(wrong)
        return tuple(changes)

    def _kind_of(self, record_id: str) -> str | None:
        """Return the kind of a record, also of one that a missing plugin keeps from view."""
        if record_id in self._draft.touched:
            return self._draft.kind_of(record_id)
        return self._draft.kind_of(record_id) or absent_kind(self._net, record_id)

    @checked
    def foresee(self) -> Mapping[str, Record]:
        """Return, by id, what will be worked out once all this is kept."""
        return self._net.foresee(self._now.touched)

    def settle(self) -> None:
        """Let what is touched, and what follows it, become what it is kept as.

        Done at the end by itself. FieldError for what can't be on this day.
        """
        _ = self._now
        self._settle()

    def _settle(self) -> None:
        wrong: list[M50Error] = []
        for record_id, record in list(self._draft.touched.items()):
            if record is None or record == self._start.get(record_id):
                continue
            with refusals.about(record_id, wrong):
                self._settle_one(record)
                before = self._start.get(record_id)
                for back, name in take_back(self._net, self._draft, record, before):
                    self._draft[back.id] = self._of_now(back)
                    self._note_set(back.id, (name,))
                    self._settle_one(back)
                moves = self._moves(record) and record.kind in self._followed
                for each_record in self._draft.pointing_at(record_id) if moves else ():
                    if any(getattr(each_record, name) == record_id for name in each_record.follows):
                        self._settle_one(each_record)
        refusals.refuse(wrong)
        self._told_by |= add_implied(self._draft, self._number, self._restored)
        drop_replaced(self._net, self._draft, self._restored)

    def _of_now(self, record: R) -> R:
        return record if record.version == self._number else lay(record, {"version": self._number})

    def _moves(self, record: Record) -> bool:
        """Tell whether what follows a record may have to move: its day or status is another.

        What is new is followed by nothing but what is new too.
        """
        if record.id in self._before:
            return True
        before = self._start.get(record.id)
        then = before and (due_of(before), status_of(before))
        return then is not None and then != (due_of(record), status_of(record))

    @cached_property
    def _followed(self) -> frozenset[str]:
        """Names of the kinds that others move along with."""
        return named_by(self._net.kinds, lambda cls: cls.follows)

    def _settle_one(self, record: Record) -> None:
        before = self._before_this(record.id)
        new_record = record.settle(self._today, self._draft, self._before_this)
        new_record = self._anchoring.take_next(new_record, before)
        new_record = with_real_days(tidy_names(new_record), before, self._today, self._who)
        if new_record is not record:
            was = {name: getattr(record, name) for name in record.spec.fields}
            self._note_set(new_record.id, new_record.differing(was))
            self._draft[new_record.id] = self._of_now(new_record)

    def _before_this(self, record_id: str) -> Record | None:
        """Return a record as it was: what comes back was so in the bin."""
        return self._start.get(record_id) or self._before.get(record_id)

    def _faults(self, new: Record, old: Record | None) -> Iterable[tuple[str, str]]:
        if (was := self._before.get(new.id)) is None:
            return new.faults(self._draft, old)
        faults, self.remarks[new.id] = check_return(new, was, self._draft)
        return faults

    def _change(self, record_id: str, old: Record | None, new: Record | None) -> Change:
        if new is not None:
            set_here = None if old is None else self._set.get(record_id, frozenset())
            return kept_as(new, self._net, set_here, self._restored.get(record_id))
        document = self._net.document(record_id)
        kind = old.kind if old else ""
        return Change(kind, record_id, document.fields if document else None, None)
