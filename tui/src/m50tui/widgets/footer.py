"""The line at the bottom: keys that one can press, or click."""

from collections.abc import Iterable

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from m50tui.terminal.keys import Key
from m50tui.terminal.text import safe


class _KeyLabel(Static):
    def __init__(self, key: Key) -> None:
        super().__init__(safe(f"{key.name} {key.label}"))
        self.key = key
        self.action = key.action
        self.tooltip = safe(key.help)

    async def on_click(self, event: events.Click) -> None:
        event.stop()
        await self.run_action(f"screen.{self.action}")


class M50Footer(Horizontal):
    """The footer of a screen; its actions belong to the screen."""

    def __init__(self, keys: Iterable[Key], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys = [key for key in keys if key.footer]

    def show(self, keys: Iterable[Key]) -> None:
        """Show other keys."""
        shown = [key for key in keys if key.footer]
        if shown != self._keys:
            self._keys = shown
            self.refresh(recompose=True)

    def compose(self) -> ComposeResult:
        """Give a label per key, as far as there is room."""
        shown = self._fitting()
        for key in self._keys:
            label = _KeyLabel(key)
            label.display = key in shown
            yield label

    def on_resize(self) -> None:
        """Leave out what doesn't fit: a label is never cut in half."""
        shown = self._fitting()
        for label in self.query(_KeyLabel):
            label.display = label.key in shown

    def _fitting(self) -> list[Key]:
        """Return the keys that there is room for; what F1 tells too is left out first."""
        room = self.size.width or sum(map(_width, self._keys))
        shown = list(self._keys)
        order = self._keys[::-1]
        order.sort(key=_kept)
        for key in order:
            if sum(map(_width, shown)) > room and key.action != "help":
                shown.remove(key)
        return shown


def _kept(key: Key) -> int:
    return _EXPENDABLE.get(key.action, len(_EXPENDABLE))


def _width(key: Key) -> int:
    return cell_len(f" {key.name} {key.label}")


_EXPENDABLE = {"quit": 0, "command_palette": 1}
"""What is left out first when there is little room; the rest goes from the end."""
