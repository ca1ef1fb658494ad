"""The question at quitting with something unsaved; Enter never loses anything."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from m50tui.terminal.keys import Key
from m50tui.terminal.text import safe
from m50tui.widgets.footer import M50Footer

SAVE, KEEP, DROP = "save", "keep", "drop"
KEYS = (
    Key("b", f"answer('{SAVE}')", "bewaren", "bewaar alles, en stop", footer=True),
    Key(
        "enter,c", f"answer('{KEEP}')", "concept laten staan",
        "stop; wat u typte, staat er nog als u dit weer opent", footer=True,
    ),
    Key("w", f"answer('{DROP}')", "weggooien", "gooi weg wat u typte, en stop", footer=True),
    Key("escape", "answer('')", "terug", "stop niet", footer=True),
)  # fmt: skip


def _told(key: Key) -> Content:
    """Return a choice with all its keys; the one that Enter takes stands out."""
    default = "enter" in key.key.split(",")
    mark = ">" if default else " "
    taken = " (dit doet enter)" if default else ""
    names = " of ".join(key.names)
    return safe(f"{mark} {names:<11} {key.label}{taken}: {key.help}", "bold" if default else "")


class LeavingScreen(ModalScreen[str]):
    """Gives what is to happen with what isn't saved; empty: don't stop.

    ``names``: what isn't saved. ``lasting``: a draft is there again the next time.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.key, key.action, key.label, tooltip=key.help, show=False) for key in KEYS
    ]

    def __init__(self, names: Sequence[str], *, lasting: bool) -> None:
        super().__init__(id="leaving")
        self._names = names
        self._lasting = lasting

    def compose(self) -> ComposeResult:
        """Tell what isn't saved, and what one can do."""
        lines = [safe("Dit is nog niet bewaard", "bold"), safe("")]
        lines += [safe(f"  {name}") for name in self._names]
        lines += [safe(""), *(_told(key) for key in KEYS)]
        if not self._lasting:
            lines += [safe(""), safe("Dit is een proef: als u stopt, verdwijnt ook een concept.")]
        with Vertical(id="leaving-box"):
            yield Static(Content("\n").join(lines), id="leaving-text")
            yield M50Footer(KEYS)

    def action_answer(self, answer: str) -> None:
        """Give the answer."""
        self.dismiss(answer)
