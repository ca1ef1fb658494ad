"""What screens on the network as it is have in common: undo and redo, help, the palette."""

from abc import abstractmethod

from textual.screen import Screen

from m50core import Network
from m50tui.widgets.help import HelpScreen
from m50tui.widgets.host import host, take_step


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

    def action_manual(self) -> None:
        """Read how one works with m50."""
        host(self.app).show_manual("")

    def action_command_palette(self) -> None:
        """Open the palette."""
        host(self.app).action_command_palette()

    async def action_quit(self) -> None:
        """Close the program."""
        await host(self.app).action_quit()
