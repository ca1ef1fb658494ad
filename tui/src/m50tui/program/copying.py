"""What ctrl+c does: it copies, as in other programs, and never ends this one."""

from abc import abstractmethod

from textual.notifications import SeverityLevel

from m50tui.terminal.looks import LooksApp
from m50tui.widgets.record_list import RecordList

_HOW_TO_STOP = "Stoppen doet u met ctrl+q."


class Copying(LooksApp):
    """An app of which one may copy what was selected, else the chosen line.

    The terminal is asked to keep it, so that it can be pasted in another program. Cells are parted
    by tabs: Excel makes cells of them again.
    """

    @abstractmethod
    def tell(self, sentence: str, severity: SeverityLevel = "information") -> None:
        """Show a sentence for a moment."""

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what was selected; where that is nothing, the chosen line."""
        if not text:
            self.action_help_quit()
            return
        super().copy_to_clipboard(text)
        self.tell("Gekopieerd. Plak het in het andere programma.")

    def action_help_quit(self) -> None:
        """Copy the chosen line; say how to stop, for who meant that."""
        chosen = self.focused.current if isinstance(self.focused, RecordList) else None
        if chosen is None or chosen.nothing or chosen.heading:
            self.tell(_HOW_TO_STOP)
            return
        super().copy_to_clipboard("\t".join(filter(None, chosen.cells)))
        self.tell(f"De gekozen regel is gekopieerd. {_HOW_TO_STOP}")
