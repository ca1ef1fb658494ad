"""A letter does what the screen that one sees says, and nothing on what lies under it."""

import string
from collections.abc import Callable
from typing import Any

import pytest
from m50tui.agenda.proposal import ProposalScreen
from m50tui.app import M50App
from m50tui.forms.ask import AskScreen, Question
from m50tui.forms.leaving import LeavingScreen
from m50tui.forms.pick import PickScreen
from m50tui.program.lists import list_keys
from m50tui.program.main import MainScreen
from m50tui.store.health import HealthScreen, RepairScreen
from m50tui.terminal.keys import MENU_KEYS
from m50tui.today.why import WhyScreen
from m50tui.widgets.help import HelpScreen
from textual.screen import Screen

import m50core as m50
from m50core.network.network import Network
from m50core.store.upkeep_protocol import Sign, SignStatus, SignSubject
from m50core.testing.builders import network

SIZE = (120, 36)
LETTERS = string.ascii_letters


def story() -> Network:
    """Something to undo, to remove and to judge."""
    net = network(
        m50.Goal(id="doel-1", title="Gesprekken", due="2025-03-28"),
        m50.ActionItem(id="actie-1", title="Zaal", due="2025-03-12"),
        m50.Rhythm(id="ritme-1", title="Gesprek", cadence="per kwartaal"),
        m50.Meeting(id="db", title="DB", due="2025-03-13"),
        who="secretariaat",
    )
    with net.commit("Om ongedaan te maken") as commit:
        commit.add(m50.ActionItem(id="actie-2", title="Koffie"))
    return net


@pytest.mark.parametrize(
    "words", ["prullenbak", "uitbreidingen", "vergaderingen", "Leden", "soorten gegevens", LETTERS]
)
async def test_on_the_list_of_lists_letters_that_it_does_not_tell_of_do_nothing(
    words: str, rest, screen_text
):
    net = story()
    app = M50App(net)
    known = {"D", "B", "V", *"jkgG"}
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("6")
        await rest(app)
        before = screen_text(app)
        await pilot.press(
            *("space" if word == " " else word for word in words if word not in known)
        )
        await rest(app)
        await pilot.pause(0.1)
        assert screen_text(app) == before
        assert len(net.log()) == 2


async def test_the_list_of_lists_tells_of_every_letter_that_does_something(rest, screen_text):
    app = M50App(story())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("6")
        await rest(app)
        footer = screen_text(app).splitlines()[-1]
        for key in MENU_KEYS:
            if key.key.isalpha() and len(key.key) == 1:
                assert f"{key.name} {key.label}" in footer
        assert list_keys(app.screen._page, app.net)[: len(MENU_KEYS)] == MENU_KEYS
        await pilot.press("D")
        await rest(app)
        assert isinstance(app.screen, HealthScreen)


async def test_the_palette_still_does_everything_on_the_list_of_lists(rest):
    net = story()
    app = M50App(net)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("6", "ctrl+p", *"maak uw laatste", "down", "enter")
        await rest(app)
        assert "actie-2" not in net.records


def why(net: Network) -> Screen[Any]:
    return WhyScreen(net, "ritme-1", "daarom", ())


MODALS: dict[str, tuple[Callable[[Network], Screen[Any]], str]] = {
    "help": (lambda _: HelpScreen(), "mq"),
    "why": (why, "palwq"),
    "leaving": (lambda _: LeavingScreen(["Nieuw"], lasting=True), "bcw"),
    "repair": (
        lambda _: RepairScreen((Sign(SignStatus.wrong, SignSubject.log, "stuk", "herstel"),)),
        "j",
    ),
    "ask": (lambda _: AskScreen("Vraag", (Question("a", "A"),), lambda _: None), ""),
    "pick": (lambda net: PickScreen(net, ("meeting",)), ""),
    "proposal": (lambda net: ProposalScreen(net.rhythms()[0], (), net.today), ""),
}
"""By name: a dialog, and the letters that are its own."""


@pytest.mark.sweep
@pytest.mark.parametrize("name", MODALS)
@pytest.mark.parametrize("tab", "16")
async def test_a_letter_in_a_dialog_does_nothing_on_the_screen_below(name: str, tab: str, rest):
    net = story()
    make, own = MODALS[name]
    app = M50App(net)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(tab)
        await rest(app)
        dialog = make(net)
        app.push_screen(dialog)
        await rest(app)
        for step in ("", "tab"):
            await pilot.press(*filter(None, [step]), *(one for one in LETTERS if one not in own))
            await pilot.press(*"123456")
            await rest(app)
        assert app.screen is dialog
        below = app.screen_stack[-2]
        assert isinstance(below, MainScreen)
        assert below._tab == {"1": "today", "6": "more"}[tab]
        assert len(net.log()) == 2
