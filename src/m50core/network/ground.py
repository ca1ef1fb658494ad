"""What a commit stands on, and how it keeps a record."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

import msgspec

from m50core.network.composition import Composition
from m50core.network.history import undo
from m50core.network.making import Orphan
from m50core.records.collection import Records
from m50core.records.fields import plain_value
from m50core.records.planned import Planned
from m50core.records.record import Record
from m50core.store.protocol import Change, Store, StoredDocument


class CommitNetwork(undo.UndoNetwork, Protocol):
    """The network, as a commit keeps its records in it."""


class CommitGround(CommitNetwork, Protocol):
    """What a commit stands on: the network as it is when the commit begins."""

    def foresee(self, changes: Mapping[str, Record | None]) -> Mapping[str, Record]:
        """Return, by id, what would be worked out if these changes were kept."""


class AsKept(msgspec.Struct, frozen=True):
    """A network as a commit finds it: on the day that it is, whatever day one looks from."""

    net: CommitNetwork
    composition: Composition

    @property
    def store(self) -> Store:
        """Where it is kept."""
        return self.net.store

    @property
    def kinds(self) -> Mapping[str, type[Record]]:
        """Every record kind by name."""
        return self.net.kinds

    @property
    def planned(self) -> Mapping[str, Record]:
        """What the plan and the reference data lay down, by id."""
        return self.net.planned

    @property
    def records(self) -> Records:
        """Every record as it stands on that day."""
        return self.composition.records

    def foresee(self, changes: Mapping[str, Record | None]) -> Mapping[str, Record]:
        """Return, by id, what would be worked out if these changes were kept."""
        return self.composition.foresee(changes)

    @property
    def incomplete(self) -> Sequence[object]:
        """What is missing of it."""
        return self.net.incomplete

    @property
    def orphans(self) -> tuple[Orphan, ...]:
        """State that is kept while its plugin or definition is missing."""
        return self.net.orphans

    def document(self, record_id: str) -> StoredDocument | None:
        """Return what the store keeps for this id."""
        return self.net.document(record_id)


def kept_as(
    record: Record,
    net: CommitNetwork,
    names: Collection[str] | None = None,
    restored: StoredDocument | None = None,
) -> Change:
    """Return the change that keeps a record as it is now.

    Of a planned record only what differs from the plan is kept; what is worked out never is.
    ``names``: the fields that were set, so that all others stay as they are kept, whatever became
    of the record in memory; None: all of them. ``restored``: the document that comes back from the
    bin, so that fields nobody knows come back too.
    """
    planned = net.planned.get(record.id)
    document = net.document(record.id)
    before = document.fields if document else None
    kept = document or restored
    all_set = names is None or (kept is None and planned is None)
    fields = {
        name: plain_value(info, getattr(record, name))
        for name, info in record.spec.fields.items()
        if not (info.hidden or info.derived or name == "id") and (all_set or name in (names or ()))
    }
    if planned is not None:
        infos, touched = planned.spec.fields, set(before or ())
        fields = {
            name: value
            for name, value in fields.items()
            if name in touched or value != plain_value(infos[name], getattr(planned, name))
        }
    after = {**(kept.fields if kept else {}), **fields}
    return Change(record.kind, record.id, before, after, overlay=planned is not None)


def is_definition(record: Record) -> bool:
    """True for a kind whose text the plan lays down, so that only its state can be changed."""
    if isinstance(record, Planned) or any(info.state for info in record.spec.fields.values()):
        return True
    from m50core.board.records import Pillar, Portfolio

    return isinstance(record, Portfolio | Pillar)
