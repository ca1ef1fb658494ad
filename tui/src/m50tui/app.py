"""The app: the network on a screen."""

import os
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from time import monotonic
from typing import Any, ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual import events
from textual.app import ScreenStackError
from textual.binding import Binding, BindingType
from textual.command import CommandPalette, Provider
from textual.driver import Driver
from textual.message import Message
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widgets import Input, TextArea

from m50core import M50Error, Meeting, Network
from m50core.meetings import next_meeting
from m50core.plugins import FirstFrame
from m50core.values import dutch, visible
from m50tui.forms.drafts import DraftKeeper, Kept, waiting
from m50tui.program.ending import Ending
from m50tui.program.first import FirstPaint
from m50tui.program.main import MainScreen
from m50tui.terminal.keyed import on_screen
from m50tui.terminal.keys import PALETTE, READY
from m50tui.terminal.reader import on_signals, prepare
from m50tui.terminal.turns import Turn, Turns, is_turn
from m50tui.widgets.help import HelpScreen
from m50tui.widgets.host import Draft, Live, error_text
from m50tui.widgets.returning import forget_sought

REFRESH = 1.0
"""Seconds between two looks for commits of other programs, and for another day."""
KEEP = 2.0
"""Seconds after which what was typed is on disk."""
TOGETHER = 1.0
"""Seconds within which what is told belongs together, and stands there together."""
NEXT = ("m50tui.meetings.meeting", "m50tui.records.detail", "m50tui.program.palette")
"""What one goes to from the first screen: imported when that stands there, or when one goes."""
_HUNG_UP = 1
"""Number of the signal that a terminal gives when it goes."""


def _palette() -> type[Provider]:
    from m50tui.program.palette import M50Commands

    return M50Commands


class M50App(Ending):
    """M50 in a terminal. ``net`` is the network; nothing else is kept here."""

    CSS_PATH = "m50.tcss"
    TITLE = "M50"
    COMMANDS: ClassVar[set] = {_palette}  # type: ignore[type-arg]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "stoppen", show=False, priority=True),
        Binding("f1", "help", "hulp", show=False, priority=True),
        Binding(PALETTE.key, PALETTE.action, PALETTE.label, show=False),
        Binding(READY.key, READY.action, READY.label, show=False),
    ]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - as Textual declares it
        (0, "-narrow"),
        (100, "-wide"),
    ]

    def __init__(self, net: Network, frame: FirstFrame | None = None, light: bool = False) -> None:
        """``frame``: what was shown first at a start before, and is again."""
        super().__init__()
        if light:
            self.show_light(light)
        self.first = FirstPaint(self, frame, lambda: (self.net.store.head(), self.net.today), NEXT)
        self.net = net
        self.drafts: MutableMapping[tuple[str, str], Draft] = Kept(net, self.tell_error)
        self._keeper = DraftKeeper(lambda: self.drafts)
        self._told = ""
        self._told_at = 0.0
        self._heard, self._unkept = 0, 0
        self._head = net.store.head()
        self._day = net.today
        self.turns = Turns(self, self._hand_over, lambda: self.first.still)

    def show_light(self, light: bool) -> None:
        """Show everything light, or dark."""
        self.theme = "textual-light" if light else "textual-dark"

    def post_message(self, message: Message) -> bool:
        """Take a message; what is typed or clicked waits for its turn."""
        if not is_turn(message) or self._exit:
            return super().post_message(message)
        self.turns.take(message)
        return True

    def _hand_over(self, turn: Turn) -> None:
        """Act on what was typed or clicked, now that its turn has come."""
        if isinstance(turn, events.Paste) and not isinstance(self.focused, TextArea):
            if isinstance(self.focused, Input):
                turn = events.Paste(self._join(turn.text))
            elif turn.text:
                self.tell("Plakken kan alleen in een tekstvak.")
        super().post_message(turn)

    def _join(self, text: str) -> str:
        """Return what was pasted as one line, and tell when it was more."""
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if len(lines) < 2:
            return "".join(text.splitlines())
        self.tell(
            f"Dit veld heeft één regel. U plakte er {len(lines)}: die staan nu achter elkaar."
        )
        return " ".join(lines)

    def _build_driver(
        self, headless: bool, inline: bool, mouse: bool, size: tuple[int, int] | None
    ) -> Driver:
        driver = super()._build_driver(headless, inline, mouse, size)
        if not driver.is_headless:
            painted = self.first.begin()
            prepare(driver, lambda: self.call_from_anywhere(self._hung_up), painted=painted)
            on_signals(self.leave)
        return driver

    def hold(self) -> None:
        """Paint what comes now when all of it is there."""
        self.first.hold(self.turns)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if not self.first.still:
            super()._display(screen, renderable)

    def call_from_anywhere(self, deed: Callable[[], object]) -> None:
        """Do something soon, also when asked from another thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(deed)

    def leave(self, signal_number: int) -> None:
        """Stop at once because the system asks for it; what was typed is there again later."""
        self.keep_drafts()
        self.exit(128 + signal_number, return_code=128 + signal_number)

    def _hung_up(self) -> None:
        if not self._exit:
            self.leave(_HUNG_UP)

    def on_mount(self) -> None:
        """Show the main screen; look for others' commits and the turn of the day."""
        self.push_screen(MainScreen(self.net))
        self.set_interval(REFRESH, self._look)
        self.set_interval(KEEP, self._from_time_to_time)
        self._tell_drafts()

    def _tell_drafts(self) -> None:
        """Tell which drafts wait; those about people that were wiped elsewhere go first."""
        try:
            if self.net.drafts.all():
                self._drop_drafts({c.erases for c in self.net.store.commits() if c.erases})
            if found := waiting(self.net):
                self.tell(found)
        except M50Error as error:
            self.tell_error(error)
        self._hear(self.net.desk.notices)

    def _hear(self, notices: tuple[str, ...]) -> None:
        """Tell what wasn't told yet of what this computer keeps; what is typed is written anew."""
        if new := notices[self._heard :]:
            self._heard = len(notices)
            self._keeper.forget()
        for notice in new:
            self.tell(on_screen(notice), "warning")

    def _from_time_to_time(self) -> None:
        if self._terminal_gone():
            self._hung_up()
        else:
            self.keep_drafts()
            self._keep_spots()
            self._hear(self.net.desk.told)

    def keep_drafts(self) -> bool:
        """Keep what was typed and isn't saved; False, with the reason told, when that fails."""
        if self._exit or not self.is_running:
            return True
        try:
            self._keeper.keep(self.screen_stack)
        except M50Error as error:
            if error.sentence != self._told:
                self.tell_error(error)
            self._told = error.sentence
            return False
        self._told = ""
        return True

    def _keep_spots(self) -> None:
        """Keep where lists stand; tell it once when that goes wrong twice on end.

        Another window that was at it is done by then.
        """
        try:
            self.net.spots.keep()
        except M50Error as error:
            self._unkept += 1
            if self._unkept == 2 and error.sentence != self._told:
                self.tell_error(error)
        else:
            self._unkept = 0

    def _terminal_gone(self) -> bool:
        driver = self._driver
        if self._exit or driver is None or not getattr(driver, "input_tty", False):
            return False
        return not os.isatty(driver.fileno)  # type: ignore[attr-defined]

    def _look(self) -> None:
        if not self.is_running:
            return
        try:
            head, day = self.net.store.head(), self.net.today
        except (M50Error, OSError) as error:
            self.tell_error(error)
            return
        turned = day != self._day
        self._day = day
        if head != self._head or turned:
            self.refresh_lists()
        if turned:
            self.tell(f"Het is nu {dutch.day(day)}.")

    def refresh_lists(self) -> None:
        """Show the network as it is now."""
        erased = {c.erases for c in self.net.store.commits(since=self._head) if c.erases}
        self._head = self.net.store.head()
        if erased:
            self._drop_drafts(erased)
            forget_sought(self.net, self.screen_stack)
        for screen in self.screen_stack:
            if isinstance(screen, Live) and screen.is_mounted:
                screen.reload(keep=True)

    def _drop_drafts(self, erased: set[str]) -> None:
        """Forget what was typed about people whose data was wiped, here or elsewhere."""
        try:
            self.net.drafts.wipe_pointing_at(erased)
        except M50Error as error:
            self.tell_error(error)

    @property
    def _shown(self) -> Network:
        """The network of the lists that lie on top: that of now, or as it was."""
        mains = (screen for screen in self.screen_stack if isinstance(screen, MainScreen))
        return list(mains)[-1].net

    def show_record(self, record_id: str, then: Callable[[object], None]) -> None:
        """Show a record on the screen that is made for it; ``then`` is called on the way back."""
        from m50tui.meetings.meeting import MeetingScreen
        from m50tui.records.detail import DetailScreen

        net = self._shown
        record = net.records.get(record_id)
        if isinstance(record, Meeting):
            self.push_screen(MeetingScreen(net, record_id), then)
        elif record is not None:
            self.push_screen(DetailScreen(net, record_id), then)

    def show_next_meeting(self, then: Callable[[object], None]) -> None:
        """Show what must be ready for the meeting that comes first."""
        net = self._shown
        try:
            coming = next_meeting(net.records, net.today)
        except M50Error as error:
            how = "Dat kan bij Agenda, onder Nog geen datum, met p."
            self.tell(f"{error_text(error, net)} {how}", "error")
        else:
            self.show_record(coming.id, then)

    def action_ready(self) -> None:
        """Show the next meeting, from any screen on which letters aren't text."""
        below = self.screen

        def show_anew(_: object) -> None:
            if isinstance(below, Live):
                below.reload(keep=True)

        self.show_next_meeting(show_anew)

    def tell(self, sentence: str, severity: SeverityLevel = "information") -> None:
        """Show a sentence for a moment; it is never markup. What was told before makes room."""
        now = monotonic()
        if now - self._told_at > TOGETHER:
            self.call_later(self.make_room)
        self._told_at = now
        self.notify(visible(sentence), severity=severity, markup=False)

    def make_room(self) -> None:
        """Take away what was told before, with the place that the toolkit leaves of it."""
        self.clear_notifications()
        with suppress(ScreenStackError):
            self.screen.query("ToastHolder").remove()

    def tell_error(self, error: Exception) -> None:
        """Show what went wrong as a sentence."""
        self.tell(error_text(error, self.net), "error")

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

    def _print_error_renderables(self) -> None:
        # With the terminal gone, nobody is left to read them.
        with suppress(OSError):
            super()._print_error_renderables()

    def panic(self, *renderables: RenderableType) -> None:
        """End because the terminal can't be read any more: it is gone."""
        del renderables
        self._hung_up()

    def _fatal_error(self) -> None:
        """End with a sentence; a traceback would print values of variables."""
        import sys

        from m50core import report_crash

        error = sys.exc_info()[1] or RuntimeError()
        with suppress(Exception):
            self._keeper.keep(self.screen_stack)
        if self._exit_renderables:
            return
        self._exit_renderables.append(Text(visible(report_crash(error))))
        self._return_code = 4
        self._close_messages_no_wait()
