"""The main screen: tabs, a list, a preview beside it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, Static

from m50core.commit import is_definition
from m50core.domain import dutch
from m50core.domain.plan_items import Planned, Progress
from m50core.errors import M50Error
from m50core.network import Network
from m50tui import pages
from m50tui.describe import summary
from m50tui.host import host, remove, take_step
from m50tui.keys import ANYWHERE, MAIN
from m50tui.pages import Page, Row
from m50tui.screens.form import FormScreen
from m50tui.screens.health import HealthScreen, make_backup
from m50tui.screens.help import HelpScreen
from m50tui.text import safe
from m50tui.widgets.footer import M50Footer
from m50tui.widgets.record_list import RecordList

SMALLEST = (60, 15)
"""Columns and lines below which only a sentence is shown."""
TABS = (
    ("today", "1 Vandaag"), ("goals", "2 Doelen"), ("lobby", "3 Lobby"),
    ("members", "4 Leden"), ("agenda", "5 Agenda"), ("more", "6 Meer"),
)  # fmt: skip


class _Tab(Static):
    def __init__(self, name: str, label: str) -> None:
        super().__init__(safe(label), id=f"tab-{name}", classes="tab")
        self.tab = name

    def on_click(self) -> None:
        if isinstance(self.screen, MainScreen):
            self.screen.action_tab(self.tab)


class MainScreen(Screen[None]):
    """Lists of everything that is installed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.key, key.action, key.label, tooltip=key.help, show=False)
        for key in (*MAIN, *ANYWHERE)
        if key.action != "quit"
    ]

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net
        self._tab = "today"
        self._month = net.today
        self._opened = ""
        self._page = Page("", ("",), ())

    def compose(self) -> ComposeResult:
        """Lay out header, tabs, filter, list with preview, footer."""
        day = self.net.today
        week = day.isocalendar().week
        top = f"M50 · {self.net.who}      {dutch.long_day(day)} · week {week}"
        yield Static(safe(top), id="top")
        with Horizontal(id="tabs"):
            for name, label in TABS:
                yield _Tab(name, label)
        yield Input(placeholder="zoek in deze lijst", id="filter", select_on_focus=False)
        with Horizontal(id="body"):
            yield RecordList(id="list")
            with VerticalScroll(id="preview", can_focus=False):
                yield Static(id="preview-text")
        yield Static(safe(_TOO_SMALL), id="small")
        yield M50Footer((*MAIN, *ANYWHERE))

    def on_mount(self) -> None:
        """Start at today."""
        self.action_tab("today")
        for state in self.net.register.states:
            if state.status == "broken":
                host(self.app).tell(f"{state.name} is uit: {state.reason}", "warning")
        for notice in self.net.store.notices:
            host(self.app).tell(notice, "warning")

    def on_resize(self, event: events.Resize) -> None:
        """Show only a sentence when the window is too small."""
        width, height = event.size
        self.set_class(width < SMALLEST[0] or height < SMALLEST[1], "-small")

    @property
    def list(self) -> RecordList:
        """The list."""
        return self.query_one("#list", RecordList)

    def reload(self, *, keep: bool) -> None:
        """Show the page as the network is now."""
        makers: dict[str, Callable[[], Page]] = {
            "today": lambda: pages.today_page(self.net),
            "goals": lambda: pages.kinds_page(self.net, "Doelen", ["goal"]),
            "lobby": lambda: pages.kinds_page(
                self.net, "Lobby", ["lobby_line", "lobby_moment", "stakeholder", "contact"]
            ),
            "members": lambda: pages.kinds_page(self.net, "Leden", ["member", "municipality"]),
            "agenda": lambda: pages.agenda_page(self.net, self._month),
            "more": lambda: pages.more_page(self.net),
        }
        try:
            if self._opened:
                self._page = pages.named_page(self.net, self._opened)
            else:
                self._page = makers[self._tab]()
        except M50Error as error:
            host(self.app).tell_error(error)
            return
        self.list.show(self._page, keep=keep)
        self.list.border_title = safe(f"{self._page.title} ({self.list.count})")

    def action_tab(self, name: str) -> None:
        """Go to a tab."""
        self._tab, self._opened = name, ""
        for tab in self.query(_Tab):
            tab.set_class(tab.tab == name, "-active")
        self.query_one("#filter", Input).value = ""
        self.list.filter("")
        self.reload(keep=False)
        self.list.focus()

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one("#filter", Input).focus()

    @on(Input.Changed, "#filter")
    def _filter(self, event: Input.Changed) -> None:
        self.list.filter(event.value)
        self.list.border_title = safe(f"{self._page.title} ({self.list.count})")

    @on(Input.Submitted, "#filter")
    def _filtered(self) -> None:
        self.list.focus()

    def action_back(self) -> None:
        """Leave the filter, then an opened page."""
        box = self.query_one("#filter", Input)
        if box.value or box.has_focus:
            box.value = ""
        elif self._opened:
            self._opened = ""
            self.reload(keep=False)
        self.list.focus()

    @on(RecordList.Moved)
    def _preview(self, event: RecordList.Moved) -> None:
        row = event.row
        record = self.net.records.get(row.record) if row and row.record else None
        if record is not None and row is not None:
            room = self.query_one("#preview").size.width - 4
            content = summary(self.net, record, row.text, width=max(30, room))
        else:
            content = safe(row.text if row else "Niets gevonden.", multiline=True)
        self.query_one("#preview-text", Static).update(content)

    @on(RecordList.Opened)
    def _open(self, event: RecordList.Opened) -> None:
        if event.row.page == pages.HEALTH:
            self.action_health()
        elif event.row.page:
            self._opened = event.row.page
            self.query_one("#filter", Input).value = ""
            self.reload(keep=False)
        elif event.row.removed:
            self._restore(event.row.removed)
        elif event.row.record:
            self.open_record(event.row.record)

    def open_record(self, record_id: str) -> None:
        """Open a record."""
        host(self.app).show_record(record_id, self._returned)

    def action_ready(self) -> None:
        """Show what must be ready for the next meeting."""
        host(self.app).show_next_meeting(self._returned)

    def _returned(self, _: object) -> None:
        self.reload(keep=True)

    def _chosen(self) -> str:
        row: Row | None = self.list.current
        return row.record if row else ""

    def action_add(self) -> None:
        """Fill in a new record of the page's kind."""
        kind = self._page.kind
        if not kind:
            host(self.app).tell("Open eerst een soort gegevens om iets toe te voegen.")
            return
        self.app.push_screen(FormScreen(self.net, kind), self._returned)

    def action_change(self) -> None:
        """Change the chosen record."""
        if chosen := self._chosen():
            record = self.net.records[chosen]
            planned = chosen in self.net.planned and is_definition(record)
            if planned and not record.state:
                host(self.app).tell("Dit ligt vast in het jaarplan.")
                return
            self.app.push_screen(FormScreen(self.net, record.kind, chosen), self._returned)

    def action_remove(self) -> None:
        """Remove the chosen record."""
        if (chosen := self._chosen()) and remove(self.app, self.net, chosen):
            self.reload(keep=True)

    def action_progress(self) -> None:
        """Record progress on the chosen record."""
        chosen = self._chosen()
        if not chosen or not isinstance(self.net.records[chosen], Planned):
            host(self.app).tell("Kies eerst een doel, activiteit of ander onderdeel van het plan.")
            return
        given = {"about": chosen}
        self.app.push_screen(FormScreen(self.net, Progress.spec.kind, given=given), self._returned)

    def action_undo(self) -> None:
        """Take back one's last change."""
        if take_step(self.app, self.net.undo):
            self.reload(keep=True)

    def action_redo(self) -> None:
        """Do again what one took back."""
        if take_step(self.app, self.net.redo):
            self.reload(keep=True)

    def _restore(self, record_id: str) -> None:
        try:
            with self.net.commit(f"Teruggehaald: {record_id}") as commit:
                record = commit.restore(record_id)
        except M50Error as error:
            host(self.app).tell_error(error)
            return
        host(self.app).tell(f"Teruggehaald: {record.title_text}")
        self.reload(keep=False)

    def action_health(self) -> None:
        """Show how the store is doing."""
        self.app.push_screen(HealthScreen(self.net), self._returned)

    def action_backup(self) -> None:
        """Make a backup now."""
        make_backup(self.app, self.net)

    def action_history(self) -> None:
        """Open the chosen record, where its history stands."""
        if chosen := self._chosen():
            self.open_record(chosen)

    def action_month(self, step: int) -> None:
        """Go to another month of the agenda."""
        if self._tab != "agenda":
            self.action_tab("agenda")
        first = self._month.replace(day=1)
        if step:
            moved = first - timedelta(days=1) if step < 0 else first + timedelta(days=32)
            self._month = moved.replace(day=1) if date.min.year < moved.year < 9000 else first
        else:
            self._month = self.net.today
        self.reload(keep=False)

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen())

    def action_command_palette(self) -> None:
        """Open the palette."""
        host(self.app).action_command_palette()

    async def action_quit(self) -> None:
        """Close the program."""
        self.app.exit(0)


_TOO_SMALL = "Het venster is te klein. Maak het groter: minstens 60 tekens breed en 15 regels hoog."
