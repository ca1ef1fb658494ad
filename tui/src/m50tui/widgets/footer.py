"""The line at the bottom: keys that one can press, or click."""

from collections.abc import Iterable

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from m50tui.keys import Key
from m50tui.text import safe


class _KeyLabel(Static):
    def __init__(self, key: Key) -> None:
        super().__init__(safe(f"{key.name} {key.label}"))
        self.action = key.action
        self.tooltip = safe(key.help)

    async def on_click(self, event: events.Click) -> None:
        event.stop()
        await self.run_action(f"screen.{self.action}")


class M50Footer(Horizontal):
    """The footer of a screen; its actions belong to the screen."""

    def __init__(self, keys: Iterable[Key]) -> None:
        super().__init__()
        self._keys = [key for key in keys if key.footer]

    def show(self, keys: Iterable[Key]) -> None:
        """Show other keys."""
        shown = [key for key in keys if key.footer]
        if shown != self._keys:
            self._keys = shown
            self.refresh(recompose=True)

    def compose(self) -> ComposeResult:
        """Give a label per key."""
        for key in self._keys:
            yield _KeyLabel(key)
