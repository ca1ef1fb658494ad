"""Why a line stands on the home screen, and what one can do about it."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from m50core import Deed, Network
from m50core.today import possible
from m50tui.terminal.keys import HOME_KEYS, Key
from m50tui.terminal.text import safe
from m50tui.today.acts import act_if_possible
from m50tui.widgets.footer import M50Footer
from m50tui.widgets.host import host
from m50tui.widgets.page import Row

_DEEDS = tuple(key for key in HOME_KEYS if key.action != "home('why')")
OPEN = ""
"""What is given when the record itself is to be opened."""
KEYS = (
    Key("escape,w,q", "back", "terug", "terug naar de lijst", footer=True),
    Key("enter", "open", "openen", "open het gegeven", footer=True),
)


class WhyScreen(ModalScreen[str | None]):
    """The reasons of one line, in full; gives the deed whose key was pressed, OPEN, or None.

    ``called``: what the line says, where it is about no record.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key.key, key.action, key.label, tooltip=key.help, show=False)
        for key in (*KEYS, *_DEEDS)
    ]

    def __init__(
        self, net: Network, record_id: str, why: str, can: tuple[Deed, ...], called: str = ""
    ) -> None:
        super().__init__()
        self.net = net
        self.record_id = record_id
        self._why = why
        self._can = can
        self._called = called

    def compose(self) -> ComposeResult:
        """Give the reasons, what one can do, and where it comes from."""
        record = self.net.records.get(self.record_id)
        deeds = {deed.value for deed in self._can}
        can = [key for key in HOME_KEYS if key.action.split("'")[1] in deeds]
        lines = [safe(record.title_text if record else self._called, "bold")]
        if record is not None:
            lines.append(safe(f"{record.spec.label}  {record.id}", "dim"))
        lines += [
            safe(""),
            safe("Waarom staat dit hier?", "bold"),
            safe(self._why, multiline=True),
        ]
        if record is not None:
            lines += [
                safe(""),
                safe("Wat kunt u doen?", "bold"),
                *(safe(f"  {key.name:<6} {key.help}") for key in can),
                safe("  enter  openen en wijzigen"),
            ]
        if record is not None and record.source:
            lines += [safe(""), safe(f"Bron: {record.source}", "dim")]
        with Vertical(id="why-box"):
            with VerticalScroll(id="why-page"):
                yield Static(Content("\n").join(lines), id="why-text")
            yield M50Footer(KEYS if record is not None else KEYS[:1])

    def action_home(self, deed: str) -> None:
        """Go back, and do it there; nothing when that can't be done about this."""
        if Deed(deed) in self._can:
            self.dismiss(deed)

    def action_open(self) -> None:
        """Go back, and open what it is about."""
        self.dismiss(OPEN if self.record_id in self.net.records else None)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def tell_why(
    app: App[Any],
    net: Network,
    row: Row | None,
    done: Callable[[], None],
    after: Callable[[object], None],
) -> None:
    """Show what stands beside a line of any list: where there is room only for the list."""
    if row is None or not row.text:
        host(app).tell("Bij deze regel valt niets meer te lezen. Enter opent hem.")
        return
    record = net.records.get(row.record)
    can = possible(record, net.today) if record is not None else ()

    def act(deed: Deed) -> None:
        act_if_possible(app, net, row.record, deed, done)

    why_in_full(app, net, row, can, act, after)


def why_in_full(
    app: App[Any],
    net: Network,
    row: Row,
    can: tuple[Deed, ...],
    do: Callable[[Deed], None],
    after: Callable[[object], None],
) -> None:
    """Show the reasons of a line; do the deed or open the record whose key is pressed there."""

    def follow(answer: str | None) -> None:
        if answer == OPEN:
            host(app).show_record(row.record, after)
        elif answer:
            do(Deed(answer))

    called = "  ".join(filter(None, row.cells))
    app.push_screen(WhyScreen(net, row.record, row.text, can, called), follow)
