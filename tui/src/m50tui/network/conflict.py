"""Two people changed the same field: both values side by side, and which one is kept."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Select, Static

from m50core import ConflictError, Record
from m50core.records import field_words
from m50tui.terminal.keys import Key
from m50tui.terminal.text import safe
from m50tui.widgets.footer import M50Footer

KEYS = (
    Key("ctrl+s", "save", "bewaren", "bewaar wat u koos", footer=True),
    Key("escape", "back", "terug", "terug naar het formulier; er wordt niets bewaard", footer=True),
)

_MINE, _THEIRS = "mine", "theirs"


class ConflictScreen(ModalScreen[frozenset[str] | None]):
    """Gives the fields in which the other's value is to stay; None when nothing was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.key, key.action, key.label, tooltip=key.help, show=False) for key in KEYS
    ]

    def __init__(self, error: ConflictError, present: Record, title: Callable[[str], str]) -> None:
        """``title`` gives what a person calls the record with an id."""
        super().__init__(id="conflict")
        self._title = title
        self.error = error
        self.present = present
        self.alike = error.alike
        self.fields = [name for name in error.fields if name not in self.alike]

    def compose(self) -> ComposeResult:
        """Lay out, per field, both values and the choice."""
        with Vertical(id="conflict-box"):
            title = f"“{self.present.title_text}” is intussen gewijzigd door {self.error.by}"
            yield Static(safe(title, "bold"))
            yield Static(safe("Kies per veld welke waarde blijft. Er is nog niets bewaard."))
            with VerticalScroll(can_focus=False):
                for name in self.fields:
                    yield from self._field(name)
            yield Static(id="conflict-wrong", classes="wrong")
            yield M50Footer(KEYS)

    def _field(self, name: str) -> ComposeResult:
        info = self.present.spec.fields[name]
        yield Static(safe(info.label, "bold"), classes="clash")
        for whose, side in (("U wilt", self.error.mine), ("Nu staat er", self.error.theirs)):
            value = field_words(info, side[name], self._title) or "leeg"
            yield Static(safe(f"{whose}: {value}", multiline=True))
        choices = [
            (safe("de waarde die ik wil"), _MINE),
            (safe("de waarde die er nu staat"), _THEIRS),
        ]
        yield Select(choices, prompt="kies welke blijft …", id=f"choice-{name}", compact=True)

    def on_mount(self) -> None:
        """Start at the first choice; nothing is chosen yet."""
        self.set_focus(self.query(Select).first())

    def action_save(self) -> None:
        """Give what was chosen, when everything is."""
        chosen = {name: self.query_one(f"#choice-{name}", Select).value for name in self.fields}
        if Select.NULL in chosen.values():
            wrong = self.query_one("#conflict-wrong", Static)
            wrong.update(safe("! Kies eerst bij elk veld: enter, een pijltje, enter."))
            wrong.display = True
            return
        theirs = frozenset(name for name, whose in chosen.items() if whose == _THEIRS)
        self.dismiss(theirs | self.alike)

    def action_back(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
