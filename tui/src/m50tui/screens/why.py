"""Why a line stands on the home screen, and what one can do about it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from m50core.network import Network
from m50core.services.deeds import possible
from m50tui.keys import HOME_KEYS, Key
from m50tui.text import safe
from m50tui.widgets.footer import M50Footer

KEYS = (Key("escape,w,enter,q", "back", "terug", "terug naar Vandaag", footer=True),)


class WhyScreen(ModalScreen[None]):
    """The reasons of one line, in full."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.key, key.action, key.label, tooltip=key.help, show=False) for key in KEYS
    ]

    def __init__(self, net: Network, record_id: str, why: str) -> None:
        super().__init__()
        self.net = net
        self.record_id = record_id
        self._why = why

    def compose(self) -> ComposeResult:
        """Give the reasons, what one can do, and where it comes from."""
        record = self.net[self.record_id]
        deeds = {deed.value for deed in possible(record, self.net.today)}
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
        with VerticalScroll(id="why-box"):
            yield Static(Content("\n").join(lines), id="why-text")
            yield M50Footer(KEYS)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
