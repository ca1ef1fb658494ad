"""Screens whose list stands where one left it, after a restart too."""

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from textual import on
from textual.screen import Screen
from textual.widgets import Input

from m50core import ListSpot, M50Error, Network
from m50tui.widgets.host import look_anew
from m50tui.widgets.record_list import RecordList


class Returning(Screen[None]):
    """Shows one list at a time, ``lines``: it stands where one left it (``net.spots``).

    That is: its line, or the nearest one once that is gone, and how it was sorted. What is sought
    on such a screen is a way to one line, and is forgotten with it.
    """

    net: Network
    _named = ""
    """The list that is shown."""

    @property
    def lines(self) -> RecordList:
        """The list."""
        return self.query_one(RecordList)

    def come_back(self, name: str) -> None:
        """Let the list that is shown now stand where it stood when one left it."""
        self._named = name
        self.lines.stand(self.net.spots.get(name))

    def stay_away(self) -> None:
        """Show something else than a list for now: nothing of it is noted."""
        self._named = ""

    def spot_to_keep(self, spot: ListSpot) -> ListSpot | None:
        """Return what is kept of where the list stands; None: what was kept stays."""
        return None if spot.words else spot

    @on(RecordList.Moved)
    def _note_spot(self, event: RecordList.Moved) -> None:
        if not self._named or event.control is not self.lines:
            return
        if (spot := self.spot_to_keep(event.control.spot)) is not None:
            self.net.spots.note(self._named, spot)

    def on_unmount(self) -> None:
        """Keep where the list stands."""
        with suppress(M50Error):  # told while one is at work
            self.net.spots.keep()


class Filtered(Returning):
    """Shows lists in turn in ``#list``, with in ``#filter`` what is sought in that one.

    What is sought is kept with the list.
    """

    @property
    def lines(self) -> RecordList:
        """The list."""
        return self.query_one("#list", RecordList)

    def come_back(self, name: str) -> None:
        """Let the list that is shown now stand where it stood, with what was sought in it."""
        super().come_back(name)
        self.show_sought(self.lines.spot.words)

    def begin_anew(self, name: str) -> None:
        """Let the list that is shown stand at its start when one comes to it again."""
        if name == self._named:
            self.net.spots.note(name, ListSpot())

    def spot_to_keep(self, spot: ListSpot) -> ListSpot:
        """Return where the list stands, with what is sought in it."""
        return spot

    def action_filter(self) -> None:
        """Go to the filter; what one types takes the place of what stood there."""
        look_anew(self, self.query_one("#filter", Input))

    def show_sought(self, words: str) -> None:
        """Put words in the filter; whoever asks sees to the list."""
        box = self.query_one("#filter", Input)
        with box.prevent(Input.Changed):
            box.value = words


def forget_sought(net: Network, screens: Iterable[Screen[Any]]) -> None:
    """Seek nothing any more in any list: it may be the name of somebody who was erased."""
    net.spots.look_anew()
    for screen in screens:
        if isinstance(screen, Returning) and screen.is_mounted:
            for box in screen.query("#filter").results(Input):
                box.value = ""
