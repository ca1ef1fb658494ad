"""The embedded store: readable files in one folder, TinyDB for the snapshot.

``log.jsonl`` holds the commits, one line each, synced before ``append`` returns; everything else
follows from it. ``docs/store.md`` tells the format and the promises.
"""

import os
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from m50core.errors import ReadOnlyError, StoreBusy, StoreError
from m50core.store.erasure.erasing import Erasing
from m50core.store.files import backups
from m50core.store.files.blocks import Broken
from m50core.store.files.disk import Disk, RealDisk, Replaced
from m50core.store.files.layout import BACKUPS, LOCK, SNAPSHOT, standing_files
from m50core.store.files.lock import Locked
from m50core.store.files.log import SCHEMA, Damage, Position, Salt
from m50core.store.files.log_file import LogFile, Overtaken
from m50core.store.files.snapshot_writing import is_due, write_snapshot
from m50core.store.files.timeline import Timeline
from m50core.store.folder.asking import Asking
from m50core.store.folder.opening import open_folder
from m50core.store.folder.proof import Trust, find_ground, refusal
from m50core.store.folder.questions import FolderQuestions
from m50core.store.folder.reading import FolderReading
from m50core.store.folder.seen import Memory
from m50core.store.folder.standing import LogStanding, about_witness, check_mark, newer_backup
from m50core.store.folder.surroundings import at_opening
from m50core.store.folder.telling import Telling
from m50core.store.protocol import Commit, Edit
from m50core.store.upkeep_protocol import Forget

_TRIES = 20
"""Times that a log is read which another is putting in place just then."""
_REMEMBERED = 512
"""Last commits kept at hand, for those who look what is new."""


class FolderStore(FolderQuestions):
    """A network in a folder. One writer at a time; readers are never held up."""

    def __init__(
        self,
        folder: Path,
        *,
        disk: Disk | None = None,
        patience: float = 10.0,
        salt: Salt | None = None,
        practice: bool = False,
        memory: Memory | None = None,
    ) -> None:
        """Open, or on first use make, the store in ``folder``.

        ``practice``: one that is made is for practice, for good. ``patience``: seconds to wait
        for another writer. ``disk`` does the file operations, ``salt`` gives the random part of
        each line, ``memory`` keeps what this computer saw of it. Raises StoreError with the place
        and what to do when the folder can't be used.
        """
        self._folder = folder
        self._disk = disk or RealDisk()
        self._lock = folder / LOCK
        self._patience = patience
        self._salt = salt or (lambda: os.urandom(8).hex())
        self._wrote = False
        self._locked: Locked | None = None
        self._standing = LogStanding(self._disk, folder, memory)
        self._trust = Trust(memory)
        self._recent: deque[Commit] = deque(maxlen=_REMEMBERED)
        self._timeline = Timeline()
        self._erasing = Erasing(self._disk, folder, self._salt)
        self._reading = FolderReading(
            lambda: (self._log, self._snapshot, self._timeline), self._read_replacement
        )
        self._told = Telling(self._disk, folder)
        self._asking = Asking(self._told, lambda: self._ledger, self._leave)
        self.notices: tuple[str, ...] = ()
        self.generation = 0
        """Changes when what was read of the log before may no longer hold."""
        with self._told:
            opened = open_folder(self._disk, folder, self._salt, patience, practice=practice)
            self._told.stopped = opened.read_only
            for sentence in (*opened.notices, *at_opening(self._disk, folder)):
                self._notice(sentence)
            self._load()
            self._notice(newer_backup(self._disk, folder, self._log.network, self._ledger))

    @property
    def place(self) -> str:
        """The folder's path."""
        return str(self._folder)

    @property
    def practice(self) -> bool:
        """True when the network is for practice: it was made so, and stays so."""
        return self._log.practice

    @property
    def read_only(self) -> bool:
        """True when nothing can be written."""
        return bool(self._told.stopped)

    def _notice(self, sentence: str) -> None:
        if sentence and sentence not in self.notices:
            self.notices = (*self.notices, sentence)

    def _load(self) -> None:
        """Read everything anew; again when another puts something else in place meanwhile."""
        for _ in range(_TRIES):
            before = standing_files(self._disk, self._folder)
            try:
                self._read_anew()
            except (Replaced, Damage, StoreError, FileNotFoundError):
                if standing_files(self._disk, self._folder) == before:
                    raise
            else:
                self.generation += 1
                return
        self._read_anew()

    def _read_anew(self) -> None:
        log = LogFile(self._disk, self._folder)
        if log.schema <= SCHEMA:
            check_mark(self._disk, self._folder, log)
        seen = self._standing.last(log)
        ground = find_ground(self._disk, self._folder / SNAPSHOT, log, self._trust)
        self._notice(ground.told)
        ledger, snapshot, doubted = ground.ledger, ground.snapshot, ground.doubted
        recent: deque[Commit] = deque(maxlen=_REMEMBERED)
        timeline = Timeline(snapshot, snapshot.index.number if snapshot else 0)

        def take(commit: Commit) -> None:
            ledger.apply(commit)
            recent.append(commit)
            timeline.note(commit, log.last, log.position.offset)
            if doubted and commit.number == doubted.index.number:
                self._notice(self._trust.judge(doubted, ledger, timeline.told()))

        log.follow(take)
        log.check_end()
        self._notice(about_witness(self._disk, self._folder, log))
        if seen:
            self._notice(self._standing.check(log, ledger, seen, self._recent))
        if doubted and self._trust.knows(doubted):
            snapshot = doubted
        self._log, self._ledger, self._snapshot, self._recent = log, ledger, snapshot, recent
        self._timeline = timeline
        self._standing.remember(log, ledger)

    def _follow(self) -> None:
        """Add the commits that others wrote since the last look."""
        try:
            self._log.follow(self._take)
        except (Replaced, Damage):
            # The log may have been put in place anew: only reading it whole tells.
            self._load()
        else:
            self._standing.remember(self._log, self._ledger)

    def _take(self, commit: Commit) -> None:
        self._ledger.apply(commit)
        self._recent.append(commit)
        self._timeline.note(commit, self._log.last, self._log.position.offset)

    def head(self) -> int:
        """Return the number of the last commit, others' commits included."""
        if self._locked is None:  # else nobody else writes: there is no need to look what is new
            with self._told:
                self._follow()
        return self._ledger.head

    def _snapshot_is_known(self) -> bool:
        return self._snapshot is None or self._trust.knows(self._snapshot)

    def _leave(self, found: Exception) -> None:
        if isinstance(found, Broken) and self._snapshot:
            self._trust.broken.add(self._snapshot.sum)
        self._load()

    def _read_replacement(self, log: LogFile, found: Exception) -> None:
        """Read what took the place of a log, unless that was done already."""
        if self._log is log:
            self._leave(found)

    def last_number(self, prefix: str) -> int:
        """Return the highest n of any id ``prefix-n`` ever used."""
        return self._ledger.numbers.get(prefix, 0)

    @contextmanager
    def writing(self, who: str = "") -> Iterator[None]:
        """Hold the lock; StoreBusy after ``patience`` seconds, ReadOnlyError when read-only."""
        if self.read_only:
            raise ReadOnlyError(f"Er is niets gewijzigd. {self._told.stopped}")
        with Locked(self._disk, self._lock, who, self._patience) as locked:
            with self._told:
                self._follow()
                if self._log.torn:
                    name = self._log.set_tail_aside()
                    self._notice(
                        "De laatste wijziging was maar half opgeslagen. "
                        f"Dat stuk staat nu apart in aside/{name}."
                    )
                for sentence in self._erasing.finish():
                    self._notice(sentence)
                self._follow()
            self._locked = locked
            try:
                yield
            finally:
                self._locked = None

    def _expect_lock(self) -> None:
        if self._locked is not None:
            self._locked.check()

    def resume(self, forget: Forget) -> None:
        """Take how to wipe a person, and finish the erasures that were broken off."""
        self._erasing.forget = forget
        waiting = self.unfinished()
        if waiting and self.read_only:
            for sentence in (one for sentences in waiting.values() for one in sentences):
                self._notice(sentence)
        elif waiting:
            patience, self._patience = self._patience, 0.2
            with suppress(StoreBusy), self.writing("m50 (wissen afmaken)"):
                pass
            self._patience = patience

    def unfinished(self) -> dict[str, tuple[str, ...]]:
        """Return what erasures have yet to do, as Dutch sentences by the person's id."""
        with self._told:
            return self._erasing.unfinished()

    def append(self, commit: Commit) -> None:
        """Write a commit to the log and sync it; StoreError (nothing changed) when that fails."""
        self._ledger.expect(commit)
        self._expect_lock()
        with self._told:
            if self._trust.differs(self._log, self._ledger, self._snapshot, commit):
                self._load()
                raise refusal(self._folder)
            try:
                self._log.append(commit, self._salt() + self._salt())
            except Overtaken:
                self._load()
                raise
        self._take(commit)
        self._standing.remember(self._log, self._ledger)
        self._wrote = True

    def erase(self, edit: Edit, commit: Commit) -> None:
        """Wipe from log, backups and copies what ``edit`` leaves out; the chain still verifies."""
        self._ledger.expect(commit)
        self._expect_lock()
        with self._told:
            try:
                problems = self._erasing.erase(edit, commit)
            finally:
                with suppress(OSError):  # then the next look reads it: another log is there
                    self._load()
        self._wrote = True
        for problem in problems:
            self._notice(problem)

    def close(self) -> None:
        """Refresh the snapshot and the day's backup when they are due; a failure costs neither."""
        if self.read_only:
            return
        patience, self._patience = self._patience, 0.2
        with suppress(StoreError, OSError):
            self._write_what_is_due()
        self._patience = patience

    def _write_what_is_due(self) -> None:
        snapshot_due, backup_due = self._snapshot_due(), self._wrote and self._backup_due()
        if not snapshot_due and not backup_due:
            return
        with self.writing("m50 (afsluiten)"):
            if snapshot_due:
                self.write_snapshot()
            if backup_due:
                self.write_backup()

    def _snapshot_due(self) -> bool:
        at, snapshot = self._log.position, self._snapshot
        behind = at.number - (snapshot.index.number if snapshot else 0)
        size = at.offset - (snapshot.index.offset if snapshot else self._log.begin.offset)
        wrong = self._trust.doubted or self._trust.broken
        return bool(wrong) or is_due(behind, size, snapshot.size if snapshot else 0)

    def _backup_due(self) -> bool:
        last = next(self.recent(), None)
        return last is not None and backups.due(
            backups.list_backups(self._disk, self._folder), last
        )

    def write_snapshot(self) -> None:
        """Write the snapshot as of now. Only within ``writing``."""
        if self._snapshot and not self._trust.knows(self._snapshot):
            # What was never held against the log must not come out of this as if it had been.
            self._trust.doubted.add(self._snapshot.sum)
            with self._told:
                self._load()
        # First: when another has replaced the snapshot, everything is read anew.
        documents, told = self._asking.ask(
            lambda ledger: (ledger.documents(), self._timeline.told())
        )
        log = self._log
        with self._told:
            total = write_snapshot(
                self._disk, self._folder / SNAPSHOT, log.network, log.position, log.last,
                self._ledger.numbers, documents, told, self._ledger.superseded,
            )  # fmt: skip
            self._trust.vouch(log.network, total)
            self._trust.doubted.clear()
            self._trust.broken.clear()

    def write_backup(self) -> Path:
        """Check the whole log, and pack it among the backups. Only within ``writing``."""
        with self._told:
            return self._write_backup(self._folder / BACKUPS, self._log.position)

    def _write_backup(self, to: Path, end: Position) -> Path:
        path = backups.write_checked(self._disk, to, self._disk.read(self._log.path, 0, end.offset))
        backups.rotate(self._disk, self._folder, path.name)
        return path
