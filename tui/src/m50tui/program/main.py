"""The main screen: tabs, a list, a preview beside it."""

from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from m50core import Deed, M50Error, Network
from m50tui.agenda.agenda import Agenda
from m50tui.findings.aside import set_aside
from m50tui.findings.lists import FindingRow
from m50tui.forms.entry import change, judge, progress
from m50tui.forms.form import FormScreen
from m50tui.program import lists as pages
from m50tui.program.looking_back import look_back, top_line
from m50tui.records.preview import Preview
from m50tui.store.store_keys import StoreKeys
from m50tui.terminal.keys import (
    AGENDA_FOOTER,
    ANYWHERE,
    CHANGING,
    DEED_KEYS,
    FILTER_KEYS,
    FINDING_KEYS,
    HOME_FOOTER,
    MAIN,
)
from m50tui.terminal.text import safe
from m50tui.today.acts import act_if_possible
from m50tui.today.home import Home
from m50tui.today.why import tell_why
from m50tui.widgets.footer import M50Footer
from m50tui.widgets.host import host, remove, restore, tell_troubles
from m50tui.widgets.page import Page, Row
from m50tui.widgets.record_list import MOVES, RecordList
from m50tui.widgets.returning import Filtered
from m50tui.widgets.tabs import Tabs

SMALLEST = (60, 15)
"""Columns and lines below which only a sentence is shown."""
LOW = 30
"""Lines below which the panels of the home screen are folded."""


class MainScreen(StoreKeys, Filtered):
    """Lists of everything that is installed."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.key, key.action, key.label, tooltip=key.help, show=False)
        for key in (*MAIN, *FINDING_KEYS, *DEED_KEYS, *ANYWHERE)
        if key.action != "quit"
    ]

    def __init__(self, net: Network) -> None:
        super().__init__(net)
        self._day, self._tab = net.today, "today"
        self._opened = ""
        self._page = Page("", ("",), ())
        self.home = Home(net)

    def compose(self) -> ComposeResult:
        """Lay out header, tabs, filter, list with preview, footer."""
        yield Static(safe(top_line(self.net, host(self.app).net.today)), id="top")
        yield Tabs(id="tabs")
        yield Input(placeholder="zoek in deze lijst", id="filter", select_on_focus=False)
        with Horizontal(id="body", classes="-home"):
            yield self.home
            yield RecordList(id="list")
            yield Preview(self.net, id="preview")
        yield Agenda(self.net, id="agenda")
        yield Static(safe(_TOO_SMALL), id="small")
        yield M50Footer(HOME_FOOTER, id="list-keys")
        yield M50Footer(AGENDA_FOOTER, id="agenda-keys")

    def on_mount(self) -> None:
        """Start at today: first the frame, so that there is something to see at once."""
        self.set_focus(self.list)
        self.call_after_refresh(host(self.app).hold)
        self.call_after_refresh(self.reload, keep=True)
        tell_troubles(self.app, self.net)

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
        if self._day != self.net.today:
            self._day = self.net.today
            self.query_one("#top", Static).update(safe(top_line(self.net, self._day)))
        self.query("#body").set_class(self.at_home, "-home")
        self.manual_topic = pages.topic_about(self._opened or self._tab, self.net)
        try:
            if self.at_agenda and keep:
                self.agenda.reload()
            elif self.at_agenda:
                self.show_sought(self.agenda.come_back())
            elif self.at_home:
                self.home.fill(keep=keep)
            else:
                self._show(pages.page(self.net, self._tab, self._opened), keep=keep)
        except M50Error as error:
            host(self.app).tell_error(error)
        self._tell_keys()

    def _show(self, page: Page, *, keep: bool) -> None:
        self._page = page
        self.list.show(page, keep=keep)
        if not keep:
            self.come_back(self._opened or self._tab)
        self._title()

    def _title(self) -> None:
        self.list.border_title = safe(f"{self._page.title} ({self.list.told})")

    def on_descendant_focus(self) -> None:
        """Show the keys that act now."""
        self._tell_keys()

    def on_key(self, event: events.Key) -> None:
        """On a list of lists, leave alone each letter that the list doesn't tell of."""
        on_menu = not (self.at_home or self.at_agenda) and self._page.menu
        if not on_menu or not event.is_printable or isinstance(self.focused, Input):
            return
        names = (key.key.split(",") for key in pages.list_keys(self._page, self.net))
        if event.key not in MOVES.union(*names):
            event.stop()
            event.prevent_default()

    def action_open(self) -> None:
        """Open the chosen line."""
        self.list.action_open()

    def _tell_keys(self) -> None:
        if isinstance(self.focused, Input):
            keys = FILTER_KEYS
        elif self.at_agenda:
            keys = self.agenda.keys
        elif self.at_home:
            keys = (*self.home.keys, *HOME_FOOTER)
        else:
            keys = pages.list_keys(self._page, self.net)
        if self.net.looks_back:
            keys = tuple(key for key in keys if key.action not in CHANGING)
        for footer in self.query(M50Footer):
            if footer.id in ("list-keys", "agenda-keys"):
                footer.show(keys)

    def action_tab(self, name: str) -> None:
        """Go to a tab; to the one that is shown: to its start."""
        if again := name == self._tab and not self._opened:
            self.begin_anew(name)
        self._tab, self._opened = name, ""
        self.query_one(Tabs).choose(name)
        self.show_sought("")
        if again or not self.at_agenda:
            self._filtered_by("")
        self.set_class(self.at_agenda, "-agenda")
        self.reload(keep=False)
        self._focus()

    def _focus(self) -> None:
        if self.at_agenda:
            self.agenda.use("calendar")
        else:
            self.set_focus(self.list)

    def _filtered_by(self, words: str) -> None:
        if self.at_home:
            self.home.filter(words)
        elif self.at_agenda:
            self.agenda.filter(words)
        else:
            self.list.filter(words)

    @on(Input.Changed, "#filter")
    def _filter(self, event: Input.Changed) -> None:
        self._filtered_by(event.value)
        if not self.at_home and not self.at_agenda:
            self._title()

    @on(Input.Submitted, "#filter")
    def action_list(self) -> None:
        """Go to what was found."""
        self._focus()

    def action_back(self) -> None:
        """Leave the filter, then an opened page."""
        box = self.query_one("#filter", Input)
        if box.value or box.has_focus:
            box.value = ""
        elif self._opened:
            self._opened = ""
            self.reload(keep=False)
        elif self.net.looks_back:
            self.dismiss()
            return
        elif self.at_home:
            self.home.fold()
        self._focus()

    @on(RecordList.Moved)
    def _preview(self, event: RecordList.Moved) -> None:
        self.query_one(Preview).show(event.row)

    @on(RecordList.Opened)
    def _open(self, event: RecordList.Opened) -> None:
        if event.row.page in pages.SCREENS:
            getattr(self, f"action_{event.row.page}")()
        elif event.row.page:
            self._go(event.row.page)
        elif event.row.removed:
            if restore(self.app, self.net, event.row.removed):
                self.reload(keep=False)
        elif event.row.record:
            self.open_record(event.row.record)

    def _go(self, page: str) -> None:
        self.show_sought("")
        self._filtered_by("")
        self._opened = page
        self.reload(keep=False)

    def action_page(self, page: str) -> None:
        """Go to a list under Meer."""
        self.action_tab("more")
        self._go(page)

    @on(Home.Chosen)
    @on(Agenda.Chosen)
    def _chosen(self, event: Home.Chosen | Agenda.Chosen) -> None:
        event.stop()
        self._tell_keys()

    def open_record(self, record_id: str) -> None:
        """Open a record."""
        host(self.app).show_record(record_id, self._after_visit)

    def action_ready(self) -> None:
        """Show what must be ready for the next meeting."""
        host(self.app).show_next_meeting(self._after_visit)

    def _after_visit(self, _: object) -> None:
        self.reload(keep=True)

    @property
    def chosen(self) -> str:
        """Id of the record that is chosen, or empty."""
        if self.at_agenda:
            return self.agenda.current
        row: Row | None = self.list.current
        return row.record if row else ""

    def action_add(self) -> None:
        """Fill in a new record of the page's kind; in the agenda a meeting on the chosen day."""
        if self.at_agenda:
            given = self.agenda.given
            self.app.push_screen(FormScreen(self.net, "meeting", given=given), self._after_visit)
            return
        if kind := self.list.page.kind:
            self.action_add_kind(kind)
        else:
            host(self.app).tell("Open eerst een soort gegevens om iets toe te voegen.")

    def action_add_kind(self, kind: str) -> None:
        """Fill in a new record of a kind, whichever list is shown."""
        self.app.push_screen(FormScreen(self.net, kind), self._after_visit)

    def action_change(self) -> None:
        """Change the chosen record."""
        if chosen := self.chosen:
            change(self.app, self.net, chosen, self._after_visit)

    def action_remove(self) -> None:
        """Remove the chosen record."""
        if (chosen := self.chosen) and remove(self.app, self.net, chosen):
            self.reload(keep=True)

    def action_progress(self) -> None:
        """Record progress on the chosen record."""
        progress(self.app, self.net, self.chosen, self._after_visit)

    def action_home(self, deed: str) -> None:
        """Do something about the chosen line, or at home say why it is there."""
        after = partial(self.reload, keep=True)
        if self.at_home:
            self.home.act(deed, after)
        elif self.at_agenda and not self.agenda.in_list:
            self.agenda.act("first")
        elif deed == "why":
            tell_why(self.app, self.net, self.list.current, after, self._after_visit)
        elif chosen := self.chosen:
            act_if_possible(self.app, self.net, chosen, Deed(deed), after)

    def action_judge(self) -> None:
        """Judge otherwise than what was worked out for the chosen goal."""
        judge(self.app, self.net, self.chosen, self._after_visit)

    def action_set_aside(self) -> None:
        """Set the chosen finding aside until a day; what is no finding, is left until then."""
        row = None if self.at_agenda else self.list.current
        if self.chosen and not isinstance(row, FindingRow):
            self.action_home(Deed.leave.value)
            return
        set_aside(self.app, self.net, self.list.current, partial(self.reload, keep=True))

    def action_look_back(self) -> None:
        """Show the network as it was on another day, over this one."""
        look_back(self.app, self.net, lambda net: self.app.push_screen(MainScreen(net)))

    def action_history(self) -> None:
        """Open the chosen record, where its history stands."""
        if chosen := self.chosen:
            self.open_record(chosen)

    def action_agenda(self, what: str) -> None:
        """Do something of the agenda, and show it."""
        if not self.at_agenda:
            self.action_tab("agenda")
        self.agenda.act(what)


_TOO_SMALL = "Het venster is te klein. Maak het groter: minstens 60 tekens breed en 15 regels hoog."
