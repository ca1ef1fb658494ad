"""What is kept about a person, and wiping it, behind a question that Enter can't answer."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from m50core import M50Error, Network
from m50tui.terminal.keyed import on_screen
from m50tui.terminal.keys import PERSON_KEYS, Key
from m50tui.terminal.text import safe
from m50tui.widgets.footer import M50Footer
from m50tui.widgets.host import host

KEYS = (
    Key("escape", "back", "terug", "terug naar de persoon", footer=True),
    Key("w", "erase", "wissen", PERSON_KEYS[1].help, footer=True),
)


class PersonScreen(Screen[None]):
    """Everything that is kept about one person (AVG)."""

    manual_topic = "avg"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.key, key.action, key.label, tooltip=key.help, show=False) for key in KEYS
    ]

    def __init__(self, net: Network, person_id: str) -> None:
        super().__init__()
        self.net = net
        self.person_id = person_id

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        with VerticalScroll(id="person-page"):
            yield Static(id="person-text")
        yield M50Footer(KEYS)

    def on_mount(self) -> None:
        """Fill in."""
        self._fill()
        self.set_focus(self.query_one("#person-page"))

    def _fill(self) -> None:
        lines = [safe("Wat is er over deze persoon bewaard?", "bold"), safe("")]
        kept = self.net.people.lines(self.net.person(self.person_id))
        lines += [safe(line, multiline=True) for line in kept]
        self.query_one("#person-text", Static).update(Content("\n").join(lines))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_erase(self) -> None:
        """Ask whether to wipe."""
        self.app.push_screen(ErasePersonScreen(self.net, self.person_id), self._after_erasure)

    def _after_erasure(self, done: bool | None) -> None:
        if done:
            self._fill()


class ErasePersonScreen(ModalScreen[bool]):
    """Type the id to wipe; anything else wipes nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "terug", show=False)]

    def __init__(self, net: Network, person_id: str) -> None:
        super().__init__()
        self.net = net
        self.person_id = person_id

    def compose(self) -> ComposeResult:
        """Tell what will go, and ask for the id."""
        plan = self.net.people.plan_erasure(self.person_id)
        lines = [safe("Wissen kan niet ongedaan worden gemaakt", "bold"), safe("")]
        lines += [safe(on_screen(line)) for line in self.net.people.consequences(plan)]
        lines += [safe(""), safe(f"Typ {self.person_id} om te wissen. esc gaat terug.")]
        with Vertical(id="erase-box"):
            yield Static(Content("\n").join(lines), id="erase-text")
            yield Input(id="erase-id")

    def on_mount(self) -> None:
        """Start at the question."""
        self.set_focus(self.query_one(Input))

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip() != self.person_id:
            host(self.app).tell("Dat is niet het nummer. Er is niets gewist.", "warning")
            return
        try:
            done = self.net.erase_person(self.person_id)
        except M50Error as error:
            host(self.app).tell_error(error)
            self.dismiss(False)
            return
        host(self.app).refresh_lists()
        sentence = " ".join(self.net.people.outcome(done))
        host(self.app).tell(sentence, "warning" if done.waits else "information")
        self.dismiss(True)

    def action_cancel(self) -> None:
        """Wipe nothing."""
        self.dismiss(False)
