"""The list of who is there: a few letters and the space bar for each who comes in."""

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from m50core import MeetingType, Person, Record
from m50core.meetings import presence_line
from m50core.records import fold
from m50tui.forms.pick import PickScreen
from m50tui.meetings.presence import following, proxy_line
from m50tui.meetings.sitting import SittingScreen
from m50tui.terminal.keys import ANYWHERE, HELP, PALETTE, REDO, ROLL_KEYS, UNDO, Key
from m50tui.terminal.text import safe
from m50tui.widgets.footer import M50Footer
from m50tui.widgets.host import host, look_anew
from m50tui.widgets.page import Page, Row, head
from m50tui.widgets.record_list import PartedList, RecordList

STEP, PROXY = ROLL_KEYS
BACK = Key("escape", "back", "terug", "wis wat u typte, of ga terug", footer=True)
SEARCH = Key("slash", "filter", "zoek", "terug naar het zoekvak", footer=True)
_NOT_LISTED = "-"
_TAB = Key("tab", "list", "lijst", "naar de lijst: daar zijn letters toetsen", footer=True)
_TYPING = (STEP, _TAB, BACK, PALETTE, HELP)
_LISTED = (*ROLL_KEYS, SEARCH, UNDO, BACK, PALETTE, HELP)

_NOBODY = "Nog geen leden of personen. Toevoegen: Meer > Leden of Personen, en dan n."


def pick_proxy(screen: SittingScreen, member: str, then: Callable[[object], None]) -> None:
    """Choose, among those who are there, who votes for a member; keep that."""
    listed = screen.whole.attendance if screen.whole else ()
    voting = {voter.id for voter in screen.whole.voters} if screen.whole else set()
    there = {
        attendance.voter
        for attendance in listed
        if attendance.there and attendance.voter != member and attendance.voter in voting
    }
    if not there - {""}:
        host(screen.app).tell("Er is nog niemand aanwezig die een volmacht kan hebben.")
        return

    def keep_proxy(proxy: str | None) -> None:
        if proxy:
            screen.sit(lambda sitting: sitting.attend(member, proxy=proxy))
        then(None)

    ask = f"Wie stemt namens {screen.net.records.title(member)}?"
    pick = PickScreen(screen.net, ("member", "person"), lambda one: one.id in there, ask)
    screen.app.push_screen(pick, keep_proxy)


class _Letters(Input):
    """What one looks for; the space bar is no letter here."""

    async def on_key(self, event: events.Key) -> None:
        """Leave the space bar to the screen."""
        if event.key == STEP.key:
            event.stop()
            event.prevent_default()
            await self.run_action(f"screen.{STEP.action}")


class RollScreen(SittingScreen):
    """Everyone who can be there, with how they are."""

    manual_topic = "vergaderen"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(STEP.key, STEP.action, STEP.label, tooltip=STEP.help, show=False),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("tab", "list", "naar de lijst", show=False),
        *(
            Binding(key.key, key.action, key.label, tooltip=key.help, show=False)
            for key in (PROXY, SEARCH, BACK, UNDO, REDO, *ANYWHERE)
            if key.action != "quit"
        ),
    ]

    def compose(self) -> ComposeResult:
        """Lay out what is typed, and everyone."""
        yield Static(id="roll-head")
        yield _Letters(placeholder="typ een paar letters, en dan de spatiebalk", id="filter")
        yield PartedList(id="roll")
        yield M50Footer(_TYPING)

    def on_mount(self) -> None:
        """Start with typing."""
        self.reload(keep=False)
        self.come_back(f"roll:{self.meeting_id}")
        self.set_focus(self.query_one(Input))

    def on_descendant_focus(self) -> None:
        """Show the keys that act now."""
        typing = isinstance(self.focused, Input)
        self.query_one(M50Footer).show(_TYPING if typing else _LISTED)

    @property
    def lines(self) -> PartedList:
        """Everyone."""
        return self.query_one("#roll", PartedList)

    def reload(self, *, keep: bool) -> None:
        """Show who is there now; back when the meeting is gone."""
        whole = self.whole
        if whole is None:
            self.dismiss(None)
            return
        listed = {attendance.voter: attendance for attendance in whole.attendance}
        rows: list[Row] = []
        for label, records in self._everyone(assembly=whole.meeting.type is MeetingType.assembly):
            rows.append(head(f"{label} ({len(records)})"))
            for record in sorted(records, key=lambda record: fold(record.title_text)):
                here = listed.get(record.id)
                state = here.presence.label if here else _NOT_LISTED
                proxy = proxy_line(self.net, here) if here else ""
                rows.append(Row((record.title_text, state, proxy), record=record.id))
        if not rows:
            rows.append(Row((_NOBODY,), nothing=True))
        title = safe(
            f"Presentielijst: {whole.meeting.title}\n{presence_line(whole)}", multiline=True
        )
        self.query_one("#roll-head", Static).update(title)
        self.lines.show(Page("", ("Wie", "Stand", "Volmacht"), tuple(rows)), keep=keep)

    def _everyone(self, *, assembly: bool) -> list[tuple[str, list[Record]]]:
        """Return who can be there: who has a vote, and the others, by what they are called."""
        voters: list[Record] = [*self.whole.voters] if self.whole else []
        groups: list[tuple[str, list[Record]]]
        voting = {voter.id for voter in voters}
        people = [p for p in self.net.records.collection(Person) if p.id not in voting]
        if voters and all(isinstance(voter, Person) for voter in voters):
            groups = [("Bestuur", voters), ("Anderen, zonder stem", [*people])]
        else:
            groups = [("Personen", [] if assembly else [*people]), ("Leden", voters)]
        return [(label, records) for label, records in groups if records]

    @on(Input.Changed)
    def _filter(self, event: Input.Changed) -> None:
        event.stop()
        self.lines.filter(event.value, keep=not event.value)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_step()

    @on(RecordList.Opened)
    def _opened(self, event: RecordList.Opened) -> None:
        event.stop()
        self.action_step()

    @on(RecordList.Moved)
    def _moved(self, event: RecordList.Moved) -> None:
        event.stop()

    def _current_id(self) -> str:
        return self.lines.current.record if self.lines.current else ""

    def action_step(self) -> None:
        """Put the chosen one on the list, or change how they are there; clear what was typed."""
        who = self._current_id()
        if not who:
            host(self.app).tell("Niemand gevonden.")
            return
        here = self.whole.attendance if self.whole else ()
        listed = {attendance.voter: attendance for attendance in here}
        presence = following(listed[who].presence if who in listed else None)
        if self.sit(lambda sitting: sitting.attend(who, presence=presence)) is not None:
            self._after_change()

    def _after_change(self, _: object = None) -> None:
        self.query_one(Input).value = ""
        self.reload(keep=True)

    def action_proxy(self) -> None:
        """Choose who votes for the chosen member."""
        who = self._current_id()
        if self.whole and any(voter.id == who for voter in self.whole.voters):
            pick_proxy(self, who, self._after_change)
        else:
            host(self.app).tell("Een volmacht is er voor wie een stem heeft.")

    def action_move(self, step: int) -> None:
        """Move in the list, also while one types."""
        self.lines.action_move(step)

    def action_list(self) -> None:
        """Go to the list, where letters are keys."""
        self.set_focus(self.lines)

    def action_filter(self) -> None:
        """Look for someone else."""
        look_anew(self, self.query_one(Input))

    def action_back(self) -> None:
        """Clear what was typed, or go back."""
        box = self.query_one(Input)
        if box.value:
            box.value = ""
        else:
            self.dismiss(None)
