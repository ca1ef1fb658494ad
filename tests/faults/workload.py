"""What the tests of faults do to a store, step by step, and what must be there afterwards."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import attrs
from faults.simulated_disk import SimulatedDisk

from m50core.store.erasure.todo import jobs
from m50core.store.files.disk import Disk, replace
from m50core.store.folder.folder import FolderStore
from m50core.store.protocol import Change, Commit, Edit, Store
from m50core.store.upkeep.folder_upkeep import FolderUpkeep
from m50core.testing.store_contract import START, Model, commit, forgetting

NET = Path("/gegevens/net")
"""Neither folder is there at first."""
PERSON = "persoon-1"
STEPS = {
    "append": 12, "snapshot": 3, "close": 3, "reopen": 2, "backup": 2, "erase": 1, "restore": 1,
    "copy": 1,
}  # fmt: skip
"""What a workload does, and how often each against the others."""


forget = forgetting(PERSON)
"""Wipe what is told of the person, as an erasure does."""


def salts(random: Random) -> Callable[[], str]:
    """Return a source of salt that gives the same again for the same seed."""
    return lambda: f"{random.getrandbits(64):016x}"


def titled(number: int, record: int, before: str | None, after: str | None) -> Commit:
    """Return a commit that adds, changes or removes an action item."""

    def fields(title: str | None) -> dict[str, Any] | None:
        return None if title is None else {"title": title}

    return commit(number, Change("action_item", f"actie-{record}", fields(before), fields(after)))


class Workload:
    """A seeded life of a store; ``kept`` is what it acknowledged, ``flying`` what may be instead.

    ``between`` holds what else may be there while a step does two things one after the other.
    ``beside`` holds the backups and what was set aside, ``told`` what an erasure wipes, ``erased``
    what must be nowhere, ``step`` what is being done. ``disk`` may be replaced between two steps,
    as when the power came back. ``twin`` gives a copy of it, to see what a step would come to.
    """

    def __init__(
        self, disk: Disk, seed: int, *, twin: Callable[[], SimulatedDisk] | None = None
    ) -> None:
        self.disk, self._twin = disk, twin
        self.random = Random(seed)
        self.kept: list[Commit] = []
        self.flying: list[Commit] | None = None
        self.between: list[list[Commit]] = []
        self.beside: dict[Path, bytes] = {}
        self.erased: list[bytes] = []
        self.step = ""
        self.told: list[bytes] = []
        self._store: FolderStore | None = None

    @property
    def store(self) -> FolderStore:
        """The open store, opened when it isn't."""
        if self._store is None:
            self._store = FolderStore(NET, disk=self.disk, salt=salts(self.random))
        return self._store

    def upkeep(self, disk: Disk | None = None) -> FolderUpkeep:
        """Return the upkeep of the same folder."""
        salt = salts(self.random)
        return FolderUpkeep(NET, disk=disk or self.disk, salt=salt, clock=lambda: START)

    def steps(self, count: int) -> Iterator[str]:
        """Yield the names of ``count`` random steps, each to be done with ``do``."""
        words, weights = zip(*STEPS.items(), strict=True)
        return iter(["append", *self.random.choices(words, weights, k=count - 1)])

    def do(self, step: str) -> None:
        """Do one step; what it promises is in ``kept`` and so on when it returns."""
        self.step = step
        getattr(self, f"_{step}")()
        if self.flying is not None:
            self.kept, self.flying = self.flying, None
        self.between = []
        self.step = ""

    def look_beside(self, disk: Disk) -> None:
        """Note which backups and copies there are, and what was set aside."""
        self.beside = (
            {
                folder / name: disk.read(folder / name)
                for folder in (NET, NET / "backups", NET / "aside")
                for name in disk.names(folder)
                if (folder != NET or name.startswith("log-")) and not name.endswith(".tmp")
            }
            if disk.stat(NET)
            else {}
        )

    def forget_store(self) -> None:
        """Drop the open store without closing it, as a killed process does."""
        self._store = None

    def _append(self) -> None:
        number = len(self.kept) + 1
        # Sizes around a sector, and alike, so that what lies under a lost write can pass for it.
        size = self.random.choice([1, 40, 300, 300, 300, 1200, 1200, 3000])
        text = self.random.choice("abcdefgh") * size
        record = self.random.randint(1, 4)
        change = Change("action_item", f"actie-{record}", None, {"title": text})
        if self.random.random() < 0.4:
            secret = f"geheim-{self.random.getrandbits(32):08x}"
            self.told.append(secret.encode())
            change = Change("person", PERSON, None, {"name": secret, "note": text})
        self._add(commit(number, change))

    def _add(self, one: Commit) -> None:
        self.flying = [*self.kept, one]
        with self.store.writing("proef"):
            self.store.append(one)

    def _erase(self) -> None:
        number = len(self.kept) + 1
        closing = attrs.evolve(
            commit(number, Change("person", PERSON, None, None)), erases=PERSON, why="gewist"
        )
        edit: Edit = forget
        self.flying = [*map(edit, self.kept), closing]
        with self.store.writing("proef"):
            self.store.erase(edit, closing)
        self.erased += self.told
        self.told = []

    def _close(self) -> None:
        self.store.close()
        self._store = None

    def _reopen(self) -> None:
        self._store = None
        self.store.head()

    def _snapshot(self) -> None:
        with self.store.writing("proef"):
            self.store.write_snapshot()

    def _backup(self) -> None:
        assert not self.upkeep().backup().wrong

    def _copy(self) -> None:
        """Leave a copy beside the log as a sync folder does; half of them damaged."""
        content = self.disk.read(NET / "log.jsonl")
        if self.random.random() < 0.5:
            content = content[: len(content) * 2 // 3] + b"..."
        replace(self.disk, NET / f"log-PC{self.random.randint(1, 2)}.jsonl", content)

    def _restore(self) -> None:
        names = [one.name for one in self.upkeep().backups() if not one.wrong]
        if not names or self._twin is None:
            return
        name, twin = self.random.choice(names), self._twin()
        between: list[list[Commit]] = []
        if jobs(twin, NET):  # an erasure that was broken off is finished after the restore
            twin.watch = lambda *_: between.append(commits_on(twin.copy()))
        self.upkeep(twin).restore(name, lambda _, __: forget)
        self.flying, self.between = commits_on(twin), between
        self.upkeep().restore(name, lambda _, __: forget)


def commits_on(disk: Disk) -> list[Commit]:
    """Return the commits that a store opened on this disk has."""
    return list(FolderStore(NET, disk=disk).commits())


def shown(store: Store) -> Model:
    """Return the fields of a store's documents by id."""
    return {one.id: dict(one.fields) for one in store.documents()}
