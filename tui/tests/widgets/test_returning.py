"""Each list stands where one left it: its line, how it was sorted, what was sought."""

import json
from datetime import date
from pathlib import Path

import pytest
from m50tui.app import M50App
from m50tui.widgets.record_list import RecordList
from textual.widgets import Input

import m50core as m50
from m50core.network.network import Network
from m50core.plugins.register import Register
from m50core.program.rooms import BUILTINS


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A network with five actions and a person."""
    with opened(tmp_path / "net") as net, net.commit("Eerst") as c:
        for n, title in enumerate(("Zaal", "Koffie", "Zaalplan", "Brief", "Thee")):
            c.add(m50.ActionItem(title=title, due=f"2025-04-0{9 - n}"))
        c.add(m50.Person(name="Jan de Vries", email="jan@zeist.example"))
    return tmp_path / "net"


def opened(place: Path) -> Network:
    return m50.open(place, today=date(2025, 3, 11), register=Register(BUILTINS, found=()))


def stands(app: M50App) -> tuple[str, str, int]:
    """Return the line, what is in the filter, and how many rows are shown."""
    shown = app.screen.query_one("#list", RecordList)
    return shown.spot.record, app.screen.query_one("#filter", Input).value, len(shown._rows)


async def leave_filtered_and_sorted(app: M50App, pilot, rest) -> None:
    app.screen.action_page("kind:action_item")
    await rest(app)
    await pilot.press("slash", *"zaal", "enter", "s", "S", "down")
    await rest(app)


async def test_a_list_stands_where_one_left_it_after_another_and_after_a_restart(place: Path, rest):
    with opened(place) as net:
        app = M50App(net)
        async with app.run_test(size=(120, 36)) as pilot:
            await rest(app)
            await leave_filtered_and_sorted(app, pilot, rest)
            left, spot = stands(app), app.screen.query_one("#list", RecordList).spot
            assert left == ("actie-1", "zaal", 2)
            assert (spot.sort, spot.backward) == ("title", True)
            await pilot.press("2")
            await rest(app)
            assert stands(app)[1] == ""
            app.screen.action_page("kind:action_item")
            await rest(app)
            assert stands(app) == left
            await pilot.press("down", "up", "up")
            await rest(app)
            assert stands(app) == ("actie-3", "zaal", 2)
    with opened(place) as net:
        app = M50App(net)
        async with app.run_test(size=(120, 36)) as pilot:
            await rest(app)
            app.screen.action_page("kind:action_item")
            await rest(app)
            assert stands(app) == ("actie-3", "zaal", 2)
            assert app.screen.query_one("#list", RecordList).spot.backward
            assert "2 van 5" in str(app.screen.query_one("#list").border_title)
            await pilot.press("escape")
            await rest(app)
            assert stands(app)[1:] == ("", 5)


async def test_the_key_of_the_tab_that_is_shown_begins_it_anew(place: Path, rest):
    with opened(place) as net:
        app = M50App(net)
        async with app.run_test(size=(120, 36)) as pilot:
            await rest(app)
            await pilot.press("6", "down", "down")
            await rest(app)
            left = stands(app)
            await pilot.press("4", "6")
            await rest(app)
            assert stands(app) == left
            await pilot.press("6")
            await rest(app)
            assert stands(app) != left


async def test_what_is_not_there_any_more_is_passed_over(place: Path, rest):
    with opened(place) as net:
        gone = m50.ListSpot("actie-99", "Kolom van toen", backward=True)
        net.spots.note("kind:action_item", gone)
        app = M50App(net)
        async with app.run_test(size=(120, 36)):
            await rest(app)
            app.screen.action_page("kind:action_item")
            await rest(app)
            record, words, count = stands(app)
            assert (record.startswith("actie-"), words, count) == (True, "", 5)
            assert app.screen.query_one("#list", RecordList).spot.sort == ""


@pytest.mark.parametrize("here", [True, False], ids=["here", "elsewhere"])
async def test_who_is_erased_is_forgotten_also_in_what_is_sought(place: Path, rest, here: bool):
    desk = Path(place.parent / "settings" / "desk.json")
    with opened(place) as net:
        app = M50App(net)
        async with app.run_test(size=(120, 36)) as pilot:
            await rest(app)
            app.screen.action_page("kind:person")
            await rest(app)
            await pilot.press("slash", *"vries", "enter")
            await rest(app)
            assert stands(app) == ("persoon-1", "vries", 1)
            net.spots.keep()
            assert "vries" in desk.read_text("utf-8")
            if here:
                net.erase_person("persoon-1")
            else:
                with opened(place) as other:
                    other.erase_person("persoon-1")
            app._look()
            await rest(app)
            assert stands(app)[1] == ""
            await pilot.press("down")
            await rest(app)
    lists = json.loads(desk.read_text("utf-8"))["lists"]
    assert "vries" not in str(lists)
    assert "kind:person" in str(lists)
