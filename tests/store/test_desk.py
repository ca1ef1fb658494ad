"""The desk: whole or as it was, for its owner only, and two programs at once lose nothing."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import m50core as m50
from m50core.store.desk.desk import Desk, network_key
from m50core.store.desk.layout import FILE
from m50core.store.files.disk import File, RealDisk


class FullDisk(RealDisk):
    """A disk on which nothing fits after so many bytes of a file."""

    @contextmanager
    def open(self, path: Path) -> Iterator[File]:
        with super().open(path) as file:
            write = file.write

            def some(at: int, content: bytes) -> None:
                write(at, content[:10])
                raise OSError(28, "vol")

            if path.suffix == ".tmp":
                file.write = some  # type: ignore[method-assign]
            yield file


def numbers(desk: Desk) -> list[int]:
    return sorted(desk.rows("x", lambda row: int(row["n"])))


def add(desk: Desk, n: int) -> None:
    with desk.writing("x") as table:
        table.insert({"n": n, "network": desk.network})


def test_a_write_that_fails_leaves_what_was_there_and_says_so(tmp_path: Path):
    add(Desk(tmp_path), 1)
    with pytest.raises(m50.M50Error, match="de schijf is vol"):
        add(Desk(tmp_path, disk=FullDisk()), 2)
    assert numbers(Desk(tmp_path)) == [1]
    assert not list(tmp_path.glob(".*.tmp"))


def test_a_folder_in_which_nothing_can_be_locked_is_told_in_words_of_the_desk(tmp_path: Path):
    class Closed(RealDisk):
        def lock(self, path: Path) -> None:  # type: ignore[override]
            raise PermissionError(13, "dicht")

    add(Desk(tmp_path), 1)
    with pytest.raises(m50.M50Error, match=r"waar u was in lijsten.*niet bij te werken.*rechten"):
        add(Desk(tmp_path, disk=Closed()), 2)
    assert numbers(Desk(tmp_path, disk=Closed())) == [1]


def test_it_is_synced_before_it_takes_the_place_of_what_was_there(tmp_path: Path):
    done: list[str] = []

    class Noting(RealDisk):
        @contextmanager
        def open(self, path: Path) -> Iterator[File]:
            with super().open(path) as file:
                sync = file.sync
                file.sync = lambda: (done.append("sync"), sync())[1]  # type: ignore[method-assign]
                yield file

        def rename(self, old: Path, new: Path) -> None:
            done.append("rename")
            super().rename(old, new)

        def sync_folder(self, folder: Path) -> None:
            done.append("folder")
            super().sync_folder(folder)

    add(Desk(tmp_path, disk=Noting()), 1)
    assert done == ["sync", "rename", "folder"]


@pytest.mark.skipif(os.name == "nt", reason="rights of another sort")
def test_it_is_for_its_owner_only_also_after_a_write_that_was_broken_off(tmp_path: Path):
    left = tmp_path / f".{FILE}.tmp"
    left.write_text("half")
    left.chmod(0o644)
    add(Desk(tmp_path / "new"), 1)
    add(Desk(tmp_path), 1)
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


def test_windows_that_write_at_once_lose_nothing(tmp_path: Path):
    def write(first: int) -> None:
        for n in range(first, first + 5):
            add(Desk(tmp_path), n)

    threads = [threading.Thread(target=write, args=(first,)) for first in (0, 5, 10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert numbers(Desk(tmp_path)) == list(range(15))


def test_another_that_is_stuck_is_told_and_nothing_is_lost(tmp_path: Path):
    add(Desk(tmp_path), 1)
    with Desk(tmp_path).writing("x"), pytest.raises(m50.StoreBusy):
        add(Desk(tmp_path), 2)
    assert numbers(Desk(tmp_path)) == [1]


def test_a_network_sees_its_own_rows(tmp_path: Path):
    add(Desk.of(tmp_path, "/a"), 1)
    add(Desk.of(tmp_path, "/b"), 2)
    assert numbers(Desk.of(tmp_path, "/a/../a")) == [1]
    assert network_key("postgres://x/y") != network_key("postgres://x/z")


def test_a_file_that_cant_be_understood_is_set_aside_by_one_of_two(tmp_path: Path):
    (tmp_path / FILE).write_text("{half")
    first, second = Desk(tmp_path), Desk(tmp_path)
    assert len(first.notices) == 1
    assert (second.notices, numbers(second)) == ((), [])
    add(second, 1)
    assert numbers(first) == [1]
    first.wipe_unreadable()
    assert [f.name for f in tmp_path.iterdir() if "onleesbaar" in f.name] == []


def test_a_person_can_read_it_and_tinydb_as_it_is_opens_it(tmp_path: Path):
    from tinydb import TinyDB

    add(Desk(tmp_path), 1)
    with TinyDB(tmp_path / FILE) as database:
        assert [dict(row) for row in database.table("x")] == [{"n": 1, "network": ""}]
    assert json.loads((tmp_path / FILE).read_text("utf-8"))["x"]["1"]["n"] == 1


def test_looking_whether_there_is_anything_takes_no_tinydb(tmp_path: Path):
    add(Desk(tmp_path), 1)
    code = (
        "import sys; from pathlib import Path; from m50core.store.desk.desk import Desk; "
        f"desk = Desk(Path({str(tmp_path)!r})); "
        "print(desk.holds('x'), desk.rows('drafts', dict), desk.notices, 'tinydb' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "True () () False\n"
