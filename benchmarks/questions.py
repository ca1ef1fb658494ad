"""Questions about many records: against sqlite3 with an index, FTS5, and orjson's own parse.

python3 run.py python benchmarks/questions.py [--records N]
"""

import argparse
import sqlite3
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import Any

import orjson
from harness import Row, pairs, table, weight
from records import documents

from m50core.meetings.effects import lay_decisions
from m50core.meetings.records.meetings import ActionItem
from m50core.network.compose import Composed
from m50core.records.collection import Records
from m50core.records.overlay import Derivation
from m50core.records.search import search
from m50core.store.protocol import StoredDocument
from m50core.store.raw import RawFields
from m50core.testing.builders import DAY, network
from m50core.testing.core import CORE_KINDS

KINDS = {cls.spec.kind: cls for cls in CORE_KINDS}
NOTHING = Derivation(lambda _kept, _day: {}, frozenset(), frozenset())
FIELDS = ("title", "description", "pillar", "owner", "status", "due", "meeting")


class Kept:
    """As much of a store as opening asks for: documents, each as its own bytes."""

    def __init__(self, rows: list[tuple[str, int, bytes]]) -> None:
        self._rows = rows

    def documents(self) -> Iterator[StoredDocument]:
        """Yield every document."""
        return (StoredDocument("action_item", i, v, RawFields(raw)) for i, v, raw in self._rows)

    def ids(self, kind: str) -> list[str]:
        """Return the ids of a kind."""
        return [i for i, _, _ in self._rows] if kind == "action_item" else []


def database(rows: list[tuple[str, int, dict[str, Any]]]) -> sqlite3.Connection:
    """Return the same records in SQLite, each column that is asked for with an index."""
    made = sqlite3.connect(":memory:")
    made.execute(f"create table item (id text primary key, {', '.join(FIELDS)}) without rowid")
    marks = ", ".join("?" * (len(FIELDS) + 1))
    values = [(i, *(fields[name] for name in FIELDS)) for i, _, fields in rows]
    made.executemany(f"insert into item values ({marks})", values)
    for name in ("pillar", "owner", "status", "due"):
        made.execute(f"create index by_{name} on item ({name})")
    made.execute("create virtual table words using fts5(id, title, description, tokenize=trigram)")
    made.executemany("insert into words values (?, ?, ?)", [one[:3] for one in values])
    made.execute("analyze")
    return made


def questions(records: Records, sqlite: sqlite3.Connection, count: int) -> Iterator[Row]:
    """Yield a row for each sort of question."""
    items = records.collection(ActionItem)

    def sql(text: str, *values: Any) -> Callable[[], Any]:
        return lambda: sqlite.execute(f"select * from item {text}", values).fetchall()

    middle, day = f"actie-{count // 2}", date(2021, 3, 1)
    by = {"goal": 0.4, "times": 20}
    yield pairs("by id", lambda: records[middle], "sqlite3", sql("where id = ?", middle), **by)
    yield pairs(
        "by indexed field", lambda: list(items.where(owner="persoon-7")),
        "sqlite3", sql("where owner = ?", "persoon-7"), **by,
    )  # fmt: skip
    yield pairs(
        "three conditions",
        lambda: list(items.where(pillar="ruimte", status="open", due__lte=day)),
        "sqlite3",
        sql("where pillar = ? and status = ? and due <= ?", "ruimte", "open", day.isoformat()),
        **by,
    )
    yield pairs(
        "sorted by date, first 50", lambda: list(islice(items.order_by("due"), 50)),
        "sqlite3", sql("order by due limit 50"), **by,
    )  # fmt: skip
    for words in ("woningb", "woningbouwfonds", "jeugdzorg debat", f"{count // 2}"):
        phrase = " ".join(f'"{word}"' for word in words.split())
        found = len(search(records, words, limit=count))
        yield pairs(
            f"search “{words}” ({found} found)", lambda words=words: search(records, words),
            "FTS5 trigram",
            lambda phrase=phrase: sqlite.execute(
                "select * from words where words match ? order by rank limit 100", (phrase,)
            ).fetchall(),
            goal=0.25, times=3,
        )  # fmt: skip


def typed(records: Records, sqlite: sqlite3.Connection) -> Row:
    """Return the row of a word being typed, letter by letter from the third on."""
    keys = ["bereikbaarheid"[:n] for n in range(3, 15)]
    text = "select * from words where words match ? order by rank limit 100"
    return pairs(
        "search as you type, 12 keys", lambda: [search(records, key) for key in keys],
        "FTS5 trigram", lambda: [sqlite.execute(text, (f'"{key}"',)).fetchall() for key in keys],
        goal=0.25, rounds=9,
    )  # fmt: skip


def opening(store: Kept, plain: bytes) -> Row:
    """Return the row of making all records, by id."""
    return pairs(
        "all records as objects, by id",
        lambda: Composed(KINDS, {}, store, DAY, lay_decisions, NOTHING).all(),
        "orjson.loads, gc off", lambda: orjson.loads(plain), goal=1.25, rounds=9,
    )  # fmt: skip


def memory(store: Kept, plain: bytes) -> Row:
    """Return the row of what the records weigh."""
    ours = weight(lambda: Composed(KINDS, {}, store, DAY, lay_decisions, NOTHING).all())
    theirs = weight(lambda: orjson.loads(plain))
    what = "memory of the records"
    return Row(what, ours, theirs, "orjson dicts", ours / theirs, 0.6, "MB")


def commits(count: int) -> Iterator[Row]:
    """Yield what one commit of one record takes, with many records and with none."""

    def adding(size: int) -> Callable[[], Any]:
        net = network(*(ActionItem(title=f"Zaal {n}") for n in range(size)))
        list(net.records)

        def add() -> None:
            with net.commit("Nieuw") as commit:
                commit.add(ActionItem(title="Zaal"))
            _ = net.records

        return add

    yield pairs(
        f"a commit at {count} records, in memory", adding(count),
        "the same at 0 records", adding(0), rounds=15, times=50,
    )  # fmt: skip


def main() -> None:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    count = parser.parse_args().records
    rows = list(documents(count))
    plain = orjson.dumps([{"id": i, "version": v, **fields} for i, v, fields in rows])
    store = Kept([(i, v, orjson.dumps(fields)) for i, v, fields in rows])
    sqlite = database(rows)
    records = Records(KINDS, Composed(KINDS, {}, store, DAY, lay_decisions, NOTHING).all())
    made = [opening(store, plain), memory(store, plain), *questions(records, sqlite, count)]
    table([*made, typed(records, sqlite), *commits(count // 10)])


if __name__ == "__main__":
    main()
