"""Free moments for the next time of a rhythm."""

from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from m50core import Record, RhythmLedger
from m50core.values import dutch
from m50tui.terminal.keys import Key
from m50tui.terminal.text import safe
from m50tui.widgets.footer import M50Footer
from m50tui.widgets.page import Page, Row
from m50tui.widgets.record_list import RecordList

KEYS = (
    Key("enter", "choose", "kiezen", "zet een vergadering op deze dag", footer=True),
    Key("escape", "cancel", "terug", "kies niets", footer=True),
)


class ProposalScreen(ModalScreen[date | Record]):
    """Offers free days; gives the chosen one, the rhythm when that is to be opened, or None.

    ``free``: the days that are offered; ``chosen``: the day of the calendar, offered too.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "terug", show=False)]

    def __init__(self, ledger: RhythmLedger, free: tuple[date, ...], chosen: date) -> None:
        super().__init__()
        self._ledger = ledger
        self._free = free
        self._day = chosen
        self._means: dict[Row, date | Record] = {}

    def compose(self) -> ComposeResult:
        """Lay out what the rhythm asks, the days, the keys."""
        ledger = self._ledger
        until = dutch.day(ledger.next_by) if ledger.next_by else "-"
        last = dutch.day(ledger.last.day) if ledger.last else "-"
        text = (
            f"{ledger.cadence}, laatst: {last}, volgende uiterlijk: {until}\n"
            f"{ledger.words}\n\nVrije werkdagen, buiten het reces van de Tweede Kamer:"
        )
        lines = [safe(ledger.rhythm.title, "bold"), safe(text, multiline=True)]
        with Vertical(id="proposal-box"):
            yield Static(Content("\n").join(lines), id="proposal-text")
            yield RecordList(id="proposal-list")
            yield M50Footer(KEYS)

    def on_mount(self) -> None:
        """Fill the list."""
        offered = [*self._free, *([] if self._day in self._free else [self._day])]
        self._means = {Row((dutch.day(day), self._note(day))): day for day in offered}
        rhythm = self._ledger.rhythm
        self._means[Row(("Open het ritme", "wat er al is gebeurd"), record=rhythm.id)] = rhythm
        shown = self.query_one(RecordList)
        shown.show(Page("", ("Dag", "Wanneer"), tuple(self._means)))
        self.set_focus(shown)

    def _note(self, day: date) -> str:
        away = (day - self._ledger.day).days
        when = dutch.away(away) if away >= 0 else "al voorbij"
        note = f"week {day.isocalendar().week}, {when}"
        return note if day in self._free else f"{note}: de dag die u in de agenda koos"

    @on(RecordList.Opened)
    def _choose(self, event: RecordList.Opened) -> None:
        event.stop()
        self.dismiss(self._means.get(event.row))

    @on(RecordList.Moved)
    def _moved(self, event: RecordList.Moved) -> None:
        event.stop()

    def action_choose(self) -> None:
        """Take the day under the cursor."""
        self.query_one(RecordList).action_open()

    def action_cancel(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
