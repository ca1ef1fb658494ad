"""The home screen: what the day asks, and doing something about it from where it stands."""

from datetime import date

import pytest
from m50tui.app import M50App
from m50tui.forms.ask import AskScreen
from m50tui.forms.pick import PickScreen
from m50tui.meetings.meeting import MeetingScreen
from m50tui.program.main import MainScreen
from m50tui.records.detail import DetailScreen
from m50tui.terminal.keys import HOME_KEYS
from m50tui.today.panels import PANELS
from m50tui.today.why import WhyScreen
from m50tui.widgets.help import HelpScreen
from m50tui.widgets.record_list import RecordList
from textual.widgets import Input, Static

import m50core as m50
from m50core.network.network import Network
from m50core.testing.builders import network
from m50core.today import deeds

WIDE, NARROW, LOW = (120, 36), (80, 24), (120, 24)
DAY = date(2025, 3, 11)


def story(*more: m50.Record) -> Network:
    """A week with something in every panel."""
    return network(
        m50.Organisation(id="org-p31", name="Platform31"),
        m50.Person(id="persoon-1", name="Arno Janssen"),
        m50.ActionItem(id="actie-1", title="Zaal vastleggen", due="2025-03-12", owner="persoon-1"),
        m50.Rhythm(
            id="ritme-1", title="Kwartaalgesprek", cadence="per kwartaal", partners=("org-p31",)
        ),
        m50.Meeting(id="db", title="DB", due="2025-03-13", start="10:00"),
        m50.Paper(title="Voorstel wijken", meeting="db", status="drafted", due="2025-03-03"),
        m50.Goal(id="doel-1", title="Gesprekken met fracties", due="2025-03-28"),
        m50.LobbyMoment(id="moment-1", title="AO gemeentefinanciën", due="2025-03-25"),
        m50.Budget(id="b", title="Begroting 2025", year=2025, due="bij 1e ALV 2025"),
        *more,
        today=DAY,
    )


def panel(app: M50App, name: str) -> RecordList:
    return app.screen.query_one(f"#panel-{name}", RecordList)


async def chosen(pilot, app: M50App, record: str) -> None:
    """Go to a record's line in the panel that one is in."""
    here = app.screen.home.panel
    await pilot.press("home")
    for _ in range(20):
        if here.current and here.current.record == record:
            return
        await pilot.press("down")
    raise AssertionError(f"{record} is not in this panel")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
async def test_the_day_looks_as_it_did(size, check_snapshot):
    net = story()
    net.carry_out(deeds.leave(net.records, "moment-1", date(2025, 3, 20), "eerst bellen", DAY))
    app = M50App(net)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        check_snapshot(app, f"home-{size[0]}x{size[1]}")


@pytest.mark.parametrize("size", [WIDE, NARROW, LOW], ids=["120x36", "80x24", "120x24"])
async def test_tab_walks_through_every_panel_and_each_can_be_read(size, screen_text):
    seen = {
        "attention": "Zaal vastleggen", "week": "10:00", "goals": "fracties",
        "moments": "AO gemeentefin", "changes": "Verhaal", "affairs": "Begroting 2025",
    }  # fmt: skip
    assert seen.keys() == PANELS.keys()
    app = M50App(story())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for name, text in seen.items():
            assert app.focused is panel(app, name)
            assert panel(app, name).size.height >= 3, name
            assert text in screen_text(app), name
            await pilot.press("tab")
            await pilot.pause()


async def test_why_the_chosen_line_is_there_follows_the_cursor_and_opens_in_full(screen_text):
    app = M50App(story())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await chosen(pilot, app, "ritme-1")
        await pilot.pause()
        why = str(app.screen.query_one("#home-why", Static).render())
        assert "Kwartaalgesprek" in why
        assert "Beloofd: per kwartaal" in why
        await pilot.press("w")
        await pilot.pause()
        assert isinstance(app.screen, WhyScreen)
        text = screen_text(app)
        assert "Waarom staat dit hier?" in text
        assert "geef het een dag" in text
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)


async def test_space_says_that_it_is_done_and_u_takes_it_back():
    net = story()
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await chosen(pilot, app, "actie-1")
        await pilot.press("space")
        await pilot.pause()
        assert net["actie-1"].status == "done"
        shown = [row.record for row in panel(app, "attention").page.rows]
        assert "actie-1" not in shown
        await pilot.press("u")
        await pilot.pause()
        assert net["actie-1"].status == "open"
        assert "actie-1" in [row.record for row in panel(app, "attention").page.rows]


async def test_a_rhythm_is_planned_on_the_day_that_is_proposed():
    net = story()
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await chosen(pilot, app, "ritme-1")
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, AskScreen)
        proposed = app.screen.query_one("#ask-day", Input).value
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)
        (planned,) = net.meetings.where(rhythm="ritme-1")
        assert planned.due.words == proposed


async def test_a_rhythm_is_done_only_with_proof_and_what_was_typed_stays(screen_text):
    net = story(m50.Document(id="doc-1", title="Notitie"))
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await chosen(pilot, app, "ritme-1")
        await pilot.press("space")
        await pilot.pause()
        app.screen.query_one("#ask-on", Input).value = "2025-03-10"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "! Het ritme “Kwartaalgesprek” telt alleen" in screen_text(app)
        assert app.screen.query_one("#ask-on", Input).value == "2025-03-10"
        app.screen.query_one("#ask-proof", Input).value = "doc-1"
        await pilot.press("ctrl+s")
        await pilot.pause()
        (note,) = net.collection("progress")
        assert (note.on, note.evidence) == (date(2025, 3, 10), ("doc-1",))


async def test_a_line_is_left_until_a_day_with_a_reason_and_stands_among_what_is_left(screen_text):
    net = story()
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await chosen(pilot, app, "actie-1")
        await pilot.press("l")
        await pilot.pause()
        await pilot.press(*"ooit eens", "enter", *"zaal is dicht", "enter")
        await pilot.pause()
        assert isinstance(app.screen, AskScreen), "a day that can't be read keeps nothing"
        assert len(net.collection("deferral")) == 0
        app.screen.query_one("#ask-until", Input).value = "2025-03-20"
        await pilot.press("ctrl+s")
        await pilot.pause()
        (left,) = net.collection("deferral")
        assert (left.about, left.reason, left.until) == (
            "actie-1", "zaal is dicht", date(2025, 3, 20),
        )  # fmt: skip
        assert "1 laat u liggen" in screen_text(app)


async def test_a_trekker_is_picked_by_a_part_of_the_name():
    net = story()
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await chosen(pilot, app, "ritme-1")
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(app.screen, PickScreen)
        await pilot.press(*"arno", "enter")
        await pilot.pause()
        assert net["ritme-1"].owner == "persoon-1"


async def test_the_rest_unfolds_where_it_stands_and_esc_folds_it():
    items = [m50.ActionItem(title=f"actie {n}", due="2025-03-12") for n in range(9)]
    app = M50App(story(*items))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        here = panel(app, "attention")
        assert here.current.record
        assert len([row for row in here.page.rows if row.record]) == 7
        await pilot.press("end", "enter")
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)
        assert len([row for row in here.page.rows if row.record]) == 13
        await pilot.press("escape")
        await pilot.pause()
        assert len([row for row in here.page.rows if row.record]) == 7


async def test_enter_opens_what_the_line_of_any_panel_is_about():
    app = M50App(story())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        for name in ("attention", "week", "goals", "moments", "changes"):
            assert app.focused is panel(app, name)
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(app.screen, DetailScreen | MeetingScreen), name
            await pilot.press("escape")
            await pilot.pause()
            await pilot.press("tab")
            await pilot.pause()


async def test_a_search_narrows_every_panel_and_esc_widens_them_again(screen_text):
    app = M50App(story())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press("slash", *"gemeentefin", "enter")
        await pilot.pause()
        assert [panel(app, name).count for name in ("attention", "week", "moments")] == [0, 0, 1]
        await pilot.press("escape")
        await pilot.pause()
        assert [panel(app, name).count for name in ("attention", "moments")] == [4, 1]
        assert app.focused is panel(app, "moments")


async def test_an_empty_day_says_so_and_its_keys_do_nothing(screen_text):
    net = network(today=DAY)
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        text = screen_text(app)
        for told in ("Niets vraagt nu aandacht.", "geen afspraken", "er zijn nog geen doelen",
                     "geen lobbymomenten", "er is nog niets gewijzigd"):  # fmt: skip
            assert told in text
        for key in ("space", "p", "a", "l", "w", "enter"):
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(app.screen, MainScreen), key
        assert net.log() == ()


async def test_every_deed_is_in_the_palette_in_help_and_can_be_clicked(screen_text, click_key):
    from m50tui.program.palette import M50Commands

    net = story()
    app = M50App(net)
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.pause()
        actions = {label: run for label, _, run in M50Commands(app.screen)._actions()}
        assert {f"{key.label}  ({key.name})" for key in HOME_KEYS} <= actions.keys()
        await chosen(pilot, app, "actie-1")
        await click_key(pilot, "klaar")
        await pilot.pause()
        assert net["actie-1"].status == "done"
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        text = screen_text(app)
        assert all(key.help in text for key in HOME_KEYS)


async def test_what_was_not_reached_stands_apart_and_x_records_why(rest, screen_text):
    debate = m50.LobbyMoment(id="debat", title="Debat", due="2025-02-20")
    old = m50.ActionItem(id="oud", title="Enquête sturen", due="2025-02-19", about=("debat",))
    net = story(debate, old)
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await rest(app)
        assert "Niet gehaald: leg vast waarom" in " ".join(screen_text(app).split())
        await chosen(pilot, app, "actie-1")
        await pilot.press("x")
        await rest(app)
        assert isinstance(app.screen, MainScreen), "it isn't late yet"
        await chosen(pilot, app, "oud")
        await pilot.press("w", "x")
        await rest(app)
        assert isinstance(app.screen, AskScreen)
        await pilot.press(*"geen tijd", "ctrl+s")
        await rest(app)
        (noted,) = net.collection("missed")
        assert (noted.about, noted.reason) == ("oud", "geen tijd")
        assert "oud" not in [row.record for row in panel(app, "attention").page.rows]
        await pilot.press("u")
        await rest(app)
        assert "oud" in [row.record for row in panel(app, "attention").page.rows]


async def test_the_plans_own_week_stands_on_the_screen(screen_text):
    with m50.open("memory:", today=DAY, who="secretariaat") as net:
        app = M50App(net)
        async with app.run_test(size=WIDE) as pilot:
            await pilot.pause()
            text = screen_text(app)
            for told in (
                "Nu aandacht nodig (13)", "BOF-V", "1e ALV 2025", "Kwartaalgesprekken met Platf",
                "Position paper voor het AO", "AO Tweede Kamer", "Begroting 2025",
            ):  # fmt: skip
                assert told in text


async def test_what_the_reasons_say_one_can_do_works_from_there():
    net = story()
    app = M50App(net)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        await chosen(pilot, app, "actie-1")
        await pilot.press("w", "space")
        await pilot.pause()
        assert isinstance(app.screen, MainScreen)
        assert net["actie-1"].status == "done"
        await pilot.press("tab")
        await chosen(pilot, app, "db")
        await pilot.press("w", "space")
        await pilot.pause()
        assert isinstance(app.screen, WhyScreen)
        await pilot.press("l")
        await pilot.pause()
        assert isinstance(app.screen, AskScreen)


async def test_looking_for_something_opens_the_panel_that_has_it(screen_text):
    app = M50App(story())
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        await pilot.press("slash", *"begroting", "enter")
        await pilot.pause()
        assert app.focused is panel(app, "affairs")
        assert "Begroting 2025" in screen_text(app)


@pytest.mark.sweep
async def test_help_opens_and_closes_with_f1_also_while_one_is_asked_something():
    app = M50App(story())
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        for keys in ("slash", "l", "n"):
            await pilot.press(keys)
            await pilot.pause()
            here = app.screen
            await pilot.press("f1")
            await pilot.pause()
            assert isinstance(app.screen, HelpScreen)
            await pilot.press("f1")
            await pilot.pause()
            assert app.screen is here
            await pilot.press("escape")
            await pilot.pause()


async def test_help_is_folded_beside_its_key(screen_text):
    app = M50App(story())
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        lines = [line.partition("│")[2] for line in screen_text(app).splitlines()]
        beside = [line for line in lines if line.strip(" │▆▅▇") in ("toe", "soorten")]
        assert beside
        assert all(line.startswith(" " * 30) for line in beside)


async def test_who_is_chosen_is_asked_for_by_name_and_nobody_found_is_told(screen_text):
    app = M50App(story())
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.pause()
        await chosen(pilot, app, "actie-1")
        await pilot.press("a")
        await pilot.pause()
        assert "Wie wordt trekker van “Zaal vastleggen”?" in screen_text(app)
        assert "esc terug" in screen_text(app)
        await pilot.press(*"zzz", "enter")
        await pilot.pause()
        assert isinstance(app.screen, PickScreen)
        assert "Niets gevonden" in screen_text(app)


async def test_a_long_record_can_be_read_to_its_end_without_a_mouse(screen_text):
    long = m50.Goal(id="lang", title="Lang", description="regel\n" * 40 + "slot")
    app = M50App(story(long))
    async with app.run_test(size=NARROW) as pilot:
        app.screen.open_record("lang")
        await pilot.pause()
        assert isinstance(app.screen, DetailScreen)
        assert "slot" not in screen_text(app)
        await pilot.press("tab", "end")
        await pilot.pause()
        await pilot.wait_for_scheduled_animations()
        assert "Trekker" not in screen_text(app)
        assert "slot" in screen_text(app)
