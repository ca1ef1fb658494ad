"""The embedded store: readable files in one folder, TinyDB for the snapshot.

``m50.json`` says what the folder is, ``log.jsonl`` holds the commits (one line each, synced
before ``append`` returns), ``snapshot.json`` is a cache of what they add up to.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from m50core.errors import ReadOnlyError, StoreBusy, StoreError
from m50core.store import files
from m50core.store.converter import (
    commit_from_plain,
    commit_to_plain,
    document_from_plain,
    document_to_plain,
)
from m50core.store.ledger import Ledger
from m50core.store.protocol import Commit, Document, Edit

SCHEMA = 1
"""Version of the files' layout."""
MARK, LOG, SNAPSHOT, LOCK = "m50.json", "log.jsonl", "snapshot.json", "m50.lock"
_SNAPSHOT_EVERY = 200
"""Commits between two snapshots: replaying this many costs less than one rewrite."""


class FolderStore:
    """A network in a folder. One writer at a time; readers are never held up."""

    def __init__(self, folder: Path, *, patience: float = 10.0) -> None:
        """Open, or on first use make, the store in ``folder``.

        ``patience``: seconds to wait for another writer. Raises StoreError with the place and
        what to do when the folder can't be used.
        """
        self._folder = folder
        self._patience = patience
        self.notices: tuple[str, ...] = ()
        if not (folder / MARK).exists():
            self._found()
        self._check_mark()
        self.read_only = not os.access(folder, os.W_OK)
        self._snapshot_head = 0
        self._offset = 0
        self._ledger = self._load_snapshot()
        self._catch_up()
        if self.read_only:
            self._notice("De map is alleen te lezen: u kunt kijken, maar niets wijzigen.")

    @property
    def place(self) -> str:
        """The folder's path."""
        return str(self._folder)

    def _notice(self, sentence: str) -> None:
        self.notices = (*self.notices, sentence)

    def _found(self) -> None:
        folder = self._folder
        if folder.exists() and not folder.is_dir():
            raise StoreError(f"{folder} is een bestand, geen map. Kies een map voor de gegevens.")
        if folder.is_dir() and any(folder.iterdir()):
            raise StoreError(
                f"{folder} is geen m50-map: er staan andere bestanden in en m50.json ontbreekt. "
                "Er is niets gewijzigd. Kies een lege of nieuwe map, of de map die u eerder koos."
            )
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            files.replace(folder / LOG, b"")
            files.replace(folder / MARK, _dump({"m50": "network", "schema": SCHEMA}) + b"\n")
        except OSError as error:
            raise StoreError(
                f"In {folder} kan niets worden gemaakt ({error.strerror}). "
                "Kies een andere map, of vraag uw beheerder om schrijfrechten."
            ) from error

    def _check_mark(self) -> None:
        path = self._folder / MARK
        try:
            mark = json.loads(path.read_bytes())
            schema = mark["schema"] if mark["m50"] == "network" else None
        except (OSError, ValueError, KeyError, TypeError):
            schema = None
        if not isinstance(schema, int):
            raise StoreError(
                f"{path} is leeg of beschadigd. Er is niets gewijzigd. "
                "Zet dit bestand terug uit een reservekopie."
            )
        if schema > SCHEMA:
            raise StoreError(
                f"De gegevens in {self._folder} zijn gemaakt met een nieuwere m50 (indeling "
                f"{schema}; dit programma kent {SCHEMA}). Er is niets gewijzigd. "
                "Werk m50 bij en probeer het opnieuw."
            )
        if not (self._folder / LOG).exists():
            raise StoreError(
                f"{self._folder / LOG} ontbreekt: daarin staan uw gegevens. Er is niets gewijzigd. "
                "Zet dit bestand terug uit een reservekopie."
            )

    def _load_snapshot(self) -> Ledger:
        path = self._folder / SNAPSHOT
        if not path.exists():
            return Ledger()
        from m50core.store.snapshot import read_snapshot

        try:
            kept = read_snapshot(path)
            if kept.log_bytes > (self._folder / LOG).stat().st_size:
                raise ValueError("het logboek is korter dan de momentopname")
            ledger = Ledger(
                (document_from_plain(d) for d in kept.documents), kept.head, kept.numbers
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            self._notice(
                f"De momentopname {SNAPSHOT} was niet te gebruiken ({error}); "
                "alles is opnieuw opgebouwd uit het logboek."
            )
            return Ledger()
        self._offset, self._snapshot_head = kept.log_bytes, kept.head
        return ledger

    def _catch_up(self) -> None:
        """Add the commits that others wrote since the last look."""
        path = self._folder / LOG
        if path.stat().st_size == self._offset:
            return
        with path.open("rb") as log:
            log.seek(self._offset)
            for line in log:
                if not line.endswith(b"\n"):
                    break
                self._ledger.apply(self._parse(line))
                self._offset += len(line)

    def _parse(self, line: bytes) -> Commit:
        number = self._ledger.head + 1
        try:
            commit = commit_from_plain(json.loads(line))
            if commit.number != number:
                raise ValueError(f"verwacht nummer {number}, gevonden {commit.number}")
        except ValueError as error:
            raise StoreError(
                f"{self._folder / LOG} is beschadigd bij wijziging {number} (byte {self._offset}): "
                f"{error}. Er is niets gewijzigd. Zet het bestand terug uit een reservekopie."
            ) from None
        return commit

    def _set_torn_tail_aside(self) -> None:
        path = self._folder / LOG
        size = path.stat().st_size
        if size <= self._offset:
            return
        with path.open("r+b") as log:
            log.seek(self._offset)
            tail = log.read()
            aside = path.with_name(f"{LOG}.afgebroken-{self._offset}")
            files.replace(aside, tail)
            log.truncate(self._offset)
            os.fsync(log.fileno())
        self._notice(
            "De laatste wijziging was maar half opgeslagen. "
            f"Dat stuk staat nu apart in {aside.name}."
        )

    def head(self) -> int:
        """Return the number of the last commit, others' commits included."""
        self._catch_up()
        return self._ledger.head

    def documents(self) -> Iterable[Document]:
        """Return every present document."""
        return tuple(self._ledger.documents.values())

    def document(self, record_id: str) -> Document | None:
        """Return the present document with this id."""
        return self._ledger.documents.get(record_id)

    def recent(self) -> Iterator[Commit]:
        """Yield the commits, newest first."""
        return reversed(list(self.commits()))

    def erase(self, edit: Edit, commit: Commit) -> None:
        """Rewrite every commit and add ``commit``."""
        raise StoreError(f"{self.place}: wissen kan hier niet ({commit.why}, {edit}).")

    def commits(self, since: int = 0, *, about: str = "") -> Iterable[Commit]:  # noqa: ARG002
        """Return the commits after number ``since``, oldest first."""
        with (self._folder / LOG).open("rb") as log:
            for line in log:
                if line.endswith(b"\n"):
                    plain = json.loads(line)
                    if plain["number"] > since:
                        yield commit_from_plain(plain)

    def last_number(self, prefix: str) -> int:
        """Return the highest n of any id ``prefix-n`` ever used."""
        return self._ledger.numbers.get(prefix, 0)

    @contextmanager
    def writing(self, who: str = "") -> Iterator[None]:  # noqa: ARG002
        """Hold the lock; StoreBusy after ``patience`` seconds, ReadOnlyError when read-only."""
        if self.read_only:
            raise ReadOnlyError(
                f"De map {self._folder} is alleen te lezen. Er is niets gewijzigd. "
                "Vraag uw beheerder om schrijfrechten."
            )
        from filelock import FileLock, Timeout

        lock = FileLock(self._folder / LOCK, timeout=self._patience, mode=0o600)
        try:
            lock.acquire()
        except Timeout:
            raise StoreBusy(
                f"Een ander programma is bezig met opslaan in {self._folder}. "
                "Er is niets gewijzigd. Wacht even en probeer het opnieuw."
            ) from None
        try:
            self._catch_up()
            self._set_torn_tail_aside()
            yield
        finally:
            lock.release()

    def append(self, commit: Commit) -> None:
        """Write a commit to the log and sync it; StoreError (nothing changed) when that fails."""
        self._ledger.expect(commit)
        line = _dump(commit_to_plain(commit)) + b"\n"
        try:
            files.append(self._folder / LOG, line, at=self._offset)
        except OSError as error:
            raise StoreError(
                f"De wijziging kon niet worden opgeslagen ({error.strerror}). "
                "Er is niets gewijzigd. Maak ruimte vrij of controleer de schijf."
            ) from error
        self._ledger.apply(commit)
        self._offset += len(line)

    def close(self) -> None:
        """Refresh the snapshot when the log has grown far past it."""
        if self.read_only or self._ledger.head - self._snapshot_head < _SNAPSHOT_EVERY:
            return
        from m50core.store.snapshot import write_snapshot

        with self.writing():
            write_snapshot(
                self._folder / SNAPSHOT,
                self._ledger.head,
                self._offset,
                self._ledger.numbers,
                (document_to_plain(d) for d in self._ledger.documents.values()),
            )
        self._snapshot_head = self._ledger.head


def _dump(plain: dict[str, Any]) -> bytes:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
