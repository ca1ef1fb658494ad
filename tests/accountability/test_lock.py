"""What was accounted for is locked, by every road; and a correction never makes it vanish."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import m50core as m50
from m50core.accountability.accounting import account, drop_corrected
from m50core.network.network import Network
from m50core.testing.builders import network, practice

DAY = date(2025, 7, 10)
SPRING = date(2025, 5, 6)
GOAL = m50.Goal(id="doel-1", title="Handboek", status="active", year=2025)
NOTE = m50.Progress(id="voortgang-1", title="Concept klaar", about="doel-1", on=SPRING)
FIGURES = (
    m50.Indicator(id="ind-1", title="Gesprekken", target=15, year=2025),
    m50.Measurement(id="meting-1", indicator="ind-1", on=SPRING, value=3),
)


def accounted() -> Network:
    """A network that accounted for one figure, and approved a note before that."""
    net = network(GOAL, NOTE, *FIGURES, today=DAY)
    approve(net)
    return net


def approve(net: Network) -> None:
    for status in ("checked", "approved"):
        with net.commit(status) as commit:
            commit.change("voortgang-1", status=status)
    with net.commit("verantwoord") as commit:
        commit.add(account(net.records, m50.Period.parse("2025-H1"), "", net.today).accounting)


def change(net: Network, record_id: str, **values: object) -> None:
    with net.commit("x") as commit:
        commit.change(record_id, **values)


def remove(net: Network, *ids: str) -> None:
    with net.commit("x") as commit:
        for record_id in ids:
            commit.remove(record_id)


def add(net: Network, record: m50.Record) -> None:
    with net.commit("x") as commit:
        commit.add(record)


def later_undone(net: Network) -> None:
    number = net.store.head()
    add(net, m50.Progress(title="Verder", about="doel-1"))
    net.undo(number)


ROADS: dict[str, Callable[[Network], object]] = {
    "title": lambda net: change(net, "verantwoording-1", title="Anders"),
    "entries": lambda net: change(net, "verantwoording-1", entries=()),
    "period": lambda net: change(net, "verantwoording-1", period="2024-H1"),
    "what it holds": lambda net: change(net, "meting-1", value=9),
    "removed": lambda net: remove(net, "verantwoording-1"),
    "all removed": lambda net: remove(net, "verantwoording-1", "meting-1", "voortgang-1"),
    "earlier change undone": lambda net: net.undo(3),
    "undone after more was kept": later_undone,
    "by a decision": lambda net: add(
        net, m50.Amendment(title="x", about="verantwoording-1", field_name="title", new_value="y")
    ),
}  # fmt: skip


@pytest.mark.parametrize("road", ROADS)
def test_what_was_accounted_for_stays_whichever_road_one_takes(road):
    with accounted() as net:
        before = {name: net[name] for name in ("verantwoording-1", "meting-1", "voortgang-1")}
        with pytest.raises(m50.M50Error, match=r"Verbetert|verandert niet door een besluit"):
            ROADS[road](net)
        assert {name: net[name] for name in before} == before


def test_an_import_of_the_accounting_changes_nothing_of_it(tmp_path: Path):
    with practice(today=DAY) as net:
        for record in (GOAL, NOTE, *FIGURES):
            add(net, record)
        approve(net)
        file = tmp_path / "terug.csv"
        file.write_text("kind;id;title\naccounting;verantwoording-1;Anders\n", encoding="utf-8")
        with pytest.raises(m50.M50Error, match=r"rij 2.*Verbetert"):
            net.take_in(file)
        assert net["verantwoording-1"].title == "Verantwoording over 2025-H1"


def test_an_accounting_can_be_taken_back_as_long_as_nothing_was_kept_after_it():
    with accounted() as net:
        add(net, m50.Progress(title="Vergissing", about="doel-1"))
        net.undo()
        net.undo()
        assert "verantwoording-1" not in net.records
        change(net, "meting-1", value=9)
        assert net["meting-1"].value == 9


def test_an_entry_corrects_neither_itself_nor_what_corrects_it():
    with network(GOAL, NOTE, *FIGURES, today=DAY) as net:
        for name in ("voortgang-1", "meting-1"):
            with pytest.raises(m50.FieldError, match="niet zichzelf"):
                change(net, name, corrects=name)
        add(net, m50.Progress(title="Beter", about="doel-1", corrects="voortgang-1"))
        add(net, m50.Progress(title="Nog beter", about="doel-1", corrects="voortgang-2"))
        for name in ("voortgang-2", "voortgang-3"):
            with pytest.raises(m50.FieldError, match="telt geen van beide"):
                change(net, "voortgang-1", corrects=name)
        (counting,) = drop_corrected(net.collection("progress"))
        assert counting.title == "Nog beter"


def test_what_is_corrected_already_is_not_corrected_beside_that():
    with network(GOAL, NOTE, today=DAY) as net:
        add(net, m50.Progress(title="Beter", about="doel-1", corrects="voortgang-1"))
        with pytest.raises(m50.FieldError, match="verbeter dan die"):
            add(net, m50.Progress(title="Ook beter", about="doel-1", corrects="voortgang-1"))


def test_what_was_kept_in_a_circle_before_still_counts():
    one = m50.Progress(id="a", title="a", about="doel-1", corrects="b")
    other = m50.Progress(id="b", title="b", about="doel-1", corrects="a")
    alone = m50.Progress(id="c", title="c", about="doel-1", corrects="c")
    assert drop_corrected([one, other, alone]) == [one, other, alone]
