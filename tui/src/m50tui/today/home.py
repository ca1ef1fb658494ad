"""The home screen: six panels that one walks through with tab, and why the chosen line is there."""

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from m50core import Deed, Network, Today
from m50core.today import DayTables, possible
from m50tui.terminal.keys import HOME_KEYS, Key, deed_keys
from m50tui.terminal.text import safe
from m50tui.today.acts import act, why_not
from m50tui.today.panels import ALL, PANELS, NeedRow, attention_page
from m50tui.today.why import why_in_full
from m50tui.widgets.host import host
from m50tui.widgets.page import Row
from m50tui.widgets.record_list import RecordList


class Home(Container):
    """What the day asks for. Where there is little room, only the panel one is in is unfolded."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.key, f"screen.{key.action}", key.label, tooltip=key.help, show=False)
        for key in HOME_KEYS
    ]

    class Chosen(Message):
        """Another line is chosen."""

    def __init__(self, net: Network) -> None:
        super().__init__(id="home")
        self.net = net
        self._everything = False
        self._words = ""
        self._day: Today | None = None
        self._told: DayTables | None = None
        self._panels = {name: RecordList(id=f"panel-{name}", quiet=True) for name in PANELS}
        self._why = Static(id="home-why")

    def compose(self) -> ComposeResult:
        """Lay out the panels, and the line that says why."""
        for panel in self._panels.values():
            panel.add_class("panel")
            yield panel
        yield self._why

    def on_mount(self) -> None:
        """Begin at what needs attention."""
        self._unfold(self.first)

    @property
    def first(self) -> RecordList:
        """The panel of what needs attention."""
        return self._panels["attention"]

    @property
    def panel(self) -> RecordList:
        """The panel that one is in, or was in last."""
        return next((p for p in self._panels.values() if p.has_class("-current")), self.first)

    def fill(self, *, keep: bool) -> None:
        """Show the day as it is now; ``keep``: stay on the same lines as far as they are there."""
        day = self._day = self.net.day()
        tables = self._told = self.net.lists.day(day)
        if not keep:
            self._unfold(self.first)
        self._fill_first(day, tables, keep=keep)
        for name, make in PANELS.items():
            if self._panels[name] is not self.first:
                self._panels[name].show(make(self.net, day, tables), keep=keep)
        self._title()
        self._tell(self.panel.current)

    def _fill_first(self, day: Today, tables: DayTables, *, keep: bool) -> None:
        """Show what needs attention: the first seven, or all while one looks for something."""
        everything = self._everything or bool(self._words.strip())
        page = attention_page(self.net, day, tables, everything=everything)
        self.first.show(page, keep=keep)

    def _title(self) -> None:
        """Name each panel, with how many lines were found in it."""
        for panel in self._panels.values():
            count = f": {panel.count} gevonden" if self._words.strip() else ""
            panel.border_title = safe(f"{panel.page.title}{count}")

    def start_anew(self) -> None:
        """Be as at a start, once it is filled: at the first panel, with its first seven."""
        self._everything = False
        self._unfold(self.first)

    def fold(self) -> None:
        """Show only the first seven again."""
        self._everything = False
        self.fill(keep=False)

    def act(self, deed: str, after: Callable[[], None]) -> None:
        """Do something about the chosen line (then ``after``), or tell in full why it is there."""
        row = self.panel.current
        if row is None or not row.record:
            host(self.app).tell("Kies eerst een regel waar u iets aan wilt doen.")
        elif deed == "why":
            self._why_in_full(row, after)
        elif Deed(deed) not in self._possible(row):
            host(self.app).tell(why_not(self.net, row.record, Deed(deed)))
        else:
            act(self.app, self.net, row.record, Deed(deed), after)

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys that do something about the chosen line."""
        row = self.panel.current
        if row is None or not row.record or row.record not in self.net.records:
            return ()
        return (*deed_keys(self._possible(row)), HOME_KEYS[-1])

    def _why_in_full(self, row: Row, after: Callable[[], None]) -> None:
        def do_deed(deed: Deed) -> None:
            act(self.app, self.net, row.record, deed, after)

        can = self._possible(row)
        why_in_full(self.app, self.net, row, can, do_deed, lambda _: after())

    def _possible(self, row: Row) -> tuple[Deed, ...]:
        line = row.attention if isinstance(row, NeedRow) else None
        return possible(self.net[row.record], self.net.today, line)

    def filter(self, words: str) -> None:
        """Show in every panel only lines that hold every word; go where there are any.

        All that a panel can show is searched, also what it keeps behind “en nog …”.
        """
        begins, self._words = bool(words.strip()) != bool(self._words.strip()), words
        if begins and self._day is not None and self._told is not None:
            self._fill_first(self._day, self._told, keep=False)
        for panel in self._panels.values():
            panel.filter(words)
        self._title()
        if words and not self.panel.count:
            self._unfold(next((p for p in self._panels.values() if p.count), self.panel))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Unfold the panel that one comes into."""
        if isinstance(event.widget, RecordList):
            self._unfold(event.widget)
            self._tell(event.widget.current)

    def _unfold(self, panel: RecordList) -> None:
        for record_list in self._panels.values():
            record_list.set_class(record_list is panel, "-current")

    @on(RecordList.Moved)
    def _moved(self, event: RecordList.Moved) -> None:
        event.stop()
        if event.control is self.panel:
            self._tell(event.row)

    @on(RecordList.Opened)
    def _opened(self, event: RecordList.Opened) -> None:
        if event.row.page == ALL:
            event.stop()
            self._everything = True
            self.fill(keep=True)

    def _tell(self, row: Row | None) -> None:
        """Say why the chosen line is there: what a list has no room for."""
        if row is None:
            text = safe("Hier is niets gevonden. esc wist het zoeken.")
        else:
            record = self.net.records.get(row.record)
            title = f"{record.title_text}  " if record else ""
            text = Content.assemble(safe(title, "bold"), safe(row.text))
        self._why.update(text)
        self.post_message(self.Chosen())
