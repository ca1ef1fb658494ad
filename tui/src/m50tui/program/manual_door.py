"""The way to the manual from any screen."""

from m50core import Network
from m50tui.terminal.looks import LooksApp


class ManualDoor(LooksApp):
    """An app with a manual, imported when one reads it."""

    net: Network

    def show_manual(self, topic: str) -> None:
        """Show the manual, at a topic when there is one of that name."""
        from m50tui.program.manual import ManualScreen

        self.push_screen(ManualScreen(self.net, topic))
