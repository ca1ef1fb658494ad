"""The bin: what was removed and isn't back."""

from collections.abc import Iterable
from datetime import datetime

import attrs

from m50core.network.history.fields import title_of
from m50core.store.protocol import Change, Commit, StoredDocument


@attrs.frozen
class Binned:
    """A removed record as it was, and the commit that removed it."""

    document: StoredDocument
    number: int
    when: datetime
    who: str
    why: str

    @property
    def id(self) -> str:
        """The record's id, which no other record gets."""
        return self.document.id

    @property
    def title(self) -> str:
        """What a person calls it."""
        return title_of(self.document.fields, self.document.id)


def bin_contents(commits: Iterable[Commit]) -> tuple[Binned, ...]:
    """Return what ``commits`` (oldest first) removed and didn't bring back, newest first.

    What was erased is gone for good. State of a planned record isn't a record of its own.
    """
    bin_entries: dict[str, Binned] = {}
    written: dict[str, int] = {}
    for commit in commits:
        for change in commit.changes:
            bin_entries.pop(change.id, None)
            if change.after is not None:
                written[change.id] = commit.number
            elif change.before is not None and not change.overlay:
                bin_entries[change.id] = _bin_entry(commit, change, written.get(change.id, 0))
        bin_entries.pop(commit.erases, None)
    return tuple(reversed(bin_entries.values()))


def _bin_entry(commit: Commit, change: Change, version: int) -> Binned:
    document = StoredDocument(change.kind, change.id, version, change.before or {}, change.overlay)
    return Binned(document, commit.number, commit.when, commit.who, commit.why)
