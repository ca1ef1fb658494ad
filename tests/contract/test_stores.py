"""Every store that comes with m50 keeps the same promises."""

from collections.abc import Callable
from pathlib import Path

import pytest

from m50core.store.files.disk import RealDisk
from m50core.store.folder.folder import FolderStore
from m50core.store.folder.to_be import FolderToBe
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Store
from m50core.testing.store_contract import StoreContract


class TestFolderStore(StoreContract):
    @pytest.fixture(name="open_store")
    def _open_store(self, tmp_path: Path) -> Callable[[], Store]:
        return lambda: FolderStore(tmp_path / "net")


class TestFolderStoreWithSnapshots(TestFolderStore):
    @pytest.fixture(autouse=True)
    def _often(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("m50core.store.folder.folder.is_due", lambda commits, *_: commits >= 1)


class TestFolderToBe(StoreContract):
    @pytest.fixture(name="open_store")
    def _open_store(self, tmp_path: Path) -> Callable[[], Store]:
        folder = tmp_path / "net"
        return lambda: FolderToBe(folder, RealDisk(), lambda: FolderStore(folder))


class TestMemoryStore(StoreContract):
    @pytest.fixture(name="open_store")
    def _open_store(self) -> Callable[[], Store]:
        kept: list[MemoryStore] = []

        def opened() -> Store:
            kept.append(MemoryStore(kept[-1].commits() if kept else ()))
            return kept[-1]

        return opened
