"""A store in memory: for scripts, tests and looking back in time."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from m50core.errors import ReadOnlyError
from m50core.store.ledger import Ledger
from m50core.store.protocol import Change, Commit, Edit, StoredDocument


class MemoryStore:
    """Keeps everything until the program ends."""

    def __init__(
        self,
        commits: Iterable[Commit] = (),
        *,
        read_only: bool = False,
        place: str = "geheugen",
        practice: bool = False,
        without: Iterable[Change] = (),
    ) -> None:
        """Keep ``commits``. ``without``: what the documents differ by, told by no commit."""
        self.place = place
        self.practice = practice
        self.read_only = read_only
        self.notices: tuple[str, ...] = ()
        self._commits: list[Commit] = []
        self._ledger = Ledger()
        for commit in commits:
            self._ledger.apply(commit)
            self._commits.append(commit)
        for change in without:
            self._ledger.keep(change, self._ledger.head)

    def head(self) -> int:
        """Return the number of the last commit."""
        return self._ledger.head

    def documents(self) -> Iterable[StoredDocument]:
        """Return every present document."""
        return tuple(self._ledger.documents())

    def document(self, record_id: str) -> StoredDocument | None:
        """Return the present document with this id."""
        return self._ledger.document(record_id)

    def ids(self, kind: str) -> Iterable[str]:
        """Return the ids of the documents of a kind."""
        return self._ledger.ids(kind)

    def commits(self, since: int = 0, *, about: str = "") -> Iterable[Commit]:  # noqa: ARG002
        """Return the commits after number ``since``, oldest first."""
        return self._commits[since:]

    def recent(self) -> Iterator[Commit]:
        """Yield the commits, newest first."""
        return reversed(self._commits)

    def last_number(self, prefix: str) -> int:
        """Return the highest n of any id ``prefix-n`` ever used."""
        return self._ledger.numbers.get(prefix, 0)

    @contextmanager
    def writing(self, who: str = "") -> Iterator[None]:  # noqa: ARG002
        """Hold the right to write; ReadOnlyError on a view of the past."""
        if self.read_only:
            raise ReadOnlyError(
                "Dit is een blik op het verleden: u kunt hier niets wijzigen. "
                "Open de gegevens van nu om iets te wijzigen."
            )
        yield

    def append(self, commit: Commit) -> None:
        """Add a commit."""
        self._ledger.apply(commit)
        self._commits.append(commit)

    def erase(self, edit: Edit, commit: Commit) -> None:
        """Rewrite every commit and add ``commit``."""
        rewritten = [*map(edit, self._commits), commit]
        ledger = Ledger()
        for each_commit in rewritten:
            ledger.apply(each_commit)
        self._commits, self._ledger = rewritten, ledger

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""
