"""A debate, meeting or event on its screen: moved, called off, with its runbook, a step done."""

from datetime import date

import pytest
from m50tui.app import M50App
from m50tui.forms.ask import AskScreen
from m50tui.records.detail import DetailScreen
from textual.pilot import Pilot
from textual.widgets import Input

import m50core as m50
from m50core.network.network import Network
from m50core.plan.definitions import PlanFile
from m50core.testing.builders import network, plugin

BOOK = """
name = "debat"
title = "Debat"
day = "de dag"
[roles]
lezer = "leest na"
[[step]]
title = "Concept"
when = "10 werkdagen voor"
who = "lezer"
"""


def story(*records: m50.Record) -> Network:
    book = plugin(runbooks=lambda: [PlanFile("debat.toml", BOOK)])
    debate = m50.LobbyMoment(id="ao", title="AO", due="2025-04-09")
    eva = m50.Person(id="eva", name="Eva Boswinkel")
    return network(debate, eva, *records, plugins={"verhaal": book})


async def typed(pilot: Pilot[None], *answers: str) -> None:
    """Fill in the question that is asked, in order, and keep it."""
    assert isinstance(pilot.app.screen, AskScreen)
    for field, answer in zip(pilot.app.screen.query(Input), answers, strict=True):
        field.value = answer
    await pilot.press("ctrl+s")
    await pilot.pause()


async def test_a_debate_gets_its_runbook_with_its_roles_is_moved_and_called_off() -> None:
    net = story()
    app = M50App(net)
    async with app.run_test(size=(120, 36)) as pilot:
        app.show_record("ao", lambda _: None)
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        await typed(pilot, "debat")
        await typed(pilot, "Eva")
        (step,) = net.collection("action_item")
        assert (step.owner, step.due.latest) == ("eva", date(2025, 3, 26))
        await pilot.press("z")
        await pilot.pause()
        await typed(pilot, "2025-04-16", "doorgeschoven")
        assert net[step.id].due.latest == date(2025, 4, 2)
        await pilot.press("x")
        await pilot.pause()
        await typed(pilot, "van de agenda", "vervalt")
        assert (net["ao"].status, net[step.id].status) == ("cancelled", "dropped")
        assert isinstance(app.screen, DetailScreen)
        await pilot.press("u")
        await pilot.pause()
        assert net["ao"].status == "planned"


async def test_a_step_towards_an_event_is_done_on_its_screen() -> None:
    net = story(m50.Event(id="borrel", title="Borrel", type="drinks", due="2025-06-12"))
    app = M50App(net)
    async with app.run_test(size=(80, 24)) as pilot:
        app.show_record("borrel", lambda _: None)
        await pilot.pause()
        await pilot.press("space")
        await pilot.pause()
        await typed(pilot, "room", "2025-03-10")
        assert net["borrel"].room_on == date(2025, 3, 10)


@pytest.mark.parametrize("key", ["z", "x", "r", "space"])
async def test_what_is_no_occasion_is_told_so(key: str) -> None:
    app = M50App(story())
    async with app.run_test() as pilot:
        app.show_record("eva", lambda _: None)
        await pilot.pause()
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(app.screen, DetailScreen)
