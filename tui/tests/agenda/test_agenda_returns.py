"""The agenda stands where one left it: day, span, what is sought; its lists too."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from m50tui.agenda.agenda import Agenda
from m50tui.agenda.standing import Standing, note, standing
from m50tui.app import M50App
from textual.pilot import Pilot
from textual.widgets import Input

import m50core as m50
from m50core.network.network import Network
from m50core.store.desk.desk import Desk
from m50core.testing.builders import network

TODAY = date(2025, 3, 11)
Rest = Callable[[Any], Awaitable[None]]


def story() -> Network:
    """A meeting of a pillar, two rhythms, and three meetings without a date."""
    return network(
        m50.Person(id="jan", name="Jan de Vries"),
        m50.Pillar(id="ruimte", title="Ruimte"),
        m50.Meeting(id="alv", title="ALV", due="2025-05-16", pillar="ruimte"),
        *(m50.Meeting(id=name.lower(), title=name) for name in ("Borrel", "Congres", "Diner")),
        *(m50.Rhythm(id=name, title=name, cadence="per kwartaal") for name in ("rijk", "vng")),
        today=TODAY,
    )


@asynccontextmanager
async def start(
    net: Network, folder: Path, rest: Rest, today: date = TODAY
) -> AsyncIterator[tuple[Pilot[Any], Agenda]]:
    """Start on the network as it is kept, with the desk of a computer, and go to the agenda."""
    started = network(store=net.store, today=today)
    started.desk = Desk.of(folder, "/net")
    app = M50App(started)
    async with app.run_test(size=(120, 36)) as pilot:
        await rest(app)
        await pilot.press("5")
        await rest(app)
        yield pilot, app.screen.query_one(Agenda)


def seen(agenda: Agenda) -> tuple[date, str, str, str, list[str]]:
    words = agenda.screen.query_one("#filter", Input).value
    lines = [shown.spot.record for shown in agenda._lists.values()]
    return agenda.day, agenda._span, agenda._unit, words, lines


async def test_it_stands_where_one_left_it_after_a_restart_and_after_another_tab(
    tmp_path: Path, rest: Rest
):
    net = story()
    async with start(net, tmp_path, rest) as (pilot, agenda):
        await pilot.press(*["greater_than_sign"] * 2, *["l"] * 5, "w", "tab", "tab", "down")
        await pilot.press("tab", "down", "down")
        await rest(pilot.app)
        left = seen(agenda)
        assert left == (date(2025, 5, 16), "week", "", "", ["alv", "vng", "diner"])
        await pilot.press("2", "5")
        await rest(pilot.app)
        assert seen(agenda) == left
    async with start(net, tmp_path, rest, date(2025, 3, 12)) as (_, agenda):
        assert seen(agenda) == left


async def test_what_is_sought_and_the_pillar_that_alone_is_shown_stay(tmp_path: Path, rest: Rest):
    net = story()
    async with start(net, tmp_path, rest) as (pilot, agenda):
        agenda._unit = "ruimte"
        await pilot.press("slash", *"din", "enter")
        await rest(pilot.app)
        left = seen(agenda)
        assert left[2:] == ("ruimte", "din", ["", "", "diner"])
    async with start(net, tmp_path, rest) as (pilot, agenda):
        assert seen(agenda) == left
        assert "1 van 3" in str(agenda._lists["agenda-undated"].border_title)
        await pilot.press("slash", "escape")
        await rest(pilot.app)
        assert seen(agenda)[3] == ""


async def test_the_key_of_its_tab_seeks_nothing_any_more_and_leaves_the_day(
    tmp_path: Path, rest: Rest
):
    async with start(story(), tmp_path, rest) as (pilot, agenda):
        await pilot.press("l", "slash", *"din", "enter", "5")
        await rest(pilot.app)
        assert (seen(agenda)[0], seen(agenda)[3]) == (date(2025, 3, 12), "")


async def test_who_is_erased_is_forgotten_in_what_is_sought_there(tmp_path: Path, rest: Rest):
    net, desk = story(), tmp_path / "desk.json"
    async with start(net, tmp_path, rest) as (pilot, _):
        await pilot.press("slash", *"vries", "enter", "2")
        await rest(pilot.app)
    assert "vries" in desk.read_text("utf-8")
    net.erase_person("jan")
    async with start(net, tmp_path, rest) as (_, agenda):
        assert seen(agenda)[3] == ""
    assert "vries" not in desk.read_text("utf-8")


def test_the_chosen_day_is_today_when_it_was_and_another_day_stays():
    with network(today=TODAY) as net:
        note(net, Standing(TODAY))
        assert net.spots.get("agenda") == m50.ListSpot()
        note(net, Standing(date(2025, 3, 14), "year", "alv"))
        assert standing(net) == Standing(date(2025, 3, 14), "year", "alv")
        net.spots.note("agenda", m50.ListSpot())
        assert standing(net) == Standing(TODAY)


@pytest.mark.parametrize(
    "kept",
    [
        m50.ListSpot("gisteren"), m50.ListSpot("9999-12-31"), m50.ListSpot("0001-01-01"),
        m50.ListSpot(span="eeuw"), m50.ListSpot(within="pijler-weg"),
    ],
    ids=str,
)  # fmt: skip
def test_what_cant_be_shown_is_passed_over(kept: m50.ListSpot):
    with network(today=TODAY) as net:
        net.spots.note("agenda", kept)
        assert standing(net) == Standing(TODAY)
