"""Commits added up to documents: what every store keeps beside its disk."""

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from m50core.store.protocol import SUPERSEDES_NOTHING, Change, Commit, StoredDocument, Superseded
from m50core.store.raw import Batch, Documents

_NUMBERED = re.compile(r"(.+)-(\d{1,12})")


class LedgerBase(Protocol):
    """Documents that a ledger stands on: those of a snapshot."""

    def document(self, record_id: str) -> StoredDocument | None:
        """Return one document."""

    def has(self, record_id: str) -> bool:
        """Tell whether there is a document with this id."""

    def batches(self) -> Sequence[Batch]:
        """Return every document, a batch per kind."""

    def ids(self, kind: str) -> Sequence[str]:
        """Return the ids of the documents of a kind."""


class Ledger:
    """The documents at one moment, and the highest id number by prefix."""

    def __init__(
        self,
        ground: LedgerBase | None = None,
        head: int = 0,
        numbers: Mapping[str, int] | None = None,
        superseded: Superseded = SUPERSEDES_NOTHING,
    ) -> None:
        self.head = head
        self.numbers = dict(numbers or {})
        self.superseded = superseded
        """How far, and how often, histories were replaced by this one."""
        self._ground = ground
        self._changed: dict[str, StoredDocument | None] = {}
        """Documents since the ground, by id; None: removed."""

    def document(self, record_id: str) -> StoredDocument | None:
        """Return the document with this id."""
        if record_id in self._changed:
            return self._changed[record_id]
        return self._ground.document(record_id) if self._ground else None

    def is_of_ground(self, record_id: str) -> bool:
        """Tell whether the document with this id is, unchanged, one of the ground."""
        return record_id not in self._changed and bool(self._ground and self._ground.has(record_id))

    def documents(self) -> Documents:
        """Return every document: those of the ground in their order, then those made since."""
        return Documents(self._ground.batches() if self._ground else (), dict(self._changed))

    def ids(self, kind: str) -> list[str]:
        """Return the ids of a kind, in the order of ``documents``."""
        changed = self._changed
        below = self._ground.ids(kind) if self._ground else ()
        new = [n for n, document in changed.items() if document and document.kind == kind]
        kept = [n for n in below if n not in changed or changed[n] is not None]
        return list(dict.fromkeys((*kept, *new)))

    def apply(self, commit: Commit) -> None:
        """Add the next commit; ValueError when its number doesn't follow."""
        self.expect(commit)
        for change in commit.changes:
            self.keep(change, commit.number)
        if (gone := commit.supersedes) != SUPERSEDES_NOTHING:
            for prefix, number in gone.numbers.items():
                self.numbers[prefix] = max(number, self.numbers.get(prefix, 0))
            before = self.superseded
            self.superseded = Superseded(
                max(before.until, gone.until), max(before.times, gone.times)
            )
        self.head = commit.number

    def keep(self, change: Change, version: int) -> None:
        """Let a document be as a change makes it."""
        self._number(change.id)
        self._changed[change.id] = (
            None
            if change.after is None
            else StoredDocument(change.kind, change.id, version, change.after, change.overlay)
        )

    def expect(self, commit: Commit) -> None:
        """Raise ValueError when this commit's number doesn't follow."""
        if commit.number != self.head + 1:
            raise ValueError(f"wijziging {commit.number} volgt niet op {self.head}")

    def _number(self, record_id: str) -> None:
        if match := _NUMBERED.fullmatch(record_id):
            prefix, number = match[1], int(match[2])
            if number > self.numbers.get(prefix, 0):
                self.numbers[prefix] = number
