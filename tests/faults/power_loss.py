"""Take the power away in the middle of a workload, again and again, and look what is left."""

import gzip
import zlib
from functools import lru_cache
from pathlib import Path
from random import Random

from faults.simulated_disk import SimulatedDisk
from faults.unsynced_disk import Site, UnsyncedDisk
from faults.workload import NET, PERSON, STEPS, Workload, salts, shown, titled

from m50core.errors import M50Error
from m50core.store.erasure.erasure import erasures
from m50core.store.folder.folder import FolderStore
from m50core.store.protocol import Commit
from m50core.testing.store_contract import add_up

_LENGTH = 25
"""Steps in a workload."""
_GENERATIONS = 0.2
"""How often the life goes on with what a power loss left."""
_FURTHER = 0.3
"""How often a further commit is tried on what is left, and the power taken away after it."""


class Lost(AssertionError):
    """A state in which something that was promised is gone, or the store doesn't open."""


class PowerLoss:
    """A run of a seeded workload in which the power may go at each operation.

    ``states`` counts the disks that were looked at, ``distinct`` those that differed.
    """

    def __init__(self, seed: int, *, chance: float, each: int, without: Site | None = None) -> None:
        self.states = self.moments = 0
        self.sites: dict[Site, int] = {}
        self._seen: set[int] = set()
        self._seed, self._chance, self._each, self._without = seed, chance, each, without
        self._random = Random(seed * 7919 + 1)
        self._place(SimulatedDisk())
        self._life = Workload(self._disk, seed, twin=lambda: self._bare.copy())

    @property
    def distinct(self) -> int:
        """How many different disks were looked at."""
        return len(self._seen)

    def _place(self, bare: SimulatedDisk) -> None:
        self._bare = bare
        self._disk = UnsyncedDisk(bare, self._without, self.sites)
        bare.watch = self._moment

    def run(self) -> None:
        """Live the whole workload; Lost tells what was lost, and where."""
        for step in self._life.steps(_LENGTH):
            self._life.do(step)
            self._life.look_beside(self._bare)
            self._moment("the next step", Path(step))
            if self._random.random() < _GENERATIONS:
                step = "append" if self._random.random() < 0.5 else self._random.choice(list(STEPS))
                self._live_on_after_loss(step)

    def _live_on_after_loss(self, step: str) -> None:
        """Lose the power in a step, and live on with what is left."""
        life, moment = self._life, self._random.randint(1, 8)
        left: list[tuple[SimulatedDisk, list[Commit]]] = []

        def watch(operation: str, path: Path) -> None:
            nonlocal moment
            moment -= 1
            if moment == 0:
                crashed = self._bare.crashed(self._random)
                left.append((crashed, self._found(crashed.copy(), f"{operation} {path}")))

        erased = list(life.erased)
        self._bare.watch = watch
        life.do(step)
        self._bare.watch = self._moment
        if left:
            bare, life.kept = left[0]
            self._place(bare)
            life.disk, life.erased = self._disk, erased
            life.forget_store()
            life.flying, life.between = None, []
        life.look_beside(self._bare)

    def _moment(self, operation: str, path: Path) -> None:
        if self._random.random() >= self._chance:
            return
        self.moments += 1
        where = f"{operation} {path}"
        for _ in range(self._each):
            crashed = self._bare.crashed(self._random)
            self.states += 1
            files = crashed.files()
            state = hash((tuple(files.items()), len(self._life.kept)))
            if state not in self._seen:
                self._seen.add(state)
                self._check_beside(files, crashed, where)
                found = self._found(crashed, where)
                if self._random.random() < _FURTHER:
                    self._go_further(crashed, found, where)

    def _found(self, disk: SimulatedDisk, where: str) -> list[Commit]:
        """Return the commits on a disk; Lost when they aren't those that must be there."""
        try:
            store = FolderStore(NET, disk=disk, salt=salts(self._random))
            found = list(store.commits())
        except M50Error as error:
            raise self._lost(where, f"doesn't open: {error}") from error
        if found not in (self._life.kept, self._life.flying, *self._life.between):
            raise self._lost(where, f"{len(found)} commits, not {len(self._life.kept)}")
        if shown(store) != add_up(found):
            raise self._lost(where, "the documents aren't what the commits add up to")
        if any("momentopname" in notice for notice in store.notices):
            raise self._lost(where, f"a snapshot that isn't whole: {store.notices}")
        return found

    def _check_beside(self, files: dict[str, bytes], disk: SimulatedDisk, where: str) -> None:
        """Check the backups, what was set aside, and that what was erased is nowhere."""
        life = self._life
        if life.step in {"", "append", "snapshot", "reopen"}:
            for path, content in life.beside.items():
                if files.get(path.as_posix()) != content:
                    raise self._lost(where, f"{path} is not as it was")
        if life.erased and life.step != "restore" and PERSON not in erasures(disk, NET):
            raise self._lost(where, "the list of erasures doesn't tell of the erasure")
        for name, content in files.items():
            held = _unpacked(content) if name.endswith(".gz") else content
            if any(secret in held for secret in life.erased):
                raise self._lost(where, f"{name} holds what was erased")

    def _go_further(self, disk: SimulatedDisk, found: list[Commit], where: str) -> None:
        """Add a commit to what is left, and take the power away after it."""
        extra = titled(len(found) + 1, 9, None, "en verder")
        try:
            store = FolderStore(NET, disk=disk, salt=salts(self._random))
            with store.writing("proef"):
                store.append(extra)
            again = FolderStore(NET, disk=disk.crashed(self._random))
            after = list(again.commits())
        except M50Error as error:
            raise self._lost(where, f"a further commit fails: {error}") from error
        if after != [*found, extra] or shown(again) != add_up(after):
            raise self._lost(where, "a further commit isn't kept")

    def _lost(self, where: str, what: str) -> Lost:
        step = self._life.step or "nothing"
        return Lost(f"seed {self._seed}, in {step}, before {where}, state {self.states}: {what}")


@lru_cache(maxsize=500)
def _unpacked(content: bytes) -> bytes:
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        return b""
