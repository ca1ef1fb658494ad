"""One record: its fields, where it comes from, what it hangs together with, its history."""

from typing import ClassVar

from attrs import evolve
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from m50core import Network, Planned, Progress
from m50core.records import is_person_kind
from m50tui.forms.entry import can_change, change, judge, progress
from m50tui.forms.occasions import OccasionKeys
from m50tui.privacy.person import PersonScreen
from m50tui.records.describe import whole
from m50tui.records.lists import related_page
from m50tui.terminal.keys import (
    ANYWHERE,
    APPROVE,
    CHANGING,
    JUDGE,
    OCCASION_KEYS,
    PERSON_KEYS,
    PREPARED,
    READY,
    REDO,
    REMOVE,
    UNDO,
    Key,
)
from m50tui.terminal.text import safe
from m50tui.widgets.footer import M50Footer
from m50tui.widgets.help import HelpScreen
from m50tui.widgets.host import attempt, host, remove, take_step
from m50tui.widgets.record_list import RecordList

PERSON = PERSON_KEYS[0]
KEYS = (
    Key("escape", "back", "terug", "terug naar de lijst", footer=True),
    Key("e", "change", "wijzig", "wijzig dit gegeven", footer=True),
    Key("v", "progress", "voortgang", "leg vast wat er is gedaan", footer=True),
    JUDGE,
    REMOVE,
    UNDO,
    REDO,
    READY,
    Key("tab", "turn", "tekst of lijst", "naar de tekst, of de lijst", footer=True),
)


class DetailScreen(OccasionKeys, Screen[None]):
    """Everything about one record; Enter walks to a related one."""

    manual_topic = "bewijs"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.key, key.action, key.label, tooltip=key.help, show=False)
        for key in (*KEYS, PERSON, APPROVE, PREPARED, *OCCASION_KEYS, *ANYWHERE)
        if key.action != "quit"
    ]

    def __init__(self, net: Network, record_id: str) -> None:
        super().__init__()
        self.net = net
        self.record_id = record_id

    @property
    def occasion(self) -> str:
        """Id of what the screen is about."""
        return self.record_id

    def show_anew(self) -> None:
        """Show the record as it is now."""
        self._fill()

    @property
    def shows_person(self) -> bool:
        """True when this is a person, about whom one may ask what is kept."""
        record = self.net.records.get(self.record_id)
        return record is not None and is_person_kind(record.spec)

    def compose(self) -> ComposeResult:
        """Lay out the text and the list of related records."""
        with VerticalScroll():
            yield Static(id="detail-text")
        yield RecordList(id="related")
        own: tuple[Key, ...] = (PERSON,) if self.shows_person else ()
        own = (APPROVE,) if isinstance(self.net.records.get(self.record_id), Progress) else own
        own = (PREPARED, *OCCASION_KEYS) if self.shows_occasion else own
        record = self.net.records.get(self.record_id)
        idle = set() if isinstance(record, Planned) else {"progress"}
        if self.net.looks_back:
            idle |= CHANGING
        elif record is not None and not can_change(self.net, record):
            idle.add("change")
        keys = (*KEYS, *(evolve(key, footer=True) for key in own), *ANYWHERE)
        yield M50Footer(key for key in keys if key.action not in idle)

    def on_mount(self) -> None:
        """Fill in."""
        self._fill()
        self.set_focus(self.query_one(RecordList))

    def _fill(self) -> None:
        record = self.net.records.get(self.record_id)
        if record is None:
            self.dismiss(None)
            return
        width = max(40, self.size.width - 6)
        sheet = self.net.lists.sheet(record, changes=True)
        self.query_one("#detail-text", Static).update(whole(sheet, width))
        page = related_page(sheet)
        related = self.query_one(RecordList)
        count = sum(not row.nothing for row in page.rows)
        related.border_title = safe(f"{page.title} ({count})")
        related.show(evolve(page, title=""), keep=True)
        related.styles.height = min(len(page.rows), 12) + 3

    @on(RecordList.Opened)
    def _walk(self, event: RecordList.Opened) -> None:
        event.stop()
        host(self.app).show_record(event.row.record, self._after_visit)

    @on(RecordList.Moved)
    def _moved(self, event: RecordList.Moved) -> None:
        event.stop()

    def _after_visit(self, _: object) -> None:
        self._fill()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_turn(self) -> None:
        """Go to the text, to read on, or back to the list."""
        self.focus_next()

    def action_change(self) -> None:
        """Change this record."""
        change(self.app, self.net, self.record_id, self._after_visit)

    def action_remove(self) -> None:
        """Remove this record, and go back."""
        if remove(self.app, self.net, self.record_id):
            self.dismiss(None)

    def action_progress(self) -> None:
        """Record progress."""
        progress(self.app, self.net, self.record_id, self._after_visit)

    def action_judge(self) -> None:
        """Judge otherwise than what was worked out for this goal."""
        judge(self.app, self.net, self.record_id, self._after_visit)

    def action_approve(self) -> None:
        """Take this progress a step further: checked, then approved."""
        step = attempt(self.app, lambda: self.net.approve(self.record_id))
        if step is not None:
            host(self.app).tell(f"Deze voortgang is nu {step.label}.")
            self._fill()

    def action_person(self) -> None:
        """Show what is kept about this person."""
        if not self.shows_person:
            host(self.app).tell("Dit is geen persoon.")
            return
        self.app.push_screen(PersonScreen(self.net, self.record_id), self._after_visit)

    def action_ready(self) -> None:
        """Show what must be ready for the next meeting."""
        host(self.app).show_next_meeting(self._after_visit)

    def action_undo(self) -> None:
        """Take back one's last change."""
        take_step(self.app, self.net.undo)
        self._fill()

    def action_redo(self) -> None:
        """Do again what one took back."""
        take_step(self.app, self.net.redo)
        self._fill()

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen())

    def action_command_palette(self) -> None:
        """Open the palette."""
        host(self.app).action_command_palette()

    async def action_quit(self) -> None:
        """Close the program."""
        await host(self.app).action_quit()
