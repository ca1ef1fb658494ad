"""Random histories of three clients: every store shows what a model of plain dicts shows."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from faults.simulated_disk import SimulatedDisk
from faults.workload import NET
from hypothesis import HealthCheck, settings

from m50core.store.folder.folder import FolderStore
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Store
from m50core.testing.store_machine import StoreMachine

LONG = int(5_000 * float(os.environ.get("M50_ROUNDS", "1")))


def histories(count: int) -> settings:
    return settings(
        max_examples=count, stateful_step_count=25, deadline=None, derandomize=True,
        database=None, suppress_health_check=list(HealthCheck),
    )  # fmt: skip


class FolderMachine(StoreMachine):
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="m50-"))

    def end(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def open_store(self) -> Store:
        return FolderStore(self.folder / "net")


class SimulatedMachine(StoreMachine):
    def begin(self) -> None:
        self.disk = SimulatedDisk()

    def open_store(self) -> Store:
        return FolderStore(NET, disk=self.disk)


class MemoryMachine(StoreMachine):
    def begin(self) -> None:
        self.store = MemoryStore()

    def open_store(self) -> Store:
        return self.store


class TestFolder(FolderMachine.TestCase):
    settings = histories(20)


class TestSimulated(SimulatedMachine.TestCase):
    settings = histories(40)


class TestMemory(MemoryMachine.TestCase):
    settings = histories(40)


@pytest.mark.slow
class TestFolderLong(FolderMachine.TestCase):
    settings = histories(LONG // 5)


@pytest.mark.slow
class TestSimulatedLong(SimulatedMachine.TestCase):
    settings = histories(LONG)


@pytest.mark.slow
class TestMemoryLong(MemoryMachine.TestCase):
    settings = histories(LONG)
