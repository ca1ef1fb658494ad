"""The agenda as the secretariat uses it."""

from collections.abc import Iterable
from datetime import date

import pytest
from m50tui.agenda.agenda import Agenda
from m50tui.agenda.calendar import Calendar
from m50tui.agenda.proposal import ProposalScreen
from m50tui.app import M50App
from m50tui.forms.form import FormScreen
from m50tui.forms.pick import PickScreen
from m50tui.meetings.meeting import MeetingScreen
from m50tui.program.main import MainScreen
from m50tui.records.detail import DetailScreen
from m50tui.terminal.keys import AGENDA, CALENDAR, SPAN_KEYS
from m50tui.widgets.record_list import RecordList
from textual.widgets import Input

import m50core as m50
from m50core.network.network import Network
from m50core.testing.builders import network
from m50core.testing.plugin_contract import HOSTILE

WIDE, NARROW = (120, 36), (80, 24)


async def at_agenda(pilot, *keys: str) -> Agenda:
    await pilot.press("5")
    await pilot.pause()
    for key in keys:
        await pilot.press(key)
        await pilot.pause()
    return pilot.app.screen_stack[1].query_one(Agenda)


def busy_net() -> Network:
    """One month with what an agenda must survive, on 11 March 2025."""
    organ = m50.Organisation(id="org-db", name="Dagelijks bestuur", short="DB")
    return network(
        organ,
        m50.Meeting(
            id="verg-db", title="DB-overleg", due="2025-03-20", start="10:00", end="12:00",
            organ="org-db", place="Zeist",
        ),
        m50.Meeting(title="Heidag", due="2025-03-20", start="11:00", organ="org-db"),
        m50.Paper(title="Concept BERAP", meeting="verg-db", due="2025-03-17"),
        m50.ActionItem(title="Zaal vastleggen", about=("verg-db",), status="done"),
        m50.Event(title="Congres", due="2025-03-14..2025-03-18"),
        m50.Event(title="Themasessie", due="maart 2025"),
        m50.Event(title="Netwerkborrel"),
        m50.Rhythm(id="ritme-p31", title="Kwartaalgesprek Platform31", cadence="per kwartaal"),
        today=date(2025, 3, 11),
    )  # fmt: skip


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["120x36", "80x24"])
@pytest.mark.parametrize(
    ("name", "keys"),
    [("month", ["j", "l", "l"]), ("week", ["j", "w"]), ("quarter", ["K"]), ("year", ["J"]),
     ("day", ["j", "l", "l", "a"]), ("rhythms", ["r"]), ("day-list", ["j", "l", "l", "enter"])],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
async def test_the_agenda_looks_as_it_did(name: str, keys, size, check_snapshot):
    app = M50App(busy_net())
    async with app.run_test(size=size) as pilot:
        await at_agenda(pilot, *keys)
        check_snapshot(app, f"agenda-{name}-{size[0]}x{size[1]}")


async def test_letters_and_arrows_walk_by_day_by_week_and_by_period(net: Network):
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        agenda = await at_agenda(pilot)
        assert agenda.day == date(2025, 3, 11)
        for key, day in (
            ("l", 12), ("right", 13), ("h", 12), ("left", 11), ("j", 18), ("down", 25),
            ("k", 18), ("up", 11),
        ):  # fmt: skip
            await pilot.press(key)
            assert agenda.day == date(2025, 3, day), key
        for key, there in (
            (">", date(2025, 4, 11)), ("pagedown", date(2025, 5, 11)), ("<", date(2025, 4, 11)),
            ("K", date(2025, 4, 11)), (">", date(2025, 7, 11)), ("J", date(2025, 7, 11)),
            ("pageup", date(2024, 7, 11)), ("w", date(2024, 7, 11)), (">", date(2024, 7, 18)),
            ("j", date(2024, 7, 19)), ("a", date(2024, 7, 19)), ("<", date(2024, 7, 18)),
            ("t", date(2025, 3, 11)),
        ):  # fmt: skip
            await pilot.press({"<": "less_than_sign", ">": "greater_than_sign"}.get(key, key))
            await pilot.pause()
            assert agenda.day == there, key


async def test_the_day_beside_it_tells_hours_clashes_and_what_must_be_ready(screen_text):
    app = M50App(busy_net())
    async with app.run_test(size=(120, 60)) as pilot:
        await at_agenda(pilot, "j", "l", "l")
        text = screen_text(app)
        assert "do 20 mrt 2025 (2)" in text
        assert "10:00–12:00" in text
        assert "! DB-overleg" in text
        assert "! Botst met “Heidag”: tegelijk, met" in text
        assert "Klaar voor dit moment: 1 van 2" in text
        assert "[ ] Concept BERAP, gevraagd, uiterlijk ma" in text
        assert "[x] Zaal vastleggen, klaar" in text


async def test_enter_opens_the_one_thing_of_a_day_and_offers_a_choice_of_more(screen_text):
    app = M50App(busy_net())
    async with app.run_test(size=NARROW) as pilot:
        await at_agenda(pilot, "right", "right", "right", "enter")
        assert isinstance(app.screen, DetailScreen)
        await pilot.press("escape")
        await at_agenda(pilot, "down", "left", "enter", "down", "enter")
        assert isinstance(app.screen, MeetingScreen)
        assert "Heidag" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "do 20 mrt 2025 (2)" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "maart 2025 (" in screen_text(app)
        assert isinstance(app.focused, Calendar)


@pytest.mark.sweep
async def test_a_new_meeting_begins_on_the_chosen_day_and_is_then_shown(net: Network, screen_text):
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        agenda = await at_agenda(pilot, "j", "n")
        assert isinstance(app.screen, FormScreen)
        assert app.screen.query_one("#field-due", Input).value == "2025-03-18"
        await pilot.press(*"Kern", "ctrl+s")
        await pilot.pause()
        assert [m.title for m in net.meetings] == ["Kern"]
        assert agenda.day == date(2025, 3, 18)
        assert "di 18 mrt 2025 (1)" in screen_text(app)


@pytest.mark.sweep
async def test_a_rhythm_proposes_free_days_and_the_chosen_one_ties_a_meeting_to_it(screen_text):
    net = busy_net()
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await at_agenda(pilot, "r", "enter")
        assert isinstance(app.screen, ProposalScreen)
        text = screen_text(app)
        assert [day in text for day in ("do 27 mrt", "vr 28 mrt", "ma 31 mrt")] == [True] * 3
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, FormScreen)
        await pilot.press("ctrl+s")
        await pilot.pause()
        (made,) = net.meetings.where(rhythm="ritme-p31")
        assert made.title == "Kwartaalgesprek Platform31"
        assert made.due.latest == date(2025, 3, 28)
        assert "gepland: vr 28" in screen_text(app)


async def test_a_proposal_left_alone_makes_nothing():
    net = busy_net()
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await at_agenda(pilot, "r", "enter", "escape")
        assert isinstance(app.screen, MainScreen)
        assert len(net.log()) == 1


async def test_a_proposal_gives_the_day_itself_and_never_its_words():
    net = busy_net()
    app, came, free = M50App(net), [], (date(2025, 3, 27), date(2025, 3, 28))
    async with app.run_test(size=WIDE) as pilot:
        for keys in (["down"], ["end"], []):
            screen = ProposalScreen(net.rhythms()[0], free, net.today)
            await app.push_screen(screen, came.append)
            await pilot.press(*keys, "escape" if not keys else "enter")
    assert came == [free[1], net["ritme-p31"], None]


async def test_the_span_is_written_for_outlook_and_it_is_told_where(
    tmp_path, monkeypatch, screen_text
):
    from icalendar import Calendar as Read

    monkeypatch.chdir(tmp_path)
    app = M50App(busy_net())
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_agenda(pilot, "i")
        await pilot.pause(0.3)
        target = tmp_path / "agenda-maand-2025-03.ics"
        assert "agenda-maand-2025-03.ics" in screen_text(app).replace("\n", "")
        first = target.read_bytes()
        titles = {str(one["summary"]) for one in Read.from_ical(first).walk("VEVENT")}
        rhythm = "Kwartaalgesprek Platform31 (per kwartaal)"
        assert titles == {"DB-overleg", "Heidag", "Concept BERAP", rhythm}
        await pilot.press("i")
        await pilot.pause()
        assert target.read_bytes() == first


async def test_a_place_that_can_not_be_written_is_a_sentence(monkeypatch, screen_text):
    def refuse(*_: object, **__: object) -> None:
        raise m50.M50Error("De schijf is vol. Kies een andere plaats.")

    monkeypatch.setattr("m50core.agenda.write_ics", refuse)
    app = M50App(busy_net())
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_agenda(pilot, "i")
        await pilot.pause(0.3)
        assert "De schijf is vol" in screen_text(app)


async def test_one_pillar_can_be_shown_and_all_of_them_again(net: Network, screen_text):
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        agenda = await at_agenda(pilot, "f")
        assert isinstance(app.screen, PickScreen)
        await pilot.press(*"soc", "enter")
        await pilot.pause()
        assert "alleen Sociaal" in screen_text(app)
        assert [one.record for one in agenda._sight.entries] == ["sociaal-m01", "sociaal-01"]
        await pilot.press("f")
        await pilot.pause()
        assert "alleen" not in screen_text(app)
        assert len(agenda._sight.entries) == 4


async def test_words_in_the_filter_hide_the_rest_and_esc_brings_it_back(screen_text):
    app = M50App(busy_net())
    async with app.run_test(size=WIDE) as pilot:
        agenda = await at_agenda(pilot, "slash", *"heid", "enter")
        assert [one.title for one in agenda._sight.entries] == ["Heidag"]
        assert isinstance(app.focused, Calendar)
        await pilot.press("slash", "escape")
        await pilot.pause()
        assert len(agenda._sight.entries) == 6


async def test_another_programs_commit_is_drawn_and_the_chosen_day_stays(net: Network, screen_text):
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        agenda = await at_agenda(pilot, "l")
        with net.commit("Van buiten") as commit:
            commit.add(m50.Event(title="Receptie", due="2025-03-12"))
        await pilot.pause(1.3)
        assert agenda.day == date(2025, 3, 12)
        assert "wo 12 mrt 2025 (1)" in screen_text(app)
        assert "Receptie" in screen_text(app)


async def test_the_network_is_asked_once_a_span_and_not_for_each_key(net: Network, monkeypatch):
    asked: list[tuple[date, date]] = []
    real = net.agenda

    def counting(start: date, end: date):
        asked.append((start, end))
        return real(start, end)

    monkeypatch.setattr(net, "agenda", counting)
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await at_agenda(pilot, "l", "l", "j", "k", "h", "enter", "escape")
        assert asked == [(date(2025, 3, 1), date(2025, 3, 31))]
        await pilot.press("greater_than_sign", "l", "l")
        await pilot.pause()
        assert asked[1:] == [(date(2025, 4, 1), date(2025, 4, 30))]


async def test_d_in_the_calendar_removes_nothing_and_in_the_list_what_is_chosen():
    net = busy_net()
    app = M50App(net)
    async with app.run_test(size=WIDE) as pilot:
        await at_agenda(pilot, "j", "l", "l", "d")
        assert len(net.log()) == 1
        await pilot.press("enter", "down", "d")
        await pilot.pause()
        assert [m.title for m in net.meetings] == ["DB-overleg"]


async def test_a_click_chooses_a_day_and_a_second_one_opens_it(screen_text, click_key):
    app = M50App(busy_net())
    async with app.run_test(size=WIDE) as pilot:
        agenda = await at_agenda(pilot)
        spot = agenda.calendar._drawn.spot(date(2025, 3, 20))
        await pilot.click(agenda.calendar, offset=(spot.x + 2, spot.y + 1))
        await pilot.pause()
        assert agenda.day == date(2025, 3, 20)
        await click_key(pilot, "week")
        await pilot.pause()
        assert "week 12: ma 17 mrt" in screen_text(app)


async def test_every_key_of_the_agenda_is_in_the_help_and_in_the_palette(net: Network, screen_text):
    from m50tui.program.palette import M50Commands

    app = M50App(net)
    async with app.run_test(size=(120, 110)) as pilot:
        await at_agenda(pilot)
        actions = {help_text: run for _, help_text, run in M50Commands(app.screen)._actions()}
        await pilot.press("1", "f1")
        await pilot.pause()
        for key in (*AGENDA, *CALENDAR, *SPAN_KEYS):
            assert key.help in screen_text(app), key
            assert key.help in actions, key
        await pilot.press("escape")
        await actions["toon een kwartaal"]()
        await pilot.pause()
        assert "1e kwartaal 2025" in screen_text(app)


@pytest.mark.sweep
@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_an_empty_network_has_an_agenda_as_far_as_the_years_go(size):
    app = M50App(network(today=date(2025, 3, 11)))
    async with app.run_test(size=size) as pilot:
        agenda = await at_agenda(pilot)
        for span in "awMKJ":
            await pilot.press(span)
            for edge, keys in (
                (date(2, 1, 1), ("h", "less_than_sign")),
                (date(8999, 12, 31), ("l", "greater_than_sign")),
            ):
                agenda.go(edge)
                await pilot.press(*keys)
                assert agenda.day == edge, span
            await pilot.press("t")
            assert agenda.day == date(2025, 3, 11)
        assert app.is_running


def hostile_records() -> Iterable[m50.Record]:
    yield m50.Event(title=HOSTILE, due="2025-03-12", place=HOSTILE)
    yield m50.Event(title=HOSTILE, due="Q1 2025")
    yield m50.Event(title=HOSTILE)
    yield m50.Rhythm(id="ritme-x", title=HOSTILE, cadence="per kwartaal")


@pytest.mark.painted
async def test_hostile_text_is_literal_in_every_span_and_pane(screen_text):
    app = M50App(network(*hostile_records(), today=date(2025, 3, 11)))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await at_agenda(pilot, "l")
        for key in ("M", "a", "w", "K", "J", "tab", "tab", "tab"):
            await pilot.press(key)
            await pilot.pause()
            text = screen_text(app)
            assert "\u202e" not in text
            assert "\x1b" not in text
            assert HOSTILE[:8] in text
        await pilot.press("r", "enter")
        await pilot.pause()
        assert HOSTILE[:24] in screen_text(app)
        assert app.is_running


async def test_two_years_stand_beside_each_other(screen_text):
    app = M50App(
        network(
            m50.Event(title="Oud congres", due="2025-03-20"),
            m50.Event(title="Nieuw congres", due="2026-03-20"),
            today=date(2025, 3, 11),
        )
    )
    async with app.run_test(size=WIDE) as pilot:
        await at_agenda(pilot, "J")
        assert "Oud congres" in screen_text(app)
        await pilot.press("greater_than_sign", "M")
        await pilot.pause()
        text = screen_text(app)
        assert "maart 2026" in text
        assert "Nieuw" in text
        assert "Oud" not in text


@pytest.mark.sweep
async def test_only_what_is_seen_is_drawn_of_a_day_with_ten_thousand_things():
    drawn: list[int] = []
    real = Calendar.render_line
    net = network(
        *(m50.Event(title=f"Nr {n}", due="2025-03-11") for n in range(10_000)),
        today=date(2025, 3, 11),
    )
    app = M50App(net)
    async with app.run_test(size=NARROW) as pilot:
        agenda = await at_agenda(pilot)

        def counting(self: Calendar, y: int):
            drawn.append(y)
            return real(self, y)

        Calendar.render_line = counting
        try:
            await pilot.press("a")
            await pilot.pause()
        finally:
            Calendar.render_line = real
        assert len(drawn) < 200
        assert len(agenda.calendar._drawn.lines) < 300
        await pilot.press("enter", "end")
        await pilot.pause()
        assert agenda.query_one("#agenda-day", RecordList).current.record == "event-10000"


@pytest.mark.parametrize("size", [(60, 15), (100, 15), (99, 60), (200, 60)])
async def test_every_pane_can_be_reached_in_any_window(size, screen_text):
    app = M50App(busy_net())
    async with app.run_test(size=size) as pilot:
        await at_agenda(pilot)
        for words in ("do 20 mrt", "Kwartaalgesprek", "Netwerkborrel", "maart 2025"):
            if words == "do 20 mrt":
                await pilot.press("j", "l", "l")
            await pilot.press("tab")
            await pilot.pause()
            assert words in screen_text(app), (size, words)
