"""The line at the bottom: keys that one can press, or click.

One widget draws them all: they change with every line that is chosen, and a widget a key would be
made and laid out again each time.
"""

from collections.abc import Iterable, Iterator

import attrs
from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from m50tui.terminal.keys import Key
from m50tui.terminal.text import safe


@attrs.frozen
class Place:
    """A key as the footer shows it, and the columns in which it does."""

    key: Key
    start: int
    end: int

    @property
    def text(self) -> str:
        """What stands there."""
        return _text(self.key)


class M50Footer(Widget):
    """The footer of a screen; its actions belong to the screen."""

    def __init__(self, keys: Iterable[Key], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._keys = [key for key in keys if key.footer]

    def show(self, keys: Iterable[Key]) -> None:
        """Show other keys."""
        shown = [key for key in keys if key.footer]
        if shown != self._keys:
            self._keys = shown
            self.tooltip = None
            self.refresh()

    @property
    def places(self) -> list[Place]:
        """The keys that there is room for, from left to right: a label is never cut in half."""
        return list(_places(self._fitting()))

    def render(self) -> Content:
        """Draw the keys, as far as there is room."""
        return safe("".join(f" {place.text}" for place in self.places))

    async def on_click(self, event: events.Click) -> None:
        """Do what the key does that is clicked."""
        if place := self._at(event.x):
            event.stop()
            await self.run_action(f"screen.{place.key.action}")

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Explain the key that the mouse is on."""
        place = self._at(event.x)
        tooltip = safe(place.key.help) if place else None
        if tooltip != self.tooltip:
            self.tooltip = tooltip

    def _at(self, column: int) -> Place | None:
        return next((place for place in self.places if place.start <= column < place.end), None)

    def _fitting(self) -> list[Key]:
        """Return the keys that there is room for; what F1 tells too is left out first."""
        room = self.size.width or sum(map(_width, self._keys))
        shown = list(self._keys)
        order = self._keys[::-1]
        order.sort(key=_keep_order)
        for key in order:
            if sum(map(_width, shown)) > room and key.action != "help":
                shown.remove(key)
        return shown


def _places(keys: Iterable[Key]) -> Iterator[Place]:
    start = 0
    for key in keys:
        end = start + _width(key)
        yield Place(key, start, end)
        start = end


def _keep_order(key: Key) -> int:
    return _EXPENDABLE.get(key.action, len(_EXPENDABLE))


def _text(key: Key) -> str:
    return f"{key.name} {key.label}"


def _width(key: Key) -> int:
    return cell_len(f" {_text(key)}")


_EXPENDABLE = {"quit": 0, "command_palette": 1}
"""What is left out first when there is little room; the rest goes from the end."""
