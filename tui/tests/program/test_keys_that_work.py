"""What the guide says of a key holds on every screen, and only what works is offered."""

from datetime import date

import pytest
from m50tui.app import M50App
from m50tui.forms.ask import AskScreen
from m50tui.forms.pick import PickScreen
from m50tui.meetings.meeting import MeetingScreen
from m50tui.program.looking_back import top_line
from m50tui.program.main import MainScreen
from m50tui.records.detail import DetailScreen
from m50tui.widgets.footer import M50Footer
from m50tui.widgets.help import HelpScreen
from m50tui.widgets.page import Page, Row
from m50tui.widgets.record_list import RecordList
from textual.command import CommandPalette
from textual.widgets import Input

import m50core as m50
from m50core.network.network import Network
from m50core.testing.builders import network, plugin
from m50core.testing.core import CORE_RULES

DAY = date(2025, 3, 11)


def story() -> Network:
    return network(
        m50.Person(id="persoon-1", name="Arno Janssen"),
        m50.Meeting(id="db", title="DB", due="2025-03-13", start="10:00"),
        m50.Meeting(id="later", title="Themasessie"),
        m50.Contact(id="gesprek", title="Kennismaking", person="persoon-1", on="2025-03-10"),
        m50.Contact(id="vervolg", title="Terugblik", person="persoon-1", on="2025-03-11"),
        m50.Rhythm(id="ritme", title="Kwartaalgesprek", cadence="per kwartaal"),
        m50.Budget(id="begroting", title="Begroting 2025", year=2025, due="2025-03-20"),
        m50.ActionItem(id="actie", title="Zaal bellen", due="2025-03-12"),
        today=DAY,
    )


def offered(app: M50App, footer: str = "list-keys") -> set[str]:
    keys = app.screen.query_one(f"#{footer}", M50Footer)._keys
    return {key.name for key in keys}


async def at_line(pilot, shown: RecordList, record: str) -> None:
    await pilot.press("home")
    for _ in range(40):
        if shown.current and shown.current.record == record:
            await pilot.pause()
            return
        await pilot.press("down")
    raise AssertionError(record)


async def test_v_opens_the_next_meeting_from_the_list_of_lists_and_from_health():
    net = story()
    app = M50App(net)
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in ("6", "D"):
            await pilot.press(*keys)
            await pilot.pause()
            await pilot.press("V")
            await pilot.pause()
            assert isinstance(app.screen, MeetingScreen)
            await pilot.press("escape")
            await pilot.pause()


async def test_what_has_no_date_gets_one_with_p_and_u_takes_it_back():
    net = story()
    app = M50App(net)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("5", "tab", "tab", "tab")
        await pilot.pause()
        undated = app.screen.query_one("#agenda-undated", RecordList)
        assert undated.has_focus
        await at_line(pilot, undated, "later")
        assert "Met p geeft u er een" in undated.current.text
        assert {"p", "l"} <= offered(app, "agenda-keys")
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, AskScreen)
        await pilot.press(*"20 mrt", "ctrl+s")
        await pilot.pause()
        assert net["later"].due.latest == date(2025, 3, 20)
        await pilot.press("u")
        await pilot.pause()
        assert net["later"].due is None


async def test_the_verbs_of_vandaag_work_in_a_list_too():
    net = story()
    app = M50App(net)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("6")
        app.screen.action_page("kind:action_item")
        await pilot.pause()
        await pilot.press("space")
        assert net["actie"].status == "done"
        await pilot.press("u", "p")
        await pilot.pause()
        assert isinstance(app.screen, AskScreen)
        await pilot.press("escape", "l")
        await pilot.pause()
        assert app.screen.called.startswith("Laten liggen")


async def test_at_home_only_the_verbs_that_work_on_the_chosen_line_are_offered():
    net = story()
    app = M50App(net)
    async with app.run_test(size=(160, 40)) as pilot:
        await pilot.pause()
        home = app.screen.home
        rows = [row for row in home.first.page.rows if row.record]
        assert {"ritme", "actie"} <= {row.record for row in rows}
        for row in rows:
            await at_line(pilot, home.first, row.record)
            can = {deed.value for deed in home._possible(row)}
            assert ("spatie" in offered(app)) == ("done" in can)
            assert ("p" in offered(app)) == ("schedule" in can)
            assert ("a" in offered(app)) == ("assign" in can)
        await at_line(pilot, home.first, "begroting")
        assert "spatie" not in offered(app)
        before = net.log()
        await pilot.press("space")
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)
        assert net.log() == before


async def test_proof_of_a_rhythm_is_chosen_from_a_list(screen_text):
    net = story()
    app = M50App(net)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await at_line(pilot, app.screen.home.first, "ritme")
        await pilot.press("space")
        await pilot.pause()
        assert isinstance(app.screen, AskScreen)
        assert "F4 kiezen" in screen_text(app)
        await pilot.press("f4")
        await pilot.pause()
        assert isinstance(app.screen, AskScreen)
        app.screen.set_focus(app.screen.query_one("#ask-proof", Input))
        for words in ("kennis", "terugb"):
            await pilot.press("f4")
            await pilot.pause()
            assert isinstance(app.screen, PickScreen)
            await pilot.press(*words, "enter")
            await pilot.pause()
        assert app.screen.query_one("#ask-proof", Input).value == "gesprek, vervolg"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)


@pytest.mark.parametrize("width", [63, 80])
async def test_the_column_that_names_a_line_is_whole_and_no_room_is_left_empty(width):
    rows = (
        Row(("pijler-financien-en-economie", "0.1.0", "goed")),
        Row(("Vragen van leden", "12", "Wat leden vragen, en wat zij daarop van ons horen.")),
    )
    app = M50App(story())
    async with app.run_test(size=(width, 24)) as pilot:
        shown = app.screen.query_one("#list", RecordList)
        await pilot.press("6")
        await pilot.pause()
        shown.show(Page("Meer", ("Wat", "Aantal", "Stand"), rows, main=0))
        first, second = (shown.render_line(n).text for n in (1, 2))
        assert "pijler-financien-en-economie" in first
        assert len(second.rstrip()) >= shown.size.width - 3


async def test_columns_are_those_of_the_size_a_list_is_drawn_at():
    app = M50App(story())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("6")
        await pilot.pause()
        shown = app.screen.query_one("#list", RecordList)
        wide = shown.render_line(0).text
        shown._widths = [14, 0, 0]
        shown._measured = 0
        assert shown.render_line(0).text == wide
        assert "Aantal" in wide


def test_above_the_lists_it_says_first_that_it_is_another_day():
    net = story()
    assert top_line(net.on_day(date(2025, 3, 4)), DAY).startswith(
        "U kijkt terug (esc: naar nu): hoe het was op di 4 mrt 2025"
    )
    assert top_line(net.on_day(date(2025, 4, 1)), DAY).startswith(
        "U kijkt vooruit (esc: naar nu): hoe het is op di 1 apr 2025, met wat nu bekend is"
    )


async def test_what_is_told_hides_neither_the_counts_nor_the_last_lines(screen_text, monkeypatch):
    monkeypatch.setattr("m50tui.app.TOGETHER", 0.0)
    app = M50App(story())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("2")
        await pilot.pause()
        before = screen_text(app).splitlines()
        for n in range(4):
            app.tell(f"Melding {n}: er is iets veranderd in dit netwerk.")
            await pilot.pause()
        await pilot.pause(0.2)
        after = screen_text(app).splitlines()
        assert "Melding 3" in after[0]
        assert "Melding 2" not in "".join(after)
        assert after[3:] == before[3:]


async def test_looking_back_says_that_it_shows_and_keeps_nothing(screen_text):
    app = M50App(story())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.screen.run_action("look_back")
        await pilot.pause()
        assert "^s tonen" in screen_text(app)
        assert "bewaren" not in screen_text(app)


async def test_w_tells_what_to_do_about_a_finding_where_there_is_no_room_beside_it(screen_text):
    rules = {"regels": plugin(rules=lambda: CORE_RULES)}
    app = M50App(network(m50.Pillar(id="p1", title="Ruimte"), plugins=rules, today=DAY))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.screen.action_page("check")
        await pilot.pause()
        assert "Doe:" not in screen_text(app)
        await pilot.press("w")
        await pilot.pause()
        text = screen_text(app)
        assert "Doe:" in text
        assert "esc terug" in text
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DetailScreen)


async def test_what_changes_something_is_not_offered_while_one_looks_back():
    app = M50App(story())
    async with app.run_test(size=(160, 40)) as pilot:
        await pilot.pause()
        await app.push_screen(MainScreen(app.net.on_day(date(2025, 3, 4))))
        await pilot.pause()
        assert not {"spatie", "p", "a", "l", "n", "u"} & offered(app)
        assert "w" in offered(app)


async def test_a_plan_looks_ahead_for_the_year_of_a_day():
    net = network(
        m50.ActionItem(id="actie", title="Zaal bellen", due="2025-01-08"), today=date(2025, 1, 6)
    )
    app = M50App(net)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await at_line(pilot, app.screen.home.first, "actie")
        await pilot.press("p")
        await pilot.pause()
        await pilot.press(*"28 nov", "ctrl+s")
        await pilot.pause()
        assert net["actie"].due.latest == date(2025, 11, 28)


async def test_progress_is_offered_only_where_there_is_a_plan_to_make_it_on():
    app = M50App(story())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.screen.action_page("kind:contact")
        await pilot.pause()
        assert "v" not in offered(app)
        app.screen.action_page("kind:rhythm")
        await pilot.pause()
        assert "v" in offered(app)
        app.show_record("gesprek", lambda _: None)
        await pilot.pause()
        assert "v" not in {key.name for key in app.screen.query_one(M50Footer)._keys}


async def test_the_palette_does_in_a_list_what_it_does_at_home():
    net = story()
    app = M50App(net)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.screen.action_page("kind:action_item")
        await pilot.pause()
        await pilot.press("ctrl+p", *"het is klaar", "down", "enter")
        await pilot.pause()
        assert net["actie"].status == "done"


async def test_f2_finds_a_command_where_the_terminal_keeps_ctrl_p_also_while_one_types():
    app = M50App(story())
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in ((), ("2", "n")):
            await pilot.press(*keys, "f2")
            assert isinstance(app.screen, CommandPalette), keys
            await pilot.press(*"hulp")
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(app.screen, HelpScreen), keys
            await pilot.press("escape")


async def test_ctrl_c_copies_the_chosen_line_or_what_was_selected_and_tells_how_to_stop():
    app, told = M50App(story()), []
    app.notify = lambda message, **_: told.append(message)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("6", "slash", *"actiepunt", "enter", "enter")
        await pilot.press("ctrl+c")
        assert app.clipboard.split("\t")[0] == "Zaal bellen"
        assert told[-1] == "De gekozen regel is gekopieerd. Stoppen doet u met ctrl+q."
        await pilot.press("enter")
        await pilot.mouse_down(offset=(0, 3))
        await pilot.hover(offset=(60, 4))
        await pilot.mouse_up(offset=(60, 4))
        await pilot.press("ctrl+c")
        assert app.clipboard
        assert told[-1] == "Gekopieerd. Plak het in het andere programma."
    assert app.return_code in (0, None)


async def test_ctrl_c_where_nothing_can_be_copied_only_tells_how_to_stop():
    app, told = M50App(story()), []
    app.notify = lambda message, **_: told.append(message)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "ctrl+c")
        assert (app.clipboard, told[-1]) == ("", "Stoppen doet u met ctrl+q.")
