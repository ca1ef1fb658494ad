"""One chooses a record by any name that people have for it."""

from m50tui.app import M50App
from m50tui.forms.pick import PickScreen
from m50tui.widgets.record_list import RecordList
from textual.widgets import Input

import m50core as m50
from m50core.testing.builders import network


async def test_a_municipality_of_before_finds_what_it_is_part_of():
    towns = [m50.Municipality(id=code, code=code, name=name)
             for code, name in (("GM1991", "Maashorst"), ("GM0355", "Zeist"))]  # fmt: skip
    member = m50.Member(id="lid-1", title="Maashorst", municipality="GM1991", status="member")
    with network(*towns, member) as net:
        app = M50App(net)
        async with app.run_test() as pilot:
            app.push_screen(PickScreen(net, ("municipality", "member")))
            await pilot.pause()
            app.screen.query_one(Input).value = "uden"
            await pilot.pause()
            found = app.screen.query_one(RecordList)
            assert found.told == "2 van 3"
            assert found.current is not None
            assert found.current.record == "GM1991"


async def test_each_choice_begins_at_the_top_whatever_was_chosen_the_last_time():
    with network(m50.Person(id="a", name="Ans A"), m50.Person(id="b", name="Bea B")) as net:
        app, chosen = M50App(net), list[str | None]()
        async with app.run_test() as pilot:
            for keys in (("down", "down", "enter"), ("enter",)):
                app.push_screen(PickScreen(net, ("person",)), chosen.append)
                await pilot.pause()
                await pilot.press(*keys)
                await pilot.pause()
        assert chosen == ["b", "a"]
