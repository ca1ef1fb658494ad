"""A folder in which there is no network yet: asked it holds nothing, and the first commit makes it.

Whoever only looks around leaves nothing behind.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from m50core.errors import ReadOnlyError, StoreBusy
from m50core.store.files.disk import Disk
from m50core.store.files.layout import MARK
from m50core.store.folder.folder import FolderStore
from m50core.store.folder.opening import why_not_made
from m50core.store.folder.surroundings import about_synchronising
from m50core.store.ledger import Ledger
from m50core.store.protocol import Commit, Edit, StoredDocument
from m50core.store.upkeep_protocol import Forget

_ABSENT = (
    "Op deze plaats stond eerder wel een netwerk. Kijk eerst of de schijf of de verbinding er is: "
    "wat u nu wijzigt, komt in een nieuw netwerk te staan."
)


class FolderToBe:
    """Nothing, until the first commit: from then on what ``make`` opens.

    That may be another program's commit: then what it made is opened.
    """

    def __init__(
        self,
        folder: Path,
        disk: Disk,
        make: Callable[[], FolderStore],
        *,
        was_here: bool = False,
    ) -> None:
        """``was_here``: this computer saw a network in the folder before."""
        self._folder, self._disk, self._make = folder, disk, make
        self._store: FolderStore | None = None
        self._first = 0
        """What the store called its generation when it was opened."""
        self._held: ExitStack | None = None
        self._who = ""
        self._forget: Forget | None = None
        self._refusal = why_not_made(disk, folder)
        self._notices = tuple(
            filter(None, (_ABSENT if was_here else "", self._refusal, about_synchronising(folder)))
        )
        self.head()

    @property
    def to_be_made(self) -> bool:
        """True as long as there is nothing yet."""
        return self._store is None

    @property
    def place(self) -> str:
        """The folder's path."""
        return str(self._folder)

    @property
    def practice(self) -> bool:
        """True when what another made here meanwhile is for practice."""
        return self._store is not None and self._store.practice

    @property
    def read_only(self) -> bool:
        """True when nothing can be written."""
        return self._store.read_only if self._store else bool(self._refusal)

    @property
    def notices(self) -> tuple[str, ...]:
        """Dutch sentences on what a person should know of this place."""
        return self._store.notices if self._store else self._notices

    @property
    def generation(self) -> int:
        """Changes when what was read of the log before may no longer hold."""
        return self._store.generation - self._first if self._store else 0

    def head(self) -> int:
        """Return the number of the last commit, others' commits included."""
        if self._store is None and self._held is None and self._disk.stat(self._folder / MARK):
            self._open()
        return self._store.head() if self._store else 0

    def _open(self) -> FolderStore:
        self._store = store = self._make()
        self._first = store.generation
        if self._forget is not None:
            store.resume(self._forget)
        return store

    def documents(self) -> Iterable[StoredDocument]:
        """Return every present document."""
        return self._store.documents() if self._store else ()

    def ids(self, kind: str) -> Iterable[str]:
        """Return the ids of the documents of a kind."""
        return self._store.ids(kind) if self._store else ()

    def document(self, record_id: str) -> StoredDocument | None:
        """Return the present document with this id."""
        return self._store.document(record_id) if self._store else None

    def of(self, kind: str) -> Iterable[Sequence[StoredDocument]]:
        """Return the documents of a kind, some at a time."""
        return self._store.of(kind) if self._store else ()

    def mentioning(self, word: str) -> Iterable[str] | None:
        """Return the ids of the documents that have this value, and maybe of others; or None."""
        return self._store.mentioning(word) if self._store else ()

    def apart(self, kinds: Container[str]) -> Iterable[tuple[str, str, bool]]:
        """Return kind, id and whether it is an overlay of all but the whole ones of these kinds."""
        return self._store.apart(kinds) if self._store else ()

    def heads(self, about: str) -> Iterable[Commit]:
        """Return the commits that concern a record, oldest first; maybe without their changes."""
        return self._store.heads(about) if self._store else ()

    def commits(self, since: int = 0, *, about: str = "") -> Iterable[Commit]:
        """Return the commits after number ``since``, oldest first."""
        return self._store.commits(since, about=about) if self._store else ()

    def recent(self) -> Iterator[Commit]:
        """Yield the commits, newest first."""
        return self._store.recent() if self._store else iter(())

    def last_number(self, prefix: str) -> int:
        """Return the highest n of any id ``prefix-n`` ever used."""
        return self._store.last_number(prefix) if self._store else 0

    @contextmanager
    def writing(self, who: str = "") -> Iterator[None]:
        """Hold the lock, from the first commit on when there is nothing yet to lock."""
        self.head()
        if self._store is None and self._refusal:
            raise ReadOnlyError(f"Er is niets gewijzigd. {self._refusal}")
        with ExitStack() as held:
            if self._store is not None:
                held.enter_context(self._store.writing(who))
            self._held, self._who = held, who
            try:
                yield
            finally:
                self._held = None

    def append(self, commit: Commit) -> None:
        """Write a commit, and make the folder first; StoreError (nothing changed) if that fails."""
        self._make_for(commit).append(commit)

    def erase(self, edit: Edit, commit: Commit) -> None:
        """Wipe what ``edit`` leaves out; here that is told by a first commit alone."""
        self._make_for(commit).erase(edit, commit)

    def _make_for(self, commit: Commit) -> FolderStore:
        if self._store is not None:
            return self._store
        Ledger().expect(commit)
        if self._disk.stat(self._folder / MARK):
            raise self._error_of_being_late()
        store = self._open()
        if self._held is not None:
            self._held.enter_context(store.writing(self._who))
        if store.head():
            raise self._error_of_being_late()
        return store

    def _error_of_being_late(self) -> StoreBusy:
        return StoreBusy(
            f"Een ander programma begon net een netwerk in {self._folder}. Wat u opsloeg, is niet "
            "bewaard; wat de ander opsloeg wel. Probeer het opnieuw."
        )

    def resume(self, forget: Forget) -> None:
        """Take how to wipe a person, for once there is something."""
        self._forget = forget
        if self._store is not None:
            self._store.resume(forget)

    def unfinished(self) -> Mapping[str, tuple[str, ...]]:
        """Return what erasures have yet to do, as Dutch sentences by the person's id."""
        return self._store.unfinished() if self._store else {}

    def close(self) -> None:
        """Let go of everything; there is nothing left behind where nothing was kept."""
        if self._store is not None:
            self._store.close()
