"""What a form shows can be typed over as it stands, and means the same."""

from decimal import Decimal

from m50tui.app import M50App
from m50tui.forms.form import FormScreen
from textual.widgets import Input, Static

import m50core as m50
from m50core.testing.builders import network


async def test_what_a_form_shows_is_kept_as_it_was_when_it_is_typed_again():
    with network() as net:
        with net.commit("Cijfer") as c:
            made = c.make("indicator", {"title": "Groei", "target": "1,125"})
            portfolio = c.make("portfolio", {"title": "Wonen", "priorities": ["a, b", '"c" d']})
        app = M50App(net)
        async with app.run_test(size=(120, 50)) as pilot:
            for record, name in ((made, "target"), (portfolio, "priorities")):
                app.push_screen(FormScreen(net, record.kind, record.id))
                await pilot.pause()
                field = app.screen.query_one(f"#field-{name}", Input)
                shown, field.value = field.value, ""
                field.value = f" {shown} "
                app.screen.query_one("#field-title", Input).value += " anders"
                await pilot.press("ctrl+s")
                await pilot.pause()
                assert net[record.id].title.endswith(" anders")
        assert net[made.id].target == Decimal("1.125")
        assert net[portfolio.id].priorities == ("a, b", '"c" d')


async def test_a_name_in_a_form_is_read_as_who_is_called_so_and_one_of_nobody_is_told():
    with network(m50.Person(id="persoon-jan", name="Jan de Vries")) as net:
        app = M50App(net)
        async with app.run_test(size=(120, 50)) as pilot:
            app.push_screen(FormScreen(net, "action_item"))
            await pilot.pause()
            app.screen.query_one("#field-title", Input).value = "Bellen"
            app.screen.query_one("#field-owner", Input).value = "Jan de Vris"
            await pilot.pause()
            app.screen.action_save()
            await pilot.pause()
            wrong = app.screen.query_one("#wrong-owner", Static)
            assert "Bedoelt u Jan de Vries (persoon-jan)?" in str(wrong.content)
            app.screen.query_one("#field-owner", Input).value = "jan de vries"
            await pilot.pause()
            app.screen.action_save()
            await pilot.pause()
        (kept,) = net.collection("action_item")
        assert kept.owner == "persoon-jan"


async def test_all_that_a_commit_refuses_stands_at_its_own_field():
    with network() as net:
        app = M50App(net)
        async with app.run_test(size=(120, 50)) as pilot:
            app.push_screen(FormScreen(net, "action_item"))
            await pilot.pause()
            for name, typed in (("title", "Zaal"), ("meeting", "verg-98"), ("decision", "besl-9")):
                app.screen.query_one(f"#field-{name}", Input).value = typed
            await pilot.press("ctrl+s")
            await pilot.pause()
            for name, record_id in (("meeting", "verg-98"), ("decision", "besl-9")):
                wrong = app.screen.query_one(f"#wrong-{name}", Static)
                assert wrong.display
                assert record_id in str(wrong.content)
        assert not len(net.collection("action_item"))
