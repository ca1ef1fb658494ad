"""A form tells, while one types a name, who it may be; and what of the plan is locked."""

from m50tui.app import M50App
from m50tui.forms.form import LOCKED, FormScreen
from textual.widgets import Input, Static

import m50core as m50
from m50core.testing.builders import ONE_GOAL, network


async def test_a_form_tells_who_a_name_may_be_while_it_is_typed():
    with network(m50.Person(id="persoon-jan", name="Jan de Vries")) as net:
        app = M50App(net)
        async with app.run_test(size=(120, 50)) as pilot:
            app.push_screen(FormScreen(net, "person"))
            await pilot.pause()
            line = app.screen.query_one("#meant-name", Static)
            assert not line.display
            app.screen.query_one("#field-name", Input).value = "J. de Vries"
            await pilot.pause()
            assert line.display
            assert str(line.content) == "lijkt op: Jan de Vries (persoon-jan)"
            app.screen.query_one("#field-name", Input).value = "Piet de Vries"
            await pilot.pause()
            assert not line.display


async def test_a_form_of_the_plan_says_how_what_it_does_not_show_is_changed():
    with network(plan=[ONE_GOAL]) as net:
        app = M50App(net)
        async with app.run_test(size=(120, 50)) as pilot:
            app.push_screen(FormScreen(net, "goal", "ruimte-07"))
            await pilot.pause()
            shown = [str(static.content) for static in app.screen.query(Static)]
            assert LOCKED in shown
            assert "druk op b" in LOCKED
            assert app.screen.query("#field-themes")
            assert not app.screen.query("#field-due")
