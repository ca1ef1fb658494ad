"""Commits added up to documents: what every store keeps beside its disk."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from m50core.store.protocol import SUPERSEDES_NOTHING, Change, Commit, StoredDocument, Superseded
from m50core.store.raw import Batch, Documents
from m50core.values.patterns import pattern

_NUMBERED = pattern(r"(.+)-(\d{1,12})")


class LedgerBase(Protocol):
    """Documents that a ledger stands on: those of a snapshot."""

    def document(self, record_id: str) -> StoredDocument | None:
        """Return one document."""

    def has(self, record_id: str) -> bool:
        """Tell whether there is a document with this id."""

    def batches(self) -> Sequence[Batch]:
        """Return every document, in batches of one kind."""

    def of(self, kind: str) -> Iterator[Batch]:
        """Yield the documents of a kind, in batches."""

    def kinds(self) -> Iterable[str]:
        """Return the kinds of which there are documents."""

    def overlays(self, kind: str) -> Iterable[str]:
        """Return the ids of those of a kind that hold only the state of a planned record."""

    def mentioning(self, word: str) -> Iterable[str] | None:
        """Return the ids of the documents that have this value, and maybe of others.

        None when that would be all of them.
        """


def mentions(document: StoredDocument, word: str) -> bool:
    """Tell whether a document has this value, alone or among several."""
    return any(
        value == word or (isinstance(value, list | tuple) and word in value)
        for value in document.fields.values()
    )


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
        return [document.id for documents in self.of(kind) for document in documents]

    def of(self, kind: str) -> Iterator[Sequence[StoredDocument]]:
        """Return the documents of a kind as they are now, in their order, some at a time."""
        return self._of(kind, dict(self._changed))

    def _of(
        self, kind: str, new: dict[str, StoredDocument | None]
    ) -> Iterator[Sequence[StoredDocument]]:
        for batch in self._ground.of(kind) if self._ground else ():
            if new and not new.keys().isdisjoint(batch.ids):
                present = (
                    new.pop(row.id) if row.id in new else batch.document(row) for row in batch.rows
                )
                yield [
                    document
                    for document in present
                    if document is not None and document.kind == kind
                ]
            else:
                yield batch
        yield [
            document for document in new.values() if document is not None and document.kind == kind
        ]

    def apart(self, kinds: Container[str]) -> Iterator[tuple[str, str, bool]]:
        """Yield kind, id and whether it is an overlay of all but the whole ones of these kinds."""
        ground = self._ground
        for kind in ground.kinds() if ground else ():
            yield from (
                (kind, record_id, overlay)
                for record_id, overlay in self._apart_below(kind, kinds)
                if record_id not in self._changed
            )
        for document in self._changed.values():
            if document is not None and (document.overlay or document.kind not in kinds):
                yield document.kind, document.id, document.overlay

    def _apart_below(self, kind: str, kinds: Container[str]) -> Iterable[tuple[str, bool]]:
        if self._ground is None:
            return ()
        if kind in kinds:
            return ((record_id, True) for record_id in self._ground.overlays(kind))
        return ((row.id, row.overlay) for one in self._ground.of(kind) for row in one.rows)

    def mentioning(self, word: str) -> list[str] | None:
        """Return the ids of the documents that have this value, and maybe of others.

        None when that would be all of them.
        """
        found = self._ground.mentioning(word) if self._ground else ()
        if found is None:
            return None
        changed = self._changed
        new = [n for n, one in changed.items() if one is not None and mentions(one, word)]
        return list(dict.fromkeys((*(n for n in found if n not in changed), *new)))

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
