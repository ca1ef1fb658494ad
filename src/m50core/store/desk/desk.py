"""The desk: one small TinyDB in the settings folder of whoever sits at this computer.

It holds personal data: who keeps text about people in it, hands privacy a keeper that shows and
wipes it.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from m50core.errors import M50Error, StoreError, system_reason
from m50core.started import to_type
from m50core.store.desk.layout import FILE, MOST_BYTES, Tables, tables_at
from m50core.store.files.disk import Disk, RealDisk, replace, temporary_of

if TYPE_CHECKING:
    from tinydb import TinyDB
    from tinydb.table import Table

T = TypeVar("T")
_PATIENCE = 0.5
"""Seconds to wait for another window that keeps something: one that is stuck holds nobody up."""
ASIDE = ".onleesbaar-"
"""Stands in the name of what couldn't be read."""


def network_key(place: str | Path) -> str:
    """Return what tells a network from others on the desk: its place, however it was spelled."""
    known = str(place)
    known = known if "://" in known else str(Path(place).resolve())
    return _key(known)


def former_key(place: str) -> str:
    """Return what told a network from others once: its place as it was typed."""
    return _key(place if "://" in place else str(Path(place).absolute()))


def _key(known: str) -> str:
    return sha256(known.encode("utf-8", "replace")).hexdigest()[:24]


class Desk:
    """What is kept of one person on one machine, for one network or for all.

    ``folder``: the settings folder; None keeps everything as long as the program runs.
    ``network``: the key of the network whose rows are meant. Every method raises M50Error, with
    what to do, when the disk refuses, StoreBusy when another program is at it. What can't be
    understood is set aside, and told in ``notices``.
    """

    def __init__(
        self,
        folder: Path | None = None,
        network: str = "",
        *,
        place: str = "",
        disk: Disk | None = None,
    ) -> None:
        self.folder, self.network, self.place = folder, network, place
        self.disk = disk or RealDisk()
        self._told: tuple[str, ...] = ()

    @classmethod
    def of(cls, folder: Path, place: str) -> "Desk":
        """Return the desk in the settings ``folder``, for the network that is kept at ``place``."""
        return cls(folder, network_key(place), place=place)

    @property
    def lasting(self) -> bool:
        """False when everything goes as soon as the program stops."""
        return self.folder is not None

    @property
    def notices(self) -> tuple[str, ...]:
        """Dutch sentences on what couldn't be understood, and where it is now."""
        try:
            self._tables()
        except M50Error as error:
            self.tell(error.sentence)
        return self._told

    @property
    def told(self) -> tuple[str, ...]:
        """The notices so far, without a look."""
        return self._told

    def tell(self, sentence: str) -> None:
        """Add a sentence to the notices."""
        if sentence not in self._told:
            self._told += (sentence,)

    def owns(self, value: Mapping[Any, Any]) -> bool:
        """Tell whether a row is of this network, or of none in particular: a query of TinyDB's."""
        return bool(value.get("network", self.network) == self.network)

    @cached_property
    def _memory(self) -> "TinyDB":
        from tinydb import TinyDB
        from tinydb.storages import MemoryStorage

        return TinyDB(storage=MemoryStorage)

    def holds(self, name: str) -> bool:
        """Tell whether there is anything in this table, without a look by TinyDB."""
        return bool(self._memory.table(name) if self.folder is None else self._tables().get(name))

    @contextmanager
    def reading(self, name: str) -> Iterator["Table"]:
        """Give a table to look in."""
        if self.folder is None:
            yield self._memory.table(name)
            return
        self._tables()
        with self.telling(), self._open_file(self.folder) as database:
            yield database.table(name)

    @contextmanager
    def writing(self, name: str) -> Iterator["Table"]:
        """Give a table to change: nobody else does so meanwhile, each change is on disk at once."""
        if self.folder is None:
            yield self._memory.table(name)
            return
        self._tables()
        with self._alone(self.folder), self._open_file(self.folder) as database:
            yield database.table(name)

    def rows(self, name: str, read: Callable[[Mapping[str, Any]], T]) -> tuple[T, ...]:
        """Return what ``read`` makes of each row of this network.

        A row of which it makes nothing (ValueError, TypeError, KeyError) is set aside.
        """
        if not self.holds(name):
            return ()
        found, wrong = [], {}
        for number, row in self._rows_by_number(name).items():
            try:
                if self.owns(row):
                    found.append(read(row))
            except (ValueError, TypeError, KeyError, AttributeError):
                wrong[number] = dict(row)
        if wrong:
            self._set_rows_aside(name, wrong)
        return tuple(found)

    def _rows_by_number(self, name: str) -> Mapping[int, Mapping[str, Any]]:
        """Return the rows of a table by number, without TinyDB where they are in a file."""
        if self.folder is None:
            return {row.doc_id: row for row in self._memory.table(name)}
        return {int(number): row for number, row in self._tables().get(name, {}).items()}

    def wipe_unreadable(self) -> None:
        """Take away what was set aside or left half there: nobody can tell about whom it is."""
        if self.folder is None:
            return
        path = self.folder / FILE
        with self.telling():
            if self.disk.stat(path) is not None:
                with self._alone(self.folder):
                    self.disk.remove(temporary_of(path))
            for name in self.disk.names(self.folder):
                if name.startswith(path.stem + ASIDE):
                    self.disk.remove(self.folder / name)

    @contextmanager
    def _open_file(self, folder: Path) -> Iterator["TinyDB"]:
        from tinydb import TinyDB

        from m50core.store.desk.storage import DurableStorage

        with TinyDB(folder / FILE, storage=DurableStorage, disk=self.disk) as database:
            yield database

    @contextmanager
    def _alone(self, folder: Path) -> Iterator[None]:
        from m50core.store.files.lock import Locked

        with self.telling():
            self.disk.make_folder(folder)
            with Locked(self.disk, folder / f".{FILE}.lock", "Een ander venster", _PATIENCE):
                yield

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Raise M50Error for what the disk refuses."""
        try:
            yield
        except OSError as error:
            raise self._error_for(error) from error
        except StoreError as error:
            if not isinstance(error.__cause__, OSError):
                raise
            raise self._error_for(error.__cause__) from error

    def _error_for(self, error: OSError) -> M50Error:
        return M50Error(
            f"Wat m50 op deze computer bijhoudt in {self.folder} (instellingen, concepten, waar u "
            f"was in lijsten), is niet bij te werken ({system_reason(error)}). Wat al bewaard was, "
            "is er nog. Bent u op het scherm iets aan het typen, bewaar het dan met ctrl+s."
        )

    def _tables(self) -> Tables:
        """Return all tables; a file that can't be understood is set aside first."""
        if self.folder is None:
            return {}
        with self.telling():
            try:
                return self._read(self.folder / FILE)
            except ValueError:
                self._set_aside(self.folder)
        return {}

    def _read(self, path: Path) -> Tables:
        return tables_at(self.disk, path) or {}

    def _set_aside(self, folder: Path) -> None:
        path = folder / FILE
        with self._alone(folder):
            try:
                self._read(path)
            except ValueError:
                aside = _aside(folder, self.disk.read(path, 0, MOST_BYTES))
                self.disk.rename(path, aside)
                self.disk.sync_folder(folder)
                self.tell(
                    "Wat m50 op deze computer bijhoudt (uw instellingen, concepten, en waar u was "
                    f"in lijsten), was niet te lezen. Het bestand is apart gezet: {aside}. Wat u "
                    "in het netwerk bewaarde, is er nog. Uitbreidingen die u had uitgezet, staan "
                    "weer aan. Wie u bent en waar de gegevens staan, stelt u opnieuw in met "
                    f"{to_type('settings')}."
                )

    def _set_rows_aside(self, name: str, wrong: Mapping[int, dict[str, Any]]) -> None:
        rows = {str(number): row for number, row in wrong.items()}
        content = json.dumps({name: rows}, indent=1).encode()
        where = "apart gezet"
        if self.folder is not None:
            aside = _aside(self.folder, content)
            with self.telling():
                replace(self.disk, aside, content)
            where += f": {aside}"
        with self.writing(name) as table:
            table.remove(doc_ids=list(wrong))
        self.tell(
            f"Een deel van wat m50 op deze computer bijhoudt, was niet te lezen. Dat is {where}. "
            "Wat u in het netwerk bewaarde, is er nog."
        )


def _aside(folder: Path, content: bytes) -> Path:
    path = folder / FILE
    return path.with_name(f"{path.stem}{ASIDE}{sha256(content).hexdigest()[:8]}.json")
