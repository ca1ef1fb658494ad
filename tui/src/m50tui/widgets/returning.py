"""A screen on which one goes from list to list: each stands where one left it."""

from collections.abc import Iterable
from typing import Any

from textual import on
from textual.screen import Screen
from textual.widgets import Input

from m50core import ListSpot, Network
from m50tui.widgets.host import look_anew
from m50tui.widgets.live import LiveScreen
from m50tui.widgets.record_list import RecordList


class Returning(LiveScreen):
    """Shows one list at a time in ``#list``, with what is sought in it in ``#filter``.

    Where each stood is known after a restart too (``net.spots``): its line, how it was sorted, what
    was sought.
    """

    _named = ""
    """The list that is shown."""

    def come_back(self, name: str) -> None:
        """Let the list that is shown now stand where it stood when one left it."""
        self._named = name
        spot = self.net.spots.get(name)
        self.query_one("#list", RecordList).stand(spot)
        self.show_sought(spot.words)

    def begin_anew(self, name: str) -> None:
        """Let the list that is shown stand at its start when one comes to it again."""
        if name == self._named:
            self.net.spots.note(name, ListSpot())

    def action_filter(self) -> None:
        """Go to the filter; what one types takes the place of what stood there."""
        look_anew(self, self.query_one("#filter", Input))

    def show_sought(self, words: str) -> None:
        """Put words in the filter; whoever asks sees to the list."""
        box = self.query_one("#filter", Input)
        with box.prevent(Input.Changed):
            box.value = words

    @on(RecordList.Moved)
    def _note_spot(self, event: RecordList.Moved) -> None:
        if self._named and event.control.id == "list":
            self.net.spots.note(self._named, event.control.spot)

    def on_unmount(self) -> None:
        """Keep where the lists stand."""
        self.net.spots.keep()


def forget_sought(net: Network, screens: Iterable[Screen[Any]]) -> None:
    """Seek nothing any more in any list: it may be the name of somebody who was erased."""
    net.spots.look_anew()
    for screen in screens:
        if isinstance(screen, Returning) and screen.is_mounted:
            screen.query_one("#filter", Input).value = ""
