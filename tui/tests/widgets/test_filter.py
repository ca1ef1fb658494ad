"""Looking for something in a list: all that it can show is searched, and how much was found."""

import pytest
from m50tui.app import M50App
from m50tui.forms.pick import PickScreen
from m50tui.records.lists import kinds_page
from m50tui.widgets.page import Row
from m50tui.widgets.record_list import RecordList
from m50tui.widgets.rows import first_called, holds, in_order
from textual.widgets import Input

import m50core as m50
from m50core.network.network import Network
from m50core.records import fold
from m50core.testing.builders import network

SIZE, NARROW = (120, 36), (80, 24)


def busy() -> Network:
    """More asks for attention than is shown at once; the rest lies behind “en nog …”."""
    first = [m50.ActionItem(title=f"Zaal {n}", due="2025-03-11") for n in range(20)]
    return network(
        *first,
        m50.ActionItem(title="Koffie bestellen", due="2025-03-12"),
        m50.Meeting(title="Ooit nog koffie"),
        m50.Meeting(title="Overleg over koffie", due="2025-03-20"),
        m50.Meeting(title="Overleg over thee", due="2025-03-20"),
        m50.Rhythm(title="Koffie met de VNG", cadence="per kwartaal"),
        m50.Rhythm(title="Thee met het Rijk", cadence="per kwartaal"),
    )


def titles(shown: RecordList) -> list[str]:
    return [row.cells[1] for row in shown._rows]


@pytest.mark.parametrize("size", [SIZE, NARROW], ids=["120x36", "80x24"])
async def test_on_vandaag_also_what_is_not_shown_is_searched(size, rest, screen_text):
    net = busy()
    everything = len(net.day().everything)
    assert everything > 20
    app = M50App(net)
    async with app.run_test(size=size) as pilot:
        await rest(app)
        panel = app.screen.home.first
        assert "Koffie bestellen" not in titles(panel)
        await pilot.press("slash", *"koffie bes")
        await rest(app)
        assert titles(panel) == ["Koffie bestellen"]
        text = screen_text(app)
        assert f"1 van {everything} gevonden" in text
        assert f"Nu aandacht nodig ({everything}): 1 gevonden" in text
        await pilot.press("ctrl+u", *"zaal")
        await rest(app)
        assert f"20 van {everything} gevonden" in screen_text(app)
        await pilot.press("escape")
        await rest(app)
        assert panel.count == 7
        assert "gevonden" not in screen_text(app)
        assert f"en nog {everything - 7}" in titles(panel)[7]


async def test_a_search_that_finds_nothing_says_in_how_many(net: Network, rest, screen_text):
    app = M50App(net)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("2", "slash", *"xqz")
        await rest(app)
        assert "Doelen (0 van 4)" in screen_text(app)
        assert "Niets gevonden: 0 van 4." in screen_text(app)


async def test_searching_once_more_begins_anew(net: Network, rest):
    app = M50App(net)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("2", "slash", *"handboek", "enter", "slash", *"fracties")
        await rest(app)
        assert app.screen.query_one("#filter", Input).value == "fracties"
        assert app.screen.list.told == "2 van 4"


async def test_the_agenda_searches_every_list_and_says_how_many(rest, screen_text):
    app = M50App(busy())
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.press("5", "slash", *"koffie")
        await rest(app)
        text = screen_text(app)
        assert "Ritmes (1 van 2)" in text
        assert "Nog geen datum (1 van 1)" in text
        assert "maart 2025 (3 van" in text
        app.screen.agenda.go(m50.Period.parse("2025-03-20").latest)
        await rest(app)
        assert "(1 van 2)" in str(app.screen.query_one("#agenda-day").border_title)
        await pilot.press("ctrl+u", *"xqz")
        await rest(app)
        assert "niets gevonden op deze dag" in screen_text(app)
        await pilot.press("escape")
        await rest(app)
        assert "Ritmes (2)" in screen_text(app)


async def test_a_search_does_not_linger_on_a_screen_that_one_comes_back_to(rest):
    net = busy()
    app = M50App(net)
    async with app.run_test(size=SIZE) as pilot:
        await rest(app)
        shown = app.screen.home.first.count
        await pilot.press("slash", *"koffie")
        await rest(app)
        app.screen._go("kind:deferral")
        await pilot.press("escape")
        await rest(app)
        assert app.screen.home.first.count == shown


async def test_of_what_can_be_picked_it_is_said_how_many_there_are(rest, screen_text):
    app = M50App(busy())
    async with app.run_test(size=SIZE) as pilot:
        app.push_screen(PickScreen(app.net, ("meeting",)))
        await pilot.press(*"thee")
        await rest(app)
        assert "1 van 3" in screen_text(app)


@pytest.mark.parametrize("tab", "1236")
async def test_sorting_by_any_column_goes_on_however_few_cells_a_line_has(tab: str, rest):
    app = M50App(busy())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press(tab)
        await rest(app)
        for _ in range(8):
            app.screen.list.action_sort()
        await rest(app)
        assert app.is_running


async def test_the_palette_says_that_there_is_more_than_it_gives(rest, screen_text):
    app = M50App(busy())
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("ctrl+p", *"zaal", "end")
        await rest(app)
        assert "hier staan de eerste 20" not in screen_text(app)
        with app.net.commit("Een meer") as commit:
            commit.add(m50.ActionItem(title="Zaal erbij"))
        await pilot.press("backspace", "l")
        await rest(app)
        await pilot.pause(0.5)
        assert "hier staan de eerste 20" in screen_text(app)


def lines(shown: RecordList) -> list[str]:
    return [row.cells[0] for row in shown._rows if not row.heading]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("hoogstraten", ["Laat"]),
        ("te laat", ["Laat"]),
        ("status=open", ["Laat", "Later"]),
        ("Status=klaar", ["Klaar"]),
        ("status=done", ["Klaar"]),
        ("due=2025-12", ["Later"]),
        ("trekker=laura open", ["Laat"]),
        ("status", []),
    ],
)
def test_a_list_is_searched_by_who_sees_to_it_by_late_and_by_field(asked: str, found: list[str]):
    laura = m50.Person(id="persoon-1", name="Laura Hoogstraten")
    with network(
        laura,
        m50.ActionItem(title="Laat", due="2025-03-01", owner=laura.id),
        m50.ActionItem(title="Later", due="2025-12-01"),
        m50.ActionItem(title="Klaar", due="2025-02-01", status="done"),
    ) as net:
        page = kinds_page(net, "Actiepunten", ["action_item"])
        wanted = fold(asked).split()
        folded = [(row, fold(" ".join((*row.cells, *row.also)))) for row in page.rows]
        assert [row.cells[0] for row, text in folded if holds(row, text, wanted)] == found


def test_a_list_is_sorted_by_days_and_amounts_either_way_with_the_empty_ones_last():
    with network(
        m50.ActionItem(title="b", due="2 mrt 2026"),
        m50.ActionItem(title="c"),
        m50.ActionItem(title="a", due="Q1 2025"),
        m50.ActionItem(title="d", due="11 apr 2025"),
    ) as net:
        page = kinds_page(net, "Actiepunten", ["action_item"])
        column = page.columns.index("Uiterlijk")
        rows = list(page.rows)
        assert [r.cells[0] for r in in_order(rows, column, backward=False)] == [*"adbc"]
        assert [r.cells[0] for r in in_order(rows, column, backward=True)] == [*"bdac"]
        assert [r.cells[0] for r in in_order(rows, 0, backward=True)] == [*"dcba"]


async def test_the_column_that_is_sorted_by_is_marked_and_forgotten_on_another_page(
    net: Network, rest
):
    app = M50App(net)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("2")
        await rest(app)
        shown = app.screen.list
        await pilot.press("s")
        assert [head for head in shown._heads if "▲" in head] == [f"{shown.page.columns[0]} ▲"]
        await pilot.press("S")
        assert "▼" in shown._heads[0]
        await pilot.press("3")
        await rest(app)
        assert not any("▲" in head or "▼" in head for head in shown._heads)


def test_what_is_called_so_is_chosen_before_what_only_tells_of_it():
    """“vergaderingen” opens the meetings, not the series, whose help has that word."""
    told = "Vergaderingen van één soort die steeds terugkomen"
    rows = [Row((title, "0", told)) for title in ("Vergaderreeksen", "Vergaderingen")]
    assert first_called(rows, "vergaderingen", 0) == 1
    assert first_called(rows, "vergader", 0) == 0
    assert first_called(rows, "", 0) == 0
