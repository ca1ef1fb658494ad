"""What one clicks is what one gets: on each list, panel and calendar, at every size."""

import re
from collections.abc import Iterator

import pytest
from m50tui.agenda.agenda import Agenda
from m50tui.agenda.calendar import Calendar
from m50tui.app import M50App
from m50tui.forms.form import FormScreen
from m50tui.program.main import MainScreen
from m50tui.records.detail import DetailScreen
from m50tui.widgets.page import Row
from m50tui.widgets.record_list import RecordList
from textual import events
from textual.geometry import Offset

import m50core as m50
from m50core.network.network import Network
from m50core.testing.builders import network

SIZES = pytest.mark.parametrize("size", [(120, 36), (80, 24)], ids=["120x36", "80x24"])
TOWNS = {"Almelo": "GM0141", "Borne": "GM0147", "Gouda": "GM0513", "Zeist": "GM0355"}


def story() -> Network:
    """Enough of everything to fill each list, and one list that has to be scrolled."""
    return network(
        *(m50.Municipality(id=code, name=name, code=code) for name, code in TOWNS.items()),
        *(
            m50.Member(id=f"lid-{n.lower()}", title=n, municipality=code, status="member")
            for n, code in TOWNS.items()
        ),
        *(m50.Goal(id=f"doel-{n}", title=f"Doel {n:02d} van het plan") for n in range(1, 61)),
        m50.Person(id="jan", name="Jan de Vries"),
        m50.Meeting(id="alv", title="Eerste vergadering", type="assembly", due="2025-05-16"),
        m50.Decision(id="besluit", title="Voorstel A", meeting="alv"),
        m50.AgendaItem(id="punt", title="Punt A", meeting="alv", order=1),
        m50.AgendaItem(id="rond", title="Rondvraag", meeting="alv", order=2),
        m50.Rhythm(title="Kwartaalgesprek Platform31", cadence="per kwartaal"),
        m50.LobbyMoment(title="Debat over geld", due="2025-03-20"),
        m50.LobbyMoment(title="Debat over wonen", due="2025-03-21"),
        m50.ActionItem(title="Koffie", due="2025-03-12", about=["alv"]),
        m50.ActionItem(title="Zaal", due="2025-03-13", about=["alv"]),
        m50.ActionItem(title="Bellen", due="2025-03-14", owner="jan"),
    )


def click(app: M50App, at: Offset, count: int = 1) -> None:
    """Press and let go of the mouse button, as a terminal tells it."""
    for _ in range(count):
        for kind in (events.MouseDown, events.MouseUp):
            place = {"screen_x": at.x, "screen_y": at.y}
            event = kind(None, at.x, at.y, 0, 0, 1, False, False, False, **place)
            app._driver.process_message(event)


def press(app: M50App, *keys: str) -> None:
    """Press keys, all at once."""
    for key in keys:
        app._driver.process_message(events.Key(key, None))


def lines(app: M50App) -> list[str]:
    """What stands on the screen, cell for cell."""
    return ["".join(s.text for s in line) for line in app.screen._compositor.render_strips()]


def rows(app: M50App, shown: RecordList) -> Iterator[tuple[Offset, Row]]:
    """Yield the rows that one sees, each with a place on its own text."""
    drawn, seen = lines(app), shown.content_region.intersection(app.screen.region)
    for y in range(seen.y + 1, seen.bottom):
        text = re.sub(r"^[> ] ", "", drawn[y][seen.x : seen.right]).strip()
        found = [r for r in shown._rows if not r.heading and _like(shown, r, text)]
        if text and len(found) == 1:
            yield Offset(seen.x + 4, y), found[0]


def _like(shown: RecordList, row: Row, text: str) -> bool:
    return shown._line(row.cells, shown.size.width).strip() == text


def lists(app: M50App) -> list[RecordList]:
    """Return the lists that one sees."""
    every = app.screen.query(RecordList)
    return [one for one in every if one.content_region.height > 1 and one.region.area]


async def each_row(app: M50App, rest, least: int) -> None:
    """Click each row of each list that is seen: the one that is chosen is the one clicked."""
    tried = 0
    for shown in lists(app):
        found = [pair for pair in rows(app, shown) if pair[1] is not shown.current]
        # The outermost ones, and some between.
        for place, row in [*found[:2], *found[2:-2:5], *found[-2:]]:
            if shown.current is row:
                continue
            click(app, place)
            await rest(app)
            assert shown.current is row, (shown.id, row.cells, place)
            assert app.screen.focused is shown
            tried += 1
    assert tried >= least


@SIZES
async def test_the_row_that_is_clicked_is_the_row_that_is_chosen_on_each_tab(size, rest):
    app = M50App(story())
    async with app.run_test(size=size):
        for tab, least in (("1", 3), ("2", 5), ("3", 1), ("4", 5), ("6", 5)):
            press(app, tab)
            await rest(app)
            await each_row(app, rest, 1 if size[0] < 100 else least)
        press(app, "5")
        await rest(app)
        for _ in range(3):
            press(app, "tab")
            await rest(app)
            await each_row(app, rest, 0)


@SIZES
async def test_a_scrolled_and_a_sorted_list_are_clicked_alike(size, rest):
    app = M50App(story())
    async with app.run_test(size=size):
        press(app, "2", "pagedown", "pagedown", "up")
        await rest(app)
        assert app.screen.list.scroll_offset.y > 0
        await each_row(app, rest, 5)
        press(app, "s", "end")
        await rest(app)
        await each_row(app, rest, 5)


@SIZES
async def test_the_lists_of_a_meeting_are_clicked_alike(size, rest):
    app = M50App(story())
    async with app.run_test(size=size):
        app.screen.open_record("alv")
        await rest(app)
        await each_row(app, rest, 4)
        press(app, "a")
        await rest(app)
        await each_row(app, rest, 3)
        press(app, "escape", "h")
        await rest(app)
        assert isinstance(app.screen, DetailScreen)
        await each_row(app, rest, 1)


async def test_a_choice_is_clicked_alike_and_a_click_on_the_chosen_one_takes_it(rest):
    app = M50App(story())
    async with app.run_test(size=(80, 24)):
        press(app, "2", "n")
        await rest(app)
        form = app.screen
        assert isinstance(form, FormScreen)
        form.set_focus(form.query_one("#field-owner"))
        press(app, "f4")
        await rest(app)
        (shown,) = lists(app)
        place, row = next(rows(app, shown))
        assert row.record == "jan"
        click(app, place)
        await rest(app)
        assert app.screen is form
        assert form.query_one("#field-owner").value == "jan"


@SIZES
async def test_the_day_that_is_clicked_is_the_day_that_is_chosen(size, rest):
    app = M50App(story())
    async with app.run_test(size=size):
        for span in "MwaKJ":
            press(app, "5", span)
            await rest(app)
            tried = await days_of(app, rest)
            assert tried or span == "a"


async def days_of(app: M50App, rest) -> int:
    """Click some days of the calendar that are in sight; return how many."""
    calendar, agenda = app.screen.query_one(Calendar), app.screen.query_one(Agenda)
    seen, tried = calendar.content_region, 0
    for spot in calendar._drawn.spots:
        y = seen.y + spot.y - int(calendar.scroll_offset.y)
        if not seen.y + calendar._drawn.pinned <= y < seen.bottom or spot.day == agenda.day:
            continue
        if agenda._span == "month":
            drawn = lines(app)[y][seen.x + spot.x :][: spot.width]
            assert re.search(rf"\b{spot.day.day}\b", drawn)
        click(app, Offset(seen.x + spot.x + 1, y))
        await rest(app)
        assert agenda.day == spot.day, spot
        assert isinstance(app.screen, MainScreen)
        tried += 1
        if tried == 4:
            break
    return tried


async def test_a_click_on_a_border_or_a_heading_chooses_nothing(rest):
    app = M50App(story())
    async with app.run_test(size=(120, 36)):
        press(app, "2")
        await rest(app)
        shown = app.screen.list
        before = shown.current
        for y in (shown.region.y, shown.region.y + 1, shown.region.bottom - 1):
            click(app, Offset(shown.region.x + 5, y))
            await rest(app)
            assert shown.current is before
            assert isinstance(app.screen, MainScreen)


async def test_a_double_click_opens_once_and_does_nothing_on_what_it_opened(rest):
    app = M50App(story())
    async with app.run_test(size=(120, 36)):
        app.screen.open_record("alv")
        await rest(app)
        (shown,) = lists(app)
        place = next(at for at, row in rows(app, shown) if row.record == "punt")
        before = app.net.store.head()
        click(app, place, count=2)
        await rest(app)
        assert [type(one).__name__ for one in app.screen_stack[2:]] == [
            "MeetingScreen", "DetailScreen",
        ]  # fmt: skip
        assert app.screen.record_id == "punt"
        assert app.net.store.head() == before


async def test_clicks_and_keys_are_acted_on_in_the_order_they_came(rest):
    app = M50App(story())
    async with app.run_test(size=(120, 36)):
        press(app, "2")
        await rest(app)
        place, row = list(rows(app, app.screen.list))[5]
        click(app, place)
        for key in ("enter", "e"):
            app._driver.process_message(events.Key(key, None))
        await rest(app)
        assert isinstance(app.screen, FormScreen)
        assert app.screen.draft_key == ("goal", row.record)
