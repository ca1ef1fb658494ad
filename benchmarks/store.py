"""The store on disk: commits, opening and memory, against append + fdatasync, sqlite3 and orjson.

python3 run.py python benchmarks/store.py [--records N]
"""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import orjson
from harness import Row, pairs, table, weight
from records import documents
from tinydb import TinyDB

from m50core.meetings.records.meetings import ActionItem
from m50core.network.network import Network
from m50core.store.files.layout import LOG
from m50core.store.files.remembered import REMEMBERED
from m50core.store.folder.folder import FolderStore
from m50core.store.protocol import Change, Commit
from m50core.testing.builders import network

WHEN = datetime(2025, 3, 11, 9, 41, tzinfo=UTC)
FIELDS = next(documents(1))[2]
BODY = orjson.dumps(FIELDS).decode()
PER_COMMIT = 1000
FIRST = 50
"""Lines that are read of an answer: then who asked has seen enough."""


def filled(folder: Path, size: int) -> Path:
    """Return a folder with so many records and a snapshot of them."""
    store = FolderStore(folder)
    rows = list(documents(size))
    for start in range(0, size, PER_COMMIT):
        changes = tuple(
            Change("action_item", record_id, None, fields)
            for record_id, _, fields in rows[start : start + PER_COMMIT]
        )
        with store.writing():
            store.append(Commit(store.head() + 1, WHEN, "x", "import", changes))
    with store.writing():
        store.write_snapshot()
    return folder


def opened(folder: Path) -> Network:
    """Return the network in a folder, without a plan."""
    return network(store=FolderStore(folder))


def appending(path: Path, line: bytes) -> Callable[[], Any]:
    """Return what adds the line to a file and syncs it: the least that can be durable."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def append() -> None:
        os.write(descriptor, line)
        os.fdatasync(descriptor)

    return append


def sqlite(path: Path) -> sqlite3.Connection:
    """Return a database in WAL mode that syncs every commit."""
    made = sqlite3.connect(path, isolation_level=None)
    made.execute("pragma journal_mode = wal")
    made.execute("pragma synchronous = full")
    made.execute("create table item (id text primary key, body text) without rowid")
    return made


def commits(place: Path, sizes: tuple[int, ...]) -> Iterator[Row]:
    """Yield the rows of one durable commit, at each size."""
    for size in sizes:
        store = FolderStore(filled(place / f"commit-{size}", size))
        net = network(store=store)
        list(net.records)

        def append(store: FolderStore = store, size: int = size) -> None:
            with store.writing("x"):
                number = store.head() + 1
                change = Change("action_item", f"actie-{size + number}", None, FIELDS)
                store.append(Commit(number, WHEN, "x", "Nieuw", (change,)))

        def add(net: Network = net) -> None:
            with net.commit("Nieuw") as commit:
                commit.add(ActionItem(title="Zaal reserveren"))

        append()
        line = (place / f"commit-{size}" / LOG).read_bytes().splitlines(keepends=True)[-1]
        bare = appending(place / f"bare-{size}", line)
        often = {"rounds": 400, "collect": False}
        yield pairs(
            f"a commit of the store at {size} records", append,
            "append + fdatasync", bare, goal=1.25, **often,
        )  # fmt: skip
        yield pairs(
            f"net.commit at {size} records", add,
            "append + fdatasync", bare, goal=1.25, **often,
        )  # fmt: skip
        numbers, database = count(1), sqlite(place / f"{size}.sqlite")

        def insert(database: sqlite3.Connection = database, numbers: Any = numbers) -> None:
            database.execute("insert into item values (?, ?)", (f"a-{next(numbers)}", BODY))

        yield pairs(
            f"a commit of the store at {size} records", append,
            "sqlite3 WAL FULL", insert, goal=0.75, **often,
        )  # fmt: skip
        stock = TinyDB(place / f"tiny-{size}.json")
        stock.insert_multiple(fields for _, _, fields in documents(size))
        yield pairs(
            f"a commit of the store at {size} records", append,
            "TinyDB insert, not durable", lambda stock=stock: stock.insert(FIELDS),
            rounds=3, collect=False,
        )  # fmt: skip
        stock.close()


def opening(folder: Path, size: int) -> Iterator[Row]:
    """Yield the rows of opening a large network."""
    rows = documents(size)
    plain = orjson.dumps([{"id": i, "version": v, **fields} for i, v, fields in rows])
    middle = f"actie-{size // 2}"
    gc_off = "orjson.loads, gc off"
    yield pairs(
        f"open {size} records, to the first", lambda: opened(folder)[middle],
        gc_off, lambda: orjson.loads(plain), goal=0.3, rounds=9,
    )  # fmt: skip
    yield pairs(
        f"open {size} records, all as objects by id", lambda: len(opened(folder).records),
        gc_off, lambda: orjson.loads(plain), goal=1.5, rounds=9,
    )  # fmt: skip

    def everything() -> Network:
        net = opened(folder)
        len(net.records)
        return net

    ours, theirs = weight(everything), weight(lambda: orjson.loads(plain))
    what = f"memory of a network of {size} records"
    yield Row(what, ours, theirs, "orjson dicts", ours / theirs, 0.6, "MB")


def after_one_commit(place: Path, size: int) -> Iterator[Row]:
    """Yield the row of opening what got all its records in one commit."""
    changes = tuple(Change("action_item", i, None, fields) for i, _, fields in documents(size))
    store = FolderStore(place / "one")
    with store.writing():
        store.append(Commit(1, WHEN, "x", "import", changes))
    store.close()
    plain = orjson.dumps([{"id": i, "version": v, **fields} for i, v, fields in documents(size)])
    yield pairs(
        f"open {size} records of one commit, to the first",
        lambda: opened(place / "one")[f"actie-{size // 2}"],
        "orjson.loads, gc off", lambda: orjson.loads(plain), goal=0.3, rounds=9,
    )  # fmt: skip


def words(large: Path, empty: Path, size: int) -> Iterator[Row]:
    """Yield the rows of words of the command line, whole processes, on many records and on none."""
    program = Path(sys.executable).with_name("m50.exe" if os.name == "nt" else "m50")
    env = {**os.environ, "M50_CONFIG": str(empty.parent / "config")}

    def running(folder: Path, words: tuple[str, ...]) -> Callable[[], Any]:
        def run() -> None:
            # Asked again it would be told from memory, which is as quick with any number.
            shutil.rmtree(folder / REMEMBERED, ignore_errors=True)
            command = (str(program), "--network", str(folder), *words)
            with subprocess.Popen(command, env=env, stdout=subprocess.PIPE) as process:
                for _ in zip(range(FIRST), process.stdout or (), strict=False):
                    pass
                assert process.stdout
                process.stdout.close()

        return run

    with opened(empty).commit("Een") as commit:
        commit.add(ActionItem(title="Zaal reserveren"))
    for asked in (
        ("add", "action_item", "title=Zaal reserveren"),
        ("show", "actie-1"),
        ("list", "action_item"),
        ("list", "action_item", "status=done"),
    ):
        yield pairs(
            f"m50 {' '.join(asked[:2])} … with {size} records, first {FIRST} lines",
            running(large, asked), "the same with none", running(empty, asked),
            goal=1.2, rounds=9, collect=False,
        )  # fmt: skip


def importing(place: Path, size: int) -> Row:
    """Return the row of many records in one commit."""
    numbers = count(1)
    items = [fields for _, _, fields in documents(size)]
    net = network(store=FolderStore(place / "import"))
    database = sqlite(place / "import.sqlite")

    def ours() -> None:
        with net.commit("Import") as commit:
            for fields in items:
                known = {n: v for n, v in fields.items() if n in ("title", "description", "due")}
                commit.make("action_item", known)

    def theirs() -> None:
        database.execute("begin")
        for fields in items:
            body = orjson.dumps(fields).decode()
            database.execute("insert into item values (?, ?)", (f"a-{next(numbers)}", body))
        database.execute("commit")

    return pairs(f"import {size} records in one commit", ours, "sqlite3", theirs, rounds=5)


def main() -> None:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    size = parser.parse_args().records
    with tempfile.TemporaryDirectory(prefix="m50-bench-") as folder:
        place = Path(folder)
        large = filled(place / "large", size)
        rows = [*opening(large, size), *after_one_commit(place, size)]
        rows += [*words(large, place / "empty", size), importing(place, size // 10)]
        table([*rows, *commits(place, (size // 100, size // 10, size))])


if __name__ == "__main__":
    main()
