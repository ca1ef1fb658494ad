"""Take the power away in the middle of a workload, again and again, and look what is left."""

from pathlib import Path
from random import Random

from faults.simulated_disk import SimulatedDisk
from faults.unsynced_disk import Site, UnsyncedDisk
from faults.workload import NET, Workload, added_up, salts, shown, titled

from m50core.errors import M50Error
from m50core.store.folder import FolderStore
from m50core.store.protocol import Commit

STEPS = 25
_GENERATIONS = 0.12
"""How often the life goes on with what a power loss left."""


class Lost(AssertionError):
    """A state in which an acknowledged commit is gone, or the store doesn't open."""


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
        self._workload = Workload(self._disk, seed)

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
        life = self._workload
        for step in life.steps(STEPS):
            life.do(step)
            self._moment("done", Path(step))
            if self._random.random() < _GENERATIONS:
                self._go_on_after_loss()

    def _go_on_after_loss(self) -> None:
        """Start a commit, lose the power in it, and live on with what is left."""
        life, moment = self._workload, self._random.randint(1, 6)
        left: list[tuple[SimulatedDisk, list[Commit]]] = []

        def watch(operation: str, path: Path) -> None:
            nonlocal moment
            moment -= 1
            if moment == 0:
                crashed = self._bare.crashed(self._random)
                left.append((crashed, self._found(crashed.copy(), f"{operation} {path}")))

        self._bare.watch = watch
        life.do("append")
        if left:
            bare, life.kept = left[0]
            self._place(bare)
            life.disk = self._disk
            life.forget_store()
        else:
            self._bare.watch = self._moment

    def _moment(self, operation: str, path: Path) -> None:
        if self._random.random() >= self._chance:
            return
        self.moments += 1
        for _ in range(self._each):
            crashed = self._bare.crashed(self._random)
            self.states += 1
            state = hash((tuple(crashed.files().items()), len(self._workload.kept)))
            if state not in self._seen:
                self._seen.add(state)
                self._check(crashed, f"{operation} {path}")

    def _check(self, disk: SimulatedDisk, where: str) -> None:
        found = self._found(disk, where)
        store = FolderStore(NET, disk=disk, salt=salts(self._random))
        extra = titled(len(found) + 1, 9, None, "en verder")
        try:
            with store.writing("proef"):
                store.append(extra)
            again = FolderStore(NET, disk=disk.crashed(self._random))
            after = list(again.commits())
        except M50Error as error:
            raise Lost(f"{self._where(where)}: a further commit fails: {error}") from error
        if after != [*found, extra] or shown(again) != added_up(after):
            raise Lost(f"{self._where(where)}: a further commit isn't kept")

    def _found(self, disk: SimulatedDisk, where: str) -> list[Commit]:
        """Return the commits on a disk; Lost when they aren't those that must be there."""
        try:
            store = FolderStore(NET, disk=disk, salt=salts(self._random))
            found = list(store.commits())
        except M50Error as error:
            raise Lost(f"{self._where(where)}: doesn't open: {error}") from error
        life = self._workload
        if found not in (life.kept, life.flying):
            raise Lost(f"{self._where(where)}: {len(found)} commits, not {len(life.kept)}")
        if shown(store) != added_up(found):
            raise Lost(f"{self._where(where)}: the documents aren't what the commits add up to")
        return found

    def _where(self, where: str) -> str:
        return f"seed {self._seed}, before {where}, state {self.states}"
