"""What the chosen line of a list is about, beside it."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from m50core import Network
from m50tui.records.describe import summary
from m50tui.terminal.text import safe
from m50tui.widgets.page import Row

_BESIDE = 4
"""Columns that the border and the scrollbar take."""
_LEAST = 30


class Preview(VerticalScroll, can_focus=False):
    """A record in words, folded to the room there is."""

    def __init__(self, net: Network, *, id: str) -> None:
        super().__init__(id=id)
        self.net = net
        self._row: Row | None = Row(())
        self._text = Static(id=f"{id}-text")

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield self._text

    def show(self, row: Row | None) -> None:
        """Show what a line is about; None: the list is empty."""
        self._row = row
        record = self.net.records.get(row.record) if row and row.record else None
        if record is not None and row is not None:
            room = max(_LEAST, self.size.width - _BESIDE)
            self._text.update(summary(self.net, record, row.text, width=room))
        else:
            self._text.update(safe(row.text if row else "Niets gevonden.", multiline=True))

    def on_resize(self) -> None:
        """Fold the text anew."""
        self.show(self._row)
