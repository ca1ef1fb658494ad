"""Commits added up to documents, in memory: what every store keeps beside its disk."""

import re
from collections.abc import Iterable

from m50core.store.protocol import Commit, Document

_NUMBERED = re.compile(r"(.+)-(\d{1,12})")


class Ledger:
    """The documents at one moment, and the highest id number by prefix."""

    def __init__(
        self,
        documents: Iterable[Document] = (),
        head: int = 0,
        numbers: dict[str, int] | None = None,
    ) -> None:
        self.head = head
        self.numbers = dict(numbers or {})
        self.documents: dict[str, Document] = {}
        for document in documents:
            self.documents[document.id] = document
            self._number(document.id)

    def apply(self, commit: Commit) -> None:
        """Add the next commit; ValueError when its number doesn't follow."""
        self.expect(commit)
        for change in commit.changes:
            self._number(change.id)
            if change.after is None:
                self.documents.pop(change.id, None)
            else:
                self.documents[change.id] = Document(
                    change.kind, change.id, commit.number, change.after, change.overlay
                )
        self.head = commit.number

    def expect(self, commit: Commit) -> None:
        """Raise ValueError when this commit's number doesn't follow."""
        if commit.number != self.head + 1:
            raise ValueError(f"wijziging {commit.number} volgt niet op {self.head}")

    def _number(self, record_id: str) -> None:
        if found := _NUMBERED.fullmatch(record_id):
            prefix, number = found[1], int(found[2])
            if number > self.numbers.get(prefix, 0):
                self.numbers[prefix] = number
