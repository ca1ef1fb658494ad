"""Records that aren't here and are known all the same: of a plugin that is off, broken or gone."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from m50core.network.history.fields import ChangeContext
from m50core.network.making import Orphan
from m50core.records.record import ANY
from m50core.store.protocol import Change, Store, StoredDocument


class HistoryNetwork(ChangeContext, Protocol):
    """The network, as this looks at it."""

    @property
    def store(self) -> Store:
        """Where it is kept."""

    @property
    def orphans(self) -> tuple[Orphan, ...]:
        """State that is kept while its plugin or definition is missing."""

    @property
    def incomplete(self) -> Sequence[object]:
        """What is missing here: plugins that are broken or off, and kept state of others."""

    def document(self, record_id: str) -> StoredDocument | None:
        """Return what the store keeps for this id."""


def absent_kind(net: HistoryNetwork, record_id: str, *, trusted: bool = False) -> str | None:
    """Return the kind of a record that isn't here; None when nothing knows it, or it was removed.

    ``ANY``: it is known, and its kind isn't. That is so when others point at it already; with
    ``trusted`` (the id comes from the log itself) always.
    """
    document = net.document(record_id)
    if document is not None:
        return document.kind
    last = _last(net.store, record_id)
    if last is not None:
        return last.kind if last.overlay else None
    return ANY if trusted or net.records.pointing_at(record_id) else None


def was_removed(store: Store, record_id: str) -> bool:
    """Tell whether the id was that of a record that somebody removed, or that was erased."""
    last = _last(store, record_id)
    return last is not None and last.after is None and not last.overlay


def _last(store: Store, record_id: str) -> Change | None:
    last = None
    for commit in store.commits(about=record_id):
        for change in commit.changes:
            if change.id == record_id:
                last = change
    return last


def needing(orphans: Iterable[Orphan], record_id: str) -> list[str]:
    """Return the ids of kept records that can't be shown, and that point at this id."""
    return [
        orphan.document.id
        for orphan in orphans
        if any(
            value == record_id or (isinstance(value, list | tuple) and record_id in value)
            for value in orphan.document.fields.values()
        )
    ]
