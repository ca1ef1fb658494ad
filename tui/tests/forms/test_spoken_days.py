"""Days on the screen as people say them: told back under the field, and kept as they were meant."""

from datetime import date

from m50tui.app import M50App
from m50tui.forms.ask import AskScreen, DayQuestion
from m50tui.forms.form import FormScreen
from textual.widgets import Input, Static

from m50core.testing.builders import network
from m50core.values.looking import Looking

MARCH = date(2025, 3, 11)


async def test_a_form_tells_live_how_a_day_is_understood_and_keeps_that_day():
    with network(today=MARCH) as net:
        app = M50App(net)
        async with app.run_test(size=(120, 50)) as pilot:
            app.push_screen(FormScreen(net, "action_item"))
            await pilot.pause()
            line = app.screen.query_one("#meant-due", Static)
            field = app.screen.query_one("#field-due", Input)
            app.screen.query_one("#field-title", Input).value = "Zaal"
            assert not line.display
            for typed, told in (
                ("over 2 weken", "begrepen als di 25 mrt 2025"),
                ("week 13", "begrepen als week 13 2025 (ma 24 t/m zo 30 mrt 2025)"),
                ("2025-03-25", ""),
                ("over 2 we", ""),
                ("14 mrt", "begrepen als vr 14 mrt 2025"),
            ):
                field.value = typed
                await pilot.pause()
                assert (str(line.content), line.display) == (told, bool(told))
            await pilot.press("ctrl+s")
            await pilot.pause()
        (made,) = net.collection("action_item").where(title="Zaal")
        assert str(made.due) == "2025-03-14"


async def test_a_weekday_that_does_not_fit_is_told_at_the_field_and_nothing_is_kept():
    with network(today=MARCH) as net:
        app = M50App(net)
        async with app.run_test(size=(120, 50)) as pilot:
            app.push_screen(FormScreen(net, "action_item"))
            await pilot.pause()
            app.screen.query_one("#field-title", Input).value = "Zaal"
            app.screen.query_one("#field-due", Input).value = "maandag 25 maart"
            await pilot.press("ctrl+s")
            await pilot.pause()
            wrong = str(app.screen.query_one("#wrong-due", Static).content)
            assert "25 maart 2025 is een dinsdag, geen maandag" in wrong
        assert not len(net.collection("action_item").where(title="Zaal"))


async def test_a_question_for_a_day_tells_it_back_too():
    with network(today=MARCH) as net:
        asked = DayQuestion("on", "Gebeurd op", net=net, looking=Looking.back)
        given: list[date] = []
        app = M50App(net)
        async with app.run_test(size=(100, 40)) as pilot:
            app.push_screen(AskScreen("Proef", (asked,), lambda to: given.append(asked.read(to))))
            await pilot.pause()
            app.screen.query_one("#ask-on", Input).value = "vrijdag"
            await pilot.pause()
            line = app.screen.query_one("#meant-on", Static)
            assert str(line.content) == "begrepen als vr 7 mrt 2025"
            await pilot.press("ctrl+s")
            await pilot.pause()
        assert given == [date(2025, 3, 7)]
