"""The screen as of another day: read, gone back from, never changed."""

from datetime import date

import pytest
from m50tui.app import M50App
from m50tui.forms.ask import AskScreen
from m50tui.program.main import MainScreen

import m50core as m50
from m50core.store.memory import MemoryStore
from m50core.testing.builders import network

MAY, JUNE = date(2025, 5, 16), date(2025, 6, 20)


def adopted_in_may() -> m50.Network:
    store = MemoryStore()
    budget = m50.Budget(id="begroting", title="Begroting 2026", year=2026, status="tabled")
    with network(budget, store=store, today=MAY):
        pass
    net = network(store=store, today=JUNE)
    with net.commit("besloten") as commit:
        commit.add(m50.Decision(id="b", title="Vast", status="taken", taken_on=MAY, effective=MAY))
        commit.add(
            m50.Amendment(
                title="Vast", about="begroting", field_name="status", new_value="adopted",
                decision="b",
            )
        )  # fmt: skip
    return net


@pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=["120x36", "80x24"])
async def test_one_looks_back_and_returns(size, screen_text):
    net = adopted_in_may()
    app = M50App(net)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.screen.run_action("look_back")
        await pilot.pause()
        assert isinstance(app.screen, AskScreen)
        await pilot.press(*"15 mei 2025", "ctrl+s")
        await pilot.pause()
        past = app.screen
        assert isinstance(past, MainScreen)
        assert past.net["begroting"].status == "tabled"
        assert "U kijkt terug (esc" in screen_text(app)
        app.show_record("begroting", lambda _: None)
        await pilot.pause()
        assert app.screen.net is past.net
        await pilot.press("escape")
        await app.screen.run_action("look_back")
        await pilot.pause()
        assert app.screen is past
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)
        assert app.screen.net is net
        assert "kijkt terug" not in screen_text(app)


async def test_a_key_that_changes_something_says_that_one_looks_back():
    net = adopted_in_may()
    app = M50App(net)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await app.screen.run_action("look_back")
        await pilot.press(*"15 mei 2025", "ctrl+s")
        await pilot.pause()
        await pilot.press("u")
        await pilot.pause()
        told = " ".join(str(one.message) for one in app._notifications)
        assert "blik op het verleden" in told
    assert net["begroting"].status == "adopted"
