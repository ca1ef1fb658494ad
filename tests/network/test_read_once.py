"""Each text is read into a value at most once, wherever it comes from; what is a value never is."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import attrs
import msgspec
import pytest

import m50core as m50
from m50core.network import decoding
from m50core.plan.definitions import PlanFile, read_part
from m50core.program import plugin as program
from m50core.records import field_types
from m50core.records.asked import meanings_in
from m50core.testing.builders import definitions, network, plugin
from m50core.values import kept, spoken
from m50core.values.cadence import Cadence
from m50core.values.choice import Choice
from m50core.values.money import Money
from m50core.values.period import Period
from m50core.values.reckoning import hung_on
from m50core.values.typed import read_datetime

Read = Counter[str]
"""How often each text was read into a value."""
_READERS: Sequence[tuple[Any, str]] = (
    (spoken, "understand"), (kept, "read_choice"), (Period, "kept"), (Cadence, "parse"),
    (Choice, "parse"), (Money, "parse"),
)  # fmt: skip
_REMEMBER = (field_types.field_type, field_types._parse, decoding._decoder, decoding._memory_of)
"""What keeps readers, or what they read."""


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[Read]:
    seen: Read = Counter()

    def counted(reader: Callable[..., Any]) -> Callable[..., Any]:
        def reading(*given: Any) -> Any:
            seen[next(one for one in given if isinstance(one, str))] += 1
            return reader(*given)

        return reading

    for home, name in _READERS:
        reader = getattr(home, name)
        plain = getattr(reader, "__func__", None)
        monkeypatch.setattr(home, name, classmethod(counted(plain)) if plain else counted(reader))
    for cls, kind in field_types._TYPES.items():
        readers = {"kept": counted(kind.kept), "typed": counted(kind.typed)}
        if cls in (date, Period):
            readers = {"kept": readers["kept"]}  # the others are counted where they read
        if cls is not str:
            monkeypatch.setitem(field_types._TYPES, cls, msgspec.structs.replace(kind, **readers))
    forget(seen)
    yield seen
    forget(seen)


def forget(read: Read) -> None:
    """Begin to count; nothing is remembered of what was read before."""
    read.clear()
    for one in _REMEMBER:
        one.cache_clear()


PLAN = definitions("""
[[pillar]]
id = "ruimte"
title = "Ruimte"
source = "Plan"
[[goal]]
id = "ruimte-07"
title = "Gesprekken"
due = "Q1 2025"
cadence = "2x per jaar"
source = "Plan > 1"
[[meeting]]
id = "alv"
title = "ALV"
due = 2025-05-16
type = "assembly"
source = "Plan > 1"
[[paper]]
id = "stuk"
title = "Stuk"
due = "3 dagen voor alv"
source = "Plan > 1"
""")
BOOK = """
name = "debat"
title = "Debat"
day = "de dag"
sequence = true
[[step]]
title = "Concept"
when = "10 werkdagen voor"
[[step]]
title = "Sturen"
when = "1 dag na"
[[step]]
title = "Bellen"
when = "bij"
"""
FILES = {"tabellen": plugin(importers=program.m50_importers),
         "draaiboek": plugin(runbooks=lambda: [PlanFile("debat.toml", BOOK)])}  # fmt: skip


def test_a_plan_reads_each_text_once_and_its_days_never(read: Read):
    net = network(plan=[PLAN])
    assert (net["alv"].due.latest, net["stuk"].due.latest) == (date(2025, 5, 16), date(2025, 5, 13))
    assert read == {"Q1 2025": 1, "2x per jaar": 1, "assembly": 1, "3 dagen voor alv": 1}


@pytest.mark.parametrize("cell", ["2025-03-25T10:00:00", "10:00:00"])
def test_a_moment_where_a_day_belongs_is_told(cell: str):
    plan = attrs.evolve(PLAN, text=PLAN.text.replace('"Q1 2025"', cell))
    _, (mistake,) = read_part(plan, network().kinds)
    assert (mistake.table, mistake.field) == ("goal 1 (ruimte-07)", "due")


def test_a_table_is_read_once_and_told_back_from_what_was_read(read: Read, tmp_path: Path):
    table = tmp_path / "acties.csv"
    table.write_text("kind,title,due,status\naction_item,Zaal,over 2 weken,doing\n", "utf-8")
    with network(plugins=FILES) as net:
        assert len(net.records) == 0
        (arrival,) = net.take_in(table)
        assert arrival.notes == ("Uiterlijk: “over 2 weken” is begrepen als di 25 mrt 2025.",)
        table.write_text("id,kind,due\nactie-1,action_item,morgen\n", "utf-8")
        (arrival,) = net.take_in(table)
        assert arrival.changes[0].shown == "Uiterlijk: di 25 mrt 2025 → wo 12 mrt 2025"
        assert read == {"over 2 weken": 1, "doing": 1, "morgen": 1}


def test_what_is_taken_back_is_read_once(read: Read):
    with network(m50.ActionItem(title="Zaal", due=Period.on(date(2025, 5, 1)))) as net:
        assert len(net.records)
        with net.commit("Later") as commit:
            commit.change("actie-1", due=date(2025, 6, 2))
        forget(read)
        net.undo()
        assert net["actie-1"].due.latest == date(2025, 5, 1)
        assert read == {"2025-05-01": 1}
        forget(read)
        net.redo()
        assert net["actie-1"].due.latest == date(2025, 6, 2)
        assert read == {"2025-06-02": 1}


def test_what_is_laid_over_a_newer_record_is_read_once(read: Read):
    with network(m50.ActionItem(title="Zaal")) as net:
        before = net["actie-1"]
        with net.commit("Ander") as commit:
            commit.change("actie-1", title="Zaal A")
        read.clear()
        with net.commit("Later") as commit:
            commit.change(before, due="Q3 2025")
        assert (net["actie-1"].title, net["actie-1"].due.words) == ("Zaal A", "Q3 2025")
        assert read == {"Q3 2025": 1}


def test_steps_that_hang_on_a_debate_are_never_text_and_read_back_once(read: Read):
    days = {"moment-1": date(2025, 5, 9), "moment-2": date(2025, 5, 16)}
    debates = [m50.LobbyMoment(id=name, title=name, due=day) for name, day in days.items()]
    with network(*debates, plugins=FILES) as net:
        assert len(net.records)
        assert net.runbooks
        read.clear()
        net.run("debat", about="moment-1")
        assert [item.due.words for item in net.collection("action_item")] == [
            "10 werkdagen voor moment-1", "1 dag na actie-1", "bij moment-1",
        ]  # fmt: skip
        assert read == {}
        net.cancel("moment-1", "ziek", to="moment-2")
        assert [item.due.words for item in net.collection("action_item")] == [
            "10 werkdagen voor moment-2", "1 dag na actie-1", "bij moment-2",
        ]  # fmt: skip
        assert max(read.values()) == 1


def test_what_was_typed_is_told_back_from_the_value(read: Read):
    item = m50.ActionItem(id="actie-1", title="Zaal", due=date(2025, 3, 12))
    typed = {"due": "morgen", "title": "Zaal", "status": "open"}
    assert list(meanings_in(item, typed)) == ["Uiterlijk: “morgen” is begrepen als wo 12 mrt 2025."]
    assert read.keys() <= {"morgen"}


def test_a_moment_in_full_is_no_day_that_is_read_again(read: Read):
    assert read_datetime("2025-03-25 10:00") == datetime(2025, 3, 25, 10)
    with pytest.raises(ValueError, match="het jaar 3025 kan niet kloppen"):
        read_datetime("3025-03-25 10:00")
    assert read == {}


@pytest.mark.parametrize(
    ("words", "elsewhere"),
    [("bij alv", "bij verg-2"), ("2 weken voor alv", "2 weken voor verg-2"),
     ("Q1 2025 en na alv", "Q1 2025 en na verg-2"), ("voor Wonen en werken", "voor verg-2"),
     ("voorafgaand aan de ALV", "voor verg-2"), ("mei 2025", "mei 2025")],
)  # fmt: skip
def test_a_time_hangs_on_another_thing_as_it_hung_on_the_first(words: str, elsewhere: str):
    assert hung_on(Period.kept(words), "verg-2") == Period.kept(elsewhere)
    assert hung_on(Period.kept(words), "verg-2").words == elsewhere
