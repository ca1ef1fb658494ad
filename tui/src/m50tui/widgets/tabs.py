"""The tabs at the top of the main screen."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from m50tui.terminal.text import safe

TABS = (
    ("today", "1 Vandaag"), ("goals", "2 Doelen"), ("lobby", "3 Lobby"),
    ("members", "4 Leden"), ("agenda", "5 Agenda"), ("more", "6 Meer"),
)  # fmt: skip
"""Each tab's name and label, in order; the first is shown at the start."""


class _Tab(Static):
    def __init__(self, name: str, label: str) -> None:
        super().__init__(safe(label), id=f"tab-{name}", classes="tab")
        self.tab = name

    async def on_click(self) -> None:
        await self.run_action(f"screen.tab('{self.tab}')")


class Tabs(Horizontal):
    """One label a tab; a click goes there."""

    def compose(self) -> ComposeResult:
        """Give a label per tab."""
        for name, label in TABS:
            yield _Tab(name, label)

    def on_mount(self) -> None:
        """Begin at the first."""
        self.choose(TABS[0][0])

    def choose(self, name: str) -> None:
        """Show which tab one is at."""
        for tab in self.query(_Tab):
            tab.set_class(tab.tab == name, "-active")
