"""A list with nothing in it says what it would hold, and which key adds something."""

import pytest
from m50tui.app import M50App
from m50tui.forms.pick import PickScreen
from m50tui.goals.lists import goals_page
from m50tui.meetings.roll import RollScreen
from m50tui.program.lists import named_page, tab_page
from m50tui.records.detail import DetailScreen
from m50tui.widgets.page import Page
from m50tui.widgets.record_list import RecordList

import m50core as m50
from m50core.network.network import Network
from m50core.testing.builders import network

SIZE = (120, 40)


@pytest.fixture
def bare() -> Network:
    return network()


def pages(net: Network) -> dict[str, Page]:
    made = {tab: tab_page(net, tab) for tab in ("goals", "lobby", "members")}
    made |= {name: named_page(net, name) for name in ("check", "plan-check", "rhythms", "bin")}
    return made | {kind: named_page(net, f"kind:{kind}") for kind in net.kinds}


def test_every_list_says_so_when_there_is_nothing_in_it(bare: Network):
    for name, page in pages(bare).items():
        said = [row for row in page.rows if row.nothing]
        assert said, name
        assert all(row.text for row in said), name
        assert not any(row.record for row in page.rows), name
        if page.kind:
            assert "n voegt u toe" in said[0].text or "dan n." in said[0].text, name


def test_a_list_of_several_kinds_says_where_each_is_added(bare: Network):
    said = [row.cells[0] for row in tab_page(bare, "lobby").rows if row.nothing]
    assert said == [
        "Nog geen lobbylijnen. Met n voegt u toe: lobbylijn.",
        "Nog geen lobbymomenten. Toevoegen: Meer > Lobbymomenten, en dan n.",
        "Nog geen belanghebbenden. Toevoegen: Meer > Belanghebbenden, en dan n.",
        "Nog geen contacten. Toevoegen: Meer > Contacten, en dan n.",
    ]


def test_with_something_in_it_a_list_says_nothing_of_the_kind():
    assert not any(row.nothing for row in goals_page(network(m50.Goal(title="Een"))).rows)


async def test_one_starts_at_what_is_there_and_not_at_what_is_not(rest):
    net = network(m50.LobbyMoment(id="debat", title="Debat", due="2025-03-25"))
    app = M50App(net)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("3")
        await rest(app)
        assert app.screen.list.current.record == "debat"


async def test_every_panel_of_vandaag_and_the_agenda_says_so(bare: Network, rest):
    app = M50App(bare)
    async with app.run_test(size=SIZE) as pilot:
        for tab, prefix in (("1", "panel-"), ("5", "agenda-")):
            await pilot.press(tab)
            await rest(app)
            lists = list(app.screen.query(RecordList))
            for one in (one for one in lists if one.id and one.id.startswith(prefix)):
                assert one.page.rows, one.id
                assert all(row.text for row in one.page.rows if row.nothing), one.id


async def test_what_hangs_together_with_nothing_and_what_cant_be_picked_says_so(
    bare: Network, rest, screen_text
):
    with bare.commit("Een") as commit:
        commit.add(m50.ActionItem(id="actie-1", title="Zaal"))
        commit.add(m50.Meeting(id="db", title="DB", due="2025-03-13"))
    app = M50App(bare)
    async with app.run_test(size=SIZE) as pilot:
        app.push_screen(DetailScreen(bare, "actie-1"))
        await rest(app)
        assert "Nog niets. Met e" in screen_text(app)
        await pilot.press("enter")
        await rest(app)
        assert isinstance(app.screen, DetailScreen)
        app.push_screen(PickScreen(bare, ("person",)))
        await rest(app)
        assert "Voeg eerst iets toe: Meer > Personen, n." in screen_text(app)
        await pilot.press("enter")
        await rest(app)
        assert isinstance(app.screen, PickScreen)
        app.pop_screen()
        app.push_screen(RollScreen(bare, "db"))
        await rest(app)
        assert "Nog geen leden of personen" in screen_text(app)
