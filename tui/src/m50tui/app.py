"""The app: the network on a screen."""

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.notifications import SeverityLevel

from m50core.domain.meetings import Meeting
from m50core.domain.text import visible
from m50core.errors import M50Error
from m50core.network import Network
from m50core.services.preparation import next_meeting
from m50tui.commands import M50Commands
from m50tui.host import Draft, Live, attempt, told
from m50tui.screens.detail import DetailScreen
from m50tui.screens.help import HelpScreen
from m50tui.screens.main import MainScreen
from m50tui.screens.meeting import MeetingScreen

REFRESH = 1.0
"""Seconds between two looks for commits of other programs."""


class M50App(App[int]):
    """M50 in a terminal. ``net`` is the network; nothing else is kept here."""

    CSS_PATH = "m50.tcss"
    TITLE = "M50"
    COMMANDS: ClassVar[set] = {M50Commands}  # type: ignore[type-arg]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "stoppen", show=False, priority=True),
        Binding("f1", "help", "hulp", show=False, priority=True),
    ]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - as Textual declares it
        (0, "-narrow"),
        (100, "-wide"),
    ]

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net
        self.drafts: dict[tuple[str, str], Draft] = {}
        self._head = net.store.head()

    def on_mount(self) -> None:
        """Show the main screen, and look for others' commits from time to time."""
        self.push_screen(MainScreen(self.net))
        self.set_interval(REFRESH, self._look)

    def _look(self) -> None:
        if not self.is_running:
            return
        try:
            head = self.net.store.head()
        except (M50Error, OSError) as error:
            self.tell_error(error)
            return
        if head != self._head:
            self.refresh_lists()

    def refresh_lists(self) -> None:
        """Show the network as it is now."""
        erased = {c.erases for c in self.net.store.commits(since=self._head) if c.erases}
        self._head = self.net.store.head()
        if erased:
            self._drop_drafts(erased)
        for screen in self.screen_stack:
            if isinstance(screen, Live) and screen.is_mounted:
                screen.reload(keep=True)

    def _drop_drafts(self, erased: set[str]) -> None:
        """Forget what was typed about people whose data was wiped, here or elsewhere."""
        self.drafts = {
            key: draft
            for key, draft in self.drafts.items()
            if key[1] not in erased and not erased & set(draft.typed.values())
        }

    def show_record(self, record_id: str, then: Callable[[object], None]) -> None:
        """Show a record on the screen that is made for it; ``then`` is called on the way back."""
        record = self.net.records.get(record_id)
        if isinstance(record, Meeting):
            self.push_screen(MeetingScreen(self.net, record_id), then)
        elif record is not None:
            self.push_screen(DetailScreen(self.net, record_id), then)

    def show_next_meeting(self, then: Callable[[object], None]) -> None:
        """Show what must be ready for the meeting that comes first."""
        coming = attempt(self, lambda: next_meeting(self.net.records, self.net.today))
        if coming is not None:
            self.show_record(coming.id, then)

    def tell(self, sentence: str, severity: SeverityLevel = "information") -> None:
        """Show a sentence for a moment; it is never markup."""
        self.notify(visible(sentence), severity=severity, markup=False)

    def tell_error(self, error: Exception) -> None:
        """Show what went wrong as a sentence."""
        self.tell(told(error), "error")

    def action_command_palette(self) -> None:
        """Open the palette, in Dutch."""
        if not any(isinstance(screen, CommandPalette) for screen in self.screen_stack):
            self.push_screen(
                CommandPalette(
                    placeholder="Wat wilt u doen, of wat zoekt u?", id="--command-palette"
                )
            )

    def action_help(self) -> None:
        """Show all keys, also while one types or is asked something; a second time: close."""
        if isinstance(self.screen, HelpScreen):
            self.pop_screen()
        else:
            self.push_screen(HelpScreen())

    def action_help_quit(self) -> None:
        """Say how to stop when someone presses ctrl+c outside a text field."""
        self.tell("Stoppen doet u met ctrl+q.")

    def _fatal_error(self) -> None:
        """End with a sentence; a traceback would print values of variables."""
        import sys

        from m50core.crash import report_crash

        error = sys.exc_info()[1] or RuntimeError()
        self._exit_renderables.append(Text(visible(report_crash(error))))
        self._return_code = 4
        self._close_messages_no_wait()
