"""How the program ends: after a question when something isn't saved, with the next start ready."""

from abc import abstractmethod
from collections.abc import MutableMapping

from m50core import Network
from m50tui.forms.drafts import unsaved_screens
from m50tui.forms.leaving import DROP, KEEP, SAVE, LeavingScreen
from m50tui.program.copying import Copying
from m50tui.program.first import FirstPaint
from m50tui.program.main import MainScreen
from m50tui.program.manual_door import ManualDoor
from m50tui.terminal.turns import Turns
from m50tui.widgets.host import Draft


class Ending(Copying, ManualDoor):
    """An app that is left with ctrl+q."""

    net: Network
    drafts: MutableMapping[tuple[str, str], Draft]
    first: FirstPaint
    turns: Turns

    @abstractmethod
    def keep_drafts(self) -> bool:
        """Keep what was typed and isn't saved; False, with the reason told, when that fails."""

    @abstractmethod
    def make_room(self) -> None:
        """Take away what was told before."""

    async def action_quit(self) -> None:
        """Stop, after a question when something isn't saved; asked twice: keep it as a draft."""
        if isinstance(self.screen, LeavingScreen):
            self.screen.action_answer(KEEP)
            return
        forms = unsaved_screens(self.screen_stack)
        if not forms:
            self.first.leave(self.turns, self._show_first)
            return
        names = [form.called for form in forms]
        question = LeavingScreen(names, lasting=self.net.drafts.lasting)
        self.push_screen(question, self._leave_with)

    def _show_first(self) -> None:
        """Show what is shown at a start."""
        self.make_room()
        screens = self.screen_stack
        first = next(screen for screen in screens if isinstance(screen, MainScreen))
        for _ in screens[screens.index(first) + 1 :]:
            self.pop_screen()
        first.home.start_anew()
        first.action_tab("today")

    def _leave_with(self, answer: str | None) -> None:
        if answer == KEEP:
            if self.keep_drafts():
                self.exit(0)
        elif answer == DROP:
            for screen in unsaved_screens(self.screen_stack):
                self.drafts.pop(screen.draft_key, None)
            self.exit(0)
        elif answer == SAVE:
            self._save_all()

    def _save_all(self) -> None:
        """Save what isn't, from the screen on top down, and stop; where that fails, stay there."""
        while forms := unsaved_screens(self.screen_stack):
            top = forms[0]
            place = list(map(id, self.screen_stack)).index(id(top))
            for _ in self.screen_stack[place + 1 :]:
                self.pop_screen()
            top.save_typed()
            if id(top) in map(id, self.screen_stack):
                return
        self.first.leave(self.turns, self._show_first)
