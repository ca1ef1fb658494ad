"""The main screen: tabs, a list, a preview beside it."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Input, Static

from m50core.commit import is_definition
from m50core.domain import dutch
from m50core.domain.plan_items import Planned, Progress
from m50core.errors import M50Error
from m50core.network import Network
from m50tui import pages
from m50tui.home.view import Home
from m50tui.host import host, remove, take_step
from m50tui.keys import ADD, AGENDA, ANYWHERE, CALENDAR, HOME_KEYS, MAIN, UNDO
from m50tui.pages import Page, Row
from m50tui.screens.agenda import Agenda
from m50tui.screens.form import FormScreen, judge
from m50tui.screens.health import HealthScreen, make_backup
from m50tui.screens.help import HelpScreen
from m50tui.text import safe
from m50tui.widgets.footer import M50Footer
from m50tui.widgets.preview import Preview
from m50tui.widgets.record_list import RecordList

SMALLEST = (60, 15)
"""Columns and lines below which only a sentence is shown."""
LOW = 30
"""Lines below which the panels of the home screen are folded."""
TABS = (
    ("today", "1 Vandaag"), ("goals", "2 Doelen"), ("lobby", "3 Lobby"),
    ("members", "4 Leden"), ("agenda", "5 Agenda"), ("more", "6 Meer"),
)  # fmt: skip


class _Tab(Static):
    def __init__(self, name: str, label: str) -> None:
        super().__init__(safe(label), id=f"tab-{name}", classes="tab")
        self.set_class(name == "today", "-active")
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
        self._opened = ""
        self._page = Page("", ("",), ())
        self.home = Home(net)
        self._footer = M50Footer((*MAIN, *ANYWHERE), id="list-keys")

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
        with Horizontal(id="body", classes="-home"):
            yield self.home
            yield RecordList(id="list")
            yield Preview(self.net, id="preview")
        yield Agenda(self.net, id="agenda")
        yield Static(safe(_TOO_SMALL), id="small")
        yield self._footer
        yield M50Footer((*CALENDAR, ADD, *AGENDA, *ANYWHERE, UNDO), id="agenda-keys")

    def on_mount(self) -> None:
        """Start at today: first the frame, so that there is something to see at once."""
        self.list.focus()
        self.call_after_refresh(self.reload, keep=True)
        for state in self.net.register.states:
            if state.status == "broken":
                host(self.app).tell(f"{state.name} is uit: {state.reason}", "warning")
        for notice in self.net.store.notices:
            host(self.app).tell(notice, "warning")

    def on_resize(self, event: events.Resize) -> None:
        """Show only a sentence when the window is too small."""
        width, height = event.size
        self.set_class(width < SMALLEST[0] or height < SMALLEST[1], "-small")
        self.set_class(height < LOW, "-low")

    @property
    def at_home(self) -> bool:
        """True when the panels of the home screen are shown, and no list."""
        return self._tab == "today" and not self._opened

    @property
    def list(self) -> RecordList:
        """The list: at home, the panel that one is in."""
        return self.home.panel if self.at_home else self.query_one("#list", RecordList)

    @property
    def agenda(self) -> Agenda:
        """The agenda."""
        return self.query_one(Agenda)

    @property
    def at_agenda(self) -> bool:
        """True when the agenda is shown instead of a list."""
        return self._tab == "agenda" and not self._opened

    def reload(self, *, keep: bool) -> None:
        """Show the page as the network is now."""
        self.query("#body").set_class(self.at_home, "-home")
        keys = (*HOME_KEYS, *ANYWHERE, ADD, UNDO) if self.at_home else (*MAIN, *ANYWHERE)
        self._footer.show(keys)
        makers: dict[str, Callable[[], Page]] = {
            "goals": lambda: pages.goals_page(self.net),
            "lobby": lambda: pages.kinds_page(
                self.net, "Lobby", ["lobby_line", "lobby_moment", "stakeholder", "contact"]
            ),
            "members": lambda: pages.kinds_page(self.net, "Leden", ["member", "municipality"]),
            "more": lambda: pages.more_page(self.net),
        }
        try:
            if self.at_agenda:
                self.agenda.reload()
                return
            if self.at_home:
                self.home.fill(keep=keep)
                return
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
        self._filtered_by("")
        self.set_class(self.at_agenda, "-agenda")
        self.reload(keep=False)
        self._focus()

    def _focus(self) -> None:
        if self.at_agenda:
            self.agenda.use("calendar")
        else:
            self.list.focus()

    def _filtered_by(self, words: str) -> None:
        if self.at_home:
            self.home.filter(words)
        elif self.at_agenda:
            self.agenda.filter(words)
        else:
            self.list.filter(words)

    def action_filter(self) -> None:
        """Go to the filter."""
        self.query_one("#filter", Input).focus()

    @on(Input.Changed, "#filter")
    def _filter(self, event: Input.Changed) -> None:
        self._filtered_by(event.value)
        if not self.at_home and not self.at_agenda:
            self.list.border_title = safe(f"{self._page.title} ({self.list.count})")

    @on(Input.Submitted, "#filter")
    def _filtered(self) -> None:
        self._focus()

    def action_back(self) -> None:
        """Leave the filter, then an opened page."""
        box = self.query_one("#filter", Input)
        if box.value or box.has_focus:
            box.value = ""
        elif self._opened:
            self._opened = ""
            self.reload(keep=False)
        elif self.at_home:
            self.home.fold()
        self._focus()

    @on(RecordList.Moved)
    def _preview(self, event: RecordList.Moved) -> None:
        self.query_one(Preview).show(event.row)

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
        if self.at_agenda:
            return self.agenda.current
        row: Row | None = self.list.current
        return row.record if row else ""

    def action_add(self) -> None:
        """Fill in a new record of the page's kind; in the agenda a meeting on the chosen day."""
        if self.at_agenda:
            given = self.agenda.given
            self.app.push_screen(FormScreen(self.net, "meeting", given=given), self._returned)
            return
        kind = self.list.page.kind
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

    def action_home(self, deed: str) -> None:
        """Do something about the line that was chosen at home, or say why it is there."""
        self.home.act(deed, partial(self.reload, keep=True))

    def action_judge(self) -> None:
        """Judge otherwise than what was worked out for the chosen goal."""
        judge(self.app, self.net, self._chosen(), self._returned)

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

    def action_agenda(self, what: str) -> None:
        """Do something of the agenda, and show it."""
        if not self.at_agenda:
            self.action_tab("agenda")
        self.agenda.act(what)

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
