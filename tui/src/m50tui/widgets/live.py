"""What screens on the network as it is have in common: undo and redo, help, the palette."""

from abc import abstractmethod
from collections.abc import Callable
from typing import TypeVar

from textual.screen import Screen

from m50core.meetings.proceedings import Proceedings
from m50core.meetings.records.meetings import Meeting
from m50core.meetings.sitting import Sitting
from m50core.network.network import Network
from m50tui.widgets.help import HelpScreen
from m50tui.widgets.host import attempt, host, take_step

T = TypeVar("T")


class LiveScreen(Screen[None]):
    """Shows the network, and shows it anew after each change."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    @abstractmethod
    def reload(self, *, keep: bool) -> None:
        """Show the network as it is now; ``keep``: stay on the chosen line."""

    def action_undo(self) -> None:
        """Take back one's last change."""
        take_step(self.app, self.net.undo)
        self.reload(keep=True)

    def action_redo(self) -> None:
        """Do again what one took back."""
        take_step(self.app, self.net.redo)
        self.reload(keep=True)

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen())

    def action_command_palette(self) -> None:
        """Open the palette."""
        host(self.app).action_command_palette()

    async def action_quit(self) -> None:
        """Close the program."""
        await host(self.app).action_quit()


class SittingScreen(LiveScreen):
    """A screen on one meeting."""

    def __init__(self, net: Network, meeting_id: str) -> None:
        super().__init__(net)
        self.meeting_id = meeting_id

    @property
    def whole(self) -> Proceedings | None:
        """Everything that belongs to the meeting; None once it is removed."""
        if not isinstance(self.net.records.get(self.meeting_id), Meeting):
            return None
        return self.net.sitting(self.meeting_id).proceedings

    def sit(self, deed: Callable[[Sitting], T]) -> T | None:
        """Do something in the meeting; None when it was refused, with the reason told."""
        return attempt(self.app, lambda: deed(self.net.sitting(self.meeting_id)))
