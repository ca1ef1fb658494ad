"""A list is made once: the command line and the screen draw the same cells of the same value."""

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from importlib import import_module
from itertools import takewhile
from typing import Any

import attrs
import pytest
from m50tui.agenda.rows import day_page, undated_page
from m50tui.agenda.sight import look
from m50tui.findings.lists import check_page, plan_check_page
from m50tui.goals.lists import goals_page, rhythms_page
from m50tui.meetings.sheet import sheet
from m50tui.network.bin import bin_page
from m50tui.program.lists import more_page, named_page
from m50tui.program.palette import found_lines
from m50tui.records.describe import history_lines, whole
from m50tui.records.lists import related_page
from m50tui.widgets.page import Row

import m50core as m50
from m50core.cli.context import Context
from m50core.network.face.lists import Lists
from m50core.network.network import Network
from m50core.pages import ListRow, Passage, Table
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
        m50.AgendaItem(id="punt-1", title="Cijfers", meeting="db", owner="p-1"),
        m50.Paper(id="stuk-1", title="Begroting", meeting="db", agenda_item="punt-1"),
        m50.Attendance(title="Ans Bakker", meeting="db", person="p-1", presence="present"),
        m50.ActionItem(id="actie-3", title="Bellen", meeting="db", due="2025-03-10"),
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


def _meeting(net: Network) -> Sequence[Row]:
    """The page of a meeting, without the lines that say what one can do in an empty part."""
    page = sheet(net, net.sitting("db").proceedings, net.ready("db"))
    return [row for row in page.rows if not row.nothing]


def _found(net: Network) -> Sequence[Row]:
    """What the palette found, taken apart again."""
    lines = (re.fullmatch(r"(.*)  \[(.*)\]  (\S+)", one.label) for one in found_lines(net, "zaal"))
    return [Row(match.groups(), record=match[3]) for match in lines if match]


def _part(net: Network, title: str) -> Sequence[Row]:
    """What stands under a heading of the list of lists, up to the next one."""
    rows = more_page(net).rows
    (at,) = (n for n, row in enumerate(rows) if row.heading and row.cells == (title,))
    return list(takewhile(lambda row: not row.heading, rows[at + 1 :]))


def _history(net: Network) -> Sequence[Row]:
    """What happened to a record, on its own screen: a line, and below it what changed."""
    lines = [str(line) for line in history_lines(net.lists.sheet("actie-1", changes=True))]
    assert any("Trekker: leeg → Ans Bakker" in line for line in lines)
    return [Row(tuple(re.split(r" {2,}", line.strip()))) for line in lines]


FACES: dict[str, tuple[str, str, tuple[str, ...], Callable[[Network], Sequence[Row]]]] = {
    "records": ("records", "cli.commands.records", ("list", "action_item"),
                lambda net: named_page(net, "kind:action_item").rows),
    "amounts": ("records", "cli.commands.records", ("list", "budget_line"),
                lambda net: named_page(net, "kind:budget_line").rows),
    "kinds": ("kinds", "cli.commands.records", ("list",),
              lambda net: _part(net, "Alle soorten gegevens")),
    "series": ("records", "meetings.commands.series", ("series",),
               lambda net: named_page(net, "kind:meeting_series").rows),
    "goals": ("goals", "accountability.commands.goals", ("goals", "--explain"),
              lambda net: goals_page(net).rows),
    "rhythms": ("rhythms", "accountability.commands.rhythms", ("rhythms", "--all"),
                lambda net: rhythms_page(net).rows),
    "bin": ("bin", "cli.commands.bin", ("bin",), lambda net: bin_page(net).rows),
    "history": ("history", "cli.commands.log", ("log", "--about", "actie-1"), _history),
    "relations": ("relations", "cli.commands.records", ("show", "doel-1"),
                  lambda net: related_page(net.lists.sheet("doel-1")).rows),
    "search": ("search", "cli.commands.search", ("search", "zaal"), _found),
    "plugins": ("plugins", "cli.commands.plugins", ("plugins",),
                lambda net: _part(net, "Uitbreidingen")),
    "check": ("check", "cli.commands.check", ("check", "--all"), lambda net: check_page(net).rows),
    "plan": ("check", "cli.commands.check", ("check", "--plan", "--all"),
             lambda net: plan_check_page(net).rows),
    "agenda": ("agenda", "agenda.commands", ("agenda", "--day", "2025-03-13"), _day),
    "undated": ("without_date", "agenda.commands", ("agenda", "--all"),
                lambda net: undated_page(net).rows),
    "meeting": ("meeting", "meetings.commands.meeting", ("meeting", "db"), _meeting),
}  # fmt: skip
"""By list: its maker, the module of its word, the word, and the lines of the screen."""


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


def plain(*cells: str) -> str:
    """Return cells as one text, however wide their columns are."""
    return " ".join(" ".join(cells).split())


def told_by(table: Table) -> Iterator[str]:
    """Yield all that a terminal should tell of a table: columns, rows, notes, what is below.

    A column without a word falls away.
    """
    if not table.rows:
        yield from map(plain, (table.empty, *table.below))
        return
    texts = [row.texts for row in table.rows if not row.heading]
    filled = [any(column) for column in zip(*texts, strict=True)]
    yield plain(table.ids, *(name for name, full in zip(table.labels, filled, strict=True) if full))
    for row in table.rows:
        yield plain(row.id if table.ids and not row.heading else "", *row.texts)
        yield from map(plain, row.notes)
    yield from map(plain, table.below)


def told_by_findings(table: Table) -> Iterator[str]:
    """Yield the same of findings, each apart: how much it matters comes first."""
    for row in table.rows:
        if not (row.heading or row.opens):
            code, sentence, severity, _ = row.texts
            yield plain(severity, code, sentence)
            if row.aside:
                yield plain(row.text, f"({row.id})")
    yield from map(plain, table.below)


TOLD: dict[str, Callable[[Table], Iterator[str]]] = {
    "check": told_by_findings,
    "plan": told_by_findings,
}
"""How a terminal tells lists that aren't in columns."""
LEADS = {
    "meeting": (
        "DB [db] gepland",
        "do 13 mrt 2025, 10:00–11:30",
        "anders, 1 aanwezige",
    )
}
"""What stands above a list."""
BETWEEN = {"without_date": "Wacht op een datum (1)"}
"""What stands above a list that comes below another, by its maker."""


def screen_cells(table: Table) -> Iterator[tuple[str, ...]]:
    """Yield all that the screen should draw of a table, without the signs of what unfolds."""
    for row in table.rows:
        yield (*row.texts, row.id) if table.ids and not row.heading else row.texts


def in_short(table: Table) -> Iterator[tuple[str, ...]]:
    """Yield the same where there is little room, and no number."""
    for row in table.rows:
        yield tuple(map(str.strip, row.brief))


DRAWN: dict[str, Callable[[tuple[str, ...]], tuple[str, ...]]] = {
    "agenda": lambda cells: cells[2:4],
    "history": lambda cells: cells[:4],
    "kinds": lambda cells: cells[:3],
}
"""Which cells the screen draws as they are, where it doesn't draw all."""


@pytest.mark.parametrize("name", [name for name in FACES if name != "relations"])
def test_a_terminal_tells_each_list_whole_and_nothing_else(
    name: str, net: Network, made: dict[str, list[Table]], capsys: pytest.CaptureFixture[str]
):
    _, module, words, _ = FACES[name]
    on_terminal(net, module, words)
    text = capsys.readouterr().out
    expected = list(LEADS.get(name, ()))
    for maker, tables in made.items():
        expected += [BETWEEN[maker]] if maker in BETWEEN else []
        for table in tables:
            expected += TOLD.get(name, told_by)(table)
    assert expected
    assert [plain(line) for line in text.splitlines() if line.strip()] == expected


@pytest.mark.parametrize("name", FACES)
def test_the_screen_draws_each_list_whole_and_nothing_else(
    name: str, net: Network, made: dict[str, list[Table]]
):
    maker, _, _, screen = FACES[name]
    rows = screen(net)
    shown = in_short if name == "meeting" else screen_cells
    expected = [cells for table in made[maker] for cells in shown(table)]
    if name == "history":  # what changed stands below it: not of what came, whose fields are there
        expected.insert(1, made[maker][0].rows[0].notes)
    drawn = [tuple(cell.removeprefix("+ ").strip() for cell in row.cells) for row in rows]
    assert expected
    assert drawn == list(map(DRAWN.get(name, tuple), expected))


def test_both_faces_are_told_the_same(
    net: Network, made: dict[str, list[Table]], capsys: pytest.CaptureFixture[str]
):
    for name, (maker, module, words, screen) in FACES.items():
        if name != "agenda":  # the screen asks it line by line
            on_terminal(net, module, words)
            first = made.pop(maker)
            screen(net)
            terminal, shown = (
                [(row.id, row.texts) for table in tables for row in table.rows]
                for tables in (first, made[maker])
            )
            assert terminal == shown, name
            made.clear()


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


def told_by_passages(passages: Iterable[Passage]) -> Iterator[str]:
    """Yield what is told under headings."""
    for title, lines in passages:
        yield from map(plain, (title, *lines))


def _changed(row: ListRow) -> tuple[str, ...]:
    """What changed by a commit; of what came or went all its fields, which nobody needs again."""
    assert isinstance(row.about, m50.HistoryEntry)
    change = row.about.change
    return row.notes if change.before is not None and change.after is not None else ()


@pytest.mark.parametrize("record_id", ["doel-1", "besluit-1", "pijler-1", "actie-1", "post-1"])
def test_a_sheet_is_drawn_whole_in_both_faces_and_nothing_else(
    record_id: str, net: Network, capsys: pytest.CaptureFixture[str]
):
    sheet = net.lists.sheet(record_id, changes=True)
    fields = [row.texts for row in sheet.fields.rows]
    log = [
        (plain(*row.texts[:4], f"[{row.texts[4]}]" if row.texts[4] != record_id else ""), row)
        for row in sheet.history.rows
    ]
    history = [plain(sheet.history.title)] if log else []
    on_terminal(net, "cli.commands.records", ("show", record_id))
    text = capsys.readouterr().out
    related = [
        plain(how, ", ".join(filter(None, (what, when))), f"[{row.id}]")
        for row in sheet.related.rows for how, what, when in [row.texts]
    ]  # fmt: skip
    assert [plain(line) for line in text.splitlines() if line.strip()] == [
        plain(f"{sheet.label}:", sheet.title, f"[{sheet.id}]"),
        *told_by_passages(sheet.first),
        *(plain(label, words, f"[{ids}]" if ids else "") for label, words, ids in fields),
        *told_by_passages(sheet.parts),
        *([sheet.related.title] if related else []),
        *related,
        *history,
        *dict.fromkeys(plain(*row.texts[:4]) for row in sheet.history.rows),
    ]
    screen = [plain(line) for line in whole(sheet, 200).plain.split("\n") if line.strip()]
    assert screen == [
        sheet.title,
        plain(sheet.label, sheet.id),
        *told_by_passages(sheet.first),
        *(plain(label, words) for label, words, _ in fields),
        *told_by_passages(sheet.parts),
        *history,
        *(told for line, row in log for told in (line, *map(plain, _changed(row)))),
    ]  # fmt: skip
