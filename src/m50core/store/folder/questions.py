"""What one asks of a folder: documents, and the commits that made them."""

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Container, Iterable, Iterator, Sequence

from m50core.store.folder.asking import Asking
from m50core.store.folder.reading import FolderReading
from m50core.store.folder.telling import Telling
from m50core.store.ledger import Ledger
from m50core.store.protocol import Commit, StoredDocument


class FolderQuestions(ABC):
    """The questions; none of them changes anything."""

    _asking: Asking
    _reading: FolderReading
    _told: Telling
    _ledger: Ledger
    _recent: deque[Commit]

    @abstractmethod
    def head(self) -> int:
        """Return the number of the last commit, others' commits included."""

    @abstractmethod
    def _snapshot_is_known(self) -> bool:
        """Tell whether what a snapshot says, if there is one, is known to be right."""

    def documents(self) -> Iterable[StoredDocument]:
        """Return every present document."""
        return self._asking.ask(Ledger.documents)

    def ids(self, kind: str) -> Iterable[str]:
        """Return the ids of the documents of a kind."""
        return self._asking.ask(lambda ledger: ledger.ids(kind))

    def document(self, record_id: str) -> StoredDocument | None:
        """Return the present document with this id."""
        return self._asking.ask(lambda ledger: ledger.document(record_id))

    def of(self, kind: str) -> Iterator[Sequence[StoredDocument]]:
        """Return the documents of a kind as they are now, in their order, some at a time."""
        return self._asking.of(kind)

    def mentioning(self, word: str) -> Iterable[str] | None:
        """Return the ids of the documents that have this value, and maybe of others; or None."""
        return self._asking.ask(lambda ledger: ledger.mentioning(word))

    def apart(self, kinds: Container[str]) -> Iterable[tuple[str, str, bool]]:
        """Return kind, id and whether it is an overlay of all but the whole ones of these kinds."""
        return self._asking.ask(lambda ledger: list(ledger.apart(kinds)))

    def commits(self, since: int = 0, *, about: str = "") -> Iterable[Commit]:
        """Return the commits after number ``since``, oldest first, each line checked."""
        self.head()
        if self._recent and since >= self._recent[0].number - 1:
            return [commit for commit in self._recent if commit.number > since]
        if about and not since and self._snapshot_is_known():
            return self._told_of(self._reading.about(about))
        return self._told_of(self._reading.forward(since, about))

    def heads(self, about: str) -> Iterable[Commit]:
        """Return the commits that concern a record, oldest first; maybe without their changes.

        None of a large one is read for it. What an unknown snapshot tells is shown, as documents
        are; ``commits`` reads them all.
        """
        self.head()
        return self._told_of(self._reading.about(about, heads=True))

    def recent(self) -> Iterator[Commit]:
        """Yield the commits, newest first."""
        self.head()
        known = list(self._recent)
        yield from reversed(known)
        first = known[0].number if known else self._ledger.head + 1
        yield from self._told_of(self._reading.backward(first))

    def _told_of(self, commits: Iterator[Commit]) -> Iterator[Commit]:
        with self._told:
            yield from commits
