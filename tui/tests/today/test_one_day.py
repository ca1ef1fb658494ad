"""A day is told once: ``m50 today`` and the panels of Vandaag draw the same rows."""

import argparse
import re
from datetime import date

import pytest
from m50tui.today.panels import PANELS, attention_page
from m50tui.widgets.page import Row

import m50core as m50
from m50core.cli.context import Context
from m50core.network.network import Network
from m50core.pages import ListRow, Table
from m50core.testing.builders import network
from m50core.today import DayTables, deeds
from m50core.today.commands.today import HANDLERS

DAY = date(2025, 3, 11)


@pytest.fixture(name="net", scope="module")
def _net() -> Network:
    """A day with something in every list, in one line more than there is room for."""
    net = network(
        m50.Organisation(id="org-1", name="Platform31"),
        m50.Person(id="persoon-1", name="Arno Janssen"),
        m50.Pillar(id="pijler-1", title="Ruimte", chair="persoon-1"),
        *(
            m50.ActionItem(id=f"actie-{n}", title=f"Zaal {n}", due="2025-03-12", owner="persoon-1")
            for n in range(9)
        ),
        m50.Rhythm(id="ritme-1", title="Gesprek", cadence="per kwartaal", partners=("org-1",)),
        m50.Meeting(id="db", title="DB", due="2025-03-13", start="10:00", end="11:30"),
        m50.Meeting(id="alv", title="ALV", due="2026-01-13", part_of=""),
        m50.Paper(title="Voorstel wijken", meeting="db", status="drafted", due="2025-03-03"),
        m50.Goal(id="doel-1", title="Fracties", due="2025-03-28", pillar="pijler-1", year=2025),
        m50.Goal(id="doel-2", title="Alleen", due="2025-03-28", year=2025),
        m50.LobbyMoment(id="moment-1", title="AO gemeentefinanciën", due="2025-03-25"),
        m50.LobbyMoment(id="moment-2", title="Debat", due="2025-02-18"),
        m50.Paper(title="Inbreng", meeting="moment-2", due="2025-02-11"),
        m50.Budget(id="b", title="Begroting 2025", year=2025, due="bij 1e ALV 2025"),
        today=DAY,
    )
    net.carry_out(deeds.leave(net.records, "actie-8", date(2025, 3, 20), "eerst bellen", DAY))
    return net


@pytest.fixture(name="told", scope="module")
def _told(net: Network) -> DayTables:
    return net.lists.day()


@pytest.fixture(name="text")
def _text(net: Network, capsys: pytest.CaptureFixture[str]) -> str:
    """What ``m50 today --all`` says, as one line: it folds where a line is full."""
    parser = argparse.ArgumentParser()
    HANDLERS["today"].arguments(parser)
    context = Context(parser.parse_args(["--all"]))
    vars(context.args).update(json=False, m50_word="today")
    context.__dict__["net"] = net
    HANDLERS["today"].run(context)
    return re.sub(r"\s+", " ", capsys.readouterr().out)


def drawn(net: Network, told: DayTables, name: str) -> list[Row]:
    make = PANELS[name]
    if name == "attention":
        return list(attention_page(net, net.day(), told, everything=True).rows)
    return list(make(net, net.day(), told).rows)


PANEL = {
    "attention": ("attention", (0, 1, 2, 3), (0, 1)),
    "missed": ("attention", (0, 1, 2, 3), (0, 1)),
    "week": ("week", (0, 1, 2, 3), (0, 1, 2)),
    "ready": ("week", (0, 1), (0, 1)),
    "moments": ("moments", (0, 1, 2, 3), (0, 1, 2, 3)),
    "goals": ("goals", (0, 1, 2, 3), (0, 1)),
    "changes": ("changes", (1, 2, 3), (1, 2, 3)),
    "affairs": ("affairs", (0, 1), (0, 1)),
}
"""By list: its panel, the cells that stand in a line of it, and those that ``m50 today`` tells."""


def same_line(row: ListRow, line: Row, cells: tuple[int, ...]) -> bool:
    """Tell whether a line of a panel is a row, cell by cell; what is pressing may be loud."""
    wanted = [row.brief[0]] if row.heading else [row.brief[n] for n in cells]
    shown = [one for one in line.cells if one or "" in wanted]
    return [one.casefold() for one in shown] == [one.casefold() for one in wanted]


@pytest.mark.parametrize("name", PANEL)
def test_each_row_of_the_day_is_told_by_both_faces_in_its_order(
    name: str, net: Network, told: DayTables, text: str
):
    table: Table = getattr(told, name)
    panel, cells, words = PANEL[name]
    assert table.rows, name
    lines = iter(drawn(net, told, panel))
    at = 0
    for row in table.rows:
        line = next((one for one in lines if same_line(row, one, cells)), None)
        assert line is not None, (name, row.texts)
        assert name == "changes" or row.heading or line.record in {row.id, ""}
        for said in [row.texts[0]] if row.heading else [row.texts[n] for n in words]:
            at = text.index(re.sub(r"\s+", " ", said), at)
        if name in {"attention", "missed", "goals"}:
            at = text.index(f"[{row.id}]", at)
        if name == "attention":
            at = 0  # by when one has to act: see below


def test_what_asks_is_told_on_a_terminal_by_when_one_has_to_act(told: DayTables, text: str):
    at = 0
    for table in (told.now, told.soon, told.later):
        at = text.index(f"{table.title} ({len(table.rows)})", at)
        for row in table.rows:
            at = text.index(row.texts[1], at)
    ids = [row.id for table in (told.now, told.soon, told.later) for row in table.rows]
    assert set(ids) >= {row.id for row in told.attention.rows}


def test_the_last_changes_are_the_log_itself(net: Network, told: DayTables):
    log = net.lists.log(net.log())
    assert [row.texts for row in told.changes.rows] == [row.texts for row in log.rows]
    assert len(log.rows) > 1
    assert [row.brief[1] for row in told.changes.rows] == ["09:41"] * len(log.rows)


def test_why_a_line_is_there_is_one_sentence_in_both(net: Network, told: DayTables, text: str):
    lines = {row.record: row for row in drawn(net, told, "attention")}
    for row in told.attention.rows:
        assert row.text in text
        assert lines[row.id].text.partition(".")[0] == row.text.partition(".")[0]
    (waiting,) = [row.text for row in told.attention.rows if row.id == "actie-1"]
    assert waiting.startswith("Actie, wacht op Arno Janssen. ")


def test_a_day_of_this_year_is_short_where_there_is_little_room_and_sorts_as_a_day(
    told: DayTables,
):
    first = next(row for row in told.attention.rows if row.id == "actie-1")
    assert (first.texts[0], first.brief[0]) == ("wo 12 mrt 2025", "wo 12 mrt")
    assert first.cells[0].order == "2025-03-12"
    (moment, *_) = told.moments.rows
    assert moment.texts[2:] == ("over 14 dagen", "geen stuk")
    assert moment.brief[0:3:2] == ("di 25 mrt", "14 d")
    goals = {row.id: row.texts[-1] for row in told.goals.rows}
    assert goals == {"doel-1": "via de pijler: Arno Janssen", "doel-2": "geen trekker"}
