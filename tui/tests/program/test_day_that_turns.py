"""A screen that stays open overnight goes on with the new day, and says so once."""

from datetime import datetime

import pytest
from m50tui.app import M50App
from m50tui.forms.ask import AskScreen, DayQuestion
from m50tui.forms.form import FormScreen
from m50tui.program.main import MainScreen
from textual.widgets import Input, Static

import m50core as m50
from m50core.network.network import Network
from m50core.plugins.register import Register
from m50core.store.memory import MemoryStore
from m50core.testing.builders import plugin
from m50core.testing.core import CORE_KINDS
from m50core.values.clock import ZONE

EVENING = datetime(2025, 3, 10, 17, tzinfo=ZONE)
MORNING = datetime(2025, 3, 11, 8, 39, tzinfo=ZONE)


class Overnight:
    def __init__(self, *, today=None) -> None:
        self.moment = EVENING
        register = Register({"m50": plugin(record_kinds=lambda: CORE_KINDS)}, found=())
        self.net = Network(
            MemoryStore(), register, today=today, who="Jan", clock=lambda: self.moment
        )
        self.app = M50App(self.net)
        self.told: list[str] = []

    async def sleep(self, pilot) -> None:
        self.app.tell = lambda sentence, severity="information": self.told.append(sentence)
        self.moment = MORNING
        self.app._look()
        self.app._look()
        await pilot.pause()

    def line(self, query: str) -> str:
        return str(self.app.screen.query_one(query, Static).content)


async def test_the_lists_stand_on_the_new_day_and_it_is_told_once():
    night = Overnight()
    async with night.app.run_test() as pilot:
        await pilot.pause()
        assert "10 maart 2025" in night.line("#top")
        await night.sleep(pilot)
        assert "11 maart 2025" in night.line("#top")
        assert night.told == ["Het is nu di 11 mrt 2025."]
        assert night.app.screen.home._day.day == MORNING.date()
        await pilot.press("5")
        assert night.app.screen.agenda.day == MORNING.date()


@pytest.mark.sweep
async def test_what_was_typed_stays_and_is_read_on_the_new_day():
    night = Overnight()
    with night.net.commit("Zaal") as commit:
        item = commit.add(m50.ActionItem(title="Zaal"))
    async with night.app.run_test() as pilot:
        await pilot.pause()
        night.app.push_screen(FormScreen(night.net, "action_item", item.id))
        await pilot.pause()
        night.app.screen.query_one("#field-due", Input).value = "morgen"
        await pilot.pause()
        assert night.line("#meant-due") == "begrepen als di 11 mrt 2025"
        await night.sleep(pilot)
        assert night.app.screen.query_one("#field-due", Input).value == "morgen"
        assert night.line("#meant-due") == "begrepen als wo 12 mrt 2025"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert str(night.net[item.id].due) == "2025-03-12"
        assert isinstance(night.app.screen, MainScreen)


async def test_a_question_that_was_asked_the_day_before_is_answered_on_the_new_day():
    night, read = Overnight(), []
    async with night.app.run_test() as pilot:
        await pilot.pause()
        day = DayQuestion("day", "Dag", net=night.net)
        night.app.push_screen(
            AskScreen("Plannen", [day], lambda given: read.append(day.read(given)))
        )
        await pilot.pause()
        await pilot.press(*"morgen")
        await night.sleep(pilot)
        assert night.line("#meant-day") == "begrepen als wo 12 mrt 2025"
        await pilot.press("ctrl+s")
        assert [one.isoformat() for one in read] == ["2025-03-12"]


async def test_a_day_that_was_given_stays_on_the_screen_too():
    night = Overnight(today=EVENING.date())
    async with night.app.run_test() as pilot:
        await pilot.pause()
        await night.sleep(pilot)
        assert "10 maart 2025" in night.line("#top")
        assert night.told == []
