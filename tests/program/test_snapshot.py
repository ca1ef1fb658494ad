"""What a network holds as a TinyDB: current, read-only, and nothing is made by asking."""

from pathlib import Path

import pytest
from tinydb import Query, where

import m50core as m50
from m50core.plugins import hookimpl
from m50core.plugins.register import Register
from m50core.program.rooms import BUILTINS
from m50core.store.memory import MemoryStore
from m50core.store.protocol import Store


def register_of(**plugins: object) -> Register:
    return Register({**BUILTINS, **plugins}, found=())


@pytest.fixture
def register() -> Register:
    return register_of()


def test_it_holds_what_the_network_does_also_after_the_next_commit(
    tmp_path: Path, register: Register
):
    with m50.open(tmp_path / "net", register=register) as net:
        with net.commit("Acties") as c:
            first, second = (c.add(m50.ActionItem(title=t, due="2025-04-01")) for t in ("A", "B"))
        with net.store.writing():
            net.store.write_snapshot()
        with net.commit("Erna") as c:
            c.change(first, title="Aa")
            c.remove(second)
            third = c.add(m50.ActionItem(title="C"))
        with m50.snapshot(tmp_path / "net", register=register) as database:
            actions, row = database.table("action_item"), Query()
            assert [(r["id"], r["version"]) for r in actions] == [(first.id, 2), (third.id, 2)]
            assert actions.get(row.fields.title == "Aa")["fields"]["due"] == "2025-04-01"
            assert actions.count(where("id") == third.id) == 1
            with net.commit("Weg") as c:
                c.remove(third)
            assert actions.count(where("id") == third.id) == 0


@pytest.mark.parametrize(
    "write",
    [
        lambda database: database.table("action_item").insert({"id": "x"}),
        lambda database: database.table("action_item").update({"version": 9}),
        lambda database: database.table("action_item").upsert({"id": "x"}, where("id") == "x"),
        lambda database: database.table("action_item").remove(where("id") == "actie-1"),
        lambda database: database.table("action_item").truncate(),
        lambda database: database.insert({"id": "x"}),
        lambda database: database.drop_table("action_item"),
        lambda database: database.drop_tables(),
    ],
)
def test_writing_in_it_is_refused_and_changes_nothing(tmp_path: Path, register: Register, write):
    with m50.open(tmp_path / "net", register=register) as net, net.commit("Actie") as c:
        c.add(m50.ActionItem(title="Zaal"))
    with m50.snapshot(tmp_path / "net", register=register) as database:
        with pytest.raises(m50.ReadOnlyError, match=r"Er is niets gewijzigd.*net\.commit"):
            write(database)
        (row,) = database.table("action_item")
        assert (row["id"], row["version"], row["fields"]["title"]) == ("actie-1", 1, "Zaal")
        assert database.tables() == {"action_item"}


def test_where_there_is_no_network_nothing_is_made(tmp_path: Path, register: Register):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "brief.docx").write_text("x")
    m50.open(tmp_path / "netwerk", register=register).close()
    for name, error in (
        ("nergens", m50.UsageError), ("empty", m50.UsageError), ("file", m50.StoreError),
        ("other", m50.StoreError),
    ):  # fmt: skip
        with pytest.raises(error, match=name):
            m50.snapshot(tmp_path / name, register=register)
    with pytest.raises(m50.UsageError, match="Bedoelt u “netwerk”"):
        m50.snapshot(tmp_path / "netwerkk", register=register)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["empty", "file", "netwerk", "other"]
    assert list((tmp_path / "empty").iterdir()) == []


def test_a_place_that_cant_be_asked_is_told(register: Register):
    with pytest.raises(m50.UsageError, match="memory:"):
        m50.snapshot("memory:", register=register)
    with pytest.raises(m50.M50Error, match="Geen enkel geïnstalleerd deel"):
        m50.snapshot("postgres://hier/net", register=register)
    with pytest.raises(m50.UsageError, match=r"snapshot\(place=…\)"):
        m50.snapshot(7)  # type: ignore[arg-type]


def test_a_store_that_a_plugin_opens_is_asked_in_the_same_way():
    class Elsewhere:
        m50_api = 1
        m50_knows = ()

        @hookimpl
        def m50_store(self, place: str, practice: bool) -> Store | None:
            return store if place == "elders://net" else None

    store = MemoryStore(place="elders://net")
    register = register_of(elders=Elsewhere())
    with m50.open("elders://net", register=register) as net, net.commit("Actie") as c:
        c.add(m50.ActionItem(title="Zaal"))
    with m50.snapshot("elders://net", register=register) as database:
        assert [row["fields"]["title"] for row in database.table("action_item")] == ["Zaal"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda database: database.table("action_item").all(),
        lambda database: database.table("action_item").count(where("id") == "actie-1"),
        lambda database: database.tables(),
        lambda database: list(database.table("person")),
        lambda database: database.table("action_item").insert({"id": "x"}),
    ],
)
def test_once_it_is_closed_it_answers_nothing_as_a_closed_network(
    tmp_path: Path, register: Register, ask
):
    with m50.open(tmp_path / "net", register=register) as net, net.commit("Actie") as c:
        c.add(m50.ActionItem(title="Zaal"))
    with m50.snapshot(tmp_path / "net", register=register) as database:
        assert len(database.table("action_item")) == 1
    with pytest.raises(m50.ClosedError, match="gesloten"):
        ask(database)
    database.close()
