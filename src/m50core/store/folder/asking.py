"""Asking what a snapshot and the log behind it add up to, while another may replace either."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import msgspec

from m50core.store.files.blocks import Broken
from m50core.store.files.disk import Replaced
from m50core.store.folder.telling import Telling
from m50core.store.ledger import Ledger
from m50core.store.protocol import StoredDocument
from m50core.store.raw import Batch

T = TypeVar("T")
_TRIES = 20
"""Times that all is read anew before it is told that it can't be read."""


class Asking(msgspec.Struct, frozen=True):
    """Asks the ledger that is there now; after a fault, the one that takes its place."""

    told: Telling
    look: Callable[[], Ledger]
    leave: Callable[[Exception], None]
    """Reads all anew, for this reason: replaced, or not whole."""

    def ask(self, question: Callable[[Ledger], T]) -> T:
        """Return what the ledger answers."""
        with self.told:
            for _ in range(_TRIES):
                try:
                    return question(self.look())
                except (Replaced, Broken) as found:
                    self.leave(found)
            return question(self.look())

    def of(self, kind: str) -> Iterator[Sequence[StoredDocument]]:
        """Return the documents of a kind as they are now, in their order, some at a time."""
        return self._go_on(kind, self.look().of(kind))

    def _go_on(
        self, kind: str, coming: Iterator[Sequence[StoredDocument]]
    ) -> Iterator[Sequence[StoredDocument]]:
        before: list[Sequence[StoredDocument]] = []
        given: set[str] = set()
        with self.told:
            while True:
                try:
                    for documents in coming:
                        new = [d for d in documents if d.id not in given] if given else documents
                        yield new
                        before.append(new)
                    return
                except (Replaced, Broken) as found:
                    self.leave(found)
                    for some in before:
                        given.update(
                            some.ids if isinstance(some, Batch) else [one.id for one in some]
                        )
                    before.clear()
                    coming = self.look().of(kind)
