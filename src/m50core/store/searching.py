"""Questions that a store may answer without reading all it holds; any other store reads it all."""

from collections.abc import Container, Iterable, Sequence
from typing import Protocol, runtime_checkable

from m50core.store.protocol import Commit, Store, StoredDocument, subjects


@runtime_checkable
class Searching(Protocol):
    """A store that finds a few among many."""

    def of(self, kind: str) -> Iterable[Sequence[StoredDocument]]:
        """Return the documents of a kind as they are now, in their order, some at a time."""

    def mentioning(self, word: str) -> Iterable[str] | None:
        """Return the ids of the documents that have this value, and maybe of others.

        None when that would be all of them.
        """

    def apart(self, kinds: Container[str]) -> Iterable[tuple[str, str, bool]]:
        """Return kind, id and whether it is an overlay of all but the whole ones of these kinds."""

    def heads(self, about: str) -> Iterable[Commit]:
        """Return the commits that concern a record, oldest first; maybe without their changes."""


def documents_of(store: Store, kind: str) -> Iterable[Sequence[StoredDocument]]:
    """Return the documents of a kind, in their order, some at a time."""
    if isinstance(store, Searching):
        return store.of(kind)
    documents = (store.document(record_id) for record_id in store.ids(kind))
    return ([document for document in documents if document is not None],)


def mentioning(store: Store, word: str) -> Iterable[str] | None:
    """Return the ids of documents among which are all that have this value; None: all of them."""
    return store.mentioning(word) if isinstance(store, Searching) else None


def apart(store: Store, kinds: Container[str]) -> Iterable[tuple[str, str, bool]]:
    """Return kind, id and whether it is an overlay of all but the whole ones of these kinds."""
    if isinstance(store, Searching):
        return store.apart(kinds)
    return (
        (document.kind, document.id, document.overlay)
        for document in store.documents()
        if document.overlay or document.kind not in kinds
    )


def heads(store: Store, about: Iterable[str]) -> list[Commit]:
    """Return the commits that concern one of these records, oldest first; maybe bare of changes."""
    commits: dict[int, Commit] = {}
    for record_id in about:
        if isinstance(store, Searching):
            commits |= {commit.number: commit for commit in store.heads(record_id)}
        else:
            commits |= {
                commit.number: commit
                for commit in store.commits(about=record_id)
                if any(record_id in subjects(change) for change in commit.changes)
            }
    return [commits[number] for number in sorted(commits)]
