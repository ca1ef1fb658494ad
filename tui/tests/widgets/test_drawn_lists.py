"""A list is made once: the command line and the screen draw the same cells of the same value."""

import argparse
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from importlib import import_module
from typing import Any

import attrs
import pytest
from m50tui.agenda.rows import day_page, undated_page
from m50tui.agenda.sight import look
from m50tui.findings.lists import check_page, plan_check_page
from m50tui.goals.lists import goals_page, rhythms_page
from m50tui.meetings.outcome import decision_lines
from m50tui.network.bin import bin_page
from m50tui.program.lists import more_page, named_page
from m50tui.program.palette import found_lines
from m50tui.records.describe import history_lines
from m50tui.records.lists import related_page
from m50tui.widgets.page import Row

import m50core as m50
from m50core.cli.context import Context
from m50core.network.face.lists import Lists
from m50core.network.network import Network
from m50core.pages import ListRow, Table
from m50core.plugins.state import PluginState
from m50core.records import field_type
from m50core.testing.builders import network, plugin
from m50core.testing.core import CORE_RULES

DAY = date(2025, 3, 11)


@pytest.fixture(scope="module")
def net() -> Network:
    """A network with something in every list."""
    net = network(
        m50.Person(id="p-1", name="Ans Bakker"),
        m50.Pillar(id="pijler-1", title="Ruimte", chair="p-1"),
        m50.Goal(id="doel-1", title="Meer bouwen", pillar="pijler-1", due="Q2 2025", year=2025),
        m50.Goal(id="doel-2", title="Later", due="Q2 2026", year=2026),
        m50.Rhythm(id="ritme-1", title="Gesprek", cadence="per kwartaal"),
        m50.MeetingSeries(id="reeks-1", title="Bestuur"),
        m50.Meeting(
            id="db", title="DB", due="2025-03-13", start="10:00", end="11:30", series="reeks-1"
        ),
        m50.Meeting(id="db-2", title="DB april", series="reeks-1"),
        m50.Budget(id="begroting", title="Begroting", type="budget", for_year=2025),
        m50.BudgetLine(id="post-1", title="Zaal", budget="begroting", amount=1250),
        m50.Decision(id="besluit-1", title="Begroting", meeting="db", owner="p-1"),
        plugins={"regels": plugin(rules=lambda: CORE_RULES)},
        today=DAY,
    )
    for status, why in (("ok", ""), ("disabled", "door u uitgezet"), ("broken", "ValueError: x")):
        state = PluginState(f"pijler_{status}", "pijlers", "1.2", status, why)
        net.register._parts.states.append(state)
    with net.commit("Vooraf") as c:
        c.add(m50.ActionItem(id="actie-1", title="Zaal reserveren", due="Q1 2025"))
        c.add(m50.ActionItem(id="actie-2", title="Weg"))
        amendment = {"about": "doel-1", "field_name": "due", "new_value": "Q3 2025"}
        c.add(m50.Amendment(title="Bouwen: wanneer", decision="besluit-1", **amendment))
        c.add(m50.Suppression(code="M50-001", about="doel-1", reason="x", until="2025-04-01"))
    with net.commit("Wie het doet") as c:
        c.change("actie-1", owner="p-1")
    with net.commit("Weg") as c:
        c.remove("actie-2")
    return net


def _day(net: Network) -> Sequence[Row]:
    """The list of a day: without the day itself."""
    day = date(2025, 3, 13)
    sight = look(net.records, net.agenda(day, day), (), "day", day, day, DAY)
    return [attrs.evolve(row, cells=row.cells[1:]) for row in day_page(net, sight, day).rows]


def _decided(net: Network) -> Sequence[Row]:
    lines = decision_lines(net, net.sitting("db").proceedings)
    return [
        attrs.evolve(one, cells=(one.cells[2].strip(), one.cells[3]))
        for one in lines
        if one.cells[2][:1] == " "
    ]


def _found(net: Network) -> Sequence[Row]:
    """What the palette found, taken apart again."""
    lines = (re.fullmatch(r"(.*)  \[(.*)\]  (\S+)", one.label) for one in found_lines(net, "zaal"))
    return [Row(match.groups(), record=match[3]) for match in lines if match]


def _history(net: Network) -> Sequence[Row]:
    """What happened to a record, on its own screen: a line, and below it what changed."""
    lines = [str(line) for line in history_lines(net, net["actie-1"])]
    assert any("Trekker: leeg → Ans Bakker" in line for line in lines)
    return [Row(tuple(re.split(r" {2,}", line.strip()))) for line in lines]


FACES: dict[str, tuple[str, str, tuple[str, ...], Callable[[Network], Sequence[Row]]]] = {
    "records": ("records", "cli.commands.records", ("list", "action_item"),
                lambda net: named_page(net, "kind:action_item").rows),
    "amounts": ("records", "cli.commands.records", ("list", "budget_line"),
                lambda net: named_page(net, "kind:budget_line").rows),
    "kinds": ("kinds", "cli.commands.records", ("list",), lambda net: more_page(net).rows),
    "series": ("records", "meetings.commands.series", ("series",),
               lambda net: named_page(net, "kind:meeting_series").rows),
    "goals": ("goals", "accountability.commands.goals", ("goals",),
              lambda net: goals_page(net).rows),
    "rhythms": ("rhythms", "accountability.commands.rhythms", ("rhythms",),
                lambda net: rhythms_page(net).rows),
    "bin": ("bin", "cli.commands.bin", ("bin",), lambda net: bin_page(net).rows),
    "history": ("history", "cli.commands.log", ("log", "--about", "actie-1"), _history),
    "relations": ("relations", "cli.commands.records", ("show", "doel-1"),
                lambda net: related_page(net, net["doel-1"]).rows),
    "search": ("search", "cli.commands.search", ("search", "zaal"), _found),
    "plugins": ("plugins", "cli.commands.plugins", ("plugins",), lambda net: more_page(net).rows),
    "check": ("check", "cli.commands.check", ("check", "--all"), lambda net: check_page(net).rows),
    "plan": ("check", "cli.commands.check", ("check", "--plan", "--all"),
             lambda net: plan_check_page(net).rows),
    "agenda": ("agenda", "agenda.commands", ("agenda", "--day", "2025-03-13"), _day),
    "undated": ("without_date", "agenda.commands", ("agenda",), lambda net: undated_page(net).rows),
    "decision": ("effects", "meetings.commands.decide", (), _decided),
}  # fmt: skip
"""By list: its maker, the module of its word, the word, and the lines of the screen."""

DRAWN = {"agenda": slice(2, None), "history": slice(0, 4)}
"""The cells that the screen draws as they are, where it doesn't draw all."""


def on_terminal(net: Network, module: str, words: Sequence[str]) -> None:
    """Run a word of the command line on this very network."""
    word, *rest = words
    handler = import_module(f"m50core.{module}").HANDLERS[word]
    parser = argparse.ArgumentParser()
    if handler.arguments:
        handler.arguments(parser)
    context = Context(parser.parse_args(rest))
    vars(context.args).update(json=False, m50_word=word)
    context.__dict__["net"] = net
    handler.run(context)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Table]]:
    """Every table that is made from here on, by its maker."""
    tables: dict[str, list[Table]] = {}

    def watch(name: str, maker: Callable[..., Any]) -> Callable[..., Any]:
        def make(*given: Any, **named: Any) -> Any:
            table = maker(*given, **named)
            tables.setdefault(name, []).append(table)
            return table

        return make

    for name, maker in list(vars(Lists).items()):
        if not name.startswith("_"):
            monkeypatch.setattr(Lists, name, watch(name, maker))
    return tables


def all_rows(tables: Sequence[Table], *, by_line: bool) -> list[ListRow]:
    """Return the rows that were made; ``by_line``: a face has a table for each of them."""
    return [row for table in tables for row in table.rows if not (by_line and row.heading)]


def places(rows: Iterator[ListRow], text: str) -> Iterator[int]:
    """Yield where each cell stands in a text that was told, each after the one before."""
    at = 0
    for row in rows:
        for cell in filter(None, map(str.strip, row.texts)):
            at = text.index(cell, at)
            yield at
            at += len(cell)


@pytest.mark.parametrize("name", FACES)
def test_each_list_shows_the_same_cells_in_the_same_order_in_every_face(
    name: str, net: Network, made: dict[str, list[Table]], capsys: pytest.CaptureFixture[str]
):
    maker, module, words, screen = FACES[name]
    if words:
        on_terminal(net, module, words)
        text = capsys.readouterr().out
    else:
        lines = import_module(f"m50core.{module}")._lines
        text = "\n".join(lines(net, net["besluit-1"]))
    first = all_rows(made.pop(maker), by_line=name == "agenda")
    rows = screen(net)
    second = all_rows(made[maker], by_line=name == "agenda")
    assert first, name
    assert [row.texts for row in first] == [row.texts for row in second], "both are told the same"

    opened = [row for row in first if not (row.opens and name in ("check", "plan"))]
    shown = opened
    if name in ("check", "plan"):  # a finding on a terminal begins with how much it matters
        shown = [row for row in opened if not (row.heading or row.aside)]
        shown = [row._replace(cells=tuple(row.cells[n] for n in (2, 0, 1))) for row in shown]
    assert list(places(iter(shown), text)) or not shown

    drawn = [tuple(cell.lstrip("+! ").strip() for cell in row.cells) for row in rows]
    seen = iter(drawn)
    told = DRAWN.get(name, slice(None))
    for cells in ([text.strip() for text in row.texts[told]] for row in second):
        assert any(one[: len(cells)] == tuple(cells) for one in seen), (name, cells)


@pytest.mark.parametrize("name", FACES)
def test_a_cell_keeps_its_value_for_faces_that_write_it_to_a_file(
    name: str, net: Network, made: dict[str, list[Table]]
):
    maker, _, _, screen = FACES[name]
    screen(net)
    for table in made[maker]:
        assert len({column.name for column in table.head}) == len(table.head), "columns have names"
        for row in table.rows:
            for cell in row.cells:
                assert isinstance(cell.value, tuple | float | None) or field_type(type(cell.value))


def test_values_are_those_of_the_records(net: Network):
    table = net.lists.records(net.collection("budget_line"))
    assert [cell.value for cell in table.column("amount")] == [m50.Money(1250)]
    assert [column.name for column in table.head if column.right] == ["amount"]
    (budget,) = table.column("budget")
    assert (budget.value, budget.text) == ("begroting", "Begroting")
    goals = net.lists.goals()
    assert next(cell.value for cell in goals.column("due")) == m50.Period.parse("Q2 2025")
    assert [row.id for row in goals.rows if not row.heading] == ["doel-1", "doel-2"]
