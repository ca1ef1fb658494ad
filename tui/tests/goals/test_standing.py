"""How a goal stands, seen and judged with keys."""

import pytest
from m50tui.app import M50App
from m50tui.forms.form import FormScreen
from m50tui.program.main import MainScreen
from m50tui.records.detail import DetailScreen
from textual.widgets import Input, Select, TextArea

import m50core as m50
from m50core.network.network import Network

SIZE = (120, 36)


async def judge(app: M50App, pilot) -> None:
    """Fill in the form: on course, with a reason."""
    assert isinstance(app.screen, FormScreen)
    assert app.screen.query_one("#field-about", Input).value == "ruimte-01"
    app.screen.query_one("#field-stand", Select).value = "on_course"
    app.screen.query_one("#field-reason", TextArea).text = "De gesprekken staan in de agenda."
    await pilot.press("ctrl+s")
    await pilot.pause()


async def test_a_goal_says_why_and_a_person_judges_otherwise(
    net: Network, check_snapshot, screen_text
):
    app = M50App(net)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("2", "o")
        await pilot.pause()
        await judge(app, pilot)
        assert isinstance(app.screen, MainScreen)
        (kept,) = net.collection("judgement")
        assert (kept.about, kept.on, kept.by) == ("ruimte-01", net.today, "secretariaat")
        found = [row for row in app.screen._page.rows if row.record == "ruimte-01"]
        assert found[0].cells[1] == "op koers (oordeel; berekend: risico)"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DetailScreen)
        check_snapshot(app, "goal-120x36")
        await pilot.press("u")
        await pilot.pause()
        assert "Stand: risico" in screen_text(app)


async def test_a_judgement_is_of_a_goal(net: Network, screen_text):
    app = M50App(net)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("3", "o")
        await pilot.pause(0.3)
        assert isinstance(app.screen, MainScreen)
        assert "hoort bij een doel" in screen_text(app)


@pytest.mark.sweep
async def test_a_note_of_all_of_it_proposes_to_finish_and_does_not(net: Network):
    app = M50App(net)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("2", "v")
        await pilot.pause()
        app.screen.query_one("#field-title", Input).value = "alle fracties gesproken"
        app.screen.query_one("#field-percent", Input).value = "100"
        await pilot.press("ctrl+s")
        await pilot.pause()
        told = " ".join(str(one.message) for one in app._notifications)
        assert "is voor 100% klaar. Zet de status op afgerond" in told
        assert net.goals["ruimte-01"].status is m50.Goal(title="x").status
