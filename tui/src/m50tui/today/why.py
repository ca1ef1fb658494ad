"""Why a line stands on the home screen, and what one can do about it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from m50core import Deed, Network
from m50tui.terminal.keys import HOME_KEYS, Key
from m50tui.terminal.text import safe
from m50tui.widgets.footer import M50Footer

_DEEDS = tuple(key for key in HOME_KEYS if key.action != "home('why')")
KEYS = (Key("escape,w,enter,q", "back", "terug", "terug naar Vandaag", footer=True),)


class WhyScreen(ModalScreen[str]):
    """The reasons of one line, in full; gives the deed whose key was pressed, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.key, key.action, key.label, tooltip=key.help, show=False)
        for key in (*KEYS, *_DEEDS)
    ]

    def __init__(self, net: Network, record_id: str, why: str, can: tuple[Deed, ...]) -> None:
        super().__init__()
        self.net = net
        self.record_id = record_id
        self._why = why
        self._can = can

    def compose(self) -> ComposeResult:
        """Give the reasons, what one can do, and where it comes from."""
        record = self.net[self.record_id]
        deeds = {deed.value for deed in self._can}
        can = [key for key in HOME_KEYS if key.action.split("'")[1] in deeds]
        lines = [
            safe(record.title_text, "bold"),
            safe(f"{record.spec.label}  {record.id}", "dim"),
            safe(""),
            safe("Waarom staat dit hier?", "bold"),
            safe(self._why, multiline=True),
            safe(""),
            safe("Wat kunt u doen?", "bold"),
            *(safe(f"  {key.name:<6} {key.help}") for key in can),
            safe("  enter  openen en wijzigen"),
        ]
        if record.source:
            lines += [safe(""), safe(f"Bron: {record.source}", "dim")]
        with Vertical(id="why-box"):
            with VerticalScroll(id="why-page"):
                yield Static(Content("\n").join(lines), id="why-text")
            yield M50Footer(KEYS)

    def action_home(self, deed: str) -> None:
        """Go back, and do it there; nothing when that can't be done about this."""
        if Deed(deed) in self._can:
            self.dismiss(deed)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss("")
