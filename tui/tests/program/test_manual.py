"""Meer > Handleiding: all of the manual on the screen, also about the screen one is at."""

from collections.abc import Callable
from typing import Any

import pytest
from m50tui.app import M50App
from m50tui.program.lists import _TOPICS, topic_about
from m50tui.program.manual import ManualScreen
from m50tui.widgets.help import HelpScreen
from m50tui.widgets.record_list import RecordList
from textual.widgets import Input

from m50core import Network
from m50core.plugins import Chapter, read_manual
from m50core.program.manual import chapters
from m50core.testing.builders import DAY, network, plugin

BIEB = """# Bibliotheken

Lees [over boeken](#boeken), [de week](bieb.md#de-week) of [buiten](https://example.org/a).

## Boeken

Een boek. [/] [@click=app.quit]x[/] \x1b]52;c;x\x07 <b>vet</b>

| kop | uitleg |
|---|---|
| `[red]` | een lange uitleg die in een klein venster niet naast de kop past, en verder gaat |

## De week

Zeven dagen. Terug naar [boeken](#boeken).
"""


@pytest.fixture(name="library")
def _library() -> Network:
    chapter = Chapter("bieb", "bieb.md", lambda: BIEB)
    return network(plugins={"bieb": plugin(manual=lambda: [chapter])}, today=DAY)


@pytest.fixture(name="whole")
def _whole() -> Network:
    return network(plugins={"m50.manual": plugin(manual=lambda: list(chapters()))}, today=DAY)


def told(app: M50App) -> str:
    screen = app.screen
    assert isinstance(screen, ManualScreen)
    return str(screen.query_one("#manual-page").border_title)


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_it_looks_as_it_did(size, library: Network, check_snapshot):
    app = M50App(library)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.show_manual("boeken")
        await pilot.pause()
        check_snapshot(app, f"manual-{size[0]}x{size[1]}")


async def test_one_comes_to_it_under_meer_and_goes_back(net: Network):
    app = M50App(net)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("6", "slash", *"handleiding", "enter", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ManualScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, ManualScreen)


async def test_what_is_sought_in_the_text_is_found_and_read(
    library: Network, screen_text: Callable[[Any], str]
):
    app = M50App(library)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        app.show_manual("")
        await pilot.pause()
        await pilot.press("slash", *"zeven dagen", "enter")
        await pilot.pause()
        assert told(app) == "De week"
        assert "Zeven dagen." in screen_text(app)


async def test_a_reference_leads_within_the_manual_and_back(library: Network):
    app = M50App(library)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        app.show_manual("bieb")
        await pilot.pause()
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert told(app) == "Boeken"
        app.screen.query_one("#manual-page").focus()
        await pilot.press("escape")
        await pilot.pause()
        assert told(app) == "Bibliotheken"
        references = app.screen.query_one("#manual-see", RecordList)
        assert [row.cells[0] for row in references.page.rows] == ["Boeken", "De week"]


@pytest.mark.painted
async def test_a_text_is_only_read_and_nothing_in_it_acts(
    library: Network, screen_text: Callable[[Any], str]
):
    app = M50App(library)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        app.show_manual("boeken")
        await pilot.pause()
        shown = screen_text(app)
        assert "[/] [@click=app.quit]x[/] ␛]52;c;x␇ <b>vet</b>" in shown
        assert "[red]" in shown
        await pilot.click("TopicText", offset=(15, 0))
        await pilot.pause()
        assert isinstance(app.screen, ManualScreen)


async def test_f1_offers_what_the_manual_says_of_the_screen_that_one_is_at(whole: Network):
    app = M50App(whole)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("5", "f1")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("m")
        await pilot.pause()
        assert told(app) == "De controle en de agenda lezen"
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert not isinstance(app.screen, ManualScreen | HelpScreen)


async def test_in_a_small_window_one_sees_the_topics_or_the_text(library: Network):
    app = M50App(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.show_manual("")
        await pilot.pause()
        topics, page = app.screen.query_one("#topics"), app.screen.query_one("#manual-page")
        assert topics.region.width == 80
        assert page.region.width == 0
        await pilot.press("enter")
        await pilot.pause()
        assert (topics.region.width, page.region.width) == (0, 80)
        await pilot.press("escape")
        await pilot.pause()
        assert topics.region.width == 80
        assert app.screen.query_one(Input).value == ""


def test_each_topic_that_a_screen_names_is_in_the_manual(whole: Network):
    from m50tui.forms.form import FormScreen
    from m50tui.meetings.decision import DecisionScreen
    from m50tui.meetings.meeting import MeetingScreen
    from m50tui.privacy.person import PersonScreen
    from m50tui.records.detail import DetailScreen
    from m50tui.store.health import HealthScreen

    manual = read_manual(whole.register)
    screens = (FormScreen, DecisionScreen, MeetingScreen, PersonScreen, DetailScreen, HealthScreen)
    names = {*_TOPICS.values(), "terugkijken", *(screen.manual_topic for screen in screens)}
    assert {name for name in names if len(manual.find(name)) != 1} == set()
    assert topic_about("agenda", whole) == "agenda"
    assert topic_about("agenda", whole.as_of(DAY)) == "terugkijken"
